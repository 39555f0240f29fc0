import Foundation

/// Who may ask: this machine's own page and nobody else's.
struct Access: Sendable {
  let port: UInt16

  private var hosts: [String] { ["127.0.0.1:\(port)", "localhost:\(port)"] }

  /// Checks what a browser says of itself, which no page can change: the Host against names that
  /// were bent to this machine, the Origin against other sites' pages.
  ///
  /// - Throws: ``Refusal``.
  func check(_ request: Request) throws {
    guard let host = request.headers["host"], hosts.contains(host.lowercased()) else {
      throw Refusal(421, "The lab answers at http://\(hosts[0])/ only.")
    }
    if let origin = request.headers["origin"] {
      guard hosts.contains(where: { "http://" + $0 == origin.lowercased() }) else {
        throw Refusal(403, "Another site's page may not ask the lab.")
      }
    }
    if let site = request.headers["sec-fetch-site"], request.method == "POST" {
      guard site == "same-origin" else {
        throw Refusal(403, "Another site's page may not ask the lab.")
      }
    }
    switch request.method {
    case "GET":
      if request.length > 0 { throw Refusal(400, "A question without a body has one.") }
    case "POST":
      // A form of another site can't say this without asking first.
      let type = request.headers["content-type"]?.prefix { $0 != ";" }
      guard type?.trimmingCharacters(in: .whitespaces).lowercased() == "application/json" else {
        throw Refusal(415, "Ask with content-type application/json.")
      }
    default: throw Refusal(405, "The lab knows GET and POST.")
    }
  }
}
