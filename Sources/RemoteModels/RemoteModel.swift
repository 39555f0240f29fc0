import Files
import Foundation
import LanguageModels
import Preferences

/// A model on a server: vLLM, llama.cpp, or anything that speaks OpenAI's protocol.
public struct RemoteModel: Sendable {
  /// What the server is, as its own pages tell.
  public enum Kind: String, Sendable { case vLLM, llamaCpp, openAI }

  public let kind: Kind
  /// The model's name on the server.
  public let name: String
  let connection: ServerConnection
  let cache: AnswerCache
  /// Requests under way at the same time.
  let requests: Int
  /// Whether prompts are messages of a chat; else they are raw text.
  let usesTemplate: Bool
  /// A template to be used here in place of the server's.
  let template: ChatTemplate?
  private let ladder = Ladder()

  /// Asks the server what it is.
  ///
  /// - Parameters:
  ///   - address: `http://host:port`, with or without `/v1`.
  ///   - model: the model's name; `nil` for the first that the server lists.
  ///   - cache: the folder where answers are kept.
  ///   - requests: under way at the same time, 1 to 4.
  ///   - patience: seconds before a failed request is repeated, doubled each time.
  /// - Throws: ``FileError`` where no server answers.
  public init(
    address: String, model: String? = nil, cache: String, requests: Int = 4,
    usesTemplate: Bool = true, template: ChatTemplate? = nil, patience: Double = 0.5
  ) throws {
    connection = try ServerConnection(address, patience: patience)
    self.cache = AnswerCache(folder: cache)
    self.requests = min(4, max(1, requests))
    self.usesTemplate = usesTemplate
    self.template = template
    let models = try connection.send("/v1/models")
    let listed = (models.fields["data"] as? [[String: Any]])?.first?["id"] as? String
    guard let name = model ?? listed else {
      throw FileError(
        address, "status \(models.status), no model listed",
        remedy: models.lacksKey ?? "name it with --server-model")
    }
    self.name = name
    if try connection.send("/props").fields["default_generation_settings"] != nil {
      kind = .llamaCpp
    } else if try connection.send("/version").fields["version"] != nil {
      kind = .vLLM
    } else {
      kind = .openAI
    }
  }

  /// All that its answers depend on, as far as it tells.
  public var fingerprint: Fingerprint {
    var made = Fingerprint(["server": connection.base, "--server-model": name])
    if let template { made.add("chat template", textOf: template.source) }
    made.add("--raw", "\(!usesTemplate)")
    return made
  }

  /// What results call the chat template.
  public var templateName: String { template?.name ?? (usesTemplate ? "server's" : "none") }

  /// A way to ask: where, and with what body.
  struct Request {
    let path: String
    let body: [String: Any]
  }

  /// The first of several ways that the server takes; those that it refuses (400, 404, 422) are not
  /// tried again.
  ///
  /// - Parameter purpose: requests of one purpose have the same ways in the same order.
  func ask(_ purpose: String, _ ways: [Request]) throws -> Data {
    let question = try ways.map { way in
      let body = try JSONSerialization.data(withJSONObject: way.body, options: .sortedKeys)
      return way.path + String(decoding: body, as: UTF8.self)
    }
    return try cache.answer(to: ([connection.base, name] + question).joined(separator: "\n")) {
      var refusal = "no way to ask"
      var remedy = "try --raw, or another --server-model"
      for index in ladder.first(purpose)..<ways.count {
        let answer = try connection.send(ways[index].path, ways[index].body)
        if answer.isSuccess {
          ladder.settle(purpose, on: index)
          return answer.body
        }
        refusal = "\(ways[index].path) gives status \(answer.status), \(answer.beginning)"
        remedy = answer.lacksKey ?? remedy
        guard [400, 404, 405, 422, 501].contains(answer.status) else { break }
      }
      throw FileError(connection.base, refusal, remedy: remedy)
    }
  }

  /// A request that the server may not know; `nil` where it refuses.
  func askOptional(_ path: String, _ body: [String: Any]) throws -> [String: Any]? {
    if ladder.first(path) > 0 { return nil }
    let answer = try connection.send(path, body)
    if !answer.isSuccess { ladder.settle(path, on: 1) }
    return answer.isSuccess ? answer.fields : nil
  }

  /// The instruction as a prompt: messages, or the text that they are here.
  enum Prompt {
    case messages([[String: String]])
    /// `isComplete` where the text begins with its special token already.
    case text(String, isComplete: Bool)
  }

  func prompt(_ turns: [ChatMessage]) throws -> Prompt {
    if let template { return .text(try template.render(turns), isComplete: true) }
    if !usesTemplate { return .text(turns.text, isComplete: false) }
    let messages = turns.map { ["role": $0.role.rawValue, "content": $0.content] }
    if kind == .llamaCpp {
      let body = ["model": name, "messages": messages].merging(withoutThinking) { own, _ in own }
      if let text = try askOptional("/apply-template", body)?["prompt"] as? String {
        // The server has left out the special token that it puts before every text.
        return .text(text, isComplete: false)
      }
    }
    return .messages(messages)
  }

  /// Makes the answer begin at once, where the template knows thoughts before it.
  var withoutThinking: [String: Any] {
    kind == .openAI ? [:] : ["chat_template_kwargs": ["enable_thinking": false]]
  }

  // MARK: Tokens

  /// A text's tokens without any before or behind it; `nil` where the server has no route for that.
  func tokens(of text: String) throws -> [Int]? {
    let body: [String: Any]
    switch kind {
    case .llamaCpp:
      body = ["model": name, "content": text, "add_special": false, "parse_special": true]
    case .vLLM: body = ["model": name, "prompt": text, "add_special_tokens": false]
    case .openAI: return nil
    }
    let answer = try ask("tokenize", [.init(path: "/tokenize", body: body)])
    let fields = try? JSONSerialization.jsonObject(with: answer) as? [String: Any]
    return fields?["tokens"] as? [Int]
  }

  /// A prompt as requests hold it: llama.cpp puts a special token before every text, also where it
  /// stands there already, but not before tokens.
  func field(for text: String, isComplete: Bool) throws -> Any {
    guard kind == .llamaCpp, isComplete, let tokens = try tokens(of: text) else { return text }
    return tokens
  }
}

/// From which way on the server is asked, by purpose.
private final class Ladder: @unchecked Sendable {
  private let lock = NSLock()
  private var places: [String: Int] = [:]

  func first(_ purpose: String) -> Int { lock.withLock { places[purpose] ?? 0 } }
  func settle(_ purpose: String, on index: Int) { lock.withLock { places[purpose] = index } }
}
