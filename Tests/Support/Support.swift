import Files
import Foundation
import Testing

/// Runs `body` with a folder that is gone afterwards.
public func withTemporaryFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
  let folder = NSTemporaryDirectory() + "/" + UUID().uuidString
  try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(atPath: folder) }
  return try body(folder)
}

/// The one line that `body` throws; it must name all of `parts`.
public func expectError<Result>(
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
