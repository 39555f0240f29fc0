import Foundation
import LanguageModels
import PocketWorld
import Preferences
import Tensors
import Testing

@testable import RemoteModels

/// Pocket models asked on a real server, and the same asked here.
@Suite(
  .serialized,
  .enabled(
    if: LlamaServer.python != nil,
    "IPO_PEER_PYTHON, or python3, has no llama_cpp.server and gguf"))
struct RealServerTests {
  /// A model here and there.
  private struct Pair {
    let local: LanguageModel
    let server: LlamaServer
    let cache: String

    func remote(usesTemplate: Bool) throws -> RemoteModel {
      try RemoteModel(
        address: server.address, cache: cache, usesTemplate: usesTemplate, patience: 0.01)
    }
  }

  private func withModel(
    _ size: PocketSize, _ family: PocketFamily = .llama, _ body: (Pair) throws -> Void
  ) throws {
    let model = try PocketModels.folder(size, .instruct, family: family)
    try withFolder { folder in
      let server = try LlamaServer(model, in: folder)
      defer { server.stop() }
      try body(
        Pair(
          local: try LanguageModel(folder: model), server: server, cache: folder + "/cache"))
    }
  }

  /// Twenty tasks of all kinds, each with a flawless response and one for each of its flaws.
  private static let items: [JudgeItem] = {
    var random = Random(seed: 6)
    return (0..<20).map { index in
      let category = Category.allCases[index % 4]
      let task = PocketTask.draw(category, heldOut: true, using: &random)
      let flaws: [Flaw?] = [nil] + task.flaws
      return JudgeItem(
        instruction: task.instruction, category: category.rawValue,
        responses: flaws.map { task.response(flaw: $0, using: &random) })
    }
  }()

  /// The judge's question as the user's turn of a chat, around which the server writes the rest.
  private static let chatPrompt: JudgePrompt = {
    var prompt = PocketText.judgeAsOneText
    prompt.before = String(prompt.before.trimmingPrefix("<user> "))
    prompt.after = ""
    return prompt
  }()

  @Test(arguments: [PocketFamily.llama, .qwen2])
  func scoresAreThoseOfTheModelHere(_ family: PocketFamily) throws {
    try withModel(.medium, family) { pair in
      let here = try PreferenceClassifier(pair.local, prompt: PocketText.judge)
        .readings(Self.items).flatMap { $0 }
      // They differ enough for a mistake to show.
      try #require(here.contains { $0.score < 0.1 } && here.contains { $0.score > 0.9 })
      for usesTemplate in [false, true] {
        let prompt = usesTemplate ? Self.chatPrompt : PocketText.judgeAsOneText
        let before = pair.server.questions
        let remote = try pair.remote(usesTemplate: usesTemplate)
        #expect(remote.kind == .openAI && remote.name == "pocket")
        let readings = try RemoteJudge(remote, prompt: prompt).readings(Self.items) { _ in }
        let there = readings.flatMap { $0 }
        let difference = zip(here, there).map { abs($0.score - $1.score) }.max() ?? 1
        let masses = zip(here, there).map { abs(($0.mass ?? 0) - ($1.mass ?? 1)) }.max() ?? 1
        print(
          "\(there.count) scores of the \(family) model, \(usesTemplate ? "chat" : "text"):",
          "they differ by \(difference) at most, their masses by \(masses)")
        #expect(there.count == here.count && there.allSatisfy { $0.bounds == nil })
        #expect(difference < 1e-4 && masses < 1e-4)

        // Asked again, the disk answers.
        let asked = pair.server.questions
        #expect(asked > before)
        let again = RemoteJudge(try pair.remote(usesTemplate: usesTemplate), prompt: prompt)
        #expect(try again.readings(Self.items) { _ in } == readings)
        #expect(pair.server.questions == asked)
      }
    }
  }

  @Test func tokensAreThoseOfTheTokenizerHere() throws {
    try withModel(.small) { pair in
      let connection = try ServerConnection(pair.server.address, patience: 0.01)
      let prompt = PocketText.judgeAsOneText
      let texts = Self.items.flatMap { item in
        let opening = prompt.opening(instruction: item.instruction, category: item.category)
        return item.responses.map { opening + $0 + prompt.closing(category: item.category) }
      }
      #expect(texts.count >= 50)
      for text in texts {
        let answer = try connection.send("/extras/tokenize", ["input": text]).fields
        #expect(answer["tokens"] as? [Int] == (try pair.local.tokenizer.encode(text)))
      }
    }
  }

  @Test func wordsThatAreNotListedGiveIntervalsAroundTheScoreHere() throws {
    try withModel(.small) { pair in
      let remote = try pair.remote(usesTemplate: false)
      for (yes, no) in [("Yes", "thunder"), ("smoke", "No"), ("Yes", "No")] {
        var prompt = PocketText.judge
        (prompt.yes, prompt.no) = (yes, no)
        let here = try PreferenceClassifier(pair.local, prompt: prompt).readings(Self.items)
        prompt = PocketText.judgeAsOneText
        (prompt.yes, prompt.no) = (yes, no)
        let there = try RemoteJudge(remote, prompt: prompt).readings(Self.items) { _ in }
        for (here, there) in zip(here.joined(), there.joined()) {
          let bounds = there.bounds ?? there.score - 1e-4...there.score + 1e-4
          #expect(bounds.contains(here.score) && bounds.upperBound - bounds.lowerBound < 0.5)
        }
        let intervals = there.joined().count { $0.bounds != nil }
        #expect((no == "thunder" || yes == "smoke") == (intervals > 0), "\(yes), \(no)")
      }

      // The likeliest token is the end, of which this server tells nothing.
      let ended = JudgePrompt(
        before: "<user> {instruction} <assistant> ", after: "", questions: [:], generic: "")
      let item = JudgeItem(
        instruction: "what do cats eat ?", category: "",
        responses: ["cats eat fish . hope that helps !"])
      let reading = try RemoteJudge(remote, prompt: ended).readings([item]) { _ in }[0][0]
      #expect(reading == ScoreReading(score: 0.5, mass: 0, bounds: 0...1))

      let long = JudgeItem(
        instruction: item.instruction, category: "",
        responses: [Array(repeating: "cats", count: 300).joined(separator: " ")])
      #expect {
        try RemoteJudge(remote, prompt: ended).scores([long])
      } throws: {
        "\($0)".contains("status 400") && "\($0)".contains("maximum context length")
      }
    }
  }

  @Test func textsAreThoseOfTheModelHere() throws {
    try withModel(.medium) { pair in
      let end = try PocketText.chat.endTokens(pair.local.tokenizer)
      func here(_ ids: [Int]) -> String {
        let drawn = pair.local.transformer.generate(
          [ids], limit: 40, stops: Set(end), sampling: .greedy, random: Random(seed: 1))
        return pair.local.tokenizer.decode(drawn[0][0].tokens)
      }
      func there(_ texts: [String], usesTemplate: Bool) throws -> [String] {
        try pair.remote(usesTemplate: usesTemplate).generate(
          texts.map { [.user($0)] }, samples: 1, limit: 40, sampling: .greedy
        ) { prompt, _ in UInt32(prompt) }.map { $0[0] }
      }
      let instructions = Self.items.map(\.instruction)
      let answers = try there(instructions, usesTemplate: true)
      for (instruction, answer) in zip(instructions, answers) {
        #expect(answer == here(try PocketText.chat.promptTokens(instruction, pair.local.tokenizer)))
      }
      // Without a template; in the first, a server that punishes repetitions writes another text.
      let beginnings = ["<user> critique and score the response :", "1 + 1 =", "cats eat", "q :"]
      for (text, rest) in zip(beginnings, try there(beginnings, usesTemplate: false)) {
        #expect(rest.trimmingPrefix(" ") == here(try pair.local.tokenizer.encode(text)))
      }
    }
  }

  /// How often a word comes that is not among the forty likeliest tokens: where nothing is said, the
  /// server draws none of those.
  @Test func samplesAreOfTheWholeDistribution() throws {
    try withModel(.small) { pair in
      let text = "<user> what do"
      let ids = try pair.local.tokenizer.encode(text)
      let transformer = pair.local.transformer
      let logits = transformer.logits(
        transformer.states(RaggedBatch([ids]), rows: [ids.count - 1])
      ).array
      // Special tokens have no text on the server.
      let special = try Set(Vocabulary.specials.map { try pair.local.tokenizer.encode($0) })
      let words = logits.indices.filter { !special.contains([$0]) }
      let likely = Set(logits.indices.sorted { logits[$0] > logits[$1] }.prefix(40))
      func weight(_ tokens: [Int]) -> Double {
        tokens.reduce(0) { $0 + exp(Double(logits[$1]) / 3) }
      }
      let expected = weight(words.filter { !likely.contains($0) }) / weight(words)

      let drawn = try pair.remote(usesTemplate: false).generate(
        [[.user(text)]], samples: 200, limit: 1, sampling: Sampling(temperature: 3)
      ) { _, sample in UInt32(sample) << 8 }[0]
      let tokens = try drawn.flatMap { try pair.local.tokenizer.encode($0) }
      let share = Double(tokens.count { !likely.contains($0) }) / Double(tokens.count)
      let error = (expected * (1 - expected) / Double(tokens.count)).squareRoot()
      print("beyond the forty likeliest tokens: \(share) of the samples, \(expected) expected")
      #expect(expected > 0.1 && abs(share - expected) < 4 * error)
    }
  }
}
