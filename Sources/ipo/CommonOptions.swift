import ArgumentParser
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
  case plain, pocket

  /// The pocket world's words for a tokenizer that has them all, else plain ones.
  static func fitting(_ tokenizer: any Tokenizer) -> PromptChoice {
    Vocabulary.isKnown(to: tokenizer) ? .pocket : .plain
  }
}

extension PocketSize: ExpressibleByArgument {}
extension PocketStage: ExpressibleByArgument {}
extension PocketFamily: ExpressibleByArgument {}

/// Makes sure that a file can be written later, so that no long computation is lost at its end.
///
/// - Throws: ``FileError`` where the path is a folder, or its folder is missing or closed.
func checkWritable(_ path: String) throws {
  let manager = FileManager.default
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  var isFolder: ObjCBool = false
  if manager.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue {
    throw FileError(path, "is a folder", remedy: "name a file in it")
  }
  guard manager.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
    throw FileError(path, "can't be written, its folder does not exist", remedy: "make the folder")
  }
  guard manager.isWritableFile(atPath: folder) else {
    throw FileError(path, "can't be written", remedy: "check the folder's permissions")
  }
}

/// Makes a folder and those above it.
func makeFolder(_ path: String) throws {
  do {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  } catch {
    throw FileError(
      path, "the folder can't be made", remedy: "check its name and the permissions above it")
  }
}

/// A value as JSON with sorted keys.
func json(_ value: some Encodable, indented: Bool = false) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
  if indented { encoder.outputFormatting.insert(.prettyPrinted) }
  return String(decoding: try encoder.encode(value), as: UTF8.self)
}
