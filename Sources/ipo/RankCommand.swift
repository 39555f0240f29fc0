import ArgumentParser
import Files
import Foundation
import LanguageModels
import Preferences

/// `ipo rank`: responses from best to worst.
struct RankCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank responses by P(Yes), best first.",
    discussion: """
      With --instruction, the responses are the lines of the file, and a table is printed. Without \
      it, the file has a JSON object for each prompt, with prompt (or instruction, messages) and \
      responses (or output); the same objects are written with scores, the best response first.
      """)

  @OptionGroup var model: ModelOptions

  @Argument(help: ArgumentHelp("The responses; - is standard input.", valueName: "file"))
  var file = "-"

  @Option(help: "What the responses answer, where the file has a response a line.")
  var instruction: String?

  @Option(help: "The category whose question is asked, with --instruction. (default: Chat)")
  var category: String?

  @Flag(help: "Print JSON lines, not a table, with --instruction.")
  var json = false

  @Option(
    help: ArgumentHelp(
      "Write to this file; a run that was stopped goes on with it. (default: standard output)",
      valueName: "file"))
  var out: String?

  @OptionGroup(title: "How to ask") var mode: ModeOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    if instruction != nil, out != nil {
      throw ValidationError("--out is for files of JSON; with --instruction, redirect the output")
    }
    if instruction == nil, category != nil || json {
      throw ValidationError(
        "--category and --json need --instruction; a file of JSON has categories and gives JSON")
    }
    try model.requireEffect()
    try mode.requireEffect(for: model)
  }

  func run() throws {
    options.apply()
    try requireApart(outputs: [out], inputs: [file] + model.inputs + mode.inputs)
    if let out { try requireWritable(out) }
    let run = try model.open().run(mode.mode, mode, named: model)
    if let instruction { return try rankLines(instruction, run) }
    var watch = ScoreWatch()
    try ItemStage(
      label: "judging", input: file, out: out, maker: run.maker, quiet: options.quiet,
      rendered: run.rendered
    ).run(size: 16, each: { watch.look(at: $0) }) { items, _ in try run.judge.ranked(items) }
    watch.tell(of: model.model)
  }

  private struct Line: Encodable {
    var score: Double
    var mass: Double?
    var response: String
  }

  private func rankLines(_ instruction: String, _ run: JudgeRun) throws {
    let data =
      file == "-"
      ? FileHandle.standardInput.readDataToEndOfFile() : FileManager.default.contents(atPath: file)
    guard let data else {
      throw FileError(file, "can't be read", remedy: "name a file with a response a line")
    }
    var rendered = run.rendered
    rendered?.look(at: instruction)
    rendered?.tell(of: "--instruction")
    let text = String(decoding: data, as: UTF8.self).trimmingPrefix("\u{FEFF}")
    let lines = text.split(whereSeparator: \.isNewline)
    let responses = lines.map(String.init).filter { !$0.allSatisfy(\.isWhitespace) }
    if responses.isEmpty {
      throw FileError(
        file == "-" ? "standard input" : file, "no responses", remedy: "give one a line")
    }
    let item = JudgeItem(
      id: "1", instruction: instruction, category: category ?? "Chat", responses: responses)
    let ranked = try run.judge.ranked([item])[0]
    guard ranked.scores != nil else {
      throw FileError(
        "the responses", "could not be asked about", remedy: "give shorter ones, or fewer")
    }
    let masses = ranked.masses ?? []
    if !json { try emit("score   mass    response") }
    for (index, response) in ranked.responses.enumerated() {
      let score = ranked.scores?[index] ?? 0
      let mass = index < masses.count ? masses[index] : nil
      let shown = [score, mass].map { $0.map { String(format: "%.4f", $0) } ?? "unknown" }
      try emit(
        json
          ? ipo.json(Line(score: score, mass: mass, response: response))
          : (shown + [response]).joined(separator: "  "))
    }
    var watch = ScoreWatch()
    watch.look(at: ranked)
    watch.tell(of: model.model)
  }
}
