import LanguageModels
import Measures
import Preferences
import Tensors

/// How a judge's score goes down the ladders of ``Degradation``, rung by rung.
public struct LadderReading: Sendable {
  /// One rung of a kind of task.
  public struct Rung: Sendable {
    public let category: PocketCategory
    public let name: String
    /// True quality, the same for all ladders of the category, and each ladder's score.
    public let quality: Double
    public let scores: [Double]
  }

  /// A rung and the next one below it that is truly worse.
  public struct Step: Sendable {
    public let upper: Rung
    public let lower: Rung
    /// How often the lower one scores lower, ties ½.
    public var falls: Interval { LadderReading.falls([self]) }
  }

  /// Category by category, best first.
  public let rungs: [Rung]

  /// - Parameter perCategory: ladders of held-out tasks.
  public init(_ judge: some Judge, perCategory: Int, seed: UInt64) throws {
    rungs = try PocketCategory.allCases.flatMap { category in
      var random = Random(seed: seed).stream("ladders \(category.rawValue)")
      let ladders = (0..<perCategory).map { _ in
        let task = PocketTask.draw(category, heldOut: true, using: &random)
        return (task: task, rungs: Degradation.ladder(of: task, using: &random))
      }
      let scores = try judge.scores(
        ladders.map { task, rungs in
          JudgeItem(
            instruction: task.instruction, category: category.rawValue,
            responses: rungs.map(\.text))
        })
      guard let first = ladders.first else { return [Rung]() }
      return first.rungs.indices.map { place in
        return Rung(
          category: category, name: first.rungs[place].name,
          quality: Oracle.quality(of: first.rungs[place].text, to: first.task),
          scores: scores.map { $0[place] })
      }
    }
  }

  /// The steps between neighbours of which the lower is truly worse.
  public var steps: [Step] {
    zip(rungs, rungs.dropFirst()).filter {
      $0.category == $1.category && $1.quality < $0.quality
    }.map { Step(upper: $0, lower: $1) }
  }

  /// How often the lower response of a step scores lower, ties ½; all steps together.
  public static func falls(_ steps: [Step]) -> Interval {
    let pairs = steps.flatMap { zip($0.upper.scores, $0.lower.scores) }
    return .share(
      pairs.reduce(0) { $0 + ($1.1 < $1.0 ? 1 : $1.1 == $1.0 ? 0.5 : 0) }, of: pairs.count)
  }
}
