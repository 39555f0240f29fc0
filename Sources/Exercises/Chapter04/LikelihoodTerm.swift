import Foundation
import Preferences
import Worlds

/// 4.3: the term that keeps the chosen response likely.
public enum LikelihoodTerm: Checked {
  public struct Input: Codable, Sendable {
    /// Of each pair of a batch: ln p of every token of prompt and chosen response, the token that
    /// ends the turn included.
    public var logProbabilities: [[Double]]
    /// Of each pair, how many of those tokens are the prompt's.
    public var promptLengths: [Int]
    /// λ.
    public var weight: Double

    public init(logProbabilities: [[Double]], promptLengths: [Int], weight: Double) {
      (self.logProbabilities, self.promptLengths) = (logProbabilities, promptLengths)
      self.weight = weight
    }
  }

  public static let about = Exercise(
    "4.3", folder: "04-3-likelihood-term", title: "The likelihood term",
    extends: "the second term of the chapter's loss, and figure 4.4", minutes: 20,
    hints: [
      """
      There are two means, one inside the other: over the tokens of one response, and over the \
      pairs of the batch. Which tokens are a response's?
      """,
      """
      `row.dropFirst(promptLength)` are the response's tokens, its end among them. Their mean is \
      taken before anything of another pair comes in, so that a long response weighs no more.
      """,
      """
      Map `zip(logProbabilities, promptLengths)` to the mean of each response, add those up, \
      divide by the number of pairs, and multiply by −λ: ln p is below 0, and a loss falls as p \
      rises. Without pairs return 0 before you divide.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      Input(logProbabilities: [[-2, -2]], promptLengths: [0], weight: 1),
      Input(logProbabilities: [[-2, -2, -2]], promptLengths: [0], weight: 0.5),
      Input(logProbabilities: [[-7, -5, -9, -1, -1]], promptLengths: [3], weight: 1),
      Input(logProbabilities: [[-1, -1, -4]], promptLengths: [0], weight: 1),
      Input(
        logProbabilities: [[-8, -3, -3], [-6, -6, -1, -1, -1, -1, -1, -1]], promptLengths: [1, 2],
        weight: 1),
      Input(logProbabilities: [[-4, 0, 0, 0]], promptLengths: [1], weight: 0.5),
      Input(logProbabilities: [], promptLengths: [], weight: 0.5),
    ]
  }

  public static func review(_ outputs: [Double], of inputs: [Input]) -> [Check] {
    func wanted(_ input: Input) -> Double {
      var term = 0.0
      for (row, length) in zip(input.logProbabilities, input.promptLengths) {
        let share = input.weight / Double(row.count - length) / Double(input.promptLengths.count)
        for place in length..<row.count { term -= share * row[place] }
      }
      return term
    }
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let input = inputs[index]
      let rows = input.logProbabilities.map(Check.shown).joined(separator: " ")
      return .near(
        name, outputs[index], wanted(input), within: 1e-9,
        of: """
          \(rows.isEmpty ? "no pairs" : rows), prompts of \(input.promptLengths) tokens, λ = \
          \(Check.shown(input.weight))
          """, advice: advice)
    }
    return [
      check(
        "the mean over the tokens, as a loss", 0,
        """
        Two tokens of −2 nats each have a mean of −2, not a sum of −4; and a loss rises as the \
        response becomes less likely.
        """),
      check("weighted by λ", 1, "λ says how much the term counts beside DPO's."),
      check(
        "of the response alone", 2,
        "The first three tokens are the prompt's. Nobody asks the policy to write those."),
      check(
        "with its last token", 3,
        "The end of the turn has to be learned like any token, or a response never stops."),
      check(
        "responses of unlike lengths", 4,
        """
        Two tokens of −3 and six of −1: each response has its own mean first, and the batch takes \
        the mean of those. A mean over all tokens would favour the longer response.
        """),
      check("certain of every token", 5, "ln 1 is 0: a response that is certain costs nothing."),
      check("no pairs", 6, "A batch without pairs costs nothing, and 0 / 0 is no number."),
    ]
  }

  public static func explanation() throws -> String {
    let model = try PocketModels.load(.small, .instruct)
    let pairs = PocketBench.pairs(perSubset: 10, seed: 1)
    let sums = try responseLogProbabilities(
      model, pairs.map(\.item.item), format: PocketText.chat
    ).map { $0[0] }
    let lengths = try pairs.map { Double(try model.tokenizer.encode($0.chosen).count + 1) }
    func means(_ section: PocketCategory) -> (length: Double, mean: Double) {
      let members = pairs.indices.filter { pairs[$0].section == section }
      func average(_ value: (Int) -> Double) -> Double {
        members.reduce(0) { $0 + value($1) } / Double(members.count)
      }
      return (average { lengths[$0] }, average { sums[$0] / lengths[$0] })
    }
    func shown(_ value: Double) -> String { String(format: "%.2f", value) }
    let (chat, code) = (means(.chat), means(.code))
    return """
      DPO's term looks at a difference and lets both responses sink; this one looks at the chosen \
      response alone and holds it up. It is a mean per token so that λ means the same for short \
      and long responses: flawless answers about animals have \(shown(chat.length)) tokens and \
      programs \(shown(code.length)), so that with sums λ would be \
      \(shown(code.length / chat.length)) times as large for programs. Per token, ln π(y|x) is \
      \(shown(chat.mean)) and \(shown(code.mean)) for the small pocket model.
      """
  }
}
