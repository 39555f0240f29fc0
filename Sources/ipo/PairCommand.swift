import ArgumentParser
import Foundation
import LanguageModels
import Preferences

/// How pairs are made of ranked responses.
struct PairOptions: ParsableArguments {
  @Flag(help: "Write texts, not lists of messages.")
  var standard = false

  @Flag(help: "Add the probability that the chosen one is better, a soft label, as preference.")
  var soft = false

  @Option(help: "Leave out pairs whose scores differ by less.")
  var minMargin = 0.0
}

/// `ipo pair`: the best response of each prompt against the worst.
struct PairCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pair",
    abstract: "Make preference pairs of responses: the best against the worst.",
    discussion: """
      The file has a JSON object for each prompt, with responses and, from `ipo rank`, scores; \
      where they are missing, --model judges. Written are JSON lines in TRL's explicit form with \
      further columns: score_chosen, score_rejected, margin, mass_chosen, mass_rejected, subset. \
      Prompts whose best and worst response are the same text or have the same score give no pair.
      """)

  @Argument(help: ArgumentHelp("The responses; - is standard input.", valueName: "file"))
  var file = "-"

  @Option(help: ArgumentHelp("The model that judges, as for `ipo judge`.", valueName: "model"))
  var model: String?

  @Option(help: ArgumentHelp("The file of pairs to write.", valueName: "file"))
  var out: String

  @OptionGroup(title: "How to pair") var pairing: PairOptions
  @OptionGroup(title: "How to ask") var mode: ModeOptions
  @OptionGroup var options: CommonOptions

  func run() throws {
    options.apply()
    try checkWritable(out)
    let run = try model.map { name in
      let model = try ModelOptions.parse(["--model", name])
      return try model.open().run(mode.mode, mode, named: model)
    }
    let counts = try PairStage(input: file, out: out, options: pairing, judge: run).run()
    try emit("\(out): \(counts.text)")
  }
}

/// From responses to a file of pairs, which stands there only when it is whole.
struct PairStage {
  let input: String
  let out: String
  let options: PairOptions
  let judge: JudgeRun?

  /// What became of the prompts.
  struct Counts {
    var pairs = 0
    var identical = 0
    var tied = 0
    var close = 0

    var text: String {
      "\(pairs) pairs; no pair from \(identical) prompts of identical responses, \(tied) of equal "
        + "scores, \(close) below the margin"
    }
  }

  func run() throws -> Counts {
    let partial = out + ".partial"
    let manager = FileManager.default
    guard manager.createFile(atPath: partial, contents: nil),
      let handle = FileHandle(forWritingAtPath: partial)
    else { throw FileError(out, "can't be written", remedy: "check its folder and disk") }
    defer { try? manager.removeItem(atPath: partial) }
    var counts = Counts()
    let reader = try ResponseReader(input)
    while let item = try reader.next() {
      guard let line = try line(of: item, &counts) else { continue }
      try handle.write(contentsOf: Data((json(line) + "\n").utf8))
      counts.pairs += 1
    }
    try handle.close()
    guard rename(partial, out) == 0 else {
      throw FileError(out, String(cString: strerror(errno)), remedy: "check its folder")
    }
    return counts
  }

  private func line(of read: ResponseItem, _ counts: inout Counts) throws -> PairLine? {
    var item = read
    if item.scores == nil {
      guard let judge else {
        throw FileError(
          input, "item \(item.id) has no scores", remedy: "use `ipo rank` first, or give --model")
      }
      item = try judge.judge.ranked([item], judge.prompt)[0]
    }
    let scores = item.scores ?? []
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    guard let best = order.first, let worst = order.last else { return nil }
    if item.responses[best] == item.responses[worst] {
      counts.identical += 1
      return nil
    }
    if scores[best] == scores[worst] {
      counts.tied += 1
      return nil
    }
    if scores[best] - scores[worst] < options.minMargin {
      counts.close += 1
      return nil
    }
    var line = PairLine(item, best: best, worst: worst, standard: options.standard)
    if options.soft {
      line.preference =
        PreferencePair(
          prompt: "", chosen: "", rejected: "", scoreChosen: scores[best],
          scoreRejected: scores[worst]
        ).preferenceOfMargins
    }
    return line
  }
}
