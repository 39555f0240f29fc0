import Foundation

/// A Python process that does the same work and answers one command a line.
final class Peer {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// - Returns: `nil` where Python or PyTorch is missing, after a line that says so.
  init?(_ script: String = "train_peer.py", folder: String, arguments: [String] = []) {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent(script).path
    let python = ProcessInfo.processInfo.environment["IPO_PEER_PYTHON"] ?? "python3"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, script, folder] + arguments
    process.standardInput = input
    process.standardOutput = output
    guard (try? process.run()) != nil, read()?["ready"] != nil else {
      print(
        "No PyTorch in \(python): only this side is timed. `python3 -m venv VENV; "
          + "VENV/bin/pip install torch safetensors transformers`, then set IPO_PEER_PYTHON=VENV/bin/python."
      )
      return nil
    }
  }

  /// - Returns: the answer's numbers by name; empty where the peer has failed.
  func ask(_ command: String) -> [String: Double] {
    guard process.isRunning else { return [:] }
    input.fileHandleForWriting.write(Data((command + "\n").utf8))
    return read() ?? [:]
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
