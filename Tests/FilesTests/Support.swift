import Files
import Foundation
import Testing

/// A folder that is gone when nobody needs it.
final class Folder {
  let path = NSTemporaryDirectory() + "/" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The one line that `body` throws; it must name all of `parts`.
func expectError<Result>(
  naming parts: String..., by body: () throws -> Result,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  do {
    _ = try body()
    Issue.record("nothing was thrown, wanted \(parts)", sourceLocation: sourceLocation)
  } catch {
    let line = "\(error)"
    #expect(error is FileError, sourceLocation: sourceLocation)
    #expect(!line.contains("\n"), sourceLocation: sourceLocation)
    for part in parts where !line.contains(part) {
      Issue.record("\"\(line)\" does not name \"\(part)\"", sourceLocation: sourceLocation)
    }
  }
}
