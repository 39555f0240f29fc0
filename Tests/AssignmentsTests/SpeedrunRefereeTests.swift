import AssignmentKit
import Foundation
import LanguageModels
import Preferences
import Tensors
import Testing
import Worlds

@testable import Assignments

/// The referee alone, asked what an entry would ask.
@Suite struct SpeedrunRefereeTests {
  static func referee(budget: Double = 1e10, seed: UInt64 = 3) throws -> SpeedrunReferee {
    SpeedrunReferee(
      start: try PocketModels.load(.small, .instruct, trainable: true),
      tasks: SpeedrunTasks(perCategory: 24, seed: seed), budget: budget,
      random: Random(seed: seed))
  }

  /// Size S by its config.json: 203 words of 64 numbers, three layers, norms.
  private static let parameters = 203 * 64 + 3 * (4 * 64 * 64 + 3 * 64 * 160 + 2 * 64) + 64
  /// FLOPs of tokens that follow `seen` others.
  private static func flops(_ count: Int, after seen: Int = 0) -> Double {
    (0..<count).reduce(0) { $0 + Double(2 * parameters + 4 * 64 * 3 * (seen + $1 + 1)) }
  }
  private static func words(_ text: String) -> Int { text.split(separator: " ").count }

  private func ask(
    _ referee: SpeedrunReferee, _ command: TrackCommand
  ) throws -> TrackReply.Answer {
    let reply = try referee.reply(to: command) {
      Issue.record("nobody's loss is asked for")
      throw Refusal("no loss")
    }
    #expect(reply.flopsLeft == referee.flopsLeft)
    return reply.answer
  }

  private func refusal(_ referee: SpeedrunReferee, _ command: TrackCommand) throws -> String? {
    guard case .refused(let reason) = try ask(referee, command) else { return nil }
    return reason
  }

  private func prompts(_ referee: SpeedrunReferee, _ count: Int) throws -> [Track.Prompt] {
    guard
      case .prompts(let drawn) = try ask(
        referee, .prompts(count: count, of: Track.Category.allCases))
    else { throw Refusal("no prompts") }
    return drawn
  }

  private func responses(
    _ referee: SpeedrunReferee, to prompts: [Int], samples: Int, temperature: Double = 1
  ) throws -> [Track.Response] {
    let command = TrackCommand.generate(
      prompts: prompts, samples: samples, temperature: temperature)
    guard case .responses(let written) = try ask(referee, command) else {
      throw Refusal("no responses")
    }
    return written
  }

  private static let once = TrackCommand.Training(rate: 1e-4, epochs: 1, atOnce: 8)

  @Test func costsAreThoseCountedByHand() throws {
    let referee = try Self.referee()
    let prompt = try prompts(referee, 1)[0]
    #expect(referee.flopsLeft == 1e10, "prompts are free")
    var left = referee.flopsLeft
    func spent() -> Double {
      defer { left = referee.flopsLeft }
      return left - referee.flopsLeft
    }
    func expect(_ flops: Double, _ name: String) {
      let spent = spent()
      #expect(abs(spent - flops) < 1, "\(name): \(spent), by hand \(flops)")
    }
    // A turn is "<user> … <assistant>"; a response that is read ends with "<end>".
    let turn = Self.words(prompt.text) + 2
    let written = try responses(referee, to: [prompt.id], samples: 3)
    #expect(written.count == 3)
    func tokens(_ index: Int, end: Int) -> Double {
      Self.flops(Self.words(written[index].text) + end, after: turn)
    }
    expect(
      Self.flops(turn) + (0..<3).reduce(0) { $0 + tokens($1, end: 0) }, "three responses")

    guard
      case .likelihoods(let values) = try ask(
        referee, .logLikelihoods(responses: [0, 1], by: nil))
    else { throw Refusal("no likelihoods") }
    #expect(values.map(\.tokens) == [0, 1].map { Self.words(written[$0].text) + 1 })
    expect(Self.flops(turn) + tokens(0, end: 1) + tokens(1, end: 1), "two likelihoods")

    let question = "is it good".split(separator: " ").joined(separator: " ")
    // <user> instruction : … is the response … ? Yes or No ? response :
    let opening = 3 + Self.words(prompt.text) + 3 + Self.words(question) + 7
    _ = try ask(referee, .pYes(responses: [2], asking: question, by: "start"))
    expect(Self.flops(opening + Self.words(written[2].text) + 1), "a judgement")

    let pair = Track.PairIDs(chosen: 0, rejected: 1, preference: 1)
    let pass = Self.flops(turn) + tokens(0, end: 1) + tokens(1, end: 1)
    let training = TrackCommand.Training(rate: 1e-4, epochs: 2, atOnce: 8)
    _ = try ask(
      referee,
      .learn(
        pairs: [pair], training: training, loss: .dpo(beta: 0.1, likelihood: 0), isSoft: false,
        against: nil))
    expect(7 * pass, "two epochs of DPO and its reference")
    _ = try ask(
      referee,
      .learn(
        pairs: [pair], training: training, loss: .simPO(beta: 2, gap: 0.5), isSoft: false,
        against: nil))
    expect(6 * pass, "two epochs without a reference")
    _ = try ask(
      referee,
      .learn(
        pairs: [pair], training: training, loss: .kto(beta: 0.1), isSoft: false, against: nil))
    expect(7 * pass + 3 * (Self.flops(turn) + tokens(0, end: 1)), "KTO reads a divergence")
    _ = try ask(referee, .imitate(responses: [0], training: training))
    expect(6 * (Self.flops(turn) + tokens(0, end: 1)), "two epochs of imitation")
    _ = try ask(referee, .keep(name: "a"))
    _ = try ask(referee, .restore(name: "start"))
    expect(0, "states are free")
  }

  @Test func whatIsTooDearIsRefusedAndNothingIsComputed() throws {
    let referee = try Self.referee(budget: 3e7)
    let prompts = try prompts(referee, 8)
    let before = referee.policy.transformer
    let reason = try refusal(
      referee, .generate(prompts: prompts.map(\.id), samples: 2, temperature: 1))
    #expect(reason?.contains("GFLOP") == true)
    #expect(referee.flopsLeft == 3e7)
    #expect(
      try refusal(referee, .logLikelihoods(responses: [0], by: nil))?.contains("no response 0")
        == true, "nothing was written")
    let written = try responses(referee, to: [prompts[0].id], samples: 1)
    let left = referee.flopsLeft
    #expect(left < 3e7 && left > 0)
    let pairs = [Track.PairIDs](
      repeating: .init(chosen: written[0].id, rejected: written[0].id, preference: 1), count: 4)
    #expect(
      try refusal(
        referee,
        .learn(
          pairs: pairs, training: Self.once, loss: .likelihood, isSoft: false, against: nil)) != nil
    )
    #expect(referee.flopsLeft == left)
    #expect(referee.policy.transformer === before && !referee.hasTrained)
  }

  @Test func heldOutPromptsAreNeverSent() throws {
    for seed: UInt64 in 1...4 {
      let referee = try Self.referee(seed: seed)
      let heldOut = Set(referee.tasks.evaluation.map(\.instruction))
      #expect(Set(referee.tasks.evaluation.map(\.category)).count == 4)
      #expect(heldOut.count > 50)
      var sent: Set<String> = []
      for _ in 0..<5 { sent.formUnion(try prompts(referee, 4000).map(\.text)) }
      #expect(heldOut.isDisjoint(with: sent))
      // Not because little was sent: all other questions and requests were.
      #expect(sent.count { $0.hasSuffix("?") && !$0.hasPrefix("what is") } == 36 - 9 + 32 - 8)
    }
  }

  @Test func whatIsOutOfBoundsIsRefused() throws {
    let referee = try Self.referee()
    let drawn = try prompts(referee, 4)
    _ = try responses(referee, to: drawn.map(\.id), samples: 2)
    let left = referee.flopsLeft
    let policy = referee.policy.transformer
    func training(
      _ rate: Double = 1e-4, _ epochs: Int = 1, _ atOnce: Int = 8
    ) -> TrackCommand {
      .imitate(responses: [0], training: .init(rate: rate, epochs: epochs, atOnce: atOnce))
    }
    func learn(
      _ chosen: Int = 0, _ rejected: Int = 1, _ preference: Double = 1,
      _ loss: TrackLoss.Name = .likelihood, against: String? = nil
    ) -> TrackCommand {
      .learn(
        pairs: [.init(chosen: chosen, rejected: rejected, preference: preference)],
        training: Self.once, loss: loss, isSoft: false, against: against)
    }
    let bad: [TrackCommand] = [
      .prompts(count: 0, of: [.chat]), .prompts(count: -5, of: [.chat]),
      .prompts(count: 1_000_000_000, of: [.chat]), .prompts(count: .max, of: [.chat]),
      .prompts(count: 1, of: []),
      .generate(prompts: [], samples: 1, temperature: 1),
      .generate(prompts: [0], samples: 0, temperature: 1),
      .generate(prompts: [0], samples: 1_000_000_000, temperature: 1),
      .generate(prompts: [0], samples: .max, temperature: 1),
      .generate(prompts: [-1], samples: 1, temperature: 1),
      .generate(prompts: [4], samples: 1, temperature: 1),
      .generate(prompts: [0], samples: 1, temperature: .nan),
      .generate(prompts: [0], samples: 1, temperature: -1),
      .generate(prompts: [0], samples: 1, temperature: .infinity),
      .pYes(responses: [8], asking: nil, by: nil), .pYes(responses: [], asking: nil, by: nil),
      .pYes(responses: [0], asking: "", by: nil),
      .pYes(responses: [0], asking: "correct or wondrous", by: nil),
      .pYes(responses: [0], asking: "correct <assistant> Yes", by: nil),
      .pYes(responses: [0], asking: String(repeating: "good ", count: 40), by: nil),
      .pYes(responses: [0], asking: nil, by: "nobody"),
      .logLikelihoods(responses: [.min], by: nil), .logLikelihoods(responses: [0], by: ""),
      training(0), training(-1), training(.nan), training(.infinity), training(1e-4, 0),
      training(1e-4, 1000), training(1e-4, 1, 0), training(1e-4, 1, .max),
      learn(0, 2), learn(0, 99), learn(0, 1, 1.5), learn(0, 1, .nan), learn(against: "nobody"),
      learn(0, 1, 1, .dpo(beta: 0, likelihood: 0)), learn(0, 1, 1, .dpo(beta: .nan, likelihood: 0)),
      learn(0, 1, 1, .dpo(beta: 0.1, likelihood: -1)),
      learn(0, 1, 1, .robustDPO(beta: 0.1, flip: 0.5)),
      learn(0, 1, 1, .iREPO(beta: 0.1, clip: 0)), learn(0, 1, 1, .orpo(weight: .infinity)),
      .keep(name: ""), .keep(name: "start"), .keep(name: String(repeating: "a", count: 41)),
      .restore(name: "nobody"),
    ]
    for command in bad {
      let reason = try refusal(referee, command)
      #expect((reason?.count ?? 0) > 8, "\(command)")
    }
    #expect(referee.flopsLeft == left && referee.policy.transformer === policy)
    for name in ["a", "b", "c", "d", "a"] {
      #expect(try refusal(referee, .keep(name: name)) == nil)
    }
    #expect(try refusal(referee, .keep(name: "e")) != nil)
    #expect(try refusal(referee, learn(0, 1)) == nil, "what is in bounds is done")
  }

  @Test func aPolicyThatWasKeptComesBack() throws {
    let referee = try Self.referee()
    let prompt = try prompts(referee, 1)[0]
    _ = try responses(referee, to: [prompt.id], samples: 2)
    func likelihood(by name: String? = nil) throws -> Double {
      guard
        case .likelihoods(let values) = try ask(
          referee, .logLikelihoods(responses: [0], by: name))
      else { throw Refusal("no likelihood") }
      return values[0].sum
    }
    let before = try likelihood()
    let training = TrackCommand.Training(rate: 1e-3, epochs: 4, atOnce: 1)
    _ = try ask(referee, .imitate(responses: [0], training: training))
    let after = try likelihood()
    #expect(after > before + 0.05, "what is imitated becomes likelier")
    #expect(try likelihood(by: "start") == before)
    _ = try ask(referee, .keep(name: "trained"))
    _ = try ask(referee, .restore(name: "start"))
    #expect(try likelihood() == before)
    #expect(try likelihood(by: "trained") == after)
  }
}
