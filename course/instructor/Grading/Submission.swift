import Foundation

/// What one student handed in: a folder whose files are looked at by name and copied, never followed
/// elsewhere.
public struct Submission: Sendable {
  /// The folder's name, as far as it can stand in a file's name and on a page.
  public let name: String
  let folder: URL

  public init(_ folder: URL) {
    self.folder = folder
    let kept = folder.lastPathComponent.unicodeScalars.map { scalar -> Character in
      CharacterSet.alphanumerics.contains(scalar) || "-_.@ ".unicodeScalars.contains(scalar)
        ? Character(scalar) : "_"
    }
    name = String(kept.prefix(60)).trimmingCharacters(in: CharacterSet(charactersIn: ". "))
  }

  /// All folders of a folder, by name.
  ///
  /// - Throws: ``GradingError`` where there is none, or two look the same.
  public static func all(in folder: URL) throws -> [Submission] {
    let entries =
      (try? FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: [.isDirectoryKey, .isSymbolicLinkKey],
        options: .skipsHiddenFiles)) ?? []
    let found = entries.filter { isPlain($0, .isDirectoryKey) }
      .map(Submission.init).sorted { $0.name < $1.name }
    guard !found.isEmpty else {
      throw GradingError(
        "\(folder.path): no submissions there: name a folder with a folder for each student")
    }
    for (one, next) in zip(found, found.dropFirst()) where one.name == next.name {
      throw GradingError("\(folder.path): two submissions are called \(one.name): rename one")
    }
    return found
  }

  /// The first of the paths that is a file, of so many bytes at most.
  ///
  /// - Throws: ``GradingError`` for one that is a link, lies behind one, or is too large.
  func file(_ paths: [String], limit: Int = 256_000) throws -> URL? {
    for path in paths {
      var place = folder
      var isThere = true
      for part in path.split(separator: "/") {
        place.appendPathComponent(String(part))
        guard FileManager.default.fileExists(atPath: place.path) || Self.isLink(place) else {
          isThere = false
          break
        }
        guard !Self.isLink(place) else {
          throw GradingError("\(path) is a link: hand in the file itself.")
        }
      }
      guard isThere, Self.isPlain(place, .isRegularFileKey) else { continue }
      let size = (try? place.resourceValues(forKeys: [.fileSizeKey]).fileSize) ?? 0
      guard size <= limit else {
        throw GradingError("\(path) has \(size) bytes; \(limit) at most are read.")
      }
      return place
    }
    return nil
  }

  /// The names of the folders in one of its folders, by name; links are left out.
  func folders(in path: String) -> [String] {
    let entries =
      (try? FileManager.default.contentsOfDirectory(
        at: folder.appendingPathComponent(path), includingPropertiesForKeys: nil)) ?? []
    return entries.filter { Self.isPlain($0, .isDirectoryKey) }.map(\.lastPathComponent).sorted()
  }

  private static func isLink(_ url: URL) -> Bool {
    (try? FileManager.default.destinationOfSymbolicLink(atPath: url.path)) != nil
  }
  private static func isPlain(_ url: URL, _ kind: URLResourceKey) -> Bool {
    guard !isLink(url) else { return false }
    let values = try? url.resourceValues(forKeys: [kind])
    return kind == .isDirectoryKey ? values?.isDirectory == true : values?.isRegularFile == true
  }
}

/// Why something could not be graded, in a sentence with a remedy.
public struct GradingError: Error, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}
