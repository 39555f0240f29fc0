import Foundation
import LanguageModels
import Preferences
import Tensors
import Worlds

/// 7.3: LoRA's two matrices beside a frozen one.
public enum LowRankMap: Checked {
  public struct Input: Codable, Sendable {
    /// W, outputs × inputs, by rows.
    public var w: [[Double]]
    /// A, r × inputs.
    public var a: [[Double]]
    /// B, outputs × r.
    public var b: [[Double]]
    public var alpha: Double
    public var x: [Double]

    public init(w: [[Double]], a: [[Double]], b: [[Double]], alpha: Double, x: [Double]) {
      (self.w, self.a, self.b, self.alpha, self.x) = (w, a, b, alpha, x)
    }
  }

  public struct Output: Codable, Sendable {
    public var y: [Double]
    public var trained: Int
    public init(y: [Double], trained: Int) { (self.y, self.trained) = (y, trained) }
  }

  public static let about = Exercise(
    "7.3", folder: "07-3-low-rank-map", title: "LoRA's two matrices",
    extends: "the adapters of the chapter's section on a real model", minutes: 25,
    hints: [
      """
      Write a function for a matrix times a vector first: one number per row. It is needed three \
      times, and the shapes tell which vector goes into which matrix.
      """,
      """
      From the right: A x has r numbers, B (A x) has as many as W x. The scale belongs to this \
      update alone. And r is the number of A's rows, which may be 0.
      """,
      """
      With `times(_ m: [[Double]], _ v: [Double])`: base = times(w, x); update = times(b, times(a, \
      x)); y = base + scale · update, with scale = alpha / Double(a.count), or 0 without rows. \
      Count the numbers in A and in B for `trained`.
      """,
    ])

  public static func inputs() -> [Input] {
    let square = [[1.0, 2], [-1, 0.5]]
    let wide = [[1.0, 0, 2], [0, -1, 1]]
    return [
      Input(w: square, a: [[0.5, -1]], b: [[0], [0]], alpha: 2, x: [3, 1]),
      Input(w: square, a: [[1, 2]], b: [[1], [-1]], alpha: 1, x: [1, 1]),
      Input(w: square, a: [[1, 2]], b: [[1], [-1]], alpha: 16, x: [1, -1]),
      Input(w: square, a: [[1, 0], [1, 1]], b: [[1, 0.5], [0, 2]], alpha: 4, x: [2, -1]),
      Input(
        w: wide, a: [[1, -1, 0], [0, 2, 1]], b: [[1, 0], [3, -1]], alpha: 3, x: [1, 2, -1]),
      Input(w: wide, a: [], b: [[], []], alpha: 8, x: [1, 1, 1]),
    ]
  }

  private static func wanted(_ input: Input) -> [Double] {
    input.w.indices.map { row in
      input.x.indices.reduce(0.0) { sum, column in
        // The merged matrix, entry by entry.
        let update = input.a.indices.reduce(0.0) { $0 + input.b[row][$1] * input.a[$1][column] }
        let scale = input.alpha / Double(max(1, input.a.count))
        return sum + (input.w[row][column] + scale * update) * input.x[column]
      }
    }
  }

  public static func review(_ outputs: [Output], of inputs: [Input]) -> [Check] {
    func check(_ name: String, _ index: Int, _ advice: String) -> Check {
      let input = inputs[index]
      func matrix(_ rows: [[Double]]) -> String {
        "[" + rows.map { Check.shown($0) }.joined(separator: ", ") + "]"
      }
      return .near(
        name, outputs[index].y, wanted(input), within: 1e-9,
        of: """
          W \(matrix(input.w)), A \(matrix(input.a)), B \(matrix(input.b)), \
          α \(Check.shown(input.alpha)), x \(Check.shown(input.x))
          """, advice: advice)
    }
    func trained(_ name: String, _ index: Int, _ advice: String) -> Check {
      let input = inputs[index]
      let wanted = input.a.count * (input.x.count + input.w.count)
      return .equal(
        name, outputs[index].trained, wanted,
        of: "W of \(input.w.count) × \(input.x.count), rank \(input.a.count)", advice: advice)
    }
    return [
      check(
        "an adapter that has not learned yet", 0,
        "B is 0 at the start of training: the layer must do what it did before, W x, unscaled."),
      check(
        "an update of rank one", 1,
        """
        A x is one number here, and B spreads it over the outputs. Which of the two matrices meets \
        x first?
        """),
      check("α is 16, the rank 1", 2, "The update is scaled, by α and by the rank. W is not."),
      check(
        "α is 4, the rank 2", 3,
        "Where α / r, α / √r and α differ. And both ranks take part: none is left out."),
      check(
        "more inputs than outputs", 4,
        "W is 2 × 3. Count what goes into each matrix and what comes out of it."),
      check("rank 0", 5, "No update at all, so W x is left; α / 0 is no number to go on with."),
      trained(
        "how many numbers are trained", 4,
        "W is frozen. Only A and B are trained: count the entries of both."),
    ]
  }

  public static func explanation() throws -> String {
    let model = try PocketModels.load(.small, .instruct)
    let adapted = try model.transformer.adapted(LoRA(rank: 8, alpha: 16), random: Random(seed: 1))
    let trained = adapted.trainable.reduce(0) { $0 + $1.count }
    let pair = PocketBench.pairs(of: .mathSums, count: 10, seed: 1).map(\.item.item)
    let before = try pYes(model).scores(pair).joined()
    let after = try pYes(
      LanguageModel(transformer: adapted, tokenizer: model.tokenizer)
    ).scores(pair).joined()
    let change = zip(before, after).map { abs($0 - $1) }.max() ?? 0
    let count = model.transformer.parameterCount
    return """
      B A has rank r at most, so r (inputs + outputs) numbers stand for a change of inputs · \
      outputs entries. An adapter of rank 8 on all matrices of the small pocket model trains \
      \(trained) numbers beside \(count) frozen ones, and as long as B is 0 the scores of \
      \(pair.count) pairs change by \(Check.shown(change)) at most. On matrices 64 wide rank 8 is \
      a quarter of a matrix; on matrices 4096 wide it is one part in 256.
      """
  }
}
