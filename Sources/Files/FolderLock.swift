import Foundation

/// A folder or file that one process works in: the second is told, and does no harm.
///
/// The lock is the system's and ends with the process, however that ends.
public final class FolderLock {
  private let descriptor: Int32
  private let path: String
  private let isOwn: Bool

  /// Locks a folder, which must exist, by a file `.lock` in it that goes when the work is done.
  ///
  /// - Throws: ``FileError`` naming the process that has it.
  public convenience init(folder: String) throws {
    try self.init(folder + "/.lock", what: folder, isOwn: true)
  }

  /// Locks a file by itself; it is made if there is none.
  public convenience init(file: String) throws { try self.init(file, what: file, isOwn: false) }

  private init(_ path: String, what: String, isOwn: Bool) throws {
    self.path = path
    self.isOwn = isOwn
    while true {
      let opened = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o666)
      guard opened >= 0 else { throw writeError(path) }
      guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
        let isTaken = errno == EWOULDBLOCK
        var text = [UInt8](repeating: 0, count: 32)
        let count = isOwn && isTaken ? max(0, read(opened, &text, 31)) : 0
        let process = String(decoding: text.prefix(count), as: UTF8.self)
        close(opened)
        throw isTaken
          ? FileError(
            what, "another run is at work in it\(process.isEmpty ? "" : ", process \(process)")",
            remedy: "wait until it ends, or name another one") : writeError(path)
      }
      // The one before may have removed the file between our opening and locking it.
      var (mine, present) = (stat(), stat())
      if fstat(opened, &mine) == 0, stat(path, &present) == 0, mine.st_ino == present.st_ino {
        descriptor = opened
        break
      }
      close(opened)
    }
    if isOwn {
      ftruncate(descriptor, 0)
      let text = Array("\(getpid())".utf8)
      _ = write(descriptor, text, text.count)
    }
  }

  deinit {
    if isOwn { unlink(path) }
    close(descriptor)
  }
}
