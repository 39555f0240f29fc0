import Files
import Foundation
import LanguageModels
import Preferences
import TestSupport
import Testing

/// Files as people keep them, and what they mean.
@Suite struct PreferenceRecordTests {
  func read(_ text: String) throws -> [PreferencePair] {
    try withTemporaryFolder { folder in
      let path = folder + "/pairs.json"
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      return try PreferencePair.read(path)
    }
  }

  @Test func everyFormMeansTheSamePair() throws {
    let user = #"{"role": "user", "content": "2 + 2 ?"}"#
    func assistant(_ text: String) -> String { #"{"role": "assistant", "content": "\#(text)"}"# }
    let forms = [
      #"{"prompt": "2 + 2 ?", "chosen": "4", "rejected": "5"}"#,
      #"{"prompt": [\#(user)], "chosen": [\#(assistant("4"))], "rejected": [\#(assistant("5"))]}"#,
      #"{"chosen": [\#(user), \#(assistant("4"))], "rejected": [\#(user), \#(assistant("5"))]}"#,
      #"{"prompt": "2 + 2 ?", "chosen": [\#(user), \#(assistant("4"))], "#
        + #""rejected": [\#(user), \#(assistant("5"))], "messages": [], "score_chosen": 7.5}"#,
      #"{"input": "2 + 2 ?", "output_1": "5", "output_2": "4", "label": 2}"#,
      #"{"input": "2 + 2 ?", "output_1": "4", "output_2": "5", "label": 1}"#,
    ]
    for form in forms {
      let item = try #require(try read(form).first)
      #expect([item.prompt, item.chosen, item.rejected] == ["2 + 2 ?", "4", "5"], "\(form)")
      #expect(item.conversation == nil && item.turns.count == 1)
    }
    #expect(try read(forms[3])[0].scoreChosen == 7.5)
    // All of them in one array, over several lines.
    let array = try read("\u{FEFF}\n [\n" + forms.joined(separator: " ,\n\n") + "\n]\n")
    #expect(array.map(\.id) == ["1", "2", "3", "4", "5", "6"])
    #expect(Set(array.map(\.chosen)) == ["4"])
  }

  @Test func implicitPromptsOfTexts() throws {
    let item = try read(
      #"{"chosen": "Human: hi\n\nAssistant: The cat", "rejected": "Human: hi\n\nAssistant: That"}"#
    )[0]
    #expect(item.prompt == "Human: hi\n\nAssistant:")
    #expect(item.chosen == " The cat" && item.rejected == " That")
  }

  @Test func conversationsKeepTheirTurns() throws {
    let turns = """
      [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi"},
      {"role": "assistant", "content": "Hello"}, {"role": "user", "content": "Bye"}]
      """.replacing("\n", with: " ")
    let item = try read(
      #"{"prompt": \#(turns), "chosen": [{"role": "assistant", "content": "x"}], "#
        + #""rejected": [{"role": "assistant", "content": "x"}]}"#)[0]
    #expect(item.prompt == "System: Be brief.\n\nUser: Hi\n\nAssistant: Hello\n\nUser: Bye")
    #expect(item.turns.map(\.role) == ([.system, .user, .assistant, .user] as [ChatMessage.Role]))
    #expect(item.chosen == "x" && item.rejected == "x")
  }

  @Test func bracketsInTextsDoNotEndAnElement() throws {
    let text = #"a ] } \" \\"#
    let items = try read(
      #"[{"prompt": "[{\#(text)", "chosen": "\#(text)]", "rejected": "\\\""}]"#)
    #expect(items.count == 1)
    #expect(items[0].chosen == "a ] } \" \\]" && items[0].rejected == "\\\"")
  }

  @Test func faultsNameElementFieldAndRemedy() throws {
    let good = #"{"prompt": "p", "chosen": "c", "rejected": "r"}"#
    let message = #"{"role": "user", "content": "p"}"#
    let cases: [(text: String, parts: [String])] = [
      ("[\(good), {\"prompt\": 1}]", ["element 2", "no field \"chosen\""]),
      ("[\(good)", ["breaks off in element 1", "fetch"]), ("[]", ["no preference pairs"]),
      ("[\(good),, \(good)]", ["behind element 1"]), ("[\(good)]\nmore", ["line"]),
      (good + "\n[1]", ["line 2", "not a JSON object", "one object a line"]),
      (#"{"chosen": "cats", "rejected": "dogs"}"#, ["share no beginning", "\"prompt\""]),
      (#"{"prompt": "p", "chosen": [\#(message)], "rejected": []}"#, ["\"rejected\"", "empty"]),
      (
        #"{"prompt": "p", "chosen": [\#(message), \#(message)], "rejected": [\#(message)]}"#,
        ["assistant"]
      ),
      (#"{"prompt": "p", "chosen": "c", "rejected": "r", "score_chosen": NaN}"#, ["NaN", "byte"]),
      (#"{"prompt": "\ud83d", "chosen": "c", "rejected": "r"}"#, ["surrogate", "byte"]),
      (#"{"prompt": "p", "chosen": [{"role": "user"}], "rejected": []}"#, ["\"content\""]),
      (#"{"prompt": "p", "completion": "c", "label": true}"#, ["not a pair"]),
      (
        #"{"instruction": "p", "output": "c", "generator": "g"}"#, ["without a preference", "rank"]
      ),
      (#"{"input": "p", "output_1": "c", "output_2": "d", "label": 0}"#, ["\"label\""]),
      ("PAR1\u{0}", ["Parquet", "to_json"]),
    ]
    for (text, parts) in cases {
      #expect {
        try read(text)
      } throws: { error in
        parts.allSatisfy { "\(error)".contains($0) && "\(error)".contains("pairs.json") }
      }
    }
  }

  @Test func responsesInEveryForm() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/responses.json"
      let text = """
        [{"instruction": "p", "output": "x", "generator": "g", "dataset": "d"},
         {"prompt": "p", "responses": ["x", "y"], "scores": [0.5, 1], "category": "Chat"},
         {"messages": [{"role": "user", "content": "p"}, {"role": "assistant", "content": "x"}]}]
        """
      try Data(text.utf8).write(to: URL(fileURLWithPath: path))
      let reader = try ItemReader(path)
      var items: [JudgeItem] = []
      while let item = try reader.next() { items.append(item) }
      #expect(items.map(\.responses) == [["x"], ["x", "y"], []])
      #expect(Set(items.map(\.instruction)) == ["p"] && items[1].category == "Chat")
      // What is written is what is read.
      let copy = folder + "/copy.jsonl"
      try JSONLines.write(items, to: copy)
      let again = try ItemReader(copy)
      for item in items { #expect(try again.next() == item) }
      #expect(reader.records.bytesRead <= reader.records.size ?? 0)
    }
  }

  @Test func idsAndLinesAreNamed() throws {
    let good = #"{"id": 7, "prompt": "p", "chosen": "c", "rejected": "r", "extra": [1]}"#
    let items = try read(good + "\n\n" + good.replacing("7", with: "\"seven\"") + "\n")
    #expect(items.map(\.id) == ["7", "seven"])
    #expect(items[0].category == "all")
    let faults = [
      (good + "\n{\"prompt\": 1", "line 2"), (#"{"prompt": "p", "chosen": "c"}"#, "\"rejected\""),
      (#"{"prompt": 3, "chosen": "c", "rejected": "r"}"#, "\"prompt\""),
      ("\n", "no preference pairs"),
    ]
    for (text, names) in faults { #expect { try read(text) } throws: { "\($0)".contains(names) } }
    #expect(throws: FileError.self) { try PreferencePair.read("missing.jsonl") }
  }
}
