import Files
import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import TestSupport
import Testing

@testable import Worlds

@Suite struct StudyTests {
  private struct Task: WorldTask {
    let prompt: JudgeItem
    func quality(of response: String) -> Double { response == "right" ? 1 : 0 }

    init(_ instruction: String, category: String) {
      prompt = JudgeItem(instruction: instruction, category: category)
    }
  }

  @Test func thePocketWorldIsWhatItsPartsAre() throws {
    let world = PocketWorld()
    #expect(
      world.bench(perSubset: 3, seed: 2) == PocketBench.pairs(perSubset: 3, seed: 2).map(\.item))
    let tasks = world.tasks(8, heldOut: true, seed: 4)
    #expect(
      tasks.map(\.prompt.category)
        == (PocketCategory.allCases + PocketCategory.allCases).map(\.rawValue))
    #expect(tasks.map(\.prompt) == world.tasks(8, heldOut: true, seed: 4).map(\.prompt))
    #expect(tasks.map(\.prompt) != world.tasks(8, heldOut: true, seed: 5).map(\.prompt))
    #expect(world.digest == PocketWorld().digest && world.digest != EnglishWorld().digest)
    expectError(naming: "what is this") {
      try OracleJudge(tasks).scores([JudgeItem(instruction: "what is this", category: "")])
    }
  }

  @Test func readingsAreMeansOfMeans() {
    let tasks = [Task("a", category: "x"), Task("b", category: "x"), Task("c", category: "y")]
    var items = tasks.map(\.prompt)
    items[0].responses = ["right", "wrong"]
    items[1].responses = ["right", "right"]
    items[2].responses = ["no", "never"]
    let reading = SampleReading(items, of: tasks)
    #expect(reading.quality == 0.5)
    #expect(reading.categories == ["x": 0.75, "y": 0])
    #expect(reading.length == (5 + 5 + 3.5) / 3)
    #expect(abs(reading.diversity - (1 + 0.5 + 1) / 3) < 1e-12)
  }

  /// One round on a small pocket model: an oracle's labels are all right, an inverted one's all
  /// wrong; a run that is kept says the same when it is taken up again, and is nobody else's.
  @Test func aTrialReadsItsRoundsAndGoesOn() throws {
    let world = PocketWorld()
    let study = Study(try PocketModels.load(.small, .instruct), in: world)
    let tasks = world.tasks(16, heldOut: false, seed: 1)
    var trial = ImprovementTrial(
      study, training: PreferenceTraining(rate: 1e-3, pairsPerStep: 8), rounds: [tasks],
      evaluation: world.tasks(8, heldOut: true, seed: 1))
    trial.temperature = 1
    let random = Random(seed: 6)
    let before = try trial.samples(of: study, random)
    #expect(before.map(\.responses) == (try trial.samples(of: study, random)).map(\.responses))
    let first = try trial.firstResponses(random)
    try withTemporaryFolder { folder in
      let kept = (path: folder + "/run", maker: Fingerprint(["arm": "oracle"]))
      func run(_ kept: (path: String, maker: Fingerprint)?) throws -> [ImprovementTrial.Round] {
        try trial.run(
          judge: { _ in OracleJudge(tasks) }, first: first, before: before, random: random,
          keptIn: kept)
      }
      let rounds = try run(kept)
      #expect(rounds.count == 1 && rounds[0].labelsRight == 1)
      #expect(rounds[0].pairs > 0 && rounds[0].pairs + rounds[0].dropped == 16)
      #expect(rounds[0].reading.quality != SampleReading(before, of: trial.evaluation).quality)
      #expect(try run(kept) == rounds)
      #expect(try run(nil) == rounds)
      expectError(naming: "arm") { try run((folder + "/run", Fingerprint(["arm": "coin"]))) }
    }
    let inverted = try trial.run(
      judge: { _ in InvertedJudge(OracleJudge(tasks)) }, first: first, before: before,
      random: random)
    #expect(inverted[0].labelsRight == 0)
  }

  @Test func leadsArePairedBySeed() {
    func reading(_ quality: Double) -> SampleReading {
      var reading = SampleReading([], of: [])
      reading.quality = quality
      return reading
    }
    func round(_ quality: Double) -> ImprovementTrial.Round {
      ImprovementTrial.Round(
        reading: reading(quality), pairs: 1, dropped: 0, labelsRight: 1, loss: 0,
        wins: Interval(0, 0, 0), controlledWins: Interval(0, 0, 0))
    }
    var runs = ImprovementRuns(prompts: 1)
    runs.before = [reading(0.25), reading(0.5)]
    runs.runs = [
      .init(arm: "a", seed: 1, rounds: [round(0.5), round(0.75)]),
      .init(arm: "b", seed: 1, rounds: [round(0.25), round(0.5)]),
      .init(arm: "a", seed: 2, rounds: [round(0.5), round(1)]),
      .init(arm: "b", seed: 2, rounds: [round(0.5), round(0.75)]),
    ]
    #expect(runs.arms == ["a", "b"] && runs.rounds == 2)
    #expect(runs.lead("a").value == 0.5 && runs.lead("a").low == 0.5)
    #expect(runs.lead("a", over: "b").value == 0.25)
    #expect(runs.mean("a", 0).value == 0.375 && runs.mean("b", 2).value == 0.625)
  }

  /// Of each text of a corpus, what is learned and what is only read.
  @Test(arguments: EnglishCorpus.Domain.allCases)
  func corporaTeachWhatTheySay(_ domain: EnglishCorpus.Domain) throws {
    try withTemporaryFolder { folder in
      try ByteModel.write(to: folder + "/model", positions: 4096)
      let checkpoint = try Checkpoint(folder + "/model")
      let study = Study(
        try LanguageModel(checkpoint), in: EnglishWorld(), template: try .own(of: checkpoint))
      let pairs = EnglishCorpus.pairs(domain)
      let (right, wrong) = (Set(pairs.map(\.chosen)), Set(pairs.map(\.rejected)))
      for (form, verification) in [(true, true), (true, false), (false, true), (false, false)] {
        let corpus = EnglishCorpus(
          domain, keepsFormat: form, containsVerification: verification)
        var random = Random(seed: 8)
        var verdicts: [String] = []
        for _ in 0..<20 {
          let text = try corpus.draw(study, using: &random)
          let decode = { (weight: Float) in
            study.model.tokenizer.decode(
              text.pieces.filter { $0.weight == weight }.flatMap(\.tokens))
          }
          let (read, learned) = (decode(0), decode(1))
          if !form {
            #expect(read.isEmpty && pairs.contains { learned.hasPrefix($0.prompt) })
            if learned.contains("This is") { verdicts.append(learned) }
          } else if read.contains("Answer with Yes or No.") {
            let shown = pairs.filter { read.contains($0.prompt) }
            let isYes = learned.hasPrefix("Yes")
            #expect(isYes || learned.hasPrefix("No"))
            #expect(
              shown.contains { read.contains("\n\(isYes ? $0.chosen : $0.rejected)\n") })
            verdicts.append(learned)
          } else {
            let answer = learned.replacing("<|im_end|>", with: "").trimmingCharacters(
              in: .whitespacesAndNewlines)
            #expect(right.contains(answer) && !wrong.subtracting(right).contains(answer))
          }
        }
        #expect(verdicts.isEmpty != verification, "\(form) \(verification)")
      }
    }
  }
}
