import ArgumentParser
import Files
import Foundation
import LanguageModels
import Preferences
import RemoteModels
import Tensors
import Worlds

extension Precision: ExpressibleByArgument {}

/// Which model is asked, and how its chat is written down.
struct ModelOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      The model: a folder in Hugging Face layout, a GGUF file, a name such as \
      Qwen/Qwen2.5-0.5B-Instruct in the local Hugging Face cache, or a server's address, \
      http://host:port.
      """, valueName: "model"))
  var model: String

  @Option(
    help: ArgumentHelp(
      "An adapter in PEFT's layout, put upon a local model.", valueName: "dir"))
  var adapter: String?

  @OptionGroup var chat: ChatOptions
  @OptionGroup var arithmetic: ArithmeticOptions

  @OptionGroup(title: "For a model on a server") var server: ServerOptions

  func validate() throws {
    if isRemote, adapter != nil {
      throw ValidationError("--adapter is for a local model; a server loads its own")
    }
  }

  /// Refuses what has no effect on a local model or on a server.
  ///
  /// - Parameter others: other models that the same options are for.
  func requireEffect(others: [String?] = []) throws {
    let models = [model] + others.compactMap { $0 }
    if !models.contains(where: Self.isAddress), server.isGiven {
      throw ValidationError(
        "--server-model, --requests and --cache are for a model on a server, not for a local one")
    }
    if models.allSatisfy(Self.isAddress), arithmetic.precision != nil {
      throw ValidationError("--precision is for a local model; a server has its own")
    }
  }

  private static func isAddress(_ model: String) -> Bool {
    ["http://", "https://"].contains(where: model.lowercased().hasPrefix)
  }

  /// Whether the model is on a server.
  var isRemote: Bool { Self.isAddress(model) }

  /// Files and folders that are read; a folder that is not there is told later.
  var inputs: [String] {
    let files = isRemote ? nil : try? Checkpoint(model).path
    return [files, adapter, chat.chatTemplate].compactMap { $0 }
  }

  /// Opens the model, here or there.
  ///
  /// - Throws: ``FileError`` naming the file or the server at fault.
  func open() throws -> OpenModel {
    if isRemote {
      return .remote(
        try server.connect(
          to: model, usesTemplate: !chat.raw,
          template: try chat.chatTemplate.map { try .file($0, for: nil) }))
    }
    let (checkpoint, local) = try openLocal()
    return .local(local, try chat.template(of: checkpoint, for: local.tokenizer))
  }

  /// The local model, with the adapter if one is named.
  func openLocal() throws -> (checkpoint: Checkpoint, model: LanguageModel) {
    let checkpoint = try Checkpoint(model)
    var local = try LanguageModel(checkpoint, precision: arithmetic.precision)
    local.tellNotes()
    if let adapter {
      local.transformer = try local.transformer.adapted(byAdapterIn: adapter).transformer
    }
    return (checkpoint, local)
  }
}

/// What is computed in what.
struct ArithmeticOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      What products with bf16 weights are computed in. The weights of a GGUF file become exact \
      floats if float32 is asked for, else bf16. (default: bfloat16 on processors that are faster \
      at it, which are AMD's from Zen 4 on, else float32; `ipo inspect` says which)
      """))
  var precision: Precision?

  /// What a result depends on: as it was asked for, or what the processor chose for weights in bf16.
  var fact: String {
    switch precision ?? .fastest {
    case .float32 where precision == nil: "float32 on weights in bfloat16"
    case let precision: precision.rawValue
    }
  }
}

/// How a server is asked.
struct ServerOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The model's name on the server. (default: the first it lists)", valueName: "name"))
  var serverModel: String?

  @Option(help: ArgumentHelp("Requests under way at the same time, 1 to 4.", valueName: "n"))
  var requests = Self.most

  @Option(
    help: ArgumentHelp(
      "The folder where answers are kept. (default: ipo in the user's cache folder)",
      valueName: "dir"))
  var cache: String?

  @Flag(help: "Ask a server anew for what is kept of its answers.")
  var fresh = false

  private static let most = 4

  /// Whether anything but the defaults is asked for.
  var isGiven: Bool { serverModel != nil || cache != nil || requests != Self.most || fresh }

  /// These options as another command takes them.
  var arguments: [String] {
    (serverModel.map { ["--server-model", $0] } ?? []) + ["--requests", "\(requests)"]
      + (cache.map { ["--cache", $0] } ?? []) + (fresh ? ["--fresh"] : [])
  }

  func validate() throws {
    if !(1...4).contains(requests) {
      throw ValidationError("--requests is \(requests), not 1 to 4")
    }
  }

  func connect(
    to address: String, usesTemplate: Bool, template: ChatTemplate?
  ) throws -> RemoteModel {
    let caches =
      ProcessInfo.processInfo.environment["XDG_CACHE_HOME"] ?? NSHomeDirectory() + "/.cache"
    return try RemoteModel(
      address: address, model: serverModel, cache: cache ?? caches + "/ipo", isFresh: fresh,
      requests: requests, usesTemplate: usesTemplate, template: template, warn: complain)
  }
}

/// A model that can be asked.
enum OpenModel {
  case local(LanguageModel, ChatTemplate?)
  case remote(RemoteModel)

  /// All that this model's answers depend on: its files by their content, its options by their
  /// values, or what a server tells of itself.
  func fingerprint(_ options: ModelOptions) throws -> Fingerprint {
    switch self {
    case .local(_, let template):
      var made = try Fingerprint(of: Checkpoint(options.model))
      if let adapter = options.adapter { made = try made.merging(.init(ofAdapterIn: adapter)) }
      made.add("ipo's version", toolVersion)
      made.add("--precision", options.arithmetic.fact)
      made.addKernels()
      made.add("--raw", "\(options.chat.raw)")
      if let template { made.add("chat template", textOf: template.source) }
      return made
    case .remote(let server): return server.fingerprint
    }
  }

  /// The judge that asks this model in that mode.
  func judge(_ mode: JudgeMode, _ options: ModeOptions) throws -> any ReadingJudge {
    switch self {
    case .local(let model, let template):
      return try PreferenceClassifier(
        model, prompt: options.wording(mode, tokenizer: model.tokenizer),
        conventions: mode.conventions, template: template)
    case .remote(let server):
      guard mode == .clean else {
        throw FileError(
          "--faithful", "a server does not tell the probabilities of a word's pieces",
          remedy: "leave it out, or judge with the model's files")
      }
      return RemoteJudge(server, prompt: try options.wording(mode, tokenizer: nil))
    }
  }
}
