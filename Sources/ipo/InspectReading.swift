import Files
import Foundation
import LanguageModels
import Tensors

/// A text as the model read it.
struct Reading: Encodable {
  let ids: [Int]
  /// Of every word after the last token; `nil`, in JSON `null`, where not a finite number.
  let logits: [Float?]
  let greedy: [Int]?
  /// Σ ln p of the completion's tokens, nats; `nil` also where it is not a finite number.
  let completionLogProbability: Double?

  enum CodingKeys: String, CodingKey {
    case ids, logits, greedy
    case completionLogProbability = "completion_logp"
  }

  init(of text: String, by model: LanguageModel, greedy: Int?, completionFrom: Int?) throws {
    let transformer = model.transformer
    let ids = try model.tokenizer.encode(text)
    let last = ids.count - 1
    if ids.isEmpty {
      throw FileError("--text", "no tokens in it", remedy: "give at least one word")
    }
    let room = transformer.maximumPositions - ids.count
    if greedy ?? 0 > room {
      throw FileError(
        "--text", "\(ids.count) tokens, with \(greedy ?? 0) of --greedy",
        remedy: "the model reads \(transformer.maximumPositions) at most")
    }
    let first = completionFrom ?? ids.count
    if completionFrom != nil, !(1..<ids.count).contains(first) {
      let remedy = last > 0 ? "give a number from 1 to \(last)" : "give a longer text"
      throw FileError(
        "--completion-from", "\(first) does not split a text of \(ids.count) tokens",
        remedy: remedy)
    }

    // The row before each token of the completion predicts it; the last row is what comes next.
    let states = transformer.states(RaggedBatch([ids]), rows: Array(first - 1...last))
    let targets = Array(ids[first...])
    self.ids = ids
    logits = transformer.logits(selectRows(states, [targets.count])).array.map {
      $0.isFinite ? $0 : nil
    }
    self.greedy = try greedy.map { count in
      if count == 0 { return [] }
      try transformer.requireRoom(for: [ids], limit: count, in: "--text")
      return try transformer.generate(
        [ids], limit: count, stops: [], sampling: .greedy, random: Random(seed: 1)
      ).flatMap { $0.flatMap(\.tokens) }
    }
    completionLogProbability = completionFrom.flatMap { _ in
      let sum = tokenLogProbabilities(
        selectRows(states, Array(targets.indices)), head: transformer.head, targets: targets
      ).array.reduce(0) { $0 + Double($1) }
      return sum.isFinite ? sum : nil
    }
  }

  /// The tokens, the ten likeliest to follow, and what else was asked for.
  func text(_ tokenizer: any Tokenizer) -> String {
    var tokens = TextTable("token", "id", "text")
    for (place, id) in ids.enumerated() { tokens.add([String(place), String(id), quoted(id)]) }

    let most = Double(logits.compactMap { $0 }.max() ?? 0)
    let weights = logits.map { $0.map { exp(Double($0) - most) } ?? 0 }
    let total = weights.reduce(0, +)
    let likeliest = weights.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }.prefix(10)
    var next = TextTable("next", "id", "p")
    for id in likeliest {
      next.add([quoted(id), String(id), String(format: "%.6f", weights[id] / total)])
    }

    func quoted(_ id: Int) -> String { tokenizer.text(of: id).debugDescription }
    var parts = [tokens.text, next.text]
    if let greedy {
      parts.append("greedy: " + greedy.map(quoted).joined(separator: " "))
    }
    if let completionLogProbability {
      parts.append(
        "log-probability of the completion: "
          + String(format: "%.6f nats", completionLogProbability))
    }
    return parts.joined(separator: "\n\n")
  }
}
