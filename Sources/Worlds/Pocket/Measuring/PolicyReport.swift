import LanguageModels
import Measures
import Preferences
import Tensors

/// What a policy's own samples are worth, read by the oracle on held-out prompts.
public struct PolicyReport: Sendable {
  /// Mean quality of the samples, 0…1, by category.
  public let quality: [PocketCategory: Double]
  /// The mean over the categories.
  public let meanQuality: Double
  /// Share of different texts among the samples of one prompt.
  public let diversity: Double
  /// KL(policy ‖ start) per response, nats, estimated on the policy's samples.
  public let divergence: Double
  /// Mean length of a sample, tokens.
  public let length: Double
  /// The samples, one item per task.
  public let samples: [JudgeItem]

  /// Held-out tasks, the same number of each category.
  public static func tasks(perCategory: Int, seed: UInt64) -> [PocketTask] {
    PocketCategory.allCases.flatMap { category in
      var random = Random(seed: seed).stream("evaluation \(category.rawValue)")
      return (0..<perCategory).map { _ in
        PocketTask.draw(category, heldOut: true, using: &random)
      }
    }
  }

  /// Samples from the policy and reads the samples.
  ///
  /// - Parameters:
  ///   - start: the model that divergence is measured from.
  ///   - samples: per task.
  ///   - distances: of each task's samples, from how many the divergence is estimated, which takes
  ///     two passes; `nil` takes all.
  ///   - random: the samples' seed; the same for two policies makes their comparison paired.
  public init(
    of policy: LanguageModel, start: LanguageModel, tasks: [PocketTask], samples: Int = 4,
    sampling: Sampling = Sampling(temperature: 1), distances: Int? = nil, random: Random
  ) throws {
    let format = PocketText.chat
    let drawn = try ResponseSampling(
      samples: samples, sampling: sampling, limit: PocketText.responseLimit, format: format
    ).continuations(of: policy, to: tasks.map(\.instruction), random: random)
    let items = zip(tasks, drawn).map { task, continuations in
      JudgeItem(
        instruction: task.instruction, category: task.category.rawValue,
        responses: continuations.map { policy.tokenizer.decode($0.tokens) })
    }
    let qualities = zip(tasks, items).map { task, item in
      (task.category, item.responses.map { Oracle.quality(of: $0, to: task) }.average)
    }
    quality = Dictionary(grouping: qualities, by: \.0).mapValues { $0.map(\.1).average }
    let byCategory = quality
    meanQuality = PocketCategory.allCases.compactMap { byCategory[$0] }.average
    diversity = items.map { Double(Set($0.responses).count) / Double(samples) }.average
    length = drawn.flatMap { $0.map { Double($0.tokens.count) } }.average
    let read = items.map { item in
      var item = item
      item.responses = Array(item.responses.prefix(distances ?? samples))
      return item
    }
    let own = try responseLogProbabilities(policy, read, format: format)
    let before = try responseLogProbabilities(start, read, format: format)
    divergence = zip(own, before).flatMap { zip($0, $1).map { $0 - $1 } }.average
    self.samples = items
  }
}

extension PocketBench {
  /// How often the model prefers the flawless response of each pair, asked by the given prompt.
  public static func accuracy(
    of model: LanguageModel, on pairs: [PocketPair], prompt: JudgePrompt = PocketText.judge
  ) throws -> RewardBench {
    RewardBench(try outcomes(of: PreferenceClassifier(model, prompt: prompt), on: pairs))
  }

  /// A judge's scores of the pairs.
  public static func outcomes(
    of judge: some Judge, on pairs: [PocketPair]
  ) throws -> [RewardBench.Outcome] {
    try judge.outcomes(pairs.map(\.item))
  }
}
