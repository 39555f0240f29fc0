import Files
import Foundation

extension ChatTemplate {
  /// The template of a model: its folder's `chat_template.jinja`, else the `chat_template` of its
  /// `tokenizer_config.json`, or a GGUF file's `tokenizer.chat_template`; `nil` where there is none, as
  /// base models have it.
  ///
  /// - Throws: ``FileError`` for one that can't be run, naming line and construct.
  public static func own(of checkpoint: Checkpoint) throws -> ChatTemplate? {
    let settings = try checkpoint.settings()
    if case .folder(let folder) = checkpoint {
      let file = folder + "/chat_template.jinja"
      if FileManager.default.fileExists(atPath: file) {
        return try ChatTemplate(text(of: file), name: file, tokens: settings.named)
      }
    }
    return try settings.chatTemplate.map {
      try ChatTemplate($0, name: settings.path, tokens: settings.named)
    }
  }

  /// The template of a file.
  ///
  /// - Parameter checkpoint: the model, whose tokens it refers to; `nil` where there is none.
  public static func file(_ path: String, for checkpoint: Checkpoint?) throws -> ChatTemplate {
    let tokens = try checkpoint.map { try $0.settings().named } ?? [:]
    return try ChatTemplate(text(of: path), name: path, tokens: tokens)
  }

  private static func text(of path: String) throws -> String {
    guard let text = String(data: try MappedFile.contents(of: path), encoding: .utf8) else {
      throw FileError(path, "is not UTF-8", remedy: "name a template as text")
    }
    return text
  }
}
