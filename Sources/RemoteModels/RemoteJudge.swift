import Files
import Foundation
import LanguageModels
import Preferences

/// The judge whose model is on a server: one token is asked for, with the log-probabilities of the
/// likeliest ones. The server reads the same text as a model here would, cut into tokens as a whole.
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
  private let known = KnownWords()

  public init(_ server: RemoteModel, prompt: JudgePrompt) {
    self.server = server
    self.prompt = prompt
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try readings(items) { _ in }.map { $0.map(\.score) }
  }

  /// - Throws: ``UnaskableItem`` for an item that is longer than the server reads.
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
    let turns = [
      ChatMessage.user(
        prompt.text(
          instruction: item.instruction, response: response, category: item.category,
          inChat: server.usesTemplate))
    ]
    let closing = prompt.closing(category: item.category, inChat: server.usesTemplate)
    let words = try known.words(closing) { try server.words(prompt, behind: closing) }
    let asked = try server.prompt(turns)
    guard let field = asked.field else { return try chat(turns, words) }
    return server.kind == .llamaCpp
      ? try native(field, words) : try completion(field, asked, words)
  }

  // MARK: llama.cpp

  /// The hundred likeliest tokens, and all of them where a word is not among those.
  private func native(_ prompt: Any, _ words: RemoteWords) throws -> ScoreReading {
    var reading = ScoreReading(score: 0.5, mass: 0, bounds: 0...1)
    for count in [100, 300_000] {
      var own = try native(prompt, words, count)
      // The list is of the probabilities before any bias.
      if own == nil {
        own = try native(prompt, words, count, bias: [[words.ids?.first ?? 0, 1000]])
      }
      reading = own ?? reading
      if reading.bounds == nil { break }
    }
    return reading
  }

  /// - Returns: `nil` where the likeliest token is a part of a character, of which llama.cpp keeps
  ///   the list to itself.
  private func native(
    _ prompt: Any, _ words: RemoteWords, _ count: Int, bias: [[Int]]? = nil
  ) throws -> ScoreReading? {
    var body: [String: Any] = [
      "model": server.name, "prompt": prompt, "n_predict": 1, "n_probs": count, "temperature": 0,
      "post_sampling_probs": false, "cache_prompt": false, "return_tokens": true,
    ]
    if let bias { body["logit_bias"] = bias }
    return try server.ask("native", [.init(path: "/completion", body: body)]) { answer in
      let isPart = (answer["content"] as? String)?.contains("\u{FFFD}") == true
      if isPart, bias == nil, words.ids != nil, NextTokens(answer) == nil { return nil }
      return try read(answer, words)
    }
  }

  // MARK: OpenAI's protocol

  private func completion(
    _ prompt: Any, _ asked: RemoteModel.Prompt, _ words: RemoteWords
  ) throws -> ScoreReading {
    var plain: [String: Any] = [
      "model": server.name, "prompt": prompt, "max_tokens": 1, "temperature": 0, "logprobs": 20,
    ]
    if server.kind == .vLLM { plain["add_special_tokens"] = !asked.isComplete }
    var few = plain
    few["logprobs"] = 5
    let ways = exact(plain, words) + [plain, few]
    let reading = try server.ask(
      "completions", ways.map { .init(path: "/v1/completions", body: $0) }
    ) { try read($0, words) }
    return try ratio(in: reading, words) {
      if case .tokens(let tokens) = asked { return tokens }
      return try (prompt as? String).flatMap { text in
        try server.tokens(of: text, isWhole: !asked.isComplete)
      }
    }
  }

  private func chat(_ turns: [ChatMessage], _ words: RemoteWords) throws -> ScoreReading {
    var plain: [String: Any] = [
      "model": server.name, "messages": server.messages(turns), "max_tokens": 1,
      "temperature": 0, "logprobs": true, "top_logprobs": 20,
    ]
    plain.merge(server.withoutThinking) { own, _ in own }
    var few = plain
    few["top_logprobs"] = 5
    let ways = exact(plain, words) + [plain, few]
    let reading = try server.ask(
      "chat", ways.map { .init(path: "/v1/chat/completions", body: $0) }
    ) { try read($0, words) }
    return try ratio(in: reading, words) { try server.tokens(ofChat: turns) }
  }

  /// The request for the two words whatever their rank, as newer versions of vLLM take it.
  private func exact(_ body: [String: Any], _ words: RemoteWords) -> [[String: Any]] {
    guard server.kind == .vLLM, let ids = words.ids else { return [] }
    var exact = body
    exact["logprob_token_ids"] = ids
    exact["return_tokens_as_token_ids"] = true
    return [exact]
  }

  /// The reading itself where it is a number; else p_yes / (p_yes + p_no) alone, from vLLM's route
  /// for it, if it has one.
  ///
  /// The route would cut its two texts into tokens one by one, so it is given the tokens of one text.
  private func ratio(
    in reading: ScoreReading, _ words: RemoteWords, _ prompt: () throws -> [Int]?
  ) throws -> ScoreReading {
    guard reading.bounds != nil, server.kind == .vLLM, let ids = words.ids,
      let tokens = try prompt(), let last = tokens.last, tokens.count > 1
    else { return reading }
    let body: [String: Any] = [
      "model": server.name, "query": Array(tokens.dropLast()), "items": [[last]],
      "label_token_ids": ids, "apply_softmax": true, "item_first": false,
      "add_special_tokens": false,
    ]
    let score = try server.askOptional("/generative_scoring", body) { fields -> Double? in
      let score = (fields["data"] as? [[String: Any]])?.first?["score"] as? NSNumber
      return score.flatMap { (0...1).contains($0.doubleValue) ? $0.doubleValue : nil }
    }
    return score.map { ScoreReading(score: $0, mass: nil) } ?? reading
  }

  private func read(_ answer: [String: Any], _ words: RemoteWords) throws -> ScoreReading {
    guard let tokens = NextTokens(answer) else {
      throw FileError(
        server.connection.base,
        "no log-probabilities in its answer, or numbers that are none: \(answer.beginning)",
        remedy: "start the server so that it gives them, such as with logits_all or --max-logprobs")
    }
    return tokens.reading(yes: words.yes, no: words.no, isGuess: words.isGuess)
  }
}

extension [String: Any] {
  /// The beginning of an answer, for errors.
  fileprivate var beginning: String {
    let data = try? JSONSerialization.data(withJSONObject: self, options: .sortedKeys)
    return String(decoding: (data ?? Data()).prefix(200), as: UTF8.self)
  }
}
