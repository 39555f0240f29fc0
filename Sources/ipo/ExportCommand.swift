import ArgumentParser
import Foundation
import LanguageModels

/// `ipo export`: an adapter merged into its model.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Merge an adapter into its model: W + s B A, in a folder of its own.",
    discussion: """
      Writes config.json, model.safetensors and copies of the tokenizer's files, which Hugging \
      Face's libraries and `ipo` open.
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
      "How numbers are stored: bf16, fp16 or fp32. Sums are made in fp32 and rounded once.",
      valueName: "type"))
  var type = Number.bf16

  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    let folder = try CheckpointLocation.folder(of: model)
    let target = URL(fileURLWithPath: out).standardizedFileURL.path
    for source in [folder, adapter]
    where URL(fileURLWithPath: source).standardizedFileURL.path == target {
      throw FileError(out, "is read from", remedy: "name another folder to write to")
    }
    let base = try LanguageModel(folder: folder)
    let merged = LanguageModel(
      transformer: try base.transformer.adapted(byAdapterIn: adapter).transformer,
      tokenizer: base.tokenizer)
    try makeFolder(out)
    try merged.save(to: out, as: type.type)
    try copyTokenizer(from: folder, to: out)
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
    do {
      try data.write(to: URL(fileURLWithPath: "\(out)/\(name)"), options: .atomic)
    } catch {
      throw FileError("\(out)/\(name)", "can't be written", remedy: "check the folder")
    }
  }
}
