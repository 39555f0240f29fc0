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
  ///
  /// The list is empty where the answer ended before its first token and the server, such as
  /// llama-cpp-python's, tells nothing of the token that ended it.
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
    } else if logprobs != nil, choice?["finish_reason"] as? String == "stop" {
      tokens = []
      return
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
  ///
  /// - Parameter isGuess: whether the words may as well be spelled with the blank, or without it,
  ///   as behind a template that only the server knows; then the spelling that lists both counts.
  func reading(yes: Label, no: Label, isGuess: Bool = false) -> ScoreReading {
    let found = probabilities(yes, no, isGuess: isGuess)
    let mass = (found[0] ?? 0) + (found[1] ?? 0)
    if let pYes = found[0], let pNo = found[1] {
      return ScoreReading(score: mass > 0 ? pYes / (pYes + pNo) : 0.5, mass: mass)
    }
    let listed = tokens.reduce(0) { $0 + exp($1.logProbability) }
    // Rounded numbers may add up to a little more than they are.
    let most = min(exp(tokens.last?.logProbability ?? 0), max(0, 1 - listed) + 1e-6)
    let bounds: ClosedRange<Double>
    switch (found[0], found[1]) {
    case (let pYes?, nil): bounds = pYes > 0 ? pYes / (pYes + most)...1 : 0...1
    case (nil, let pNo?): bounds = pNo > 0 ? 0...most / (most + pNo) : 0...1
    default: bounds = 0...1
    }
    return ScoreReading(
      score: (bounds.lowerBound + bounds.upperBound) / 2, mass: mass, bounds: bounds)
  }

  private func probabilities(_ yes: Label, _ no: Label, isGuess: Bool) -> [Double?] {
    let asked = [yes, no].map(probability)
    if !isGuess, asked != [nil, nil] { return asked }
    // Some servers show a token without the blank before it, some with one that a word beginning
    // the answer does not have.
    let words = [yes, no].map { String($0.text.trimmingPrefix(" ")) }
    let spellings =
      [asked]
      + ["", " "].map { blank in
        words.map { probability(Label(text: blank + $0, id: nil)) }
      }
    return spellings.first { !$0.contains(nil) } ?? spellings.first { $0 != [nil, nil] } ?? asked
  }

  private func probability(_ label: Label) -> Double? {
    let token = tokens.first { token in
      if let id = label.id, let own = token.id { return id == own }
      return token.text == label.text
    }
    return token.map { exp($0.logProbability) }
  }
}
