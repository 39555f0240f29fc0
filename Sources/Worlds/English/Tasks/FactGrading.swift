/// How far a free answer gives a fact.
///
/// The first value of the relation's kind that the answer names counts: 1 if it is right, 0 if it
/// is another's. A right one with a different value behind it earns ½: anywhere behind it where
/// such values have no other business in an answer (capitals, colors …), in the same sentence
/// where they are everyday words. A value that is denied ("is not Rome") names nothing.
///
/// What it can't see: a wrong value that no table has, beside the right one; whether what follows
/// is true otherwise; a right answer in another spelling than those of the table.
struct FactGrading {
  private let fact: EnglishFact
  /// Values and whether they are right, with the words they are written in.
  private let values: [(words: [String], isRight: Bool)]
  private let question: Set<String>

  init(_ fact: EnglishFact) {
    self.fact = fact
    question = Set(AnswerText.words(fact.question))
    let answers = fact.answers + Self.otherForms(of: fact)
    let rightWords = Set(answers.map { AnswerText.words($0) })
    let entity = AnswerText.words(fact.entity)
    let others = Self.kind[fact.relation, default: []] + Self.misformed(fact)
    values =
      rightWords.map { ($0, true) }
      + others.filter { !rightWords.contains($0) && $0 != entity }.map { ($0, false) }
  }

  /// "mammals" for a mammal, "the European continent" for Europe.
  private static func otherForms(of fact: EnglishFact) -> [String] {
    switch fact.relation {
    case .animalClass: fact.answers.map { $0 + "s" }
    case .continent: ["\(fact.answer)n", "\(fact.answer)an"].map { $0 + " continent" }
    default: []
    }
  }

  /// 0, ½ or 1.
  func quality(of response: String) -> Double {
    if fact.relation == .symbol { return symbolQuality(of: response) }
    let sentences = AnswerText(response).sentences
    for (index, sentence) in sentences.enumerated() {
      let named = values(in: sentence)
      guard let first = named.first else { continue }
      guard first.isRight else { return 0 }
      let rest = fact.relation.isOpen ? [] : sentences[(index + 1)...].flatMap(values)
      return (named + rest).contains { !$0.isRight } ? 0.5 : 1
    }
    return 0
  }

  /// The values that a sentence names, in order; of overlapping ones the longest.
  private func values(in sentence: [String]) -> [(place: Range<Int>, isRight: Bool)] {
    let found = values.flatMap { value in
      AnswerText.places(of: value.words, in: sentence).map { (place: $0, isRight: value.isRight) }
    }
    let longest = found.filter { one in
      !found.contains { $0.place.count > one.place.count && $0.place.overlaps(one.place) }
    }
    return longest.filter { !isDenied($0.place, in: sentence) && isMeant($0.place, in: sentence) }
      .sorted {
        ($0.place.lowerBound, $0.isRight ? 0 : 1) < ($1.place.lowerBound, $1.isRight ? 0 : 1)
      }
  }

  private func isDenied(_ place: Range<Int>, in sentence: [String]) -> Bool {
    let before = sentence[..<place.lowerBound].suffix(2)
    return before.last == "not" || before.last == "isn" || Array(before) == ["isn", "t"]
      || (before.first == "not" && ["called", "be", "in"].contains(before.last ?? ""))
  }

  /// Whether a number counts legs or sides, or stands alone; whether a word is the answer's own.
  private func isMeant(_ place: Range<Int>, in sentence: [String]) -> Bool {
    // "The right answer" does not answer "right".
    let next = sentence[place.upperBound...].first ?? ""
    if ["answer", "word", "term", "response", "form"].contains(next) { return false }
    guard [.legs, .sides, .number].contains(fact.relation) else { return true }
    let behind = sentence[place.upperBound...].prefix(3)
    if fact.relation == .number {
      return behind.first.map { !["protons", "electrons", "neutrons", "g"].contains($0) } ?? true
    }
    let noun = fact.relation == .legs ? ["leg", "legs"] : ["side", "sides"]
    return behind.isEmpty || behind.contains { noun.contains($0) }
      || sentence.prefix(place.lowerBound).suffix(2).contains { ["is", "are"].contains($0) }
  }

  /// A symbol has its capital and small letters, and is looked for as it is written.
  private func symbolQuality(of response: String) -> Double {
    for sentence in AnswerText.sentences(response) {
      let tokens = sentence.split { !$0.isLetter }.map(String.init)
      let named = tokens.filter { Self.symbols.contains($0) || $0 == fact.answer }
      guard let first = named.first else { continue }
      return first != fact.answer ? 0 : named.contains { $0 != fact.answer } ? 0.5 : 1
    }
    return 0
  }

  /// The words of all values of a relation's kind.
  private static let kind: [EnglishRelation: Set<[String]>] = EnglishFact.table.mapValues { facts in
    var values = Set(facts.flatMap { $0.answers.map(AnswerText.words) })
    switch facts.first?.relation {
    case .capital: values.formUnion(bigCities.map(AnswerText.words))
    case .legs, .sides:
      for number in 0...12 {
        values.formUnion(NatureTable.names(ofNumber: "\(number)").map { [$0] })
      }
    case .number: values.formUnion((1...118).map { ["\($0)"] })
    case .color: values.formUnion(colors.map { [$0] })
    case .animalClass: values = Set(classes.map { [$0] })
    case .continent: values.formUnion([["antarctica"], ["america"]])
    default: break
    }
    return values
  }

  /// Cities that are taken for capitals.
  private static let bigCities = [
    "Sydney", "Melbourne", "Auckland", "Toronto", "Montreal", "New York", "Los Angeles",
    "Rio de Janeiro", "São Paulo", "Istanbul", "Saint Petersburg", "Shanghai", "Hong Kong",
    "Mumbai",
    "Karachi", "Lahore", "Dubai", "Milan", "Barcelona", "Zurich", "Geneva", "Munich", "Frankfurt",
    "Lagos", "Casablanca", "Johannesburg", "Cape Town", "Ho Chi Minh City", "Osaka", "Kyoto",
    "Busan", "Jeddah", "Mecca", "Tel Aviv", "Guayaquil", "Medellín", "Krakow", "Gothenburg",
    "Marrakesh", "Alexandria", "Chittagong", "Yangon", "Cusco", "Rotterdam", "The Hague",
  ]
  private static let colors = [
    "red", "orange", "yellow", "green", "blue", "purple", "violet", "pink", "brown", "black",
    "white", "gray", "grey", "golden", "silver", "tan", "beige",
  ]
  private static let classes = [
    "mammal", "mammals", "bird", "birds", "fish", "fishes", "reptile", "reptiles", "amphibian",
    "amphibians", "insect", "insects",
  ]
  /// Symbols of elements that are no words of English, nor what one begins a sentence with.
  private static let symbols = Set(
    EnglishFact.all(.symbol).map(\.answer) + [
      "Sc", "V", "Ga", "Ge", "Se", "Rb", "Sr", "Zr", "Nb", "Mo", "Ru", "Rh", "Pd", "Cd", "Sb",
      "Te", "Xe", "Cs", "Hf", "Ta", "Os", "Ir", "Tl", "Bi", "Po", "Th", "Pr", "Co", "Fr",
    ])

  /// What a learner makes of a word by rule, where the rule is wrong.
  private static func misformed(_ fact: EnglishFact) -> [[String]] {
    let word = fact.entity
    let stem = word.last == "e" ? String(word.dropLast()) : word
    return switch fact.relation {
    case .plural:
      [[word + "s"], [word + "es"]]
        + (word.last == "y" ? [[word.dropLast() + "ies"]] : [])
        + (word.last == "f" ? [[word.dropLast() + "ves"]] : [])
    case .past: [[stem + "ed"], [stem + (word.last.map(String.init) ?? "") + "ed"]]
    case .participle: [[word + "ing"], [stem + "ing"]]
    case .comparative: [[stem + "er"], ["more", word]]
    case .superlative: [[stem + "est"], ["most", word]]
    default: []
    }
  }
}

extension FactGrading {
  /// Whether the response names a right value at all, wherever.
  func mentionsAnswer(in response: String) -> Bool {
    AnswerText(response).sentences.contains { values(in: $0).contains(where: \.isRight) }
  }
}
