import Foundation
import Preferences
import Tensors
import Worlds

/// 0.1: accuracy on pairs, of which some are tied.
public enum TiesCountHalf: Checked {
  public struct Input: Codable, Sendable {
    /// Scores of the better and of the worse response, pair by pair.
    public var better, worse: [Double]

    public init(better: [Double], worse: [Double]) { (self.better, self.worse) = (better, worse) }
  }

  public static let about = Exercise(
    "0.1", folder: "00-1-ties-count-half", title: "Accuracy, where ties count one half",
    extends: "claim 0.1 and the column *ties* of the chapter's table", minutes: 10,
    hints: [
      "Give each pair a credit of 1, ½ or 0. What is the accuracy, then, of these credits?",
      """
      Three cases: the better response scores higher, both score the same, the worse one scores \
      higher. Compare the two scores themselves: their difference is no number if both are −∞.
      """,
      """
      `zip(better, worse)` goes through the pairs. Map each of them to `b == w ? … : b > w ? … : \
      …`, add the credits up, and divide by `Double(better.count)`: without a pair this is 0 / 0, \
      which a Double writes as `nan`.
      """,
    ])

  public static func inputs() -> [Input] {
    let none = -Double.infinity
    return [
      Input(better: [0.9, 0.8, 0.7, 0.6], worse: [0.1, 0.9, 0.2, 0.3]),
      Input(better: [0.2, 0.3], worse: [0.4, 0.9]),
      Input(better: [0.9, 0.5], worse: [0.1, 0.5]),
      Input(better: [4, 4, 3], worse: [4, 4, 3]),
      Input(better: [-3, 2, -1], worse: [-5, 4, -1]),
      Input(better: [0.500001, 0.2], worse: [0.5, 0.1]),
      Input(better: [none, -20], worse: [none, -30]),
      Input(better: [], worse: []),
    ]
  }

  public static func review(_ outputs: [Double], of inputs: [Input]) -> [Check] {
    func wanted(_ input: Input) -> Double {
      var credit = 0.0
      for (better, worse) in zip(input.better, input.worse) {
        if better > worse { credit += 1 }
        if better == worse { credit += 0.5 }
      }
      return credit / Double(input.better.count)
    }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let input = inputs[index]
      return .near(
        name, outputs[index], wanted(input), within: 1e-9,
        of: "better \(Check.shown(input.better)), worse \(Check.shown(input.worse))",
        advice: advice)
    }
    return [
      check(
        "pairs without ties", 0,
        "Count the pairs whose better response scores higher, and divide by all pairs: a share."),
      check("a judge that is always wrong", 1, "Which of the two has to score higher?"),
      check(
        "a tie counts one half", 2,
        "The judge says nothing of the second pair. What would a coin get there, on average?"),
      check(
        "nothing but ties", 3,
        "A judge that scores everything alike is as good as a coin, and all pairs count."
      ),
      check(
        "scores may be negative", 4,
        "Scores need not be probabilities: only the comparison within a pair means anything."),
      check(
        "a small lead is a lead", 5, "A tie is equality. What is a millionth ahead is no tie."),
      check(
        "infinitely bad, both", 6,
        "ln 0 is −∞. Two of them are equal, but what is their difference?"),
      Check(
        "no pairs, no accuracy", passed: outputs[7].isNaN,
        yours: Check.shown(outputs[7]) + " for no pairs", wanted: "nan",
        advice:
          "A share of nothing is not 0 and not ½, but no number: the task says what to return."
      ),
    ]
  }

  public static func explanation() throws -> String {
    let writer = GeneratedScoreJudge(
      try PocketModels.load(.small, .instruct), prompt: PocketText.scoreJudge, samples: 1,
      limit: PocketText.critiqueLimit, random: Random(seed: 1))
    let pairs = PocketBench.pairs(perSubset: 8, seed: 1).map(\.item.item)
    let scores = try writer.scores(pairs)
    let count = Double(scores.count)
    let right = Double(scores.count { $0[0] > $0[1] }) / count
    let tied = Double(scores.count { $0[0] == $0[1] }) / count
    func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }
    return """
      Where a judge is silent, one half is what guessing gets: the convention neither rewards nor \
      punishes coarse scores. It matters where scores are few. One critique of the small pocket \
      model, with a score from 1 to 5, ties in \(percent(tied)) of \(scores.count) pairs; its \
      accuracy is \(percent(right)) if ties are wrong, \(percent(right + tied / 2)) at one half \
      and \(percent(right + tied)) if they are right. P(Yes) hardly ever ties.
      """
  }
}
