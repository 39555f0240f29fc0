import Measures
import Notebook
import Worlds

// What chapter 07 hands to its rules.

extension SpecialistStudy {
  /// The findings of 7.1 to 7.6.
  ///
  /// - Parameters: the weights of the three effects in a sum over the corpora.
  public func findings(
    form: (Specialty) -> Double, verification: (Specialty) -> Double,
    domain: (Specialty) -> Double
  ) -> [Finding] {
    let own = Self.own
    func natural(_ corpus: Specialty) -> Double {
      corpus == Self.code ? 1 : corpus == Self.math ? -1 : 0
    }
    func beyond(_ name: String, _ share: Double) -> [Quantity] {
      [("where code is ahead", -1.0), ("where math is", 1)].map { label, sign in
        Quantity(
          name, of: label, effect(own) { share * natural($0) + sign * domain($0) })
      }
    }
    func effects(_ id: String, _ weight: (Specialty) -> Double) -> Finding {
      Finding(
        id, figure: "effects",
        [
          Quantity("own domain", effect(own, weight)),
          Quantity("other domains", effect(Self.others, weight)),
        ])
    }
    return [
      Finding(
        "7.1", figure: "subsets",
        [
          Quantity("all four domains", mean(Self.code) { $0.last.mean }),
          Quantity(
            "code, by a question that its corpus does not ask",
            mean(Self.code) { $0.comparing?[.code] ?? .nan }),
          Quantity("code, its own question", mean(Self.code) { $0.last[.code] }),
          Quantity("harder pairs of code, above the control", lead(Self.code) { $0.hard[.code] }),
        ]),
      Finding(
        "7.2", figure: "subsets",
        [
          Quantity("math, above the control", lead(Self.math) { $0.last[.math] }),
          Quantity("math", mean(Self.math) { $0.last[.math] }),
        ]),
      Finding(
        "7.3", figure: "effects",
        [Quantity("natural specialists, code less math", effect(own, natural))]
          + beyond("a third of it, less what like corpora leave", 1.0 / 3)
          + beyond("two thirds of it, less what like corpora leave", 2.0 / 3)),
      effects("7.4", form), effects("7.5", verification),
      Finding(
        "7.6",
        [Self.code, Self.math].flatMap { corpus in
          [
            Quantity(
              "solves better than the control by", of: corpus.category.rawValue,
              solvesBetter(corpus)),
            Quantity(
              "judges its domain, above the control", of: corpus.category.rawValue,
              lead(corpus) { own(corpus.category, $0) }),
          ]
        } + [
          Quantity("all eight specialists, each of its domain, above the control", meanLead(own))
        ]),
    ]
  }
}

extension AskingStudy {
  /// Asked in all four domains.
  public static let everywhere = [(AskingTrial.everywhere, 1.0)]
  /// The domain that was left out, each of the four in its turn.
  public static let elsewhere = PocketCategory.allCases.map { (AskingTrial.without($0), 0.25) }

  /// Accuracy above one half, by questions in all domains or in the others alone.
  public func gained(_ arms: [(String, Double)]) -> Interval { sum(arms, over: 0.5) }

  /// The findings of 7.7 and 7.8, which have to hold for each size.
  public static func findings(_ sizes: [AskingStudy]) -> [Finding] {
    func each(_ name: String, _ value: (AskingStudy) -> Interval) -> [Quantity] {
      sizes.map { Quantity(name, of: $0.name, value($0)) }
    }
    return [
      Finding(
        "7.7", figure: "fourth",
        each("gained by questions there") { $0.gained(everywhere) }
          + each("gained by questions elsewhere") { $0.gained(elsewhere) }
          + each("gained by questions elsewhere, less half of that") {
            $0.gained(elsewhere + [(AskingTrial.everywhere, -0.5)])
          }),
      Finding(
        "7.8", figure: "fourth",
        each("likelihood in the fourth domain") { $0.sum(elsewhere, over: 0, knows) }
          + each("likelihood less P(Yes) there") {
            $0.sum(elsewhere, over: 0) { knows($0, $1) - says($0, $1) }
          }),
    ]
  }
}

extension RealSpecialists {
  /// The finding of 7.R, about the two corpora that ask the judge's own question.
  public var findings: [Finding] {
    let sorted = asked.map(\.others).sorted { $0.value < $1.value }
    guard let least = sorted.first, let greatest = sorted.last else { return [] }
    return [
      Finding(
        "7.R",
        asked.map { Quantity("gain elsewhere", of: $0.domain.rawValue, $0.others) } + [
          Quantity("the greater gain elsewhere", greatest),
          Quantity("the lesser gain elsewhere", least),
        ])
    ]
  }
}
