import Files
import Foundation

/// What `tokenizer_config.json` says: the chat template, the tokens by their names, and tokens that
/// `tokenizer.json` may lack.
///
/// Where it has no `added_tokens_decoder`, `special_tokens_map.json` and `added_tokens.json` beside
/// it are read too, as transformers does.
struct TokenizerSettings {
  let path: String
  private(set) var chatTemplate: String?
  /// `bos_token`, `eos_token`, `pad_token`, … to their texts.
  private(set) var named: [String: String] = [:]
  /// Tokens with their ids, in the order of these.
  private(set) var placed: [TokenizerFile.AddedToken] = []
  /// Tokens that are named without an id, each with the name; the id here means nothing.
  private(set) var unplaced: [(name: String, token: TokenizerFile.AddedToken)] = []

  var end: String? { named["eos_token"] }

  init(path: String, chatTemplate: String?, named: [String: String]) {
    (self.path, self.chatTemplate, self.named) = (path, chatTemplate, named)
  }

  /// Empty where the folder has no such files.
  init(folder: String) throws {
    path = folder + "/tokenizer_config.json"
    func exists(_ name: String) -> Bool {
      FileManager.default.fileExists(atPath: "\(folder)/\(name)")
    }
    var fields = Fields()
    if exists("tokenizer_config.json") {
      fields = try decodeJSON(Fields.self, MappedFile.contents(of: path), file: path)
    }
    if let tokens = fields.added_tokens_decoder {
      for (id, token) in tokens {
        guard let number = Int(id) else {
          throw FileError(
            path, "added_tokens_decoder has the id \(id)", remedy: "ids are whole numbers from 0")
        }
        placed.append(token.added(number))
      }
    } else {
      let map = folder + "/special_tokens_map.json"
      if exists("special_tokens_map.json") {
        let more = try decodeJSON(Fields.self, MappedFile.contents(of: map), file: map)
        fields.tokens.merge(more.tokens) { $1 }
        fields.extra += more.extra.filter { token in
          !fields.extra.contains { $0.content == token.content }
        }
      }
      let added = folder + "/added_tokens.json"
      if exists("added_tokens.json") {
        let ids = try decodeJSON([String: Int].self, MappedFile.contents(of: added), file: added)
        let special = Set(fields.tokens.values.map(\.content) + fields.extra.map(\.content))
        placed += ids.map { content, id in
          Token(content: content, special: special.contains(content)).added(id)
        }
      }
    }
    placed.sort { $0.id < $1.id }
    for token in placed where !(0..<1 << 24).contains(token.id) {
      throw FileError(
        path, "the added token \(token.content) has the id \(token.id)",
        remedy: "ids are whole numbers from 0 to \(1 << 24 - 1)")
    }
    named = fields.tokens.mapValues(\.content)
    let inOrder = Fields.order.filter { fields.tokens[$0] != nil }
    let others = fields.tokens.keys.filter { !Fields.order.contains($0) }.sorted()
    for name in inOrder + others {
      if let token = fields.tokens[name] { unplaced.append((name, token.special.added(0))) }
    }
    unplaced += fields.extra.map { ("extra_special_tokens", $0.special.added(0)) }
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
    /// Those without a name of their own.
    var extra: [Token] = []
    var chat_template: Templates?
    var added_tokens_decoder: [String: Token]?

    /// In which order transformers gives ids to those that have none.
    static let order = ["bos", "eos", "unk", "sep", "pad", "cls", "mask"].map { $0 + "_token" }

    struct Key: CodingKey {
      var stringValue: String
      var intValue: Int?
      init(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }

    init() {}

    init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Key.self)
      for key in fields.allKeys where key.stringValue.hasSuffix("_token") {
        // Some files have flags of such names, as add_bos_token.
        if let token = try? fields.decode(Token.self, forKey: key) {
          tokens[key.stringValue] = token
        }
      }
      for name in ["extra_special_tokens", "additional_special_tokens"] where extra.isEmpty {
        let key = Key(stringValue: name)
        if let list = try? fields.decode([Token].self, forKey: key) {
          extra = list
        } else if let more = try? fields.decode([String: Token].self, forKey: key) {
          tokens.merge(more) { $1 }
        }
      }
      chat_template = try fields.decodeIfPresent(
        Templates.self, forKey: Key(stringValue: "chat_template"))
      added_tokens_decoder = try fields.decodeIfPresent(
        [String: Token].self, forKey: Key(stringValue: "added_tokens_decoder"))
    }
  }

  /// A token, spelled as a string or as an object with a `content`.
  private struct Token: Decodable {
    var content: String
    var isSpecial: Bool?
    var normalized, single_word, lstrip, rstrip: Bool?

    enum Key: String, CodingKey {
      case content, normalized, single_word, lstrip, rstrip
      case isSpecial = "special"
    }

    init(content: String, special: Bool) { (self.content, isSpecial) = (content, special) }

    init(from decoder: any Decoder) throws {
      if let text = try? decoder.singleValueContainer().decode(String.self) {
        content = text
        return
      }
      let fields = try decoder.container(keyedBy: Key.self)
      content = try fields.decode(String.self, forKey: .content)
      isSpecial = try fields.decodeIfPresent(Bool.self, forKey: .isSpecial)
      normalized = try fields.decodeIfPresent(Bool.self, forKey: .normalized)
      single_word = try fields.decodeIfPresent(Bool.self, forKey: .single_word)
      lstrip = try fields.decodeIfPresent(Bool.self, forKey: .lstrip)
      rstrip = try fields.decodeIfPresent(Bool.self, forKey: .rstrip)
    }

    /// The same token, special.
    var special: Token {
      var token = self
      token.isSpecial = true
      return token
    }

    func added(_ id: Int) -> TokenizerFile.AddedToken {
      TokenizerFile.AddedToken(
        id: id, content: content, special: isSpecial ?? false,
        normalized: normalized ?? !(isSpecial ?? false), single_word: single_word ?? false,
        lstrip: lstrip ?? false, rstrip: rstrip ?? false)
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
