import Tensors

/// Pairs about facts: a wrong value, an answer to something else, an answer to a neighbouring
/// question. Only held-out facts are used.
enum FactPairs {
  private static func heldOut(_ relation: EnglishRelation) -> [EnglishFact] {
    EnglishFact.all(relation).filter(\.isHeldOut)
  }

  /// Two facts of one relation take each other's value; word, clause or sentence, alike in both.
  static func values(aboutWords: Bool, using random: inout Random) -> [[EnglishTexts]] {
    let relations = EnglishRelation.allCases.filter { $0.isAboutWords == aboutWords }
    var groups: [[EnglishTexts]] = []
    for _ in 0..<6 {
      for relation in relations {
        for (one, other) in couples(heldOut(relation), using: &random) {
          let form = random.index(3)
          groups.append(
            [(one, other), (other, one)].map { fact, wrong in
              EnglishTexts(
                prompt: fact.question, chosen: say(fact, fact.answer, form),
                rejected: say(fact, wrong.answer, form))
            })
        }
      }
    }
    return groups.shuffled(using: &random)
  }

  private static func say(_ fact: EnglishFact, _ value: String, _ form: Int) -> String {
    switch form {
    case 0: value.capitalizedFirst + "."
    case 1: "The answer is \(EnglishRelation.fill(fact.relation.phrase, entity: "", value: value))."
    default: fact.statement(value)
    }
  }

  /// Facts two by two, each at most once, neither's answer right for the other.
  private static func couples(
    _ facts: [EnglishFact], using random: inout Random
  ) -> [(EnglishFact, EnglishFact)] {
    var rest = facts.shuffled(using: &random)
    var couples: [(EnglishFact, EnglishFact)] = []
    while let fact = rest.popLast() {
      let partner = rest.lastIndex { !$0.accepts(fact) && !fact.accepts($0) }
      if let partner { couples.append((fact, rest.remove(at: partner))) }
    }
    return couples
  }

  /// Facts of different relations and about different things take each other's sentence.
  static func unrelated(using random: inout Random) -> [[EnglishTexts]] {
    let relations = EnglishRelation.allCases
    return (0..<2000).compactMap { _ in
      let first = random.pick(relations)
      let second = random.pick(relations)
      guard first != second, !first.neighbours.contains(second),
        let one = pick(heldOut(first), using: &random),
        let other = pick(heldOut(second), using: &random), one.key != other.key
      else { return nil }
      return EnglishTexts.mirrored(
        (one.question, one.statement()), (other.question, other.statement()))
    }
  }

  private static func pick(_ facts: [EnglishFact], using random: inout Random) -> EnglishFact? {
    facts.isEmpty ? nil : random.pick(facts)
  }

  /// The same thing's other fact, or the capital of another country of the continent.
  static func neighbours(using random: inout Random) -> [[EnglishTexts]] {
    var groups: [[EnglishTexts]] = []
    for relation in EnglishRelation.allCases {
      for fact in heldOut(relation) {
        for neighbour in relation.neighbours where neighbour.rawValue > relation.rawValue {
          guard let other = heldOut(neighbour).first(where: { $0.entity == fact.entity }),
            !fact.accepts(other)
          else { continue }
          groups.append(
            EnglishTexts.mirrored(
              (fact.question, fact.statement()), (other.question, other.statement())))
        }
      }
    }
    let continents = Dictionary(
      uniqueKeysWithValues: heldOut(.continent).map { ($0.entity, $0.answer) })
    let capitals = heldOut(.capital).shuffled(using: &random)
    for (index, one) in capitals.enumerated() {
      let other = capitals[(index + 1)...].first {
        continents[$0.entity] != nil && continents[$0.entity] == continents[one.entity]
      }
      if let other {
        groups.append(
          EnglishTexts.mirrored(
            (one.question, one.statement()), (other.question, other.statement())))
      }
    }
    return groups.shuffled(using: &random)
  }
}
