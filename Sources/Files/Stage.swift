import Foundation

/// A result on disk that knows what made it: a file or folder with its ``Fingerprint`` beside it.
///
/// The result stands there whole or not at all. One that was made by something else is refused by
/// name, never taken for this one and never overwritten.
public struct Stage: Sendable {
  /// The file or folder.
  public let path: String
  public let maker: Fingerprint
  /// What an error tells its reader to do.
  public var remedy: String

  public init(
    _ path: String, madeBy maker: Fingerprint,
    remedy: String = "remove it to begin anew, or name another place"
  ) {
    (self.path, self.maker, self.remedy) = (path, maker, remedy)
  }

  /// Where the fingerprint is kept: in the folder, or beside the file.
  private var record: String { isFolder ? path + "/made-by.json" : path + ".made-by.json" }

  private var isFolder: Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && isFolder.boolValue
  }

  /// Whether the result is there, made by the same.
  ///
  /// - Throws: ``FileError`` naming what differs, where something else made it.
  public func isDone() throws -> Bool {
    guard FileManager.default.fileExists(atPath: path) else { return false }
    guard let kept = try Self.kept(record) else {
      throw FileError(path, "is there, but not what made it (\(record))", remedy: remedy)
    }
    try kept.check(wanted: maker, at: path, remedy: remedy)
    return true
  }

  /// Writes a file: first what makes it, then itself.
  public func write(_ data: Data) throws {
    try keepMaker()
    try AtomicFile.write(data, to: path)
  }

  /// Puts a file into its place that was written aside.
  public func settle(_ draft: AtomicFile.Draft) throws {
    try keepMaker()
    try draft.settle()
  }

  /// Makes a folder; `fill` writes its files into the one it is given.
  public func makeFolder(_ fill: (_ folder: String) throws -> Void) throws {
    try AtomicFile.makeFolder(path) { aside in
      try fill(aside)
      try AtomicFile.write(maker.encoded(), to: aside + "/made-by.json")
    }
  }

  /// Removes a file that has just been made, and what would tell of it.
  func forget() {
    unlink(path)
    unlink(record)
  }

  /// Writes the fingerprint beside a file that is about to be written.
  func keepMaker() throws { try AtomicFile.write(maker.encoded(), to: record) }

  /// The fingerprint beside a file, `nil` where there is none.
  static func kept(_ record: String) throws -> Fingerprint? {
    guard let data = FileManager.default.contents(atPath: record) else { return nil }
    return try Fingerprint(encoded: data, file: record)
  }
}

extension Fingerprint {
  /// The facts as JSON, a line each.
  public func encoded() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(facts) + Data("\n".utf8)
  }

  /// - Throws: ``FileError`` for what is no object of texts.
  public init(encoded: Data, file: String) throws {
    guard let facts = try? JSONDecoder().decode([String: String].self, from: encoded) else {
      throw FileError(file, "not an object of texts", remedy: "remove it and what it stands beside")
    }
    self.init(facts)
  }
}
