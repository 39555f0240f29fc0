import Files
import Foundation
import LanguageModels
import Tensors
import Worlds

/// What a user waits for before anything happens: a first judgement in a fresh process, a chapter
/// from end to end, a build of everything.
@MainActor struct Start {
  let bench: Bench

  func run() throws {
    try judge(
      "pocket S", model: PocketModels.folder(.small, .instruct), peerType: nil)
    if let checkpoint = bench.checkpoint {
      try judge("0.5B", model: checkpoint, peerType: "bfloat16")
    }
    try chapter()
    try build()
  }

  /// `ipo judge` on a file of one pair; the peer is a fresh Python that reads as many tokens and
  /// needs no tokenizer.
  private func judge(_ name: String, model: String, peerType: String?) throws {
    guard let ipo = Start.executable("ipo") else { return }
    let threads = bench.mostThreads
    try bench.withFolder { folder in
      let file = folder + "/pair.jsonl"
      try Start.pairs(1)[0].write(to: URL(fileURLWithPath: file))
      var tokens = RandomTokens(vocabulary: 100, for: "start")
      let item = Judging.Item(
        prompt: tokens.draw(30...30), responses: [tokens.draw(20...20), tokens.draw(20...20)])
      try write(Judging.Work(checkpoint: model, items: [item]), to: folder)
      let seconds = try bench.alternate([
        {
          try Start.seconds(
            ipo, ["judge", "--model", model, "--quiet", "--threads", "\(threads)", file])
        },
        {
          guard let peerType else { return nil }
          var answer: [String: Double]?
          let time = clock {
            answer = Peer("judge_peer.py", folder, ["best", peerType])?.ask("judge \(threads)")
          }
          return answer?["mean"].map { _ in time }
        },
      ])
      bench.row(
        "start: ipo judge, one pair, \(name)", threads, seconds: seconds[0], seconds[1],
        note: peerType == nil ? "" : "peer: transformers from a fresh Python")
    }
  }

  private func chapter() throws {
    guard let chapter = Start.executable("ch02") else { return }
    let seconds = try bench.withFolder { folder in
      let scale = bench.isSmall ? "quick" : "book"
      return try Start.seconds(
        chapter,
        ["--quiet", "--out", folder, "--scale", scale, "--threads", "\(bench.mostThreads)"])
    }
    bench.row("start: chapter 02 from end to end", bench.mostThreads, seconds: [seconds], [])
  }

  /// All products in release, in a folder of its own; what the package depends on is there already.
  private func build() throws {
    if bench.isSmall { return }
    let package = Peer.folder.deletingLastPathComponent().path
    let seconds = try bench.withFolder { folder in
      let place = ["--package-path", package, "--scratch-path", folder]
      _ = try Start.seconds("/usr/bin/env", ["swift", "package", "resolve"] + place)
      return try Start.seconds("/usr/bin/env", ["swift", "build", "-c", "release"] + place)
    }
    bench.row(
      "start: clean release build", ProcessInfo.processInfo.activeProcessorCount,
      seconds: [seconds], [])
  }

  /// Lines of a preference file in the pocket world's words.
  static func pairs(_ count: Int) throws -> [Data] {
    var random = Random(seed: 1).stream("pairs")
    return try (0..<count).map { _ in
      let (task, instruction, chosen) = Corpora.demonstration(.chat, using: &random)
      let pair = [
        "prompt": instruction, "chosen": chosen, "subset": task.category.rawValue,
        "rejected": Corpora.demonstration(task, using: &random),
      ]
      return try JSONEncoder().encode(pair) + Data("\n".utf8)
    }
  }

  /// A program of this package, beside this one; `nil` where it is not built, after a line that
  /// says so.
  static func executable(_ name: String) -> String? {
    let folder = Bundle.main.executableURL?.deletingLastPathComponent()
    let path = folder?.appendingPathComponent(name).path ?? name
    if FileManager.default.isExecutableFile(atPath: path) { return path }
    complain("\(name) is not built: its rows are left out. `swift build -c release` builds it.")
    return nil
  }

  /// Seconds that a program runs; what it prints is thrown away.
  ///
  /// - Throws: where it fails.
  static func seconds(_ program: String, _ arguments: [String]) throws -> Double {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    let seconds = try clock {
      try process.run()
      process.waitUntilExit()
    }
    guard process.terminationStatus == 0 else {
      throw FileError(
        program, "failed: " + arguments.joined(separator: " "), remedy: "run it alone")
    }
    return seconds
  }
}
