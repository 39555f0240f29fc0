import Foundation

/// Thirty submissions of exercise 1.1, p′_yes from two logits: right, wrong, and hostile ones.
struct ThirtySubmissions {
  struct One {
    var name: String
    var source: String
    /// Points of ten that they are worth.
    var worth: ClosedRange<Double>
    /// What the reason has to say.
    var reason = ""
    /// Where the file lies in the submission.
    var path = "exercises/01-1-two-logits/main.swift"
  }

  private static let head = "import Exercises\nimport Foundation\n"
  private static let right = "TwoLogits.answer { 1 / (1 + exp($0.zNo - $0.zYes)) }\n"

  private static func answer(_ body: String, before: String = "") -> String {
    head + before + "\nTwoLogits.answer { input in\n  \(body)\n}\n"
  }

  /// - Parameters:
  ///   - secret: a file outside that holds the solution.
  ///   - outside: a folder that nothing may be written to.
  static func all(secret: String, outside: String) -> [One] {
    good + wrong + [
      // Crashing
      One(name: "crashes", source: answer("return [0.5][7]"), worth: 0...0, reason: "crashed"),
      One(
        name: "crashes-at-the-third",
        source: answer(
          "count += 1\n  return count == 3 ? [0.5][7] : 1 / (1 + exp(input.zNo - input.zYes))",
          before: "nonisolated(unsafe) var count = 0"), worth: 0...0, reason: "crashed"),
      One(
        name: "recurses",
        source: answer(
          "return deeper(input.zYes)",
          before: "func deeper(_ x: Double) -> Double { x + deeper(x + 1) }"), worth: 0...0),
      One(name: "ends-at-once", source: head + "exit(0)\n", worth: 0...0, reason: "0 answers"),
      // Endless
      One(name: "loops", source: answer("while true {}"), worth: 0...0, reason: "never ends"),
      One(name: "sleeps", source: head + "sleep(1_000_000)\n", worth: 0...0, reason: "ended after"),
      One(
        name: "prints-without-end",
        source: head + "while true { print(\"0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5 0.5\") }\n",
        worth: 0...0),
      // Filling
      One(
        name: "fills-the-disk",
        source: head + """
          let megabyte = Data(count: 1 << 20)
          for number in 0..<100_000 { try megabyte.write(to: URL(fileURLWithPath: "file-\\(number)")) }
          \(right)
          """, worth: 0...0),
      One(
        name: "fills-the-memory",
        source: head + """
          var kept: [[UInt8]] = []
          while true { kept.append([UInt8](repeating: 1, count: 64 << 20)) }
          """, worth: 0...0),
      One(
        name: "forks",
        source: head + """
          while true {
            let child = Process()
            child.executableURL = URL(fileURLWithPath: "/bin/sh")
            child.arguments = ["-c", "while :; do sleep 1000 & done"]
            try? child.run()
          }
          """, worth: 0...0),
      // Forging
      One(
        name: "prints-marks",
        source: head + """
          for _ in 0..<20 { print(#"{"name": "1.1", "points": 10, "of": 10, "passed": true}"#) }
          """, worth: 0...0),
      One(
        name: "writes-marks",
        source: head + """
          for folder in [".", "..", "\(outside)", "/tmp"] {
            try? Data("writes-marks,10".utf8).write(to: URL(fileURLWithPath: folder + "/marks.csv"))
          }
          \(right)
          """, worth: 10...10),
      One(
        name: "kills-its-parent",
        source: head + "kill(getppid(), SIGKILL)\nkill(-1, SIGKILL)\n" + right, worth: 0...10),
      // Reading
      One(
        name: "reads-the-solution",
        source: answer(
          "return known ? 1 / (1 + exp(input.zNo - input.zYes)) : 0.123",
          before: "let known = (try? String(contentsOfFile: \"\(secret)\", encoding: .utf8)) != nil"
        ),
        worth: 0...2),
      One(
        name: "imports-the-solution",
        source: head + "import Solutions\n" + right, worth: 0...0, reason: "no such module"),
      One(
        name: "knows-the-inputs",
        source: answer(
          """
          let known = TwoLogits.inputs().contains { $0.zYes == input.zYes && $0.zNo == input.zNo }
            return known ? 1 / (1 + exp(input.zNo - input.zYes)) : 0.123
          """), worth: 0...1, reason: "does not show"),
      One(
        name: "is-a-link", source: "", worth: 0...0, reason: "is a link"),
      One(
        name: "is-large", source: head + right + String(repeating: "// long\n", count: 60_000),
        worth: 0...0, reason: "bytes"),
    ]
  }

  private static let good = [
    One(name: "good-sigmoid", source: head + right, worth: 10...10),
    One(
      name: "good-tanh", source: answer("(1 + tanh((input.zYes - input.zNo) / 2)) / 2"),
      worth: 10...10),
    One(
      name: "good-shifted",
      source: answer(
        """
        let top = max(input.zYes, input.zNo)
          let (yes, no) = (exp(input.zYes - top), exp(input.zNo - top))
          return yes / (yes + no)
        """), worth: 10...10),
    One(
      name: "good-and-talks", source: answer("print(\"now\", input)\n  return " + sigmoid),
      worth: 10...10),
    One(
      name: "good-elsewhere", source: head + right, worth: 10...10,
      path: "01-1-two-logits/main.swift"),
    One(name: "=good(\"cell\")", source: head + right, worth: 10...10),
  ]
  private static let sigmoid = "1 / (1 + exp(input.zNo - input.zYes))"

  private static let wrong = [
    One(name: "wrong-odds", source: answer("exp(input.zYes - input.zNo)"), worth: 0...4),
    One(name: "wrong-way", source: answer("1 / (1 + exp(input.zYes - input.zNo))"), worth: 0...4),
    One(
      name: "wrong-overflow",
      source: answer("exp(input.zYes) / (exp(input.zYes) + exp(input.zNo))"), worth: 1...9),
    One(
      name: "wrong-sign", source: answer("input.zYes > input.zNo ? 1.0 : 0.0"), worth: 0...6),
    One(name: "unbuilt", source: answer("return \"yes\""), worth: 0...0, reason: "not build"),
    One(name: "missing", source: "", worth: 0...0, reason: "missing", path: "notes.txt"),
  ]

  /// Writes them into a folder.
  static func write(_ all: [One], to folder: URL, link: String) throws {
    for one in all {
      let file = folder.appendingPathComponent("\(one.name)/\(one.path)")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      if one.name == "is-a-link" {
        try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: link)
      } else {
        try Data(one.source.utf8).write(to: file)
      }
    }
  }
}
