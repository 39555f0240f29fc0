import ArgumentParser
import Preferences

/// `ipo pocket data`: the pocket benchmark as a preference file.
struct PocketDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Write the pocket benchmark as a preference file that `ipo judge` reads.")

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var out: String

  @OptionGroup var benchmark: PocketPairOptions
  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    try checkWritable(out)
    let pairs = benchmark.pairs
    try JSONLines.write(pairs, to: out)
    try emit("\(out): \(pairs.count) pairs")
  }
}
