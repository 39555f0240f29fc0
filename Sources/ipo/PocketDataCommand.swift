import ArgumentParser
import Files
import Foundation
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
    let pairs = benchmark.pairs
    let lines = try pairs.reduce(into: Data()) {
      $0 += try JSONLines.encoder.encode(PairLine($1, standard: true)) + Data("\n".utf8)
    }
    try AtomicFile.writeNew(lines, to: out)
    try emit("\(out): \(pairs.count) pairs")
  }
}
