import Foundation
import Notebook
import TestSupport
import Testing

@Suite struct TimeSpentTests {
  @Test func aMeasurementThatGoesOnTellsTheSumOfItsParts() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/work/x.seconds"
      let first = TimeSpent(path, every: nil)
      #expect(first.seconds < 5 && !FileManager.default.fileExists(atPath: path))
      first.keep()
      #expect(FileManager.default.fileExists(atPath: path))
      try "100.5\n".write(toFile: path, atomically: true, encoding: .utf8)
      let second = TimeSpent(path, every: nil)
      #expect(second.seconds >= 100.5 && second.seconds < 105)
      second.keep()
      let third = TimeSpent(path, every: 0.01)
      #expect(third.seconds >= second.seconds - 1)
      // It writes by itself, so that a kill loses little.
      unlink(path)
      let end = Date() + 5
      while !FileManager.default.fileExists(atPath: path), Date() < end { usleep(2000) }
      #expect(FileManager.default.fileExists(atPath: path))
      third.end()
      usleep(30_000)
      #expect(!FileManager.default.fileExists(atPath: path))
      for odd in ["", "x", "nan", "-5", "inf"] {
        try odd.write(toFile: path, atomically: true, encoding: .utf8)
        #expect(TimeSpent(path, every: nil).seconds < 5)
      }
    }
  }
}
