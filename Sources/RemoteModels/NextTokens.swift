import Foundation
import Preferences

/// The likeliest next tokens as a server lists them.
struct NextTokens: Equatable {
  struct Token: Equatable {
    var text: String
    var id: Int?
    /// Nats.
    var logProbability: Double
  }
  var tokens: [Token]

  init(tokens: [Token]) { self.tokens = tokens }

  // MARK: Decoders

  /// Reads whichever of the three forms an answer has:
  /// - `completion_probabilities[0].top_logprobs`: llama.cpp's own, with ids;
  /// - `choices[0].logprobs.content[0].top_logprobs`: OpenAI's chats, and llama.cpp's completions;
  /// - `choices[0].logprobs.top_logprobs[0]`: OpenAI's older completions, a token's text to its
  ///   log-probability; vLLM writes `token_id:17` for a text where it is asked to.
  init?(_ answer: [String: Any]) {
    let choice = (answer["choices"] as? [[String: Any]])?.first
    let logprobs = choice?["logprobs"] as? [String: Any]
    if let first = (answer["completion_probabilities"] as? [[String: Any]])?.first {
      tokens = Self.list(first)
    } else if let first = (logprobs?["content"] as? [[String: Any]])?.first {
      tokens = Self.list(first)
    } else if let first = (logprobs?["top_logprobs"] as? [Any])?.first as? [String: Any] {
      tokens = first.compactMap { text, value in
        (value as? NSNumber).map { Self.token(text, nil, $0.doubleValue) }
      }
    } else {
      return nil
    }
    if tokens.isEmpty { return nil }
    tokens.sort { ($0.logProbability, $1.text) > ($1.logProbability, $0.text) }
  }

  private static func list(_ first: [String: Any]) -> [Token] {
    let listed = first["top_logprobs"] as? [[String: Any]] ?? []
    // The drawn token is listed beside the likeliest ones; it may be among them.
    return (listed + [first]).reduce(into: []) { tokens, entry in
      guard let text = entry["token"] as? String, let value = entry["logprob"] as? NSNumber else {
        return
      }
      let token = token(text, entry["id"] as? Int, value.doubleValue)
      if !tokens.contains(where: { $0.text == token.text && $0.id == token.id }) {
        tokens.append(token)
      }
    }
  }

  private static func token(_ text: String, _ id: Int?, _ logProbability: Double) -> Token {
    let spelled = text.hasPrefix("token_id:") ? Int(text.dropFirst("token_id:".count)) : nil
    return Token(text: text, id: id ?? spelled, logProbability: logProbability)
  }

  // MARK: Scores

  /// A word to look for.
  struct Label: Equatable, Sendable {
    var text: String
    var id: Int?
  }

  /// The score that the list allows for: a number where both words are on it, else an interval.
  ///
  /// A word that is not listed is at most as likely as the last listed one, and as what the list
  /// leaves over.
  func reading(yes: Label, no: Label) -> ScoreReading {
    var found = [yes, no].map(probability)
    if found[0] == nil, found[1] == nil {
      // Servers that show tokens without their blank.
      func bare(_ label: Label) -> Label {
        Label(text: String(label.text.trimmingPrefix(" ")), id: nil)
      }
      found = [bare(yes), bare(no)].map(probability)
    }
    let mass = (found[0] ?? 0) + (found[1] ?? 0)
    if let pYes = found[0], let pNo = found[1] {
      return ScoreReading(score: mass > 0 ? pYes / (pYes + pNo) : 0.5, mass: mass)
    }
    let listed = tokens.reduce(0) { $0 + exp($1.logProbability) }
    let most = min(exp(tokens.last?.logProbability ?? 0), max(0, 1 - listed))
    let bounds: ClosedRange<Double>
    switch (found[0], found[1]) {
    case (let pYes?, nil): bounds = pYes > 0 ? pYes / (pYes + most)...1 : 0...1
    case (nil, let pNo?): bounds = pNo > 0 ? 0...most / (most + pNo) : 0...1
    default: bounds = 0...1
    }
    return ScoreReading(
      score: (bounds.lowerBound + bounds.upperBound) / 2, mass: mass, bounds: bounds)
  }

  private func probability(_ label: Label) -> Double? {
    let token = tokens.first { token in
      if let id = label.id, let own = token.id { return id == own }
      return token.text == label.text
    }
    return token.map { exp($0.logProbability) }
  }
}
