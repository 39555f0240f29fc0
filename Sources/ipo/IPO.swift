import ArgumentParser
import Files
import Foundation
import LanguageModels

/// The tool's version, which is part of what every result knows of its making.
let toolVersion = "2.0.0"

/// The command-line tool: a language model as a preference classifier, on your own checkpoint.
@main
struct IPO: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ipo",
    abstract: "Ask a language model which of two responses is better, by P(Yes) against P(No).",
    discussion: """
      A model is a folder in Hugging Face layout (config.json, tokenizer.json and \
      model.safetensors or its shards) or a GGUF file. Results go to standard output, progress and warnings to \
      standard error. Exit status: 0, 1 for a failure, 64 for wrong arguments; 130 after Ctrl-C \
      and 143 after SIGTERM, which say what is kept.
      """,
    version: toolVersion,
    subcommands: [
      JudgeCommand.self, RankCommand.self, GenerateCommand.self, PairCommand.self,
      TrainCommand.self, ImproveCommand.self, EvaluateCommand.self, ExportCommand.self,
      InspectCommand.self, PocketCommand.self, EnglishCommand.self,
    ])

  /// Runs the command; a failure is one line on standard error.
  static func main() {
    Interruption.watch { complain($0) }
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      let code = exitCode(for: error)
      // Help and version are errors to the parser, with status 0.
      if code.isSuccess { exit(withError: error) }
      var problem = message(for: error)
      if code == .validationFailure {
        if problem.hasSuffix(".") { problem.removeLast() }
        problem += hint(error)
      }
      complain(problem)
      exit(withError: code)
    }
  }

  /// Where the right arguments are told, for the subcommand that was meant.
  private static func hint(_ error: any Error) -> String {
    let help = fullMessage(for: error).split(separator: "'").last { $0.hasSuffix("--help") }
    return "; see \(help ?? "ipo --help")"
  }
}

/// Writes a result to standard output, without what a terminal would obey in it.
///
/// - Throws: ``FileError`` where it can't take it, such as a full disk.
func emit(_ result: String) throws {
  do {
    try FileHandle.standardOutput.write(contentsOf: Data((result.terminalText + "\n").utf8))
  } catch {
    throw FileError("standard output", "can't be written", remedy: "check where it goes")
  }
}

/// Writes one line to standard error; where that is full, nothing.
func complain(_ message: String) {
  let line = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  try? FileHandle.standardError.write(contentsOf: Data("ipo: \(line.terminalLine)\n".utf8))
}
