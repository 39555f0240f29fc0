import Files
import Foundation
import LanguageModels
import Preferences
import TestSupport
import Testing

@testable import RemoteModels

/// Each kind of server as its pages describe it, played by one in this process.
@Suite struct RemoteJudgeTests {
  static let items = [
    JudgeItem(instruction: "Say yes.", category: "Chat", responses: ["yes", "no", "perhaps"])
  ]
  /// What the played model thinks of a prompt: ln p of Yes and of No.
  static func thoughts(_ text: String) -> (yes: Double, no: Double) {
    text.contains("\nyes\n") ? (-0.3, -2.3) : text.contains("\nno\n") ? (-3.0, -0.4) : (-1, -1.5)
  }

  func connect(
    _ server: FakeServer, _ folder: String, template: Bool = true
  ) throws -> RemoteModel {
    try RemoteModel(
      address: server.address + "/v1/", cache: folder, usesTemplate: template, patience: 0.01)
  }

  func expectExact(
    _ server: FakeServer, kind: RemoteModel.Kind, template: Bool = true
  ) throws {
    try withFolder { folder in
      let model = try connect(server, folder, template: template)
      #expect(model.kind == kind && model.name == "played")
      let readings = try RemoteJudge(model, prompt: .plain).readings(Self.items) { _ in }[0]
      for (response, reading) in zip(Self.items[0].responses, readings) {
        let (yes, no) = Self.thoughts("\n\(response)\n")
        #expect(abs(reading.score - 1 / (1 + exp(no - yes))) < 1e-9)
        #expect(abs((reading.mass ?? 0) - exp(yes) - exp(no)) < 1e-9)
        #expect(reading.bounds == nil)
      }
      // Asked again, nothing is sent but what tells who is there.
      let before = server.requests.count
      let again = try connect(server, folder, template: template)
      #expect(
        try RemoteJudge(again, prompt: .plain).readings(Self.items) { _ in }[0] == readings)
      let sent = server.requests.dropFirst(before)
      #expect(
        sent.allSatisfy { $0.isProbe || ["/v1/models", "/props", "/version"].contains($0.path) })
    }
  }

  /// The pages every server has.
  @Sendable static func listed(_ request: FakeServer.Request) -> FakeServer.Reply? {
    request.path == "/v1/models" ? .init(body: ["data": [["id": "played"]]]) : nil
  }

  @Test func llamaCpp() throws {
    let server = try FakeServer { request in
      if let reply = Self.listed(request) { return reply }
      let text = request.body["prompt"] as? String ?? ""
      switch request.path {
      case "/props": return .init(body: ["default_generation_settings": [String: Any]()])
      // As one that serves many models, it wants to know which.
      case _ where request.body["model"] as? String != "played": return .init(status: 400)
      case "/apply-template":
        let messages = request.body["messages"] as? [[String: String]] ?? []
        let options = request.body["chat_template_kwargs"] as? [String: Bool]
        guard options == ["enable_thinking": false] else { return .init(status: 400) }
        return .init(body: ["prompt": "<u>\(messages[0]["content"] ?? "")</u>\n"])
      case "/tokenize": return .init(body: ["tokens": Self.tokens(request.body["content"])])
      case "/completion":
        guard text.hasPrefix("<u>"), request.body["n_predict"] as? Int == 1 else {
          return .init(status: 400)
        }
        let (yes, no) = Self.thoughts(text)
        var top: [[String: Any]] = [["id": 3, "token": " Yes", "logprob": -0.01]]
        // No comes into sight only where all are asked for.
        top.append(["id": 7, "token": "Yes", "logprob": yes])
        if request.body["n_probs"] as? Int ?? 0 > 100 {
          top.append(["id": 9, "token": "No", "logprob": no])
        }
        return .init(body: ["completion_probabilities": [["id": 7, "top_logprobs": top]]])
      default: return .init(status: 404)
      }
    }
    try expectExact(server, kind: .llamaCpp)
  }

  /// Letters as they are, and the two words as 7 and 9, or as 17 and 19 where they stand alone or
  /// behind a blank: a tokenizer that puts a blank before every text.
  @Sendable static func tokens(_ text: Any?) -> [Int] {
    let text = " " + (text as? String ?? "")
    for (word, id) in [("Yes", 7), ("No", 9)] where text.hasSuffix(word) {
      let before = text.dropLast(word.count)
      return before.hasSuffix(" ")
        ? before.dropLast().utf8.map(Int.init) + [10 + id] : before.utf8.map(Int.init) + [id]
    }
    return text.utf8.map(Int.init)
  }

  /// llama.cpp begins every text with a special token, so what a template here has begun with one is
  /// sent as tokens.
  @Test func textsThatAreCompleteGoToLlamaCppAsTokens() throws {
    let server = try FakeServer { request in
      if let reply = Self.listed(request) { return reply }
      switch request.path {
      case "/props": return .init(body: ["default_generation_settings": [String: Any]()])
      case "/tokenize": return .init(body: ["tokens": Self.tokens(request.body["content"])])
      case "/completion":
        let top = [("Yes", 7, -1), ("No", 9, -1)].map { word, id, value in
          ["id": id, "token": word, "logprob": value] as [String: Any]
        }
        return .init(body: ["completion_probabilities": [["top_logprobs": top]]])
      case "/v1/completions": return .init(body: ["choices": [["text": "b"]]])
      default: return .init(status: 404)
      }
    }
    let template = try ChatTemplate(
      "{{ bos_token }}{% for m in messages %}{{ m.role + ':' + m.content }}{% endfor %}",
      name: "ours", tokens: ["bos_token": "<|begin_of_text|>"])
    try withFolder { folder in
      let model = try RemoteModel(
        address: server.address, cache: folder, template: template, patience: 0.01)
      #expect(try RemoteJudge(model, prompt: .plain).scores(Self.items)[0] == [0.5, 0.5, 0.5])
      _ = try model.generate([[.user("a")]], samples: 1, limit: 8, sampling: .greedy) { _, _ in 0 }
      let asked = server.requests.filter { $0.path.hasSuffix("completion") && !$0.isProbe }
      #expect(asked.count == 3)
      for request in server.requests where request.body["prompt"] != nil && !request.isProbe {
        let tokens = try #require(request.body["prompt"] as? [UInt8])
        #expect(String(decoding: tokens, as: UTF8.self).hasPrefix(" <|begin_of_text|>"))
      }
    }
  }

  @Test func vLLMWithTheTwoWordsAlone() throws {
    let server = try FakeServer { request in
      if let reply = Self.listed(request) { return reply }
      let text = request.body["prompt"] as? String ?? ""
      switch request.path {
      case "/version": return .init(body: ["version": "0.20"])
      case "/tokenize": return .init(body: ["tokens": Self.tokens(text)])
      case "/v1/completions":
        guard request.body["logprob_token_ids"] as? [Int] == [17, 19] else {
          return .init(status: 400)
        }
        let (yes, no) = Self.thoughts(text)
        let list = ["token_id:17": yes, "token_id:19": no, "token_id:1": -5]
        return .init(body: ["choices": [["logprobs": ["top_logprobs": [list]]]]])
      default: return .init(status: 404)
      }
    }
    try expectExact(server, kind: .vLLM, template: false)
  }

  @Test func vLLMOfBeforeGivesTheRatio() throws {
    let server = try FakeServer { request in
      if let reply = Self.listed(request) { return reply }
      let text = request.body["prompt"] as? String ?? ""
      switch request.path {
      case "/version": return .init(body: ["version": "0.16"])
      case "/tokenize": return .init(body: ["tokens": Self.tokens(text)])
      case "/v1/completions" where request.body["logprob_token_ids"] == nil:
        return .init(body: ["choices": [["logprobs": ["top_logprobs": [[" the": -0.1]]]]]])
      case "/generative_scoring":
        let items = request.body["items"] as? [[Int]] ?? []
        guard let query = request.body["query"] as? [Int], let last = items.first,
          String(decoding: (query + last).map { UInt8($0) }, as: UTF8.self).hasSuffix("Answer:"),
          request.body["add_special_tokens"] as? Bool == false,
          request.body["label_token_ids"] as? [Int] == [17, 19]
        else {
          return .init(status: 400)
        }
        return .init(body: ["data": [["index": 0, "object": "score", "score": 0.625]]])
      default: return .init(status: 400)
      }
    }
    try withFolder { folder in
      let judge = RemoteJudge(try connect(server, folder, template: false), prompt: .plain)
      let readings = try judge.readings(Self.items) { _ in }[0]
      #expect(readings == Array(repeating: ScoreReading(score: 0.625, mass: nil), count: 3))
      // Those answers are kept too.
      let before = server.requests.count { $0.path == "/generative_scoring" }
      let again = RemoteJudge(try connect(server, folder, template: false), prompt: .plain)
      #expect(try again.readings(Self.items) { _ in }[0] == readings && before == 3)
      #expect(server.requests.count { $0.path == "/generative_scoring" } == before)
    }
  }

  @Test func openAIChatWithFewTokens() throws {
    let server = try FakeServer { request in
      if let reply = Self.listed(request) { return reply }
      guard request.path == "/v1/chat/completions" else { return .init(status: 404) }
      // This one lists no more than five, and says so.
      guard request.body["top_logprobs"] as? Int == 5 else { return .init(status: 400) }
      let messages = request.body["messages"] as? [[String: String]] ?? []
      let (yes, no) = Self.thoughts(messages[0]["content"] ?? "")
      let top =
        [["token": "Yes", "logprob": yes], ["token": "No", "logprob": no]] as [[String: Any]]
      let first: [String: Any] = ["token": "Yes", "logprob": yes, "top_logprobs": top]
      return .init(body: ["choices": [["logprobs": ["content": [first]]]]])
    }
    try expectExact(server, kind: .openAI)
  }

  @Test func busyServersAreAskedAgain() throws {
    let counter = Calls()
    let server = try FakeServer { request in
      if let reply = Self.listed(request) { return reply }
      guard request.path == "/v1/completions", !request.isProbe else { return .init(status: 404) }
      switch counter.next() {
      case 1: return .init(status: 429, headers: ["Retry-After": "0.2"])
      case 2: return .init(status: 503)
      default:
        let list = [" Yes": -0.5, " No": -1.5]
        return .init(body: ["choices": [["logprobs": ["top_logprobs": [list]]]]])
      }
    }
    try withFolder { folder in
      let item = JudgeItem(instruction: "x", category: "", responses: ["y"])
      let start = ContinuousClock.now
      let judge = RemoteJudge(try connect(server, folder, template: false), prompt: .plain)
      let score = try judge.scores([item])[0][0]
      #expect(abs(score - 1 / (1 + exp(-1))) < 1e-9)
      #expect(ContinuousClock.now - start >= .milliseconds(200))
      #expect(server.requests.count { $0.path == "/v1/completions" && !$0.isProbe } == 3)
    }
  }

  /// Some servers answer 500 to what they will never do.
  @Test func whatAFailingServerSaysIsTold() throws {
    let server = try FakeServer { request in
      Self.listed(request)
        ?? (request.path == "/v1/completions"
          ? .init(status: 500, body: ["error": "made with logits_all=False"]) : .init(status: 404))
    }
    try withFolder { folder in
      let model = try RemoteModel(
        address: server.address, cache: folder, requests: 1, usesTemplate: false, patience: 0.001)
      #expect {
        try RemoteJudge(model, prompt: .plain).scores(Self.items)
      } throws: { "\($0)".contains("logits_all=False") }
    }
  }

  @Test func refusalsAndAbsenceAreToldAtOnce() throws {
    let server = try FakeServer { Self.listed($0) ?? .init(status: 401, body: ["error": "key"]) }
    try withFolder { folder in
      let judge = RemoteJudge(try connect(server, folder), prompt: .plain)
      #expect {
        try judge.scores(Self.items)
      } throws: { "\($0)".contains("status 401") && "\($0)".contains("IPO_API_KEY") }
      #expect(server.requests.count { $0.path == "/v1/chat/completions" && !$0.isProbe } <= 4)
      #expect(throws: FileError.self) {
        try RemoteModel(address: "http://127.0.0.1:9", cache: folder, patience: 0.01)
      }
    }
  }

  @Test func severalRequestsAtOnceAndSeedsOfTheirOwn() throws {
    let server = try FakeServer { request in
      if let reply = Self.listed(request) { return reply }
      guard request.path == "/v1/chat/completions" else { return .init(status: 404) }
      Thread.sleep(forTimeInterval: 0.05)
      let seed = request.body["seed"] as? Int ?? -1
      let words = request.body["messages"] as? [[String: String]] ?? []
      let text = "\(words.last?["content"] ?? "") \(seed) \(request.body["max_tokens"] ?? "")"
      return .init(body: ["choices": [["message": ["role": "assistant", "content": text]]]])
    }
    try withFolder { folder in
      let model = try connect(server, folder)
      func draw() throws -> [[String]] {
        try model.generate(
          [[.user("a")], [.user("b")]], samples: 3, limit: 8, sampling: Sampling()
        ) { UInt32(20 * $0 + 2 * $1) }
      }
      let drawn = try draw()
      #expect(drawn == [["a 0 8", "a 1 8", "a 2 8"], ["b 10 8", "b 11 8", "b 12 8"]])
      #expect(server.most >= 2 && server.most <= 4)
      let count = server.requests.count
      #expect(try draw() == drawn && server.requests.count == count)
    }
  }

  /// Sampling of the server's own is turned off where it lets itself be told so.
  @Test(arguments: [RemoteModel.Kind.vLLM, .llamaCpp, .openAI], [true, false])
  func onlyTheSamplingAskedForIsDone(_ kind: RemoteModel.Kind, knowsMore: Bool) throws {
    let more: [String: any Sendable]
    switch kind {
    case .vLLM: more = ["min_p": 0, "repetition_penalty": 1]
    case .llamaCpp:
      more = ["samplers": ["temperature", "top_k", "top_p"], "dynatemp_range": 0, "mirostat": 0]
    case .openAI: more = ["min_p": 0, "repeat_penalty": 1]
    }
    let server = try FakeServer { request in
      if let reply = Self.listed(request) { return reply }
      switch (request.path, kind) {
      case ("/version", .vLLM): return .init(body: ["version": "0.20"])
      case ("/props", .llamaCpp): return .init(body: ["default_generation_settings": [:]])
      case ("/v1/chat/completions", _)
      where knowsMore || more.keys.allSatisfy { request.body[$0] == nil }:
        return .init(body: ["choices": [["message": ["content": " a b"]]]])
      default: return .init(status: 400)
      }
    }
    try withFolder { folder in
      let model = try connect(server, folder)
      for topK in [0, 7] {
        let drawn = try model.generate(
          [[.user("a")]], samples: 1, limit: 8, sampling: Sampling(topK: topK)
        ) { _, _ in 0 }
        // The blank that some tokenizers put before each word is not the answer's.
        #expect(drawn == [["a b"]])
        let asked = try #require(server.requests.last?.body)
        let all = knowsMore ? (kind == .vLLM ? -1 : 0) : nil
        #expect(asked["top_k"] as? Int == (topK > 0 ? topK : all))
        for (name, value) in more {
          #expect(asked[name].map { "\($0)" } == (knowsMore ? "\(value)" : nil), "\(name)")
        }
        let thoughts = asked["chat_template_kwargs"] as? [String: Bool]
        #expect(thoughts == (kind == .openAI ? nil : ["enable_thinking": false]))
      }
    }
  }
}

func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = NSTemporaryDirectory() + "/remote-\(UUID().uuidString)"
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}
