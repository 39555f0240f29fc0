import Files
import Foundation

/// Answers kept on disk, a small file each, so that nothing is asked twice: not after a kill, and
/// not by the next command either.
///
/// Only what was understood is to be kept: a broken answer would stay broken for ever.
final class AnswerCache: @unchecked Sendable {
  let folder: String
  /// Whether answers that are older than this process are passed over.
  private let isFresh: Bool
  private let lock = NSLock()
  private var ownNames: Set<String> = []

  init(folder: String, isFresh: Bool) {
    (self.folder, self.isFresh) = (folder, isFresh)
  }

  private struct Entry: Codable {
    var question: String
    var answer: Data
  }

  /// The answer kept for a question.
  ///
  /// - Parameter question: all that the answer depends on, the model behind the server included; two
  ///   questions with the same digest are told apart by it.
  func answer(to question: String) -> Data? {
    let name = Fingerprint.digest(question)
    if isFresh, !lock.withLock({ ownNames.contains(name) }) { return nil }
    guard let data = FileManager.default.contents(atPath: path(name)),
      let entry = try? JSONDecoder().decode(Entry.self, from: data), entry.question == question
    else { return nil }
    return entry.answer
  }

  /// Keeps an answer in place of an older one.
  ///
  /// - Throws: ``FileError`` where the folder can't be written.
  func keep(_ answer: Data, to question: String) throws {
    let name = Fingerprint.digest(question)
    try write(JSONEncoder().encode(Entry(question: question, answer: answer)), to: path(name))
    lock.withLock { _ = ownNames.insert(name) }
  }

  /// Writes a file of this folder whole or not at all.
  func write(_ data: Data, to path: String) throws {
    do {
      try AtomicFile.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
      try AtomicFile.write(data, to: path)
    } catch {
      throw FileError(folder, "can't be written", remedy: "name another folder with --cache")
    }
  }

  private func path(_ name: String) -> String { "\(folder)/\(name.prefix(2))/\(name).json" }
}
