import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// 8.1: RLOO's advantages, each response measured against the others.
public enum LeaveOneOut: Checked {
  public struct Input: Codable, Sendable {
    /// By response: r, ln π(y|x) and ln π_start(y|x).
    public var rewards, policy, start: [Double]
    public var beta: Double

    public init(rewards: [Double], policy: [Double], start: [Double], beta: Double) {
      (self.rewards, self.policy, self.start, self.beta) = (rewards, policy, start, beta)
    }
  }

  public static let about = Exercise(
    "8.1", folder: "08-1-leave-one-out", title: "RLOO's advantages",
    extends: "the chapter's arm RLOO and its formula", minutes: 25,
    hints: [
      """
      Two steps, and not in one: first every response's own R with the price in it, then every \
      response's distance from the other R's. A baseline that holds the response itself is another \
      method.
      """,
      """
      The mean of the others needs no inner loop: take the sum of all R, subtract R_i, and divide \
      by one less than there are. What is that for a single response?
      """,
      """
      R = r − beta · (policy − start), entry by entry, and `let sum = R.reduce(0, +)`. Then A_i is \
      R_i − (sum − R_i) / Double(R.count - 1), and 0 where R.count is 1.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      Input(
        rewards: [1, 0, 0, 0], policy: [-5, -6, -7, -8], start: [-5, -6, -7, -8], beta: 0.1),
      Input(rewards: [0.2, 0.9, 0.4], policy: [-3, -4, -5], start: [-3, -4, -5], beta: 0.1),
      Input(rewards: [0.5, 0.5], policy: [-4, -9], start: [-6, -9], beta: 0.1),
      Input(
        rewards: [0.7, 0.1, 0.9, 0.3], policy: [-8, -12.5, -7, -20],
        start: [-9, -12, -8.5, -15], beta: 0.2),
      Input(
        rewards: [100, 101, 99, 100], policy: [-8, -8, -9, -9], start: [-8, -8, -9, -9], beta: 0.5),
      Input(rewards: [0.8], policy: [-3], start: [-4], beta: 0.1),
    ]
  }

  private static func wanted(_ input: Input) -> [Double] {
    let priced = input.rewards.indices.map {
      input.rewards[$0] - input.beta * (input.policy[$0] - input.start[$0])
    }
    return priced.indices.map { own in
      // The mean of the distances from each of the others.
      let others = priced.indices.filter { $0 != own }
      let sum = others.reduce(0.0) { $0 + priced[own] - priced[$1] }
      return sum / Double(max(1, others.count))
    }
  }

  public static func review(_ outputs: [[Double]], of inputs: [Input]) -> [Check] {
    func place(_ input: Input) -> String {
      """
      r \(Check.shown(input.rewards)), ln π \(Check.shown(input.policy)), \
      ln π_start \(Check.shown(input.start)), β \(Check.shown(input.beta))
      """
    }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index], wanted(inputs[index]), within: 1e-9, of: place(inputs[index]),
        advice: advice)
    }
    return [
      check(
        "one success in four", 0,
        """
        The others have 0, so the success stands a whole 1 above them, and each failure a third \
        below. A response is not its own measure, and nothing is divided by a spread.
        """),
      check(
        "three rewards", 1, "Each against the mean of the other two: how many are that?"),
      .near(
        "a response pays for its distance", outputs[2].first ?? .nan, wanted(inputs[2])[0],
        within: 1e-9, of: place(inputs[2]),
        advice: """
          The first response has become likelier than it was at the start. That costs β a nat: is \
          it then better or worse than the other one?
          """),
      check(
        "and the others are measured by it", 2,
        """
        The second response has moved nowhere, and yet its advantage is not 0: the first one's \
        price is part of what it is compared with.
        """),
      check("everything together", 3, "Every response has a reward, a price and three others."),
      check(
        "rewards near 100", 4,
        "What all responses share says nothing about any of them and has to drop out."),
      check(
        "a response alone", 5,
        "No others, no comparison: 0 is asked for, and neither the reward nor 0 / 0."),
    ]
  }

  public static func explanation() throws -> String {
    let tasks = PolicyReport.tasks(perCategory: 6, seed: 1)
    let start = try PocketModels.load(.small, .instruct)
    let samples = try PolicyReport(
      of: start, start: start, tasks: tasks, samples: 4, random: Random(seed: 1)
    ).samples
    let rewards = try OracleJudge(tasks).scores(samples)
    let advantages = rewards.map { r in
      wanted(Input(rewards: r, policy: r.map { _ in 0 }, start: r.map { _ in 0 }, beta: 0))
    }
    func square(_ values: [[Double]]) -> Double { values.joined().map { $0 * $0 }.average }
    let idle = rewards.filter { Set($0).count == 1 }.count
    return """
      The baseline is made of other samples, so it does not depend on the response and leaves the \
      gradient's mean as it was, while the noise shrinks. For \(tasks.count) prompts the small \
      model drew four samples each: the mean square of what weighs ∇ ln π is \
      \(String(format: "%.2f", square(rewards))) with bare rewards and \
      \(String(format: "%.2f", square(advantages))) with advantages. Prompts whose four samples \
      are equally good ask for no change at all; of those there were \(idle).
      """
  }
}
