/// A question with a form that its answer must have: ½ for what is said, ½ for the form.
public struct FormTask: Sendable, Hashable {
  enum Form: Hashable, Sendable {
    case oneWord, sentence, capitals, smallLetters
    /// The answer begins with these words.
    case beginning(String)
    /// So many things of a kind.
    case list(MemberKind, Int)
    /// One thing of a kind, with this first letter.
    case letter(MemberKind, Character)
  }

  let form: Form
  /// The fact that is asked for, where it is not things of a kind.
  let fact: EnglishFact?

  public var instruction: String {
    let question = fact?.question ?? ""
    return switch form {
    case .oneWord: "\(question) Answer in one word."
    case .sentence: "\(question) Answer in a full sentence."
    case .capitals: "\(question) Answer in uppercase letters only."
    case .smallLetters: "\(question) Answer in lowercase letters only."
    case .beginning(let words): "\(question) Begin your answer with \"\(words)\"."
    case .list(let kind, let count): "List exactly \(Self.name(count)) \(kind.many)."
    case .letter(let kind, let letter):
      "Name \(kind.one.withArticle) that begins with the letter \(letter)."
    }
  }

  static func name(_ count: Int) -> String { NatureTable.names(ofNumber: "\(count)")[0] }

  var isHeldOut: Bool {
    switch form {
    case .list(let kind, _), .letter(let kind, _): kind.isHeldOut
    default: fact?.isHeldOut ?? false
    }
  }

  /// A flawless answer.
  var answer: String {
    let statement = fact?.statement() ?? ""
    let word = fact?.answer ?? ""
    return switch form {
    case .oneWord: word.capitalizedFirst
    case .sentence: statement
    case .capitals: statement.uppercased()
    case .smallLetters: statement.lowercased()
    case .beginning(let words): "\(words) \(fact?.clause ?? "")"
    case .list(let kind, let count):
      kind.members.prefix(count).enumerated().map { "\($0.offset + 1). \($0.element)" }
        .joined(separator: "\n")
    case .letter(let kind, let letter): kind.named(letter).first?.capitalizedFirst ?? ""
    }
  }

  // MARK: Grading

  /// ½ for content and ½ for form; an answer without a word has neither.
  ///
  /// What it can't see: members of a kind that are missing in the table.
  func quality(of response: String) -> Double {
    guard response.contains(where: { $0.isLetter || $0.isNumber }) else { return 0 }
    return (content(response) + (hasForm(response) ? 1 : 0)) / 2
  }

  private func content(_ response: String) -> Double {
    switch form {
    case .list(let kind, let count):
      let items = Self.items(in: response)
      let known = Set(items.compactMap(kind.member))
      // In prose an item is whatever stands between two commas.
      let isProse = items.contains { AnswerText.words($0).count > 5 }
      if isProse { return min(1, Double(known.count) / Double(count)) }
      return items.isEmpty ? 0 : Double(known.count) / Double(items.count)
    case .letter(let kind, _): return kind.firstNamed(in: response) == nil ? 0 : 1
    default: return fact.map { FactGrading($0).quality(of: response) } ?? 0
    }
  }

  private func hasForm(_ response: String) -> Bool {
    let letters = response.filter(\.isLetter)
    switch form {
    case .oneWord: return response.split(whereSeparator: \.isWhitespace).count == 1
    case .sentence:
      let text = response.trimmingSpace
      return AnswerText.words(text).count >= 3 && (text.first?.isUppercase ?? false)
        && ".!".contains(text.last ?? " ")
    case .capitals: return !letters.isEmpty && letters.allSatisfy { !$0.isLowercase }
    case .smallLetters: return !letters.isEmpty && letters.allSatisfy { !$0.isUppercase }
    case .beginning(let words):
      let text = response.trimmingSpace.drop { "\"“'*".contains($0) }
      return text.hasPrefix(words)
        && text.dropFirst(words.count).first.map { !$0.isLetter && !"'’".contains($0) } ?? true
    case .list(_, let count): return Self.items(in: response).count == count
    case .letter(let kind, let letter):
      let named = kind.firstNamed(in: response) ?? AnswerText.words(response).last ?? ""
      return named.uppercased().hasPrefix(String(letter))
    }
  }

  /// The items of a list: its numbered or marked lines, else its only or first line of several
  /// words between commas and "and".
  static func items(in response: String) -> [String] {
    let lines = response.split(separator: "\n").map(String.init)
    let marked = lines.compactMap { line in
      line.firstMatch(of: /^\s*(?:\d+[.)]|[-*•])\s*(.+)$/).map { String($0.1) }
    }
    if !marked.isEmpty { return marked }
    let plain = lines.filter { !$0.trimmingSpace.hasSuffix(":") }
    if plain.count > 1, plain.allSatisfy({ AnswerText.words($0).count <= 3 }) { return plain }
    let line = plain.first ?? ""
    // What stands before a colon only introduces.
    let list = line.split(separator: ":").last.map(String.init) ?? line
    return list.replacing(/,?\s+and\s+/) { _ in "," }.split(separator: ",").map(String.init)
      .filter { !AnswerText.words($0).isEmpty }
  }

  // MARK: All of them

  /// One form for each fact with an answer of one word, and lists and letters of each kind.
  static let all: [FormTask] = {
    let forms: [Form] = [
      .oneWord, .sentence, .capitals, .smallLetters, .beginning("Well,"),
      .beginning("I believe that"),
    ]
    let relations: [EnglishRelation] = [
      .capital, .continent, .opposite, .plural, .past, .young, .color, .dayAfter, .monthBefore,
    ]
    let facts = relations.flatMap(EnglishFact.all).filter {
      !$0.answer.contains(" ") && $0.answer != $0.entity
    }
    let asked = facts.enumerated().filter { $0.offset % 2 == 0 }.map { index, fact in
      FormTask(form: forms[index / 2 % forms.count], fact: fact)
    }
    let kinds = MemberKind.all.flatMap { kind in
      [2, 3, 4, 5].map { FormTask(form: .list(kind, $0), fact: nil) }
        + kind.letters.prefix(4).map { FormTask(form: .letter(kind, $0), fact: nil) }
    }
    return asked + kinds
  }()
}

extension MemberKind {
  /// The members with a first letter.
  func named(_ letter: Character) -> [String] {
    members.filter { $0.uppercased().first == letter }
  }

  /// First letters with the most members first.
  var letters: [Character] {
    let counts = Dictionary(grouping: members) { $0.uppercased().first ?? " " }.mapValues(\.count)
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
  }

  /// The member that an item of a list is; singular and plural count alike.
  func member(_ item: String) -> String? {
    let words = AnswerText.words(item)
    let named = members.filter { member in
      let own = AnswerText.words(member)
      return !AnswerText.places(of: own, in: words).isEmpty
        || !AnswerText.places(of: own.dropLast() + Self.plurals(own.last ?? ""), in: words).isEmpty
        || !AnswerText.places(of: own.dropLast() + [(own.last ?? "") + "es"], in: words).isEmpty
    }
    // "Orange juice" is no juice beside another.
    return named.max { $0.count < $1.count }
  }

  private static func plurals(_ word: String) -> [String] {
    [word.hasSuffix("y") ? word.dropLast() + "ies" : word + "s"]
  }

  /// The first member that a text names, not counting the kind's own name.
  func firstNamed(in text: String) -> String? {
    let own = Set(AnswerText.words(one))
    let words = AnswerText.words(text).filter { !own.contains($0) }
    for index in words.indices {
      for length in [3, 2, 1] where index + length <= words.count {
        let phrase = words[index..<index + length].joined(separator: " ")
        if length == 1 || members.contains(where: { $0.lowercased() == phrase }),
          members.contains(where: {
            AnswerText.words($0).joined(separator: " ") == phrase
              || $0.lowercased() + "s" == phrase
          })
        {
          return phrase
        }
      }
    }
    return nil
  }
}

extension String {
  var trimmingSpace: String {
    var text = drop(while: \.isWhitespace)
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
