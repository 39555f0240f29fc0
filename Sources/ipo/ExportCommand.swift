import ArgumentParser
import Files
import Foundation
import LanguageModels

/// `ipo export`: an adapter merged into its model.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Merge an adapter into its model: W + s B A, in a folder of its own.",
    discussion: """
      Writes config.json, model.safetensors and copies of the tokenizer's files, which Hugging \
      Face's libraries and `ipo` open. Before a type that would round the adapter's change away \
      is written, it says how much is lost, and wants --yes.
      """)

  enum Number: String, CaseIterable, ExpressibleByArgument {
    case bf16, fp16, fp32

    var type: Safetensors.ElementType {
      switch self {
      case .bf16: .bfloat16
      case .fp16: .float16
      case .fp32: .float32
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      "The model's folder, or its name in the local Hugging Face cache.", valueName: "model"))
  var model: String

  @Option(help: ArgumentHelp("The adapter's folder.", valueName: "dir"))
  var adapter: String

  @Option(help: ArgumentHelp("The folder to write to.", valueName: "dir"))
  var out: String

  @Option(
    help: ArgumentHelp(
      """
      How numbers are stored: fp32, or in half the room bf16 or fp16, which may round most of a \
      small change away. Sums are made in fp32 and rounded once.
      """, valueName: "type"))
  var type = Number.fp32

  @Flag(help: "Write bf16 or fp16 also where that loses more than a hundredth of the change.")
  var yes = false

  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    let folder = try CheckpointLocation.folder(of: model)
    try requireApart(outputs: [out], inputs: [folder, adapter])
    let base = try LanguageModel(folder: folder)
    base.tellNotes()
    let merged = LanguageModel(
      transformer: try base.transformer.adapted(byAdapterIn: adapter).transformer,
      tokenizer: base.tokenizer)
    let kept = try merged.transformer.shareOfChangeKept(as: type.type)
    if kept < 0.99 {
      let loss =
        "\(type.rawValue) keeps \(percent(kept)) % of the adapter's change, the rest is rounded away"
      guard yes else {
        throw FileError(out, loss, remedy: "write --type fp32, or say --yes")
      }
      complain("warning: \(out): \(loss)")
    }
    let made = try Fingerprint(ofModelIn: folder).merging(.init(ofAdapterIn: adapter))
      .merging(Fingerprint(["--type": type.rawValue]))
    let target = try RunFolder(out, madeBy: made, resuming: true)
    try copyTokenizer(from: folder, to: target.path)
    try merged.save(to: target.path, as: type.type)
    try emit("\(out): \(merged.transformer.parameterCount) parameters as \(type.rawValue)")
  }
}

/// Copies what a model folder holds besides its weights and `config.json`.
///
/// - Throws: ``FileError`` where a file can't be copied.
func copyTokenizer(from folder: String, to out: String) throws {
  let names = [
    "tokenizer.json", "tokenizer_config.json", "special_tokens_map.json", "added_tokens.json",
    "vocab.json", "merges.txt", "tokenizer.model", "chat_template.jinja",
    "generation_config.json",
  ]
  for name in names {
    guard let data = FileManager.default.contents(atPath: "\(folder)/\(name)") else { continue }
    try AtomicFile.write(data, to: "\(out)/\(name)")
  }
}
