import Foundation

/// A file's bytes, mapped into memory: nothing is read before it is looked at. Or bytes that were
/// made, for what reads files.
public final class MappedFile: @unchecked Sendable {
  public let path: String
  /// Valid as long as this object lives.
  public let bytes: UnsafeRawBufferPointer
  /// When the file was last changed, nanoseconds.
  let changed: Int
  private let isMapped: Bool

  /// - Throws: ``FileError`` if the file is missing, unreadable or not a plain file.
  public init(path: String) throws {
    func failure() -> FileError {
      FileError(path, String(cString: strerror(errno)), remedy: "check path and permissions")
    }
    // A pipe in a file's place would be waited for without end.
    let descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure() }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw failure() }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw FileError(path, "not a plain file", remedy: "name the file itself")
    }
    let length = Int(status.st_size)
    self.path = path
    isMapped = true
    #if canImport(Darwin)
      let time = status.st_mtimespec
    #else
      let time = status.st_mtim
    #endif
    changed = Int(time.tv_sec) &* 1_000_000_000 &+ Int(time.tv_nsec)
    if length == 0 {
      bytes = UnsafeRawBufferPointer(start: nil, count: 0)
    } else {
      guard let start = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0),
        start != MAP_FAILED
      else { throw failure() }
      bytes = UnsafeRawBufferPointer(start: start, count: length)
    }
  }

  /// Bytes in memory; `path` is what errors call them.
  public init(_ made: [UInt8], path: String) {
    self.path = path
    (changed, isMapped) = (0, false)
    let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: made.count, alignment: 16)
    copy.copyBytes(from: made)
    bytes = UnsafeRawBufferPointer(copy)
  }

  /// A copy of the bytes, for files that are small.
  public var contents: Data { withExtendedLifetime(self) { Data(bytes) } }

  /// A copy of a file that is read as a whole: settings and the like.
  ///
  /// - Throws: ``FileError`` where it has more than `most` bytes, before any of them is read.
  public static func contents(of path: String, most: Int = 64 << 20) throws -> Data {
    let file = try MappedFile(path: path)
    guard file.bytes.count <= most else {
      throw FileError(
        path, "has \(file.bytes.count) bytes, \(most) at most are read",
        remedy: "the file is damaged or of another kind, fetch it again")
    }
    return file.contents
  }

  deinit {
    if !isMapped { return bytes.deallocate() }
    if let start = UnsafeMutableRawPointer(mutating: bytes.baseAddress) {
      munmap(start, bytes.count)
    }
  }
}
