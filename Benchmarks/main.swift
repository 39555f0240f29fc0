import Foundation

// Times the core against its peers on this machine; README.md says what each row means. A new
// measurement is one more entry in this list.
let measurements: [(name: String, run: (Bench) throws -> Void)] = [
  ("tuning", { try Tuning($0).run() }),
  ("compile", { try Tuning($0, isCompiled: true).run() }),
  ("judge", { try withCheckpoint($0) { try Judging($0, checkpoint: $1, .bfloat16).run() } }),
  ("judge32", { try withCheckpoint($0) { try Judging($0, checkpoint: $1, .float32).run() } }),
  ("generate", { try withCheckpoint($0) { try Generating($0, checkpoint: $1).run() } }),
  ("adapter", { try withCheckpoint($0) { try AdapterStep($0, checkpoint: $1).run() } }),
  ("loop", { try Loop($0).run() }),
  ("scaling", { try withCheckpoint($0) { try Scaling($0, checkpoint: $1).run() } }),
  ("start", { try Start(bench: $0).run() }),
]

func withCheckpoint(_ bench: Bench, _ run: (Bench, String) throws -> Void) throws {
  if let checkpoint = bench.checkpoint { try run(bench, checkpoint) }
}

// MARK: Command line

let usage = """
  bench [--only \(measurements.map(\.name).joined(separator: ","))] [--checkpoint FOLDER]
        [--threads N] [--rounds N] [--small]
  """
/// The options by name; `--small` is a word alone.
let options: [String: String] = {
  var words = CommandLine.arguments.dropFirst()
  var found: [String: String] = [:]
  while let option = words.popFirst() {
    if option == "--small" {
      found[option] = ""
    } else if ["--only", "--row", "--checkpoint", "--threads", "--rounds"].contains(option),
      let value = words.popFirst()
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
func runApart(_ name: String, checkpoint: String?) throws {
  let process = Process()
  process.executableURL = Bundle.main.executableURL
  process.arguments = ["--row", name] + (checkpoint.map { ["--checkpoint", $0] } ?? [])
  for option in ["--threads", "--rounds"] {
    if let value = options[option] { process.arguments? += [option, value] }
  }
  if isSmall { process.arguments?.append("--small") }
  try process.run()
  process.waitUntilExit()
  if process.terminationStatus != 0 { complain("\(name) ended before its rows were done") }
}

if let name = options["--row"] {
  let bench = Bench(
    checkpoint: options["--checkpoint"],
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
  let chosen = options["--only"]?.split(separator: ",").map(String.init) ?? names
  if let unknown = chosen.first(where: { !names.contains($0) }) {
    complain("no measurement is named \(unknown): \(names.joined(separator: ", "))")
    exit(64)
  }
  let checkpoint = try options["--checkpoint"] ?? HalfBillion.folder()
  print("| measurement | threads | ours | peer | ratio | note |\n|---|--:|--:|--:|--:|---|")
  fflush(nil)
  for name in chosen { try runApart(name, checkpoint: checkpoint) }
}
