import Foundation
import LanguageModels

/// A model of real size as each side reads it: the same weights, in files of its own kind.
struct BenchModel {
  /// What the rows call it.
  let name: String
  /// What this side opens.
  let checkpoint: Checkpoint
  /// A folder in Hugging Face layout, for the peers in PyTorch.
  let folder: String
  /// The file that llama.cpp reads; made of the folder where it is missing or older.
  ///
  /// - Returns: `nil` where it can't be made, after a line that says so.
  let gguf: () throws -> String?
}

extension BenchModel {
  /// Where the bench keeps the models that it makes.
  static var made: URL {
    Peer.folder.deletingLastPathComponent().appendingPathComponent(".build/bench-models")
  }

  /// Makes a file or a folder anew where it is missing or older than what it is made of. It gets
  /// its name when it is whole, so that a run that is stopped leaves no half one.
  ///
  /// - Parameter file: the file in a folder whose date is the folder's.
  /// - Returns: whether it is there.
  static func renew(
    _ target: URL, of source: String, dated file: String = "",
    _ make: (_ partial: String) throws -> Bool
  ) throws -> Bool {
    let files = FileManager.default
    func date(_ path: String) -> Date {
      let attributes = try? files.attributesOfItem(atPath: path)
      return attributes?[.modificationDate] as? Date ?? .distantPast
    }
    if date(target.path + file) > date(source) { return true }
    try files.createDirectory(at: made, withIntermediateDirectories: true)
    let partial = target.path + ".partial"
    try? files.removeItem(atPath: partial)
    guard try make(partial) else { return false }
    try? files.removeItem(at: target)
    try files.moveItem(atPath: partial, toPath: target.path)
    return true
  }

  /// Runs a script of this folder to its end.
  ///
  /// - Returns: whether it succeeded.
  static func python(_ script: String, _ arguments: String...) throws -> Bool {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [Peer.python, Peer.folder.path + "/" + script] + arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

extension Peer {
  /// llama.cpp at its best, on the model's GGUF file.
  @MainActor static func llama(
    _ bench: Bench, _ task: String, _ folder: String, _ model: BenchModel
  ) throws -> Peer? {
    guard let file = try model.gguf() else { return nil }
    return .atItsBest(bench, "llama_peer.py", folder, [task, file], needs: "llama-cpp-python")
  }
}
