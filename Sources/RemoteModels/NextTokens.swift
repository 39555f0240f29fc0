import Foundation
import Preferences

/// The likeliest next tokens as a server lists them.
package struct NextTokens: Equatable {
  package struct Token: Equatable {
    package var text: String
    package var id: Int?
    /// Nats, at most 0.
    package var logProbability: Double
  }
  /// The likeliest first.
  package private(set) var tokens: [Token]

  init(tokens: [Token]) { self.tokens = tokens }

  // MARK: Decoders

  /// Reads whichever of the three forms an answer has:
  /// - `completion_probabilities[0].top_logprobs`: llama.cpp's own, with ids;
  /// - `choices[0].logprobs.content[0].top_logprobs`: OpenAI's chats, and llama.cpp's completions;
  /// - `choices[0].logprobs.top_logprobs[0]`: OpenAI's older completions, a token's text to its
  ///   log-probability; vLLM writes `token_id:17` for a text where it is asked to.
  ///
  /// The list is empty where the answer ended before its first token and the server, such as
  /// llama-cpp-python's, tells nothing of the token that ended it. There is none at all where one of
  /// the numbers is no log-probability.
  package init?(_ answer: [String: Any]) {
    let choice = (answer["choices"] as? [[String: Any]])?.first
    let logprobs = choice?["logprobs"] as? [String: Any]
    let listed: [Token?]
    if let first = (answer["completion_probabilities"] as? [[String: Any]])?.first {
      listed = Self.list(first)
    } else if let first = (logprobs?["content"] as? [[String: Any]])?.first {
      listed = Self.list(first)
    } else if let first = (logprobs?["top_logprobs"] as? [Any])?.first as? [String: Any] {
      listed = first.map { Self.token($0, nil, $1) }
    } else if logprobs != nil, choice?["finish_reason"] as? String == "stop" {
      tokens = []
      return
    } else {
      return nil
    }
    tokens = listed.compactMap { $0 }
    if tokens.isEmpty || tokens.count < listed.count { return nil }
    tokens.sort { ($0.logProbability, $1.text) > ($1.logProbability, $0.text) }
  }

  private static func list(_ first: [String: Any]) -> [Token?] {
    struct Key: Hashable { let text: String, id: Int? }
    let listed = first["top_logprobs"] as? [[String: Any]] ?? []
    var known: Set<Key> = []
    var tokens: [Token?] = []
    // The drawn token is listed beside the likeliest ones; it may be among them.
    for entry in listed + [first] {
      guard let text = entry["token"] as? String, let value = entry["logprob"] else { continue }
      let token = token(text, entry["id"] as? Int, value)
      if let token, !known.insert(Key(text: token.text, id: token.id)).inserted { continue }
      tokens.append(token)
    }
    return tokens
  }

  /// `nil` for what is no logarithm of a probability; rounding may lift one a little above 0.
  private static func token(_ text: String, _ id: Int?, _ value: Any) -> Token? {
    guard let value = (value as? NSNumber)?.doubleValue, value <= 1e-3 else { return nil }
    let spelled = text.hasPrefix("token_id:") ? Int(text.dropFirst("token_id:".count)) : nil
    return Token(text: text, id: id ?? spelled, logProbability: min(0, value))
  }

  // MARK: Scores

  /// A word to look for.
  package struct Label: Equatable, Sendable {
    var text: String
    var id: Int?

    package init(text: String, id: Int? = nil) { (self.text, self.id) = (text, id) }
  }

  /// The score that the list allows for: a number where both words are on it, else an interval.
  ///
  /// A word that is not listed is at most as likely as the last listed one, and as what the list
  /// leaves over.
  ///
  /// - Parameter isGuess: whether the words may as well be spelled with the blank, or without it,
  ///   as behind a template that only the server knows; then the spelling that the model writes
  ///   counts, for both words together.
  package func reading(yes: Label, no: Label, isGuess: Bool = false) -> ScoreReading {
    let found = logProbabilities(yes, no, isGuess: isGuess)
    let mass = found.reduce(0) { $0 + ($1.map(exp) ?? 0) }
    if let yes = found[0], let no = found[1] {
      return ScoreReading(score: yes == no ? 0.5 : 1 / (1 + exp(no - yes)), mass: mass)
    }
    let listed = tokens.reduce(0) { $0 + exp($1.logProbability) }
    // Rounded numbers may add up to a little more than they are.
    let most = min(exp(tokens.last?.logProbability ?? 0), max(0, 1 - listed) + 1e-6)
    let bounds: ClosedRange<Double>
    switch (found[0].map(exp), found[1].map(exp)) {
    case (let pYes?, nil): bounds = pYes > 0 ? pYes / (pYes + most)...1 : 0...1
    case (nil, let pNo?): bounds = pNo > 0 ? 0...most / (most + pNo) : 0...1
    default: bounds = 0...1
    }
    return ScoreReading(
      score: (bounds.lowerBound + bounds.upperBound) / 2, mass: mass, bounds: bounds)
  }

  private func logProbabilities(_ yes: Label, _ no: Label, isGuess: Bool) -> [Double?] {
    let asked = [yes, no].map(logProbability)
    if !isGuess, asked != [nil, nil] { return asked }
    // Some servers show a token without the blank before it, some with one that a word beginning
    // the answer does not have.
    let words = [yes, no].map { String($0.text.trimmingPrefix(" ")) }
    let spellings =
      [asked]
      + ["", " "].map { blank in
        words.map { logProbability(Label(text: blank + $0, id: nil)) }
      }
    func mass(_ found: [Double?]) -> Double { found.reduce(0) { $0 + ($1.map(exp) ?? 0) } }
    return spellings.max { mass($0) < mass($1) } ?? asked
  }

  private func logProbability(_ label: Label) -> Double? {
    tokens.first { token in
      if let id = label.id, let own = token.id { return id == own }
      return token.text == label.text
    }?.logProbability
  }
}
