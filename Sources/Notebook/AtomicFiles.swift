import Foundation

/// Files that are written together: all new ones are complete on disk before the first old one is
/// replaced, and after an error no half-written file is left.
struct AtomicFiles {
  private(set) var files: [(url: URL, data: Data)] = []

  mutating func add(_ url: URL, _ data: Data) { files.append((url, data)) }

  mutating func add(_ url: URL, _ text: String) { add(url, Data(text.utf8)) }

  /// - Throws: `NotebookError` that names the file that could not be written.
  func write() throws {
    let manager = FileManager.default
    let mark = ".\(ProcessInfo.processInfo.processIdentifier).partial"
    let partials = files.map { file in
      file.url.deletingLastPathComponent().appendingPathComponent(
        "." + file.url.lastPathComponent + mark)
    }
    defer { for partial in partials { try? manager.removeItem(at: partial) } }
    for (file, partial) in zip(files, partials) {
      do {
        try manager.createDirectory(
          at: file.url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try file.data.write(to: partial)
      } catch {
        throw NotebookError(
          "cannot write \(file.url.path): check the folder's permissions and space")
      }
    }
    for (file, partial) in zip(files, partials) where rename(partial.path, file.url.path) != 0 {
      throw NotebookError("cannot write \(file.url.path): \(String(cString: strerror(errno)))")
    }
  }
}
