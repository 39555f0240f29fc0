import ArgumentParser

/// `ipo pocket`: the pocket world's models and benchmark.
struct PocketCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pocket",
    abstract: "Train and test the small models of the pocket world; nothing is downloaded.",
    subcommands: [PocketTrainCommand.self, PocketBenchCommand.self, PocketDataCommand.self])
}
