import ArgumentParser
import Foundation

// LLVM's fuzzer, in a build with `--sanitize fuzzer`: its own `main` stands in the place of ours, and
// calls two functions here by their names.

/// What libFuzzer feeds.
private enum LibFuzzer {
  nonisolated(unsafe) static var target: FuzzTarget?
  nonisolated(unsafe) static var tally = FuzzRun()
  nonisolated(unsafe) static var record: String?

  /// Says which reader libFuzzer's own arguments are for, also to the processes that it starts.
  static let variable = "FUZZ_READER"

  static func choose(_ name: String?) throws -> FuzzTarget {
    guard let found = FuzzTarget.all.first(where: { $0.name == name }) else {
      throw ValidationError("name one reader")
    }
    target = found
    setenv(variable, found.name, 1)
    return found
  }

  /// libFuzzer's arguments for ours.
  ///
  /// New inputs go to `READER/` in the folder of findings, what breaks the reader beside it.
  static func arguments(_ command: Fuzz) throws -> [String] {
    let target = try choose(command.readers.count == 1 ? command.readers[0] : nil)
    record = command.record
    // A run that breaks leaves its input and no line in the table.
    atexit {
      guard let target = LibFuzzer.target, let path = LibFuzzer.record else { return }
      do { try FuzzRecord(target.name, LibFuzzer.tally, by: .libFuzzer).write(to: path) } catch {
        FileHandle.standardError.write(Data("\(error)\n".utf8))
      }
    }
    let folder = "\(command.findings)/\(target.name)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    for (name, bytes) in try target.corpus() {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(folder)/seed-\(name)"))
    }
    let words = "\(folder).words"
    try target.words.map { word in
      "\"" + word.utf8.map { String(format: "\\x%02X", $0) }.joined() + "\"\n"
    }.joined().write(toFile: words, atomically: true, encoding: .utf8)
    return [
      folder, "-dict=\(words)", "-artifact_prefix=\(folder)-", "-timeout=20", "-rss_limit_mb=4096",
      "-max_len=65536", "-print_final_stats=1", "-print_funcs=0",
      "-verbosity=0",
      "-runs=\(min(command.runs, Int(Int32.max)))",
      "-max_total_time=\(command.seconds.isFinite ? Int(command.seconds) : 0)",
    ]
  }

  static func read(_ bytes: [UInt8]) {
    guard let target else { return }
    tally.execute(target, bytes)
    if let (_, finding) = tally.findings.last {
      FileHandle.standardError.write(Data("finding: \(finding)\n".utf8))
      abort()
    }
  }
}

@_cdecl("LLVMFuzzerInitialize")
func begin(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>
) -> Int32 {
  do {
    if let name = ProcessInfo.processInfo.environment[LibFuzzer.variable] {
      _ = try LibFuzzer.choose(name)
      return 0
    }
    let own = try LibFuzzer.arguments(Fuzz.parse())
    let all = UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>.allocate(capacity: own.count + 2)
    all[0] = arguments.pointee[0]
    for (index, argument) in own.enumerated() { all[index + 1] = strdup(argument) }
    all[own.count + 1] = nil
    (count.pointee, arguments.pointee) = (Int32(own.count + 1), all)
    return 0
  } catch { Fuzz.exit(withError: error) }
}

@_cdecl("LLVMFuzzerTestOneInput")
func readOne(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
  LibFuzzer.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}
