import Foundation

// Times the core against its peers on this machine; README.md says what each row means. A new
// measurement is one more entry in this list.
let measurements: [(name: String, on: Subject, run: (Bench) throws -> Void)] = [
  ("products", .pocket, { try Products($0).run() }),
  ("tuning", .pocket, { try Tuning($0).run() }),
  ("compile", .pocket, { try Tuning($0, isCompiled: true).run() }),
  (
    "judge", .halfBillion,
    { try withCheckpoint($0) { try Judging($0, random: $1, .bfloat16).run() } }
  ),
  (
    "judge32", .halfBillion,
    { try withCheckpoint($0) { try Judging($0, random: $1, .float32).run() } }
  ),
  ("generate", .halfBillion, { try withCheckpoint($0) { try Generating($0, random: $1).run() } }),
  ("adapter", .halfBillion, { try withCheckpoint($0) { try AdapterStep($0, random: $1).run() } }),
  ("real-judge", .real, { try withRealModel($0) { try Judging($0, english: $1).run() } }),
  ("real-generate", .real, { try withRealModel($0) { try Generating($0, english: $1).run() } }),
  ("real-adapter", .real, { try withRealModel($0) { try AdapterStep($0, english: $1).run() } }),
  ("loop", .pocket, { try Loop($0).run() }),
  ("seeds", .pocket, { try Seeds($0).run() }),
  (
    "scaling", .halfBillion,
    { try withCheckpoint($0) { try Scaling($0, checkpoint: $1.folder).run() } }
  ),
  ("start", .halfBillion, { try Start(bench: $0).run() }),
]

/// The model that a measurement cannot do without, or not do all without.
enum Subject { case pocket, halfBillion, real }

func withCheckpoint(_ bench: Bench, _ run: (Bench, BenchModel) throws -> Void) throws {
  if let checkpoint = bench.checkpoint { try run(bench, HalfBillion.model(checkpoint)) }
}

func withRealModel(_ bench: Bench, _ run: (Bench, RealModel) throws -> Void) throws {
  if let file = bench.realModel { try run(bench, RealModel(file)) }
}

// MARK: Command line

let usage = """
  bench [--only \(measurements.map(\.name).joined(separator: ","))]
        [--checkpoint FOLDER] [--model FILE.gguf] [--threads N] [--rounds N] [--small]
  """
/// The options by name; `--small` is a word alone.
let options: [String: String] = {
  var words = CommandLine.arguments.dropFirst()
  var found: [String: String] = [:]
  while let option = words.popFirst() {
    if option == "--small" {
      found[option] = ""
    } else if ["--only", "--row", "--checkpoint", "--model", "--threads", "--rounds"].contains(
      option), let value = words.popFirst()
    {
      found[option] = value
    } else {
      complain(usage)
      exit(option == "--help" ? 0 : 64)
    }
  }
  return found
}()
let isSmall = options["--small"] != nil

/// Runs one measurement in a process of its own, so that its peak of memory is its own.
func runApart(_ name: String, checkpoint: String?, model: String?) throws {
  let process = Process()
  process.executableURL = Bundle.main.executableURL
  process.arguments = ["--row", name]
  for (option, value) in [("--checkpoint", checkpoint), ("--model", model)] {
    if let value { process.arguments? += [option, value] }
  }
  for option in ["--threads", "--rounds"] {
    if let value = options[option] { process.arguments? += [option, value] }
  }
  if isSmall { process.arguments?.append("--small") }
  try process.run()
  process.waitUntilExit()
  if process.terminationStatus != 0 { complain("\(name) ended before its rows were done") }
}

/// The real model's file with its folder made; `nil` where there is none, after a line that says so.
func realModel(_ file: String?) -> String? {
  do {
    guard let file else {
      complain(
        "No real model: its rows are left out. `make bench` fetches it; else --model FILE.gguf.")
      return nil
    }
    try RealModel(file).makeFolder()
    return file
  } catch {
    complain("The real model's rows are left out. \(error)")
    return nil
  }
}

if let name = options["--row"] {
  let bench = Bench(
    checkpoint: options["--checkpoint"], realModel: options["--model"],
    threads: options["--threads"].flatMap(Int.init)
      ?? ProcessInfo.processInfo.activeProcessorCount,
    rounds: options["--rounds"].flatMap(Int.init), isSmall: isSmall)
  do {
    try measurements.first { $0.name == name }?.run(bench)
  } catch {
    complain("\(name): \(error)")
    exit(1)
  }
} else {
  let names = measurements.map(\.name)
  let asked = options["--only"]?.split(separator: ",").map(String.init) ?? names
  if let unknown = asked.first(where: { !names.contains($0) }) {
    complain("no measurement is named \(unknown): \(names.joined(separator: ", "))")
    exit(64)
  }
  let chosen = asked.compactMap { name in measurements.first { $0.name == name } }
  func isAsked(_ subject: Subject) -> Bool { chosen.contains { $0.on == subject } }
  let checkpoint =
    try options["--checkpoint"] ?? (isAsked(.halfBillion) ? HalfBillion.folder() : nil)
  let model = isAsked(.real) ? realModel(options["--model"]) : nil
  print("| measurement | threads | ours | peer | ratio | note |\n|---|--:|--:|--:|--:|---|")
  fflush(nil)
  for measurement in chosen {
    try runApart(measurement.name, checkpoint: checkpoint, model: model)
  }
}
