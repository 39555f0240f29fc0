import Foundation
import Measures
import Preferences
import Tensors
import Worlds

/// 9.2: iREPO's soft label and its squared loss.
public enum SoftRegression: Checked {
  public struct Input: Codable, Sendable {
    /// How many of the annotators preferred the first response.
    public var wins, annotators: Int
    /// Δ, the log-ratio of the first response less that of the second.
    public var difference: Double
    public var beta, clip: Double

    public init(wins: Int, annotators: Int, difference: Double, beta: Double, clip: Double) {
      (self.wins, self.annotators, self.difference) = (wins, annotators, difference)
      (self.beta, self.clip) = (beta, clip)
    }
  }

  public struct Output: Codable, Sendable {
    public var label, loss, slope: Double
    public init(label: Double, loss: Double, slope: Double) {
      (self.label, self.loss, self.slope) = (label, loss, slope)
    }
  }

  public static let about = Exercise(
    "9.2", folder: "09-2-soft-regression", title: "iREPO's soft labels",
    extends: "claims 9.1 and 9.2, iREPO's minimiser and few annotators", minutes: 20,
    hints: [
      """
      One step after the other: count, hold in range, take the log-odds, compare with β Δ. Which \
      of these steps may divide by 0 or take a logarithm of 0, and for which counts?
      """,
      """
      Hold p̂ in [clip, 1 − clip] before the logarithm, with `min` and `max`, and give 0 \
      annotators their own line. The rest is a parabola in Δ, with its lowest point where β Δ is \
      the target.
      """,
      """
      With `let rest = log(label / (1 - label)) - beta * difference` the loss is rest · rest, and \
      the chain rule makes of it 2 · rest · (what d rest / dΔ is: look at the line above).
      """,
    ])

  public static func inputs() -> [Input] {
    func input(
      _ wins: Int, _ annotators: Int, _ difference: Double, beta: Double = 0.1,
      clip: Double = 0.01
    ) -> Input {
      Input(
        wins: wins, annotators: annotators, difference: difference, beta: beta, clip: clip)
    }
    return [
      input(8, 10, 0), input(8, 10, 4, beta: 0.25), input(3, 10, 2, beta: 0.5),
      input(3, 3, 1), input(0, 3, 1), input(6, 10, 20), input(9, 10, 0, clip: 0.2),
      input(0, 0, 3, beta: 0.5),
    ]
  }

  private static func wanted(_ input: Input) -> (label: Double, loss: Double, slope: Double) {
    let share = input.annotators > 0 ? Double(input.wins) / Double(input.annotators) : 0.5
    let label = share < input.clip ? input.clip : share > 1 - input.clip ? 1 - input.clip : share
    let ahead = input.beta * input.difference - (log(label) - log(1 - label))
    return (label, pow(ahead, 2), 2 * input.beta * ahead)
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func place(_ index: Int) -> String {
      let input = inputs[index]
      return """
        \(input.wins) of \(input.annotators), Δ \(Check.shown(input.difference)), \
        β \(Check.shown(input.beta)), clip \(Check.shown(input.clip))
        """
    }
    func near(
      _ name: String, _ index: Int, _ yours: Double, _ wanted: Double, _ advice: String
    ) -> Check {
      .near(name, yours, wanted, within: 1e-9, of: place(index), advice: advice)
    }
    func label(_ name: String, _ index: Int, _ advice: String) -> Check {
      near(name, index, outputs[index].label, wanted(inputs[index]).label, advice)
    }
    func loss(_ name: String, _ index: Int, _ advice: String) -> Check {
      near(name, index, outputs[index].loss, wanted(inputs[index]).loss, advice)
    }
    func slope(_ name: String, _ index: Int, _ advice: String) -> Check {
      near(name, index, outputs[index].slope, wanted(inputs[index]).slope, advice)
    }
    return [
      label("the label of eight in ten", 0, "Eight of ten prefer the first response."),
      loss(
        "eight of ten, at the start", 0,
        """
        Δ is 0 here, so the loss is the target's square. The target is the log-odds as they are: \
        not a probability, not its logarithm, and nothing scales them.
        """),
      loss(
        "β scales what the policy says", 1,
        "Of Δ only β Δ counts: with β = 0.25 a Δ of 4 has come as far as 1."),
      slope(
        "the slope below the target", 1,
        """
        Δ is too small, so the loss must fall as Δ grows. Is the chain rule's inner factor in it?
        """),
      slope("three of ten", 2, "The second response is the better one: Δ has to come down."),
      .near(
        "all annotators agree", [3, 4].map { outputs[$0].label },
        [3, 4].map { wanted(inputs[$0]).label }, of: "\(place(3)), and \(place(4))",
        advice: """
          Log-odds of 0 and of 1 are infinite, and no policy can meet them. The label is held in \
          range at both ends, and returned so.
          """),
      loss(
        "a policy that is too sure", 5,
        """
        Δ has gone beyond the target. A regression wants it back: the loss rises on both sides, \
        unlike DPO's or a hinge.
        """),
      label("another clip", 6, "The clip is an argument: 0.2 here."),
      label(
        "no annotator at all", 7, "Nobody was asked, so neither response is known to be better."),
    ]
  }

  public static func explanation() throws -> String {
    let world = TabularWorld(
      prompts: 10, responses: 5, beta: 0.5, random: Random(seed: 1).stream("table 1"))
    let labels = world.comparisons(countedBy: 3, random: Random(seed: 1))
    func lost(_ clip: Float) -> Double {
      let policy = TabularPolicy(reference: world.reference)
      policy.train(
        on: labels, loss: .iREPO(beta: 0.5, clip: clip), rate: 0.05, steps: 300)
      return world.valueLost(by: policy.probabilities)
    }
    let unanimous = labels.filter { $0.preference == 0 || $0.preference == 1 }.count
    return """
      With the true probabilities the log-odds are the differences of the rewards, so the minimum \
      is the optimal policy; with few annotators many labels are 0 or 1, and the clip decides what \
      they mean. On a table of 10 × 5 responses three annotators agree in \(unanimous) of \
      \(labels.count) comparisons; trained on their labels a policy loses \
      \(String(format: "%.3f", lost(0.01))) of value with a clip of 0.01 and \
      \(String(format: "%.3f", lost(0.2))) with 0.2.
      """
  }
}
