import Foundation
import Measures
import Preferences
import Worlds

/// 6.2: what one row of logits says of Yes and No: the mass, and P(Yes) raw and normalised.
public enum ThreeReadings: Checked {
  public struct Input: Codable, Sendable {
    public var logits: [Double]
    /// The places of the two words.
    public var yes, no: Int

    public init(logits: [Double], yes: Int, no: Int) {
      (self.logits, self.yes, self.no) = (logits, yes, no)
    }
  }

  public struct Output: Codable, Sendable {
    public var mass, raw, normalised: Double
    public init(mass: Double, raw: Double, normalised: Double) {
      (self.mass, self.raw, self.normalised) = (mass, raw, normalised)
    }
  }

  public static let about = Exercise(
    "6.2", folder: "06-2-three-readings", title: "Three readings of one row of logits",
    extends: "claims 6.2 and 6.4, nearly uniform scores and the mass on the two words", minutes: 25,
    hints: [
      """
      Two of the three readings look at all words, and one at only two. Which one would still mean \
      something if the model put nearly all of its probability on a third word?
      """,
      """
      For mass and raw: a softmax of the row, with its largest logit subtracted first. For \
      normalised: look at exercise 1.1, where only the difference of two logits was needed.
      """,
      """
      With m the largest logit and s = Σ e^(z − m): raw = e^(z_yes − m) / s, mass = raw + the same \
      for No, and normalised = 1 / (1 + e^(z_no − z_yes)), which never touches m and s.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      Input(logits: [1, 1, 1, 1], yes: 0, no: 1),
      Input(logits: [2, 1, 0, -1, 0], yes: 0, no: 1),
      Input(logits: [0.5, 1.5, -2, 3, 0.25, -0.5], yes: 3, no: 1),
      Input(logits: [-1, -3, -2, -2.5], yes: 1, no: 2),
      Input(logits: [1000, 998, 990], yes: 0, no: 1),
      Input(logits: [-10, 800, -12, 0], yes: 0, no: 2),
      Input(logits: [-.infinity, 1, -.infinity, 2.5], yes: 1, no: 3),
    ]
  }

  private static func wanted(_ input: Input) -> [Double] {
    /// One over how many words as likely as this one there would be.
    func share(_ word: Int, among words: [Int]) -> Double {
      1 / words.reduce(0.0) { $0 + exp(input.logits[$1] - input.logits[word]) }
    }
    let all = Array(input.logits.indices)
    let (yes, no) = (share(input.yes, among: all), share(input.no, among: all))
    return [yes + no, yes, share(input.yes, among: [input.yes, input.no])]
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func place(_ index: Int) -> String {
      let input = inputs[index]
      return "logits \(Check.shown(input.logits)), Yes at \(input.yes), No at \(input.no)"
    }
    func one(_ name: String, _ index: Int, _ part: Int, _ advice: String) -> Check {
      let output = outputs[index]
      return .near(
        name, [output.mass, output.raw, output.normalised][part], wanted(inputs[index])[part],
        within: 1e-9, of: place(index), advice: advice)
    }
    func all(_ name: String, _ index: Int, _ advice: String) -> Check {
      let output = outputs[index]
      return .near(
        name, [output.mass, output.raw, output.normalised], wanted(inputs[index]), within: 1e-9,
        of: "mass, raw, normalised of " + place(index), advice: advice)
    }
    return [
      all(
        "four words that are all as likely", 0,
        """
        Half of the probability is on Yes and No, a quarter on Yes, and between the two it is \
        even. Which reading is over all words, and which over two?
        """),
      one(
        "the mass where Yes leads", 1, 0,
        """
        Of all that the model may write next, how much is Yes or No? Words count by e to the \
        logit.
        """
      ),
      one("raw P(Yes) where Yes leads", 1, 1, "Among all five words, not among the two."),
      one(
        "normalised P(Yes) where Yes leads", 1, 2, "Among the two words, as if there were no other."
      ),
      all(
        "the two words anywhere in the vocabulary", 2,
        "The places are given; Yes need not come first, and need not stand before No."),
      all(
        "No ahead, all logits negative", 3, "Which of the two words does each reading tell about?"),
      all(
        "large logits", 4, "e¹⁰⁰⁰ is more than a Double holds. What may be subtracted from a row?"),
      all(
        "a third word takes all", 5,
        """
        To a Double mass and raw are 0 here, and 0 / 0 is no number. Yet Yes is two nats above No, \
        and that can be told without any third word.
        """),
      all(
        "all other words forbidden", 6,
        "A logit of −∞ is a probability of 0: the mass is whole, and raw and normalised agree."),
    ]
  }

  public static func explanation() throws -> String {
    let pairs = PocketBench.pairs(perSubset: 20, seed: 1).map(\.item)
    let scores = try pYes(PocketModels.load(.small, .base)).judge(pairs.map(\.item))
    let mass = scores.joined().map(\.mass).average
    func accuracy(_ reading: (JudgeScore) -> Double) -> Double {
      PairReadings(
        chosen: scores.map { reading($0[0]) }, rejected: scores.map { reading($0[1]) }
      ).accuracy.value
    }
    func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
    return """
      The normalised reading divides the mass out, so it says something even where the model \
      hardly ever writes either word, and does not tell you that it is so. The small base model \
      puts \(percent(mass)) of its probability on Yes and No; its raw P(Yes) ranks \
      \(percent(accuracy(\.pYes))) of \(pairs.count) pairs right, its normalised one \
      \(percent(accuracy(\.score))). Report the mass beside every score.
      """
  }
}
