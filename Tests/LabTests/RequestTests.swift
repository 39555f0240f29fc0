import Foundation
import Testing

@testable import Lab

/// From bytes to a request that may be answered: no socket, no model.
@Suite struct RequestTests {
  private func read(_ bytes: some Collection<UInt8>, pieces size: Int) throws -> [Request] {
    var reader = RequestReader(Limits())
    var requests: [Request] = []
    let bytes = Array(bytes)
    for start in stride(from: 0, to: bytes.count, by: size) {
      reader.take(bytes[start..<min(bytes.count, start + size)])
      while let request = try reader.next() { requests.append(request) }
    }
    return requests
  }

  /// The status of a head's refusal, 0 where it is read.
  private func status(_ head: String, pieces size: Int = 4096) -> Int {
    do {
      _ = try read((head + "\r\n\r\n").utf8, pieces: size)
      return 0
    } catch { return (error as? Refusal)?.status ?? -1 }
  }

  @Test func requestsAreTheSameHoweverTheirBytesComeIn() throws {
    let text =
      "POST /api/a?x=1 HTTP/1.1\r\nHost: x\r\ncontent-LENGTH:\t5 \r\n\r\na\r\n\r\n"
      + "GET /b#c HTTP/1.0\r\n\r\nGET /unfinished HTTP/1.1\r\n"
    for size in [1, 2, 3, 7, 4096] {
      let requests = try read(text.utf8, pieces: size)
      #expect(requests.map(\.path) == ["/api/a", "/b"])
      #expect(requests[0].headers == ["host": "x", "content-length": "5"])
      #expect(requests[0].body == Data("a\r\n\r\n".utf8))
      #expect(requests[0].staysOpen && !requests[1].staysOpen)
    }
  }

  @Test func aHeadOfTheLongestSizeIsReadHoweverItComesIn() {
    let start = "GET / HTTP/1.1\r\nX: "
    for (more, wanted) in [(0, 0), (1, 431)] {
      let head = start + String(repeating: "y", count: Limits().head - start.utf8.count + more)
      for size in [1000, 4096, 1 << 20] {
        #expect(status(head, pieces: size) == wanted, "\(more) more, pieces of \(size)")
      }
    }
  }

  /// What one reader takes for a header, and another for something else.
  @Test(arguments: [
    "Content-Length : 5", " Content-Length: 5", "\tX: y", ": y", "X y", "X: a\nContent-Length: 5",
    "X: a\rContent-Length: 5", "X: a\0b", "Content-Length\u{a0}: 5", "Con\u{212a}: 5",
    "X(y): 5", "Content-Length: 5\r\ncontent-length: 5", "Content-Length:", "Content-Length: +5",
    "Content-Length: ٥", "Content-Length: 5, 5", "Content-Length: \u{a0}5",
  ])
  func whatCouldBeReadInTwoWaysIsRefused(header: String) {
    #expect(status("POST / HTTP/1.1\r\n\(header)") == 400)
  }

  @Test(arguments: [
    "GET /", "GET / HTTP/2", "GET  / HTTP/1.1", "GET / HTTP/1.1 ", "GET\t/ HTTP/1.1",
    "GET /\u{0} HTTP/1.1", "GET /é HTTP/1.1", "\r\nGET / HTTP/1.1", " / HTTP/1.1", "",
  ])
  func whatIsNoRequestLineIsRefused(line: String) { #expect(status(line) == 400) }

  /// A refusal for its bounds comes before the work that would open a model.
  @Test func boundsAreCheckedBeforeAnythingIsOpened() throws {
    let api = API(try Shelf(kept: []))
    let session = Session()
    let asked = "\"model\":\"S-base\",\"category\":\"chat\",\"seed\":1"
    for (name, fields) in [
      ("judge", "\(asked),\"response\":\"\(String(repeating: "a", count: 4001))\""),
      ("questions", "\(asked),\"response\":\"\",\"question\":\"no\""),
      ("ladder", "\"model\":\"none\",\"category\":\"chat\",\"seed\":1,\"response\":\"\""),
      ("samples", "\(asked),\"samples\":33,\"temperature\":1,\"draw\":1"),
      ("words", "\"query\":{\(asked),\"response\":\"so\"},\"place\":1"),
      ("words", "\"query\":{\(asked),\"response\":\"\(String(repeating: "a ", count: 61))\"}"),
      ("bench", "\"model\":\"S-base\",\"bench\":\"plain\",\"count\":51,\"pairs\":true"),
      ("loop/begin", "\"place\":\"c\""),
    ] {
      #expect(throws: Refusal.self, "\(name)") {
        _ = try api.work(name, Data("{\(fields)}".utf8), session)
      }
    }
    _ = try api.work("judge", Data("{\(asked),\"response\":\"so\"}".utf8), session)
  }
}
