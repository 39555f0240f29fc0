import Foundation
import Preferences
import Worlds

/// 0.2: what a judgement costs when all responses to an instruction share its reading.
public enum SharedOpening: Checked {
  public struct Input: Codable, Sendable {
    /// Tokens of instruction and question, with which all prompts begin.
    public var opening: Int
    /// Tokens that follow, for each response.
    public var responses: [Int]
    /// P of the model.
    public var parameters: Int

    public init(opening: Int, responses: [Int], parameters: Int) {
      (self.opening, self.responses, self.parameters) = (opening, responses, parameters)
    }
  }
  public struct Output: Codable, Sendable {
    /// Tokens that go through the model.
    public var tokens: Int
    /// Places at which an answer is read.
    public var passes: Int
    public var flops: Double

    public init(tokens: Int, passes: Int, flops: Double) {
      (self.tokens, self.passes, self.flops) = (tokens, passes, flops)
    }
  }

  public static let about = Exercise(
    "0.2", folder: "00-2-shared-opening", title: "The cost of a judgement",
    extends: "claim 0.1 and the chapter's table of costs", minutes: 15,
    hints: [
      "Draw the prompts as a tree: one trunk, and a branch for each response. What is read once?",
      """
      Every branch ends in one answer, Yes or No, so the passes are as many as the responses. The \
      tokens are those of the trunk and of all branches, and each of them costs 2 P.
      """,
      """
      `responses.reduce(opening, +)` adds the branches to the trunk. One case is left: without a \
      branch nobody needs the trunk either, so ask `responses.isEmpty` first.
      """,
    ])

  public static func inputs() -> [Input] {
    [
      Input(opening: 20, responses: [12], parameters: 1000),
      Input(opening: 20, responses: [12, 12, 12, 12], parameters: 1000),
      Input(opening: 30, responses: [3, 18, 7], parameters: 780_800),
      Input(opening: 0, responses: [5, 6], parameters: 500),
      Input(opening: 2000, responses: [250, 400, 150, 800], parameters: 7_000_000_000),
      Input(opening: 20, responses: [], parameters: 1000),
    ]
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func tokens(_ input: Input) -> Int {
      input.responses.isEmpty ? 0 : input.opening + input.responses.reduce(0, +)
    }
    func shown(_ input: Input) -> String {
      "opening \(input.opening), responses \(input.responses), P = \(input.parameters)"
    }
    func tokens(_ name: String, _ index: Int, _ advice: String) -> Check {
      .equal(
        name, outputs[index].tokens, tokens(inputs[index]), of: shown(inputs[index]),
        advice: advice)
    }
    func passes(_ name: String, _ index: Int, _ advice: String) -> Check {
      .equal(
        name, outputs[index].passes, inputs[index].responses.count, of: shown(inputs[index]),
        advice: advice)
    }
    func flops(_ name: String, _ index: Int, _ advice: String) -> Check {
      let wanted = 2 * Double(inputs[index].parameters) * Double(tokens(inputs[index]))
      return .near(
        name, outputs[index].flops, wanted, within: 1e-9 * wanted, of: shown(inputs[index]),
        advice: advice)
    }
    return [
      tokens("one response: the tokens read", 0, "The model reads the opening and the response."),
      flops(
        "one response: the FLOPs", 0,
        """
        Each weight takes part in a multiplication and in an addition, once for each token; \
        nothing is trained here.
        """),
      passes(
        "four responses: the passes", 1,
        "A pass is counted where an answer is read. How many answers are there?"),
      tokens(
        "four responses: the tokens read", 1,
        "All four prompts begin with the same tokens. How often must those be read?"),
      tokens("responses of unlike lengths", 2, "Is each response counted with its own length?"),
      flops("and their FLOPs", 2, "The opening's tokens cost as much as any others."),
      tokens("nothing shared", 3, "An opening of no tokens takes nothing away from the others."),
      flops("a model of seven billion", 4, "Compute in Double, and round nowhere on the way."),
      Check(
        "no response, no cost",
        passed: outputs[5].tokens == 0 && outputs[5].passes == 0 && outputs[5].flops == 0,
        yours: """
          \(outputs[5].tokens) tokens, \(outputs[5].passes) passes, \
          \(Check.shown(outputs[5].flops)) FLOPs for \(shown(inputs[5]))
          """, wanted: "0 tokens, 0 passes, 0 FLOPs",
        advice: "If there is nothing to judge, who would read the instruction?"),
    ]
  }

  public static func explanation() throws -> String {
    let judge = try pYes(PocketModels.load(.medium, .instruct))
    let tasks = PolicyReport.tasks(perCategory: 20, seed: 1)
    // The question is the same for every response, so that any texts will do.
    let responses = PocketBench.pairs(perSubset: 1, seed: 1).prefix(4).map(\.chosen)
    let items = tasks.map { task -> JudgeItem in
      var item = task.prompt
      item.responses = responses
      return item
    }
    let cost = try judge.cost(of: items, named: "judge")
    let apart = try judge.cost(
      of: items.flatMap { item in
        item.responses.map { response in
          var one = item
          one.responses = [response]
          return one
        }
      }, named: "judge")
    let saved = Double(apart.tokensRead) / Double(cost.tokensRead)
    let attention = cost.flops / (2 * Double(cost.parameters * cost.tokensRead)) - 1
    return """
      Instruction and question stand before the response so that they are read once. For four \
      responses each to \(items.count) held-out instructions the medium pocket model reads \
      \(cost.tokensRead) tokens, and \(String(format: "%.2f", saved)) times as many if every \
      prompt is read by itself. Attention, which 2 P leaves out, adds \
      \(Int((100 * attention).rounded())) % in a model this small; the larger the width against \
      the length of the text, the less.
      """
  }
}
