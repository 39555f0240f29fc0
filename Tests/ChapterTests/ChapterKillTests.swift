import Foundation
import TestSupport
import Testing

/// A chapter that is killed, stopped, starved or started twice: its page and figures are yesterday's
/// or today's, each whole.
@Suite(.serialized) struct ChapterKillTests {
  private func chapter(_ number: String, _ more: [String] = [], in folder: String) -> (String)
    -> Victim
  {
    { out in
      Victim(
        ChapterTests.programs.appendingPathComponent("ch" + number),
        ["--scale", "quick", "--quiet", "--out", out] + more, in: folder)
    }
  }

  @Test func aChapter() throws {
    try withTemporaryFolder { folder in
      var killing = Killing(
        "chapter 01", seed: 11, share: 2, everyCall: 30, chapter("01", in: folder))
      try killing.run()
    }
  }

  /// All but the day and the seconds that it took.
  private func timeless(_ out: String) -> [String: Data] {
    bytes(of: out).filter { !$0.key.hasPrefix(".cache/") }.mapValues { data in
      let text = String(decoding: data, as: UTF8.self)
        .replacing(/"seconds" : \d+/, with: "").replacing(/, \d+ (s|min)\.\*/, with: "")
        .replacing(/"date" : "[^"]*"/, with: "").replacing(/, \d{4}-\d\d-\d\d,/, with: "")
      return Data(text.utf8)
    }
  }

  @Test(
    .enabled(if: ProcessInfo.processInfo.environment["IPO_KILLS"] != nil),
    arguments: ["01", "04"])
  func aChapterOnARealModel(_ number: String) throws {
    try withTemporaryFolder { folder in
      try ByteModel.write(
        to: folder + "/reads-anything", merges: ["Y e", "Ye s", "N o", "Ġ Yes", "Ġ No"],
        positions: 4096)
      var killing = Killing(
        "chapter \(number) --real", seed: 12, share: 4, everyCall: 100,
        chapter(number, ["--real", "reads-anything"], in: folder), reading: timeless)
      try killing.run()
    }
  }

  @Test func yesterdaysReportStands() throws {
    try withTemporaryFolder { folder in
      let out = folder + "/out"
      #expect(try chapter("01", in: folder)("out").run().status == 0)
      let yesterday = bytes(of: out)
      var today = chapter("01", ["--seed", "2"], in: folder)("out")
      func stands(_ end: Victim.End, status: Int32, _ words: String, _ what: String) {
        #expect(end.status == status && end.lines.count == 1, "\(what): \(end)")
        #expect(end.errors.contains(words), "\(what): \(end)")
        let same = bytes(of: out) == yesterday
        #expect(same, "\(what)")
      }
      // gnuplot's own pictures do not fit either.
      for blocks in [1, 40] {
        today.shell = "ulimit -f \(blocks);"
        stands(try today.run(), status: 1, "error: ", "\(blocks) blocks")
      }
      today.shell = ""
      for signal in [SIGINT, SIGTERM] {
        let running = try today.start()
        usleep(300_000)
        running.send(signal)
        let begin = Date()
        let end = running.end()
        #expect(Date().timeIntervalSince(begin) < 1)
        stands(end, status: 128 + signal, "page and figures stand as they were", "\(signal)")
      }
      let first = try chapter("01", in: folder)("out").start()
      usleep(300_000)
      first.send(SIGSTOP)
      stands(try today.run(), status: 1, "another run is at work in it", "two at once")
      first.send(SIGCONT)
      #expect(first.end().status == 0)
      #expect(bytes(of: out) == yesterday)
    }
  }

  @Test(.enabled(if: Mount.isPossible)) func aFullDisk() throws {
    try withTemporaryFolder { folder in
      let disk = try #require(Mount(folder + "/disk", "size=64m"))
      #expect(try chapter("01", in: folder)("disk").run().status == 0)
      let yesterday = bytes(of: disk.path)
      try disk.remount("size=\((yesterday.values.reduce(0) { $0 + $1.count } + 200_000) / 1024)k")
      let today = chapter("01", ["--seed", "2"], in: folder)("disk")
      let end = try today.run()
      #expect(end.status == 1 && end.lines.count == 1 && end.errors.contains("No space"), "\(end)")
      let same = bytes(of: disk.path) == yesterday
      #expect(same)
      try disk.remount("ro")
      let early = try today.run(killedAfter: 30)
      #expect(early.status == 1 && early.errors.contains("disk"), "\(early)")
    }
  }
}
