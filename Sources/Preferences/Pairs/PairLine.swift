import LanguageModels

/// A pair as a line that TRL's trainers read, in explicit form; what the judge said is further
/// columns, which `datasets` keeps and trainers pass over.
public struct PairLine: Encodable {
  public var id: String
  public var subset: String
  public var turns: [ChatMessage]
  public var chosen: String
  public var rejected: String
  public var scoreChosen: Double
  public var scoreRejected: Double
  /// p_yes + p_no of the two, where it is known.
  public var massChosen: Double?
  public var massRejected: Double?
  /// p̂ of a soft label; `nil` for a hard one.
  public var preference: Double?
  /// Texts in place of lists of messages.
  public var standard: Bool

  /// The pair of an item's responses `best` and `worst`, which has scores.
  public init(_ item: ResponseItem, best: Int, worst: Int, standard: Bool) {
    id = item.id
    subset = item.subset
    turns = item.turns
    (chosen, rejected) = (item.responses[best], item.responses[worst])
    let scores = item.scores ?? item.responses.map { _ in 0 }
    (scoreChosen, scoreRejected) = (scores[best], scores[worst])
    (massChosen, massRejected) = (item.masses?[best], item.masses?[worst])
    self.standard = standard
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
    try line.encode(id, forKey: .id)
    try line.encode(subset, forKey: .subset)
    if standard {
      try line.encode(turns.text, forKey: .prompt)
      try line.encode(chosen, forKey: .chosen)
      try line.encode(rejected, forKey: .rejected)
    } else {
      try line.encode(turns, forKey: .prompt)
      try line.encode([ChatMessage(.assistant, chosen)], forKey: .chosen)
      try line.encode([ChatMessage(.assistant, rejected)], forKey: .rejected)
    }
    try line.encode(scoreChosen, forKey: .scoreChosen)
    try line.encode(scoreRejected, forKey: .scoreRejected)
    try line.encode(scoreChosen - scoreRejected, forKey: .margin)
    try line.encodeIfPresent(massChosen, forKey: .massChosen)
    try line.encodeIfPresent(massRejected, forKey: .massRejected)
    try line.encodeIfPresent(preference, forKey: .preference)
  }
}
