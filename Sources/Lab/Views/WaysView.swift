import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// The view *Three ways to get labels*: the accuracy of each on the policy's own samples and on the
/// hard bench, and what it costs for a pool of pairs.
final class WaysView: @unchecked Sendable {
  struct Query: Decodable {
    /// Comparisons that people make for the reward model.
    var labels: Int
    /// What people and the outside judge take, dollars: a comparison, a million tokens read.
    var comparison: Double
    var tokens: Double
    /// Pairs to be labelled.
    var pool: Int
  }
  struct Way: Encodable, Sendable {
    var name: String
    var own, hard: Interval
    /// For the whole pool: dollars, labels by people, FLOPs before and while it is labelled, tokens
    /// read, parameters held.
    var dollars: Double
    var labels: Int
    var training, judging: Double
    var tokens: Double
    var parameters: Int
  }
  struct Reply: Encodable { var ways: [Way] }

  /// What was measured of a way, on so many pairs.
  private struct Measured: Sendable {
    var own, hard: LabellingWay
    var training = Cost()
    /// Of judging ``own``'s pairs.
    var pairs: Int
  }

  private let lock = NSLock()
  private var fixed: (own: Measured, outside: Measured)?
  private var rewards: [Int: Measured] = [:]

  func compare(_ query: Query) throws -> API.Work<Reply> {
    let labels = try checked("labels", query.labels, in: 16...1024)
    let pool = Double(try checked("pool", query.pool, in: 1...10_000_000))
    let comparison = try checked("price of a comparison", query.comparison, in: 0...1000)
    let price = try checked("price of tokens", query.tokens, in: 0...10_000)
    return { [self] in
      try compare(labels: labels, pool: pool, comparison: comparison, price: price)
    }
  }

  private func compare(
    labels: Int, pool: Double, comparison: Double, price: Double
  ) throws -> Reply {
    // One measurement at a time: whoever waits for the same one finds it done.
    let (own, outside, reward) = try lock.withLock {
      if let fixed, let reward = rewards[labels] { return (fixed.own, fixed.outside, reward) }
      let (policy, own, hard) = try material()
      let known = try fixed ?? measure(policy, own, hard)
      let reward = try measureReward(policy, own, hard, labels)
      if rewards.count >= 16 { rewards = [:] }
      (fixed, rewards[labels]) = (known, reward)
      return (known.own, known.outside, reward)
    }
    func way(
      _ name: String, _ measured: Measured, _ labels: Int, _ dollars: (Double) -> Double
    ) -> Way {
      let share = pool / Double(measured.pairs)
      let tokens = Double(measured.own.judging.tokensRead) * share
      return Way(
        name: name, own: measured.own.accuracy, hard: measured.hard.accuracy,
        dollars: dollars(tokens), labels: labels, training: measured.training.flops,
        judging: measured.own.judging.flops * share, tokens: tokens,
        parameters: (measured.training + measured.own.judging).parameters)
    }
    return Reply(ways: [
      way("people and a reward model", reward, labels) { _ in Double(labels) * comparison },
      way("an outside judge", outside, 0) { $0 * price / 1e6 },
      way("P(Yes) of the policy", own, 0) { _ in 0 },
    ])
  }

  private func material() throws -> (LanguageModel, [PreferencePair], [PreferencePair]) {
    let policy = try PocketModels.load(.small, .instruct, trainable: true)
    return (
      policy, try HardBench.samples(of: policy, count: 60, seed: 1),
      HardBench.pairs(perSubset: 12, seed: 1)
    )
  }

  private func measure(
    _ policy: LanguageModel, _ own: [PreferencePair], _ hard: [PreferencePair]
  ) throws -> (own: Measured, outside: Measured) {
    func measured(_ judge: PreferenceClassifier, _ name: String) throws -> Measured {
      Measured(
        own: try judge.labelling(own.map(\.item), as: name, model: name),
        hard: try judge.labelling(hard.map(\.item), as: name, model: name), pairs: own.count)
    }
    return (
      try measured(pYes(policy), "policy"),
      try measured(pYes(PocketModels.load(.large, .instruct)), "outside")
    )
  }

  /// A reward model learns from people who err as Bradley and Terry have it.
  private func measureReward(
    _ policy: LanguageModel, _ own: [PreferencePair], _ hard: [PreferencePair], _ labels: Int
  ) throws -> Measured {
    let loop = PocketLoop(from: policy, rounds: 1, promptsPerRound: 8, evaluation: 1, seed: 1)
    let model = try loop.rewardModel(labels: labels, seed: 1)
    func way(_ pairs: [PreferencePair]) throws -> LabellingWay {
      let items = pairs.map(\.item)
      return LabellingWay(
        "reward model", scores: try model.scores(items),
        judging: try .scoring(
          items, by: model.model, format: PocketText.chat, named: "reward model"))
    }
    var measured = Measured(own: try way(own), hard: try way(hard), pairs: own.count)
    // Its pairs are as long as those that are judged here; two epochs.
    let some = Array(own.prefix(60))
    var training = try Cost.training(
      policy, on: some, format: PocketText.chat, epochs: 2, named: "reward model")
    training.flops *= Double(labels) / Double(some.count)
    measured.training = training
    return measured
  }
}
