import Foundation
import Preferences
import Tensors
import Worlds

/// 2.2: the pair that scored responses give, or none.
public enum BestAgainstWorst: Checked {
  public struct Input: Codable, Sendable {
    public var texts: [String]
    /// One for each text.
    public var scores: [Double]
    /// What best and worst have to be apart at least.
    public var margin: Double

    public init(texts: [String], scores: [Double], margin: Double) {
      (self.texts, self.scores, self.margin) = (texts, scores, margin)
    }
  }
  /// Places of the two responses; both `nil` for no pair.
  public struct Output: Codable, Sendable, Equatable {
    public var chosen: Int?
    public var rejected: Int?

    public init(_ pair: (chosen: Int, rejected: Int)?) {
      (chosen, rejected) = (pair?.chosen, pair?.rejected)
    }
  }

  public static let about = Exercise(
    "2.2", folder: "02-2-best-against-worst", title: "The pairing rule",
    extends: "claim 2.2 and figure 2.3", minutes: 20,
    hints: [
      """
      First find the two places, whatever they are; then ask one question after another for which \
      there is no pair. Fewer than two responses come before everything.
      """,
      """
      Walk through the places once. A later score replaces the best only if it is higher, and the \
      worst already if it is as low: so the first of the highest and the last of the lowest are \
      left.
      """,
      """
      Begin with `var (best, worst) = (0, 0)`. After the loop, `guard` that the two scores differ, \
      that the two texts differ and that the lead is at least the margin; else return nil.
      """,
    ])

  public static func inputs() -> [Input] {
    func input(_ texts: String, _ scores: [Double], margin: Double = 0) -> Input {
      Input(texts: texts.map(String.init), scores: scores, margin: margin)
    }
    return [
      input("abcd", [0.25, 0.875, 0.5, 0.125]),
      input("abcd", [-3, -1, -2, -7]),
      input("abc", [0.75, 0.75, 0.25]),
      input("abcd", [0.25, 0.75, 0.25, 0.5]),
      input("abcd", [0.5, 0.5, 0.5, 0.5]),
      input("xyx", [0.75, 0.5, 0.25]),
      input("abc", [0.25, 0.75, 0.5], margin: 0.5),
      input("abc", [0.25, 0.75, 0.5], margin: 0.625),
      input("a", [0.75]),
      input("", []),
    ]
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func wanted(_ input: Input) -> Output {
      guard let most = input.scores.max(), let least = input.scores.min(), most > least,
        let best = input.scores.firstIndex(of: most),
        let worst = input.scores.lastIndex(of: least),
        input.texts[best] != input.texts[worst], most - least >= input.margin
      else { return Output(nil) }
      return Output((chosen: best, rejected: worst))
    }
    func shown(_ output: Output) -> String {
      func place(_ place: Int?) -> String { place.map(String.init) ?? "none" }
      return output == Output(nil)
        ? "no pair" : "chosen \(place(output.chosen)), rejected \(place(output.rejected))"
    }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let (input, output) = (inputs[index], outputs[index])
      return Check(
        name, passed: output == wanted(input),
        yours: """
          \(shown(output)) for texts \(input.texts), scores \(Check.shown(input.scores)), margin \
          \(Check.shown(input.margin))
          """, wanted: shown(wanted(input)), advice: advice)
    }
    let few = outputs[8] == wanted(inputs[8]) ? 9 : 8
    return [
      check(
        "best against worst", 0,
        "The highest score is chosen and the lowest rejected; places are counted from 0."),
      check(
        "scores below 0", 1,
        "Margins and log-probabilities are negative: compare scores with each other, not with 0."),
      check("two share the highest score", 2, "Of equals, the task takes which one as chosen?"),
      check("two share the lowest score", 3, "Of equals, the task takes which one as rejected?"),
      check(
        "all tied", 4,
        "Nobody is better here. What would a pair teach, but the order in which samples came?"),
      check(
        "best and worst are the same text", 5,
        """
        A judge that draws lots can score one text twice in two ways. A pair of equal texts \
        teaches nothing, and the rule looks for no other pair.
        """),
      check(
        "exactly the margin apart", 6, "*At least* the margin: is a lead of just so much enough?"),
      check("less than the margin apart", 7, "Is the lead of the best held against the margin?"),
      check("too few responses", few, "With fewer than two responses nothing can be compared."),
    ]
  }

  public static func explanation() throws -> String {
    let model = try PocketModels.load(.small, .instruct)
    var random = Random(seed: 1)
    let prompts = PocketTask.mixed(80, heldOut: true, using: &random).map(\.prompt)
    let sampling = ResponseSampling(
      samples: 4, limit: PocketText.responseLimit, format: PocketText.chat)
    let items = try sampling.items(of: model, to: prompts, random: random)
    let scores = try pYes(model).scores(items)
    let pairing = Pairing(items, scores: scores)
    let close = pairing.pairs.count { $0.scoreChosen - $0.scoreRejected < 0.1 }
    return """
      Tied scores and equal texts carry no preference: trained on, they would only repeat the \
      order of sampling, or push one text up and down at once. Of \(items.count) held-out prompts \
      with four samples of the small pocket model, \(pairing.pairs.count) give a pair, \
      \(pairing.identical) have equal texts and \(pairing.tied) tied scores; of the pairs, \
      \(close) are less than 0.1 apart, which a margin would leave out. As a policy grows surer \
      there is ever less to pair.
      """
  }
}
