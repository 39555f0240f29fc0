import Foundation

/// A folder that is gone when nobody needs it.
final class Folder {
  let path = NSTemporaryDirectory() + "/" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }
}
