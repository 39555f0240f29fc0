import Files
import Foundation
import LanguageModels
import TestSupport
import Testing

@testable import Preferences

/// The conventions of the published code against transformers, and what the clean ones do otherwise.
@Suite struct ConventionTests {
  struct Expected: Decodable {
    struct Case: Decodable {
      var question, instruction, response: String
      var tokens: Int
      var p_yes, p_no: Double
    }
    var yes, no: [Int]
    var cases: [Case]
  }

  func fixture() throws -> (model: LanguageModel, expected: Expected) {
    let url = try #require(Bundle.module.resourceURL).appendingPathComponent("Fixtures/faithful")
    let data = try Data(contentsOf: url.appendingPathComponent("expected.json"))
    return (
      try LanguageModel(folder: url.path), try JSONDecoder().decode(Expected.self, from: data)
    )
  }

  @Test func faithfulProbabilitiesAreThoseOfTransformers() throws {
    let (model, expected) = try fixture()
    for item in expected.cases {
      var prompt = JudgePrompt.faithful
      prompt.questions = ["own": item.question]
      let judge = try PreferenceClassifier(model, prompt: prompt, conventions: .faithful)
      #expect(judge.yesTokens == expected.yes && judge.noTokens == expected.no)
      // Beside another response, with which it shares its beginning.
      let asked = JudgeItem(
        instruction: item.instruction, category: "own", responses: [item.response, "la over"])
      let encoding = try judge.encoding(of: asked)
      #expect(encoding.opening.count + encoding.responses[0].count == item.tokens)
      #expect(encoding.shortened[0] == (item.tokens == 1024))
      let score = try judge.judge([asked])[0][0]
      #expect(abs(score.pYes - item.p_yes) < 1e-5)
      #expect(abs(score.mass - item.p_yes - item.p_no) < 1e-5)
      #expect(abs(score.score - item.p_yes / (item.p_yes + item.p_no)) < 1e-5)
    }
    #expect(expected.cases.contains { $0.tokens == 1024 })
  }

  @Test func cleanWordsAreOneTokenBehindThePrompt() throws {
    // " Yes" is several pieces here, which the clean mode does not take.
    let (model, _) = try fixture()
    #expect(throws: FileError.self) { try PreferenceClassifier(model, prompt: .plain) }
    var prompt = JudgePrompt.plain
    (prompt.yes, prompt.no) = ("Y", "N")
    let judge = try PreferenceClassifier(model, prompt: prompt)
    #expect(judge.yes == model.tokenizer.id(of: "Y") && judge.no == model.tokenizer.id(of: "N"))
    (prompt.yes, prompt.no) = ("Y", "Y")
    #expect(throws: FileError.self) { try PreferenceClassifier(model, prompt: prompt) }
  }

  @Test func aChatTemplateStandsAroundThePrompt() throws {
    let (model, _) = try fixture()
    var prompt = JudgePrompt.plain
    (prompt.yes, prompt.no) = (" Y", " N")
    let template = try ChatTemplate(
      """
      {% for m in messages %}{{ '<|im_start|>' + m.role + '\\n' + m.content + '<|im_end|>\\n' }}\
      {% endfor %}{{ '<|im_start|>assistant\\n' if add_generation_prompt }}
      """, name: "chatml")
    let judge = try PreferenceClassifier(model, prompt: prompt, template: template)
    // The template ends with a line break, behind which no blank is written.
    #expect(judge.yes == model.tokenizer.id(of: "Y"))
    let item = JudgeItem(instruction: "Hi", category: "Chat", responses: ["Hello"])
    let (opening, responses) = try judge.tokens(of: item)
    let text =
      prompt.opening(instruction: "Hi", category: "Chat") + "Hello"
      + prompt.closing(category: "Chat", inChat: true)
    #expect(model.tokenizer.decode(opening + responses[0]) == (try template.render([.user(text)])))
    #expect(!text.hasSuffix("Answer:") && prompt.closing(category: "Chat").hasSuffix("Answer:"))
    // The faithful mode has none.
    let faithful = try PreferenceClassifier(
      model, prompt: .faithful, conventions: .faithful, template: template)
    #expect(try faithful.tokens(of: item).responses[0].first == 0)
  }

  @Test func templatesOfAFile() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/templates.json"
      func read(_ text: String) throws -> JudgePrompt {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try JudgePrompt.plain.with(templates: path)
      }
      let prompt = try read(
        #"""
        {"hep-go": "Go? {instruction} | {response} | Well?", "Safety": "Safe?", "generic": "Good?",
         "yes": " Sure", "no": " Nope"}
        """#)
      // A subset without a text of its own is asked its section's.
      #expect(prompt.question(for: "refusals-dangerous") == "Safe?")
      #expect(prompt.opening(instruction: "i", category: "hep-js").contains("then answer: Good?"))
      #expect(prompt.opening(instruction: "{response}", category: "hep-go") == "Go? {response} | ")
      #expect(prompt.closing(category: "hep-go") == " | Well?")
      #expect(prompt.question(for: "Safety") == "Safe?" && prompt.question(for: "x") == "Good?")
      #expect(prompt.yes == " Sure" && prompt.no == " Nope")
      #expect(prompt.opening(instruction: "i", category: "Chat").contains("then answer: Good?"))
      let faults = [
        ("{\"Chat\": \"{instruction}\"}", "\"Chat\""), ("{\"Chat\": \"{response}\"}", "\"Chat\""),
        ("{\"a\": \"{response} {instruction}\"}", "behind it"), ("[]", "not a JSON object"),
      ]
      for (text, part) in faults {
        #expect {
          try read(text)
        } throws: { "\($0)".contains(part) && "\($0)".contains(path) }
      }
    }
  }
}
