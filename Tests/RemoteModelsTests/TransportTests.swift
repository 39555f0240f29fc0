import Files
import Foundation
import LanguageModels
import Preferences
import Testing

@testable import RemoteModels

/// What a broken, slow or busy server may do to a run.
@Suite struct TransportTests {
  private func expectError(
    _ words: String..., limits: AnswerLimits = .init(),
    _ reply: @escaping @Sendable (FakeServer.Request) -> FakeServer.Reply
  ) throws {
    let server = try FakeServer(reply)
    let connection = try ServerConnection(server.address, patience: 0.01, limits: limits)
    #expect {
      try connection.send("/x", ["a": 1])
    } throws: { error in
      error is FileError && words.allSatisfy("\(error)".contains)
    }
    #expect(server.requests.count == 1)
  }

  @Test func anAnswerIsLimited() throws {
    let large = String(repeating: "x", count: 100_000)
    try expectError("more than 1000 bytes", limits: .init(bytes: 1000)) { _ in .init(text: large) }
    try expectError("within 0.2 seconds", limits: .init(seconds: 0.2)) { _ in
      Thread.sleep(forTimeInterval: 1)
      return .init()
    }
    let server = try FakeServer { _ in .init(text: large) }
    let connection = try ServerConnection(server.address, patience: 0.01)
    #expect(try connection.send("/x").body == Data(large.utf8))
    #expect(AnswerLimits().bytes == 64 << 20)
  }

  /// Headers, interim answers and pieces without end, a byte now and then, and a few bytes that are
  /// unpacked to endless zeros: each an error line, soon.
  @Test(arguments: Flood.allCases) fileprivate func answersWithoutEnd(_ flood: Flood) throws {
    let isOver = Flag()
    let server = try FakeServer { request in
      request.path == "/other"
        ? .init(raw: { _ in while !isOver.isSet { Thread.sleep(forTimeInterval: 0.01) } })
        : .init(raw: { write in
          var isOpen = write(flood.first)
          let begin = ContinuousClock.now
          while isOpen, !isOver.isSet, ContinuousClock.now - begin < .seconds(5) {
            isOpen = write(flood.more)
            if flood == .drip { Thread.sleep(forTimeInterval: 0.02) }
          }
        })
    }
    let connection = try ServerConnection(
      server.address, patience: 0.001, limits: .init(bytes: 1 << 20, seconds: 0.5))
    let begin = ContinuousClock.now
    // Others that wait for this server do not wait on.
    #expect(throws: FileError.self) {
      try mapConcurrently(2, atOnce: 2) { try connection.send($0 == 0 ? "/x" : "/other") }
    }
    #expect(ContinuousClock.now - begin < .seconds(2))
    isOver.set()
  }

  @Test func aServerThatLeadsInACircleIsLeft() throws {
    let server = try FakeServer { _ in .init(status: 302, headers: ["Location": "/x"]) }
    let connection = try ServerConnection(
      server.address, patience: 0.001, limits: .init(seconds: 1))
    #expect(throws: FileError.self) { try connection.send("/x") }
    #expect(server.requests.count < 1000)
  }

  /// The key and the texts stay with the server that was named.
  @Test(arguments: [301, 302, 307, 308]) func noOtherServerIsAsked(_ status: Int) throws {
    let other = try FakeServer { _ in .init() }
    try expectError("status \(status)", other.address, "trust") { request in
      .init(status: status, headers: ["Location": other.address + request.path])
    }
    #expect(other.requests.isEmpty)
    // On the same server it may lead on.
    let server = try FakeServer { request in
      request.path == "/x"
        ? .init(status: status, headers: ["Location": "/y"]) : .init(body: ["path": request.path])
    }
    let answer = try ServerConnection(server.address, patience: 0.01).send("/x")
    #expect(answer.fields["path"] as? String == "/y")
  }

  @Test(arguments: ["nan", "-5", "inf", "soon"])
  func anUnusableRetryAfterIsNone(_ value: String) throws {
    let server = try FakeServer { _ in .init(status: 429, headers: ["Retry-After": value]) }
    let answer = try ServerConnection(server.address, patience: 0.001).send("/x", isOptional: true)
    #expect(answer.status == 429 && (answer.retryAfter ?? 0) == 0 && server.requests.count == 6)
  }

  @Test func lengthsAreToldFromOtherRefusals() {
    func isTooLong(_ text: String, _ status: Int = 400) -> Bool {
      ServerConnection.Answer(status: status, body: Data(text.utf8)).isTooLong
    }
    for text in [
      "This model's maximum context length is 2048 tokens. However, you requested 3001 tokens",
      #"{"code":400,"message":"the request exceeds the available context size, try increasing it"}"#,
      #"{"error": {"code": "context_length_exceeded"}}"#, "The prompt is too long",
      "`inputs` must have less than 1024 tokens. Given: 3001",
      "Requested tokens (300) exceed context window of 256",
    ] {
      #expect(isTooLong(text), "\(text)")
      #expect(!isTooLong(text, 404) && !isTooLong(text, 429))
    }
    for text in [
      "top_logprobs must be less than or equal to 5", "unknown field logprob_token_ids",
      "Requested sample logprobs of 20, which is greater than max allowed: 5", "",
    ] { #expect(!isTooLong(text), "\(text)") }
  }

  /// Text that is no JSON, numbers that are none, and arrays where objects belong: error lines.
  @Test(
    arguments: [
      #"{"choices": [{"logprobs": {"top_logprobs": [{" Yes": 1000, " No": -1}]}}]}"#,
      #"{"choices": [{"logprobs": {"top_logprobs": [{" Yes": 1000}]}}]}"#,
      #"{"choices": [{"logprobs": {"top_logprobs": [{" Yes": NaN, " No": -1}]}}]}"#,
      #"{"choices": [{"logprobs": {"top_logprobs": [{" Yes": Infinity, " No": -1}]}}]}"#,
      #"{"choices": [{"logprobs": {"top_logprobs": [{" Yes": 1e999, " No": -1}]}}]}"#,
      #"{"choices": [{"logprobs": {"top_logprobs": [{" Yes": "-1", " No": -1}]}}]}"#,
      #"{"choices": {"logprobs": 7}}"#, "[]", "7", "", "<html>",
      #"{"choices": [{"logprobs": []}]}"#,
      String(repeating: "[", count: 100_000),
    ])
  func unusableAnswersAreErrors(_ text: String) throws {
    let server = try FakeServer { request in
      request.path == "/v1/completions"
        ? .init(text: text) : RemoteJudgeTests.listed(request) ?? .init(status: 404)
    }
    try withFolder { folder in
      let model = try RemoteModel(
        address: server.address, cache: folder, usesTemplate: false, patience: 0.001)
      let judge = RemoteJudge(model, prompt: .plain)
      #expect {
        try judge.scores([JudgeItem(instruction: "x", category: "", responses: ["y"])])
      } throws: { $0 is FileError && "\($0)".contains("log-probabilities") }
    }
  }

  @Test func aRatioThatIsNoneIsNotTaken() throws {
    let server = try FakeServer { request in
      if let reply = RemoteJudgeTests.listed(request) { return reply }
      switch request.path {
      case "/version": return .init(body: ["version": "0.16"])
      case "/tokenize":
        return .init(body: ["tokens": RemoteJudgeTests.tokens(request.body["prompt"])])
      case "/v1/completions" where request.body["logprob_token_ids"] == nil:
        return .init(body: ["choices": [["logprobs": ["top_logprobs": [[" the": -0.1]]]]]])
      case "/generative_scoring": return .init(body: ["data": [["score": 1e300]]])
      default: return .init(status: 400)
      }
    }
    try withFolder { folder in
      let model = try RemoteModel(
        address: server.address, cache: folder, usesTemplate: false, patience: 0.01)
      let item = JudgeItem(instruction: "x", category: "", responses: ["y"])
      #expect(try RemoteJudge(model, prompt: .plain).readings([item]) { _ in }[0][0].bounds != nil)
    }
  }

  /// A route that fails was asked six times for each response, with pauses between.
  @Test(arguments: [500, 502, 404, 405, 501])
  func aRouteThatFailsIsSoonLeftAlone(_ status: Int) throws {
    let server = try FakeServer { request in
      if let reply = RemoteJudgeTests.listed(request) { return reply }
      switch request.path {
      case "/version": return .init(body: ["version": "0.16"])
      case "/v1/completions" where request.body["logprob_token_ids"] == nil:
        let list = [" Yes": -0.5, " No": -1.5]
        return .init(body: ["choices": [["logprobs": ["top_logprobs": [list]]]]])
      default: return .init(status: status)
      }
    }
    try withFolder { folder in
      let model = try RemoteModel(
        address: server.address, cache: folder, usesTemplate: false, patience: 0.5)
      let items = (0..<12).map {
        JudgeItem(instruction: "x", category: "\($0 % 3)", responses: ["\($0)", "y"])
      }
      let start = ContinuousClock.now
      _ = try RemoteJudge(model, prompt: .plain).scores(items)
      #expect(server.requests.count { $0.path == "/tokenize" } <= 3)
      #expect(ContinuousClock.now - start < .seconds(10))
    }
  }

  @Test func theWordsAreLookedUpOnceForAClosing() throws {
    let server = try FakeServer { request in
      if let reply = RemoteJudgeTests.listed(request) { return reply }
      switch request.path {
      case "/version": return .init(body: ["version": "0.20"])
      case "/tokenize":
        return .init(body: ["tokens": RemoteJudgeTests.tokens(request.body["prompt"])])
      case "/v1/completions":
        let list = ["token_id:17": -0.5, "token_id:19": -1.5]
        return .init(body: ["choices": [["logprobs": ["top_logprobs": [list]]]]])
      default: return .init(status: 404)
      }
    }
    try withFolder { folder in
      let model = try RemoteModel(
        address: server.address, cache: folder, usesTemplate: false, patience: 0.01)
      var prompt = JudgePrompt.plain
      // Shorter than what is looked at of a prompt's end.
      (prompt.after, prompt.cue) = ("\n", "A:")
      let items = (0..<12).map {
        JudgeItem(instruction: "x", category: "", responses: ["\($0)", "yes"])
      }
      _ = try RemoteJudge(model, prompt: prompt).scores(items)
      #expect(server.requests.count { $0.path == "/tokenize" } == 3)
    }
  }

  @Test func asManyAtOnceAsAskedFor() throws {
    for atOnce in 1...4 {
      let counter = Simultaneous()
      let results = try mapConcurrently(12, atOnce: atOnce) { index in
        counter.count { Thread.sleep(forTimeInterval: 0.05) }
        return index
      }
      #expect(results == Array(0..<12) && counter.most == atOnce)
    }
    #expect(try mapConcurrently(0, atOnce: 4) { $0 } == [])
    #expect(throws: FileError.self) {
      try mapConcurrently(100, atOnce: 4) { index in
        if index == 3 { throw FileError("x", "y", remedy: "z") }
      }
    }
  }
}

/// Answers that have no end.
private enum Flood: CaseIterable {
  case headers, oneHeader, interim, pieces, extensions, drip, packed

  private static let head = "HTTP/1.1 200 OK\r\n"
  private static let long = String(repeating: "x", count: 60_000)

  /// How it begins.
  var first: Data {
    switch self {
    case .headers: return Data(Self.head.utf8)
    case .oneHeader: return Data((Self.head + "X-One: ").utf8)
    case .interim: return Data()
    case .pieces, .extensions, .drip:
      return Data((Self.head + "Transfer-Encoding: chunked\r\n\r\n").utf8)
    case .packed:
      // A block of fixed codes: a zero, and the same again 258 times.
      return Data((Self.head + "Content-Encoding: gzip\r\n\r\n").utf8)
        + Data([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3]) + Self.packed("01000110000" + Self.again)
    }
  }

  /// How it goes on.
  var more: Data {
    switch self {
    case .headers: Data("X-More: \(Self.long)\r\n".utf8)
    case .oneHeader: Data(Self.long.utf8)
    case .interim: Data("HTTP/1.1 103 Early Hints\r\nLink: \(Self.long)\r\n\r\n".utf8)
    case .pieces: Data("ea60\r\n\(Self.long)\r\n".utf8)
    case .extensions: Data("1;\(Self.long)\r\nx\r\n".utf8)
    case .drip: Data("1\r\nx\r\n".utf8)
    case .packed: Self.packed(String(repeating: Self.again, count: 8000))
    }
  }

  /// 258 bytes more like the last one.
  private static let again = "1100010100000"

  /// Bits, the first the lowest of its byte.
  private static func packed(_ bits: String) -> Data {
    let bits = bits.utf8.map { $0 - UInt8(ascii: "0") }
    return Data(
      stride(from: 0, to: bits.count, by: 8).map { start in
        (0..<8).reduce(0) { $0 | bits[start + $1] << $1 }
      })
  }
}

private final class Flag: @unchecked Sendable {
  private let lock = NSLock()
  private var value = false
  var isSet: Bool { lock.withLock { value } }
  func set() { lock.withLock { value = true } }
}

private final class Simultaneous: @unchecked Sendable {
  private let lock = NSLock()
  private var open = 0
  private(set) var most = 0

  func count(_ body: () -> Void) {
    lock.withLock {
      open += 1
      most = max(most, open)
    }
    body()
    lock.withLock { open -= 1 }
  }
}
