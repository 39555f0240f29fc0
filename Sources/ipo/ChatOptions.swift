import ArgumentParser
import LanguageModels
import Worlds

/// How a model's chat is written down.
struct ChatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The chat template to use. (default: the model's own, none for a base model)",
      valueName: "name"))
  var chatTemplate: String?

  @Flag(help: "No chat template: the prompt as it is, the response behind it.")
  var raw = false

  func validate() throws {
    if raw, chatTemplate != nil {
      throw ValidationError("--raw and --chat-template exclude each other")
    }
  }

  /// The chat template that was asked for, else the folder's own; none for a closed vocabulary.
  func template(in folder: String, for tokenizer: any Tokenizer) throws -> ChatTemplate? {
    if let named = try named(in: folder) { return named }
    if raw || Vocabulary.isKnown(to: tokenizer) { return nil }
    return try .recognised(in: folder)
  }

  /// The chat template that was asked for, if one was.
  func named(in folder: String) throws -> ChatTemplate? {
    try chatTemplate.map { try .named($0, in: folder) }
  }

  /// These options as they are written on a command line.
  var arguments: [String] {
    (raw ? ["--raw"] : []) + (chatTemplate.map { ["--chat-template", $0] } ?? [])
  }
}
