import Foundation

extension ChatTemplate {
  /// The template of a model folder: its `chat_template.jinja`, else the `chat_template` of its
  /// `tokenizer_config.json`; `nil` where it has neither, as base models do.
  ///
  /// - Throws: ``FileError`` for a template of no known family.
  public static func recognised(in folder: String) throws -> ChatTemplate? {
    let tokens = try SettingsFile(folder: folder)
    let own = folder + "/chat_template.jinja"
    if FileManager.default.fileExists(atPath: own) {
      let text = String(decoding: try MappedFile(path: own).contents, as: UTF8.self)
      return try recognised(text, tokens, file: own)
    }
    guard let text = tokens.chatTemplate else { return nil }
    return try recognised(text, tokens, file: tokens.path)
  }

  /// The family of that name, with the folder's own tokens that begin and end a text.
  ///
  /// - Throws: ``FileError`` listing the names, for one that is not among them.
  public static func named(_ name: String, in folder: String) throws -> ChatTemplate {
    guard let template = all.first(where: { $0.name == name }) else {
      throw FileError(
        "chat template", "no family \(name)",
        remedy: "choose one of " + all.map(\.name).joined(separator: ", "))
    }
    return try template.with(SettingsFile(folder: folder), defaults: true)
  }

  private static func recognised(
    _ text: String, _ tokens: SettingsFile, file: String
  ) throws -> ChatTemplate {
    guard var template = recognised(text) else {
      throw FileError(
        file, "the chat template is of no family known here",
        remedy: "name the nearest with --chat-template ("
          + all.map(\.name).joined(separator: ", ") + "), or use --raw")
    }
    template = try template.with(tokens, defaults: false)
    // Some families' templates leave the first token out, and some ChatML ones put it in.
    if text.contains("bos_token") {
      template.beginning = tokens.beginning ?? ""
    } else {
      template.beginning = ""
    }
    return template
  }

  /// The same with a folder's tokens in place of the family's.
  private func with(_ tokens: SettingsFile, defaults: Bool) throws -> ChatTemplate {
    let end = tokens.end ?? (defaults ? self.end : "")
    var template = name == "zephyr" ? ChatTemplate.zephyr(end: end) : self
    template.end = end
    if !beginning.isEmpty { template.beginning = tokens.beginning ?? (defaults ? beginning : "") }
    return template
  }

  /// The family that a template's text belongs to, by the marks that it writes.
  static func recognised(_ text: String) -> ChatTemplate? {
    // Inside Jinja's strings a line break may be spelled as an escape.
    let text = text.replacingOccurrences(of: "\\n", with: "\n")
    func has(_ part: String) -> Bool { text.contains(part) }
    if has("<|im_start|>") {
      // Qwen 3.5 and later write their templates with macros, and other rules.
      if has("{%- macro ") || has("<|im_sep|>") || has("<|im_start|>assistant\n<think>") {
        return nil
      }
      if has("enable_thinking") { return has("<think>\n\n</think>") ? qwen3 : nil }
      let system = text.firstMatch(of: #/<\|im_start\|>system\n([^'"{}<]+)<\|im_end\|>/#)
        .map { String($0.output.1) }
      return all.first { $0.isChatML(introducing: system) } ?? chatml("chatml", system: system)
    }
    if has("<|start_header_id|>") {
      return has("Cutting Knowledge Date: December 2023")
        ? llama31
        : has("Cutting Knowledge") ? nil : llama3
    }
    if has("<start_of_turn>") { return has("first_user_prefix") ? gemma3 : gemma }
    if has("[INST]") { return bracketFamily(has) }
    if has("<|user|>") || has("'<|' + message['role'] + '|>") {
      if has("<|end|>") { return phi3 }
      if has("+ eos_token") { return zephyr }
    }
    return nil
  }

  private static func bracketFamily(_ has: (String) -> Bool) -> ChatTemplate? {
    if has("<<SYS>>") { return llama2 }
    if has("[SYSTEM_PROMPT]") { return nil }
    if has(" [INST] ") { return mistralV1 }
    if has("\"[INST]\"") || has("'[INST]'") || has("\"[INST]") && !has("\"[INST] ") {
      return mistralTekken
    }
    if has(" [/INST]") {
      guard case .brackets(var brackets) = mistral.style else { return nil }
      // Version 0.1 puts a space behind the end of an answer.
      if has("eos_token + ' '") || has("eos_token+ ' '") { brackets.afterEnd = " " }
      var template = mistral
      template.style = .brackets(brackets)
      return template
    }
    return mistralV3
  }

  private func isChatML(introducing system: String?) -> Bool {
    guard case .turns(let turns) = style, turns.user == "<|im_start|>user\n", !turns.thinks else {
      return false
    }
    return turns.defaultSystem == system
  }
}

/// What `tokenizer_config.json` says of templates and of the tokens at both ends of a text.
struct SettingsFile {
  let path: String
  let chatTemplate: String?
  let beginning: String?
  let end: String?

  /// Empty where the folder has no such file.
  init(folder: String) throws {
    path = folder + "/tokenizer_config.json"
    guard FileManager.default.fileExists(atPath: path) else {
      chatTemplate = nil
      beginning = nil
      end = nil
      return
    }
    let fields = try decodeJSON(Fields.self, MappedFile(path: path).contents, file: path)
    beginning = fields.bos_token?.content
    end = fields.eos_token?.content
    switch fields.chat_template {
    case nil: chatTemplate = nil
    case .one(let text): chatTemplate = text
    case .named(let list):
      guard let standard = list.first(where: { $0.name == "default" }) else {
        throw FileError(
          path, "chat_template has none that is named default",
          remedy: "choose a family with --chat-template")
      }
      chatTemplate = standard.template
    }
  }

  private struct Fields: Decodable {
    var bos_token: Token?
    var eos_token: Token?
    var chat_template: Templates?
  }

  /// A token, spelled as a string or as an object with a `content`.
  private struct Token: Decodable {
    var content: String

    init(from decoder: any Decoder) throws {
      struct Spelled: Decodable { var content: String }
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
