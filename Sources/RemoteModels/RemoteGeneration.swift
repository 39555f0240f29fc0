import Files
import Foundation
import LanguageModels
import Preferences

extension RemoteModel {
  /// Draws responses to each conversation, several requests at once; every sample has a seed of its
  /// own, so that an answer on disk is that sample's.
  ///
  /// Nothing but `sampling` shapes what is drawn, on servers that let themselves be told so.
  ///
  /// - Parameters:
  ///   - turns: the conversations.
  ///   - samples: responses to each.
  ///   - limit: tokens per response at most.
  ///   - seed: makes the seed of a prompt's sample.
  /// - Throws: ``FileError`` where the server refuses.
  public func generate(
    _ turns: [[ChatMessage]], samples: Int, limit: Int, sampling: Sampling,
    seed: @Sendable @escaping (_ prompt: Int, _ sample: Int) -> UInt32
  ) throws -> [[String]] {
    let flat = try mapConcurrently(turns.count * samples, atOnce: requests) { index in
      let (prompt, sample) = (index / samples, index % samples)
      return try generate(turns[prompt], limit, sampling, seed(prompt, sample))
    }
    return turns.indices.map { Array(flat[$0 * samples..<($0 + 1) * samples]) }
  }

  private func generate(
    _ turns: [ChatMessage], _ limit: Int, _ sampling: Sampling, _ seed: UInt32
  ) throws -> String {
    var body: [String: Any] = [
      "model": name, "max_tokens": limit, "temperature": sampling.temperature,
      "top_p": sampling.topP, "seed": Int(seed >> 1),
    ]
    if sampling.topK > 0 { body["top_k"] = sampling.topK }
    let path: String
    let prompt = try prompt(turns)
    if let field = prompt.field, !usesTemplate || template != nil || prompt.isTokens {
      body["prompt"] = field
      if kind == .vLLM { body["add_special_tokens"] = !prompt.isComplete }
      path = "/v1/completions"
    } else {
      body["messages"] = messages(turns)
      body.merge(withoutThinking) { own, _ in own }
      path = "/v1/chat/completions"
    }
    let alone = body.merging(withoutDefaults) { own, _ in own }
    let text = try ask("generate", [alone, body].map { .init(path: path, body: $0) }) { answer in
      let choice = (answer["choices"] as? [[String: Any]])?.first
      let message = choice?["message"] as? [String: Any]
      guard let text = message?["content"] as? String ?? choice?["text"] as? String else {
        throw FileError(
          connection.base + path, "no text in its answer", remedy: "try --raw or another server")
      }
      return text
    }
    // A tokenizer whose words begin with a blank writes one before the first word of an answer too.
    return usesTemplate && text.hasPrefix(" ") ? String(text.dropFirst()) : text
  }

  /// What turns off the sampling of the server's own that it does where nothing is said.
  private var withoutDefaults: [String: Any] {
    switch kind {
    // It follows the model's `generation_config.json`.
    case .vLLM: return ["top_k": -1, "min_p": 0, "repetition_penalty": 1]
    // Its command line and the model's file may turn on any of many samplers; only those listed are
    // used, in this order, which is that of `Sampling`.
    case .llamaCpp:
      return [
        "samplers": ["temperature", "top_k", "top_p"], "top_k": 0, "dynatemp_range": 0,
        "mirostat": 0,
      ]
    // llama-cpp-python's server draws from 40 tokens of some probability and makes every repeated
    // word less likely.
    case .openAI: return ["top_k": 0, "min_p": 0, "repeat_penalty": 1]
    }
  }
}
