import Foundation
import LanguageModels
import Preferences
import TestSupport
import Testing

@testable import RemoteModels

/// The tool, asking a server.
@Suite struct CommandTests {
  struct Run {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Runs the executable that was built beside the tests.
  private func run(_ arguments: [String], in folder: String, before: [String] = []) throws -> Run {
    let products = Programs.folder(with: "ipo")
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = before + [products.appendingPathComponent("ipo").path] + arguments
    process.currentDirectoryURL = URL(fileURLWithPath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging(
      ["XDG_CACHE_HOME": folder + "/home"]
    ) { $1 }
    let streams = try ["stdout", "stderr"].map { name in
      let path = "\(folder)/.\(name)"
      try Data().write(to: URL(fileURLWithPath: path))
      return (path, try #require(FileHandle(forWritingAtPath: path)))
    }
    (process.standardOutput, process.standardError) = (streams[0].1, streams[1].1)
    try process.run()
    process.waitUntilExit()
    let texts = try streams.map { try String(contentsOfFile: $0.0, encoding: .utf8) }
    return Run(status: process.terminationStatus, output: texts[0], errors: texts[1])
  }

  private func run(_ arguments: String..., in folder: String) throws -> Run {
    try run(arguments, in: folder)
  }

  /// Neither on the terminal nor in a file, whatever the server repeats, nor a password.
  @Test func noSecretIsShownOrKept() throws {
    try withFolder { folder in
      let data = try write(
        #"{"prompt": "x", "chosen": "y", "rejected": "z"}"# + "\n", to: folder + "/pairs.jsonl")
      let before = ["IPO_API_KEY=" + SecretTests.key]
      var said = ""
      for (index, status) in [200, 401, 403, 200].enumerated() {
        let spelling = SecretTests.spellings[index]
        let server = try SecretTests.echoing(spelling, status: status)
        for arguments in [
          ["judge", data, "--out", "judged-\(index)"],
          ["generate", data, "--out", "drawn-\(index)", "--samples", "1"],
        ] {
          let run = try run(
            [arguments[0], "--model", server.address] + arguments.dropFirst(), in: folder,
            before: before)
          #expect(run.status == (status == 200 ? 0 : 1), "\(run.errors)")
          said += run.output + run.errors
        }
        #expect(server.requests.contains { $0.authorization?.hasSuffix(SecretTests.key) == true })
      }
      let address = "http://me:hunter2@127.0.0.1:1"
      let refused = try run(["judge", "--model", address, data, "--out", "x"], in: folder)
      #expect(refused.status == 1 && refused.errors.count { $0 == "\n" } == 1)
      let files = try SecretTests.written(below: folder)
      #expect(files.contains("[the key]"))
      for secret in SecretTests.spellings + ["hunter2"] {
        #expect(!said.contains(secret) && !refused.errors.contains(secret))
        #expect(!files.contains(secret))
      }
    }
  }

  private func write(_ text: String, to path: String) throws -> String {
    try FileManager.default.createDirectory(
      at: URL(fileURLWithPath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(toFile: path, atomically: true, encoding: .utf8)
    return path
  }

  /// A server of two models in OpenAI's protocol that likes long responses, and reads 300 letters.
  final class Liker: @unchecked Sendable {
    private let lock = NSLock()
    private var shift = 0.0
    var pause = 0.0
    func become(_ shift: Double) { lock.withLock { self.shift = shift } }

    func reply(_ request: FakeServer.Request) -> FakeServer.Reply {
      if request.path == "/v1/models" { return .init(body: ["data": [["id": "a"], ["id": "b"]]]) }
      guard request.path == "/v1/chat/completions" else { return .init(status: 404) }
      if !request.isProbe { Thread.sleep(forTimeInterval: pause) }
      let messages = request.body["messages"] as? [[String: String]]
      let count = messages?[0]["content"]?.count ?? 0
      if count > 600 {
        return .init(
          status: 400, body: ["error": "This model's maximum context length is 600 tokens."])
      }
      let yes = -2 + Double(count) / 1000 + lock.withLock { shift }
      let top = [["token": "Yes", "logprob": yes], ["token": "No", "logprob": -1.5]]
      return .init(body: ["choices": [["logprobs": ["content": [["top_logprobs": top]]]]]])
    }
  }

  private func lines(_ path: String) throws -> [[String: Any]] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
      try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
    }
  }

  private func pairs(_ count: Int, longAt long: Int? = nil) -> String {
    (0..<count).map { index in
      let response = index == long ? String(repeating: "x", count: 2000) : "long enough"
      return #"{"prompt": "q\#(index)", "chosen": "\#(response)", "rejected": "no"}"# + "\n"
    }.joined()
  }

  @Test func anItemThatIsTooLongIsLeftOutAlone() throws {
    let liker = Liker()
    let server = try FakeServer { liker.reply($0) }
    try withFolder { folder in
      let data = try write(pairs(5, longAt: 2), to: folder + "/pairs.jsonl")
      let arguments = [
        "judge", "--model", server.address, data, "--quiet", "--json", "--out", "out.jsonl",
      ]
      for _ in 1...2 {
        let run = try run(arguments, in: folder)
        #expect(run.status == 0, "\(run.errors)")
        let scores = try lines(folder + "/out.jsonl")
        #expect(scores.count == 5 && scores.map { $0["skipped"] != nil }[2])
        #expect(scores.count { $0["skipped"] == nil } == 4)
        #expect(run.output.contains(#""skipped" : 1"#) && run.output.contains(#""total" : 1"#))
      }
      // Told with its place by the run that asks; without the file by each.
      let run = try run("judge", "--model", server.address, data, "--quiet", in: folder)
      #expect(run.errors.contains("pair 3 is left out: longer than the server reads"))

      let items = try write(
        #"{"prompt": "a", "responses": ["x", "yyyy"]}"# + "\n" + #"{"prompt": "b", "responses": ["#
          + #""\#(String(repeating: "x", count: 2000))", "y"]}"# + "\n", to: folder + "/items.jsonl"
      )
      let ranked = try self.run("rank", "--model", server.address, items, "--quiet", in: folder)
      #expect(ranked.status == 0 && ranked.errors.contains("is left without scores"))
      #expect(ranked.output.split(separator: "\n").count == 2)
    }
  }

  @Test func aResumedFileOfAnotherModelIsRefusedByName() throws {
    let liker = Liker()
    let server = try FakeServer { liker.reply($0) }
    try withFolder { folder in
      let data = try write(pairs(3), to: folder + "/pairs.jsonl")
      let arguments = ["judge", "--model", server.address, data, "--quiet", "--out", "out.jsonl"]
      #expect(try run(arguments, in: folder).status == 0)
      let before = try String(contentsOfFile: folder + "/out.jsonl", encoding: .utf8)
      #expect(try run(arguments, in: folder).status == 0)
      liker.become(0.02)
      let refused = try run(arguments, in: folder)
      #expect(refused.status != 0)
      #expect(refused.errors.contains("was made with another probe of the server's numbers"))
      #expect(try String(contentsOfFile: folder + "/out.jsonl", encoding: .utf8) == before)
    }
  }

  @Test func pairTakesTheOptionsOfAServer() throws {
    let liker = Liker()
    liker.pause = 0.05
    let server = try FakeServer { liker.reply($0) }
    try withFolder { folder in
      let lines = (0..<8).map {
        #"{"prompt": "q\#($0)", "responses": ["no", "long enough"]}"# + "\n"
      }
      let items = try write(lines.joined(), to: folder + "/items.jsonl")
      func pair(_ out: String, _ options: String...) throws -> Run {
        try run(
          ["pair", items, "--model", server.address, "--out", out, "--quiet", "--cache", "kept"]
            + options, in: folder)
      }
      func asked() -> [FakeServer.Request] {
        server.requests.filter { $0.path == "/v1/chat/completions" && !$0.isProbe }
      }
      #expect(try pair("p1.jsonl", "--server-model", "b", "--requests", "1").status == 0)
      #expect(server.most == 1)
      #expect(asked().count == 16 && asked().allSatisfy { $0.body["model"] as? String == "b" })
      #expect(FileManager.default.fileExists(atPath: folder + "/kept"))
      #expect(!FileManager.default.fileExists(atPath: folder + "/home/ipo"))
      #expect(try self.lines(folder + "/p1.jsonl").count == 8)
      // The disk answers, unless it is not asked.
      #expect(try pair("p2.jsonl", "--server-model", "b").status == 0)
      #expect(asked().count == 16)
      #expect(try pair("p3.jsonl", "--server-model", "b", "--fresh").status == 0)
      #expect(asked().count == 32 && server.most == 4)
      #expect(try pair("p4.jsonl", "--requests", "9").status != 0)
    }
  }

  /// One core waits for four answers as well as four do.
  @Test func fourRequestsOnOneCore() throws {
    let liker = Liker()
    liker.pause = 0.1
    let server = try FakeServer { liker.reply($0) }
    try withFolder { folder in
      let data = try write(pairs(6), to: folder + "/pairs.jsonl")
      let run = try run(
        ["judge", "--model", server.address, data, "--quiet"], in: folder,
        before: ["taskset", "-c", "0"])
      // Where there is no taskset, the cores are as many as they are.
      if run.status == 127 { return }
      #expect(run.status == 0 && server.most == 4)
    }
  }

  @Test(arguments: ["--compare-modes", "--faithful"])
  func whatServersDoNotTellIsRefusedAtOnce(_ option: String) throws {
    let server = try FakeServer { Liker().reply($0) }
    try withFolder { folder in
      let data = try write(pairs(1), to: folder + "/pairs.jsonl")
      let run = try run("judge", "--model", server.address, data, option, in: folder)
      #expect(run.status != 0 && run.errors.contains("a server does not tell"))
      #expect(server.requests.isEmpty)
    }
  }
}
