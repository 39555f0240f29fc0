// What chapter 07 measures on a real model.

/// A real model whose adapter read a corpus about code or about sums, in one of four forms.
public struct RealSpecialists: Codable, Sendable {
  /// One corpus.
  public struct Cell: Codable, Sendable {
    public var domain: EnglishCorpus.Domain
    public var keepsFormat: Bool
    public var verifies: Bool
    public var sections: [RewardBench.Line]
    /// By section, what the adapter gained over the model as it came.
    public var gains: [BenchComparison.Line]
    /// The mean gain of the sections that the corpus is not about.
    public var others: Interval
    /// Mean of p_yes + p_no.
    public var mass: Double

    /// What was gained in the section that the corpus is about.
    public var own: Interval? { gains.first { $0.name == domain.rawValue }?.gain }
    /// How the corpus reads.
    public var form: String {
      (keepsFormat ? "turns" : "running text") + (verifies ? " + verification" : "")
    }
  }

  /// The model as it came.
  public var start: [RewardBench.Line]
  public var mass: Double
  public var cells: [Cell]
  /// Tokens that each adapter read.
  public var texts: Int

  public static let source = #filePath

  /// Tunes eight adapters of rank 16 and asks each about all pairs of the English bench.
  public static func measure(
    _ study: Study, _ options: ChapterOptions, progress make: (String, Int) -> Notebook.Progress
  ) throws -> RealSpecialists {
    let forms = [(true, true), (true, false), (false, true), (false, false)]
    let pairs = study.world.bench(
      perSubset: options.scale.pick(quick: 2, book: 25, full: 100), seed: options.seed)
    func read(_ study: Study) throws -> (outcomes: [RewardBench.Outcome], mass: Double) {
      let scores = try study.judge().judge(pairs.map(\.item))
      return (
        RewardBench.outcomes(pairs, scores: scores.map { $0.map(\.score) }),
        scores.flatMap { $0.map(\.mass) }.average
      )
    }
    let before = try read(study)
    let steps = options.scale.pick(quick: 1, book: 40, full: 100)
    let progress = make(
      "specialists", steps * forms.count * EnglishCorpus.Domain.allCases.count)
    var all = RealSpecialists(
      start: RewardBench(before.outcomes).sections, mass: before.mass, cells: [], texts: 0)
    for domain in EnglishCorpus.Domain.allCases {
      for (form, verification) in forms {
        let random = Random(seed: options.seed)
        let corpus = EnglishCorpus(
          domain, keepsFormat: form, containsVerification: verification)
        let policy = try study.model.transformer.adapted(
          LoRA(rank: 16, alpha: 32), random: random)
        var draws = random.stream("corpus")
        try SupervisedTraining(
          schedule: Schedule(rate: 2e-4, steps: steps, warmUp: steps / 10), tokensPerStep: 600
        ).run(policy, draw: { try corpus.draw(study, using: &draws) }) { _, _, _ in
          progress.advance()
        }
        let after = try read(
          study.of(LanguageModel(transformer: policy, tokenizer: study.model.tokenizer)))
        let elsewhere = zip(after.outcomes, before.outcomes).filter {
          RewardBench.section(of: $0.0.subset) != domain.rawValue
        }
        all.cells.append(
          Cell(
            domain: domain, keepsFormat: form, verifies: verification,
            sections: RewardBench(after.outcomes).sections,
            gains: BenchComparison(of: after.outcomes, over: before.outcomes).sections,
            others: BenchComparison(of: elsewhere.map(\.0), over: elsewhere.map(\.1)).total,
            mass: after.mass))
      }
    }
    all.texts = steps * 600
    progress.finish()
    return all
  }

  /// The corpora that ask the judge's own question.
  public var asked: [Cell] { cells.filter { $0.keepsFormat && $0.verifies } }

  /// Accuracy by section, what was gained elsewhere, and the mass.
  public var table: Table {
    func estimate(_ interval: Interval) -> Notebook.Cell {
      .percentEstimate(Estimate(interval), digits: 0)
    }
    var table = Table(
      columns: ["tuned on", "form"] + start.map { .text($0.name) } + ["gain elsewhere", "mass"])
    table.rows.append(
      ["nothing", .missing] + start.map { estimate($0.accuracy) } + [.missing, .percent(mass)])
    for cell in cells {
      table.rows.append(
        [.text(cell.domain.rawValue), .text(cell.form)]
          + cell.sections.map { estimate($0.accuracy) }
          + [.percentEstimate(Estimate(cell.others)), .percent(cell.mass)])
    }
    return table
  }
}
