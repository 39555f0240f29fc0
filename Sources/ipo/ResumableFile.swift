import Foundation
import LanguageModels
import Preferences

/// A JSONL file that grows line by line, and that a run started again goes on with: whole lines
/// are kept, one that was cut off is dropped.
///
/// Every line bears the `run` that wrote it, a hash of model and wording, so that lines of another
/// model are never taken for this one's.
final class ResumableFile {
  let path: String
  let run: String
  private var records: JSONRecords?
  /// Where the last whole line ends, bytes.
  private var end = 0
  private var handle: FileHandle?

  /// - Parameter description: all that the lines depend on.
  /// - Throws: ``FileError`` where the file can't be written later.
  init(_ path: String, description: String) throws {
    self.path = path
    run = fingerprint(description)
    try checkWritable(path)
    if FileManager.default.fileExists(atPath: path) { records = try JSONRecords(path) }
  }

  /// The next line of an earlier run, `nil` behind the last.
  ///
  /// - Throws: ``FileError`` for a line of another run.
  func next<Line: RunLine>(_ type: Line.Type) throws -> Line? {
    guard let records, let record = try records.next() else { return nil }
    guard let line = try? JSONDecoder().decode(type, from: record.data), record.data.last == 10
    else {
      if try records.next() == nil { return nil }
      throw FileError(
        record.place, "not a line that this command writes", remedy: "name another file with --out")
    }
    guard line.run == run else {
      throw FileError(
        record.place, "written with another model, wording or mode",
        remedy: "remove the file, or name another one with --out")
    }
    end = records.bytesRead
    return line
  }

  /// Adds lines and hands them to the system, so that a kill does not lose them.
  func append(_ lines: [some Encodable]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    var data = Data()
    for line in lines {
      data += try encoder.encode(line)
      data.append(10)
    }
    do {
      try open().write(contentsOf: data)
    } catch {
      throw FileError(path, "can't be written", remedy: "check its disk; run again to go on")
    }
  }

  private func open() throws -> FileHandle {
    if let handle { return handle }
    if !FileManager.default.fileExists(atPath: path) { try JSONLines.write(Data(), to: path) }
    let opened = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    try opened.truncate(atOffset: UInt64(end))
    try opened.seekToEnd()
    handle = opened
    return opened
  }
}

/// A line that tells which run wrote it.
protocol RunLine: Codable {
  var id: String { get }
  var run: String? { get }
}

/// A text's 64-bit FNV-1a hash in hexadecimal.
func fingerprint(_ text: String) -> String {
  let hash = text.utf8.reduce(0xcbf2_9ce4_8422_2325 as UInt64) {
    ($0 ^ UInt64($1)) &* 0x100_0000_01b3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
