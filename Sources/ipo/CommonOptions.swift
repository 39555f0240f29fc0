import ArgumentParser
import Files
import Foundation
import LanguageModels
import Preferences
import Tensors
import Worlds

/// The options that every subcommand takes.
struct CommonOptions: ParsableArguments {
  @Option(help: "Threads to use, all cores by default; no result depends on it.")
  var threads: Int?

  @Flag(help: "No progress on standard error.")
  var quiet = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads), not 1 to 1024")
    }
  }

  /// Takes effect before the first computation.
  func apply() {
    if let threads { Threads.count = threads }
  }
}

/// The words in which a model is asked.
enum PromptChoice: String, CaseIterable, ExpressibleByArgument {
  case plain, pocket, english

  /// The pocket world's words for a tokenizer that has them all, else plain ones.
  static func fitting(_ tokenizer: any Tokenizer) -> PromptChoice {
    Vocabulary.isKnown(to: tokenizer) ? .pocket : .plain
  }
}

extension PocketSize: ExpressibleByArgument {}
extension PocketStage: ExpressibleByArgument {}
extension PocketFamily: ExpressibleByArgument {}

/// A value as JSON with sorted keys, in which a terminal finds nothing to obey.
func json(_ value: some Encodable, indented: Bool = false) throws -> String {
  let encoder = JSONLines.encoder
  if indented { encoder.outputFormatting.insert(.prettyPrinted) }
  return String(decoding: try encoder.encode(value), as: UTF8.self).terminalJSON
}
