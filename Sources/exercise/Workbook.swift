import Exercises
import Files
import Foundation

/// The student's files and what is known of them. An exercise is solved while its file is the one
/// that passed.
struct Workbook {
  /// The checkout.
  let base = URL(fileURLWithPath: FileManager.default.currentDirectoryPath)

  private struct Memory: Codable {
    /// By folder, the digest of the text that passed.
    var solved: [String: String] = [:]
    /// By folder, how many hints were shown.
    var hints: [String: Int] = [:]
  }
  private var memoryFile: String { base.appendingPathComponent(".cache/exercises.json").path }
  private var memory: Memory {
    FileManager.default.contents(atPath: memoryFile)
      .flatMap { try? JSONDecoder().decode(Memory.self, from: $0) } ?? Memory()
  }
  private func change(_ body: (inout Memory) -> Void) throws {
    var memory = memory
    body(&memory)
    try FileManager.default.createDirectory(
      at: base.appendingPathComponent(".cache"), withIntermediateDirectories: true)
    try AtomicFile.write(JSONEncoder().encode(memory), to: memoryFile)
  }

  private func file(_ exercise: any Checked.Type, _ name: String = "main.swift") -> URL {
    base.appendingPathComponent("exercises/\(exercise.about.folder)/\(name)")
  }
  /// The student's file; empty where there is none.
  func text(of exercise: any Checked.Type) -> String {
    (try? String(contentsOf: file(exercise), encoding: .utf8)) ?? ""
  }

  func isSolved(_ exercise: any Checked.Type) throws -> Bool {
    memory.solved[exercise.about.folder] == Fingerprint.digest(text(of: exercise))
  }

  /// The first that is open.
  func next() throws -> (any Checked.Type)? { try Exercises.all.first { try !isSolved($0) } }

  /// A bar and a count.
  func progress() throws -> String {
    let solved = try Exercises.all.count { try isSolved($0) }
    let bar =
      String(repeating: "█", count: solved)
      + String(repeating: "░", count: Exercises.all.count - solved)
    return "\(bar) \(solved) of \(Exercises.all.count) solved"
  }

  /// Builds the answer, checks it and says what was found.
  ///
  /// - Returns: whether it is right.
  func run(_ exercise: any Checked.Type) throws -> Bool {
    let about = exercise.about
    print("\(about.id) · \(about.title)")
    let digest = Fingerprint.digest(text(of: exercise))
    guard let program = try build(about.product) else { return false }
    let reply = try Answerer(program: program, seconds: 10).reply(to: exercise.request())
    if !reply.said.isEmpty { print("Your program printed:\n\(reply.said.terminalText)") }
    if let end = reply.end { print(end) }
    let checks = try exercise.review(reply: reply.output)
    for check in checks {
      print("  \(check.passed ? "✓" : "✗") \(check.name)")
      if check.passed { continue }
      let yours = check.yours.terminalText
      print("      yours   \(yours)\n      wanted  \(check.wanted)\n    \(check.advice)")
      print("\n\(checks.count { $0.passed }) of \(checks.count) checks pass.")
      return false
    }
    try change { $0.solved[about.folder] = digest }
    print("\nSolved.\n\n\(try exercise.explanation())\n\n\(try progress())")
    return true
  }

  /// The number of hints to show now.
  func nextHint(_ exercise: any Checked.Type) throws -> Int {
    let folder = exercise.about.folder
    let shown = min(memory.hints[folder, default: 0] + 1, exercise.about.hints.count)
    try change { $0.hints[folder] = shown }
    return shown
  }

  func reset(_ exercise: any Checked.Type) throws {
    let text = text(of: exercise)
    try AtomicFile.write(text, to: file(exercise, "main.swift.old").path)
    let stub = try String(contentsOf: file(exercise, "stub.swift"), encoding: .utf8)
    try AtomicFile.write(stub, to: file(exercise).path)
    try change { $0.solved[exercise.about.folder] = nil }
    print("exercises/\(exercise.about.folder)/main.swift is the stub again.")
  }

  /// The program of the student's file; `nil` after the compiler's own words.
  private func build(_ product: String) throws -> URL? {
    let swift = Process()
    swift.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    swift.arguments = [
      "swift", "build", "-c", Self.configuration, "--product", product, "--quiet",
    ]
    swift.currentDirectoryURL = base
    try swift.run()
    swift.waitUntilExit()
    guard swift.terminationStatus == 0 else {
      print("\nIt does not build yet; the compiler's words stand above.")
      return nil
    }
    return base.appendingPathComponent(".build/\(Self.configuration)/\(product)")
  }

  /// As this program was built itself: then all that the answer needs is there already.
  private static var configuration: String {
    #if DEBUG
      "debug"
    #else
      "release"
    #endif
  }
}
