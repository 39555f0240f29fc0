import Foundation
import Testing

@testable import Lab

/// Requests that mean no good are refused or harmless, and the server stays up.
@Suite struct HostileTests {
  @Test func foreignHostsAndOriginsAreRefused() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    for host in ["evil.example", "evil.example:\(running.port)", "127.0.0.1", "", "localhost"] {
      #expect(try Wire.get(running, "/", host: host).status == 421, "\(host)")
    }
    #expect(try Wire.get(running, "/", host: "localhost:\(running.port)").status == 200)
    #expect(try Wire.ask(running.host, "GET", "/", headers: [:]).status == 421)
    for origin in ["http://evil.example", "null", "https://\(running.host)", "http://127.0.0.1"] {
      let reply = try tab.post("quiz", [:], headers: ["Origin": origin])
      #expect(reply.status == 403, "\(origin)")
      #expect(!reply.head.lowercased().contains("access-control-allow"))
    }
    #expect(try tab.post("quiz", [:], headers: ["Sec-Fetch-Site": "cross-site"]).status == 403)
    #expect(try tab.post("quiz", [:], headers: ["Content-Type": "text/plain"]).status == 415)
    #expect(
      try tab.post("quiz", [:], headers: ["Content-Type": "application/x-www-form-urlencoded"])
        .status == 415)
  }

  @Test func onlyTabsOfThisServerAreAnswered() throws {
    let running = try RunningLab()
    var tab = try Tab(running)
    tab.token = String(repeating: "0", count: 64)
    #expect(try tab.post("quiz", [:]).status == 409)
    tab.token = ""
    #expect(try tab.post("quiz", [:]).status == 409)
  }

  @Test func methodsAndPathsThatAreNone() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    for method in ["PUT", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "get"] {
      let reply = try Wire.ask(running.host, method, "/", headers: ["Host": running.host])
      #expect(reply.status == 405, "\(method)")
    }
    for path in [
      "/../Package.swift", "/..%2f..%2fetc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "//etc/passwd",
      "/api/judge", "/style.css/", "/.git/config", "http://evil.example/",
    ] {
      #expect(try Wire.get(running, path).status == 404, "\(path)")
    }
    #expect(try tab.post("nothing", [:]).status == 404)
    #expect(try tab.post("../session", [:]).status == 404)
  }

  @Test func bodiesThatAreTooLongAreNotRead() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    let before = running.residentBytes
    let head = """
      POST /api/judge HTTP/1.1\r\nHost: \(running.host)\r\nContent-Type: application/json\r\n\
      X-Lab-Session: \(tab.token)\r\nContent-Length: \(100 << 20)\r\n\r\n
      """
    let socket = try Wire.connect(running.host)
    Wire.send(Data(head.utf8), to: socket)
    let block = Data(repeating: 65, count: 1 << 20)
    var sent = 0
    while sent < 100, Wire.send(block, to: socket) { sent += 1 }
    #expect(sent < 100)
    close(socket)
    // What is behind a refused head is never taken for a request.
    let second = try Wire.connect(running.host)
    let hidden = "POST /api/close HTTP/1.1\r\nHost: \(running.host)\r\n\r\n"
    Wire.send(Data((head + hidden).utf8), to: second)
    #expect(Wire.reply(from: second)?.status == 413)
    #expect(Wire.reply(from: second) == nil)
    close(second)
    for (header, status) in [
      ("Content-Length: 99999999999999999999", 413), ("Content-Length: -1", 400),
      ("Content-Length: 1e3", 400), ("Transfer-Encoding: chunked", 411),
      ("Content-Length: 2\r\nContent-Length: 3", 400),
      ("X: \(String(repeating: "y", count: 20000))", 431),
      ("no colon", 400),
    ] {
      let socket = try Wire.connect(running.host)
      Wire.send(
        Data("POST /api/judge HTTP/1.1\r\nHost: \(running.host)\r\n\(header)\r\n\r\n".utf8),
        to: socket)
      #expect(Wire.reply(from: socket)?.status == status, "\(header.prefix(40))")
      close(socket)
    }
    // A head that never ends.
    let third = try Wire.connect(running.host)
    Wire.send(Data("GET / HTTP/1.1\r\n".utf8), to: third)
    var lines = 0
    while lines < 2000,
      Wire.send(Data("X-\(lines): \(String(repeating: "z", count: 1000))\r\n".utf8), to: third)
    { lines += 1 }
    #expect(Wire.reply(from: third).map { $0.status == 431 } ?? true)
    close(third)
    #expect(running.residentBytes - before < 60 << 20)
    #expect(try Wire.get(running, "/").status == 200)
  }

  @Test func slowRequestsAreCutOffAndOthersServedMeanwhile() throws {
    let limits = Limits()
    let running = try RunningLab()
    let tab = try Tab(running)
    let slow = try (0..<20).map { _ in try Wire.connect(running.host) }
    for socket in slow {
      Wire.send(
        Data(
          """
          POST /api/judge HTTP/1.1\r\nHost: \(running.host)\r\nContent-Type: application/json\r\n\
          Content-Length: 1000\r\n\r\n{
          """.utf8), to: socket)
    }
    let drip = try Wire.connect(running.host)
    let begun = Date()
    var isOpen = true
    while isOpen, Date().timeIntervalSince(begun) < limits.reading + 8 {
      isOpen = Wire.send(Data("G".utf8), to: drip)
      Thread.sleep(forTimeInterval: 0.1)
    }
    #expect(Date().timeIntervalSince(begun) < limits.reading + 4)
    #expect(try tab.post("task", ["world": "pocket", "category": "chat", "seed": 1]).status == 200)
    for socket in slow {
      #expect(Wire.reply(from: socket)?.status == 408)
      close(socket)
    }
    close(drip)
  }

  @Test func connectionsAreBounded() throws {
    let most = Limits().connections
    let running = try RunningLab()
    let open = try (0..<most + 30).map { _ in try Wire.connect(running.host) }
    var served = 0
    for socket in open {
      Wire.send(Data("GET / HTTP/1.1\r\nHost: \(running.host)\r\n\r\n".utf8), to: socket)
    }
    for socket in open {
      if Wire.reply(from: socket)?.status == 200 { served += 1 }
      close(socket)
    }
    #expect(served == most)
    Thread.sleep(forTimeInterval: 0.3)
    #expect(try Wire.get(running, "/").status == 200)
  }

  @Test func whatIsNoJSONOrNotWhatIsAskedFor() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    func raw(_ text: String, to name: String = "judge") throws -> RawReply {
      try Wire.ask(
        running.host, "POST", "/api/" + name,
        headers: [
          "Host": running.host, "Content-Type": "application/json", "X-Lab-Session": tab.token,
          "Content-Length": "\(text.utf8.count)",
        ], body: Data(text.utf8))
    }
    for text in [
      "", "{", "[]", "null", "{\"model\": 3}", "\u{feff}", String(repeating: "[", count: 60000),
      String(repeating: "{\"a\":", count: 9000), "{\"seed\": NaN}", "{\"model\": \"\\ud800\"}",
    ] {
      let reply = try raw(text)
      #expect(reply.status == 400, "\(text.prefix(20))")
      #expect(!reply.error.isEmpty)
    }
    let loop = try LoopTests.settings()
    for (field, value) in [
      ("samples", 1_000_000_000 as Any), ("samples", 0), ("samples", -4), ("samples", 1.5),
      ("prompts", 1_000_000_000), ("rate", 1e300), ("rate", -1), ("beta", 0), ("lambda", -1),
      ("temperature", 0), ("epochs", 1_000_000), ("seed", -1), ("seed", 1e30), ("judge", "<b>"),
      ("loss", "'; drop"), ("judge", 7),
    ] {
      var settings = loop
      settings[field] = value
      let reply = try tab.post("loop/begin", ["place": "a", "settings": settings])
      #expect([400, 422].contains(reply.status), "\(field) \(value)")
    }
    let text = try #require(
      String(data: JSONSerialization.data(withJSONObject: loop), encoding: .utf8))
    for number in ["NaN", "Infinity", "1e999", "-1e999", "\"nan\""] {
      let bad = text.replacing(#/"rate":[^,}]+/#, with: "\"rate\":\(number)")
      let reply = try raw("{\"place\":\"a\",\"settings\":\(bad)}", to: "loop/begin")
      #expect([400, 422].contains(reply.status), "\(number)")
    }
    for (name, body) in [
      ("task", ["world": "pocket", "category": "no", "seed": 1] as [String: Any]),
      ("task", ["world": "mars", "category": "chat", "seed": 1]),
      ("task", ["world": "pocket", "category": "chat", "seed": 1e18]),
      ("judge", ["model": "../../etc/passwd", "category": "chat", "seed": 1, "response": ""]),
      ("judge", ["model": "M-instruct", "category": "chat", "seed": 1, "response": "cats ?!"]),
      (
        "judge",
        [
          "model": "M-instruct", "category": "chat", "seed": 1,
          "response": String(repeating: "cats ", count: 4000),
        ]
      ),
      (
        "samples",
        [
          "model": "S-instruct", "category": "chat", "seed": 1, "samples": 1_000_000_000,
          "temperature": 1, "draw": 1,
        ]
      ),
      ("bench", ["model": "S-instruct", "bench": "plain", "count": 1_000_000_000, "pairs": true]),
      (
        "bench",
        ["model": "S-instruct", "bench": "plain", "count": 2, "pairs": true, "subsets": []]
      ),
      ("ways", ["labels": 1_000_000_000, "comparison": 1, "tokens": 1, "pool": 1]),
      ("loop/state", ["place": "a", "steps": 0, "from": 0, "count": 1_000_000_000]),
      ("loop/advance", ["place": "z", "extent": "on"]),
    ] {
      let reply = try tab.post(name, body)
      #expect((400..<500).contains(reply.status), "\(name) \(body)")
      #expect(!reply.error.isEmpty)
    }
  }

  @Test func markupComesBackAsData() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    let markup = "<img src=x onerror=alert(1)>\"'</script>&\u{202e}"
    for (name, body) in [
      ("task", ["world": "pocket", "category": markup, "seed": 1] as [String: Any]),
      ("judge", ["model": markup, "category": "chat", "seed": 1, "response": markup]),
      ("judge", ["model": "M-instruct", "category": "chat", "seed": 1, "response": markup]),
      (
        "judge",
        [
          "model": "M-instruct", "category": "chat", "seed": 1, "response": "no",
          "question": markup,
        ]
      ),
      ("loop/begin", ["place": markup, "settings": try LoopTests.settings()]),
      ("loop/begin", ["place": "a", "settings": try LoopTests.settings(["judge": markup])]),
      (
        "bench",
        ["model": "S-base", "bench": "plain", "count": 2, "pairs": true, "subsets": [markup]]
      ),
    ] {
      let reply = try tab.post(name, body)
      #expect(reply.status >= 400, "\(name)")
      #expect(reply.head.contains("application/json"))
      #expect(reply.head.contains("nosniff"))
      #expect(!reply.error.isEmpty)
    }
    let path = try Wire.get(running, "/<script>alert(1)</script>")
    #expect(path.head.contains("application/json"))
  }

  @Test func memoryIsFlatOverManyRequests() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    let words = ["cats", "dogs", "so", "thanks", "sorry", "f", "0", "Yes"]
    func ask(_ number: Int) throws {
      let reply = try tab.post(
        "judge",
        [
          "model": "S-instruct", "category": ["chat", "code", "math", "safety"][number % 4],
          "seed": number % 50, "response": "\(words[number % words.count]) .",
        ])
      #expect(reply.status == 200, "\(reply.error)")
    }
    for number in 0..<400 { try ask(number) }
    let before = running.residentBytes
    for number in 0..<2000 { try ask(number) }
    let grown = running.residentBytes - before
    #expect(grown < 24 << 20, "\(grown >> 10) kB")
  }

  @Test func aTakenPortIsToldAndCtrlCLeavesItFree() throws {
    let running = try RunningLab()
    do {
      _ = try RunningLab(port: running.port)
      Issue.record("two labs on one port")
    } catch let failure as Wire.Failure { #expect(failure.text.contains("taken")) }
    let tab = try Tab(running)
    _ = try tab.ask("loop/begin", ["place": "a", "settings": try LoopTests.settings()])
    _ = try tab.ask("loop/advance", ["place": "a", "extent": "on"])
    let begun = Date()
    running.process.interrupt()
    running.process.waitUntilExit()
    #expect(running.process.terminationStatus == 0)
    #expect(Date().timeIntervalSince(begun) < 2)
    #expect(throws: (any Error).self) { try Wire.connect(running.host) }
    _ = try RunningLab(port: running.port)
  }
}
