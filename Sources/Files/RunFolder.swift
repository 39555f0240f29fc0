import Foundation

/// A folder that one run fills: locked while it works, with the fingerprint of what fills it.
///
/// A folder that holds anything else is not touched, and neither is one that another run filled.
public final class RunFolder {
  public let path: String
  private let lock: FolderLock
  private let promise: Interruption.Promise

  /// - Parameters:
  ///   - resuming: whether an earlier run with the same fingerprint is gone on with.
  ///   - kept: what is kept of it and how to go on, for who stops it.
  /// - Throws: ``FileError`` where the folder is another's, naming what differs.
  public init(
    _ path: String, madeBy maker: Fingerprint, resuming: Bool,
    kept: (@Sendable () -> String)? = nil
  ) throws {
    self.path = path
    promise = Interruption.Promise(
      kept ?? { "\(path) keeps what is done; the same command goes on there" })
    try AtomicFile.makeFolder(path)
    lock = try FolderLock(folder: path)
    let record = path + "/made-by.json"
    if let old = try Stage.kept(record) {
      guard resuming else {
        throw FileError(
          path, "holds another run", remedy: "go on with it by --resume, or name another folder")
      }
      try old.check(
        wanted: maker, at: path, remedy: "name another folder, or remove this one to begin anew")
      return
    }
    let present = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
    if let other = present.first(where: { !$0.hasPrefix(".") }) {
      throw FileError(
        path, "holds \(other), which is not this run's", remedy: "name an empty or a new folder")
    }
    try AtomicFile.write(maker.encoded(), to: record)
  }

  public func path(_ name: String) -> String { path + "/" + name }
  public func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(name)) }

  /// - Throws: ``FileError`` where the folder was removed or replaced since.
  public func requireStanding() throws { try lock.requireStanding() }
}
