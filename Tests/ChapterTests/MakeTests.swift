import Foundation
import TestSupport
import Testing

/// What is said to `make` on its command line is a name, whatever it looks like.
@Suite struct MakeTests {
  private static let variables = [
    "API", "CHAPTER", "CHECKPOINT", "DATA", "DIR", "KILLS", "MODEL", "N", "NAME", "ONLY", "OUT",
    "PORT", "SCALE", "SECONDS", "SEED", "TASK",
  ]
  private static let hostile =
    "$(shell touch PWNED)`touch PWNED`$$(touch PWNED)'; touch PWNED #\"; touch PWNED #\ntouch PWNED"

  /// The Makefile beside programs that say what they are given.
  private func make(_ target: String, in folder: String) throws -> String {
    let manager = FileManager.default
    let checkout = ChapterTests.checkout
    try manager.createDirectory(
      atPath: folder + "/chapters/05-x", withIntermediateDirectories: true)
    try "".write(toFile: folder + "/chapters/05-x/main.swift", atomically: true, encoding: .utf8)
    try manager.copyItem(
      atPath: checkout.appendingPathComponent("Makefile").path, toPath: folder + "/Makefile")
    let instructors = "course/instructor/instructor.mk"
    if manager.fileExists(atPath: checkout.appendingPathComponent(instructors).path) {
      try manager.createDirectory(
        atPath: folder + "/course/instructor", withIntermediateDirectories: true)
      try manager.copyItem(
        atPath: checkout.appendingPathComponent(instructors).path,
        toPath: folder + "/" + instructors)
    }
    let echo = "#!/bin/sh\nprintf '<%s>' \"$@\"\necho\n"
    let scripts = [
      "setup", "chapters", "chapter-new", "fetch-model", "fuzz", "kill", "reference", "reliability",
    ]
    let programs = [".build/release/lab-server", ".build/release/grade", "bin/swift"]
    for program in scripts.map({ ".ci/" + $0 }) + [".ci/release"] + programs {
      let path = URL(fileURLWithPath: folder + "/" + program)
      try manager.createDirectory(
        at: path.deletingLastPathComponent(), withIntermediateDirectories: true)
      try echo.write(to: path, atomically: true, encoding: .utf8)
      try manager.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path.path)
    }
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments =
      ["make", "-C", folder, target] + Self.variables.map { $0 + "=" + Self.hostile }
    process.environment = ["PATH": folder + "/bin:/usr/bin:/bin:/opt/homebrew/bin"]
    let output = Pipe()
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: said, as: UTF8.self)
  }

  @Test(arguments: [
    ("lab", 2), ("real", 5), ("bench", 3), ("book", 2), ("chapter", 3), ("chapter-new", 1),
    ("fuzz", 1), ("kill", 1), ("reliability", 2), ("site", 1), ("release", 1), ("grade", 7),
  ])
  func namesAreHandedOnAsTheyAre(_ target: String, _ count: Int) throws {
    try withTemporaryFolder { folder in
      let said = try make(target, in: folder)
      let files = try FileManager.default.subpathsOfDirectory(atPath: folder)
      #expect(!files.contains { $0.hasSuffix("PWNED") }, "\(said)")
      guard !said.contains("No rule to make") else { return }  // in the students' tree
      #expect(said.ranges(of: Self.hostile).count >= count, "\(said)")
    }
  }
}
