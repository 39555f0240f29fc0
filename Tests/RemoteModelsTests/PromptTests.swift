import Files
import Foundation
import LanguageModels
import Preferences
import Testing

@testable import RemoteModels

/// The server reads what a model here would read: the same text, and marks in it as letters.
@Suite struct PromptTests {
  /// Three special tokens and one that is not; the rest are letters.
  static let marks = ["<u>": 1001, "</u>": 1002, "<s>": 1003, "<b>": ordinary]
  /// A token that is found like a special one, but is part of texts, as Gemma's tags are.
  static let ordinary = 1004

  /// What vLLM writes where an answer may be one token alone; `nil` for other questions.
  @Sendable static func written(_ body: [String: Any]) -> FakeServer.Reply? {
    guard let token = (body["allowed_token_ids"] as? [Int])?.first else { return nil }
    return .init(body: ["choices": [["text": token == ordinary ? "<b>" : ""]]])
  }

  /// Tokens as llama.cpp gives them: special ones where they are looked for.
  @Sendable static func tokens(_ body: [String: Any]) -> [Int] {
    let text = body["content"] as? String ?? body["prompt"] as? String ?? ""
    var tokens = body["add_special"] as? Bool == true ? [1003] : []
    var rest = text[...]
    while let first = rest.unicodeScalars.first {
      let mark = marks.first { rest.hasPrefix($0.key) }
      if let mark, mark.value == ordinary || body["parse_special"] as? Bool ?? true {
        tokens.append(mark.value)
        rest = rest.dropFirst(mark.key.count)
      } else {
        tokens.append(Int(first.value))
        rest = Substring(rest.unicodeScalars.dropFirst())
      }
    }
    return tokens
  }

  @Sendable static func llamaCpp(_ request: FakeServer.Request) -> FakeServer.Reply {
    if let reply = RemoteJudgeTests.listed(request) { return reply }
    switch request.path {
    case "/props": return .init(body: ["default_generation_settings": [String: Any]()])
    case "/apply-template":
      let messages = request.body["messages"] as? [[String: String]] ?? []
      return .init(body: ["prompt": "<u>\(messages[0]["content"] ?? "")</u>\n"])
    case "/tokenize": return .init(body: ["tokens": tokens(request.body)])
    case "/completion":
      let top = [("Yes", -1.0), ("No", -2.0)].map { ["token": $0, "logprob": $1] as [String: Any] }
      return .init(body: ["completion_probabilities": [["top_logprobs": top]]])
    default: return .init(status: 404)
    }
  }

  private func ask(
    _ server: FakeServer, _ responses: [String], template: ChatTemplate? = nil,
    usesTemplate: Bool = true, prompt: JudgePrompt = .plain
  ) throws -> (requests: [FakeServer.Request], warnings: [String]) {
    try withFolder { folder in
      let warnings = Collected()
      let model = try RemoteModel(
        address: server.address, cache: folder, requests: 1, usesTemplate: usesTemplate,
        template: template, patience: 0.01, warn: warnings.add)
      let item = JudgeItem(instruction: "I", category: "Chat", responses: responses)
      _ = try RemoteJudge(model, prompt: prompt).scores([item])
      return (
        server.requests.filter {
          $0.path.contains("completion") && !$0.isProbe && $0.body["allowed_token_ids"] == nil
        }, warnings.all
      )
    }
  }

  private func text(_ response: String, inChat: Bool, _ prompt: JudgePrompt = .plain) -> String {
    prompt.text(instruction: "I", response: response, category: "Chat", inChat: inChat)
  }

  /// Nothing at the seams is lost: not where a response is empty or ends in blanks, nor a blank of
  /// the wording before it.
  @Test func theWholeTextIsSent() throws {
    let server = try FakeServer { request in
      if let reply = RemoteJudgeTests.listed(request) { return reply }
      let list = [" Yes": -0.5, " No": -1.5]
      let chat = list.map { ["token": $0, "logprob": $1] as [String: Any] }
      return switch request.path {
      case "/v1/completions":
        .init(body: ["choices": [["logprobs": ["top_logprobs": [list]]]]])
      case "/v1/chat/completions":
        .init(body: ["choices": [["logprobs": ["content": [["top_logprobs": chat]]]]]])
      default: .init(status: 404)
      }
    }
    var prompt = JudgePrompt.plain
    prompt.wordings["Chat"] = .init(before: "{instruction} asked. Reply: ", after: " \nGood?")
    let responses = ["", " ", "yes \n\n", "  a", "\r\n"]
    let template = try ChatTemplate(
      "{% for m in messages %}[{{ m.content }}]{% endfor %}{{ enable_thinking }}", name: "ours")
    for wording in [JudgePrompt.plain, prompt] {
      for (usesTemplate, template) in [(true, nil), (true, template), (false, nil)] {
        let before = server.requests.count { !$0.isProbe && $0.path.contains("completion") }
        let asked = try ask(
          server, responses, template: template, usesTemplate: usesTemplate, prompt: wording
        ).requests.dropFirst(before)
        let sent = asked.map { request in
          let messages = request.body["messages"] as? [[String: String]]
          return messages?[0]["content"] ?? request.body["prompt"] as? String ?? ""
        }
        let texts = try responses.map {
          let text = text($0, inChat: usesTemplate, wording)
          // What the judge here reads; it closes thoughts too.
          return try template?.prompt([.user(text)], thinks: false).text ?? text
        }
        #expect(sent.map(\.unicodeScalars.count) == texts.map(\.unicodeScalars.count))
        #expect(sent == texts)
      }
    }
  }

  /// A mark in a response was the server's special token.
  @Test func marksAreLettersOnLlamaCpp() throws {
    let server = try FakeServer(Self.llamaCpp)
    // With an accent upon its bracket, one is a mark to the server still.
    let responses = ["plain", "a </u> b", "<u></u>", " <s>\n", "a </u>\u{301} b"]
    let (requests, warnings) = try ask(server, responses)
    #expect(warnings.isEmpty && requests.count == responses.count)
    #expect(requests[0].body["prompt"] as? String == "<u>\(text("plain", inChat: true))</u>\n")
    for (response, request) in zip(responses, requests).dropFirst() {
      let letters = text(response, inChat: true).unicodeScalars.map { Int($0.value) }
      // The server begins texts with its token, but not tokens.
      #expect(request.body["prompt"] as? [Int] == [1003, 1001] + letters + [1002, 10])
    }
  }

  @Test func marksAreLettersBehindATemplateOfOnesOwn() throws {
    let server = try FakeServer(Self.llamaCpp)
    let template = try ChatTemplate(
      "<s>{% for m in messages %}<u>{{ m.content | trim }}</u>{% endfor %}", name: "ours")
    let (requests, warnings) = try ask(server, ["a </u> b", "plain"], template: template)
    #expect(warnings.isEmpty)
    for (response, request) in zip(["a </u> b", "plain"], requests) {
      let letters = text(response, inChat: true).unicodeScalars.map { Int($0.value) }
      #expect(request.body["prompt"] as? [Int] == [1003, 1001] + letters + [1002])
    }
  }

  /// In raw text they are special here as well.
  @Test func rawTextIsSentAsItIs() throws {
    let server = try FakeServer(Self.llamaCpp)
    let (requests, warnings) = try ask(server, ["a </u> b"], usesTemplate: false)
    #expect(warnings.isEmpty)
    #expect(requests[0].body["prompt"] as? String == text("a </u> b", inChat: false))
  }

  /// vLLM makes special tokens of them whatever one says, but not of halves.
  @Test(arguments: [false, true]) func marksAreLettersOnVLLM(halvesRunTogether: Bool) throws {
    let server = try FakeServer { request in
      if let reply = RemoteJudgeTests.listed(request) { return reply }
      switch request.path {
      case "/version": return .init(body: ["version": "0.32"])
      case "/tokenize":
        let messages = request.body["messages"] as? [[String: String]]
        var body = request.body
        if let messages { body["prompt"] = "<u>\(messages[0]["content"] ?? "")</u>\n" }
        let tokens = Self.tokens(body)
        // A tokenizer of which the sign behind a letter is no token of its own.
        let merges = halvesRunTogether && messages == nil
        return .init(body: ["tokens": merges ? Self.runningTogether(tokens) : tokens])
      case "/detokenize":
        let tokens = request.body["tokens"] as? [Int] ?? []
        let text = tokens.map { token in
          Self.marks.first { $0.value == token }?.key
            ?? Unicode.Scalar(UInt32(token)).map { String(Character($0)) } ?? ""
        }
        return .init(body: ["prompt": text.joined()])
      case "/v1/chat/completions", "/v1/completions":
        if let reply = Self.written(request.body) { return reply }
        let list = [" Yes": -1, " No": -2]
        let top = list.map { ["token": $0, "logprob": $1] as [String: Any] }
        return .init(body: [
          "choices": [["logprobs": ["content": [["top_logprobs": top]], "top_logprobs": [list]]]]
        ])
      default: return .init(status: 404)
      }
    }
    let responses = ["a </u> b", "<u></u>", " <s>\n<b>"]
    let (requests, warnings) = try ask(server, responses)
    try #require(requests.count == 3)
    #expect(warnings.isEmpty != halvesRunTogether)
    for (response, request) in zip(responses, requests) where !halvesRunTogether {
      let letters = Self.letters(text(response, inChat: true))
      #expect(request.body["prompt"] as? [Int] == [1001] + letters + [1002, 10])
    }
    #expect(requests.allSatisfy { ($0.body["messages"] != nil) == halvesRunTogether })
  }

  private static func letters(_ text: String) -> [Int] {
    tokens(["prompt": text, "parse_special": false])
  }

  /// `>` and the letter before it as one.
  @Sendable static func runningTogether(_ tokens: [Int]) -> [Int] {
    tokens.reduce(into: []) { result, token in
      if token == 62, let last = result.last {
        result[result.count - 1] = 2000 + last
      } else {
        result.append(token)
      }
    }
  }

  /// Where a server has no route for tokens, that is told once.
  @Test func marksAreToldWhereTheyCannotBeLetters() throws {
    for isVLLM in [true, false] {
      let server = try FakeServer { request in
        if let reply = RemoteJudgeTests.listed(request) { return reply }
        switch request.path {
        case "/version" where isVLLM: return .init(body: ["version": "0.32"])
        case "/tokenize" where isVLLM: return .init(body: ["tokens": Self.tokens(request.body)])
        case "/v1/completions" where isVLLM:
          return Self.written(request.body) ?? .init(status: 404)
        case "/v1/chat/completions":
          let top = [("Yes", -1.0), ("No", -2.0)].map {
            ["token": $0, "logprob": $1] as [String: Any]
          }
          return .init(body: ["choices": [["logprobs": ["content": [["top_logprobs": top]]]]]])
        default: return .init(status: 404)
        }
      }
      #expect(try ask(server, ["<b>bold</b>", "[A]", "x < y > z"]).warnings.isEmpty)
      let mark = isVLLM ? "</u>" : "<|im_end|>"
      let warnings = try ask(server, ["x", "a \(mark) b", "\(mark)"]).warnings
      #expect(warnings.count == 1 && warnings.first?.contains(mark) == true)
    }
  }

  /// Where the likeliest token is the first byte of an emoji, llama.cpp lists no tokens.
  @Test func aModelThatWouldWriteHalfACharacterIsRead() throws {
    let server = try FakeServer { request in
      switch request.path {
      case "/tokenize":
        return .init(body: ["tokens": RemoteJudgeTests.tokens(request.body["content"])])
      case "/completion" where request.body["logit_bias"] == nil:
        return .init(body: ["content": "\u{FFFD}", "tokens": [240]])
      case "/completion":
        let list = [
          ["id": 7, "token": "Yes", "logprob": -3], ["id": 9, "token": "No", "logprob": -4],
        ]
        return .init(body: ["completion_probabilities": [["top_logprobs": list]]])
      default: return Self.llamaCpp(request)
      }
    }
    try withFolder { folder in
      let model = try RemoteModel(address: server.address, cache: folder, patience: 0.01)
      let item = JudgeItem(instruction: "I", category: "Chat", responses: ["a"])
      for _ in 1...2 {
        let reading = try RemoteJudge(model, prompt: .plain).readings([item]) { _ in }[0][0]
        #expect(abs(reading.score - 1 / (1 + exp(-1))) < 1e-9 && reading.bounds == nil)
      }
      let asked = server.requests.filter { $0.path == "/completion" && !$0.isProbe }
      #expect(asked.count == 2 && asked[1].body["logit_bias"] as? [[Int]] == [[7, 1000]])
    }
  }

  /// The tail of the server's template decides how the words are spelled.
  @Test(arguments: ["\n", "]"])
  func theWordsFollowVLLMsTemplate(_ tail: String) throws {
    let server = try FakeServer { request in
      if let reply = RemoteJudgeTests.listed(request) { return reply }
      switch request.path {
      case "/version": return .init(body: ["version": "0.32"])
      case "/tokenize" where request.body["messages"] != nil:
        return .init(body: ["tokens": [1, 2, 3]])
      case "/tokenize":
        return .init(body: ["tokens": RemoteJudgeTests.tokens(request.body["prompt"])])
      case "/detokenize": return .init(body: ["prompt": "assistant" + tail])
      case "/v1/chat/completions":
        let top = [7: -1.0, 9: -2.0, 17: -3.0, 19: -2.5].map {
          ["token": "token_id:\($0)", "logprob": $1] as [String: Any]
        }
        return .init(body: ["choices": [["logprobs": ["content": [["top_logprobs": top]]]]]])
      default: return .init(status: 404)
      }
    }
    let (requests, _) = try ask(server, ["a"])
    #expect(requests[0].body["logprob_token_ids"] as? [Int] == (tail == "\n" ? [7, 9] : [17, 19]))
  }
}

private final class Collected: @unchecked Sendable {
  private let lock = NSLock()
  private var texts: [String] = []
  var all: [String] { lock.withLock { texts } }
  @Sendable func add(_ text: String) { lock.withLock { texts.append(text) } }
}
