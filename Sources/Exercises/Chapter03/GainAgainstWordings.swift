import Foundation
import Preferences
import Worlds

/// 3.3: what a question gains, held against what a mere change of wording does.
public enum GainAgainstWordings: Checked {
  public struct Input: Codable, Sendable {
    /// Accuracy with each category's own question, and with the generic one.
    public var own, generic: Double
    /// Accuracies of one question in several wordings.
    public var wordings: [Double]

    public init(own: Double, generic: Double, wordings: [Double]) {
      (self.own, self.generic, self.wordings) = (own, generic, wordings)
    }
  }
  public struct Output: Codable, Sendable {
    public var gain: Double
    public var spread: Double
    /// Whether the gain is more than two spreads.
    public var stands: Bool

    public init(gain: Double, spread: Double, stands: Bool) {
      (self.gain, self.spread, self.stands) = (gain, spread, stands)
    }
  }

  public static let about = Exercise(
    "3.3", folder: "03-3-gain-against-wordings", title: "A gain, against the spread of wordings",
    extends: "claim 3.R, whose rule this is", minutes: 20,
    hints: [
      """
      The wordings say the same in other words, so whatever sets their accuracies apart is not the \
      criterion. How far is one of them from their mean, typically?
      """,
      """
      The wordings are a sample of all there could be, and their mean is taken from themselves, \
      which lies closer to them than the true one. That is why the squares are divided by n − 1.
      """,
      """
      First the mean, then the sum of the squared distances from it, over `Double(n - 1)`, then \
      `squareRoot()`. With n below 2 the spread is `Double.nan`, and as no comparison with nan is \
      true, `gain > 2 * spread` takes care of itself.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      Input(
        own: 0.75, generic: 0.5,
        wordings: [0.52, 0.55, 0.49, 0.5, 0.57, 0.54, 0.51, 0.56, 0.53, 0.5]),
      Input(own: 0.559, generic: 0.538, wordings: [0.475, 0.555, 0.51, 0.53]),
      Input(own: 0.5, generic: 0.75, wordings: [0.5, 0.52, 0.54]),
      Input(own: 0.75, generic: 0.25, wordings: [0.25, 0.5, 0.75]),
      Input(own: 0.61, generic: 0.6, wordings: [0.6, 0.6, 0.6]),
      Input(own: 0.9, generic: 0.6, wordings: [0.6]),
      Input(own: 0.9, generic: 0.6, wordings: []),
    ]
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func spread(_ input: Input) -> Double {
      let x = input.wordings
      if x.count < 2 { return .nan }
      // By all pairs: their mean squared distance is twice the variance.
      var squares = 0.0
      for i in x.indices { for j in 0..<i { squares += (x[i] - x[j]) * (x[i] - x[j]) } }
      return (squares / Double(x.count * (x.count - 1))).squareRoot()
    }
    func shown(_ index: Int) -> String {
      let input = inputs[index]
      return """
        own \(Check.shown(input.own)), generic \(Check.shown(input.generic)), wordings \
        \(Check.shown(input.wordings))
        """
    }
    func gain(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].gain, inputs[index].own - inputs[index].generic, within: 1e-12,
        of: shown(index), advice: advice)
    }
    func spread(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].spread, spread(inputs[index]), within: 1e-9, of: shown(index),
        advice: advice)
    }
    func stands(_ name: String, _ index: Int, _ wanted: Bool, _ advice: String) -> Check {
      func word(_ stands: Bool) -> String { stands ? "stands" : "does not stand" }
      return Check(
        name, passed: outputs[index].stands == wanted,
        yours: "\(word(outputs[index].stands)) for \(shown(index))", wanted: word(wanted),
        advice: advice)
    }
    let lone = outputs[5].spread.isNaN && !outputs[5].stands ? 6 : 5
    return [
      gain(
        "the gain", 0,
        "In points, not as a ratio: by how much is the own question more often right?"),
      spread(
        "the spread of ten wordings", 0,
        """
        A standard deviation has the unit of the accuracies. It is that of a sample, and it says \
        how far one wording lies from their mean, not how well ten of them fix that mean.
        """),
      stands("a large gain stands", 0, true, "A quarter is much more than two spreads."),
      stands(
        "a small one does not", 1, false,
        "The gain lies within what another wording does: compare it with *two* spreads."),
      gain("a loss is a negative gain", 2, "The generic question is the better one here."),
      stands("a loss never stands", 2, false, "Its size does not matter: it points the wrong way."),
      stands(
        "exactly two spreads", 3, false, "*More* than two: what is just as much is not more."),
      spread(
        "wordings that all agree", 4,
        """
        If all are the same there is no spread at all. Mean of squares less square of the mean is \
        a difference of two nearly equal numbers: what is left of it here is rounding.
        """),
      Check(
        "too few wordings", passed: outputs[lone].spread.isNaN && !outputs[lone].stands,
        yours: """
          spread \(Check.shown(outputs[lone].spread)), \
          \(outputs[lone].stands ? "stands" : "does not stand") for \(shown(lone))
          """, wanted: "spread nan, does not stand",
        advice: """
          One wording says nothing about others: its spread is not 0 but unknown, and against an \
          unknown spread no gain stands.
          """),
    ]
  }

  public static func explanation() throws -> String {
    let model = try PocketModels.load(.small, .instruct)
    let pairs = HardBench.pairs(of: .chatBothFlawed, count: 120, seed: 1)
    func accuracy(_ question: String) throws -> Double {
      var prompt = PocketText.judge.withoutCategories
      prompt.generic = question
      let scores = try PreferenceClassifier(model, prompt: prompt).scores(pairs.map(\.item))
      let credit = scores.map { $0[0] == $0[1] ? 0.5 : $0[0] > $0[1] ? 1 : 0 }
      return credit.reduce(0, +) / Double(credit.count)
    }
    let wordings = try [
      "relevant correct and polite", "relevant polite and correct", "correct relevant and polite",
      "correct polite and relevant", "polite relevant and correct", "polite correct and relevant",
    ].map(accuracy)
    let mean = wordings.reduce(0, +) / Double(wordings.count)
    let squares = wordings.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let spread = (squares / Double(wordings.count - 1)).squareRoot()
    let generic = try accuracy("good")
    let best = wordings.max() ?? 0
    func points(_ share: Double) -> String { String(format: "%.1f", 100 * share) }
    return """
      A gain smaller than what another wording does is no property of the criterion. Even in a \
      world of 200 words order matters: the three aspects of chat in their six orders, asked of \
      the small pocket model about \(pairs.count) pairs in which both responses are flawed, have a \
      spread of \(points(spread)) points. In the usual order they gain \
      \(points(wordings[0] - generic)) points over *good*, in the best order \
      \(points(best - generic)): who tries one wording only, draws a lot.
      """
  }
}
