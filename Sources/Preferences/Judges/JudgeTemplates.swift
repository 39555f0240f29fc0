import Files
import Foundation
import LanguageModels

extension JudgePrompt {
  /// The same prompt with the wording of a file: a JSON object from category, section or subset to
  /// text.
  ///
  /// A text with the place `{response}`, and `{instruction}` before it, is a whole prompt; a text
  /// without places is a question, put where this prompt puts its own. The key `generic` is for
  /// categories that have no text, `yes` and `no` are the two words, spelled as they follow the
  /// prompt.
  ///
  /// - Throws: ``FileError`` naming the key at fault.
  public func with(templates path: String) throws -> JudgePrompt {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw FileError(path, "can't be read", remedy: "name a file of JSON")
    }
    return try with(templates: data, of: path)
  }

  /// The same of a file's content.
  package func with(templates data: Data, of path: String) throws -> JudgePrompt {
    guard let texts = try? JSONDecoder().decode([String: String].self, from: data) else {
      throw FileError(
        path, "not a JSON object of texts", remedy: "write {\"Chat\": \"…\", \"generic\": \"…\"}")
    }
    var prompt = self
    prompt.questions = [:]
    prompt.wordings = [:]
    for (key, text) in texts.sorted(by: { $0.key < $1.key }) {
      switch key {
      case "yes": prompt.yes = text
      case "no": prompt.no = text
      case "generic": try prompt.setGeneric(text, path)
      default: try prompt.set(text, for: key, path)
      }
    }
    return prompt
  }

  private mutating func set(_ text: String, for key: String, _ path: String) throws {
    if let wording = try Self.wording(text, key, path) {
      wordings[key] = wording
    } else {
      questions[key] = text
    }
  }

  private mutating func setGeneric(_ text: String, _ path: String) throws {
    if let wording = try Self.wording(text, "generic", path) {
      (before, after, cue) = (wording.before, wording.after, "")
    } else {
      generic = text
    }
  }

  /// A whole prompt split at its response; `nil` for a question.
  private static func wording(_ text: String, _ key: String, _ path: String) throws -> Wording? {
    let parts = text.components(separatedBy: "{response}")
    let places = text.components(separatedBy: "{instruction}").count - 1
    if parts.count == 1, places == 0 { return nil }
    guard parts.count == 2, parts[0].contains("{instruction}") else {
      throw FileError(
        path, "the text of \"\(key)\" has not {instruction} and, behind it, one {response}",
        remedy: "give both places, or neither for a question")
    }
    return Wording(before: parts[0], after: parts[1])
  }
}
