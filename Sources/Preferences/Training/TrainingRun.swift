import Foundation
import LanguageModels
import Tensors

/// Preference training that keeps its state in a folder: killed at any moment and started again, it
/// ends in the same bytes.
///
/// While it runs the folder holds `reference.json`, `metrics.jsonl`, a line per step, and the newest
/// `checkpoint-STEP/`; when it is done, the result and `metrics.jsonl`. There is no state of random
/// numbers to keep: order and dropout follow from the seed and the step's number.
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
  /// What the outcome depends on, by the names that its user knows; a run that is resumed must have
  /// the same.
  public var settings: [String: String]

  public init(
    _ training: PreferenceTraining, result: Result, folder: String, stepsPerCheckpoint: Int,
    settings: [String: String]
  ) {
    self.training = training
    self.result = result
    self.folder = folder
    self.stepsPerCheckpoint = stepsPerCheckpoint
    self.settings = settings
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
  ///   - resuming: whether to go on from the folder's newest checkpoint. Without it the folder must
  ///     not hold a run.
  /// - Returns: the metrics of all steps.
  /// - Throws: ``FileError`` where the folder holds a run, or one with other settings or data.
  public func run(
    _ policy: Transformer, reference: Transformer, pairs: [PairTokens], random: Random,
    resuming: Bool, observe: (Progress) throws -> Void = { _ in }
  ) throws -> [StepMetrics] {
    let state = TrainingState(step: 0, settings: settings, data: digest(pairs))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if !resuming, let old = oldFiles.first {
      throw FileError(
        folder, "holds \(old) of another run",
        remedy: "go on with it by --resume, or name another folder")
    }
    let steps = training.steps(pairs.count)
    if resuming, let finished = try TrainingState.read(path("trainer_state.json")) {
      try finished.check(against: state, in: folder)
      return try metrics(upTo: steps)
    }
    let baseline = try baseline(of: reference, pairs, state, observe)
    let adam = AdamW(policy.trainable, training.optimizer)
    var history: [StepMetrics] = []
    if resuming, let step = newestCheckpoint {
      history = try restore(policy, adam, checkpoint: step, expecting: state)
      try observe(.resumed(step: step))
    }
    let log = try MetricsLog(path("metrics.jsonl"), beginningWith: history)
    let metrics = try training.run(
      policy, adam, history: history, pairs: pairs, reference: baseline, random: random
    ) { metrics in
      guard metrics.loss.isFinite, metrics.gradientNorm.isFinite else {
        throw FileError(
          "step \(metrics.step)", "the loss or its gradient is no longer a number",
          remedy: "lower --rate")
      }
      try log.append(metrics)
      if metrics.step % stepsPerCheckpoint == 0, metrics.step < steps {
        try save(policy, adam, checkpoint: metrics.step, state)
      }
      try observe(.step(metrics))
    }
    try write(policy, to: folder)
    // Last: its presence says that the run is done.
    try TrainingState(step: steps, settings: settings, data: state.data)
      .write(to: path("trainer_state.json"))
    for step in checkpoints { try? FileManager.default.removeItem(atPath: checkpoint(step)) }
    try? FileManager.default.removeItem(atPath: path("reference.json"))
    return metrics
  }

  // MARK: Files

  private func path(_ name: String) -> String { folder + "/" + name }
  private func checkpoint(_ step: Int) -> String { path("checkpoint-\(step)") }

  /// The steps of all checkpoints.
  private var checkpoints: [Int] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.compactMap { name in
      name.hasPrefix("checkpoint-") ? Int(name.dropFirst("checkpoint-".count)) : nil
    }.sorted()
  }
  private var newestCheckpoint: Int? { checkpoints.last }

  private var oldFiles: [String] {
    let names = [
      "adapter_model.safetensors", "model.safetensors", "metrics.jsonl", "reference.json",
    ]
    return names.filter { FileManager.default.fileExists(atPath: path($0)) }
      + checkpoints.map { "checkpoint-\($0)" }
  }

  /// What the reference says, read from the folder if an earlier start of this run left it there.
  private func baseline(
    of reference: Transformer, _ pairs: [PairTokens], _ state: TrainingState,
    _ observe: (Progress) throws -> Void
  ) throws -> ReferenceReading {
    struct Kept: Codable {
      var run: TrainingState
      var reading: ReferenceReading
    }
    let file = path("reference.json")
    if let data = FileManager.default.contents(atPath: file),
      let kept = try? JSONDecoder().decode(Kept.self, from: data)
    {
      try kept.run.check(against: state, in: folder)
      return kept.reading
    }
    var failure: (any Error)?
    let reading = ReferenceReading(
      reference, pairs, mismatched: training.loss.needsDivergence
    ) { done in
      do { try observe(.reference(pairs: done)) } catch { failure = error }
    }
    if let failure { throw failure }
    try JSONLines.write(JSONEncoder().encode(Kept(run: state, reading: reading)), to: file)
    return reading
  }

  /// The metrics of the steps up to this one; what a killed run wrote behind them is left out.
  private func metrics(upTo step: Int) throws -> [StepMetrics] {
    let file = path("metrics.jsonl")
    var metrics: [StepMetrics] = []
    try JSONLines.forEachLine(of: file) { line, number in
      if number <= step { metrics.append(try JSONDecoder().decode(StepMetrics.self, from: line)) }
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

  /// Writes the checkpoint beside its place first, so that none is ever half there.
  private func save(
    _ policy: Transformer, _ adam: AdamW, checkpoint step: Int, _ state: TrainingState
  ) throws {
    let manager = FileManager.default
    let partial = path(".checkpoint.partial")
    let older = checkpoints
    try? manager.removeItem(atPath: partial)
    try write(policy, to: partial, as: .float32)
    let moments = adam.moments.enumerated().flatMap { index, moment in
      [("first", moment.first), ("second", moment.second)].map { name, tensor in
        (name: "\(index).\(name)", shape: [tensor.rows, tensor.columns], tensor: tensor)
      }
    }
    try SafetensorsWriter.write(moments, as: .float32, to: partial + "/optimizer.safetensors")
    try TrainingState(step: step, settings: settings, data: state.data)
      .write(to: partial + "/trainer_state.json")
    guard rename(partial, checkpoint(step)) == 0 else {
      throw FileError(
        checkpoint(step), String(cString: strerror(errno)), remedy: "check the folder")
    }
    for step in older { try? manager.removeItem(atPath: checkpoint(step)) }
  }

  private func restore(
    _ policy: Transformer, _ adam: AdamW, checkpoint step: Int, expecting state: TrainingState
  ) throws -> [StepMetrics] {
    let folder = checkpoint(step)
    guard let stored = try TrainingState.read(folder + "/trainer_state.json") else {
      throw FileError(
        folder, "no trainer_state.json", remedy: "remove the folder, and go on from an older one")
    }
    try stored.check(against: state, in: folder)
    switch result {
    case .adapter: try policy.readUpdates(from: folder)
    case .model: try policy.readWeights(from: folder + "/model.safetensors")
    }
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

/// `trainer_state.json`: how far a run is, and what it depends on.
struct TrainingState: Codable, Equatable {
  var step: Int
  var settings: [String: String]
  /// A digest of the tokens trained on.
  var data: String

  static func read(_ path: String) throws -> TrainingState? {
    guard let bytes = FileManager.default.contents(atPath: path) else { return nil }
    guard let state = try? JSONDecoder().decode(TrainingState.self, from: bytes) else {
      throw FileError(path, "not the state of a run", remedy: "begin again in another folder")
    }
    return state
  }

  func write(to path: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try JSONLines.write(encoder.encode(self) + Data("\n".utf8), to: path)
  }

  /// - Throws: ``FileError`` naming a setting in which the two differ.
  func check(against wanted: TrainingState, in folder: String) throws {
    for name in Set(settings.keys).union(wanted.settings.keys).sorted()
    where settings[name] != wanted.settings[name] {
      throw FileError(
        folder, "began with \(name) \(settings[name] ?? "not set")",
        remedy: "resume with that, not \(wanted.settings[name] ?? "without it"), "
          + "or name another folder")
    }
    guard data == wanted.data else {
      throw FileError(
        folder, "began with other pairs or another tokenizer",
        remedy: "resume with the same, or name another folder")
    }
  }
}

/// FNV-1a (Fowler, Noll and Vo) of all tokens, lengths and labels, as hexadecimal digits.
func digest(_ pairs: [PairTokens]) -> String {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  func add(_ value: Int) {
    hash = (hash ^ UInt64(bitPattern: Int64(value))) &* 0x0000_0100_0000_01b3
  }
  for pair in pairs {
    for tokens in [pair.prompt, pair.chosen, pair.rejected] {
      add(tokens.count)
      for token in tokens { add(token) }
    }
    add(Int(pair.preference.bitPattern))
  }
  return String(hash, radix: 16)
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
