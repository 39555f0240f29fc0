import Foundation
import LanguageModels
import Preferences
import Testing

@Suite struct PreferenceFileTests {
  @Test func preferenceFilesNameLineAndField() throws {
    try withTemporaryFolder { folder in
      let path = folder + "/pairs.jsonl"
      func read(_ text: String) throws -> [PreferenceItem] {
        try Data(text.utf8).write(to: URL(fileURLWithPath: path))
        return try PreferenceItem.read(path)
      }
      let good = #"{"id": 7, "prompt": "p", "chosen": "c", "rejected": "r", "extra": [1]}"#
      let items = try read(good + "\n\n" + good.replacing("7", with: "\"seven\"") + "\n")
      #expect(items.map(\.id) == ["7", "seven"])
      #expect(items[0].subset == "all")
      let faults = [
        (good + "\n{\"prompt\": 1", "line 2"), (#"{"prompt": "p", "chosen": "c"}"#, "\"rejected\""),
        (#"{"prompt": 3, "chosen": "c", "rejected": "r"}"#, "\"prompt\""),
        ("\n", "no preference pairs"),
      ]
      for (text, names) in faults {
        #expect { try read(text) } throws: { "\($0)".contains(names) && "\($0)".contains(path) }
      }
      #expect(throws: FileError.self) { try PreferenceItem.read(folder + "/missing.jsonl") }
    }
  }
}
