import ArgumentParser
import Files
import LanguageModels
import Preferences
import Worlds

/// How a model's chat is written down.
struct ChatOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A chat template in the Jinja language, in place of the model's own. (default: the model's \
      own, none for a base model)
      """, valueName: "file"))
  var chatTemplate: String?

  @Flag(help: "No chat template: the prompt as it is, the response behind it.")
  var raw = false

  func validate() throws {
    if raw, chatTemplate != nil {
      throw ValidationError("--raw and --chat-template exclude each other")
    }
  }

  /// The chat template that was asked for, else the model's own; none for a closed vocabulary.
  func template(
    of checkpoint: Checkpoint, for tokenizer: any Tokenizer
  ) throws -> ChatTemplate? {
    if let chatTemplate { return try .file(chatTemplate, for: checkpoint) }
    if raw || Vocabulary.isKnown(to: tokenizer) { return nil }
    return try .own(of: checkpoint)
  }

  /// How prompts and responses are written for a local model.
  func format(_ model: LanguageModel, _ template: ChatTemplate?) -> ChatFormat {
    if let template { return ChatFormat(template) }
    let isPocket = !raw && Vocabulary.isKnown(to: model.tokenizer)
    return isPocket ? PocketText.chat : .raw(model.configuration)
  }
}
