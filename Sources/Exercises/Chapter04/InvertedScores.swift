import Foundation
import Measures
import Preferences
import Worlds

/// 4.2: the judge upside down, a control arm.
public enum InvertedScores: Checked {
  public struct Input: Codable, Sendable {
    /// p′_yes of a prompt's responses.
    public var scores: [Double]

    public init(scores: [Double]) { self.scores = scores }
  }

  public static let about = Exercise(
    "4.2", folder: "04-2-inverted-scores", title: "A control arm: the judge upside down",
    extends: "figure 4.5, whose arm *inverted* this is", minutes: 10,
    hints: [
      """
      A control should differ from the arm it controls in one thing alone. So what comes out must \
      be a judge as before, as sure and as tied, that only says No where the other says Yes.
      """,
      """
      The score is σ(m) of a margin m = z_yes − z_no. Exchange the two words, and the margin \
      changes its sign. What is σ(−m), written with σ(m)?
      """,
      """
      e⁻ˣ / (1 + e⁻ˣ) and 1 / (1 + e⁻ˣ) are the probabilities of two things of which one happens: \
      together they are 1. Each response's score is turned by itself, without a look at the \
      others.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      [0.9, 0.2], [0.2, 0.7, 0.4], [0.6, 0.3, 0.6, 0.1], [0.95, 0.05, 0.5], [0.5, 0.5],
      [0.1, 0.2, 0.3], [1, 0, 0.25], [0.8], [],
    ].map { Input(scores: $0) }
  }

  public static func review(_ outputs: [[Double]], of inputs: [Input]) -> [Check] {
    func shown(_ index: Int) -> String {
      "\(Check.shown(outputs[index])) for \(Check.shown(inputs[index].scores))"
    }
    func order(_ scores: [Double], _ sign: Double) -> [Int] {
      scores.indices.sorted { (sign * scores[$0], $0) < (sign * scores[$1], $1) }
    }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let wanted = inputs[index].scores.map { 1 - $0 }
      return .near(
        name, outputs[index], wanted, within: 1e-9, of: Check.shown(inputs[index].scores),
        advice: advice)
    }
    func isTurned(_ index: Int) -> Bool {
      outputs[index].count == inputs[index].scores.count
        && order(outputs[index], 1) == order(inputs[index].scores, -1)
    }
    let two = outputs[0]
    let tied = outputs[2]
    let range = outputs[3]
    let last = outputs[7].count == 1 && abs(outputs[7][0] - 0.2) <= 1e-9 ? 8 : 7
    return [
      Check(
        "what was better is worse", passed: two.count == 2 && two[0] < two[1], yours: shown(0),
        wanted: "one score each, the first below the second",
        advice: "The inverted judge likes best what the judge likes least."),
      Check(
        "each response keeps its place", passed: isTurned(1), yours: shown(1),
        wanted: "the first highest, the third next, the second lowest",
        advice: """
          The scores belong to responses, in their order. Turn the judgement round, and not the \
          list.
          """),
      Check(
        "ties stay ties",
        passed: tied.count == 4 && tied[0] == tied[2] && tied[0] < tied[1] && tied[1] < tied[3],
        yours: shown(2), wanted: "the first and the third equal, and lowest",
        advice: """
          The pairing rule drops ties. A control that breaks them trains on other prompts than the \
          arm it controls.
          """),
      Check(
        "scores stay scores", passed: range.count == 3 && range.allSatisfy { (0...1).contains($0) },
        yours: shown(3), wanted: "three scores in 0…1",
        advice: "Soft labels and calibration take σ's values: a score lies between 0 and 1."),
      check(
        "undecided stays undecided", 4,
        "A judge that does not know which way, upside down, still does not know."),
      check(
        "as sure as before", 5,
        """
        0.1 says No with odds of nine to one; upside down that is a Yes with the same odds. Does \
        your score depend on the other responses?
        """),
      check("certain scores", 6, "A certain Yes becomes a certain No."),
      check(
        "one response, or none", last,
        "Even by itself a response is judged the other way round; and nothing gives nothing."),
    ]
  }

  public static func explanation() throws -> String {
    let judge = try pYes(PocketModels.load(.small, .instruct))
    let pairs = HardBench.pairs(perSubset: 20, seed: 1).map(\.item)
    let scores = try judge.scores(pairs)
    func accuracy(_ scores: [[Double]]) -> Double {
      PairReadings(chosen: scores.map { $0[0] }, rejected: scores.map { $0[1] }).accuracy.value
    }
    let (plain, inverted) = (accuracy(scores), accuracy(scores.map { $0.map { 1 - $0 } }))
    func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
    return """
      Same prompts, same samples, same ties, same strength of every preference: only the direction \
      is turned, so what the arm loses is owed to the labels. On \(pairs.count) pairs of the hard \
      bench the small pocket model's score is right in \(percent(plain)) and its inversion in \
      \(percent(inverted)); with ties at one half the two add up to \(percent(plain + inverted)).
      """
  }
}
