import Files
import Foundation
import TestSupport
import Testing

/// Files that are whole or not there, results that know what made them, folders that are in use.
@Suite struct KeepingTests {
  private func text(_ path: String) -> String? {
    try? String(contentsOfFile: path, encoding: .utf8)
  }
  private func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  @Test func aFileIsReplacedWholeOrNotAtAll() throws {
    struct Stop: Error {}
    let temporary = try Folder()
    let folder = temporary.path
    let path = folder + "/a.txt"
    try AtomicFile.write("old", to: path)
    #expect(throws: Stop.self) {
      try AtomicFile.write(to: path) { file in
        try file.write(Data("half".utf8))
        throw Stop()
      }
    }
    #expect(text(path) == "old")
    #expect(try names(folder) == ["a.txt"])
    // Through a link the file that it leads to is replaced.
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: path)
    try AtomicFile.write("new", to: folder + "/link")
    #expect(text(path) == "new")
    expectError(naming: "no/x", "folder") { try AtomicFile.write("x", to: folder + "/no/x") }
    expectError(naming: "is a folder") { try AtomicFile.write("x", to: folder) }
    // What a process that is gone left of an earlier attempt goes with the next one.
    // Also one of our own number, as a container gives it again; not what is being written now.
    for process in [2_147_483_646, Int(getpid())] {
      for number in 1...400 {
        try Data().write(
          to: URL(fileURLWithPath: folder + "/.a.txt.\(process)-\(number).partial"))
      }
    }
    let draft = try AtomicFile.draft(of: path) { try $0.write(Data("newer".utf8)) }
    try AtomicFile.write("other", to: path)
    try draft.settle()
    #expect(try names(folder) == ["a.txt", "link"])
    try AtomicFile.writeNew(Data("newer".utf8), to: path)
    expectError(naming: "a.txt", "something else") {
      try AtomicFile.writeNew(Data("other".utf8), to: path)
    }
    #expect(text(path) == "newer")
    withExtendedLifetime(temporary) {}
  }

  @Test func aFolderIsMadeWhole() throws {
    struct Stop: Error {}
    let temporary = try Folder()
    let folder = temporary.path
    let path = folder + "/model"
    #expect(throws: Stop.self) {
      try AtomicFile.makeFolder(path) { aside in
        try AtomicFile.write("1", to: aside + "/config")
        throw Stop()
      }
    }
    #expect(try names(folder).isEmpty)
    try AtomicFile.makeFolder(path) { try AtomicFile.write("1", to: $0 + "/one") }
    try AtomicFile.makeFolder(path) { try AtomicFile.write("2", to: $0 + "/two") }
    #expect(try names(path) == ["two"])
    #expect(try names(folder) == ["model"])
    // At every moment one of the two stands there whole.
    let writer = DispatchGroup()
    DispatchQueue.global().async(group: writer) {
      for number in 0..<200 {
        try? AtomicFile.makeFolder(path) { try AtomicFile.write("\(number)", to: $0 + "/two") }
      }
    }
    var missing = 0
    while writer.wait(timeout: .now()) == .timedOut {
      if !FileManager.default.fileExists(atPath: path) { missing += 1 }
    }
    #expect(missing == 0)
    withExtendedLifetime(temporary) {}
  }

  @Test func fingerprintsTellWhatDiffers() throws {
    let temporary = try Folder()
    let folder = temporary.path
    let path = folder + "/weights"
    try AtomicFile.write("one", to: path)
    var first = Fingerprint(["--seed": "1"])
    try first.add("weights", file: path)
    first.add("wording", textOf: "is it good?")
    var second = Fingerprint(["--seed": "2"])
    // The same length and the same time of change: the content counts.
    try AtomicFile.write("two", to: path)
    try second.add("weights", file: path)
    second.add("wording", textOf: "is it good?")
    #expect(first.differences(from: second) == ["--seed 1 (now 2)", "weights"])
    #expect(first.digest != second.digest && first.differences(from: first).isEmpty)
    try second.add("adapter", file: folder + "/missing")
    #expect(second.facts["adapter"] == "missing")
    expectError(naming: "x.jsonl", "--seed 1 (now 2)", "weights", "begin") {
      try first.check(wanted: second, at: "x.jsonl", remedy: "begin anew")
    }
    #expect(try Fingerprint(encoded: second.encoded(), file: "x") == second)
    // From the algorithm's published test vectors.
    #expect(Fingerprint.digest("foobar") == "85944171f73967e8")
    #expect(Fingerprint.digest("") == "cbf29ce484222325")
    withExtendedLifetime(temporary) {}
  }

  @Test func aLargeFileIsKnownByItsBlocksAndItsTime() throws {
    let temporary = try Folder()
    let folder = temporary.path
    let path = folder + "/large"
    #expect(FileManager.default.createFile(atPath: path, contents: nil))
    #expect(truncate(path, 65 << 20) == 0)
    func digest() throws -> String? {
      var made = Fingerprint()
      try made.add("large", file: path)
      return made.facts["large"]
    }
    let first = try digest()
    #expect(try digest() == first)
    let file = try #require(FileHandle(forWritingAtPath: path))
    try file.seek(toOffset: (40 << 20) + 12345)
    try file.write(contentsOf: Data([1]))
    try file.close()
    #expect(try digest() != first)
    withExtendedLifetime(temporary) {}
  }

  @Test func aStageIsTakenUpByItsMakerAlone() throws {
    let temporary = try Folder()
    let folder = temporary.path
    let made = Fingerprint(["--loss": "dpo"])
    for path in [folder + "/file", folder + "/folder"] {
      let stage = Stage(path, madeBy: made)
      #expect(try !stage.isDone())
      if path.hasSuffix("file") {
        try stage.write(Data("x".utf8))
      } else {
        try stage.makeFolder { try AtomicFile.write("x", to: $0 + "/x") }
      }
      #expect(try stage.isDone())
      expectError(naming: path, "--loss dpo (now simpo)") {
        try Stage(path, madeBy: Fingerprint(["--loss": "simpo"])).isDone()
      }
    }
    try AtomicFile.write("mine", to: folder + "/mine")
    expectError(naming: "mine", "not what made it") {
      try Stage(folder + "/mine", madeBy: made).isDone()
    }
    withExtendedLifetime(temporary) {}
  }

  @Test func aFolderInUseIsTold() throws {
    let temporary = try Folder()
    let folder = temporary.path
    let made = Fingerprint(["--rank": "4"])
    let path = folder + "/run"
    do {
      let first = try RunFolder(path, madeBy: made, resuming: false)
      expectError(naming: path, "another run is at work", "\(getpid())") {
        try RunFolder(path, madeBy: made, resuming: true)
      }
      #expect(first.has("made-by.json"))
    }
    #expect(try names(path) == ["made-by.json"])
    do {
      let open = try RunFolder(path, madeBy: made, resuming: true)
      try open.requireStanding()
      try FileManager.default.moveItem(atPath: path, toPath: path + "-before")
      expectError(naming: path, "removed or replaced") { try open.requireStanding() }
      try AtomicFile.makeFolder(path)
      expectError(naming: path, "removed or replaced") { try open.requireStanding() }
      try FileManager.default.removeItem(atPath: path)
      try FileManager.default.moveItem(atPath: path + "-before", toPath: path)
    }
    expectError(naming: path, "--resume") { try RunFolder(path, madeBy: made, resuming: false) }
    _ = try RunFolder(path, madeBy: made, resuming: true)
    expectError(naming: "--rank 4 (now 8)") {
      try RunFolder(path, madeBy: Fingerprint(["--rank": "8"]), resuming: true)
    }
    // A folder of somebody else's, such as a model of many shards.
    try AtomicFile.makeFolder(folder + "/model")
    try AtomicFile.write("{}", to: folder + "/model/config.json")
    expectError(naming: "config.json", "not this run's") {
      try RunFolder(folder + "/model", madeBy: made, resuming: true)
    }
    #expect(try names(folder + "/model") == ["config.json"])
    withExtendedLifetime(temporary) {}
  }

  @Test func whatIsReadFromIsNotWritten() throws {
    let temporary = try Folder()
    let folder = temporary.path
    let path = folder + "/p.jsonl"
    try AtomicFile.write("x", to: path)
    try FileManager.default.createSymbolicLink(atPath: folder + "/link", withDestinationPath: path)
    try FileManager.default.linkItem(atPath: path, toPath: folder + "/hard")
    for name in ["p.jsonl", "link", "hard", "../\((folder as NSString).lastPathComponent)/p.jsonl"]
    {
      expectError(naming: "is read from") {
        try requireApart(outputs: [nil, folder + "/" + name], inputs: ["-", path])
      }
    }
    try requireApart(outputs: [folder + "/other"], inputs: [path, nil, "-"])
    withExtendedLifetime(temporary) {}
  }
}
