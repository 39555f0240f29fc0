import Foundation
import TestSupport
import Testing

/// A full disk, a quota, a closed or vanished folder, a second run: errors, not losses.
@Suite(.serialized) struct StarvedTests {
  /// Under a quota each run fails with a line or ends whole; without it, it goes on to the same
  /// bytes. Where even standard error is full, nothing is said, and nothing crashes.
  @Test(arguments: [Workplace.Command.generate, .adapter, .full, .improve])
  func aQuota(_ command: Workplace.Command) throws {
    let place = try Workplace()
    #expect(try place.victim(command, "whole").run().status == 0)
    let truth = bytes(of: place.folder.path + "/whole")
    var failed = 0
    for blocks in [1, 16, 256] {
      let out = "quota-\(blocks)"
      var victim = place.victim(command, out)
      victim.shell = "ulimit -f \(blocks);"
      let end = try victim.run()
      if end.status != 0 {
        failed += 1
        #expect(end.status == 1, "\(blocks): \(end)")
        #expect(end.lines.count == 1 && end.errors.contains("can't be written"), "\(end)")
      }
      #expect(torn(in: place.folder.path + "/" + out).isEmpty)
      #expect(try place.victim(command, out).run().status == 0)
      let same = bytes(of: place.folder.path + "/" + out) == truth
      #expect(same, "\(command), \(blocks) blocks")
    }
    #expect(failed > 0)
    var silent = place.victim(command, "silent")
    silent.shell = "exec 2>log; echo full >&2; ulimit -f 0;"
    #expect(try silent.run().status == 1)
  }

  @Test(.enabled(if: Mount.isPossible)) func aFullDisk() throws {
    for command in [Workplace.Command.judge, .adapter, .full] {
      let place = try Workplace()
      #expect(try place.victim(command, "whole").run().status == 0)
      let truth = bytes(of: place.folder.path + "/whole")
      for size in ["8k", "700k"] {
        let disk = try #require(Mount(place.folder.path + "/disk", "size=\(size)"))
        try Data("yesterday's".utf8).write(to: URL(fileURLWithPath: disk.path + "/notes"))
        let end = try place.victim(command, "disk/out").run()
        #expect(end.status == 0 || end.status == 1 && end.lines.count == 1, "\(end)")
        #expect(torn(in: disk.path).isEmpty)
        #expect(bytes(of: disk.path + "/notes")[""] == Data("yesterday's".utf8))
        try disk.remount("size=64m")
        let again = try place.victim(command, "disk/out").run()
        #expect(again.status == 0, "\(command), \(size): \(again)")
        let same = bytes(of: disk.path + "/out") == truth
        #expect(same, "\(command), \(size)")
      }
    }
  }

  @Test(.enabled(if: Mount.isPossible)) func aReadOnlyFolder() throws {
    let place = try Workplace()
    let disk = try #require(Mount(place.folder.path + "/disk", "ro"))
    for command in Workplace.Command.allCases {
      let end = try place.victim(command, "disk/out").run()
      #expect(end.status == 1 && end.lines.count == 1, "\(command): \(end)")
      #expect(end.errors.contains("disk/out"))
    }
    withExtendedLifetime(disk) {}
  }

  @Test(arguments: [Workplace.Command.generate, .adapter, .full, .improve])
  func aFolderThatVanishes(_ command: Workplace.Command) throws {
    let place = try Workplace()
    let parent = place.folder.path + "/there"
    try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
    let running = try place.victim(command, "there/out").start()
    try #require(running.wait { !bytes(of: parent).values.allSatisfy(\.isEmpty) })
    try FileManager.default.moveItem(atPath: parent, toPath: parent + "-before")
    let end = running.end()
    #expect(end.status == 1 && end.lines.count == 1, "\(end)")
    #expect(end.errors.contains("there/out"))
    // Put back, it goes on.
    try? FileManager.default.removeItem(atPath: parent)
    try FileManager.default.moveItem(atPath: parent + "-before", toPath: parent)
    #expect(try place.victim(command, "there/out").run().status == 0)
    #expect(try place.victim(command, "whole").run().status == 0)
    let same = bytes(of: parent + "/out") == bytes(of: place.folder.path + "/whole")
    #expect(same)
  }

  @Test(arguments: [Workplace.Command.judge, .adapter, .improve])
  func twoAtOnce(_ command: Workplace.Command) throws {
    let place = try Workplace()
    let out = place.folder.path + "/out"
    let first = try place.victim(command, "out").start()
    try #require(
      first.wait { FileManager.default.fileExists(atPath: out) && !bytes(of: out).isEmpty })
    usleep(20_000)
    first.send(SIGSTOP)
    let second = try place.victim(command, "out").run()
    first.send(SIGCONT)
    #expect(first.end().status == 0)
    #expect(second.status == 1 && second.lines.count == 1, "\(second)")
    for words in ["out: another run is at work in it", "wait until it ends, or name another"]
    where !second.errors.contains(words) { Issue.record("\(second.errors) lacks \(words)") }
    #expect(try place.victim(command, "whole").run().status == 0)
    let same = bytes(of: out) == bytes(of: place.folder.path + "/whole")
    #expect(same)
  }
}
