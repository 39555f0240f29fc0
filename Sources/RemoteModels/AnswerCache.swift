import Files
import Foundation
import LanguageModels

/// Answers kept on disk, a small file each, so that nothing is asked twice: not after a kill, and
/// not by the next command either.
struct AnswerCache: Sendable {
  let folder: String

  private struct Entry: Codable {
    var question: String
    var answer: Data
  }

  /// The answer to a question, from the disk or made now.
  ///
  /// - Parameter question: all that the answer depends on; two questions with the same hash are told
  ///   apart by it.
  /// - Throws: what `make` throws, and ``FileError`` where the folder can't be written.
  func answer(to question: String, _ make: () throws -> Data) throws -> Data {
    let name = Self.hash(question)
    let path = "\(folder)/\(name.prefix(2))/\(name).json"
    if let data = FileManager.default.contents(atPath: path),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.question == question
    {
      return entry.answer
    }
    let answer = try make()
    do {
      try FileManager.default.createDirectory(
        atPath: "\(folder)/\(name.prefix(2))", withIntermediateDirectories: true)
      try JSONEncoder().encode(Entry(question: question, answer: answer))
        .write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw FileError(folder, "can't be written", remedy: "name another folder with --cache")
    }
    return answer
  }

  /// Two 64-bit FNV-1a hashes from different beginnings, as 32 hexadecimal digits.
  private static func hash(_ text: String) -> String {
    [0xcbf2_9ce4_8422_2325, 0x9e37_79b9_7f4a_7c15].map { (start: UInt64) in
      let hash = text.utf8.reduce(start) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
      let digits = String(hash, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
