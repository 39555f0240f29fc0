import Files
import LanguageModels

/// How a pair is written: as a line that TRL's trainers read, in explicit form. What the judge said
/// is further columns, which `datasets` keeps and trainers pass over.
public struct PairLine: Encodable {
  public var pair: PreferencePair
  /// Texts in place of lists of messages.
  public var standard: Bool

  public init(_ pair: PreferencePair, standard: Bool = false) {
    (self.pair, self.standard) = (pair, standard)
  }

  private enum Key: String, CodingKey {
    case id, subset, prompt, chosen, rejected, margin, preference
    case scoreChosen = "score_chosen"
    case scoreRejected = "score_rejected"
    case massChosen = "mass_chosen"
    case massRejected = "mass_rejected"
  }

  public func encode(to encoder: any Encoder) throws {
    var line = encoder.container(keyedBy: Key.self)
    try line.encode(pair.id, forKey: .id)
    try line.encode(pair.category, forKey: .subset)
    if standard {
      try line.encode(pair.turns.text, forKey: .prompt)
      try line.encode(pair.chosen, forKey: .chosen)
      try line.encode(pair.rejected, forKey: .rejected)
    } else {
      try line.encode(pair.turns, forKey: .prompt)
      try line.encode([ChatMessage(.assistant, pair.chosen)], forKey: .chosen)
      try line.encode([ChatMessage(.assistant, pair.rejected)], forKey: .rejected)
    }
    // 1 and 0 say no more than the choice.
    if pair.scoreChosen != 1 || pair.scoreRejected != 0 {
      try line.encode(pair.scoreChosen, forKey: .scoreChosen)
      try line.encode(pair.scoreRejected, forKey: .scoreRejected)
      try line.encode(pair.scoreChosen - pair.scoreRejected, forKey: .margin)
    }
    try line.encodeIfPresent(pair.massChosen, forKey: .massChosen)
    try line.encodeIfPresent(pair.massRejected, forKey: .massRejected)
    try line.encodeIfPresent(pair.preference, forKey: .preference)
  }
}

extension PreferencePair {
  /// Writes pairs as a file that ``read(_:)`` and TRL read, a line each, texts as texts.
  public static func write(_ pairs: [PreferencePair], to path: String) throws {
    try JSONLines.write(pairs.map { PairLine($0, standard: true) }, to: path)
  }
}
