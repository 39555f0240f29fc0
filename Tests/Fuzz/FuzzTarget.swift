import Files
import Foundation
import Lab
import Notebook

import struct AssignmentKit.ConversationError

/// One reader of what strangers may have made, called with bytes that may be anything.
///
/// It must read them or refuse them in one line; what it throws beside that, a trap and a run
/// without an end are findings.
struct FuzzTarget: Sendable {
  let name: String
  /// What mutations put in beside bytes: the words of the format.
  let words: [String]
  /// - Throws: what a reader refuses with; ``Finding`` where it breaks its word.
  let read: @Sendable ([UInt8]) throws -> Void

  static let all: [FuzzTarget] = [
    .safetensors, .index, .gguf, .configuration, .adapter, .tokenizer, .template, .records,
    .maker, .templates, .weaver, .answer, .requests, .exercise, .entry,
  ]

  /// The inputs in the repository, with their names, sorted by these.
  func corpus() throws -> [(name: String, bytes: [UInt8])] {
    let folder = (Bundle.module.resourcePath ?? "") + "/Corpus/" + name
    return try FileManager.default.contentsOfDirectory(atPath: folder).sorted().map { file in
      (file, Array(try MappedFile(path: "\(folder)/\(file)").contents))
    }
  }

  /// Reads one input.
  ///
  /// - Returns: whether it was refused.
  /// - Throws: ``Finding``.
  func isRefused(_ bytes: [UInt8]) throws -> Bool {
    do {
      try read(bytes)
      return false
    } catch let finding as Finding {
      throw finding
    } catch {
      let line = "\(error)"
      guard
        error is FileError || error is NotebookError || error is Refusal
          || error is ConversationError
      else {
        throw Finding("an error of the type \(type(of: error)): \(line.prefix(200))")
      }
      if line.utf8.count > 4096 { throw Finding("an error of \(line.utf8.count) bytes") }
      if line.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
        throw Finding("an error with control characters: \(line.debugDescription.prefix(200))")
      }
      return true
    }
  }
}

/// What must not happen.
struct Finding: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

/// Makes sure that something holds of what was read.
func demand(_ holds: Bool, _ what: @autoclosure () -> String) throws {
  if !holds { throw Finding(what()) }
}
