import Files
import Foundation

extension ChatTemplate {
  /// The template of a model folder: its `chat_template.jinja`, else the `chat_template` of its
  /// `tokenizer_config.json`; `nil` where it has neither, as base models do.
  ///
  /// - Throws: ``FileError`` for one that can't be run, naming line and construct.
  public static func own(in folder: String) throws -> ChatTemplate? {
    let settings = try TokenizerSettings(folder: folder)
    let file = folder + "/chat_template.jinja"
    if FileManager.default.fileExists(atPath: file) {
      return try ChatTemplate(text(of: file), name: file, tokens: settings.named)
    }
    return try settings.chatTemplate.map {
      try ChatTemplate($0, name: settings.path, tokens: settings.named)
    }
  }

  /// The template of a file.
  ///
  /// - Parameter folder: the model's, whose tokens it refers to; `nil` where there is none.
  public static func file(_ path: String, in folder: String?) throws -> ChatTemplate {
    let tokens = try folder.map { try TokenizerSettings(folder: $0).named } ?? [:]
    return try ChatTemplate(text(of: path), name: path, tokens: tokens)
  }

  private static func text(of path: String) throws -> String {
    guard let text = String(data: try MappedFile(path: path).contents, encoding: .utf8) else {
      throw FileError(path, "is not UTF-8", remedy: "name a template as text")
    }
    return text
  }
}

/// What `tokenizer_config.json` says: the chat template, the tokens by their names, and tokens that
/// `tokenizer.json` may lack.
struct TokenizerSettings {
  let path: String
  private(set) var chatTemplate: String?
  /// `bos_token`, `eos_token`, `pad_token`, … to their texts.
  private(set) var named: [String: String] = [:]
  /// The tokens of `added_tokens_decoder`, by id.
  private(set) var added: [TokenizerFile.AddedToken] = []

  var end: String? { named["eos_token"] }

  /// Empty where the folder has no such file.
  init(folder: String) throws {
    path = folder + "/tokenizer_config.json"
    guard FileManager.default.fileExists(atPath: path) else { return }
    let fields = try decodeJSON(Fields.self, MappedFile(path: path).contents, file: path)
    for (name, token) in fields.tokens { named[name] = token.content }
    for (id, token) in fields.added_tokens_decoder ?? [:] {
      guard let id = Int(id), (0..<1 << 24).contains(id) else {
        throw FileError(
          path, "added_tokens_decoder has the id \(id)", remedy: "ids are whole numbers from 0")
      }
      added.append(
        TokenizerFile.AddedToken(
          id: id, content: token.content, special: token.special ?? false,
          normalized: token.normalized ?? false, single_word: token.single_word ?? false,
          lstrip: token.lstrip ?? false, rstrip: token.rstrip ?? false))
    }
    added.sort { $0.id < $1.id }
    switch fields.chat_template {
    case nil: break
    case .one(let text): chatTemplate = text
    case .named(let list):
      guard let standard = list.first(where: { $0.name == "default" }) else {
        throw FileError(
          path, "chat_template has none that is named default",
          remedy: "name a template's file with --chat-template")
      }
      chatTemplate = standard.template
    }
  }

  private struct Fields: Decodable {
    /// Those whose name ends in `_token`.
    var tokens: [String: Token] = [:]
    var chat_template: Templates?
    var added_tokens_decoder: [String: Spelled]?

    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int?
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Key.self)
      for key in fields.allKeys where key.stringValue.hasSuffix("_token") {
        // Some files have flags of such names, as add_bos_token.
        if let token = try? fields.decode(Token.self, forKey: key) {
          tokens[key.stringValue] = token
        }
      }
      chat_template = try fields.decodeIfPresent(
        Templates.self, forKey: Key(stringValue: "chat_template"))
      added_tokens_decoder = try fields.decodeIfPresent(
        [String: Spelled].self, forKey: Key(stringValue: "added_tokens_decoder"))
    }
  }

  private struct Spelled: Decodable {
    var content: String
    var special, normalized, single_word, lstrip, rstrip: Bool?
  }

  /// A token, spelled as a string or as an object with a `content`.
  private struct Token: Decodable {
    var content: String

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      content = try (try? container.decode(String.self)) ?? container.decode(Spelled.self).content
    }
  }

  private enum Templates: Decodable {
    case one(String)
    case named([Named])
    struct Named: Decodable {
      var name: String
      var template: String
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self = .one(text)
      } else {
        self = .named(try container.decode([Named].self))
      }
    }
  }
}
