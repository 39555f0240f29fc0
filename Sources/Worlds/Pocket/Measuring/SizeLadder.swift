import LanguageModels
import Measures
import Preferences
import Tensors

extension SubsetMeans {
  /// The mean of the sections, of the subsets of the easy bench alone and of all others.
  public var easy: Double { only { PocketSubset(rawValue: $0) != nil }.sectionMean }
  public var hard: Double { only { PocketSubset(rawValue: $0) == nil }.sectionMean }
}

/// Sizes of model, each made several times from nothing with one short tuning, so that a difference
/// between sizes can be told from one between runs.
public struct SizeLadder: Sendable {
  /// The shipped small size and two below it.
  public static let rungs = ["XXS", "XS", "S"]

  /// Of the tuning, and of the pretraining before it.
  public var steps: Int
  public var pretrainingSteps = PocketRecipe.shipped(.small).pretraining.steps
  /// The models are looked at when they have read so many supervised answers, and at the end.
  public var labels: [Int]
  public var pairs: [PreferencePair]
  /// What all of the experiment's seeds hang on.
  public var seed: UInt64

  public init(steps: Int, labels: [Int], pairs: [PreferencePair], seed: UInt64) {
    (self.steps, self.labels, self.pairs, self.seed) = (steps, labels, pairs, seed)
  }

  /// What came of it.
  public struct Runs: Sendable {
    public let trials: Trials<[JudgeTuning.Look]>
    /// Answers read at each look but that before the first step; the last is the mean of the seeds'.
    public let answers: [Int]

    /// The mean over seeds after so many looks, 0 being that of the base model.
    public func mean(
      _ rung: String, after looks: Int, _ value: (SubsetMeans) -> Double
    ) -> Interval { trials.mean(rung) { value($0[looks].says) } }

    /// What each rung has above the next smaller at the end, paired by seed.
    public func gains(
      _ value: (SubsetMeans) -> Double
    ) -> [(of: String, Interval)] {
      zip(rungs, rungs.dropFirst()).map { small, large in
        (
          "\(small) → \(large)",
          trials.lead(large, over: small) { value($0[answers.count].says) }
        )
      }
    }
  }

  /// A rung's recipe; all rungs read the same texts for the same seed.
  public func recipe(_ rung: String, seed run: Int) -> PocketRecipe {
    var recipe = PocketRecipe.shipped(.small)
    switch rung {
    case "XXS": (recipe.width, recipe.layers, recipe.heads) = (24, 1, 2)
    case "XS": (recipe.width, recipe.layers, recipe.heads) = (40, 2, 4)
    default: break
    }
    recipe.seed = 1000 * seed + UInt64(run)
    recipe.pretraining.steps = pretrainingSteps
    recipe.tuning.steps = steps
    return recipe
  }

  /// Makes all models.
  public func run(seeds: Int) throws -> Runs {
    let read = try sideBySide(Array(1...max(1, seeds))) { run in
      try recipe("S", seed: run).supervisionByStep(steps).map(\.yesOrNo)
    }
    var trials = Trials<[JudgeTuning.Look]>(seeds: seeds)
    // The longest runs first, so that no core waits for one at the end.
    try trials.run(Self.rungs.reversed()) { rung, run in
      let looks = labels.map { n in (read[run - 1].firstIndex { $0 >= n } ?? steps - 1) + 1 }
      let tuning = JudgeTuning(pairs: pairs, looks: looks + [steps], readsLikelihood: false)
      return try tuning.run(recipe(rung, seed: run))
    }
    let all = read.map { $0.last ?? 0 }.reduce(0, +)
    return Runs(trials: trials, answers: labels + [all / max(1, seeds)])
  }
}
