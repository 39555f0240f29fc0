import ArgumentParser
import Files
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

  func validate() throws {
    if !(minMargin >= 0 && minMargin <= 1000) {
      throw ValidationError("--min-margin is \(minMargin), not 0 to 1000")
    }
  }

  var rule: PairingRule { PairingRule(minimumMargin: minMargin, isSoft: soft) }
  var fingerprint: Fingerprint {
    Fingerprint([
      "--soft": "\(soft)", "--min-margin": "\(minMargin)", "--standard": "\(standard)",
    ])
  }
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
  @OptionGroup(title: "For a model on a server") var server: ServerOptions
  @OptionGroup var options: CommonOptions

  func validate() throws {
    guard let model else {
      try mode.requireNone(because: "the scores are the file's, without --model")
      if server.isGiven {
        throw ValidationError("--server-model, --requests and --cache need --model, a server")
      }
      return
    }
    // What follows `--model` there is said here too, so it has to be understood at once.
    let options = try ModelOptions.parse(["--model", model] + server.arguments)
    try options.requireEffect()
    try mode.requireEffect(for: options)
  }

  func run() throws {
    options.apply()
    try requireApart(outputs: [out], inputs: [file, model] + mode.inputs)
    try requireWritable(out)
    guard let name = model else {
      return try pair(from: file, madeBy: Fingerprint(), judge: file)
    }
    let model = try ModelOptions.parse(["--model", name] + server.arguments)
    let run = try model.open().run(mode.mode, mode, named: model)
    // Judged into a file beside the pairs, so that a run that was stopped goes on.
    let scored = out + ".scored.jsonl"
    try ItemStage(
      label: "judging", input: file, out: scored, maker: run.maker, quiet: options.quiet,
      rendered: run.rendered
    ).run(size: 16) { items, _ in
      let judged = try run.judge.ranked(items.filter { $0.scores == nil })
      var rest = judged[...]
      return items.map { $0.scores == nil ? rest.removeFirst() : $0 }
    }
    try pair(from: scored, madeBy: run.maker, judge: name)
    for file in [scored, scored + ".made-by.json"] {
      try? FileManager.default.removeItem(atPath: file)
    }
  }

  private func pair(from input: String, madeBy maker: Fingerprint, judge: String) throws {
    let counts = try PairStage(
      input: input, out: out, options: pairing, maker: maker.merging(pairing.fingerprint),
      judge: judge, looksAtRows: input == file
    ).run()
    try emit("\(out): \(counts)")
  }
}

/// From scored responses to a file of pairs, which stands there only when it is whole.
struct PairStage {
  let input: String
  let out: String
  let options: PairOptions
  let maker: Fingerprint
  /// Whose scores they are.
  let judge: String
  /// Whether the rows are looked at here, and not where they were judged.
  let looksAtRows: Bool

  /// - Returns: what became of the prompts, in words.
  func run() throws -> String {
    var pairing = Pairing()
    var (pairs, unscored) = (0, 0)
    var watch = ScoreWatch()
    var rows = RowWatch()
    var maker = maker
    let reader = try ItemReader(input)
    var digests = ""
    let draft = try AtomicFile.draft(of: out) { file in
      while let item = try reader.next() {
        digests += item.digest
        rows.look(at: item, in: input, at: reader.place)
        watch.look(at: item)
        guard let scores = item.scores else {
          unscored += 1
          continue
        }
        if options.soft, let score = scores.first(where: { !(0...1).contains($0) }) {
          throw FileError(
            "\(input), item \(item.id)", "the score \(score) is no probability",
            remedy: "leave --soft away, or use the scores of `ipo rank`")
        }
        guard let pair = pairing.pair(item, scores: scores, options.rule) else { continue }
        try file.write(
          JSONLines.encoder.encode(PairLine(pair, standard: options.standard)) + Data("\n".utf8))
        pairs += 1
      }
    }
    if pairs == 0, unscored == reader.count {
      throw FileError(
        input, "its \(unscored) items have no scores",
        remedy: "use `ipo rank` first, or give --model")
    }
    if unscored > 0 { complain("warning: \(input): \(unscored) items without scores are left out") }
    maker.add("the items", textOf: digests)
    // Pairs made of something else are refused, and so is a file that is not ours.
    let stage = Stage(out, madeBy: maker)
    if try !stage.isDone() { try stage.settle(draft) }
    if looksAtRows { rows.tell(of: input) }
    watch.tell(of: judge)
    return pairing.summary(pairs: pairs)
  }
}
