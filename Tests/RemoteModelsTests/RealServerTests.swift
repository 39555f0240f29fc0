import Foundation
import LanguageModels
import Preferences
import Tensors
import Testing
import Worlds

@testable import RemoteModels

/// Pocket models asked on real servers, and the same asked here.
@Suite(.serialized)
struct RealServerTests {
  /// Where a server is missing, a test of its own says so, and the common ones run without it.
  private static let needsPython = ConditionTrait.enabled(
    if: LlamaServer.Kind.python.isPresent,
    "IPO_PEER_PYTHON, or python3, has no llama_cpp.server and gguf")
  private static let needsNative = ConditionTrait.enabled(
    if: LlamaServer.Kind.native.isPresent,
    "IPO_LLAMA_SERVER names no llama-server and the PATH has none, or Python has no gguf")

  /// A model here and there.
  private struct Pair {
    let local: LanguageModel
    let server: LlamaServer
    let cache: String

    func remote(usesTemplate: Bool) throws -> RemoteModel {
      try RemoteModel(
        address: server.address, cache: "\(cache)-\(usesTemplate)", usesTemplate: usesTemplate,
        patience: 0.01)
    }
  }

  private func withModel(
    _ size: PocketSize, _ family: PocketFamily = .llama, on kind: LlamaServer.Kind,
    options: [String] = [], _ body: (Pair) throws -> Void
  ) throws {
    let model = try PocketModels.folder(size, .instruct, family: family)
    try withFolder { folder in
      let server = try LlamaServer(kind, model, in: folder, options: options)
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
      let category = PocketCategory.allCases[index % 4]
      let task = PocketTask.draw(category, heldOut: true, using: &random)
      let flaws: [Flaw?] = [nil] + task.flaws
      return JudgeItem(
        instruction: task.instruction, category: category.rawValue,
        responses: flaws.map { task.response(flaw: $0, using: &random) })
    }
  }()

  /// The judge's question as the user's turn of a chat, around which the server writes the rest.
  private static let chatPrompt: JudgePrompt = {
    var prompt = PocketText.judge
    prompt.before = String(prompt.before.trimmingPrefix("<user> "))
    prompt.after = ""
    return prompt
  }()

  @Test(arguments: LlamaServer.Kind.present, [PocketFamily.llama, .qwen2])
  func scoresAreThoseOfTheModelHere(_ kind: LlamaServer.Kind, _ family: PocketFamily) throws {
    try withModel(.medium, family, on: kind) { pair in
      let here = try PreferenceClassifier(pair.local, prompt: PocketText.judge)
        .readings(Self.items).flatMap { $0 }
      // They differ enough for a mistake to show.
      try #require(here.contains { $0.score < 0.1 } && here.contains { $0.score > 0.9 })
      for usesTemplate in [false, true] {
        let prompt = usesTemplate ? Self.chatPrompt : PocketText.judge
        let before = try pair.server.work()
        let remote = try pair.remote(usesTemplate: usesTemplate)
        #expect(remote.kind == (kind == .python ? .openAI : .llamaCpp) && remote.name == "pocket")
        let readings = try RemoteJudge(remote, prompt: prompt).readings(Self.items) { _ in }
        let there = readings.flatMap { $0 }
        let difference = zip(here, there).map { abs($0.score - $1.score) }.max() ?? 1
        let masses = zip(here, there).map { abs(($0.mass ?? 0) - ($1.mass ?? 1)) }.max() ?? 1
        print(
          "\(there.count) scores, \(family), \(kind), \(usesTemplate ? "chat" : "text"):",
          "they differ by \(difference) at most, their masses by \(masses)")
        #expect(there.count == here.count && there.allSatisfy { $0.bounds == nil })
        #expect(difference < 1e-4 && masses < 1e-4)

        // Asked again, the disk answers.
        let again = RemoteJudge(try pair.remote(usesTemplate: usesTemplate), prompt: prompt)
        let asked = try pair.server.work()
        #expect(asked > before)
        #expect(try again.readings(Self.items) { _ in } == readings)
        #expect(try pair.server.work() == asked)
      }
    }
  }

  @Test(arguments: LlamaServer.Kind.present)
  func tokensAreThoseOfTheTokenizerHere(_ kind: LlamaServer.Kind) throws {
    try withModel(.small, on: kind) { pair in
      let connection = try ServerConnection(pair.server.address, patience: 0.01)
      let remote = try pair.remote(usesTemplate: false)
      let prompt = PocketText.judge
      let texts = Self.items.flatMap { item in
        let opening = prompt.opening(instruction: item.instruction, category: item.category)
        return item.responses.map { opening + $0 + prompt.closing(category: item.category) }
      }
      #expect(texts.count >= 50)
      for text in texts {
        let tokens =
          kind == .native
          ? try remote.tokens(of: text)
          : try connection.send("/extras/tokenize", ["input": text]).fields["tokens"] as? [Int]
        #expect(tokens == (try pair.local.tokenizer.encode(text)))
      }
    }
  }

  /// Judgements by two words, here and there.
  private func judgements(
    _ pair: Pair, _ remote: RemoteModel, yes: String, no: String
  ) throws -> [(here: ScoreReading, there: ScoreReading)] {
    var prompt = PocketText.judge
    (prompt.yes, prompt.no) = (yes, no)
    let here = try PreferenceClassifier(pair.local, prompt: prompt).readings(Self.items)
    let there = try RemoteJudge(remote, prompt: prompt).readings(Self.items) { _ in }
    return Array(zip(here.joined(), there.joined()))
  }

  @Test(needsPython)
  func wordsThatAreNotListedGiveIntervalsAroundTheScoreHere() throws {
    try withModel(.small, on: .python) { pair in
      let remote = try pair.remote(usesTemplate: false)
      for (yes, no) in [("Yes", "thunder"), ("smoke", "No"), ("Yes", "No")] {
        let judgements = try judgements(pair, remote, yes: yes, no: no)
        for (here, there) in judgements {
          let bounds = there.bounds ?? there.score - 1e-4...there.score + 1e-4
          #expect(bounds.contains(here.score) && bounds.upperBound - bounds.lowerBound < 0.5)
        }
        let intervals = judgements.count { $0.there.bounds != nil }
        #expect((no == "thunder" || yes == "smoke") == (intervals > 0), "\(yes), \(no)")
      }
    }
  }

  /// The end is the likeliest token; llama-cpp-python's server tells nothing of it.
  @Test(arguments: LlamaServer.Kind.present)
  func whereTheModelWouldRatherEnd(_ kind: LlamaServer.Kind) throws {
    try withModel(.small, on: kind) { pair in
      let remote = try pair.remote(usesTemplate: false)
      let ended = JudgePrompt(
        before: "<user> {instruction} <assistant> ", after: "", questions: [:], generic: "")
      let item = JudgeItem(
        instruction: "what do cats eat ?", category: "",
        responses: ["cats eat fish . hope that helps !"])
      let there = try RemoteJudge(remote, prompt: ended).readings([item]) { _ in }[0][0]
      if kind == .python {
        #expect(there == ScoreReading(score: 0.5, mass: 0, bounds: 0...1))
      } else {
        let here = try PreferenceClassifier(pair.local, prompt: ended).readings([item])[0][0]
        #expect(there.bounds == nil && abs(here.score - there.score) < 1e-4)
      }
    }
  }

  /// Yes is among those, and thunder only among all tokens, for which the server is asked again.
  @Test(needsNative)
  func wordsBeyondTheHundredLikeliestAreFound() throws {
    try withModel(.small, on: .native) { pair in
      let remote = try pair.remote(usesTemplate: false)
      for (yes, no) in [("Yes", "No"), ("Yes", "thunder")] {
        let before = try pair.server.work()
        let judgements = try judgements(pair, remote, yes: yes, no: no)
        for (here, there) in judgements {
          #expect(there.bounds == nil && abs(here.score - there.score) < 1e-4)
          #expect(abs((here.mass ?? 0) - (there.mass ?? 1)) < 1e-4)
        }
        // The first question about a text is the same for any words, and answered by the disk.
        #expect(try pair.server.work() > before)
      }
    }
  }

  /// The template begins with a thought where it is not told otherwise, as those of models that think
  /// do, and the server was started with all the sampling that it has.
  @Test(needsNative)
  func thoughtsAndSamplersOfTheServersOwnAreTurnedOff() throws {
    let template =
      "{% for message in messages %}<user> {{ message.content }} <assistant>{% endfor %}"
      + "{% if enable_thinking is not defined or enable_thinking %} <think>{% endif %}"
    let options = [
      "--chat-template", template, "--repeat-penalty", "2", "--presence-penalty", "1",
      "--mirostat", "2", "--dynatemp-range", "0.5", "--top-nsigma", "0.1",
      "--xtc-probability", "1", "--typical", "0.1", "--dry-multiplier", "1",
    ]
    try withModel(.small, on: .native, options: options) { pair in
      try expectTexts(of: pair)
      try expectSamples(of: pair)
    }
  }

  @Test(arguments: LlamaServer.Kind.present)
  func whatIsTooLongIsTold(_ kind: LlamaServer.Kind) throws {
    try withModel(.small, on: kind) { pair in
      let long = JudgeItem(
        instruction: "what do cats eat ?", category: "",
        responses: [Array(repeating: "cats", count: 300).joined(separator: " ")])
      let judge = RemoteJudge(
        try pair.remote(usesTemplate: false), prompt: PocketText.judge)
      #expect {
        try judge.scores([long])
      } throws: {
        let reason = kind == .python ? "maximum context length" : "available context size"
        return $0 is UnaskableItem && "\($0)".contains("status 400") && "\($0)".contains(reason)
      }
    }
  }

  @Test(arguments: LlamaServer.Kind.present)
  func textsAreThoseOfTheModelHere(_ kind: LlamaServer.Kind) throws {
    try withModel(.medium, on: kind, expectTexts)
  }

  private func expectTexts(of pair: Pair) throws {
    let end = try PocketText.chat.endTokens(pair.local.tokenizer)
    func here(_ ids: [Int]) throws -> String {
      let drawn = try pair.local.transformer.generate(
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
      let own = try here(PocketText.chat.promptTokens(instruction, pair.local.tokenizer))
      #expect(answer == own)
    }
    // Without a template; in the first, a server that punishes repetitions writes another text.
    let beginnings = ["<user> critique and score the response :", "1 + 1 =", "cats eat", "q :"]
    for (text, rest) in zip(beginnings, try there(beginnings, usesTemplate: false)) {
      let own = try here(pair.local.tokenizer.encode(text))
      #expect(rest.trimmingPrefix(" ") == own)
    }
  }

  @Test(arguments: LlamaServer.Kind.present)
  func samplesAreOfTheWholeDistribution(_ kind: LlamaServer.Kind) throws {
    try withModel(.small, on: kind, expectSamples)
  }

  /// How often a word comes that is not among the forty likeliest tokens: where nothing is said, the
  /// server draws none of those.
  private func expectSamples(of pair: Pair) throws {
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
