import Foundation

/// Files that appear whole or not at all: written aside, synced to the disk, renamed.
///
/// A reader never sees half a file, and after a kill or a full disk the old one still stands.
public enum AtomicFile {
  /// Writes the bytes.
  ///
  /// - Throws: ``FileError`` where the file can't be written; nothing is left behind then.
  public static func write(_ data: Data, to path: String) throws {
    try write(to: path) { try $0.write(data) }
  }

  public static func write(_ text: String, to path: String) throws {
    try write(Data(text.utf8), to: path)
  }

  /// Writes a file where none is; one that says the same already may stand there.
  ///
  /// - Throws: ``FileError`` where another file stands there.
  public static func writeNew(_ data: Data, to path: String) throws {
    try requireWritable(path)
    if let present = FileManager.default.contents(atPath: path), !present.isEmpty {
      if present == data { return }
      throw FileError(
        path, "is there and says something else", remedy: "remove it, or name another")
    }
    try write(data, to: path)
  }

  /// The same in parts, so that a large file is never in memory as a whole.
  public static func write(to path: String, _ body: (Writer) throws -> Void) throws {
    let draft = try draft(of: path, body)
    try draft.settle()
  }

  /// Writes a file aside; it takes its place when it is settled, and goes if it never is.
  public static func draft(of path: String, _ body: (Writer) throws -> Void) throws -> Draft {
    let draft = try Draft(path)
    try body(draft.writer)
    try draft.writer.sync()
    return draft
  }

  /// Takes bytes in order.
  public final class Writer {
    private let aside: Aside
    private let path: String

    fileprivate init(_ aside: Aside, _ path: String) { (self.aside, self.path) = (aside, path) }

    public func write(_ data: Data) throws {
      try data.withUnsafeBytes { bytes in
        var rest = bytes[...]
        while let start = UnsafeRawBufferPointer(rebasing: rest).baseAddress, !rest.isEmpty {
          let count = systemWrite(aside.descriptor, start, rest.count)
          if count < 0, errno == EINTR { continue }
          guard count > 0 else { throw writeError(path) }
          rest = rest.dropFirst(count)
        }
      }
    }

    fileprivate func sync() throws {
      #if canImport(Darwin)
        // There fsync leaves the bytes in the drive's own memory.
        if fcntl(aside.descriptor, F_FULLFSYNC) == 0 { return }
      #endif
      // Some file systems can't; the rename is still atomic there.
      if fsync(aside.descriptor) != 0, errno == EIO || errno == ENOSPC || errno == EDQUOT {
        throw writeError(path)
      }
    }
  }

  /// A file beside its place, complete on the disk.
  public final class Draft {
    fileprivate let writer: Writer
    private let aside: Aside

    fileprivate init(_ path: String) throws {
      // A link's target is replaced, not the link.
      let place = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
      var status = stat()
      if stat(place, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
        throw FileError(path, "is a folder", remedy: "name a file in it")
      }
      aside = try Aside(for: place, isFolder: false)
      writer = Writer(aside, path)
    }

    /// Puts the file into its place.
    public func settle() throws { try aside.settle() }
  }

  /// Makes a folder and those above it.
  public static func makeFolder(_ path: String) throws {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw FileError(
        path, "the folder can't be made",
        remedy: "check its name, the permissions above it, and the space left")
    }
  }

  /// Makes a folder whole: its files are written into another beside it, which takes its place.
  ///
  /// A folder that stands there already is replaced.
  public static func makeFolder(_ path: String, _ fill: (_ aside: String) throws -> Void) throws {
    try makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    let aside = try Aside(for: path, isFolder: true)
    try fill(aside.path)
    try aside.settle()
  }
}

/// The error of the system call that has just failed.
func writeError(_ path: String) -> FileError {
  let reason = String(cString: strerror(errno))
  return FileError(
    path, "can't be written (\(reason))",
    remedy: "check that its folder exists and is yours, and the space left")
}

private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer, _ count: Int) -> Int {
  write(file, bytes, count)
}
