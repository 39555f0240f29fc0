import Foundation
import Preferences
import Tensors
import Testing
import Worlds

@testable import Lab

/// The live loop is the chapters' loop, and can be stopped.
@Suite struct LoopTests {
  static func settings(_ change: [String: Any] = [:]) throws -> [String: Any] {
    let data = try JSONEncoder().encode(LoopSettings())
    let usual = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    return usual.merging(change) { $1 }
  }

  @Test func aRoundIsTheChaptersRound() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    _ = try tab.ask(
      "loop/begin", ["place": "a", "settings": Self.settings(["prompts": 32])])
    _ = try tab.ask("loop/advance", ["place": "a", "extent": "round"])
    let state = try tab.waited()
    let rounds = try #require(state["rounds"] as? [[String: Any]])
    #expect(rounds.count == 2)

    var settings = LoopSettings()
    settings.prompts = 32
    let start = try PocketModels.load(.small, .instruct, trainable: true)
    var loop = try settings.loop(from: start)
    loop.rounds = 1
    let wanted = try loop.run(seed: 1) { policy, _ in try pYes(policy) }
    for (round, state) in zip(rounds, wanted) {
      #expect(abs((round["quality"] as? Double ?? .nan) - state.quality) < 1e-9)
      #expect(abs((round["diversity"] as? Double ?? .nan) - state.policy.diversity) < 1e-9)
      #expect(abs((round["judge"] as? Double ?? .nan) - state.judged) < 1e-9)
    }
    let steps = try #require(state["steps"] as? [[String: Any]])
    #expect(steps.count == wanted[1].training.count)
    for (step, metrics) in zip(steps, wanted[1].training) {
      #expect(abs((step["loss"] as? Double ?? .nan) - metrics.loss) < 1e-5)
    }
    #expect(
      (state["pairing"] as? [String: Any])?["pairs"] as? Int == wanted[1].pairs)
  }

  @Test func stagesComeOneByOneAndMarkTheBestAndTheWorst() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    _ = try tab.ask(
      "loop/begin", ["place": "b", "settings": Self.settings(["prompts": 16, "judge": "oracle"])])
    for wanted in ["measured", "generated", "judged", "paired", "measured"] {
      _ = try tab.ask("loop/advance", ["place": "b", "extent": "stage"])
      let state = try tab.waited("b")
      #expect(state["stage"] as? String == wanted)
      if wanted == "paired" {
        let prompts = try #require(state["prompts"] as? [[String: Any]])
        #expect(prompts.count == 16)
        let paired = prompts.filter { $0["isPaired"] as? Bool == true }
        #expect(paired.count == (state["pairing"] as? [String: Any])?["pairs"] as? Int)
        for prompt in paired {
          let candidates = try #require(prompt["candidates"] as? [[String: Any]])
          func quality(_ mark: String) -> Double {
            candidates.first { $0["mark"] as? String == mark }?["quality"] as? Double ?? .nan
          }
          #expect(quality("chosen") > quality("rejected"))
        }
      }
    }
  }

  @Test(arguments: ["shortest", "longest", "random", "inverted", "frozen"])
  func everyJudgeRuns(judge: String) throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    _ = try tab.ask(
      "loop/begin", ["place": "a", "settings": Self.settings(["prompts": 8, "judge": judge])])
    _ = try tab.ask("loop/advance", ["place": "a", "extent": "round"])
    let state = try tab.waited()
    #expect((state["rounds"] as? [Any])?.count == 2, "\(state["problem"] ?? "")")
  }

  @Test(arguments: LabLoss.all.map(\.about.name))
  func everyLossTrains(loss: String) throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    _ = try tab.ask(
      "loop/begin",
      ["place": "a", "settings": Self.settings(["prompts": 8, "loss": loss, "epochs": 1])])
    _ = try tab.ask("loop/advance", ["place": "a", "extent": "round"])
    let state = try tab.waited()
    #expect((state["rounds"] as? [Any])?.count == 2, "\(state["problem"] ?? "")")
  }

  @Test func stopEndsAnyStageWithinASecond() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    for phase in ["generating", "judging", "training"] {
      _ = try tab.ask(
        "loop/begin",
        ["place": "a", "settings": Self.settings(["prompts": 512, "samples": 8, "epochs": 8])])
      _ = try tab.ask("loop/advance", ["place": "a", "extent": "on"])
      let late = Date().addingTimeInterval(300)
      while try tab.state("a", count: 0)["phase"] as? String != phase, Date() < late {
        Thread.sleep(forTimeInterval: 0.005)
      }
      let begun = Date()
      _ = try tab.ask("loop/stop", ["place": "a"])
      let state = try tab.waited()
      // A debug build takes longer over every pass than the lab as it is run.
      #if DEBUG
        let most = 8.0
      #else
        let most = 1.0
      #endif
      #expect(Date().timeIntervalSince(begun) < most, "\(phase)")
      #expect(state["problem"] == nil)
      // What was under way left nothing; the run goes on from there.
      #expect((state["steps"] as? [Any])?.isEmpty == true)
      _ = try tab.ask("loop/reset", ["place": "a"])
      let none = try tab.post("loop/state", ["place": "a", "steps": 0, "from": 0, "count": 1])
      #expect(none.status == 200 && none.body == Data("null".utf8))
    }
  }

  @Test func twoTabsDoNotDisturbEachOther() throws {
    let running = try RunningLab()
    let (one, other) = (try Tab(running), try Tab(running))
    #expect(one.token != other.token)
    for (tab, judge) in [(one, "oracle"), (other, "inverted")] {
      _ = try tab.ask(
        "loop/begin", ["place": "a", "settings": Self.settings(["prompts": 16, "judge": judge])])
      _ = try tab.ask("loop/advance", ["place": "a", "extent": "round"])
    }
    let states = [try one.waited(), try other.waited()]
    func rounds(_ state: [String: Any]) -> [[String: Any]] {
      state["rounds"] as? [[String: Any]] ?? []
    }
    #expect(states.map { rounds($0).count } == [2, 2])
    #expect(
      rounds(states[0])[0]["quality"] as? Double == rounds(states[1])[0]["quality"] as? Double)
    #expect(
      rounds(states[0])[1]["quality"] as? Double != rounds(states[1])[1]["quality"] as? Double)
    // Alone, the same run gives the same.
    let third = try Tab(running)
    _ = try third.ask(
      "loop/begin", ["place": "b", "settings": Self.settings(["prompts": 16, "judge": "oracle"])])
    _ = try third.ask("loop/advance", ["place": "b", "extent": "round"])
    let alone = rounds(try third.waited("b"))
    #expect(alone[1]["quality"] as? Double == rounds(states[0])[1]["quality"] as? Double)
  }

  @Test func onlyEightTabsAndIdleOnesAreForgotten() throws {
    let sessions = Sessions(idle: 0.2)
    let first = sessions.open()
    Thread.sleep(forTimeInterval: 0.01)
    let kept = (1..<Sessions.most).map { _ in sessions.open() }
    _ = try sessions.session(kept[0].token)
    _ = sessions.open()
    #expect(sessions.count == Sessions.most)
    #expect(throws: Refusal.self) { try sessions.session(first.token) }
    Thread.sleep(forTimeInterval: 0.3)
    _ = sessions.open()
    #expect(sessions.count == 1)
  }
}
