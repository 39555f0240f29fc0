import Files
import Foundation

/// Where requests come in: who asks, what for, and whether all of it is within bounds.
///
/// It opens no model and computes nothing, so that it can be tried with any bytes.
package struct Reception: Sendable {
  /// What a request gets.
  package enum Receipt {
    case known(Reply)
    /// Computes the reply's body.
    case work(API.Work<Data>)
  }

  package let sessions: Sessions
  private let access: Access
  private let page: Page
  private let api: API

  /// - Parameter idle: seconds after which a tab that asks nothing is forgotten.
  init(port: UInt16, _ shelf: Shelf, idle: Double = 1800) throws {
    (access, page, api) = (Access(port: port), try Page(), API(shelf))
    sessions = Sessions(idle: idle)
  }

  /// One that no socket belongs to, for the pocket models.
  package init(port: UInt16) throws { try self.init(port: port, Shelf(kept: [])) }

  /// - Throws: ``Refusal``.
  package func receive(_ request: Request) throws -> Receipt {
    try access.check(request)
    if request.method == "GET" { return .known(try page.reply(request.path)) }
    guard request.path.hasPrefix("/api/") else { throw Refusal(404, "There is no such page.") }
    let name = String(request.path.dropFirst("/api/".count))
    if name == "session" {
      return .known(Reply(body: try JSON.write(api.opening(sessions.open().token))))
    }
    let session = try sessions.session(request.headers["x-lab-session"])
    if name == "close" {
      sessions.close(session.token)
      return .known(Reply(body: Data("{}".utf8)))
    }
    return .work(try api.work(name, request.body, session))
  }
}
