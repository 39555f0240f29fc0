import Files
import Foundation
import LanguageModels
import Preferences
import Testing

@testable import RemoteModels

/// Which model answered: results of one are never taken for another's.
@Suite struct IdentityTests {
  static let item = JudgeItem(instruction: "x", category: "", responses: ["y"])

  /// A server whose model can be changed: its log-probability of Yes, what its pages say, and the
  /// number of questions about responses.
  final class Model: @unchecked Sendable {
    private let lock = NSLock()
    private var numbers: [Double]
    private var asked = 0
    private var drops = 0
    private var page: [String: Any]
    private var broken = false
    private var isBusy = false

    init(_ numbers: Double..., page: [String: Any] = [:]) {
      (self.numbers, self.page) = (numbers, page)
    }

    /// One number for all questions, or several in turns.
    func become(_ numbers: Double...) { lock.withLock { self.numbers = numbers } }
    func say(_ name: String, _ value: Any) { lock.withLock { page[name] = value } }
    /// Lists only the likeliest token, as vLLM does beside requests for others' words.
    func beBusy(_ busy: Bool) { lock.withLock { isBusy = busy } }
    func breakAnswers(_ broken: Bool) { lock.withLock { self.broken = broken } }
    /// Closes so many connections, and is another behind that.
    func goAway(_ times: Int, andComeBackAs number: Double) {
      lock.withLock { (drops, numbers) = (times, [number]) }
    }
    var questions: Int { lock.withLock { asked } }

    func reply(_ request: FakeServer.Request) -> FakeServer.Reply {
      lock.withLock {
        if request.path == "/v1/models" {
          let changing: [String: Any] = [
            "id": "m", "created": Int.random(in: 1..<1 << 40),
            "permission": [["id": UUID().uuidString]],
          ]
          return .init(body: ["data": [changing.merging(page) { $1 }]])
        }
        guard request.path == "/v1/completions" else { return .init(status: 404) }
        if drops > 0 {
          drops -= 1
          return .init(isDropped: true)
        }
        if !request.isProbe { asked += 1 }
        if broken { return .init(body: ["choices": [["text": " Yes"]]]) }
        numbers.append(numbers.removeFirst())
        let list =
          isBusy && request.isProbe
          ? [" Yes": numbers[0], "!": -9999] : [" Yes": numbers[0], " No": -2]
        return .init(body: ["choices": [["logprobs": ["top_logprobs": [list]]]]])
      }
    }
  }

  private func score(_ server: FakeServer, _ folder: String, isFresh: Bool = false) throws -> Double
  {
    let model = try connect(server, folder, isFresh: isFresh)
    return try RemoteJudge(model, prompt: .plain).scores([Self.item])[0][0]
  }

  private func connect(
    _ server: FakeServer, _ folder: String, isFresh: Bool = false
  ) throws -> RemoteModel {
    try RemoteModel(
      address: server.address, cache: folder, isFresh: isFresh, usesTemplate: false, patience: 0.01)
  }

  @Test func answersOfAnotherModelBehindTheSameNameAreNotTaken() throws {
    let model = Model(-0.5)
    let server = try FakeServer { model.reply($0) }
    try withFolder { folder in
      let (first, old) = (try score(server, folder), try connect(server, folder).fingerprint)
      #expect(try score(server, folder) == first && model.questions == 1)
      // As the same weights in another precision.
      model.become(-0.51)
      let second = try score(server, folder)
      #expect(abs(second - 1 / (1 + exp(-2 + 0.51))) < 1e-9 && model.questions == 2)
      let differences = old.differences(from: try connect(server, folder).fingerprint)
      #expect(differences.count == 1 && differences[0].contains("probe of the server's numbers"))
      #expect(differences[0].contains("-0.500") && differences[0].contains("-0.510"))
      // Both are kept.
      model.become(-0.5)
      #expect(try score(server, folder) == first && model.questions == 2)
    }
  }

  @Test func whatTheServerSaysOfItsModelCounts() throws {
    for (name, value) in [
      ("root", "other"), ("max_model_len", 4096), ("owned_by", "them"), ("meta", ["n_params": 7]),
    ] as [(String, Any)] {
      let model = Model(-0.5)
      let server = try FakeServer { model.reply($0) }
      try withFolder { folder in
        let old = try connect(server, folder).fingerprint
        // Time stamps of the request are none of the model's.
        #expect(try connect(server, folder).fingerprint == old)
        model.say(name, value)
        let differences = old.differences(from: try connect(server, folder).fingerprint)
        #expect(differences.count == 1 && differences[0].hasPrefix("server's \(name)"))
      }
    }
  }

  @Test func llamaCppAndVLLMTellMore() throws {
    let server = try FakeServer { request in
      switch request.path {
      case "/v1/models": .init(body: ["data": [["id": "m"]]])
      case "/props":
        .init(body: [
          "default_generation_settings": ["n_ctx": 512], "model_path": "/m.gguf",
          "build_info": "b1", "chat_template": "{{ x }}",
        ])
      default: .init(status: 404)
      }
    }
    let other = try FakeServer { request in
      switch request.path {
      case "/v1/models": .init(body: ["data": [["id": "m"]]])
      case "/version": .init(body: ["version": "0.32"])
      default: .init(status: 404)
      }
    }
    try withFolder { folder in
      let facts = try connect(server, folder).fingerprint.facts
      #expect(facts["server's n_ctx"] == "512" && facts["server's model_path"] == "/m.gguf")
      #expect(facts["server's build_info"] == "b1")
      #expect(facts["server's chat template"] == "#" + Fingerprint.digest("{{ x }}"))
      #expect(try connect(other, folder).fingerprint.facts["server's version"] == "0.32")
    }
  }

  /// Numbers that move from request to request are not those of another model.
  @Test func noiseIsNoOtherModel() throws {
    let model = Model(-0.5)
    let server = try FakeServer { model.reply($0) }
    try withFolder { folder in
      let old = try connect(server, folder).fingerprint
      model.become(-0.5009)
      #expect(try connect(server, folder).fingerprint == old)
      model.become(-0.5, -0.53)
      #expect(try connect(server, folder).fingerprint == old)
      model.become(-0.5)
      model.beBusy(true)
      #expect(try connect(server, folder).fingerprint == old)
    }
    try withFolder { folder in
      let busy = try connect(server, folder).fingerprint
      model.beBusy(false)
      #expect(try connect(server, folder).fingerprint == busy)
      model.become(-0.6)
      #expect(try connect(server, folder).fingerprint != busy)
    }
  }

  @Test func aBrokenAnswerIsNotKept() throws {
    let model = Model(-0.5)
    let server = try FakeServer { model.reply($0) }
    try withFolder { folder in
      model.breakAnswers(true)
      #expect { try score(server, folder) } throws: { "\($0)".contains("no log-probabilities") }
      model.breakAnswers(false)
      let good = try score(server, folder)
      #expect(abs(good - 1 / (1 + exp(-1.5))) < 1e-9)
      // Nor is one that an older version has kept.
      for file in try FileManager.default.subpathsOfDirectory(atPath: folder)
      where file.hasSuffix(".json") && !file.hasPrefix("servers") {
        let path = "\(folder)/\(file)"
        let data = try #require(FileManager.default.contents(atPath: path))
        var entry = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        entry["answer"] = Data("{}".utf8).base64EncodedString()
        try JSONSerialization.data(withJSONObject: entry).write(to: URL(fileURLWithPath: path))
      }
      let before = model.questions
      #expect(try score(server, folder) == good && model.questions == before + 1)
    }
  }

  @Test func freshAsksAnew() throws {
    let model = Model(-0.5)
    let server = try FakeServer { model.reply($0) }
    try withFolder { folder in
      let first = try score(server, folder)
      #expect(try score(server, folder, isFresh: true) == first && model.questions == 2)
      // Once in a process, and kept for the next.
      let judge = RemoteJudge(try connect(server, folder, isFresh: true), prompt: .plain)
      _ = try judge.scores([Self.item])
      #expect(try judge.scores([Self.item])[0][0] == first && model.questions == 3)
      #expect(try score(server, folder) == first && model.questions == 3)
    }
  }

  /// Started again as another while it is asked: both would stand in one file.
  @Test func aServerThatComesBackAsAnotherIsRefused() throws {
    let model = Model(-0.5)
    let server = try FakeServer { model.reply($0) }
    try withFolder { folder in
      let judge = RemoteJudge(try connect(server, folder), prompt: .plain)
      _ = try judge.scores([Self.item])
      var others = Self.item
      others.responses = ["z"]
      model.goAway(1, andComeBackAs: -0.5)
      _ = try judge.scores([others])
      others.responses = ["w"]
      model.goAway(1, andComeBackAs: -0.7)
      #expect { try judge.scores([others]) } throws: {
        "\($0)".contains("came back with another probe of the server's numbers")
      }
    }
  }
}
