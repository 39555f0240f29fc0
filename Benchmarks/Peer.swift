import Foundation

/// A Python process that does the same work and answers one command a line.
final class Peer {
  static var python: String {
    ProcessInfo.processInfo.environment["IPO_PEER_PYTHON"] ?? "python3"
  }
  /// The folder of this file, in which the peers are.
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()

  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// - Parameters:
  ///   - script: its name in this folder.
  ///   - folder: where its work is written.
  ///   - needs: Python packages beyond PyTorch.
  /// - Returns: `nil` where Python or a package is missing, after a line that says so.
  init?(_ script: String, _ folder: String, _ arguments: [String] = [], needs: String = "") {
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [Peer.python, Peer.folder.path + "/" + script, folder] + arguments
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["PYTHONDONTWRITEBYTECODE": "1"]
    ) { $1 }
    process.standardInput = input
    process.standardOutput = output
    // What libraries say of themselves is of use only where they fail.
    if ProcessInfo.processInfo.environment["IPO_PEER_LOG"] == nil {
      process.standardError = FileHandle.nullDevice
    }
    guard (try? process.run()) != nil, read()?["ready"] != nil else {
      let names = "torch safetensors transformers \(needs)".trimmingCharacters(in: .whitespaces)
      complain(
        "\(script) did not start with \(Peer.python): it is left out. Try `python3 -m venv VENV; "
          + "VENV/bin/pip install \(names)` and IPO_PEER_PYTHON=VENV/bin/python; "
          + "IPO_PEER_LOG=1 shows what it says.")
      return nil
    }
  }

  /// The same at its best: one process tries the ways that the script knows, another does the
  /// work in the fastest, so that the peak of its memory is that way's own.
  @MainActor static func atItsBest(
    _ bench: Bench, _ script: String, _ folder: String, _ arguments: [String] = [],
    needs: String = ""
  ) -> Peer? {
    if bench.isSmall { return Peer(script, folder, arguments, needs: needs) }
    guard let trial = Peer(script, folder, arguments, needs: needs),
      let way = trial.ask("choose \(bench.mostThreads)")["way"]
    else { return nil }
    trial.end()
    return Peer(script, folder, arguments + ["way=\(Int(way))"], needs: needs)
  }

  private func end() {
    process.terminate()
    process.waitUntilExit()
  }

  deinit { process.terminate() }

  /// - Returns: the answer's numbers by name; empty where the peer has failed.
  func ask(_ command: String) -> [String: Double] {
    guard process.isRunning else { return [:] }
    input.fileHandleForWriting.write(Data((command + "\n").utf8))
    guard let answer = read() else {
      complain("a peer failed at `\(command)`; IPO_PEER_LOG=1 shows what it says.")
      return [:]
    }
    return answer
  }

  private func read() -> [String: Double]? {
    var line = Data()
    while line.last != 0x0A {
      guard let byte = try? output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty
      else { return nil }
      line += byte
    }
    return try? JSONDecoder().decode([String: Double].self, from: line)
  }
}

/// A line on standard error, so that the table stays one.
func complain(_ text: String) {
  try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
}
