import Files
import Foundation

/// What a server says of the model behind an address and a name, and how that model answers a fixed
/// question: other weights, or the same in another precision, are told by their numbers.
struct ServerIdentity {
  let connection: ServerConnection
  /// The model's name on the server.
  let name: String
  let kind: RemoteModel.Kind
  /// Whether the server writes the chat down; then it is asked so.
  let usesChat: Bool
  let cache: AnswerCache

  /// The facts, those that change from one request to the next left out.
  ///
  /// - Throws: ``FileError`` where no server answers.
  func read() throws -> Fingerprint {
    var facts = Fingerprint(["server": connection.base, "--server-model": name])
    // Asked first, since a server of many models loads this one by it.
    let probe = try probe()
    facts.add("probe of the server's numbers", probe?.text ?? "none")
    let models = try connection.send("/v1/models").fields["data"] as? [[String: Any]] ?? []
    let entry = models.first { $0["id"] as? String == name } ?? [:]
    // `created` and `permission` are vLLM's and llama.cpp's time of the request.
    for field in ["owned_by", "root", "parent", "max_model_len", "meta"] {
      if let value = entry[field].flatMap(Self.text) { facts.add("server's \(field)", value) }
    }
    switch kind {
    case .vLLM:
      let version = try connection.send("/version", isOptional: true).fields["version"] as? String
      facts.add("server's version", version ?? "unknown")
    case .llamaCpp:
      let page = try connection.send("/props", isOptional: true).fields
      for field in ["model_path", "build_info"] {
        if let value = page[field] as? String { facts.add("server's \(field)", value) }
      }
      if let template = page["chat_template"] as? String {
        facts.add("server's chat template", textOf: template)
      }
      let settings = page["default_generation_settings"] as? [String: Any]
      if let size = settings?["n_ctx"] as? Int { facts.add("server's n_ctx", "\(size)") }
    case .openAI: break
    }
    return facts
  }

  /// A value of JSON as text, `nil` for null.
  private static func text(_ value: Any) -> String? {
    guard !(value is NSNull),
      let data = try? JSONSerialization.data(
        withJSONObject: value, options: [.sortedKeys, .fragmentsAllowed, .withoutEscapingSlashes])
    else { return nil }
    return String(decoding: data, as: UTF8.self)
  }

  // MARK: Numbers

  /// The likeliest tokens behind the probe's question, nats.
  private struct Probe: Codable {
    var tokens: [String: Double]

    init?(_ answer: ServerConnection.Answer) {
      guard answer.isSuccess, let list = NextTokens(answer.fields) else { return nil }
      // What vLLM does not know is -9999: beside requests for two words, all but the first.
      let known = list.tokens.prefix(5).filter { $0.logProbability > -1000 }
      if known.isEmpty { return nil }
      tokens = Dictionary(known.map { ($0.text, $0.logProbability) }, uniquingKeysWith: max)
    }

    private var last: Double { tokens.values.min() ?? 0 }

    /// The greatest difference; a token that one list lacks is at most as likely there as its last.
    func difference(from other: Probe) -> Double {
      Set(tokens.keys).union(other.tokens.keys).map { token in
        switch (tokens[token], other.tokens[token]) {
        case (let own?, let others?): abs(own - others)
        case (let own?, nil): max(0, own - other.last)
        case (nil, let others?): max(0, others - last)
        case (nil, nil): 0
        }
      }.max() ?? 0
    }

    var text: String {
      tokens.sorted { ($0.value, $1.key) > ($1.value, $0.key) }
        .map { "\($0.key.debugDescription) \(String(format: "%.3f", $0.value))" }
        .joined(separator: " ")
    }
  }

  /// Asks the probe's question; `nil` where the server tells no log-probabilities.
  ///
  /// Numbers that differ by less than the server's own do from one time to the next are the same
  /// ones: those that came first, which are kept beside the answers.
  private func probe() throws -> Probe? {
    func ask() throws -> Probe? { try Probe(connection.send(path, question, isOptional: true)) }
    // Behind the first time, whatever the server keeps of a prompt is there each time.
    guard try ask() != nil, let first = try ask() else { return nil }
    let second = try ask()
    let noise = second.map { $0.difference(from: first) } ?? 0
    let place = Fingerprint.digest([connection.base, name, path].joined(separator: "\n"))
    let file = "\(cache.folder)/servers/\(place).json"
    let data = FileManager.default.contents(atPath: file) ?? Data()
    var known = (try? JSONDecoder().decode([Probe].self, from: data)) ?? []
    if let same = known.first(where: { $0.difference(from: first) <= 0.002 + 3 * noise }) {
      return same
    }
    known.append(first)
    try cache.write(JSONEncoder().encode(known), to: file)
    return first
  }

  private var path: String {
    kind == .llamaCpp ? "/completion" : usesChat ? "/v1/chat/completions" : "/v1/completions"
  }

  private var question: [String: Any] {
    let text = "The quick brown fox jumps over the lazy"
    var body: [String: Any] = ["model": name, "temperature": 0]
    if kind == .llamaCpp {
      body.merge(
        ["prompt": text, "n_predict": 1, "n_probs": 5, "post_sampling_probs": false]
      ) { $1 }
    } else if usesChat {
      body.merge(
        [
          "messages": [["role": "user", "content": text]], "max_tokens": 1, "logprobs": true,
          "top_logprobs": 5,
        ]
      ) { $1 }
    } else {
      body.merge(["prompt": text, "max_tokens": 1, "logprobs": 5]) { $1 }
    }
    return body
  }
}
