import Foundation

/// The checkpoint of real size that is made where the user names none: random weights, since speed
/// does not depend on them.
enum HalfBillion {
  /// Its folder, in the package's build folder; made at the first use.
  ///
  /// - Returns: `nil` where Python has no numpy to make it with, after a line that says so.
  static func folder() throws -> String? {
    let made = build.appendingPathComponent("half-billion")
    if FileManager.default.fileExists(atPath: made.path) { return made.path }
    let partial = build.appendingPathComponent("half-billion.partial")
    complain("making a checkpoint of random weights, 1 GB, in \(made.path)")
    guard try python("make_half_billion.py", partial.path) else {
      complain(
        "No numpy in \(Peer.python): the rows of a 0.5B checkpoint are left out. "
          + "`pip install numpy`, or name a checkpoint: --checkpoint FOLDER.")
      return nil
    }
    try FileManager.default.moveItem(at: partial, to: made)
    return made.path
  }

  /// The package's build folder's part for what the bench makes and keeps.
  static var build: URL {
    Peer.folder.deletingLastPathComponent().appendingPathComponent(".build/bench-models")
  }

  /// Runs a script of this folder to its end.
  ///
  /// - Returns: whether it succeeded.
  static func python(_ script: String, _ arguments: String...) throws -> Bool {
    try FileManager.default.createDirectory(at: build, withIntermediateDirectories: true)
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
  /// llama.cpp at its best, on the checkpoint's weights as a GGUF file that is made where it is
  /// missing or older than they are.
  @MainActor static func llama(
    _ bench: Bench, _ task: String, _ folder: String, _ checkpoint: String
  ) throws -> Peer? {
    let name = URL(fileURLWithPath: checkpoint).standardizedFileURL.lastPathComponent
    let file = HalfBillion.build.appendingPathComponent(name + ".gguf").path
    func date(_ path: String) -> Date {
      let attributes = try? FileManager.default.attributesOfItem(atPath: path)
      return attributes?[.modificationDate] as? Date ?? .distantPast
    }
    if date(file) <= date(checkpoint + "/config.json") {
      guard try HalfBillion.python("make_gguf.py", checkpoint, file + ".partial") else {
        complain(
          "llama.cpp is left out: no GGUF file could be made of \(checkpoint). Try `pip install "
            + "gguf llama-cpp-python` beside numpy in \(python)'s environment.")
        return nil
      }
      guard rename(file + ".partial", file) == 0 else { return nil }
    }
    return .atItsBest(
      bench, "llama_peer.py", folder, [task, file], needs: "llama-cpp-python")
  }
}
