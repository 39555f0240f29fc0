import Foundation
import TestSupport
import Testing

@testable import Lab

/// The program that was built beside the tests, serving on a port of its own as long as the test
/// lasts: in a process of its own, so that what it holds and how it ends can be seen.
final class RunningLab {
  let process = Process()
  /// The address that it printed, `http://127.0.0.1:PORT/`.
  let address: String
  /// What it printed before it served.
  let said: String

  /// - Parameter port: 0 takes any that is free.
  init(port: Int = 0) throws {
    let products = Programs.folder(with: "lab-server")
    process.executableURL = products.appendingPathComponent("lab-server")
    process.arguments = ["--port", "\(port)"]
    let pipe = Pipe()
    process.standardOutput = pipe
    process.standardError = pipe
    try process.run()
    var text = ""
    while !text.contains("Ctrl-C ends it") {
      let data = pipe.fileHandleForReading.availableData
      if data.isEmpty { throw Wire.Failure(text: "the lab did not begin: \(text)") }
      text += String(decoding: data, as: UTF8.self)
    }
    said = text
    let start = try #require(text.range(of: "http://127.0.0.1:"))
    address = String(text[start.lowerBound...].prefix { !$0.isWhitespace })
  }

  /// Host and port.
  var host: String { String(address.dropFirst("http://".count).dropLast()) }
  var port: Int { Int(host.split(separator: ":").last ?? "") ?? 0 }

  /// Memory that it holds, bytes; 0 where the system does not tell.
  var residentBytes: Int {
    let path = "/proc/\(process.processIdentifier)/status"
    let status = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmRSS:") }
    return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0)
      << 10
  }

  deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
}

/// A reply as it came over the wire.
struct RawReply {
  var status: Int
  var head: String
  var body: Data

  func json() throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: body) as? [String: Any])
  }
  var error: String { ((try? json())?["error"] as? String) ?? "" }
}

/// A tab as a program sees it: its own socket, so that anything can be sent.
struct Tab {
  let host: String
  var token = ""

  init(_ lab: RunningLab) throws {
    host = lab.host
    token = try #require(try post("session", [:]).json()["session"] as? String)
  }

  /// Asks as the page does.
  func post(
    _ name: String, _ body: [String: Any], headers: [String: String] = [:]
  ) throws -> RawReply {
    let data = try JSONSerialization.data(withJSONObject: body)
    return try Wire.ask(
      host, "POST", "/api/" + name,
      headers: [
        "Host": host, "Origin": "http://\(host)", "Content-Type": "application/json",
        "X-Lab-Session": token, "Content-Length": "\(data.count)",
      ].merging(headers) { $1 }, body: data)
  }

  /// The same, which has to work.
  func ask(_ name: String, _ body: [String: Any]) throws -> [String: Any] {
    let reply = try post(name, body)
    #expect(reply.status == 200, "\(name): \(reply.error)")
    return try reply.json()
  }
  func list(_ name: String, _ body: [String: Any]) throws -> [[String: Any]] {
    let reply = try post(name, body)
    #expect(reply.status == 200, "\(name): \(reply.error)")
    return try #require(
      try JSONSerialization.jsonObject(with: reply.body) as? [[String: Any]])
  }

  /// The state of a run, and what it is when it no longer runs.
  func state(_ place: String = "a", count: Int = 32) throws -> [String: Any] {
    try ask("loop/state", ["place": place, "steps": 0, "from": 0, "count": count])
  }
  func waited(_ place: String = "a", seconds: Double = 60) throws -> [String: Any] {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      let state = try state(place)
      if state["isRunning"] as? Bool == false { return state }
      Thread.sleep(forTimeInterval: 0.02)
    }
    Issue.record("the run did not end in \(seconds) s")
    return [:]
  }
}

/// Plain sockets.
enum Wire {
  struct Failure: Error { var text: String }

  static func connect(_ host: String) throws -> Int32 {
    #if canImport(Glibc)
      let socket = Foundation.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    #else
      let socket = Foundation.socket(AF_INET, SOCK_STREAM, 0)
    #endif
    signal(SIGPIPE, SIG_IGN)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
    place.sin_port = (UInt16(host.split(separator: ":").last ?? "") ?? 0).bigEndian
    let length = socklen_t(MemoryLayout<sockaddr_in>.size)
    let isConnected = withUnsafePointer(to: &place) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Foundation.connect(socket, $0, length) == 0
      }
    }
    guard isConnected else {
      close(socket)
      throw Failure(text: "no connection to \(host)")
    }
    var time = timeval(tv_sec: 60, tv_usec: 0)
    setsockopt(
      socket, SOL_SOCKET, SO_RCVTIMEO, &time, socklen_t(MemoryLayout<timeval>.size))
    return socket
  }

  /// Whether all of it was taken.
  @discardableResult
  static func send(_ data: Data, to socket: Int32) -> Bool {
    var rest = [UInt8](data)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(socket, $0.baseAddress, $0.count) }
      if count <= 0 { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }

  /// One reply; `nil` where the connection was closed without one.
  static func reply(from socket: Int32) -> RawReply? {
    var data = Data()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end = data.range(of: Data("\r\n\r\n".utf8)) {
        let head = String(decoding: data[..<end.lowerBound], as: UTF8.self)
        let length =
          head.lowercased().split(separator: "\r\n")
          .first { $0.hasPrefix("content-length:") }
          .flatMap { Int($0.split(separator: ":")[1].trimmingCharacters(in: .whitespaces)) } ?? 0
        if data.count - end.upperBound >= length {
          let status = Int(head.split(separator: " ").dropFirst().first ?? "") ?? 0
          return RawReply(
            status: status, head: head, body: data[end.upperBound..<end.upperBound + length])
        }
      }
      let count = read(socket, &buffer, buffer.count)
      if count <= 0 { return nil }
      data.append(contentsOf: buffer[..<count])
    }
  }

  static func ask(
    _ host: String, _ method: String, _ path: String, headers: [String: String],
    body: Data = Data()
  ) throws -> RawReply {
    let socket = try connect(host)
    defer { close(socket) }
    let lines = headers.map { "\($0): \($1)\r\n" }.sorted().joined()
    send(Data("\(method) \(path) HTTP/1.1\r\n\(lines)\r\n".utf8) + body, to: socket)
    guard let reply = reply(from: socket) else { throw Failure(text: "closed without a reply") }
    return reply
  }

  static func get(_ lab: RunningLab, _ path: String, host: String? = nil) throws -> RawReply {
    try ask(lab.host, "GET", path, headers: ["Host": host ?? lab.host])
  }
}
