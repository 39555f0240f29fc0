// What every chapter begins with: one import for the floors below, its flags, and its page.

@_exported import Files
@_exported import Foundation
@_exported import LanguageModels
@_exported import Measures
@_exported import Notebook
@_exported import Preferences
@_exported import Tensors
@_exported import Worlds

/// What of its reader's own a chapter can take, beside `--real`.
public enum ChapterInput: Sendable {
  /// `--model` of the pocket world, which knows its words.
  case pocketModel
  /// `--data`, with `--real`.
  case data
  /// `--base`, with `--real`.
  case base
}

/// Reads the chapter's flags, sets the threads and begins its page.
///
/// Ends the program with one line on standard error where a flag is wrong or has no effect, where
/// the model is of another world, or gnuplot is missing.
public func openChapter(
  reading inputs: Set<ChapterInput> = [], file: String = #filePath
) -> (options: ChapterOptions, report: Report) {
  let options = ChapterOptions.parseOrExit()
  Interruption.watch { line in
    try? FileHandle.standardError.write(contentsOf: Data("\(line.terminalLine)\n".utf8))
  }
  orExit(try requireEffect(options, inputs))
  Threads.count = options.threads
  let drawing = Drawing()
  orExit(try drawing.check())
  return (options, Report(options, file: file, svg: drawing.svg))
}

private func requireEffect(_ options: ChapterOptions, _ inputs: Set<ChapterInput>) throws {
  if options.model != nil, !inputs.contains(.pocketModel) {
    throw FileError(
      "--model", "this chapter makes its own pocket models",
      remedy: "leave it away; a real model is measured by --real")
  }
  if options.data != nil, !inputs.contains(.data) {
    throw FileError("--data", "this chapter makes its own pairs", remedy: "leave it away")
  }
  if options.base != nil, !inputs.contains(.base) {
    throw FileError("--base", "only chapter 06 compares with one", remedy: "leave it away")
  }
  for (name, given) in [("--data", options.data), ("--base", options.base)]
  where given != nil && options.real == nil {
    throw FileError(name, "stands beside a real model", remedy: "name that by --real")
  }
  for model in [options.real, options.base].compactMap({ $0 }) {
    _ = try Checkpoint(model).configuration()
  }
  // Before anything is computed; the chapter opens it where it needs it.
  if let model = options.model {
    let checkpoint = try Checkpoint(model)
    if inputs.contains(.pocketModel) {
      try requirePocketWords(checkpoint.tokenizer(), of: model)
    }
    _ = try checkpoint.configuration()
  }
}

/// A model of the reader's own for a chapter that asks in the pocket world's words.
///
/// - Throws: ``FileError`` for a model whose tokenizer does not know them.
public func pocketModel(at path: String, trainable: Bool = false) throws -> LanguageModel {
  let model = try LanguageModel(Checkpoint(path), trainable: trainable)
  try requirePocketWords(model.tokenizer, of: path)
  return model
}

private func requirePocketWords(_ tokenizer: any Tokenizer, of model: String) throws {
  if Vocabulary.isKnown(to: tokenizer) { return }
  throw FileError(
    model, "its tokenizer does not know the pocket world's words, in which this chapter asks",
    remedy: "use a model of `ipo pocket train`, or name this one by --real")
}

extension Estimate {
  /// An interval of the statistics, for tables and figures.
  public init(_ interval: Interval) { self.init(interval.value, interval.low, interval.high) }
}
