import ArgumentParser
import Files
import Foundation
import Preferences
import Worlds

/// Which pairs of a world's benchmark are drawn.
struct WorldPairOptions: ParsableArguments {
  @Option(help: ArgumentHelp("Pairs of each subset, as far as it has them.", valueName: "n"))
  var perSubset = 100

  @Option(help: "The seed by which pairs are drawn.")
  var seed: UInt64 = 1

  func validate() throws {
    if !(1...1_000_000).contains(perSubset) {
      throw ValidationError("--per-subset is \(perSubset), not 1 to 1000000")
    }
  }

  func pairs(of world: some World) -> [PreferencePair] {
    world.bench(perSubset: perSubset, seed: seed)
  }

  /// Writes pairs as a preference file, which must not be there yet.
  func write(_ pairs: [PreferencePair], to path: String) throws {
    let lines = try pairs.reduce(into: Data()) {
      $0 += try JSONLines.encoder.encode(PairLine($1, standard: true)) + Data("\n".utf8)
    }
    try AtomicFile.writeNew(lines, to: path)
    try emit("\(path): \(pairs.count) pairs")
  }
}
