import Files
import Foundation

/// Files that are written together: all new ones are complete on disk before the first old one is
/// replaced, and after an error no half-written file is left.
struct AtomicFiles {
  private(set) var files: [(url: URL, data: Data)] = []

  mutating func add(_ url: URL, _ data: Data) { files.append((url, data)) }

  mutating func add(_ url: URL, _ text: String) { add(url, Data(text.utf8)) }

  /// - Throws: ``FileError`` that names the file that could not be written.
  func write() throws {
    let drafts = try files.map { file in
      try AtomicFile.makeFolder(file.url.deletingLastPathComponent().path)
      return try AtomicFile.draft(of: file.url.path) { try $0.write(file.data) }
    }
    for draft in drafts { try draft.settle() }
  }
}
