import Foundation
import Measures
import Preferences
import Worlds

/// 6.1: how likely a model finds a response, in all and per token.
public enum ResponseLikelihoods: Checked {
  public struct Input: Codable, Sendable {
    /// Prompt and response.
    public var tokens: [Int]
    public var promptCount: Int
    /// A row of logits behind each token.
    public var rows: [[Double]]

    public init(tokens: [Int], promptCount: Int, rows: [[Double]]) {
      (self.tokens, self.promptCount, self.rows) = (tokens, promptCount, rows)
    }
  }

  public struct Output: Codable, Sendable {
    public var sum, perToken: Double
    public init(sum: Double, perToken: Double) { (self.sum, self.perToken) = (sum, perToken) }
  }

  public static let about = Exercise(
    "6.1", folder: "06-1-response-likelihoods", title: "Likelihood as a judge",
    extends: "claim 6.5, knowing by likelihood", minutes: 35,
    hints: [
      """
      Write down a text of four tokens, and under each token the row that the model had when it \
      had read just the tokens before. Which row foretells the first token of the response?
      """,
      """
      ln π of one token is its logit less ln Σ e^logit of its row. For a row with a logit of 1000, \
      take the row's largest logit out of the sum first: ln Σ e^z = m + ln Σ e^(z − m).
      """,
      """
      Go over the places `promptCount ..< tokens.count`. At place i the row is `rows[i - 1]` and \
      the logit is `rows[i - 1][tokens[i]]`. Divide the sum by how many places that were, unless \
      none.
      """,
    ])

  public static func inputs() -> [Input] {
    let flat = [Double](repeating: 0.5, count: 4)
    let rows = [
      [0.0, 1, 2, 0], [3, 0, -1, 0.5], [-1, 0, 1, 2], [0.25, 2, 0, -3], [1, 1, 0, 0], [0, 4, 1, 0],
    ]
    return [
      Input(tokens: [0, 2], promptCount: 1, rows: [flat, flat]),
      Input(tokens: [1, 2], promptCount: 1, rows: Array(rows.prefix(2))),
      Input(tokens: [3, 1, 0, 3], promptCount: 1, rows: Array(rows.prefix(4))),
      Input(tokens: [0, 3, 2, 1, 0, 1], promptCount: 4, rows: rows),
      Input(
        tokens: [2, 1, 0], promptCount: 1,
        rows: [[1000, 998, 0, -5], [-900, -900, -905, -2000], flat]),
      Input(tokens: [0, 1, 2], promptCount: 3, rows: Array(rows.prefix(3))),
    ]
  }

  private static func wanted(_ input: Input) -> (sum: Double, perToken: Double) {
    var sum = 0.0
    for place in input.promptCount..<max(input.promptCount, input.tokens.count) {
      // One over p: the other words' weights beside this one's. In the inputs no one overflows.
      let row = input.rows[place - 1]
      sum -= log(row.reduce(0) { $0 + exp($1 - row[input.tokens[place]]) })
    }
    let count = input.tokens.count - input.promptCount
    return (sum, count == 0 ? 0 : sum / Double(count))
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func place(_ index: Int) -> String {
      "tokens \(inputs[index].tokens), prompt of \(inputs[index].promptCount)"
    }
    func sum(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].sum, wanted(inputs[index]).sum, within: 1e-9, of: place(index),
        advice: advice)
    }
    func perToken(_ name: String, _ index: Int, _ advice: String) -> Check {
      .near(
        name, outputs[index].perToken, wanted(inputs[index]).perToken, within: 1e-9,
        of: place(index), advice: advice)
    }
    return [
      sum(
        "four words that are all as likely", 0,
        """
        The response is one token, and each word has a probability of ¼, whatever the logits are. \
        A log-probability in nats is the natural logarithm of that: negative.
        """),
      sum(
        "a response of one token", 1,
        """
        The row behind a token says what comes next. Which row did the model have before it had \
        read the token that you ask about?
        """),
      sum(
        "a response of three tokens", 2,
        "The probabilities of a sequence multiply. What do their logarithms do?"),
      perToken(
        "the same per token", 2,
        "Per token of the response: how many of the four tokens are that?"),
      sum(
        "a long prompt", 3,
        "ln π(y|x) is a probability given the prompt: what the prompt itself is worth stays out."),
      perToken(
        "a long prompt, per token", 3, "The prompt has no part in the mean either."),
      sum(
        "large logits", 4,
        """
        e¹⁰⁰⁰ is more than a Double holds and e⁻⁹⁰⁰ is 0 to it. Only differences within a row \
        matter.
        """
      ),
      sum("an empty response", 5, "Of nothing that is foretold, the sum is 0."),
      perToken("an empty response, per token", 5, "0 / 0 is no number; 0 is asked for."),
    ]
  }

  public static func explanation() throws -> String {
    let model = try PocketModels.load(.medium, .base)
    let pairs = PocketBench.pairs(perSubset: 20, seed: 1).map(\.item)
    func credits(perToken: Bool) throws -> [Double] {
      try LikelihoodJudge(model, format: PocketText.forum, perToken: perToken)
        .outcomes(pairs).map(\.credit)
    }
    let (sums, means) = (try credits(perToken: false), try credits(perToken: true))
    let differ = zip(sums, means).filter { $0 != $1 }
    let bySum = differ.filter { $0.0 > $0.1 }.count
    func percent(_ share: Double) -> String { String(format: "%.1f %%", 100 * share) }
    return """
      Every token costs probability, so the sum favours the shorter response; the mean takes the \
      number of tokens out, and cares less for one wrong word in a long response. On \
      \(pairs.count) held-out pairs the medium base model's sum is right in \
      \(percent(sums.average)), its mean in \(percent(means.average)). The two disagree about \
      \(differ.count) pairs, and the sum has the higher credit in \(bySum) of those.
      """
  }
}
