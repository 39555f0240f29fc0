import Foundation
import LanguageModels
import PocketWorld
import Preferences
import Tensors

// Times the core against PyTorch on this machine; README.md says what each row means. A new
// measurement is one more function in the list at the end.

/// A Python process that does the same work and answers one command a line.
final class Peer {
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  /// - Returns: `nil` where Python or PyTorch is missing, after a line that says so.
  init?(folder: String, arguments: [String] = []) {
    let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("train_peer.py").path
    let python = ProcessInfo.processInfo.environment["IPO_PEER_PYTHON"] ?? "python3"
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [python, script, folder] + arguments
    process.standardInput = input
    process.standardOutput = output
    guard (try? process.run()) != nil, read()?["ready"] != nil else {
      print(
        "No PyTorch in \(python): only this side is timed. `python3 -m venv VENV; "
          + "VENV/bin/pip install torch safetensors`, then set IPO_PEER_PYTHON=VENV/bin/python.")
      return nil
    }
  }
  deinit {
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
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

/// What all measurements share: the model, its batches, the peers and the table.
@MainActor final class Bench {
  let pairs = 5
  let threads = [1, 2]
  let recipe = PocketRecipe.shipped(.medium)
  let start: LanguageModel
  /// The recipe's texts, step by step, and the same with every sequence written out.
  let shared: [[TrainingText]]
  let plain: [[TrainingText]]
  let peer: Peer?
  let compiledPeer: Peer?
  /// GFLOP/s of a large product by number of threads.
  var peaks: [Int: (ours: Double, theirs: Double?)] = [:]

  init(steps: Int) throws {
    start = try recipe.untrained()
    let text = try PocketText()
    var random = Random(seed: recipe.seed).stream("bench")
    let recipe = recipe
    shared = try (0..<steps).map { _ in
      var texts: [TrainingText] = []
      while tokens([texts]) < 1500 { texts.append(try recipe.tuningText(text, using: &random)) }
      return texts
    }
    plain = shared.map { $0.flatMap(sequences) }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("ipo-bench-\(ProcessInfo.processInfo.processIdentifier)")
    try start.save(to: folder.path, as: .float32)
    try JSONEncoder().encode(plain.map { $0.map(PeerSequence.init) })
      .write(to: folder.appendingPathComponent("batches.json"))
    peer = Peer(folder: folder.path)
    compiledPeer =
      CommandLine.arguments.contains("--compile")
      ? Peer(folder: folder.path, arguments: ["--compile"]) : nil
    try FileManager.default.removeItem(at: folder)
  }

  /// Runs the sides in turn, `pairs` times, and returns each side's seconds, round by round.
  func alternate(_ sides: [() -> Double?]) -> [[Double]] {
    var seconds = sides.map { _ in [Double]() }
    for _ in 0..<pairs {
      for (index, side) in sides.enumerated() {
        Thread.sleep(forTimeInterval: 0.3)  // until the other side's threads no longer spin
        if let time = side() { seconds[index].append(time) }
      }
    }
    return seconds
  }

  /// Prints one row: medians of both sides, and the median of the pairs' ratios (above 1: ours is
  /// faster).
  func row(
    _ name: String, _ threads: Int, _ work: Double, _ unit: String, _ ours: [Double],
    _ theirs: [Double], note: String = ""
  ) {
    func rate(_ seconds: [Double]) -> String {
      median(seconds).map { "\(Int((work / $0).rounded())) \(unit)" } ?? "–"
    }
    let ratio = median(zip(ours, theirs).map { $1 / $0 }).map { String(format: "%.2f", $0) }
    print("| \(name) | \(threads) | \(rate(ours)) | \(rate(theirs)) | \(ratio ?? "–") | \(note) |")
    fflush(nil)
  }

  /// Single-precision product of 1024 × 1024 matrices.
  func product() {
    let size = 1024
    let work = 2 * Double(size * size * size) / 1e9
    let a = Tensor(rows: size, columns: size, (0..<size * size).map { Float($0 % 7) })
    let b = Weight.full(a.copy())
    for count in threads {
      let seconds = alternate([
        {
          Threads.count = count
          return clock { for _ in 0..<10 { _ = matrixProduct(a, b) } } / 10
        },
        { self.peer?.ask("product \(count) \(size)")["seconds"] },
      ])
      peaks[count] = (work / (median(seconds[0]) ?? 1), median(seconds[1]).map { work / $0 })
      row("product 1024³", count, work, "GFLOP/s", seconds[0], seconds[1])
    }
  }

  /// Instruction tuning of the pocket M model: forward, backward, clip, AdamW.
  func tuning() {
    let work = Double(tokens(plain))
    let rate = recipe.tuning.rate
    let training = SupervisedTraining(
      schedule: Schedule(rate: rate, steps: 1, warmUp: 0), tokensPerStep: 0)
    let flops = 6 * Double(start.transformer.parameterCount) * work / 1e9
    for count in threads {
      for peer in [peer, compiledPeer] { _ = peer?.ask("prepare \(count)") }
      var losses: [String: Double] = [:]
      func ours(_ name: String, _ steps: [[TrainingText]]) -> Double {
        Threads.count = count
        let model = self.start.transformer.copy()
        let adam = AdamW(model.trainable)
        return clock {
          for (step, texts) in steps.enumerated() {
            let loss = training.step(model, texts, adam, rate: rate)
            if step == 0 { losses[name] = Double(loss) }
          }
        }
      }
      func theirs(_ name: String, _ peer: Peer?) -> Double? {
        let answer = peer?.ask("train \(count)")
        losses[name] = answer?["loss"]
        return answer?["seconds"]
      }
      let seconds = alternate([
        { ours("plain", self.plain) }, { theirs("PyTorch", self.peer) },
        { ours("shared", self.shared) }, { theirs("torch.compile", self.compiledPeer) },
      ])
      func share(_ side: Int, _ peak: Double?) -> String {
        guard let time = median(seconds[side]), let peak else { return "–" }
        return "\(Int((100 * flops / time / peak).rounded())) %"
      }
      func row(_ name: String, _ ours: Int, _ theirs: Int) {
        let shares = [share(ours, peaks[count]?.ours), share(theirs, peaks[count]?.theirs)]
        self.row(
          "tuning M, " + name, count, work, "tok/s", seconds[ours], seconds[theirs],
          note: shares.joined(separator: " and ") + " of the product's FLOP/s")
      }
      row("plain sequences", 0, 1)
      row("questions shared", 2, 1)
      if !seconds[3].isEmpty { row("plain, torch.compile", 0, 3) }
      let values = losses.values.sorted()
      let agree = (values.last ?? 0) - (values.first ?? 0) < 1e-4
      let list = losses.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }
      print("<!-- first losses \(agree ? "agree" : "DIFFER"): \(list.joined(separator: ", ")) -->")
    }
  }

  /// The largest resident size of each process so far.
  func memory() {
    let theirs = peer?.ask("memory") ?? [:]
    func megabytes(_ value: Double?) -> String { value.map { "\(Int($0)) MB" } ?? "–" }
    print(
      "| peak memory | \(threads.max() ?? 1) | \(megabytes(peakMegabytes())) "
        + "| \(megabytes(theirs["peak"])) | – "
        + "| PyTorch before any work: \(megabytes(theirs["imported"])) |")
  }
}

/// A plain sequence as the peer reads it.
struct PeerSequence: Encodable {
  let tokens: [Int]
  let weights: [Float]

  init(_ text: TrainingText) {
    tokens = text.pieces.flatMap(\.tokens)
    weights = text.pieces.flatMap { piece in piece.tokens.map { _ in piece.weight } }
  }
}

/// The sequences of a text, each from its beginning. What several share counts in the loss of the
/// first only, so that the losses are equal.
func sequences(_ text: TrainingText) -> [TrainingText] {
  var whole = TrainingText()
  whole.pieces = text.pieces
  if text.branches.isEmpty { return [whole] }
  return text.branches.flatMap(sequences).enumerated().map { index, branch in
    let start = index == 0 ? text.pieces : text.pieces.map { .init($0.tokens, weight: 0) }
    whole.pieces = start + branch.pieces
    return whole
  }
}

func tokens(_ steps: [[TrainingText]]) -> Int {
  steps.joined().reduce(0) { $0 + $1.tokenCount }
}

func median(_ values: [Double]) -> Double? {
  values.isEmpty ? nil : values.sorted()[values.count / 2]
}

/// Wall time in seconds.
func clock(_ body: () -> Void) -> Double {
  let time = ContinuousClock().measure(body)
  return Double(time.components.seconds) + Double(time.components.attoseconds) * 1e-18
}

/// This process's largest resident size so far; getrusage would count what `swift run` was before.
func peakMegabytes() -> Double? {
  let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
  let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
  return line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }.map { $0 / 1024 }
}

let bench = try Bench(steps: 6)
print("| measurement | threads | ours | PyTorch | ratio | note |\n|---|--:|--:|--:|--:|---|")
for measure in [bench.product, bench.tuning, bench.memory] { measure() }
