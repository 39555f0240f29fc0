import Tensors

/// Something true about a country, a word, an animal or a thing, with all right ways to say it.
public struct EnglishFact: Sendable, Hashable {
  /// What is asked.
  public let relation: EnglishRelation
  /// Of what, as it stands in the question.
  public let entity: String
  /// Right answers; the first is the one that texts of ours give.
  public let answers: [String]
  /// What decides the side of the split.
  public let key: String

  init(_ relation: EnglishRelation, _ entity: String, _ answers: [String], key: String? = nil) {
    self.relation = relation
    self.entity = entity
    self.answers = answers
    let word = key ?? Self.withoutArticle(entity)
    self.key = WordTable.heads[word] ?? word
  }

  /// The answer that texts of ours give.
  public var answer: String { answers[0] }

  /// Whether no training prompt names the entity: about 40 % are kept apart, by their names alone,
  /// so that all that is asked about one falls on the same side.
  public var isHeldOut: Bool { Self.isHeldOut(key) }

  /// The side of the split that a name falls on.
  static func isHeldOut(_ key: String) -> Bool {
    var random = Random(seed: 40).stream(key)
    return random.chance(0.4)
  }

  /// Whether the other's answer is right here too.
  func accepts(_ other: EnglishFact) -> Bool {
    !Set(answers.map { $0.lowercased() }).isDisjoint(with: other.answers.map { $0.lowercased() })
      || answers.contains { $0.lowercased() == other.entity.lowercased() && relation.isOpen }
  }

  // MARK: All of them

  /// Every fact, by relation.
  static let table: [EnglishRelation: [EnglishFact]] = Dictionary(
    uniqueKeysWithValues: EnglishRelation.allCases.map { ($0, facts($0)) })

  /// The facts of one relation, in the order of the table.
  public static func all(_ relation: EnglishRelation) -> [EnglishFact] { table[relation] ?? [] }

  private static func facts(_ relation: EnglishRelation) -> [EnglishFact] {
    switch relation {
    case .capital: CountryTable.facts(relation, column: 1)
    case .continent: CountryTable.facts(relation, column: 2)
    case .currency: CountryTable.facts(relation, column: 3)
    case .language: CountryTable.facts(relation, column: 4)
    case .country: CountryTable.countries
    case .opposite: WordTable.oppositeFacts
    case .synonym: WordTable.facts(relation, WordTable.synonyms, column: 0)
    case .plural: WordTable.facts(relation, WordTable.plurals, column: 0)
    case .past: WordTable.facts(relation, WordTable.verbs, column: 0)
    case .participle: WordTable.facts(relation, WordTable.verbs, column: 1)
    case .comparative: WordTable.facts(relation, WordTable.adjectives, column: 0)
    case .superlative: WordTable.facts(relation, WordTable.adjectives, column: 1)
    case .symbol: NatureTable.symbols
    case .element: NatureTable.elementsOfSymbols
    case .number: NatureTable.atomicNumbers
    case .young: NatureTable.young
    case .animalClass: NatureTable.classes
    case .legs: NatureTable.legs
    case .color: NatureTable.colorFacts
    case .sides: NatureTable.sides
    case .dayAfter: NatureTable.order(relation, NatureTable.days, step: 1)
    case .dayBefore: NatureTable.order(relation, NatureTable.days, step: -1)
    case .monthAfter: NatureTable.order(relation, NatureTable.months, step: 1)
    case .monthBefore: NatureTable.order(relation, NatureTable.months, step: -1)
    }
  }

  // MARK: Tables as text

  /// Entries `entity = value, value` behind semicolons and on lines of their own.
  static func entries(_ table: String) -> [(entity: String, values: [String])] {
    table.split { $0 == ";" || $0 == "\n" }.compactMap { entry in
      let sides = entry.split(separator: "=").map(trimmed)
      return sides.count == 2 ? (sides[0], sides[1].split(separator: ",").map(trimmed)) : nil
    }
  }

  /// Values behind slashes, the first the preferred one.
  static func split(_ values: String) -> [String] { values.split(separator: "/").map(trimmed) }

  private static func trimmed(_ text: Substring) -> String {
    var text = text.drop { $0 == " " }
    while text.last == " " { text.removeLast() }
    return String(text)
  }

  /// A name without the article before it.
  static func withoutArticle(_ name: String) -> String {
    let article = ["a ", "an ", "the "].first { name.hasPrefix($0) }
    return String(name.dropFirst(article?.count ?? 0))
  }
}
