import Tensors

/// Pairs about form and constraints. Each answer that is right for one prompt is wrong for its
/// mirror's, so that neither form nor length gives anything away.
enum FormPairs {
  /// One word or a sentence, capitals or small letters, one beginning or another, marks, lists.
  static func forms(using random: inout Random) -> [[EnglishTexts]] {
    let facts = EnglishRelation.allCases.flatMap(EnglishFact.all)
      .filter { $0.isHeldOut && $0.relation != .symbol && !$0.answer.contains(" ") }
    var groups: [[EnglishTexts]] = []
    for (index, fact) in facts.shuffled(using: &random).enumerated() {
      groups.append(pair(of: fact, number: index))
    }
    for kind in MemberKind.all where kind.isHeldOut {
      let items = kind.members.shuffled(using: &random).prefix(3)
      let numbered = items.enumerated().map { "\($0.offset + 1). \($0.element)" }
      groups.append(
        EnglishTexts.mirrored(
          ("List three \(kind.many) as a numbered list.", numbered.joined(separator: "\n")),
          ("List three \(kind.many) on one line, with commas.", items.joined(separator: ", "))))
    }
    return groups.shuffled(using: &random)
  }

  private static func pair(of fact: EnglishFact, number: Int) -> [EnglishTexts] {
    let statement = fact.statement()
    func task(_ form: FormTask.Form) -> (String, String) {
      let task = FormTask(form: form, fact: fact)
      return (task.instruction, task.answer)
    }
    switch number % 4 {
    case 0: return EnglishTexts.mirrored(task(.oneWord), task(.sentence))
    case 1: return EnglishTexts.mirrored(task(.capitals), task(.smallLetters))
    case 2:
      return EnglishTexts.mirrored(task(.beginning("Well,")), task(.beginning("I believe that")))
    default:
      return EnglishTexts.mirrored(
        ("\(fact.question) Put your answer in quotation marks.", "\"\(statement)\""),
        ("\(fact.question) Put your answer in round brackets.", "(\(statement))"))
    }
  }

  // MARK: Constraints

  /// A count, a first letter, a word to avoid, a number of words.
  static func constraints(using random: inout Random) -> [[EnglishTexts]] {
    var groups: [[EnglishTexts]] = []
    for kind in MemberKind.all where kind.isHeldOut {
      for _ in 0..<3 {
        groups.append(counts(kind, using: &random))
        if let letters = letters(kind, using: &random) { groups.append(letters) }
      }
    }
    for thing in ThingTable.rows {
      let describe = "Describe \(thing.name) in one sentence"
      groups.append(
        EnglishTexts.mirrored(
          ("\(describe) without using the word \"\(thing.second)\".", thing.withFirst),
          ("\(describe) without using the word \"\(thing.first)\".", thing.withSecond)))
      groups.append(
        EnglishTexts.mirrored(
          ("Describe \(thing.name) in at most four words.", thing.short),
          ("Describe \(thing.name) in at least six words.", thing.withFirst)))
    }
    return groups.shuffled(using: &random)
  }

  private static func counts(_ kind: MemberKind, using random: inout Random) -> [EnglishTexts] {
    let few = 2 + random.index(3)
    let many = few + 1
    let items = kind.members.shuffled(using: &random)
    func list(_ count: Int) -> (String, String) {
      (
        FormTask(form: .list(kind, count), fact: nil).instruction,
        items.prefix(count).joined(separator: ", ").capitalizedFirst
      )
    }
    return EnglishTexts.mirrored(list(few), list(many))
  }

  private static func letters(_ kind: MemberKind, using random: inout Random) -> [EnglishTexts]? {
    let letters = kind.letters.shuffled(using: &random).prefix(2)
    guard letters.count == 2 else { return nil }
    func named(_ letter: Character) -> (String, String) {
      (
        FormTask(form: .letter(kind, letter), fact: nil).instruction,
        random.pick(kind.named(letter)).capitalizedFirst + "."
      )
    }
    return EnglishTexts.mirrored(named(letters[0]), named(letters[1]))
  }
}
