import Files
import Foundation
import LanguageModels
import Measures
import Tensors

/// Preference training that keeps its state in a folder: killed at any moment and started again, it
/// ends in the same bytes.
///
/// While it runs the folder holds `made-by.json`, all that decides the outcome, `reference.json`,
/// `metrics.jsonl`, a line per step, and the newest `checkpoint-STEP/`, with the one before it until
/// the next step has shown that the newest gives numbers; when it is done, the result,
/// `metrics.jsonl` and `trainer_state.json`. There is no state of random numbers to keep: order and
/// dropout follow from the seed and the step's number.
public struct TrainingRun: Sendable {
  /// What is trained, and so what is written.
  public enum Result: Sendable {
    /// Updates, as a PEFT adapter.
    case adapter(PEFTConfiguration)
    /// All weights, as a model folder in this element type; a checkpoint has them in fp32.
    case model(any Tokenizer, Safetensors.ElementType)
  }

  public var training: PreferenceTraining
  public var result: Result
  public var folder: String
  /// Steps from one checkpoint to the next.
  public var stepsPerCheckpoint: Int
  /// What the outcome depends on besides the pairs; a run that is resumed must have the same.
  public var maker: Fingerprint

  public init(
    _ training: PreferenceTraining, result: Result, folder: String, stepsPerCheckpoint: Int,
    madeBy maker: Fingerprint
  ) {
    self.training = training
    self.result = result
    self.folder = folder
    self.stepsPerCheckpoint = stepsPerCheckpoint
    self.maker = maker
  }

  /// What a run came to.
  public struct Outcome: Sendable, Equatable {
    /// Of all steps, each before its update.
    public var metrics: [StepMetrics]
    /// β (Δ_w − Δ_l) under the policy that was written, and the share of pairs with Δ_w > Δ_l: means
    /// over the pairs, at most 64 of them, evenly spread.
    public var margin: Double
    public var accuracy: Double
  }

  /// How far a run is, for its watcher.
  public enum Progress: Sendable, Equatable {
    /// So many pairs of all have been read by the reference.
    case reference(pairs: Int)
    /// Training goes on after this step of an earlier run.
    case resumed(step: Int)
    case step(StepMetrics)
  }

  /// Trains the policy in place and writes the result.
  ///
  /// - Parameters:
  ///   - reference: the model that the policy is compared with. It may be the policy itself as it
  ///     stands before training.
  ///   - resuming: whether to go on with the run that the folder holds, if it holds one.
  ///   - finish: writes what else belongs to the result, before the run counts as done.
  /// - Throws: ``FileError`` where the folder holds something else, another run, or one that is at
  ///   work now; ``LostNumbers``, with the last good checkpoint, in a step that is not all numbers.
  public func run(
    _ policy: Transformer, reference: Transformer, pairs: [PairTokens], random: Random,
    resuming: Bool, finish: () throws -> Void = {}, observe: (Progress) throws -> Void = { _ in }
  ) throws -> Outcome {
    try training.check()
    try require(!pairs.isEmpty, "pairs to train on", 0, give: "at least one")
    try require(
      stepsPerCheckpoint >= 1, "steps per checkpoint", stepsPerCheckpoint, give: "1 or more")
    var maker = maker
    maker.add("the pairs' tokens", "#" + digest(pairs))
    let kept = try RunFolder(folder, madeBy: maker, resuming: resuming) { [self] in
      let state = newestCheckpoint.map { "step \($0)" } ?? "no step yet"
      return "\(folder) keeps \(state); the same command with --resume goes on there"
    }
    let steps = training.steps(pairs.count)
    if let done = try TrainerState.read(kept.path("trainer_state.json")) {
      try restore(policy, from: folder)
      removeSteps()
      return Outcome(
        metrics: try metrics(upTo: done.step), margin: done.margin ?? 0,
        accuracy: done.accuracy ?? 0)
    }
    let baseline = try baseline(of: reference, pairs, observe)
    let adam = AdamW(policy.trainable, training.optimizer)
    var history: [StepMetrics] = []
    if let step = newestCheckpoint {
      history = try restore(policy, adam, checkpoint: step)
      try observe(.resumed(step: step))
    }
    let log = try MetricsLog(path("metrics.jsonl"), beginningWith: history)
    // Whether its weights give numbers, the step behind a checkpoint shows.
    var untried = newestCheckpoint
    let outcome: Outcome
    do {
      let metrics = try training.run(
        policy, adam, history: history, pairs: pairs, reference: baseline, random: random
      ) { metrics in
        if let tried = untried {
          remove(checkpoints.filter { $0 < tried })
          untried = nil
        }
        try kept.requireStanding()
        try log.append(metrics)
        if metrics.step % stepsPerCheckpoint == 0, metrics.step < steps {
          try adam.requireNumbers()
          try save(policy, adam, checkpoint: metrics.step)
          untried = metrics.step
        }
        try observe(.step(metrics))
      }
      outcome = self.outcome(policy, pairs, baseline, metrics)
      guard outcome.margin.isFinite else {
        throw LostNumbers(step: steps, "the weights that it left give no numbers on the pairs")
      }
    } catch var lost as LostNumbers {
      lost.kept = keptStates(except: untried)
      throw lost
    }
    try write(policy, to: folder)
    try finish()
    // Last: its presence says that the run is done.
    try TrainerState(step: steps, margin: outcome.margin, accuracy: outcome.accuracy)
      .write(to: path("trainer_state.json"))
    removeSteps()
    return outcome
  }

  /// Removes what only a run that is not done needs.
  private func removeSteps() {
    remove(checkpoints)
    try? FileManager.default.removeItem(atPath: path("reference.json"))
  }

  /// What the trained policy says of some pairs, read once more.
  private func outcome(
    _ policy: Transformer, _ pairs: [PairTokens], _ reference: ReferenceReading,
    _ metrics: [StepMetrics]
  ) -> Outcome {
    let some = Array(stride(from: 0, to: pairs.count, by: (pairs.count + 63) / 64))
    let now = ReferenceReading(policy, some.map { pairs[$0] }, mismatched: false)
    let margins = some.enumerated().map { place, index in
      Double(now.chosen[place] - reference.chosen[index])
        - Double(now.rejected[place] - reference.rejected[index])
    }
    return Outcome(
      metrics: metrics, margin: Double(training.loss.beta) * margins.average,
      accuracy: margins.map { $0 > 0 ? 1 : 0 }.average)
  }

  // MARK: Files

  private func path(_ name: String) -> String { folder + "/" + name }
  private func checkpoint(_ step: Int) -> String { path("checkpoint-\(step)") }

  /// The steps of all checkpoints.
  private var checkpoints: [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name in
      name.hasPrefix("checkpoint-") ? Int(name.dropFirst("checkpoint-".count)) : nil
    }.filter { $0 > 0 }.sorted()
  }
  private var newestCheckpoint: Int? { checkpoints.last }

  private func remove(_ checkpoints: [Int]) {
    for step in checkpoints { try? FileManager.default.removeItem(atPath: checkpoint(step)) }
  }

  /// What is kept where training can't go on, in words.
  private func keptStates(except untried: Int?) -> String {
    checkpoints.last { $0 != untried }.map { "\(checkpoint($0)) is the last good state" }
      ?? "\(folder) keeps no good state"
  }

  /// What the reference says, read from the folder if an earlier start of this run left it there.
  private func baseline(
    of reference: Transformer, _ pairs: [PairTokens], _ observe: (Progress) throws -> Void
  ) throws -> ReferenceReading {
    let file = path("reference.json")
    if let data = FileManager.default.contents(atPath: file),
      let kept = try? JSONDecoder().decode(ReferenceReading.self, from: data),
      kept.chosen.count == pairs.count, kept.rejected.count == pairs.count,
      kept.mismatched.count == (training.loss.needsDivergence ? pairs.count : 0)
    {
      return kept
    }
    var failure: (any Error)?
    let reading = ReferenceReading(
      reference, pairs, mismatched: training.loss.needsDivergence
    ) { done in
      do { try observe(.reference(pairs: done)) } catch { failure = error }
    }
    if let failure { throw failure }
    guard (reading.chosen + reading.rejected).allSatisfy(\.isFinite) else {
      throw reference.damage
    }
    try AtomicFile.write(JSONLines.encoder.encode(reading), to: file)
    return reading
  }

  /// The metrics of the steps up to this one; what a killed run wrote behind them is left out.
  private func metrics(upTo step: Int) throws -> [StepMetrics] {
    let file = path("metrics.jsonl")
    var metrics: [StepMetrics] = []
    try JSONLines.forEachLine(of: file) { line, number in
      guard number <= step else { return }
      guard let one = try? JSONDecoder().decode(StepMetrics.self, from: line) else {
        throw FileError(
          "\(file), line \(number)", "not the metrics of a step",
          remedy: "begin again in another folder")
      }
      metrics.append(one)
    }
    guard metrics.count == step else {
      throw FileError(
        file, "\(metrics.count) steps, not the \(step) of the checkpoint",
        remedy: "begin again in another folder")
    }
    return metrics
  }

  private func write(
    _ policy: Transformer, to folder: String, as type: Safetensors.ElementType? = nil
  ) throws {
    switch result {
    case .adapter(let configuration): try policy.saveAdapter(configuration, to: folder)
    case .model(let tokenizer, let final):
      try LanguageModel(transformer: policy, tokenizer: tokenizer).save(
        to: folder, as: type ?? final)
    }
  }

  private func save(_ policy: Transformer, _ adam: AdamW, checkpoint step: Int) throws {
    try AtomicFile.makeFolder(checkpoint(step)) { aside in
      try write(policy, to: aside, as: .float32)
      let moments = adam.moments.enumerated().flatMap { index, moment in
        [("first", moment.first), ("second", moment.second)].map { name, tensor in
          (name: "\(index).\(name)", shape: [tensor.rows, tensor.columns], tensor: tensor)
        }
      }
      try SafetensorsWriter.write(moments, as: .float32, to: aside + "/optimizer.safetensors")
      try TrainerState(step: step).write(to: aside + "/trainer_state.json")
    }
  }

  private func restore(_ policy: Transformer, from folder: String) throws {
    switch result {
    case .adapter: try policy.readUpdates(from: folder)
    case .model: try policy.readWeights(from: folder + "/model.safetensors")
    }
  }

  private func restore(
    _ policy: Transformer, _ adam: AdamW, checkpoint step: Int
  ) throws -> [StepMetrics] {
    let folder = checkpoint(step)
    guard let stored = try TrainerState.read(folder + "/trainer_state.json"), stored.step == step
    else {
      throw FileError(
        folder, "no trainer_state.json of step \(step)",
        remedy: "remove the folder, and go on from an older one")
    }
    try restore(policy, from: folder)
    let file = try Safetensors(path: folder + "/optimizer.safetensors")
    adam.restore(
      step: stored.step,
      moments: try adam.parameters.enumerated().map { index, parameter in
        func moment(_ name: String) throws -> Tensor {
          try file.tensor("\(index).\(name)", rows: parameter.rows, columns: parameter.columns)
        }
        return (first: try moment("first"), second: try moment("second"))
      })
    return try metrics(upTo: stored.step)
  }
}

/// `trainer_state.json`: how far a run is, and what it came to once it is done.
private struct TrainerState: Codable {
  var step: Int
  var margin: Double?
  var accuracy: Double?

  static func read(_ path: String) throws -> TrainerState? {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    guard let state = try? JSONDecoder().decode(TrainerState.self, from: bytes) else {
      throw FileError(path, "not the state of a run", remedy: "begin again in another folder")
    }
    return state
  }

  func write(to path: String) throws {
    try AtomicFile.write(JSONLines.encoder.encode(self) + Data("\n".utf8), to: path)
  }
}

/// All tokens, lengths and labels in 16 hexadecimal digits.
func digest(_ pairs: [PairTokens]) -> String {
  Fingerprint.digest(
    pairs.flatMap { pair in
      [pair.prompt, pair.chosen, pair.rejected].flatMap { [$0.count] + $0 }
        + [Int(pair.preference.bitPattern)]
    })
}

/// `metrics.jsonl`, a line for each step as soon as it is done.
private final class MetricsLog {
  private let file: FileHandle
  private let path: String
  private let encoder = JSONEncoder()

  init(_ path: String, beginningWith history: [StepMetrics]) throws {
    try JSONLines.write(history, to: path)
    guard let file = FileHandle(forWritingAtPath: path) else {
      throw FileError(path, "can't be written", remedy: "check the folder's permissions")
    }
    self.file = file
    self.path = path
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    try file.seekToEnd()
  }

  func append(_ metrics: StepMetrics) throws {
    do {
      try file.write(contentsOf: encoder.encode(metrics) + Data("\n".utf8))
    } catch {
      throw FileError(path, "can't be written", remedy: "check the space left")
    }
  }
}
