import ArgumentParser
import Files
import Foundation
import Measures
import Preferences
import Worlds

/// `ipo english`: the English world's benchmark and prompts as files.
struct EnglishCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "english",
    abstract: "Write the English world's pairs and prompts, for this tool or another.",
    subcommands: [EnglishDataCommand.self, EnglishPromptsCommand.self, EnglishGradeCommand.self])
}

/// `ipo english data`: the English benchmark as a preference file.
struct EnglishDataCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "data",
    abstract: "Write the English benchmark as a preference file that `ipo judge` reads.")

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var out: String

  @Flag(help: "Write what corpora of code and sums are made of, in place of the benchmark.")
  var training = false

  @OptionGroup var benchmark: WorldPairOptions
  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    let pairs = training ? EnglishCorpus.Domain.allCases.flatMap(EnglishCorpus.pairs) : nil
    try benchmark.write(pairs ?? benchmark.pairs(of: EnglishWorld()), to: out)
  }
}

/// `ipo english prompts`: the prompts whose free answers can be graded.
struct EnglishPromptsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "prompts",
    abstract: "Write the English world's prompts as a file that `ipo generate` reads.",
    discussion: """
      All of them, kind by kind, each with a right answer: those for training, or those that are \
      held out.
      """)

  @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
  var out: String

  @Flag(help: "Write those that are held out, in place of those for training.")
  var heldOut = false

  @Option(help: "Only this kind: facts, forms, sums or refusals. (default: all)")
  var kind: EnglishKind?

  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    let kinds = kind.map { [$0] } ?? EnglishKind.allCases
    let tasks = kinds.flatMap { EnglishTask.all($0, heldOut: heldOut) }
    let lines = try tasks.enumerated().reduce(into: Data()) { data, task in
      data += try JSONLines.encoder.encode(EnglishPromptLine(task.element, task.offset + 1))
      data += Data("\n".utf8)
    }
    try AtomicFile.writeNew(lines, to: out)
    try emit("\(out): \(tasks.count) prompts")
  }
}

/// `ipo english grade`: how good free answers to the prompts are.
struct EnglishGradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "grade",
    abstract: "Grade responses to the English world's prompts, 0 to 1, by their text alone.",
    discussion: "Prints a line for each kind, and with --out the same objects with their scores.")

  @Argument(help: "The responses, as `ipo generate` writes them.")
  var file: String

  @Option(help: ArgumentHelp("The file to write items with scores to.", valueName: "file"))
  var out: String?

  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    let tasks = [false, true].flatMap { heldOut in
      EnglishKind.allCases.flatMap { EnglishTask.all($0, heldOut: heldOut) }
    }
    let reader = try ItemReader(file)
    var items: [JudgeItem] = []
    while let item = try reader.next() { items.append(item) }
    let oracle = OracleJudge(tasks)
    for (index, scores) in try oracle.scores(items).enumerated() { items[index].scores = scores }
    if let out {
      let lines = try items.reduce(into: Data()) {
        $0 += try JSONLines.encoder.encode($1) + Data("\n".utf8)
      }
      try AtomicFile.writeNew(lines, to: out)
    }
    for kind in EnglishKind.allCases {
      let scores = items.filter { $0.category == kind.rawValue }.flatMap { $0.scores ?? [] }
      if scores.isEmpty { continue }
      let mean = Interval.mean(scores)
      try emit(
        "\(kind.rawValue): \(scores.count) responses, mean quality "
          + String(format: "%.3f (95 %% interval %.3f to %.3f)", mean.value, mean.low, mean.high))
    }
  }
}

extension EnglishKind: ExpressibleByArgument {}

/// A prompt as a line: what `ipo generate` reads, and the answer for other tools.
private struct EnglishPromptLine: Encodable {
  let id, subset, prompt, answer: String
  let accepted: [String]

  init(_ task: EnglishTask, _ number: Int) {
    id = "\(task.kind.rawValue)/\(number)"
    subset = task.kind.rawValue
    prompt = task.instruction
    answer = task.answer
    accepted = task.accepted
  }
}
