import Foundation

/// A line that tells which run wrote it, and of which item.
public protocol RunLine: Codable {
  /// The digest of the run's fingerprint.
  var run: String? { get set }
  /// The digest of the item that the line was made from.
  var item: String? { get set }
}

/// A file of JSON lines that grows group by group, and that a run started again goes on with.
///
/// What made the lines stands beside the file. Lines of another run, or made from other items, are
/// refused and not touched; a group of which some lines are missing is made again as a whole, since
/// what goes through a model together may decide the last bits.
public final class ResumableLines<Line: RunLine> {
  public let path: String
  private let stage: Stage
  private let lock: FolderLock
  private let old: JSONRecords?
  private let isNew: Bool
  /// Where the last whole group ends, bytes.
  private var end = 0
  private var handle: FileHandle?
  private let promise: Interruption.Promise

  /// - Throws: ``FileError`` where the file is another run's or nobody's we know, is written by
  ///   another process now, or can't be written later.
  public init(_ path: String, madeBy maker: Fingerprint) throws {
    self.path = path
    promise = Interruption.Promise {
      "\(path) keeps its whole lines; the same command goes on behind them"
    }
    stage = Stage(
      path, madeBy: maker, remedy: "name another file with --out, or remove it to begin anew")
    try requireWritable(path)
    let manager = FileManager.default
    let size = (try? manager.attributesOfItem(atPath: path)[.size] as? Int) ?? nil
    if let size, size > 0 {
      // Looked at before it is locked, which would make it.
      _ = try stage.isDone()
      lock = try FolderLock(file: path)
      old = try JSONRecords(path)
      isNew = false
    } else {
      isNew = size == nil
      lock = try FolderLock(file: path)
      old = nil
      do { try stage.keepMaker() } catch {
        if isNew { unlink(path) }
        throw error
      }
    }
  }

  /// A run that fails before its first line leaves nothing.
  deinit { if isNew, handle == nil { stage.forget() } }

  /// Calls `each` with the line of every item, those that an earlier run has left and those that
  /// `make` makes now.
  ///
  /// - Parameters:
  ///   - nextGroup: the items that are made together; empty behind the last.
  ///   - digest: tells one item's content from another's.
  ///   - make: a line for each of the items, the first of which has this number from 0.
  /// - Throws: ``FileError`` where an old line was made from another item.
  public func run<Item>(
    nextGroup: () throws -> [Item], digest: (Item) throws -> String,
    make: (_ items: [Item], _ first: Int) throws -> [Line], each: (Line) throws -> Void
  ) throws {
    var number = 0
    var isOld = old != nil
    while true {
      let items = try nextGroup()
      if items.isEmpty { break }
      let digests = try items.map(digest)
      let known = isOld ? try oldLines(for: digests, from: number) : nil
      if let known {
        try known.forEach(each)
      } else {
        isOld = false
        var lines = try make(items, number)
        for index in lines.indices {
          (lines[index].run, lines[index].item) = (stage.maker.digest, digests[index])
        }
        try append(lines)
        try lines.forEach(each)
      }
      number += items.count
    }
    if isOld, try nextLine() != nil {
      throw FileError(
        path, "holds more lines than the \(number) items of the data",
        remedy: "name another file with --out, or remove it to begin anew")
    }
  }

  /// The lines of a group, `nil` where not all of them are there.
  private func oldLines(for digests: [String], from first: Int) throws -> [Line]? {
    var lines: [Line] = []
    for (index, digest) in digests.enumerated() {
      guard let line = try nextLine() else { return nil }
      guard line.item == digest else {
        throw FileError(
          "\(path), line \(first + index + 1)",
          "was made from another item than the data's item \(first + index + 1)",
          remedy: "name another file with --out, or remove it to begin anew")
      }
      lines.append(line)
    }
    end = old?.bytesRead ?? 0
    return lines
  }

  /// The next whole line of an earlier run; `nil` behind the last, or where it was cut off.
  private func nextLine() throws -> Line? {
    guard let old, let record = try old.next() else { return nil }
    guard let line = try? JSONDecoder().decode(Line.self, from: record.data),
      record.data.last == 10
    else {
      if try old.next() == nil { return nil }
      throw FileError(
        record.place, "not a line that this command writes",
        remedy: "name another file with --out, or remove it to begin anew")
    }
    guard line.run == stage.maker.digest else {
      throw FileError(
        record.place, "written by another run",
        remedy: "name another file with --out, or remove it to begin anew")
    }
    return line
  }

  /// Adds lines and hands them to the system, so that a kill does not lose them.
  private func append(_ lines: [Line]) throws {
    var data = Data()
    for line in lines { data += try JSONLines.encoder.encode(line) + Data([10]) }
    try lock.requireStanding()
    do {
      try open().write(contentsOf: data)
    } catch {
      throw FileError(
        path, "can't be written, its whole lines are kept",
        remedy: "check the space left, and run again to go on")
    }
  }

  private func open() throws -> FileHandle {
    if let handle { return handle }
    let opened = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try opened.truncate(atOffset: UInt64(end))
    try opened.seekToEnd()
    handle = opened
    return opened
  }
}

/// Makes sure that a file can be written later, so that no long computation is lost at its end.
///
/// - Throws: ``FileError`` where the path is no plain file, or its folder is missing or closed.
public func requireWritable(_ path: String) throws {
  let manager = FileManager.default
  let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
  var status = stat()
  if stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG {
    let isFolder = status.st_mode & S_IFMT == S_IFDIR
    throw FileError(
      path, isFolder ? "is a folder" : "is no plain file",
      remedy: isFolder ? "name a file in it" : "name a file")
  }
  var isFolder: ObjCBool = false
  guard manager.fileExists(atPath: folder, isDirectory: &isFolder), isFolder.boolValue else {
    throw FileError(path, "can't be written, its folder does not exist", remedy: "make the folder")
  }
  guard manager.isWritableFile(atPath: folder) else {
    throw FileError(path, "can't be written", remedy: "check the folder's permissions")
  }
}

/// Makes sure that no output is read from, before anything is opened.
///
/// - Throws: ``FileError`` where an output is one of the inputs, by whatever name, or lies in an
///   input that is a folder.
public func requireApart(outputs: [String?], inputs: [String?]) throws {
  func identity(_ path: String) -> (name: String, file: [UInt64]?) {
    var status = stat()
    let exists = stat(path, &status) == 0
    return (
      URL(fileURLWithPath: path).resolvingSymlinksInPath().standardizedFileURL.path,
      exists ? [UInt64(truncatingIfNeeded: status.st_dev), UInt64(status.st_ino)] : nil
    )
  }
  for output in outputs.compactMap({ $0 }) {
    let out = identity(output)
    for input in inputs.compactMap({ $0 }) where input != "-" {
      let own = identity(input)
      if out.name == own.name || out.file != nil && out.file == own.file {
        throw FileError(output, "is read from", remedy: "name another place to write to")
      }
    }
  }
}
