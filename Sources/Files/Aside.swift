import Foundation

/// What is being written beside its place, a file or a folder; it goes if it never gets there.
///
/// Its writer holds the system's lock on it. So what nobody holds was left by a process that is
/// gone, and goes with the next one; the processes' numbers would not tell, since a container gives
/// the same ones again.
final class Aside {
  let path: String
  let descriptor: Int32
  private let place: String
  private let isFolder: Bool
  private var isSettled = false

  /// - Throws: ``FileError`` where the folder of the place can't be written.
  init(for place: String, isFolder: Bool) throws {
    let url = URL(fileURLWithPath: place)
    let folder = url.deletingLastPathComponent().path
    Self.removeLeftovers(of: url.lastPathComponent, in: folder)
    while true {
      let path = "\(folder)/.\(url.lastPathComponent).\(getpid())-\(Asides.shared.next()).partial"
      let opened = Self.make(path, isFolder: isFolder)
      guard opened >= 0 else {
        if errno == EEXIST { continue }
        throw writeError(place)
      }
      // Another process may have taken it for a leftover before it was locked.
      if Self.isLocked(opened), isSame(opened, path) {
        (self.path, descriptor, self.place, self.isFolder) = (path, opened, place, isFolder)
        break
      }
      close(opened)
    }
    Asides.shared.add(path)
  }

  private static func make(_ path: String, isFolder: Bool) -> Int32 {
    if !isFolder { return open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666) }
    return mkdir(path, 0o777) == 0 ? open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) : -1
  }

  /// Where the file system has no locks, it counts as locked.
  private static func isLocked(_ descriptor: Int32) -> Bool {
    flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
  }

  /// Puts it into its place, where it replaces what stands there.
  func settle() throws {
    try Asides.shared.move(path) {
      if !isFolder || !FileManager.default.fileExists(atPath: place) {
        guard rename(path, place) == 0 else { throw writeError(place) }
      } else if exchange(path, place) {
        // Both have their places at every moment; the old one stands aside now.
        try? FileManager.default.removeItem(atPath: path)
      } else {
        let old = path + ".old.partial"
        guard rename(place, old) == 0 else { throw writeError(place) }
        guard rename(path, place) == 0 else {
          let error = writeError(place)
          _ = rename(old, place)
          throw error
        }
        try? FileManager.default.removeItem(atPath: old)
      }
    }
    isSettled = true
  }

  deinit {
    if !isSettled { Asides.shared.remove(path) }
    // Also for a child that is just being started and has the descriptor still.
    flock(descriptor, LOCK_UN)
    close(descriptor)
  }

  /// What processes that are gone have left of earlier attempts.
  private static func removeLeftovers(of name: String, in folder: String) {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    for other in names where other.hasPrefix(".\(name).") && other.hasSuffix(".partial") {
      let path = "\(folder)/\(other)"
      let opened = open(path, O_RDONLY | O_CLOEXEC)
      if opened < 0 { continue }
      if flock(opened, LOCK_EX | LOCK_NB) == 0 {
        try? FileManager.default.removeItem(atPath: path)
      }
      close(opened)
    }
  }
}

/// All that this process writes aside, so that a stop takes it away.
final class Asides: @unchecked Sendable {
  static let shared = Asides()
  private let lock = NSLock()
  private var paths: Set<String> = []
  private var last = 0

  func next() -> Int {
    lock.withLock {
      last += 1
      return last
    }
  }

  func add(_ path: String) { lock.withLock { _ = paths.insert(path) } }

  func move(_ path: String, _ body: () throws -> Void) throws {
    try lock.withLock {
      try body()
      paths.remove(path)
    }
  }

  func remove(_ path: String) {
    lock.withLock {
      paths.remove(path)
      try? FileManager.default.removeItem(atPath: path)
    }
  }

  /// Removes all. No other thread makes, moves or removes one after this: the process ends.
  func removeAllAndHold() {
    lock.lock()
    for path in paths { try? FileManager.default.removeItem(atPath: path) }
  }
}

/// Whether the path still leads to what was opened.
func isSame(_ descriptor: Int32, _ path: String) -> Bool {
  var (mine, present) = (stat(), stat())
  return fstat(descriptor, &mine) == 0 && stat(path, &present) == 0
    && mine.st_dev == present.st_dev && mine.st_ino == present.st_ino
}

/// Exchanges two folders in one step; false where the system can't.
private func exchange(_ one: String, _ other: String) -> Bool {
  #if canImport(Darwin)
    return renamex_np(one, other, UInt32(RENAME_SWAP)) == 0
  #else
    // Not in the headers as Swift reads them.
    typealias Rename =
      @convention(c) (
        Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32
      ) -> Int32
    guard let symbol = dlsym(nil, "renameat2") else { return false }
    let isExchange: UInt32 = 2
    return unsafeBitCast(symbol, to: Rename.self)(AT_FDCWD, one, AT_FDCWD, other, isExchange) == 0
  #endif
}
