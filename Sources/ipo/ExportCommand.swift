import ArgumentParser
import Files
import Foundation
import LanguageModels

/// `ipo export`: a model as a folder in Hugging Face layout, an adapter merged into it.
struct ExportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export",
    abstract: "Write a model as a Hugging Face folder, with an adapter merged: W + s B A.",
    discussion: """
      Writes config.json, model.safetensors and the tokenizer's files, which Hugging Face's \
      libraries and `ipo` open: copies of a folder's, or all made of a GGUF file. Before a type that would round the adapter's change away \
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
      "The model's folder or GGUF file, or its name in the local Hugging Face cache.",
      valueName: "model"))
  var model: String

  @Option(
    help: ArgumentHelp("The adapter's folder. (default: none)", valueName: "dir"))
  var adapter: String?

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
    let checkpoint = try Checkpoint(model)
    try requireApart(outputs: [out], inputs: [checkpoint.path, adapter])
    var model = try LanguageModel(checkpoint)
    model.tellNotes()
    var made = try Fingerprint(of: checkpoint).merging(Fingerprint(["--type": type.rawValue]))
    if let adapter {
      model.transformer = try model.transformer.adapted(byAdapterIn: adapter).transformer
      try tellLoss(of: model.transformer)
      made = try made.merging(.init(ofAdapterIn: adapter))
    }
    try model.transformer.requireNumbers()
    let target = try RunFolder(out, madeBy: made, resuming: true)
    try checkpoint.writeTokenizer(to: target.path)
    try model.save(to: target.path, as: type.type)
    try emit("\(out): \(model.transformer.parameterCount) parameters as \(type.rawValue)")
  }

  /// - Throws: ``FileError`` where the type rounds the adapter's change away and that is not wanted.
  private func tellLoss(of merged: Transformer) throws {
    let kept = try merged.shareOfChangeKept(as: type.type)
    if kept >= 0.99 { return }
    let loss =
      "\(type.rawValue) keeps \(percent(kept)) % of the adapter's change, the rest is rounded away"
    guard yes else { throw FileError(out, loss, remedy: "write --type fp32, or say --yes") }
    complain("warning: \(out): \(loss)")
  }
}
