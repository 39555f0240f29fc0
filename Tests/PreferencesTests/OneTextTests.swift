import Files
import Foundation
import LanguageModels
import Tensors
import Testing

@testable import Preferences

/// What a model reads is one text, cut into tokens as one: no seam where prompt and response meet.
@Suite struct OneTextTests {
  /// A tokenizer of LanguageModels' fixtures: byte-level, and SentencePiece's.
  static func tokenizer(_ name: String) throws -> any Tokenizer {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    return try loadTokenizer(
      folder: tests.path + "/LanguageModelsTests/Fixtures/tokenizers/" + name)
  }

  /// A small model of random weights that knows its tokens.
  static func model(_ tokenizer: any Tokenizer, positions: Int = 512) -> LanguageModel {
    LanguageModel(
      transformer: Transformer(
        Configuration(
          vocabularySize: tokenizer.vocabularySize, hiddenSize: 16, intermediateSize: 16, layers: 1,
          heads: 2, maximumPositions: positions, endOfTextIds: [0]), seed: 4),
      tokenizer: tokenizer)
  }

  static func chatml() throws -> ChatTemplate {
    try ChatTemplate(
      """
      {% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content + '<|im_end|>\\n' }}\
      {% endfor %}{{ '<|im_start|>assistant\\n' if add_generation_prompt }}
      """, name: "chatml")
  }

  /// Texts whose ends join with what stands beside them.
  static let responses = [
    "Hello", "", "  ", "ends in blanks  \n", "\n\nbegins with breaks", " a blank first",
    "return x\n    ", "é\u{301}", "Hello there", "s",
  ]

  @Test(arguments: ["qwen2", "llama3", "llama2", "mistral", "gemma"], [true, false])
  func theJudgesPrompt(name: String, inChat: Bool) throws {
    let tokenizer = try Self.tokenizer(name)
    var prompt = JudgePrompt(
      before: "{instruction}\n{question} ", after: " \n?", questions: [:], generic: "Good?")
    let words = ["a", "b", "c", "d", "e", "i", "s", "t"].filter {
      (try? tokenizer.encode($0, continuing: true).count) == 1
    }
    try #require(words.count >= 2)
    (prompt.yes, prompt.no) = (words[0], words[1])
    let template = inChat ? try Self.chatml() : nil
    let judge = try PreferenceClassifier(
      Self.model(tokenizer), prompt: prompt, template: template)
    let item = JudgeItem(instruction: "Say hi ", category: "x", responses: Self.responses)
    let encoding = try judge.encoding(of: item)
    for (response, tokens) in zip(item.responses, encoding.responses) {
      let text = "Say hi \nGood? " + response + " \n?"
      let whole =
        try template.map { try tokenizer.encode($0.prompt([.user(text)])) }
        ?? tokenizer.beginningOfText + tokenizer.encode(text)
      #expect(encoding.opening + tokens == whole, "\(response.debugDescription)")
      #expect(!tokens.isEmpty)
    }
  }

  /// Training, likelihood and reward model read the same tokens, those of the whole text.
  @Test(arguments: ["qwen2", "llama3", "llama2", "mistral", "gemma"])
  func promptAndResponse(name: String) throws {
    let tokenizer = try Self.tokenizer(name)
    let model = Self.model(tokenizer)
    for format in [ChatFormat(try Self.chatml()), .raw(model.configuration)] {
      for (w, l) in zip(Self.responses, Self.responses.dropFirst()) where w != "" && l != "" {
        let pair = PreferencePair(prompt: "Say hi ", chosen: w, rejected: l)
        let tokens = try PairTokens(pair, tokenizer, format)
        let read = try RewardModel(model, format: format).tokens(of: pair.item)
        #expect(read.prompt == tokens.prompt)
        #expect(read.responses == [tokens.chosen, tokens.rejected])
        for (text, end) in [(w, tokens.chosen), (l, tokens.rejected)] {
          let whole =
            format == .raw(model.configuration)
            ? try tokenizer.beginningOfText + tokenizer.encode("Say hi " + text) + [0]
            : try tokenizer.encode(
              Self.chatml().prompt(
                [.user("Say hi "), .assistant(text)], addGenerationPrompt: false))
          #expect(tokens.prompt + end == whole, "\(text.debugDescription)")
        }
      }
    }
  }

  private func decoded(
    _ source: String, _ response: String, tokens: [String: String] = [:]
  ) throws -> (prompt: String, response: String) {
    let tokenizer = try Self.tokenizer("mistral")
    let format = ChatFormat(try ChatTemplate(source, name: "t", tokens: tokens))
    let both = try format.tokens(of: [.user("Name a fruit.")], [response], tokenizer)
    return (tokenizer.decode(both.prompt), tokenizer.decode(both.responses[0]))
  }

  @Test func theTemplateDecidesWhereAResponseBeginsAndEnds() throws {
    // A blank between the bracket and the answer, which is trimmed, and an end.
    let blank =
      "{{ bos_token }}{% for m in messages %}{% if m.role == 'user' %}{{ '[INST] ' + m.content | "
      + "trim + ' [/INST]' }}{% else %}{{ ' ' + m.content | trim + eos_token }}{% endif %}"
      + "{% endfor %}"
    let own = ["bos_token": "<s>", "eos_token": "</s>"]
    let (prompt, response) = try decoded(blank, "  An apple. ", tokens: own)
    #expect(prompt.hasSuffix("[INST] Name a fruit. [/INST]"))
    #expect(response.hasSuffix("An apple.</s>"))
    let tokenizer = try Self.tokenizer("mistral")
    let template = try ChatTemplate(blank, name: "t", tokens: own)
    let both = try ChatFormat(template).tokens(
      of: [.user("Name a fruit.")], ["An apple."], tokenizer)
    let whole = try tokenizer.encode(
      template.prompt([.user("Name a fruit."), .assistant("An apple.")]))
    #expect(both.prompt + both.responses[0] == whole)
    // A thought that the template writes, and what stands behind the end.
    let thinks =
      "{% for m in messages %}{{ m.role + ':' + ('<think></think>' if m.role == 'assistant' else '') + "
      + "m.content + '</s>\\n' }}{% endfor %}{{ 'assistant:' if add_generation_prompt }}"
    #expect(try decoded(thinks, "An apple.").response == "<think></think>An apple.</s>\n")
  }

  @Test func apromptThatChangesBeforeItsAnswerIsLeftOutAndCounted() throws {
    let changes =
      "{{ 'ask: ' if add_generation_prompt else 'told: ' }}{% for m in messages %}{{ m.content }}"
      + "{% endfor %}"
    let tokenizer = try Self.tokenizer("qwen2")
    let format = ChatFormat(try ChatTemplate(changes, name: "t"))
    let pair = PreferencePair(prompt: "a", chosen: "b", rejected: "c")
    #expect(throws: ChatFormat.PromptChanges.self) { try PairTokens(pair, tokenizer, format) }
    let cut = try CutPairs([pair, pair], tokenizer, format, maximumLength: 99)
    #expect(cut.pairs.isEmpty && cut.changing.count == 2)
  }

  @Test func anEndOfSeveralTokensStopsNothingByItsPieces() throws {
    let model = Self.model(try Self.tokenizer("qwen2"))
    let long = ChatFormat(prompt: "{instruction}", end: "<end of it>")
    #expect(try model.tokenizer.encode("<end of it>").count > 1)
    #expect(try long.stops(model) == [0])
    let end = try #require(model.tokenizer.id(of: "<|im_end|>"))
    #expect(try ChatFormat(Self.chatml()).stops(model) == [0, end])
  }

  @Test func aRawResponseHasOneEnd() throws {
    let tokenizer = try Self.tokenizer("qwen2")
    let end = try #require(tokenizer.id(of: "<|im_end|>"))
    var configuration = Self.model(tokenizer).configuration
    configuration.endOfTextIds = [end]
    let format = ChatFormat.raw(configuration)
    let tokens = try format.tokens(
      of: [.user("q")], ["An apple.<|im_end|>", "A chair."], tokenizer)
    #expect(tokens.responses.allSatisfy { $0.last == end && $0.count { $0 == end } == 1 })
    #expect(throws: FileError.self) { try format.tokens(of: [.user("")], ["a", "b"], tokenizer) }
  }
}
