import AssignmentKit
import Foundation
import LanguageModels
import Preferences
import Tensors
import Testing
import Worlds

@testable import Assignments

/// Whole entries, as programs.
@Suite struct SpeedrunTests {
  private static let course = SpeedrunCourse(budget: 2e9, seeds: 2, perCategory: 8, samples: 1)

  /// An entry that sends these lines, each after one that it was sent.
  private func entry(_ lines: String...) -> @Sendable () throws -> Conversation {
    program(lines.map { "read -r line\necho '\($0)'" }.joined(separator: "\n"))
  }

  private func program(_ script: String) -> @Sendable () throws -> Conversation {
    {
      let shell = Process()
      shell.executableURL = URL(fileURLWithPath: "/bin/sh")
      shell.arguments = ["-c", script]
      return try Conversation(with: shell)
    }
  }

  private func marks(_ talk: @Sendable () throws -> Conversation, seed: UInt64 = 5) throws -> Marks
  {
    try Speedrun.marks(of: talk, edition: .graded(seed: seed), course: Self.course)
  }

  private static let draw = #"{"prompts":{"count":8,"of":["chat","code","math","safety"]}}"#
  private static let write =
    #"{"generate":{"prompts":[0,1,2,3,4,5,6,7],"samples":4,"temperature":1}}"#
  private static func learn(_ loss: String) -> String {
    let pairs = (0..<8).map { #"{"chosen":\#(4 * $0),"rejected":\#(4 * $0 + 1),"preference":1}"# }
    return #"{"learn":{"pairs":[\#(pairs.joined(separator: ","))],"isSoft":false,"loss":\#(loss),"#
      + #""training":{"rate":0.0005,"epochs":4,"atOnce":4}}}"#
  }
  private static let dpo = learn(#"{"dpo":{"beta":0.1,"likelihood":0}}"#)
  private static let done = #"{"done":{"name":"tried"}}"#

  /// Answers each pair that it is asked about in awk, whose function `say` prints the value.
  private static func own(_ say: String) -> String {
    #"""
    read -r line; echo '\#(draw)'
    read -r line; echo '\#(write)'
    read -r line; echo '\#(learn(#"{"own":{}}"#))'
    while read -r line; do case "$line" in
    "["*) echo "$line" | awk 'function say(a, b, ra, rb) { \#(say) }
      {
        gsub(/[]{}"[]/, ""); n = split($0, field, ","); printf "["
        for (i = 1; i <= n; i++) {
          split(field[i], part, ":"); value[part[1]] = part[2] + 0
          if (i % 7 == 0) {
            if (i > 7) printf ","
            say(value["policyChosen"], value["policyRejected"],
              value["referenceChosen"], value["referenceRejected"])
          }
        }
        print "]"
      }';;
    *) break;; esac; done
    echo '\#(done)'
    """#
  }
  private static let ownDPO = own(
    #"""
    h = 0.1 * (a - ra - b + rb); s = 0.1 / (1 + exp(h))
        printf "{\"loss\":%.17g,\"byChosen\":%.17g,\"byRejected\":%.17g}", log(1 + exp(-h)), -s, s
    """#)

  @Test(arguments: [
    ("exit 0", "ended"), ("exit 3", "code 3"), ("kill -SEGV $$", "crashed"),
    ("read -r line; echo hello", "something else"),
    (#"read -r line; echo '{"prompts":{"count":1e30,"of":[]}}'; read -r line"#, "something else"),
    (#"read -r line; echo '{"fly":{}}'; read -r line"#, "something else"),
    ("read -r line; echo '[[[['; read -r line", "something else"),
    (#"read -r line; echo '{"stopped":{"reason":"no idea"}}'; exit 1"#, "no idea"),
    (#"read -r line; echo '{"prompts":{"count":4,"of":["chat"]}}'; read -r line"#, "ended"),
  ])
  func anEntryThatEndsBadlyGetsAReason(_ script: String, _ part: String) throws {
    let marks = try marks(program(script))
    #expect(marks.points == 0 && marks.of == 10)
    #expect(marks.marks[0].reason.contains(part), "\(marks.marks[0].reason)")
  }

  @Test func anEntryThatDoesNothingGetsNothing() throws {
    let marks = try marks(entry(Self.done))
    #expect(marks.points == 0 && marks.of == 10)
    #expect(marks.marks.allSatisfy { $0.reason.count > 10 })
    #expect(marks.measured.map(\.name) == ["quality", "gain", "GFLOP"])
    #expect(marks.measured[1].value == 0 && marks.measured[2].value == 0)
    let asking = #"{"generate":{"prompts":[0],"samples":1000000000,"temperature":1}}"#
    #expect(try self.marks(entry(Self.draw, asking, Self.done)).points == 0)
  }

  @Test func theSameSeedGivesTheSameMarks() throws {
    let talk = entry(Self.draw, Self.write, Self.dpo, Self.done)
    let once = try marks(talk)
    #expect(once.marks[0].points == 2)
    #expect(try marks(talk) == once)
    #expect(once.measured[2].value > 0.1)
    #expect(try marks(talk, seed: 6).measured != once.measured, "another seed is another run")
  }

  /// How likely four sentences are to what an entry leaves.
  private func likelihoods(_ talk: () throws -> Conversation) throws -> [Double] {
    let referee = try SpeedrunRefereeTests.referee()
    #expect(try referee.run(talk()) == "tried")
    var random = Random(seed: 1)
    let items = PocketTask.mixed(16, using: &random).map { task in
      var item = task.prompt
      item.responses = [task.response(flaw: nil, using: &random)]
      return item
    }
    return try responseLogProbabilities(referee.policy, items, format: PocketText.chat)
      .map { $0[0] }
  }

  @Test func anOwnLossThatIsDPOTeachesWhatDPOTeaches() throws {
    func distance(_ one: [Double], _ other: [Double]) -> Double {
      zip(one, other).map { abs($0 - $1) }.max() ?? .infinity
    }
    let before = try likelihoods(entry(Self.done))
    let dpo = try likelihoods(entry(Self.draw, Self.write, Self.dpo, Self.done))
    let own = try likelihoods(program(Self.ownDPO))
    let other = try likelihoods(
      entry(Self.draw, Self.write, Self.learn(#"{"rePO":{"gap":0.5}}"#), Self.done))
    #expect(distance(own, dpo) < 0.01, "\(distance(own, dpo))")
    #expect(distance(before, dpo) > 0.2, "it has learned: \(distance(before, dpo))")
    #expect(distance(other, dpo) > 0.05, "another loss is another: \(distance(other, dpo))")
  }

  @Test func weightsThatAreNoNumbersAreNotKept() throws {
    let script = Self.own(#"printf "{\"loss\":0,\"byChosen\":1e300,\"byRejected\":0}""#)
    let referee = try SpeedrunRefereeTests.referee()
    let before = referee.policy.transformer
    #expect(try referee.run(program(script)()) == "tried")
    #expect(referee.policy.transformer === before && !referee.hasTrained)
    // What was computed is paid for.
    #expect(referee.flopsLeft < 1e10 - 5e8)
  }

  @Test func anOwnLossThatIsNoNumberEndsTheTalk() throws {
    let script = Self.own(#"printf "{\"loss\":0,\"byChosen\":\"nan\",\"byRejected\":0}""#)
    #expect(try marks(program(script)).marks[0].reason.contains("finite"))
  }

  @Test func whatAnEntrySaysOfItselfIsShownWithoutControls() throws {
    for (reason, shown) in [
      (#"a\u001b[31mb"#, "a·[31mb"), (#"a\u009b31mb"#, "a·31mb"), (#"a\u202eb\u2028"#, "a·b·"),
    ] {
      let marks = try marks(program("read -r l; echo '{\"stopped\":{\"reason\":\"\(reason)\"}}'"))
      #expect(marks.marks[0].reason.hasSuffix(shown), "\(reason)")
    }
  }
}
