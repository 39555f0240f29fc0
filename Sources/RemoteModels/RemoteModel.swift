import Files
import Foundation
import LanguageModels
import Preferences

/// A model on a server: vLLM, llama.cpp, or anything that speaks OpenAI's protocol.
public struct RemoteModel: Sendable {
  /// What the server is, as its own pages tell.
  public enum Kind: String, Sendable { case vLLM, llamaCpp, openAI }

  public let kind: Kind
  /// The model's name on the server.
  public let name: String
  let connection: ServerConnection
  let cache: AnswerCache
  /// Requests under way at the same time.
  let requests: Int
  /// Whether prompts are messages of a chat; else they are raw text.
  let usesTemplate: Bool
  /// A template to be used here in place of the server's.
  let template: ChatTemplate?
  private let identity: ServerIdentity
  /// What the server said of its model when it was first asked.
  private let facts: Fingerprint
  private let routes = Routes()
  private let warnings: Warnings

  /// Asks the server what it is.
  ///
  /// - Parameters:
  ///   - address: `http://host:port`, with or without `/v1`.
  ///   - key: what it asks for as a key; it is neither kept nor shown.
  ///   - model: the model's name; `nil` for the first that the server lists.
  ///   - cache: the folder where answers are kept.
  ///   - isFresh: whether everything is asked anew that was not asked by this process.
  ///   - requests: under way at the same time, 1 to 4.
  ///   - patience: seconds before a failed request is repeated, doubled each time.
  ///   - warn: told what its user should know, each once.
  /// - Throws: ``FileError`` where no server answers.
  public init(
    address: String, key: String? = ProcessInfo.processInfo.environment["IPO_API_KEY"],
    model: String? = nil, cache: String, isFresh: Bool = false, requests: Int = 4,
    usesTemplate: Bool = true, template: ChatTemplate? = nil, patience: Double = 0.5,
    warn: @escaping @Sendable (String) -> Void = { _ in }
  ) throws {
    connection = try ServerConnection(address, key: key, patience: patience)
    self.cache = AnswerCache(folder: cache, isFresh: isFresh)
    self.requests = min(4, max(1, requests))
    self.usesTemplate = usesTemplate
    self.template = template
    warnings = Warnings(warn)
    let models = try connection.send("/v1/models")
    let listed = (models.fields["data"] as? [[String: Any]])?.first?["id"] as? String
    guard let name = model ?? listed else {
      throw FileError(
        address, "status \(models.status), no model listed",
        remedy: models.lacksKey ?? "name it with --server-model")
    }
    self.name = name
    if try connection.send("/props", isOptional: true).fields["default_generation_settings"] != nil
    {
      kind = .llamaCpp
    } else if try connection.send("/version", isOptional: true).fields["version"] != nil {
      kind = .vLLM
    } else {
      kind = .openAI
    }
    identity = ServerIdentity(
      connection: connection, name: name, kind: kind, usesChat: usesTemplate && template == nil,
      cache: self.cache)
    facts = try identity.read()
  }

  /// All that its answers depend on, as far as it tells.
  public var fingerprint: Fingerprint {
    var made = facts
    if let template { made.add("chat template", textOf: template.source) }
    made.add("--raw", "\(!usesTemplate)")
    return made
  }

  /// What results call the chat template.
  public var templateName: String { template?.name ?? (usesTemplate ? "server's" : "none") }

  /// Makes the answer begin at once, where the template knows thoughts before it.
  var withoutThinking: [String: Any] {
    kind == .openAI ? [:] : ["chat_template_kwargs": ["enable_thinking": false]]
  }

  /// Tells its user something once.
  func warn(_ subject: String, _ text: String) {
    warnings.tell(subject, "warning: \(connection.base): \(text)")
  }

  // MARK: Asking

  /// A way to ask: where, and with what body.
  struct Request {
    let path: String
    let body: [String: Any]
  }

  /// The answer to the first of several ways that the server takes; those that it refuses (400, 404,
  /// 422) are not tried again.
  ///
  /// - Parameters:
  ///   - purpose: requests of one purpose have the same ways in the same order.
  ///   - understand: makes something of an answer; only what it does not throw at is kept.
  /// - Throws: ``UnaskableItem`` where the server refuses this question and not others.
  func ask<Value>(
    _ purpose: String, _ ways: [Request], understand: ([String: Any]) throws -> Value
  ) throws -> Value {
    let question = try question(ways)
    if let kept = cache.answer(to: question), let value = try? understand(fields(kept)) {
      routes.hasAnswered(purpose)
      return value
    }
    var refusal = "no way to ask"
    var remedy = "try --raw, or another --server-model"
    for index in routes.first(purpose)..<ways.count {
      let answer = try connection.send(ways[index].path, ways[index].body)
      if answer.wasAway { try requireSameModel() }
      if answer.isSuccess {
        let value = try understand(answer.fields)
        try cache.keep(answer.body, to: question)
        routes.settle(purpose, on: index)
        return value
      }
      refusal = "\(ways[index].path) gives status \(answer.status), \(answer.beginning)"
      if answer.isTooLong { throw UnaskableItem("longer than the server reads: \(refusal)") }
      remedy = answer.lacksKey ?? remedy
      guard [400, 404, 405, 422, 501].contains(answer.status) else { break }
      if index == ways.count - 1, [400, 422].contains(answer.status), routes.knows(purpose) {
        throw UnaskableItem("the server refuses it: \(refusal)")
      }
    }
    throw FileError(connection.base, refusal, remedy: remedy)
  }

  /// The answer of a route that the server may not know; `nil` where it is not there or fails, and
  /// is then soon not asked again.
  func askOptional<Value>(
    _ path: String, _ body: [String: Any], understand: ([String: Any]) -> Value?
  ) throws -> Value? {
    let question = try question([Request(path: path, body: body)])
    if let kept = cache.answer(to: question), let value = understand(fields(kept)) { return value }
    guard routes.isOpen(path) else { return nil }
    let answer = try connection.send(path, body, isOptional: !routes.knows(path))
    if answer.wasAway { try requireSameModel() }
    guard answer.isSuccess, let value = understand(answer.fields) else {
      routes.fail(path, isMissing: [404, 405, 501].contains(answer.status))
      return nil
    }
    routes.settle(path, on: 0)
    try cache.keep(answer.body, to: question)
    return value
  }

  private func question(_ ways: [Request]) throws -> String {
    let ways = try ways.map { way in
      let body = try JSONSerialization.data(withJSONObject: way.body, options: .sortedKeys)
      return way.path + String(decoding: body, as: UTF8.self)
    }
    let model = facts.facts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
    return (model + ways).joined(separator: "\n")
  }

  private func fields(_ data: Data) -> [String: Any] {
    (try? JSONSerialization.jsonObject(with: data) as? [String: Any]) ?? [:]
  }

  /// A server that was away may come back as another.
  private func requireSameModel() throws {
    let differences = facts.differences(from: try identity.read())
    if differences.isEmpty { return }
    throw FileError(
      connection.base,
      "was away and came back with another " + differences.joined(separator: ", "),
      remedy: "start it as before and run again, or begin anew with another --out")
  }
}

/// What a run has learned of a server's routes, by purpose or path.
private final class Routes: @unchecked Sendable {
  private let lock = NSLock()
  /// From which way on the server is asked.
  private var places: [String: Int] = [:]
  private var answered: Set<String> = []
  /// Failures in succession.
  private var failures: [String: Int] = [:]

  func first(_ purpose: String) -> Int { lock.withLock { places[purpose] ?? 0 } }
  /// Whether it was answered before, now or in an earlier run.
  func knows(_ purpose: String) -> Bool { lock.withLock { answered.contains(purpose) } }
  func hasAnswered(_ purpose: String) { lock.withLock { _ = answered.insert(purpose) } }

  /// The first way that was taken stays.
  func settle(_ purpose: String, on index: Int) {
    lock.withLock {
      places[purpose] = places[purpose] ?? index
      answered.insert(purpose)
      failures[purpose] = 0
    }
  }

  func isOpen(_ path: String) -> Bool { lock.withLock { failures[path] ?? 0 < 3 } }
  func fail(_ path: String, isMissing: Bool) {
    lock.withLock { failures[path, default: 0] += isMissing ? 3 : 1 }
  }
}

/// Warnings, each told once.
private final class Warnings: @unchecked Sendable {
  private let lock = NSLock()
  private var told: Set<String> = []
  private let tell: @Sendable (String) -> Void

  init(_ tell: @escaping @Sendable (String) -> Void) { self.tell = tell }

  func tell(_ subject: String, _ text: String) {
    if lock.withLock({ told.insert(subject).inserted }) { tell(text) }
  }
}
