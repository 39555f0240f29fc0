import ArgumentParser
import Foundation
import LanguageModels
import Preferences

/// `ipo improve`: generate, judge, pair, train, and again.
struct ImproveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "improve",
    abstract: "Let a model improve itself: generate, judge, pair, train, round by round.",
    discussion: """
      Each round leaves its stages in <work>/round-N: responses.jsonl, ranked.jsonl, pairs.jsonl, \
      adapter and model. A stage that is done is not done again, and one that was stopped goes on \
      where it was. With --per-round, each round takes the next prompts of the file.

      What stands behind -- is handed to `ipo train`, such as -- --loss dpo --rank 8.
      """)

  @OptionGroup var model: ModelOptions

  @Argument(help: ArgumentHelp("The prompts.", valueName: "prompts"))
  var prompts: String

  @Option(help: ArgumentHelp("The folder of the work.", valueName: "dir"))
  var work: String

  @Option(
    help: ArgumentHelp("Rounds, each with the policy that the last one made.", valueName: "n"))
  var rounds = 1

  @Option(
    help: ArgumentHelp(
      "Prompts of a round; the rounds take them in turn. (default: all, in each round)",
      valueName: "n"))
  var perRound: Int?

  @Option(
    help: ArgumentHelp(
      "Another model as judge in all rounds. (default: each round's own policy)",
      valueName: "model"))
  var judge: String?

  @OptionGroup(title: "How to draw") var sampling: SamplingOptions
  @OptionGroup(title: "How to pair") var pairing: PairOptions
  @OptionGroup(title: "How to ask") var mode: ModeOptions
  @OptionGroup var options: CommonOptions

  @Argument(parsing: .postTerminator, help: "Options of `ipo train`.")
  var training: [String] = []

  func validate() throws {
    if rounds < 1 { throw ValidationError("--rounds is \(rounds), not 1 or more") }
    if let perRound, perRound < 1 {
      throw ValidationError("--per-round is \(perRound), not 1 or more")
    }
    for name in ["--model", "--data", "--out", "--resume"] where training.contains(name) {
      throw ValidationError("\(name) is not for training here, each round sets it")
    }
  }

  func run() throws {
    options.apply()
    guard !model.isRemote else {
      throw FileError(
        model.model, "a model on a server is not trained here",
        remedy: "use `ipo generate`, `rank` and `pair`, and train with `trl dpo`")
    }
    var policy = try CheckpointLocation.folder(of: model.model)
    for round in 1...rounds {
      let folder = "\(work)/round-\(round)"
      do {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw FileError(folder, "can't be made", remedy: "name a folder that is yours with --work")
      }
      policy = try run(round, from: policy, in: folder)
    }
    try emit(policy)
  }

  /// One round.
  ///
  /// - Returns: the folder of the policy that it made.
  private func run(_ round: Int, from policy: String, in folder: String) throws -> String {
    let names = ["prompts", "responses", "ranked", "pairs"].map { "\(folder)/\($0).jsonl" }
    var (own, drawing) = (model.with(policy), sampling)
    // Each round draws with a seed of its own.
    drawing.seed = sampling.seed &+ UInt64(round - 1)
    try stage(names[0], round) { try writePrompts(round, to: $0) }
    try stage(names[1], round) { out in
      try ItemStage(
        label: "round \(round), generating", input: names[0], out: out,
        description: drawing.description(of: own), quiet: options.quiet
      ).generate(with: own.open(), drawing)
    }
    try stage(names[2], round) { out in
      if let judge { own = model.with(judge) }
      let run = try own.open().run(mode.mode, mode, named: own)
      try ItemStage(
        label: "round \(round), judging", input: names[1], out: out,
        description: run.description, quiet: options.quiet
      ).run(size: 16) { items, _ in try run.judge.ranked(items, run.prompt) }
    }
    try stage(names[3], round) { out in
      let counts = try PairStage(input: names[2], out: out, options: pairing, judge: nil).run()
      if !options.quiet { complain("round \(round): \(counts.text)") }
      if counts.pairs == 0 {
        throw FileError(
          names[2], "no pair to train on", remedy: "draw more, or at a higher --temperature")
      }
    }
    return try train(round, policy, pairs: names[3], in: folder)
  }

  /// Runs a stage into a file beside its place, which is renamed when the stage is done.
  private func stage(_ path: String, _ round: Int, _ body: (String) throws -> Void) throws {
    if FileManager.default.fileExists(atPath: path) { return }
    let partial = path.replacing(".jsonl", with: ".partial.jsonl")
    try body(partial)
    guard rename(partial, path) == 0 else {
      throw FileError(path, String(cString: strerror(errno)), remedy: "check the folder")
    }
  }

  /// The prompts of a round, from where the last round's ended and from the beginning again.
  private func writePrompts(_ round: Int, to path: String) throws {
    let reader = try ResponseReader(prompts)
    var items: [ResponseItem] = []
    while let item = try reader.next() { items.append(item) }
    let count = perRound ?? items.count
    let first = (round - 1) * count
    try JSONLines.write((first..<first + count).map { items[$0 % items.count] }, to: path)
  }

  private func train(
    _ round: Int, _ policy: String, pairs: String, in folder: String
  ) throws -> String {
    let result = folder + "/model"
    if FileManager.default.fileExists(atPath: result + "/config.json") { return result }
    let isFull = training.contains("--full")
    let trained = isFull ? result : folder + "/adapter"
    var arguments = ["--model", policy, "--data", pairs, "--out", trained, "--resume"] + training
    if options.quiet { arguments.append("--quiet") }
    arguments += model.chat.arguments + model.arithmetic.arguments
    let train = try TrainCommand.parse(arguments)
    try train.run()
    if !isFull {
      let export = try ExportCommand.parse(
        ["--model", policy, "--adapter", trained, "--out", result])
      try export.run()
    }
    return result
  }
}

extension ModelOptions {
  /// The same options for another model, without an adapter.
  func with(_ model: String) -> ModelOptions {
    var options = self
    (options.model, options.adapter) = (model, nil)
    return options
  }
}
