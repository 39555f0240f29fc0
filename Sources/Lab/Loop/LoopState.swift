import Preferences
import Worlds

/// What a watcher of a run sees.
struct LoopState: Encodable, Sendable {
  var settings = LoopSettings()
  var stage = LoopRun.Stage.none
  /// What is being done, and how far it is.
  var phase = "waiting"
  var done = 0
  var of = 0
  var round = 1
  var isRunning = false
  var isStopping = false
  var problem: String?
  var prompts: [Prompt] = []
  var pairing: Paired?
  /// Reasons not to trust the round's scores, in words.
  var doubts: [String] = []
  /// Training steps that the watcher does not know, and how many there are.
  var steps: [Step] = []
  var stepCount = 0
  var rounds: [Round] = []

  /// A prompt with its candidates.
  struct Prompt: Encodable, Sendable {
    var number: Int
    var category: String
    var instruction: String
    var candidates: [Candidate]
    /// Whether it gave a pair; `nil` before pairs are made.
    var isPaired: Bool?

    init(_ item: JudgeItem, of task: PocketTask, number: Int) {
      self.number = number
      (category, instruction) = (item.category, item.instruction)
      candidates = item.responses.map {
        Candidate(text: $0, quality: Oracle.quality(of: $0, to: task))
      }
    }

    mutating func score(_ item: JudgeItem) {
      for (index, score) in (item.scores ?? []).enumerated() where index < candidates.count {
        candidates[index].score = score
      }
    }

    /// Marks best and worst as ``Pairing`` takes them.
    mutating func pair(_ isPaired: Bool) {
      self.isPaired = isPaired
      let scores = candidates.map { $0.score ?? 0 }
      let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
      guard isPaired, let best = order.first, let worst = order.last else { return }
      candidates[best].mark = "chosen"
      candidates[worst].mark = "rejected"
    }
  }
  struct Candidate: Encodable, Sendable {
    var text: String
    var quality: Double
    var score: Double?
    var mark: String?
  }
  struct Paired: Encodable, Sendable {
    var pairs, identical, tied, close: Int

    init(_ pairing: Pairing) {
      (pairs, identical) = (pairing.pairs.count, pairing.identical)
      (tied, close) = (pairing.tied, pairing.close)
    }
  }
  struct Step: Encodable, Sendable {
    var round, step: Int
    var loss, chosen, rejected, accuracy: Double

    init(_ metrics: StepMetrics, round: Int) {
      (self.round, step) = (round, metrics.step)
      (loss, accuracy) = (metrics.loss, metrics.accuracy)
      (chosen, rejected) = (metrics.rewardChosen, metrics.rewardRejected)
    }
  }
  /// What a policy is worth after a round.
  struct Round: Encodable, Sendable {
    var round: Int
    var quality, diversity, divergence, length: Double
    var judge: Double?
    var byCategory: [String: Double]
    var pairs, dropped: Int
    /// One of its samples of each category.
    var examples: [String]

    init(_ round: Int, _ state: PocketLoop.State) {
      self.round = round
      let policy = state.policy
      (quality, diversity) = (policy.meanQuality, policy.diversity)
      (divergence, length) = (policy.divergence, policy.length)
      judge = state.judgeAccuracy
      byCategory = Dictionary(
        uniqueKeysWithValues: policy.quality.map { ($0.key.rawValue, $0.value) })
      (pairs, dropped) = (state.pairs, state.dropped)
      examples = PocketCategory.allCases.compactMap { category in
        policy.samples.first { $0.category == category.rawValue }.map {
          "\($0.instruction) → \($0.responses.first ?? "")"
        }
      }
    }
  }
}
