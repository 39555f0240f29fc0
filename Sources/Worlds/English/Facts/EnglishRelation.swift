import Tensors

/// What can be asked about a country, a word, an animal or a thing, with the words to ask it in.
public enum EnglishRelation: String, CaseIterable, Codable, Sendable {
  case capital, country, continent, currency, language
  case opposite, synonym, plural, past, participle, comparative, superlative
  case symbol, element, number
  case young, legs, color, sides
  case animalClass = "class"
  case dayAfter = "day-after"
  case dayBefore = "day-before"
  case monthAfter = "month-after"
  case monthBefore = "month-before"

  /// Those of which SmolLM2-135M-Instruct, at temperature 0.8, got more than a fifth right when it
  /// was tried, 0.42 on the mean: an experiment that needs both right and wrong samples draws these.
  public static let answerable: [EnglishRelation] = [
    .capital, .country, .continent, .currency, .language, .opposite, .plural, .symbol, .element,
    .number, .sides, .animalClass, .dayBefore, .monthAfter,
  ]

  /// Whether the answer is a word of the language rather than a fact about the world.
  public var isAboutWords: Bool {
    switch self {
    case .opposite, .synonym, .plural, .past, .participle, .comparative, .superlative: true
    default: false
    }
  }

  /// Whether its values are everyday words, which stand in an answer for other reasons as well.
  var isOpen: Bool { isAboutWords || self == .currency }

  /// Ways of asking, with the place `{e}` for the entity and `{a e}` for it with an article.
  var questions: [String] {
    switch self {
    case .capital: ["What is the capital of {e}?", "Which city is the capital of {e}?"]
    case .country:
      ["Which country has {e} as its capital?", "{e} is the capital of which country?"]
    case .continent: ["On which continent is {e}?", "Which continent does {e} belong to?"]
    case .currency: ["What is the currency of {e}?", "Which currency is used in {e}?"]
    case .language:
      ["What is the main language of {e}?", "Which language do most people in {e} speak?"]
    case .opposite: ["What is the opposite of {e}?", "What is the opposite of the word \"{e}\"?"]
    case .synonym: ["What is a synonym of {e}?", "Which word means the same as \"{e}\"?"]
    case .plural: ["What is the plural of {e}?", "What is the plural of the noun \"{e}\"?"]
    case .past: ["What is the past tense of {e}?", "What is the past tense of the verb \"{e}\"?"]
    case .participle:
      ["What is the -ing form of {e}?", "What is the -ing form of the verb \"{e}\"?"]
    case .comparative:
      ["What is the comparative of {e}?", "What is the comparative form of \"{e}\"?"]
    case .superlative:
      ["What is the superlative of {e}?", "What is the superlative form of \"{e}\"?"]
    case .symbol:
      ["What is the chemical symbol of {e}?", "Which chemical symbol stands for {e}?"]
    case .element:
      ["Which chemical element has the symbol {e}?", "What element does the symbol {e} stand for?"]
    case .number: ["What is the atomic number of {e}?", "Which atomic number does {e} have?"]
    case .young: ["What is a young {e} called?", "What do you call a baby {e}?"]
    case .legs: ["How many legs does {a e} have?", "What number of legs does {a e} have?"]
    case .color: ["What color is {e}?", "Which color does {e} usually have?"]
    case .sides: ["How many sides does {a e} have?", "What number of sides does {a e} have?"]
    case .animalClass:
      [
        "Is {a e} a mammal, a bird, a fish, a reptile, an amphibian or an insect?",
        "Which class of animals does {a e} belong to: mammals, birds, fish, reptiles, amphibians "
          + "or insects?",
      ]
    case .dayAfter: ["Which day comes after {e}?", "What day follows {e}?"]
    case .dayBefore: ["Which day comes before {e}?", "What day comes just before {e}?"]
    case .monthAfter: ["Which month comes after {e}?", "What month follows {e}?"]
    case .monthBefore: ["Which month comes before {e}?", "What month comes just before {e}?"]
    }
  }

  /// The answer as a sentence, with `{v}` for the value.
  var statement: String {
    switch self {
    case .capital: "The capital of {e} is {v}."
    case .country: "{e} is the capital of {v}."
    case .continent: "{e} is in {v}."
    case .currency: "The currency of {e} is the {v}."
    case .language: "The main language of {e} is {v}."
    case .opposite: "The opposite of {e} is {v}."
    case .synonym: "A synonym of {e} is {v}."
    case .plural: "The plural of {e} is {v}."
    case .past: "The past tense of {e} is {v}."
    case .participle: "The -ing form of {e} is {v}."
    case .comparative: "The comparative of {e} is {v}."
    case .superlative: "The superlative of {e} is {v}."
    case .symbol: "The chemical symbol of {e} is {v}."
    case .element: "The symbol {e} stands for {v}."
    case .number: "The atomic number of {e} is {v}."
    case .young: "A young {e} is called {a v}."
    case .legs: "{a e} has {v} legs."
    case .color: "{e} is {v}."
    case .sides: "{a e} has {v} sides."
    case .animalClass: "{a e} is {a v}."
    case .dayAfter: "The day after {e} is {v}."
    case .dayBefore: "The day before {e} is {v}."
    case .monthAfter: "The month after {e} is {v}."
    case .monthBefore: "The month before {e} is {v}."
    }
  }

  /// The value as it stands behind "The answer is".
  var phrase: String {
    switch self {
    case .currency: "the {v}"
    case .young, .animalClass: "{a v}"
    default: "{v}"
    }
  }

  /// Relations with the same entities whose question is easily taken for this one's.
  var neighbours: [EnglishRelation] {
    switch self {
    case .capital: [.currency, .continent, .language]
    case .currency: [.capital, .language]
    case .language: [.capital, .currency]
    case .continent: [.capital]
    case .opposite: [.synonym, .comparative]
    case .synonym: [.opposite]
    case .past: [.participle]
    case .participle: [.past]
    case .comparative: [.superlative, .opposite]
    case .superlative: [.comparative]
    case .symbol: [.number]
    case .number: [.symbol]
    case .young: [.animalClass, .legs]
    case .animalClass: [.young, .legs]
    case .legs: [.young, .animalClass]
    case .dayAfter: [.dayBefore]
    case .dayBefore: [.dayAfter]
    case .monthAfter: [.monthBefore]
    case .monthBefore: [.monthAfter]
    case .country, .plural, .element, .color, .sides: []
    }
  }

  /// Fills a template.
  static func fill(_ template: String, entity: String, value: String = "") -> String {
    template.replacing("{a e}", with: entity.withArticle).replacing("{e}", with: entity)
      .replacing("{a v}", with: value.withArticle).replacing("{v}", with: value)
  }
}

extension EnglishFact {
  /// The question; which wording is asked depends on the entity alone.
  public var question: String {
    var random = Random(seed: 7).stream(entity)
    return EnglishRelation.fill(random.pick(relation.questions), entity: entity).capitalizedFirst
  }

  /// The answer as a sentence, right or with another value.
  func statement(_ value: String? = nil) -> String {
    EnglishRelation.fill(relation.statement, entity: entity, value: value ?? answer)
      .capitalizedFirst
  }

  /// The sentence as it stands behind other words.
  var clause: String {
    let text = EnglishRelation.fill(relation.statement, entity: entity, value: answer)
    return ["The ", "A "].contains { text.hasPrefix($0) }
      ? text.prefix(1).lowercased() + text.dropFirst() : text
  }
}

extension String {
  /// With the indefinite article that its first letter asks for.
  var withArticle: String {
    // A vowel's letter with a consonant's sound.
    let isVowel = first.map { "aeiou".contains($0) } == true && !hasPrefix("uni")
    return (isVowel ? "an " : "a ") + self
  }

  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
