import ArgumentParser
import LanguageModels
import Preferences
import Worlds

/// The two modes of judging.
enum JudgeMode: String, EnumerableFlag, Encodable {
  case clean, faithful

  var conventions: JudgeConventions { self == .clean ? .clean : .faithful }

  static func help(for mode: JudgeMode) -> ArgumentHelp? {
    switch mode {
    case .clean:
      "One token a word, the model's chat template, nothing of the question lost, ties one half."
    case .faithful:
      """
      The conventions of the code published with the paper: pieces of a word summed, blanks behind \
      the prompt, 1,024 tokens, no chat template, ties wrong.
      """
    }
  }
}

/// How a judge asks.
struct ModeOptions: ParsableArguments {
  @Flag(exclusivity: .exclusive) var mode = JudgeMode.clean

  @Option(
    help: ArgumentHelp(
      """
      Wording of your own: a JSON object from subset, section or generic to a question, or to a \
      whole prompt with {instruction} and {response}; yes and no may name the two words.
      """, valueName: "file"))
  var templates: String?

  @Option(
    help: """
      How to ask: plain, in ordinary words; english, in those of the English world; or pocket, in \
      those of the pocket world. (default: pocket if the tokenizer has all the pocket world's \
      words, else plain)
      """)
  var prompt: PromptChoice?

  /// Refuses what has no effect on this model.
  func requireEffect(for model: ModelOptions, comparesModes: Bool = false) throws {
    if model.isRemote, comparesModes || mode == .faithful {
      throw ValidationError(
        "a server does not tell the probabilities of a word's pieces; --faithful and "
          + "--compare-modes are for a local model")
    }
    if mode == .faithful, model.chat.chatTemplate != nil {
      throw ValidationError("--faithful asks without a chat template; leave --chat-template away")
    }
  }

  /// Refuses all options, where nothing is asked.
  func requireNone(because reason: String) throws {
    if mode == .faithful || templates != nil || prompt != nil {
      throw ValidationError("--faithful, --templates and --prompt have no effect: \(reason)")
    }
  }

  /// Files that are read.
  var inputs: [String] { [templates].compactMap { $0 } }

  /// The words of the question in a mode; without a tokenizer, for a server.
  func wording(_ mode: JudgeMode, tokenizer: (any Tokenizer)?) throws -> JudgePrompt {
    let choice = prompt ?? tokenizer.map { .fitting($0) } ?? .plain
    let wording: JudgePrompt =
      switch choice {
      case .plain: mode == .faithful ? .faithful : .plain
      case .pocket: PocketText.judge
      case .english: EnglishWorld().judge
      }
    return try templates.map { try wording.with(templates: $0) } ?? wording
  }
}
