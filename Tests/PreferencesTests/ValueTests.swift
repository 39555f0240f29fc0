import Files
import Foundation
import LanguageModels
import Tensors
import TestSupport
import Testing

@testable import Preferences

/// Values outside of their meaning, which no computation may take.
@Suite struct ValueTests {
  private let item = JudgeItem(instruction: "a b", category: "letters", responses: ["c d", "e"])

  @Test func aScoreThatIsNoNumberIsATieAndNoTrap() {
    let (nan, half) = (ScoreReading(score: .nan, mass: nil), ScoreReading(score: 0.5, mass: nil))
    #expect(nan.credit(over: half) == 0.5 && half.credit(over: nan) == 0.5)
    let wide = ScoreReading(score: 0.5, mass: nil, bounds: 0.4...0.6)
    #expect(wide.credit(over: ScoreReading(score: 0.3, mass: nil)) == 1)
    #expect(wide.credit(over: half) == 0.5 && half.credit(over: wide) == 0.5)
    #expect(half.credit(over: ScoreReading(score: 0.7, mass: nil)) == 0)
  }

  @Test func everyJudgeNamesTheDamagedWeight() throws {
    let model = try tinyModel()
    let name = "model.layers.1.mlp.down_proj.weight"
    model.transformer.parameters.first { $0.name == name }?.weight.tensor?.values[3] = .nan
    let damage = "\(name) holds what is no number"
    expectError(naming: damage) { try PreferenceClassifier(model, prompt: prompt).judge([item]) }
    expectError(naming: damage) {
      try PairwiseJudge(
        model,
        prompt: PairwisePrompt(
          before: "{instruction} ", between: " it ", after: " is", first: "a", second: "b")
      ).scores([item])
    }
    let reward = RewardModel(model, format: chat)
    reward.head.values[0] = 1
    expectError(naming: damage) { try reward.scores([item]) }
    expectError(naming: damage) {
      try LikelihoodJudge(model, format: chat, perToken: true).scores([item])
    }
    expectError(naming: damage) {
      try GeneratedScoreJudge(
        model, prompt: ScorePrompt(before: "{instruction} ", after: " is", scale: 1...5, end: "?"),
        limit: 4, random: Random(seed: 1)
      ).scores([item])
    }
    expectError(naming: damage) {
      try ResponseSampling(limit: 4, format: chat).items(
        of: model, to: [item], random: Random(seed: 1))
    }
  }

  @Test func aPromptWithoutTokensIsNoTrap() throws {
    let model = try tinyModel()
    let empty = JudgePrompt(before: "{instruction}", after: "", questions: [:], generic: "")
    let nothing = JudgeItem(instruction: "", category: "", responses: [""])
    expectError(naming: "judge's prompt", "no tokens") {
      try PreferenceClassifier(model, prompt: empty).judge([nothing])
    }
    expectError(naming: "no tokens") {
      try PairwiseJudge(
        model,
        prompt: PairwisePrompt(before: "", between: "", after: "", first: "a", second: "b")
      ).scores([JudgeItem(instruction: "", category: "", responses: ["", ""])])
    }
    expectError(naming: "no tokens") {
      try GeneratedScoreJudge(
        model, prompt: ScorePrompt(before: "", after: "", scale: 1...5, end: "?"), limit: 4,
        random: Random(seed: 1)
      ).scores([nothing])
    }
    let raw = ChatFormat.raw(model.configuration)
    expectError(naming: "prompt: empty") {
      try ResponseSampling(limit: 4, format: raw).items(
        of: model, to: [nothing], random: Random(seed: 1))
    }
    expectError(naming: "prompt: empty") {
      try PairTokens(
        PreferencePair(prompt: "", chosen: "a", rejected: "b"), model.tokenizer, raw)
    }
  }

  @Test func aPreferenceIsAProbability() throws {
    let model = try tinyModel()
    for label in [1.7, -0.3, .nan, .infinity] {
      let pair = PreferencePair(prompt: "a", chosen: "b", rejected: "c", preference: label)
      expectError(naming: "preference: \(label) is no probability") {
        try PreferenceTraining(loss: .dpo().softened).run(
          model, pairs: [pair], format: chat, random: Random(seed: 1))
      }
    }
    for label in [0, 0.5, 1.0] {
      let pair = PreferencePair(prompt: "a", chosen: "b", rejected: "c", preference: label)
      #expect(try PairTokens(pair, model.tokenizer, chat).preference == Float(label))
    }
  }

  /// 2⁶³ would not fit, and the largest number below it not the next step's sum.
  @Test func countsOfARunAreCounts() throws {
    func read(_ value: String) throws -> StepMetrics {
      try JSONDecoder().decode(
        StepMetrics.self, from: Data(#"{"step": 1, "num_tokens": \#(value)}"#.utf8))
    }
    #expect(try read("12").tokens == 12)
    for value in ["1e300", "9223372036854774784", "-1", "1.5"] {
      #expect {
        try read(value)
      } throws: { error in
        "\(error)".contains("num_tokens")
      }
    }
  }

  @Test func whatTheReferenceSaidIsReadWholeOrAnew() throws {
    let model = try tinyModel()
    let pairs = try [("a", "b"), ("c", "d")].map {
      try PairTokens(
        PreferencePair(prompt: "e", chosen: $0, rejected: $1), model.tokenizer, chat)
    }
    func run(_ folder: String) throws -> [StepMetrics] {
      let policy = try model.transformer.adapted(LoRA(rank: 2), random: Random(seed: 1))
      return try TrainingRun(
        PreferenceTraining(pairsPerStep: 1), result: .adapter(.init(LoRA(rank: 2), base: "")),
        folder: folder, stepsPerCheckpoint: 1, madeBy: Fingerprint()
      ).run(
        policy, reference: model.transformer, pairs: pairs, random: Random(seed: 1),
        resuming: true
      ).metrics
    }
    try withTemporaryFolder { folder in
      let whole = try run(folder + "/whole")
      let made = try Data(contentsOf: URL(fileURLWithPath: folder + "/whole/made-by.json"))
      for broken in [#"{"chosen":[0,0],"rejected":[0],"mismatched":[]}"#, "{}", "x"] {
        let path = folder + "/broken"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
        try made.write(to: URL(fileURLWithPath: path + "/made-by.json"))
        try broken.write(toFile: path + "/reference.json", atomically: true, encoding: .utf8)
        #expect(try run(path) == whole)
        try FileManager.default.removeItem(atPath: path)
      }
    }
  }

  @Test func aConversationOfOddShapeIsALineOfText() throws {
    let user = #"{"role": "user", "content": "Q"}"#
    let answer = #"{"role": "assistant", "content": "A"}"#
    func read(_ line: String) throws -> PreferencePair {
      try PreferencePair(
        RecordFields(.init(data: Data(line.utf8), place: "x.jsonl, line 1")), number: 1)
    }
    for (line, parts) in [
      (#"{"prompt": "Q", "chosen": [\#(user), \#(answer)], "rejected": []}"#, "\"rejected\""),
      (#"{"prompt": "Q", "chosen": [], "rejected": [\#(answer)]}"#, "\"chosen\""),
      (#"{"prompt": [], "chosen": [\#(answer)], "rejected": [\#(answer)]}"#, "share no prompt"),
      (#"{"prompt": "Q", "chosen": [\#(user)], "rejected": [\#(answer)]}"#, "\"chosen\""),
      (
        #"{"prompt": "Q", "chosen": [{"role": "tool", "content": "x"}], "rejected": []}"#,
        "message of tool"
      ),
      (#"{"prompt": "Q", "chosen": "a", "rejected": "b", "preference": true}"#, "\"preference\""),
      (#"{"prompt": "Q", "chosen": "a", "rejected": "b", "score_chosen": 1e999}"#, "1e999"),
      (#"{"prompt": "Q", "chosen": "a", "rejected": "b", "id": 1e30}"#, "\"id\""),
    ] {
      expectError(naming: "x.jsonl, line 1", parts) { try read(line) }
    }
    // Behind a byte order mark and with a carriage return, a line is what it would be without.
    try withTemporaryFolder { folder in
      let line = #"{"prompt": "Q", "chosen": "a", "rejected": "b"}"#
      let path = folder + "/x.jsonl"
      try "\u{FEFF}\(line)\r\n\(line)\r\n".write(toFile: path, atomically: true, encoding: .utf8)
      let pairs = try PreferencePair.read(path)
      #expect(pairs.count == 2 && pairs.map(\.rejected) == ["b", "b"])
    }
  }
}
