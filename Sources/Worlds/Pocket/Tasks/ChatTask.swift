import Tensors

/// A question about an animal, answered by a fact and a closing:
/// `what do cats eat ?` — `cats eat fish . hope that helps !`
public struct ChatTask: TaskContent {
  /// The three things there are to know about an animal.
  public enum Relation: String, CaseIterable, Sendable { case eat, live, fear }

  /// The animal's plural, as in the table of facts.
  public let animal: String
  /// What is asked about it.
  public let relation: Relation

  /// A question about an animal of the table of facts.
  public init(animal: String, relation: Relation) {
    self.animal = animal
    self.relation = relation
  }

  // MARK: Facts

  private static let table: [(animal: String, eat: String, live: String, fear: String)] = [
    ("cats", "fish", "houses", "dogs"),
    ("dogs", "meat", "yards", "thunder"),
    ("birds", "seeds", "nests", "cats"),
    ("bees", "nectar", "hives", "smoke"),
    ("cows", "grass", "farms", "snakes"),
    ("frogs", "flies", "ponds", "storks"),
    ("bears", "honey", "caves", "hunters"),
    ("sharks", "squid", "oceans", "orcas"),
    ("horses", "oats", "stables", "fire"),
    ("wolves", "deer", "forests", "people"),
    ("owls", "mice", "barns", "eagles"),
    ("rabbits", "carrots", "burrows", "foxes"),
  ]

  static let animals = table.map(\.animal)
  private static let foods = table.map(\.eat)
  private static let homes = table.map(\.live)
  private static let fears = table.map(\.fear)

  /// The relation's value for each animal, in the order of ``animals``.
  static func values(_ relation: Relation) -> [String] {
    switch relation {
    case .eat: foods
    case .live: homes
    case .fear: fears
    }
  }

  /// A statement about an animal, true or not.
  struct Fact: Hashable {
    let animal: String
    let relation: Relation
    var value: String

    var statement: String {
      relation == .live ? "\(animal) live in \(value)" : "\(animal) \(relation.rawValue) \(value)"
    }

    var isTrue: Bool { zip(animals, values(relation)).contains { $0 == (animal, value) } }

    /// The true statement.
    init(_ animal: String, _ relation: Relation) {
      self.animal = animal
      self.relation = relation
      value = zip(animals, values(relation)).first { $0.0 == animal }?.1 ?? ""
    }

    /// Reads a statement; `nil` if the words are not one.
    init?(words: [String]) {
      guard words.count >= 3, let relation = Relation(rawValue: words[1]),
        words.count == (relation == .live ? 4 : 3), relation != .live || words[2] == "in"
      else { return nil }
      animal = words[0]
      self.relation = relation
      value = words[words.count - 1]
    }

    /// The same statement with a false value. People's errors are few and typical: each fact is
    /// mistaken for one of three others, those of the animals that come next in the list.
    func falsified(using random: inout Random) -> Fact {
      var fact = self
      let values = values(relation)
      let place = animals.firstIndex(of: animal) ?? 0
      fact.value = values[(place + 1 + random.index(3)) % values.count]
      return fact
    }
  }

  static func claim(using random: inout Random) -> Claim {
    let truth = Fact(random.pick(animals), random.pick(Relation.allCases))
    let isTrue = random.chance(0.5)
    let asked = isTrue ? truth : truth.falsified(using: &random)
    return Claim(question: "do \(asked.statement)", isTrue: isTrue, truth: truth.statement)
  }

  // MARK: Instruction

  static func draw(heldOut: Bool, using random: inout Random) -> ChatTask {
    ChatTask(animal: random.pick(animals), relation: random.pick(Relation.allCases))
  }

  var isHeldOut: Bool { false }

  var instruction: String {
    relation == .live ? "where do \(animal) live ?" : "what do \(animal) \(relation.rawValue) ?"
  }

  // MARK: Responses

  /// Polite closings with and without cheer, and impolite ones.
  static let cheerful = ["hope that helps !", "happy to help !"]
  static let plain = ["that is all .", "thanks for asking ."]
  static let impolite = ["what a silly question !", "go away now !"]
  static let closings = cheerful + plain + impolite

  private static let polite = (cheerful + plain).map(\.words)
  private static let rude = impolite.map(\.words)

  var flaws: [Flaw] { [.wrongFact, .offTopic, .rude] }

  func response(flaws: Set<Flaw>, using random: inout Random) -> String {
    var fact = Fact(animal, relation)
    if flaws.contains(.offTopic) {
      let others = Self.animals.filter { $0 != animal }
      fact = Fact(random.pick(others), random.pick(Relation.allCases))
    }
    if flaws.contains(.wrongFact) { fact = fact.falsified(using: &random) }
    let isRude = flaws.contains(.rude)
    let closing = random.pick(isRude ? Self.impolite : Self.cheerful + Self.plain)
    return "\(fact.statement) . \(closing)"
  }

  // MARK: Oracle

  /// Correct: before the closing stands one true statement, about whichever animal, and nothing
  /// else. Relevant: it begins with the animal and the relation asked for. Polite: it ends in a
  /// polite closing and holds no impolite one.
  func aspects(of words: [String]) -> Aspects {
    let closing = (Self.polite + Self.rude).first { words.ends(with: $0) } ?? []
    let body = Array(words.dropLast(closing.count))
    var aspects = Aspects()
    if body.last == ".", Fact(words: body.dropLast())?.isTrue == true { aspects.insert(.correct) }
    if body.starts(with: [animal, relation.rawValue]) { aspects.insert(.relevant) }
    if Self.polite.contains(closing), !Self.rude.contains(where: { body.contains($0) }) {
      aspects.insert(.polite)
    }
    return aspects
  }

  /// 0.6 for a correct answer to the question, 0.2 for keeping to it, 0.2 for manners. A true
  /// statement about something else earns nothing for its truth.
  func quality(of aspects: Aspects) -> Double {
    let isAnswer = aspects.isSuperset(of: [.correct, .relevant])
    return (isAnswer ? 0.6 : 0) + (aspects.contains(.relevant) ? 0.2 : 0)
      + (aspects.contains(.polite) ? 0.2 : 0)
  }
}

extension [String] {
  func ends(with suffix: [String]) -> Bool { self.suffix(suffix.count).elementsEqual(suffix) }
}
