import Foundation
import Measures
import Preferences
import Worlds

/// 7.1: two main effects and an interaction, from the four cells of a factorial.
public enum TwoByTwo: Checked {
  /// The runs of one kind of corpus.
  public struct Cell: Codable, Sendable {
    public var form, verification: Bool
    /// The judge's accuracy by seed, at least one.
    public var accuracies: [Double]

    public init(_ form: Bool, _ verification: Bool, _ accuracies: [Double]) {
      (self.form, self.verification, self.accuracies) = (form, verification, accuracies)
    }
  }

  public struct Input: Codable, Sendable {
    public var cells: [Cell]

    public init(cells: [Cell]) { self.cells = cells }
  }

  public struct Output: Codable, Sendable {
    public var form, verification, interaction: Double
    public init(form: Double, verification: Double, interaction: Double) {
      (self.form, self.verification, self.interaction) = (form, verification, interaction)
    }
  }

  public static let about = Exercise(
    "7.1", folder: "07-1-two-by-two", title: "Form and verification, two by two",
    extends: "claims 7.4 and 7.5 and the figure of effects", minutes: 25,
    hints: [
      """
      First reduce each cell to one number. Then forget the runs: everything else is made of four \
      means, a₁₁, a₁₀, a₀₁ and a₀₀.
      """,
      """
      The effect of form compares two columns of the table: the mean of the two cells with it \
      against the mean of the two without it. Find cells by what they are, not by where they stand.
      """,
      """
      A function `mean(form, verification)` that looks for its cell with `first(where:)` makes the \
      rest short: form is (mean(true, true) + mean(true, false)) / 2 less the same with false in \
      front; the interaction is one difference in verification less another one.
      """,
    ])

  public static func inputs() -> [Input] {
    func input(_ a11: [Double], _ a10: [Double], _ a01: [Double], _ a00: [Double]) -> Input {
      Input(cells: [
        Cell(true, true, a11), Cell(true, false, a10), Cell(false, true, a01),
        Cell(false, false, a00),
      ])
    }
    var shuffled = input([0.95], [0.8], [0.55], [0.7])
    shuffled.cells.swapAt(0, 3)
    shuffled.cells.swapAt(1, 3)
    return [
      input([0.9], [0.9], [0.7], [0.7]), input([0.9], [0.8], [0.7], [0.6]),
      input([0.9], [0.6], [0.6], [0.6]), input([0.6], [0.8], [0.8], [0.6]), shuffled,
      input([0.9, 0.8, 0.7, 0.8], [0.5], [0.75, 0.65], [0.6, 0.6, 0.66]),
    ]
  }

  private static func wanted(_ input: Input) -> [Double] {
    // Each effect as a weighted sum of the cells' means, with the signs of its contrast.
    var sums = [0.0, 0, 0]
    for cell in input.cells {
      let mean = cell.accuracies.reduce(0, +) / Double(cell.accuracies.count)
      let (form, verification) = (cell.form ? 1.0 : -1, cell.verification ? 1.0 : -1)
      sums[0] += form * mean / 2
      sums[1] += verification * mean / 2
      sums[2] += form * verification * mean
    }
    return sums
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func check(_ name: String, _ index: Int, _ part: Int, _ advice: String) -> Check {
      let (output, input) = (outputs[index], inputs[index])
      let cells = input.cells.map { cell in
        let kind = [cell.form ? "turns" : "running text", cell.verification ? "verified" : ""]
        return kind.filter { !$0.isEmpty }.joined(separator: " ") + " "
          + Check.shown(cell.accuracies)
      }
      return .near(
        name, [output.form, output.verification, output.interaction][part], wanted(input)[part],
        within: 1e-9, of: cells.joined(separator: ", "), advice: advice)
    }
    return [
      check(
        "form alone matters", 0, 0,
        """
        Turns have 0.9, running text 0.7, whatever else. An effect is a difference of two means, \
        with the thing less without it.
        """),
      check("where verification does nothing", 0, 1, "Two and two cells again: which are with it?"),
      check(
        "effects that add up", 1, 2,
        """
        Verification gives 0.1 in turns and 0.1 in running text. Nothing is left over for an \
        interaction: a₁₁ less a₀₀ is something else.
        """),
      check(
        "form, where only both together help", 2, 0,
        "A main effect is averaged over the other switch, on and off."),
      check(
        "the interaction, where only both together help", 2, 2,
        """
        Verification gives 0.3 in turns and nothing in running text. The formula in the stub takes \
        the whole of the difference.
        """),
      check(
        "each helps where the other is missing", 3, 2,
        "In turns verification does harm, in running text it helps: which sign is that?"),
      check(
        "cells in another order", 4, 2,
        "Each cell says what it is. Where it stands in the list means nothing."),
      check(
        "more seeds in some cells", 5, 0,
        "Four runs of one kind must not outvote one run of another: what stands for a cell?"),
    ]
  }

  public static func explanation() throws -> String {
    let pairs = PocketBench.pairs(perSubset: 20, seed: 1)
    func accuracy(_ size: PocketSize, _ stage: PocketStage) throws -> Double {
      try PocketBench.accuracy(of: PocketModels.load(size, stage), on: pairs).subsetMean.value
    }
    // Size in the place of form, tuning in that of verification.
    let (a11, a10) = (try accuracy(.medium, .instruct), try accuracy(.medium, .base))
    let (a01, a00) = (try accuracy(.small, .instruct), try accuracy(.small, .base))
    func points(_ value: Double) -> String { String(format: "%+.1f points", 100 * value) }
    return """
      In a factorial every run counts for both questions, so four cells tell two effects as \
      precisely as eight would, and the interaction besides. The same arithmetic on size and \
      tuning: on \(pairs.count) held-out pairs the step from S to M gives \
      \(points((a11 + a10 - a01 - a00) / 2)) of accuracy, instruction tuning \
      \(points((a11 + a01 - a10 - a00) / 2)), and the interaction is \
      \(points(a11 - a10 - a01 + a00)). Where it is large, a main effect is the mean of two \
      different stories.
      """
  }
}
