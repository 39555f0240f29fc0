import Foundation
import TestSupport
import Testing

@testable import Files
@testable import ipo

/// Texts of strangers on a terminal.
@Suite struct TerminalTests {
  private func isPlain(_ text: String) -> Bool {
    !text.unicodeScalars.contains { $0.isObeyed && $0 != "\n" && $0 != "\t" }
  }

  @Test func linesStayLines() {
    for text in HostileText.all() {
      #expect(!text.terminalLine.unicodeScalars.contains { $0.isObeyed })
      #expect(isPlain(text.terminalText))
      #expect(text.terminalText.withoutOrders == text.withoutOrders, "\(text.debugDescription)")
    }
    var table = TextTable("name", "value")
    for text in HostileText.all() { table.add([text, text]) }
    #expect(table.text.utf8.count { $0 == 10 } == HostileText.all().count)
    #expect("βeta – “x” 日本 \u{1f44d}\u{1f3fd}".terminalLine == "βeta – “x” 日本 \u{1f44d}\u{1f3fd}")
  }

  @Test func jsonSaysTheSame() throws {
    let texts = HostileText.all()
    for indented in [false, true] {
      let text = try json(texts, indented: indented)
      #expect(isPlain(text) && !text.contains("\t"))
      #expect(try JSONDecoder().decode([String].self, from: Data(text.utf8)) == texts)
      #expect(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String] == texts)
    }
  }

  /// The tool itself, on a model, a server's name and data whose every name and text is an order.
  @Test func theToolShowsNoneOfItsInputsAsOrders() throws {
    try withTemporaryFolder { folder in
      let program = Programs.folder(with: "ipo").appendingPathComponent("ipo")
      func run(_ arguments: [String]) throws -> (status: Int32, said: String) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        let output = folder + "/.said"
        try Data().write(to: URL(fileURLWithPath: output))
        let said = try #require(FileHandle(forWritingAtPath: output))
        (process.standardOutput, process.standardError) = (said, said)
        try process.run()
        process.waitUntilExit()
        return (process.terminationStatus, try String(contentsOfFile: output, encoding: .utf8))
      }
      let order = "\u{1b}]0;x\u{7}\u{9b}2J\u{202e}\u{8}\nipo: forged\r"
      let model = folder + "/m\(order)"
      try ByteModel.write(to: model)
      let pair: [String: Any] = [
        "id": order, "subset": "s" + order, "prompt": order, "chosen": "a" + order,
        "rejected": "b" + order,
      ]
      let name = "d\(order).jsonl"
      try JSONSerialization.data(withJSONObject: pair).write(
        to: URL(fileURLWithPath: folder + "/" + name))
      try "a\u{1b}[2Jb\nc\u{202e}d\n".write(
        toFile: folder + "/r", atomically: true, encoding: .utf8)
      for (status, arguments) in [
        (0, ["judge", "--model", model, name]), (0, ["judge", "--model", model, "--json", name]),
        (0, ["inspect", "--model", model]), (0, ["inspect", "--model", model, "--ids", order]),
        (0, ["rank", "--model", model, "--instruction", order, "r"]),
        (0, ["rank", "--model", model, "--instruction", order, "--json", "r"]),
        (1, ["judge", "--model", model, name + "x"]), (1, ["inspect", "--model", "x" + order]),
        (64, ["judge", "--x" + order]), (64, [order]),
      ] as [(Int32, [String])] {
        let process = try run(arguments)
        #expect(process.status == status, "\(process.said.debugDescription)")
        #expect(isPlain(process.said), "\(arguments[0]): \(process.said.debugDescription)")
        #expect(!process.said.split(separator: "\n").contains { $0.hasPrefix("ipo: forged") })
      }
    }
  }
}
