import AssignmentKit
import Foundation
import Testing

@Suite struct ConversationTests {
  private func talk(_ script: String, seconds: Double = 1) throws -> Conversation {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script]
    process.standardError = FileHandle.nullDevice
    return try Conversation(with: process, limits: .init(seconds: seconds, bytes: 1000))
  }

  @Test func linesGoBothWays() throws {
    let talk = try talk("while read line; do echo \"[$line]\"; done", seconds: 10)
    for number in 0..<50 {
      let answer: [Int] = try talk.ask(number)
      #expect(answer == [number])
    }
    talk.end()
  }

  /// What does not answer in time, not at all, too much or something else ends with a line that says
  /// so.
  @Test func whatGoesWrongIsSaid() throws {
    for (script, said) in [
      ("sleep 60", "did not answer in 1 seconds"), ("read line", "ended before"),
      ("read line; exit 3", "ended with the code 3"),
      ("read line; kill -SEGV $$", "crashed (signal 11)"),
      ("read line; echo me", "something else: me"),
      ("read line; head -c 5000 /dev/zero; sleep 60", "more than 1000 bytes"),
      ("read line; printf 'a\\033[31m\\n'", "something else: a·[31m"),
    ] {
      let talk = try talk(script)
      let error = #expect(throws: ConversationError.self) {
        let _: Int = try talk.ask(1)
      }
      #expect(error?.description.contains(said) == true, "\(script): \(error?.description ?? "")")
    }
  }

  /// A program that reads nothing can't hold up who writes to it.
  @Test func whatIsNotReadIsGivenUp() throws {
    let talk = try talk("sleep 60")
    let error = #expect(throws: ConversationError.self) {
      try talk.send(Data(repeating: 65, count: 1 << 20))
    }
    #expect(error?.description.contains("does not read") == true)
  }

  @Test func numbersMayBeInfinite() throws {
    let values = [1.5, .infinity, -.infinity]
    let line = try JSONLine.encoder.encode(values)
    #expect(try JSONLine.decoder.decode([Double].self, from: line) == values)
  }
}
