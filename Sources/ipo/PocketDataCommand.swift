import ArgumentParser
import Worlds

/// `ipo pocket data`: the pocket benchmark as a preference file.
struct PocketDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Write the pocket benchmark as a preference file that `ipo judge` reads.")

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var out: String

  @OptionGroup var benchmark: WorldPairOptions
  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    try benchmark.write(benchmark.pairs(of: PocketWorld()), to: out)
  }
}
