import Files
import Foundation
import Preferences
import Tensors
import Worlds

/// The live lab: a page whose every number comes from this process as it is asked for.
public final class Lab: Sendable {
  /// Where it listens.
  public var address: String { "http://127.0.0.1:\(listener.port)/" }
  public var port: UInt16 { listener.port }

  private let listener: Listener
  private let reception: Reception
  private let workers: Workers

  /// - Parameters:
  ///   - port: 0 takes any that is free.
  ///   - model: a checkpoint of the reader's own, beside those there are.
  ///   - idle: seconds after which a tab that asks nothing is forgotten.
  /// - Throws: ``FileError`` where the port is taken or the model can't be used.
  public init(
    port: UInt16, model: String? = nil, limits: Limits = Limits(), idle: Double = 1800
  ) throws {
    let shelf = try Shelf(model: model)
    listener = try Listener(port: port, limits: limits)
    reception = try Reception(port: listener.port, shelf, idle: idle)
    workers = Workers(limits)
  }

  /// Serves until the task is cancelled.
  public func run() async throws {
    defer { reception.sessions.closeAll() }
    try await listener.run { [self] in await answer($0) }
  }

  /// What a request gets.
  func answer(_ request: Request) async -> Reply {
    do {
      switch try reception.receive(request) {
      case .known(let reply): return reply
      case .work(let work): return Reply(body: try await workers.run(work))
      }
    } catch let refusal as Refusal {
      return Reply(refusal)
    } catch let error as FileError {
      return Reply(Refusal(422, error.description))
    } catch { return Reply(Refusal(500, "The lab failed: \(error)")) }
  }
}

/// The page's own files, read once; nothing else is ever served.
struct Page: Sendable {
  private let files: [String: Reply]

  /// - Throws: ``FileError`` where the package's resources are not beside the program.
  init() throws {
    guard let folder = Bundle.module.url(forResource: "Page", withExtension: nil) else {
      throw FileError(
        "the lab's page", "not among the package's resources",
        remedy: "run with `make lab` from the checkout")
    }
    let types = ["html": "text/html", "css": "text/css", "js": "text/javascript"]
    var files: [String: Reply] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let file = folder.appendingPathComponent(name)
      guard let type = types[file.pathExtension] else { continue }
      let reply = Reply(type: type, body: try Data(contentsOf: file))
      files["/" + name] = reply
      if name == "index.html" { files["/"] = reply }
    }
    self.files = files
  }

  /// All bytes of it.
  var size: Int { files.reduce(0) { $0 + ($1.key == "/" ? 0 : $1.value.body.count) } }

  func reply(_ path: String) throws -> Reply {
    guard let file = files[path] else { throw Refusal(404, "There is no such page.") }
    return file
  }
}
