import Foundation
import LanguageModels
import Preferences
import Tensors

/// One DPO step of a LoRA adapter on a checkpoint of real size, against peft and PyTorch and
/// against TRL. All begin with the same adapter, whose B is not 0, so that the first losses say
/// something: they must agree.
@MainActor struct AdapterStep {
  struct Pair: Codable {
    var prompt, chosen, rejected: [Int]
  }
  struct Work: Codable {
    var checkpoint: String
    var beta: Float = 0.1
    var rate: Float = 5e-5
    var pairs: [Pair]
  }

  let bench: Bench
  let name: String
  let work: Work
  let base: LanguageModel
  let policy: Transformer
  let plain: Peer?
  let trl: Peer?

  /// Pairs of random tokens.
  init(_ bench: Bench, random model: BenchModel) throws {
    try self.init(bench, model) { base in
      var tokens = RandomTokens(vocabulary: base.configuration.vocabularySize, for: "pairs")
      return (0..<(bench.isSmall ? 2 : 8)).map { _ in
        Pair(
          prompt: tokens.draw(100...140), chosen: tokens.draw(60...250),
          rejected: tokens.draw(60...250))
      }
    }
  }

  /// Pairs of the English world.
  init(_ bench: Bench, english real: RealModel) throws {
    try self.init(bench, real.model) { try real.pairs($0, bench.isSmall ? 2 : 8) }
  }

  private init(
    _ bench: Bench, _ model: BenchModel, _ pairs: (LanguageModel) throws -> [Pair]
  ) throws {
    self.bench = bench
    name = "LoRA step \(model.name) bf16"
    // The folder, which all sides read: the very same weights.
    base = try LanguageModel(folder: model.folder, precision: .bfloat16)
    work = Work(checkpoint: model.folder, pairs: try pairs(base))
    policy = try Self.adapted(base)
    let (work, policy) = (work, policy)
    (plain, trl) = try bench.withFolder { folder in
      try policy.saveAdapter(
        PEFTConfiguration(Self.lora, base: model.folder), to: folder + "/adapter")
      try write(work, to: folder)
      return (
        .atItsBest(bench, "adapter_peer.py", folder, ["plain"], needs: "peft"),
        Peer("adapter_peer.py", folder, ["trl"], needs: "peft trl datasets")
      )
    }
  }

  private static let lora = LoRA(rank: 16, alpha: 32)

  /// The policy that all begin with: the checkpoint and an update of every matrix, B small.
  private static func adapted(_ base: LanguageModel) throws -> Transformer {
    let policy = try base.transformer.adapted(lora, random: Random(seed: 1))
    var random = Random(seed: 1).stream("B")
    for (_, update) in policy.updates {
      for i in 0..<update.b.count { update.b.values[i] = Float(random.uniform() - 0.5) * 0.02 }
    }
    return policy
  }

  private var pairs: [PairTokens] {
    work.pairs.map {
      PairTokens(prompt: $0.prompt, chosen: $0.chosen, rejected: $0.rejected)
    }
  }

  /// The losses of the first pair in float32, where nothing is rounded away: they must agree.
  private func check() throws -> String {
    guard let theirs = plain?.ask("check \(bench.mostThreads)")["loss"] else { return "" }
    let base = try LanguageModel(folder: work.checkpoint)
    let policy = try Self.adapted(base)
    let training = PreferenceTraining(loss: .dpo(beta: work.beta), rate: work.rate)
    let pairs = Array(pairs.prefix(1))
    let steps = try training.run(
      policy, AdamW(policy.trainable, training.optimizer), pairs: pairs,
      reference: ReferenceReading(base.transformer, pairs, mismatched: false),
      random: Random(seed: 1), afterStep: { _ in })
    let ours = steps.first?.loss ?? .nan
    precondition(abs(ours - theirs) < 1e-3, "the losses differ in float32: \(ours), \(theirs)")
    return String(format: ", first pair in float32 %.5f and %.5f", ours, theirs)
  }

  func run() throws {
    let pairs = pairs
    let start = policy.trainable.map(\.array)
    var training = PreferenceTraining(
      loss: .dpo(beta: work.beta), rate: work.rate, pairsPerStep: pairs.count)
    training.optimizer = AdamW.Settings(beta2: 0.999, decay: 0)
    training.warmUp = 0
    training.tokensAtOnce = 1024  // as `ipo train` has it
    let count = bench.mostThreads
    var losses: [Double] = []
    func ours() -> Double {
      Threads.count = count
      for (parameter, values) in zip(policy.trainable, start) {
        parameter.values.update(from: values, count: values.count)
      }
      return clock {
        let steps = try? training.run(
          policy, AdamW(policy.trainable, training.optimizer), pairs: pairs,
          reference: ReferenceReading(base.transformer, pairs, mismatched: false),
          random: Random(seed: 1), afterStep: { _ in })
        losses.append(steps?.first?.loss ?? .nan)
      }
    }
    func theirs(_ peer: Peer?) -> Double? {
      let answer = peer?.ask("step \(count)")
      if let loss = answer?["loss"] { losses.append(loss) }
      return answer?["seconds"]
    }
    for peer in [plain, trl] { _ = peer?.ask("step \(count)") }  // to warm up
    _ = ours()
    let seconds = try bench.alternate(
      [{ ours() }, { theirs(plain) }, { theirs(trl) }], rounds: 3)
    let note = String(
      format: "loss %.4f, all within %.4f", losses.first ?? 0,
      (losses.max() ?? 0) - (losses.min() ?? 0))
    let tokens = Double(pairs.reduce(0) { $0 + $1.count })
    let memory = peakMegabytes()
    for (peer, way) in [(plain, "peft and PyTorch"), (trl, "TRL")] {
      bench.memory("\(name), \(way)", memory, of: peer)
    }
    let checked = note + (try check())
    for (way, side) in [("peft and PyTorch", 1), ("TRL", 2)] {
      bench.row("\(name), \(way)", count, tokens, "tok/s", seconds[0], seconds[side], note: checked)
    }
  }
}
