import Foundation
import TestSupport
import Testing

/// Each command is killed and started again, and ends in the bytes of a run that was left alone.
@Suite(.serialized) struct KillTests {
  @Test(arguments: Workplace.Command.allCases)
  func endsInTheSameBytes(_ command: Workplace.Command) throws {
    let place = try Workplace()
    let seed = UInt64(1 + (Workplace.Command.allCases.firstIndex(of: command) ?? 0))
    let calls = command == .improve ? 5 : command == .adapter || command == .full ? 2 : 1
    var killing = Killing(command.rawValue, seed: seed, everyCall: calls) {
      place.victim(command, $0)
    }
    try killing.run()
  }
}
