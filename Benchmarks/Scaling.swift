import Foundation
import LanguageModels
import Notebook
import Tensors
import Worlds

/// How time grows with threads, length, responses, model size and items: a figure each, both axes
/// logarithmic, so that a power law is a line and its exponent the line's slope.
@MainActor struct Scaling {
  let bench: Bench
  let checkpoint: String
  let model: Transformer
  /// transformers on the same checkpoint, where it is cheap to ask.
  let peer: Peer?
  private var most: Int { bench.mostThreads }

  init(_ bench: Bench, checkpoint: String) throws {
    self.bench = bench
    self.checkpoint = checkpoint
    model = try LanguageModel(folder: checkpoint, precision: .bfloat16).transformer
    peer = try bench.withFolder { folder in
      try write(Judging.Work(checkpoint: checkpoint, items: []), to: folder)
      return Peer("judge_peer.py", folder, ["best", "bfloat16"])
    }
  }

  func run() throws {
    try threads()
    try length()
    try responses()
    try size()
    try items()
  }

  // MARK: The figures

  func threads() throws {
    let points = (0...20).map { 1 << $0 }.filter { $0 < most } + [most]
    try draw("threads", "threads", points.map(Double.init), "Judging by threads, 0.5B") { threads in
      read(prompt: 120, responses: 4, of: 155, threads: Int(threads))
    }
  }

  func length() throws {
    let lengths = (7...(bench.isSmall ? 9 : 12)).map { Double(1 << $0) }
    try draw(
      "length", "tokens of one sequence", lengths, "Reading one sequence, 0.5B",
      peer: ("transformers", { peer?.ask("read \(most) \(Int($0)) 1")["seconds"] })
    ) { length in read(prompt: Int(length), responses: 0, of: 0, threads: most) }
  }

  func responses() throws {
    let counts = [1, 2, 4, 8, 16].prefix(bench.isSmall ? 3 : 5).map(Double.init)
    try draw(
      "responses", "responses to one instruction", counts, "Judging N responses, 0.5B",
      peer: ("transformers", { peer?.ask("read \(most) 275 \(Int($0))")["seconds"] })
    ) { count in read(prompt: 120, responses: Int(count), of: 155, threads: most) }
  }

  func size() throws {
    var models = try PocketSize.allCases.map {
      try PocketModels.load($0, .instruct).transformer
    }
    models.append(model)
    func parameters(_ model: Transformer) -> Double { Double(model.parameterCount) }
    let sizes = models.map(parameters)
    try draw("size", "parameters", sizes, "Judging 740 tokens, pocket S to 0.5B") { size in
      let model = models.first { parameters($0) == size } ?? model
      // Small models are over in no time: the mean of several.
      let times = size < 1e7 ? 20 : 1
      let limit = model.maximumPositions
      return clock {
        for _ in 0..<times {
          read(model, prompt: min(120, limit / 2), responses: 4, of: min(155, limit / 2))
        }
      } / Double(times)
    }
  }

  /// `ipo judge` from start to end on files of pairs, so that its start is in it.
  func items() throws {
    guard let ipo = Start.executable("ipo") else { return }
    let model = try PocketModels.folder(.small, .instruct)
    let lines = try Start.pairs(500)
    let counts = [1e2, 1e3, 1e4, 1e5].prefix(bench.isSmall ? 2 : 4)
    try bench.withFolder { folder in
      try draw("items", "pairs in the file", Array(counts), "`ipo judge` by items, pocket S") {
        count in
        let file = folder + "/\(Int(count)).jsonl"
        if !FileManager.default.fileExists(atPath: file) {
          let repeated = (0..<Int(count)).lazy.flatMap { lines[$0 % lines.count] }
          try Data(repeated).write(to: URL(fileURLWithPath: file))
        }
        return try Start.seconds(
          ipo, ["judge", "--model", model, "--quiet", "--threads", "\(most)", file])
      }
    }
  }

  // MARK: What they have in common

  /// Reads an instruction and its responses, as the judge does; the last rows are what is asked for.
  private func read(
    _ model: Transformer, prompt: Int, responses: Int, of length: Int
  ) {
    var tokens = RandomTokens(vocabulary: model.configuration.vocabularySize, for: "scaling")
    var batch = RaggedBatch()
    let trunk = batch.append(tokens.draw(prompt...prompt))
    let ends = (0..<responses).map { _ in
      let segment = batch.append(tokens.draw(length...length), after: trunk)
      return batch.lastRow(of: segment)
    }
    let states = model.states(batch, rows: ends.isEmpty ? [batch.lastRow(of: trunk)] : ends)
    _ = model.head.logits(states, of: [0, 1])
  }

  private func read(prompt: Int, responses: Int, of length: Int, threads: Int) -> Double {
    Threads.count = threads
    return clock { read(model, prompt: prompt, responses: responses, of: length) }
  }

  /// Measures each x, draws the figure and prints a row with the slope of the line.
  private func draw(
    _ name: String, _ axis: String, _ xs: [Double], _ title: String,
    peer: (name: String, seconds: (Double) -> Double?)? = nil,
    _ seconds: @escaping (Double) throws -> Double
  ) throws {
    Threads.count = most
    _ = try seconds(xs[0])  // to warm up
    _ = peer?.seconds(xs[0])
    var sides: [(name: String, points: [DataPoint])] = [("ipo-notebook", [])]
    if let peer { sides.append((peer.name, [])) }
    for x in xs {
      let found = try bench.alternate(
        [{ try seconds(x) }] + (peer.map { peer in [{ peer.seconds(x) }] } ?? []), rounds: 3)
      for (side, values) in found.enumerated() {
        if let value = median(values) { sides[side].points.append(DataPoint(x, value)) }
      }
    }
    sides.removeAll { $0.points.count < 2 }
    let slopes = sides.map { String(format: "%.2f", slope($0.points)) }
    let figure = Figure(
      name, title: "\(title): time ∝ x to the power \(slopes.first ?? "–")", caption: "",
      Panel(
        x: Axis(axis, logarithmic: true), y: Axis("time (s)", logarithmic: true),
        zip(sides, slopes).map { .line("\($0.name), slope \($1)", $0.points) }))
    let folder =
      bench.isSmall
      ? FileManager.default.temporaryDirectory : Peer.folder.appendingPathComponent("figures")
    let isDrawn = try figure.write(svg: folder.appendingPathComponent("\(name).svg").path)
    let texts = sides.map { side in
      side.points.map { String(format: "%.3g s", $0.y) }.joined(separator: ", ")
    }
    let range = "\(axis) \(xs.map { String(format: "%g", $0) }.joined(separator: ", ")): "
    bench.line(
      "scaling: \(name)", most, slopes.first.map { "slope \($0)" } ?? "–",
      slopes.count > 1 ? "slope \(slopes[1])" : "–", nil,
      range + texts.joined(separator: "; \(peer?.name ?? "") ")
        + (isDrawn ? "" : "; no gnuplot, so not drawn"))
  }
}

/// The exponent of the power law through the points, by least squares of the logarithms.
private func slope(_ points: [DataPoint]) -> Double {
  let logs = points.map { (x: log($0.x), y: log($0.y)) }
  let count = Double(logs.count)
  let x = logs.map(\.x).reduce(0, +) / count
  let y = logs.map(\.y).reduce(0, +) / count
  let covariance = logs.map { ($0.x - x) * ($0.y - y) }.reduce(0, +)
  return covariance / logs.map { ($0.x - x) * ($0.x - x) }.reduce(0, +)
}
