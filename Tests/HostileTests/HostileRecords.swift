import Foundation
import Preferences

extension HostileTable {
  static let records = HostileTable(reader: "data", rows: lines + arrays + fields + places)

  private static let good = #"{"prompt":"p","chosen":"c","rejected":"r"}"#

  private static func raw(_ kind: String, _ data: Data, _ names: [String]) -> Hostile {
    Hostile(
      kind: "data: " + kind, names: ["pairs.jsonl"] + names,
      make: { try write(data, $0 + "/pairs.jsonl") },
      read: { _ = try PreferencePair.read($0 + "/pairs.jsonl") })
  }
  private static func row(_ kind: String, _ text: String, _ names: String...) -> Hostile {
    raw(kind, Data(text.utf8), names)
  }

  private static let lines: [Hostile] = [
    row("an empty file", "", "no preference pairs"), row("blank lines", "\n \r\n", "no preference"),
    row("a byte-order mark alone", "\u{feff}", "no preference pairs"),
    row("a bad line behind a byte-order mark", "\u{feff}\(good)\n{\"p", "line 2", "byte"),
    row("a bad line behind CRLF", "\(good)\r\n\r\n{\"prompt\":}\r\n", "line 3", "byte 10"),
    row("lines parted by CR alone", "\(good)\r\(good)", "line 1"),
    row("a line that breaks off", "\(good)\n{\"prompt\": ", "line 2", "breaks off"),
    row("two objects on a line", good + good, "line 1", "follows"),
    row("a comma between lines", "\(good),\n\(good)", "line 1"),
    row("a list on a line behind", "\(good)\n[1]", "line 2", "not a JSON object"),
    row("a text", "\"x\"", "line 1", "not JSON"),
    row("single quotes, as Python prints", "{'prompt': 'p'}", "line 1", "byte 1"),
    row("10,000 nested brackets", "{\"prompt\":\(nested(10_000))}", "line 1", "levels"),
    row("300 nested brackets", "{\"prompt\":\"p\",\"x\":\(nested(300))}", "line 1", "levels"),
    row("not a number", #"{"prompt":"p","chosen":"c","rejected":"r","x":NaN}"#, "line 1", "NaN"),
    row("half a surrogate pair", #"{"prompt":"\ud83d"}"#, "line 1", "surrogate"),
    row("a line break within a text", "{\"prompt\":\"a\nb\"}", "line 1"),
    row(
      "a key twice", #"{"prompt":"p","chosen":"c","chosen":"d","rejected":"r"}"#,
      "chosen occurs twice"),
    raw("a text that is not UTF-8", Data("{\"prompt\":\"".utf8) + [0xff, 0x22, 0x7d], ["line 1"]),
    raw("zeros", Data(count: 100), []), raw("Parquet", Data("PAR1".utf8), ["Parquet"]),
    raw("a packed file", Data([0x1f, 0x8b, 8, 0]), ["packed"]),
    raw("UTF-16", good.data(using: .utf16) ?? Data(), ["line 1"]),
    raw(
      "a line of 100 MB",
      Data((good + "\n{\"prompt\":\"").utf8) + Data(repeating: 0x61, count: 100_000_000)
        + Data("\"}".utf8), ["line 2", "more than 67108864 bytes"]),
  ]

  private static let arrays: [Hostile] = [
    row("an empty array", "[]", "no preference pairs"),
    row("an array that breaks off", "[\(good)", "element 1", "breaks off"),
    row("an element that breaks off", "[\(good), {\"prompt\": \"", "element 2", "breaks off"),
    row("nothing between two commas", "[\(good),,\(good)]", "behind element 1"),
    row("a comma at the end", "[\(good),]", "behind element 1"),
    row("an element that is a number", "[\(good), 7]", "element 2"),
    row("text behind the array", "[\(good)]\nmore", "line"),
    raw(
      "an element of 100 MB",
      Data("[{\"prompt\":\"".utf8) + Data(repeating: 0x61, count: 100_000_000) + Data("\"}]".utf8),
      ["element 1", "more than 67108864 bytes"]),
  ]

  private static let user = #"{"role":"user","content":"p"}"#

  private static let fields: [Hostile] = [
    row("no responses", #"{"prompt":"p"}"#, "no field \"chosen\""),
    row("one response", #"{"prompt":"p","chosen":"c"}"#, "no field \"rejected\""),
    row("a prompt that is a number", #"{"prompt":1,"chosen":"c","rejected":"r"}"#, "\"prompt\""),
    row("a response that is null", #"{"prompt":"p","chosen":null,"rejected":"r"}"#, "\"chosen\""),
    row(
      "a response that is an object", #"{"prompt":"p","chosen":{},"rejected":"r"}"#, "\"chosen\""),
    row("no prompt in common", #"{"chosen":"cats","rejected":"dogs"}"#, "share no beginning"),
    row("empty texts", #"{"chosen":"","rejected":""}"#, "share no beginning"),
    row("an empty list of messages", #"{"prompt":"p","chosen":[\#(user)],"rejected":[]}"#, "empty"),
    row(
      "a message without a content", #"{"prompt":[{"role":"user"}],"chosen":"c","rejected":"r"}"#,
      "content"),
    row(
      "a message of nobody known",
      #"{"prompt":[{"role":"tool","content":"x"}],"chosen":"c","rejected":"r"}"#, "tool"),
    row(
      "a label that is 0", #"{"input":"p","output_1":"c","output_2":"d","label":0}"#, "\"label\""),
    row(
      "a label that is true", #"{"input":"p","output_1":"c","output_2":"d","label":true}"#,
      "\"label\""),
    row(
      "a score in letters", #"{"prompt":"p","chosen":"c","rejected":"r","score_chosen":"7"}"#,
      "score_chosen"),
    row("an id with a fraction", #"{"id":1.5,"prompt":"p","chosen":"c","rejected":"r"}"#, "\"id\""),
    row(
      "a completion with a label", #"{"prompt":"p","completion":"c","label":true}"#, "not a pair"),
    Hostile(
      kind: "data: scores for other responses", names: ["pairs.jsonl, line 1", "2 numbers for 1"],
      make: { try write(#"{"prompt":"p","responses":["x"],"scores":[1,2]}"#, $0 + "/pairs.jsonl") },
      read: { _ = try ItemReader($0 + "/pairs.jsonl").next() }),
    Hostile(
      kind: "data: a conversation without a user",
      names: ["pairs.jsonl, line 1", "without a user"],
      make: {
        try write(#"{"messages":[{"role":"assistant","content":"x"}]}"#, $0 + "/pairs.jsonl")
      },
      read: { _ = try ItemReader($0 + "/pairs.jsonl").next() }),
  ]

  private static func place(
    _ kind: String, _ names: String..., make: @escaping @Sendable (String) throws -> Void
  ) -> Hostile {
    Hostile(
      kind: "data: " + kind, names: ["pairs.jsonl"] + names,
      make: { try make($0 + "/pairs.jsonl") },
      read: { _ = try PreferencePair.read($0 + "/pairs.jsonl") })
  }

  private static let places: [Hostile] = [
    place("no file", "No such file") { _ in },
    place("a folder in its place", make: makeFolder),
    place("a link to itself", "symbolic links") { try makeLink($0, to: "pairs.jsonl") },
    place("an endless device", "more than 67108864 bytes") { try makeLink($0, to: "/dev/zero") },
  ]
}
