import Files
import Foundation
import Notebook
import Preferences
import RemoteModels

// The readers of data, of a notebook's source and of a server's answers.

extension FuzzTarget {
  static let records = FuzzTarget(
    name: "records",
    words: [
      "\"prompt\":", "\"chosen\":", "\"rejected\":", "\"messages\":", "\"role\":", "\"user\"",
      "\"assistant\"", "\"content\":", "\"label\":", "\"output_1\":", "\"output_2\":", "\"input\":",
      "\"responses\":", "\"scores\":", "\"id\":", "null", "NaN", "1e400", "[", "]", "{", "}", ",",
      "\n", "\r\n", "\u{feff}", "\\ud83d", "\"",
    ]
  ) { bytes in
    // The reader reads files; one that lies in memory is fast enough.
    let folder = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
    let path = "\(folder)/fuzz-\(getpid()).json"
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    defer { unlink(path) }
    let written = write(file, bytes, bytes.count)
    close(file)
    guard written == bytes.count else { throw Finding("\(path) can't be written") }
    var refusal: (any Error)?
    do {
      let items = try ItemReader(path)
      while try items.next() != nil {}
    } catch { refusal = error }
    let pairs = try PreferencePair.read(path)
    for pair in pairs { try demand(!pair.turns.isEmpty, "a pair without turns") }
    if let refusal { throw refusal }
  }

  /// What made a result, as it stands beside it.
  static let maker = FuzzTarget(
    name: "made-by",
    words: [
      "\"--seed\":", "\"model\":", "\"#0\"", "\"missing\"", "null", "[", "]", "{", "}", ",", "\"",
    ]
  ) { bytes in
    let kept = try Fingerprint(encoded: Data(bytes), file: "made-by.json")
    let again = try Fingerprint(encoded: kept.encoded(), file: "again")
    try demand(again == kept && again.digest == kept.digest, "another again")
    try kept.check(wanted: Fingerprint(["--seed": "1"]), at: "labels.jsonl", remedy: "remove it")
  }

  static let weaver = FuzzTarget(
    name: "weave",
    words: [
      "//: ", "//:", "//-", "// hide", "// hide begin\n", "// hide end\n", "// fold: x\n",
      "// fold end\n", "\n", "\n\n", "```", "````\n", "let x = 1\n", "  ", "\t",
    ]
  ) { bytes in
    let source = String(decoding: bytes, as: UTF8.self)
    let outputs = [(1, "one"), (3, "two"), (10_000, "three")].map {
      Weave.Output(kind: $0.0 == 3 ? .check : .block, line: $0.0, markdown: $0.1)
    }
    let page = try Weave.page(source: source, outputs: outputs)
    for output in outputs {
      try demand(page.contains(output.markdown), "the page lacks \(output.markdown)")
    }
  }

  static let answer = FuzzTarget(
    name: "answer",
    words: [
      "\"choices\":", "\"logprobs\":", "\"content\":", "\"top_logprobs\":", "\"token\":",
      "\"logprob\":", "\"id\":", "\"completion_probabilities\":", "\"finish_reason\":", "\"stop\"",
      "\" Yes\"", "\" No\"", "\"token_id:17\"", "-0.5", "1e999", "-1e308", "null", "[", "]", "{",
      "}",
    ]
  ) { bytes in
    // The first byte is the status.
    let status = [200, 400, 401, 404, 422, 429, 500, 503][Int(bytes.first ?? 0) % 8]
    let answer = ServerConnection.Answer(status: status, body: Data(bytes.dropFirst()))
    _ = (answer.isTooLong, answer.beginning)
    guard let tokens = NextTokens(answer.fields) else {
      throw FileError("answer", "no tokens in it", remedy: "ask another server")
    }
    let numbers = tokens.tokens.map(\.logProbability)
    try demand(numbers.allSatisfy { $0 <= 0 }, "log-probabilities \(numbers)")
    for isGuess in [false, true] {
      let reading = tokens.reading(
        yes: .init(text: " Yes", id: 17), no: .init(text: " No"), isGuess: isGuess)
      try demand((0...1).contains(reading.score), "a score of \(reading.score) of \(numbers)")
    }
  }
}
