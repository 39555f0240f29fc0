import Files
import Foundation
import LanguageModels
import Preferences
import Testing

@testable import RemoteModels

/// The key stays with the server that asks for it.
@Suite struct SecretTests {
  static let key = "sk-live/0123456789+abc=="

  /// As JSON may spell it.
  static let spellings = [
    key, key.replacing("/", with: "\\/"), key.replacing("s", with: "\\u0073"),
    key.unicodeScalars.map { "\\u00" + String($0.value, radix: 16, uppercase: true) }.joined(),
  ]

  /// A server that answers with the key wherever it can: in texts, tokens, names and errors.
  static func echoing(_ spelling: String, status: Int = 200) throws -> FakeServer {
    try FakeServer { request in
      switch request.path {
      case "/v1/models":
        return .init(
          text: #"{"data": [{"id": "m", "owned_by": "\#(spelling)", "meta": {"\#(spelling)": 1}}]}"#
        )
      case "/v1/chat/completions", "/v1/completions":
        if request.body["max_tokens"] as? Int != 1 {
          return .init(
            status: status, text: #"{"choices": [{"message": {"content": "is it \#(spelling)?"}}]}"#
          )
        }
        return .init(
          status: status,
          text: #"""
            {"choices": [{"logprobs": {"content": [{"token": "Yes", "logprob": -1, "top_logprobs": [
            {"token": "Yes", "logprob": -1}, {"token": "No", "logprob": -2},
            {"token": "\#(spelling)", "logprob": -3}]}]}}], "key": "\#(spelling)"}
            """#)
      default: return .init(status: 404, text: spelling)
      }
    }
  }

  /// All bytes below a folder, those within JSON's base 64 as well.
  static func written(below folder: String) throws -> String {
    var text = ""
    let files = FileManager.default.enumerator(atPath: folder)?.compactMap { $0 as? String } ?? []
    for file in files {
      guard let data = FileManager.default.contents(atPath: folder + "/" + file) else { continue }
      text += file + String(decoding: data, as: UTF8.self)
      let fields = try? JSONSerialization.jsonObject(with: data) as? [String: Any]
      if let inside = (fields?["answer"] as? String).flatMap({ Data(base64Encoded: $0) }) {
        text += String(decoding: inside, as: UTF8.self)
        let json = try? JSONSerialization.jsonObject(with: inside)
        text += "\(json ?? "")"
      }
    }
    return text
  }

  @Test(arguments: spellings) func aKeyThatIsEchoedIsNeitherKeptNorShown(_ spelling: String) throws
  {
    let server = try Self.echoing(spelling)
    try withFolder { folder in
      let model = try RemoteModel(
        address: server.address, key: Self.key, cache: folder, patience: 0.001)
      let drawn = try model.generate(
        [[.user("hello")]], samples: 1, limit: 8, sampling: .greedy
      ) { _, _ in 1 }
      #expect(drawn == [["is it [the key]?"]])
      let item = JudgeItem(instruction: "x", category: "", responses: ["y"])
      #expect(try RemoteJudge(model, prompt: .plain).scores([item])[0][0] > 0.5)
      #expect(server.requests.allSatisfy { $0.authorization == "Bearer \(Self.key)" })
      let facts = model.fingerprint.facts
      #expect(!"\(facts)".contains(Self.key) && "\(facts)".contains("[the key]"))
      let files = try Self.written(below: folder)
      #expect(files.contains("[the key]"))
      for other in Self.spellings { #expect(!files.contains(other)) }
    }
  }

  @Test(arguments: [401, 403, 404, 429, 500], spellings)
  func norIsItInAnError(_ status: Int, _ spelling: String) throws {
    let server = try FakeServer { _ in
      .init(status: status, text: #"{"error": "wrong: \#(spelling)"}"#)
    }
    try withFolder { folder in
      let error = #expect(throws: FileError.self) {
        try RemoteModel(address: server.address, key: Self.key, cache: folder, patience: 0.001)
      }
      let line = "\(try #require(error))"
      for other in Self.spellings { #expect(!line.contains(other), "\(line)") }
    }
    let connection = try ServerConnection(server.address, key: Self.key, patience: 0.001)
    let answer = try? connection.send("/x", ["a": 1], isOptional: true)
    #expect(answer.map { $0.beginning.contains("[the key]") } ?? false)
  }

  @Test func norWhereTheServerLeadsElsewhere() throws {
    let server = try FakeServer { request in
      .init(
        status: 302,
        headers: ["Location": "http://other.invalid/?key=\(request.authorization ?? "")"])
    }
    let connection = try ServerConnection(server.address, key: Self.key, patience: 0.001)
    let error = #expect(throws: FileError.self) { try connection.send("/x") }
    let line = "\(try #require(error))"
    #expect(!line.contains(Self.key) && line.contains("other.invalid"))
  }

  /// A key that is a word leaves answers as they are, and none sends no header.
  @Test func aShortKeyIsNoSecret() throws {
    let server = try FakeServer { _ in .init(text: #"{"text": "none, No"}"#) }
    for key in ["No", "none"] {
      let answer = try ServerConnection(server.address, key: key, patience: 0.001).send("/x")
      #expect(answer.fields["text"] as? String == "none, No")
    }
    for key in [nil, ""] {
      _ = try ServerConnection(server.address, key: key, patience: 0.001).send("/x")
    }
    #expect(server.requests.map(\.authorization) == ["Bearer No", "Bearer none", nil, nil])
  }

  @Test(arguments: ["a secret", "secret\n", "secret\r\nX-More: 1", "secret\u{0}", "geheim\u{e4}"])
  func aKeyThatNoHeaderHoldsIsRefused(_ key: String) throws {
    let error = #expect(throws: FileError.self) {
      try ServerConnection("http://127.0.0.1:1", key: key, patience: 0.001)
    }
    let line = "\(try #require(error))"
    #expect(line.hasPrefix("IPO_API_KEY: ") && !line.contains("secret") && !line.contains("geheim"))
  }

  @Test(arguments: [
    "http://user:hunter2@127.0.0.1:1", "http://user:hunter2@ 127.0.0.1", "http://hunter2@host/v1",
    "http://host/?key=hunter2", "http://host#hunter2", "user:hunter2@host", "http:///@hunter2",
  ])
  func anAddressWithAPasswordIsRefusedAndNotShown(_ address: String) throws {
    let error = #expect(throws: FileError.self) { try ServerConnection(address, patience: 0.001) }
    let line = "\(try #require(error))"
    #expect(line.contains("IPO_API_KEY") && !line.contains("hunter2"))
  }

  @Test(arguments: ["file://host/etc", "ftp://host", "host:8000", "http://", ""])
  func onlyHTTPIsSpoken(_ address: String) {
    #expect(throws: FileError.self) { try ServerConnection(address, patience: 0.001) }
  }

  /// Nothing of ours turns the check of certificates off; here is one that nobody vouches for.
  @Test func aCertificateThatNobodyVouchesForIsRefused() throws {
    let openssl = ["/usr/bin/openssl", "/opt/homebrew/bin/openssl"]
      .first(where: FileManager.default.isExecutableFile)
    guard let openssl else { return }
    try withFolder { folder in
      func start(_ arguments: [String], output: Pipe? = nil) throws -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: openssl)
        process.arguments = arguments
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.standardError = FileHandle.nullDevice
        if let output { process.standardOutput = output }
        try process.run()
        return process
      }
      try FileManager.default.createDirectory(
        atPath: folder, withIntermediateDirectories: true)
      try start([
        "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "own.pem",
        "-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1",
      ]).waitUntilExit()
      let output = Pipe()
      let server = try start(
        ["s_server", "-accept", "0", "-key", "key.pem", "-cert", "own.pem", "-www"], output: output)
      defer { server.terminate() }
      var said = ""
      while said.firstMatch(of: /ACCEPT .*:(\d+)\n/) == nil {
        let more = output.fileHandleForReading.availableData
        if more.isEmpty { return }
        said += String(decoding: more, as: UTF8.self)
      }
      let port = try #require(said.firstMatch(of: /ACCEPT .*:(\d+)\n/)).1
      let connection = try ServerConnection(
        "https://127.0.0.1:\(port)", key: Self.key, patience: 0.001)
      let error = #expect(throws: FileError.self) { try connection.send("/") }
      #expect("\(try #require(error))".contains("no answer"))
    }
  }
}
