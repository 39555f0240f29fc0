import Foundation
import Testing

/// Chromium without a window, driven over WebDriver: as much of it as the tests need.
final class WebDriver {
  struct Failure: Error { var text: String }

  /// Why the tests can't be run here; `nil` where they can.
  static var obstacle: String? {
    driver == nil ? "no chromedriver on PATH: `sh .ci/setup browser` installs it" : nil
  }
  private static var driver: String? {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return folders.map { "\($0)/chromedriver" }.first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  private let process = Process()
  private let host: String
  private var session = ""

  init() throws {
    guard let driver = Self.driver else { throw Failure(text: Self.obstacle ?? "") }
    // One of many, so that tests beside each other seldom meet.
    host = "127.0.0.1:\(Int.random(in: 20000..<30000))"
    process.executableURL = URL(fileURLWithPath: driver)
    process.arguments = ["--port=\(host.split(separator: ":")[1])", "--silent"]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    for _ in 0..<100 where (try? ask("GET", "/status")) == nil {
      Thread.sleep(forTimeInterval: 0.1)
    }
    let options: [String: Any] = [
      "args": [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
        "--disable-dev-shm-usage",
      ]
    ]
    let wanted: [String: Any] = [
      "browserName": "chrome", "goog:chromeOptions": options,
      "goog:loggingPrefs": ["browser": "ALL"],
    ]
    let reply =
      try ask("POST", "/session", ["capabilities": ["alwaysMatch": wanted]]) as? [String: Any]
    session = "/session/" + (reply?["sessionId"] as? String ?? "")
  }

  func end() {
    _ = try? ask("DELETE", session)
    // A thread of the tests blocks signals, and so does what it begins.
    if process.isRunning { kill(process.processIdentifier, SIGKILL) }
  }

  @discardableResult
  private func ask(_ method: String, _ path: String, _ body: [String: Any]? = nil) throws -> Any? {
    let data = try body.map { try JSONSerialization.data(withJSONObject: $0) } ?? Data()
    let reply = try Wire.ask(
      host, method, path,
      headers: [
        "Host": host, "Content-Type": "application/json", "Content-Length": "\(data.count)",
        "Connection": "close",
      ], body: data)
    let value = try JSONSerialization.jsonObject(with: reply.body) as? [String: Any]
    guard reply.status == 200 else {
      throw Failure(text: String(decoding: reply.body, as: UTF8.self))
    }
    return value?["value"]
  }

  // MARK: What a reader does

  func open(_ address: String) throws { try ask("POST", session + "/url", ["url": address]) }

  /// Runs a function's body in the page; `return` gives its value.
  @discardableResult
  func run(_ script: String, _ arguments: [Any] = []) throws -> Any? {
    try ask("POST", session + "/execute/sync", ["script": script, "args": arguments])
  }

  func text(_ selector: String) throws -> String {
    try run("return document.querySelector(arguments[0])?.textContent ?? ''", [selector])
      as? String ?? ""
  }

  /// Clicks where the element is, as a mouse does.
  func click(_ selector: String) throws {
    try ask("POST", session + "/element/\(find(selector))/click", [:])
  }

  /// Types into what has the focus of that selector.
  func type(_ text: String, into selector: String) throws {
    try ask("POST", session + "/element/\(find(selector))/value", ["text": text])
  }

  /// Presses a key on whatever has the focus.
  func press(_ key: String) throws {
    let actions = ["keyDown", "keyUp"].map { ["type": $0, "value": key] }
    try ask(
      "POST", session + "/actions",
      ["actions": [["type": "key", "id": "keyboard", "actions": actions]]])
  }

  private func find(_ selector: String) throws -> String {
    let found =
      try ask(
        "POST", session + "/element", ["using": "css selector", "value": selector])
      as? [String: String]
    guard let id = found?.values.first else { throw Failure(text: "no \(selector)") }
    return id
  }

  /// Waits until a condition in the page holds.
  func wait(_ condition: String, seconds: Double = 60, _ arguments: [Any] = []) throws {
    let end = Date().addingTimeInterval(seconds)
    while Date() < end {
      if try run("return !!(\(condition))", arguments) as? Bool == true { return }
      Thread.sleep(forTimeInterval: 0.05)
    }
    let problem = try text("#problem")
    throw Failure(text: "waited \(seconds) s for: \(condition); the page says: \(problem)")
  }

  // MARK: How the page is seen

  func see(width: Int, dark: Bool = false, stillness: Bool = false) throws {
    try command(
      "Emulation.setEmulatedMedia",
      [
        "features": [
          ["name": "prefers-color-scheme", "value": dark ? "dark" : "light"],
          ["name": "prefers-reduced-motion", "value": stillness ? "reduce" : "no-preference"],
        ]
      ])
    try command(
      "Emulation.setDeviceMetricsOverride",
      ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false])
  }

  private func command(_ name: String, _ parameters: [String: Any]) throws {
    try ask(
      "POST", session + "/goog/cdp/execute", ["cmd": name, "params": parameters])
  }

  /// What the browser complained of since the last time.
  func complaints() throws -> [String] {
    let entries =
      try ask("POST", session + "/se/log", ["type": "browser"]) as? [[String: Any]] ?? []
    return entries.filter { ["WARNING", "SEVERE"].contains($0["level"] as? String) }
      .map { $0["message"] as? String ?? "" }
  }
}
