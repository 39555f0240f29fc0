import ArgumentParser
import Files
import Foundation
import LanguageModels
import Preferences
import Tensors

/// `ipo inspect`: what a model is, how it would judge, and what it makes of a text.
struct InspectCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "inspect",
    abstract: "Show a model's shape and memory, its words, and the judge's prompt as it reads it.",
    discussion: """
      Without --text, --ids, --decode or --messages: the configuration, the memory needed, how the \
      tokenizer spells Yes and No, the chat template, the exact prompt of a judgement with its \
      special tokens, and what the model expects next. With --messages, the conversation of a file \
      as the chat template writes it down, up to where the answer begins; with --json as text and \
      ids. With --text, what it expects behind that text, with \
      --json all logits, digit for digit as floats, and null for what is not a number. No special \
      tokens are added to --text and --ids; those spelled out are recognised.
      """)

  @OptionGroup var model: ModelOptions

  @Option(parsing: .unconditional, help: "Read this text and show what is likely to follow.")
  var text: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Show this text's tokens and their ids.", valueName: "text"))
  var ids: String?

  @Option(help: ArgumentHelp("Show the text of these ids, as in 12,345.", valueName: "ids"))
  var decode: String?

  @Option(
    help: ArgumentHelp(
      "Show a conversation as the model reads it: a JSON list of messages with role and content.",
      valueName: "file"))
  var messages: String?

  @Flag(help: "Print JSON.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "With --text: continue with this many likeliest tokens, past any stop token.", valueName: "n")
  )
  var greedy: Int?

  @Option(
    help: ArgumentHelp(
      "With --text: sum the log-probabilities of the tokens from this one on, counted from 0.",
      valueName: "k"))
  var completionFrom: Int?

  @Option(parsing: .unconditional, help: "The instruction of the judgement that is shown.")
  var instruction: String?

  @Option(parsing: .unconditional, help: "Its response.")
  var response: String?

  @Option(help: "Its category. (default: Chat)")
  var category: String?

  @OptionGroup(title: "How to ask") var mode: ModeOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if let greedy, !(0...1_000_000).contains(greedy) {
      throw ValidationError("--greedy is \(greedy), not 0 to 1000000")
    }
    if [text, ids, decode, messages].compactMap({ $0 }).count > 1 {
      throw ValidationError("--text, --ids, --decode and --messages exclude each other")
    }
    if text == nil, greedy != nil || completionFrom != nil {
      throw ValidationError("--greedy and --completion-from need --text")
    }
    if model.isRemote {
      throw ValidationError("inspect reads a local model, not a server")
    }
    try model.requireEffect()
    try requireEffect()
  }

  private func requireEffect() throws {
    let judged = [text, ids, decode, messages].allSatisfy { $0 == nil }
    if judged { return try mode.requireEffect(for: model) }
    let reason = "nothing is judged with --text, --ids, --decode and --messages"
    try mode.requireNone(because: reason)
    if instruction != nil || response != nil || category != nil {
      throw ValidationError(
        "--instruction, --response and --category have no effect: \(reason)")
    }
    if messages == nil, model.chat.raw || model.chat.chatTemplate != nil {
      throw ValidationError(
        "--raw and --chat-template have no effect on --text, --ids and --decode")
    }
    if text == nil, model.adapter != nil || model.arithmetic.precision != nil {
      throw ValidationError("--adapter and --precision have no effect where no weights are read")
    }
  }

  func run() throws {
    options.apply()
    if ids != nil || decode != nil {
      // No weights are needed.
      let tokenizer = try Checkpoint(model.model).tokenizer()
      let list =
        try decode.map { try TokenList(decoding: $0, tokenizer) }
        ?? TokenList(tokenizer.encode(ids ?? ""), tokenizer)
      return try emit(json ? ipo.json(list) : decode == nil ? list.table : list.text)
    }
    if let messages { return try show(messages) }
    let (checkpoint, model) = try model.openLocal()
    if let text {
      let reading = try Reading(
        of: text, by: model, greedy: greedy, completionFrom: completionFrom)
      try emit(json ? ipo.json(reading) : reading.text(model.tokenizer))
      if reading.logits.contains(nil) {
        complain("warning: \(checkpoint.path): \(model.transformer.damage)")
      }
      return
    }
    try report(on: model, of: checkpoint)
  }

  /// A conversation as text and tokens; no weights are needed.
  private func show(_ path: String) throws {
    let checkpoint = try Checkpoint(model.model)
    let tokenizer = try checkpoint.tokenizer()
    guard let template = try model.chat.template(of: checkpoint, for: tokenizer) else {
      throw FileError(
        checkpoint.path, "the model has no chat template", remedy: "name one with --chat-template")
    }
    var data = try MappedFile(path: path).contents
    if data.starts(with: [0xef, 0xbb, 0xbf]) { data = Data(data.dropFirst(3)) }
    // A list, or an object that holds one.
    let isList = data.first { $0 > 32 } == UInt8(ascii: "[")
    let record = isList ? Data("{\"messages\":".utf8) + data + Data("}".utf8) : data
    let fields = try RecordFields(.init(data: record, place: path))
    let text = try template.prompt(fields.messages("messages"))
    let ids = try tokenizer.encode(text)
    struct Rendered: Encodable {
      let text: String
      let ids: [Int]
    }
    try emit(
      json
        ? ipo.json(Rendered(text: text.text, ids: ids))
        : text.text + "\n\n" + TokenList(ids, tokenizer).table)
  }

  /// Prints what is known before it fails for what the model can't do.
  private func report(on model: LanguageModel, of checkpoint: Checkpoint) throws {
    let folder = checkpoint.path
    var template: ChatTemplate?
    var problem: String?
    do {
      template = try self.model.chat.template(of: checkpoint, for: model.tokenizer)
    } catch let error where self.model.chat.chatTemplate == nil {
      problem = "\(error)"
    }
    var report = InspectReport(on: model, in: folder, template: template?.name, problem: problem)
    let result = Result { try judgement(by: model, in: folder, template) }
    report.judgement = try? result.get()
    try emit(json ? ipo.json(report, indented: true) : report.text)
    let (mass, others) = try (result.get().mass, result.get().otherMass)
    if others > mass {
      complain(
        "warning: \(folder): other spellings of Yes and No have \(String(format: "%.4f", others)) of "
          + "the probability behind this prompt, those that are read "
          + "\(String(format: "%.4f", mass)); --templates can name others as yes and no")
    }
    if mass < 0.1 {
      complain(
        "warning: \(folder): Yes and No have only \(String(format: "%.4f", mass)) of the "
          + "probability behind this prompt; try an instruction-tuned model, --chat-template or "
          + "another --prompt")
    }
  }

  private func judgement(
    by model: LanguageModel, in folder: String, _ template: ChatTemplate?
  ) throws -> InspectReport.Judgement {
    let wording = try mode.wording(mode.mode, tokenizer: model.tokenizer)
    let classifier = try PreferenceClassifier(
      model, prompt: wording, conventions: mode.mode.conventions, template: template)
    let isPocket = PromptChoice.fitting(model.tokenizer) == .pocket
    let item = JudgeItem(
      instruction: instruction ?? (isPocket ? "what do cats eat ?" : "What is 6 times 7?"),
      category: category ?? "Chat",
      responses: [response ?? (isPocket ? "fish" : "6 times 7 is 42.")])
    return try InspectReport.Judgement(classifier, item, folder: folder)
  }
}
