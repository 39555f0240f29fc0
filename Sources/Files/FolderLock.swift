import Foundation

/// A folder or file that one process works in: the second is told, and does no harm.
///
/// The lock is the system's and ends with the process, however that ends.
public final class FolderLock {
  private let descriptor: Int32
  /// What is locked, as its user knows it, and its inode.
  private let name: String
  private let inode: UInt64
  /// A file of the lock's own, which goes with it.
  private let own: String?

  /// Locks a folder, which must exist, by a file `.lock` in it that goes when the work is done.
  ///
  /// - Throws: ``FileError`` naming the process that has it.
  public convenience init(folder: String) throws {
    try self.init(folder + "/.lock", named: folder, isOwn: true)
  }

  /// Locks a file by itself; it is made if there is none.
  public convenience init(file: String) throws { try self.init(file, named: file, isOwn: false) }

  /// Locks a folder, which must exist, without a file in it.
  ///
  /// - Parameters:
  ///   - waits: whether to wait until it is free.
  ///   - remedy: what an error tells its reader to do.
  public init(
    bare folder: String, waits: Bool = false, remedy: String = "wait until it ends"
  ) throws {
    let opened = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard opened >= 0 else { throw writeError(folder) }
    guard flock(opened, waits ? LOCK_EX : LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK else {
      close(opened)
      throw FileError(folder, "another run is at work in it", remedy: remedy)
    }
    (descriptor, name, inode, own) = (opened, folder, Self.inode(folder), nil)
  }

  private init(_ path: String, named name: String, isOwn: Bool) throws {
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard opened >= 0 else { throw writeError(name) }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        let error = writeError(name)
        let isTaken = errno == EWOULDBLOCK
        var text = [UInt8](repeating: 0, count: 32)
        let count = isOwn && isTaken ? max(0, read(opened, &text, 31)) : 0
        let process = String(decoding: text.prefix(count), as: UTF8.self)
        close(opened)
        throw isTaken
          ? FileError(
            name, "another run is at work in it\(process.isEmpty ? "" : ", process \(process)")",
            remedy: "wait until it ends, or name another one") : error
      }
      // The one before may have removed the file between our opening and locking it.
      if isSame(opened, path) {
        descriptor = opened
        break
      }
      close(opened)
    }
    (self.name, inode, own) = (name, Self.inode(name), isOwn ? path : nil)
    if isOwn {
      ftruncate(descriptor, 0)
      let text = Array("\(getpid())".utf8)
      _ = write(descriptor, text, text.count)
    }
  }

  /// - Throws: ``FileError`` where what was locked is no longer there: what is written would be
  ///   lost without a word, or stand in another's folder.
  public func requireStanding() throws {
    if inode == Self.inode(name) { return }
    throw FileError(
      name, "was removed or replaced while the run was at work in it",
      remedy: "leave it where it is, and run again")
  }

  private static func inode(_ path: String) -> UInt64 {
    var status = stat()
    return stat(path, &status) == 0 ? UInt64(status.st_ino) : 0
  }

  deinit {
    if let own, isSame(descriptor, own) { unlink(own) }
    // A child that is just being started still has the descriptor; closing ours would not be enough.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }
}
