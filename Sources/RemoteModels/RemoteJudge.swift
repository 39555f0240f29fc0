import Files
import Foundation
import LanguageModels
import Preferences

/// The judge whose model is on a server: one token is asked for, with the log-probabilities of the
/// likeliest ones.
///
/// | server | asked | exact |
/// |---|---|---|
/// | llama.cpp | `/completion` with `n_probs`, as many as it takes | yes |
/// | vLLM | `logprob_token_ids` of the two words; else `/generative_scoring`, the ratio alone | yes |
/// | others | the 20 (or 5) likeliest tokens | where both words are among them |
public struct RemoteJudge: ReadingJudge {
  public let name = "P(Yes) on a server"
  let server: RemoteModel
  let prompt: JudgePrompt

  public init(_ server: RemoteModel, prompt: JudgePrompt) {
    self.server = server
    self.prompt = prompt
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try readings(items) { _ in }.map { $0.map(\.score) }
  }

  public func readings(
    _ items: [JudgeItem], progress: (Int) -> Void
  ) throws -> [[ScoreReading]] {
    let asked = items.flatMap { item in item.responses.map { (item, $0) } }
    let flat = try mapConcurrently(asked.count, atOnce: server.requests) {
      try reading(asked[$0].0, asked[$0].1)
    }
    progress(items.count)
    var rest = flat[...]
    return items.map { item in
      defer { rest = rest.dropFirst(item.responses.count) }
      return Array(rest.prefix(item.responses.count))
    }
  }

  private func reading(_ item: JudgeItem, _ response: String) throws -> ScoreReading {
    let opening = prompt.opening(instruction: item.instruction, category: item.category)
    let text =
      opening + response + prompt.closing(category: item.category, inChat: server.usesTemplate)
    let asked = try server.prompt([.user(text)])
    switch (server.kind, asked) {
    case (.llamaCpp, .text(let text, let isComplete)): return try native(text, isComplete)
    case (_, .text(let text, let isComplete)): return try completion(text, isComplete)
    case (_, .messages(let messages)): return try chat(messages)
    }
  }

  // MARK: llama.cpp

  /// The hundred likeliest tokens, and all of them where a word is not among those.
  private func native(_ text: String, _ isComplete: Bool) throws -> ScoreReading {
    let (yes, no) = labels(behind: text)
    let prompt = try server.field(for: text, isComplete: isComplete)
    var reading = ScoreReading(score: 0.5, mass: 0, bounds: 0...1)
    for count in [100, 300_000] {
      let answer = try server.ask(
        "native",
        [
          .init(
            path: "/completion",
            body: [
              "model": server.name, "prompt": prompt, "n_predict": 1, "n_probs": count,
              "temperature": 0, "post_sampling_probs": false, "cache_prompt": false,
              "return_tokens": true,
            ])
        ])
      reading = try tokens(answer).reading(yes: yes, no: no)
      if reading.bounds == nil { break }
    }
    return reading
  }

  // MARK: OpenAI's protocol

  private func completion(_ text: String, _ isComplete: Bool) throws -> ScoreReading {
    let (yes, no) = labels(behind: text)
    var plain: [String: Any] = [
      "model": server.name, "prompt": text, "max_tokens": 1, "temperature": 0, "logprobs": 20,
    ]
    if server.kind == .vLLM { plain["add_special_tokens"] = !isComplete }
    var few = plain
    few["logprobs"] = 5
    let ways = exact(plain, yes, no) + [plain, few]
    let answer = try server.ask(
      "completions", ways.map { .init(path: "/v1/completions", body: $0) })
    let reading = try tokens(answer).reading(yes: yes, no: no)
    if reading.bounds != nil, let score = try ratio(text, yes, no, isComplete) {
      return ScoreReading(score: score, mass: nil)
    }
    return reading
  }

  private func chat(_ messages: [[String: String]]) throws -> ScoreReading {
    let (yes, no) = labels(behind: "\n")
    var plain: [String: Any] = [
      "model": server.name, "messages": messages, "max_tokens": 1, "temperature": 0,
      "logprobs": true, "top_logprobs": 20,
    ]
    plain.merge(server.withoutThinking) { own, _ in own }
    var few = plain
    few["top_logprobs"] = 5
    let ways = exact(plain, yes, no) + [plain, few]
    let answer = try server.ask(
      "chat", ways.map { .init(path: "/v1/chat/completions", body: $0) })
    return try tokens(answer).reading(yes: yes, no: no, isGuess: true)
  }

  /// The request for the two words whatever their rank, as newer versions of vLLM take it.
  private func exact(
    _ body: [String: Any], _ yes: NextTokens.Label, _ no: NextTokens.Label
  ) -> [[String: Any]] {
    guard server.kind == .vLLM, let yes = yes.id, let no = no.id else { return [] }
    var exact = body
    exact["logprob_token_ids"] = [yes, no]
    exact["return_tokens_as_token_ids"] = true
    return [exact]
  }

  /// p_yes / (p_yes + p_no) alone, from vLLM's route for it; `nil` where there is none.
  private func ratio(
    _ text: String, _ yes: NextTokens.Label, _ no: NextTokens.Label, _ isComplete: Bool
  ) throws -> Double? {
    guard server.kind == .vLLM, let yes = yes.id, let no = no.id else { return nil }
    // One item that ends the query: the last line.
    let cut = text.lastIndex(of: "\n") ?? text.startIndex
    let answer = try server.askOptional(
      "/generative_scoring",
      [
        "model": server.name, "query": String(text[..<cut]), "items": [String(text[cut...])],
        "label_token_ids": [yes, no], "apply_softmax": true, "item_first": false,
        "add_special_tokens": !isComplete,
      ])
    return ((answer?["data"] as? [[String: Any]])?.first?["score"] as? NSNumber)?.doubleValue
  }

  private func tokens(_ answer: Data) throws -> NextTokens {
    let fields = (try? JSONSerialization.jsonObject(with: answer) as? [String: Any]) ?? [:]
    guard let tokens = NextTokens(fields) else {
      throw FileError(
        server.connection.base, "no log-probabilities in its answer",
        remedy: "start the server so that it gives them, such as with logits_all or --max-logprobs")
    }
    return tokens
  }

  // MARK: Words

  /// The two words as they follow a text, with their ids where the server tells them.
  private func labels(behind text: String) -> (yes: NextTokens.Label, no: NextTokens.Label) {
    let spellings = [prompt.yes, prompt.no].map { word in
      let bare = String(word.trimmingPrefix(" "))
      return text.last?.isWhitespace == true ? bare : server.usesTemplate ? " " + bare : word
    }
    let ids = ids(of: spellings, behind: text)
    // One for both words is that of what the tokenizer does not know.
    let known = ids[0] == ids[1] ? [nil, nil] : ids
    return (.init(text: spellings[0], id: known[0]), .init(text: spellings[1], id: known[1]))
  }

  /// The words' ids, where the server has a route for it and a word is one token: the one that the
  /// text's end gains by it. Some tokenizers would put a blank before the word alone.
  private func ids(of words: [String], behind text: String) -> [Int?] {
    let end = String(text.suffix(16))
    let before = try? server.tokens(of: end)
    return words.map { word in
      guard let before, let after = try? server.tokens(of: end + word),
        after.count == before.count + 1, after.starts(with: before)
      else { return nil }
      return after.last
    }
  }
}
