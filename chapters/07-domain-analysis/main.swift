//: # 7 · Domain analysis
//: **Question.** Does a model that is made an expert in a domain judge better there? And why would
//: experts in code and experts in math come out differently?
//:
//: The lesson reports that code-specialised models judge well by $p'_\text{yes}$ and that
//: math-specialised models do not, not even in math. It suggests two causes, both in what specialists
//: read and neither in the domain itself:
//:
//: - **Form.** Code corpora keep instructions with their answers; math corpora are worked solutions.
//: - **Verification.** Code comes with reviews and tests, which ask if something is right; worked
//:   solutions are right and never ask.
//:
//: With finished checkpoints the two cannot be told apart: code has both, math has neither, and the
//: domains differ as well. In the pocket world a corpus is a value, so each cause can be switched on
//: and off in either domain while all else stays.
//:
//: | | verification | none |
//: |---|---|---|
//: | **chat turns** | *code as the lesson describes it* | |
//: | **running text** | | *math as the lesson describes it* |
//:
//: Call a judge's accuracy in one of these cells $a_{fv}$, with $f, v \in \{0, 1\}$. Then
//:
//: $$\text{form} = \tfrac{a_{11} + a_{10}}{2} - \tfrac{a_{01} + a_{00}}{2} \qquad
//: \text{verification} = \tfrac{a_{11} + a_{01}}{2} - \tfrac{a_{10} + a_{00}}{2} \qquad
//: \text{interaction} = (a_{11} - a_{10}) - (a_{01} - a_{00})$$
//:
//: The interaction is what verification gives in chat turns beyond what it gives in running text.
//:
//: **What is simplified.** A specialist is the small instruct model tuned further on one domain only.
//: Real specialists read billions of tokens with general text among them, and are then tuned on
//: instructions again. Ours show what the domain's corpus does by itself.
import Book  // hide

let (options, report) = openChapter()  // hide

//: ## The corpora
//: `Specialty` is a corpus: a category and the two switches. Tasks and solutions are the same in all
//: cells, the solutions are flawless, and no held-out task is among them. One text of each kind:
let domains = [Category.code, .math]
let cells = [(true, true), (true, false), (false, true), (false, false)]
func specialty(_ domain: Category, _ cell: (form: Bool, verification: Bool)) -> Specialty {
  Specialty(domain, keepsFormat: cell.form, containsVerification: cell.verification)
}
func name(_ cell: (form: Bool, verification: Bool)) -> String {
  (cell.form ? "turns" : "running text") + (cell.verification ? " + verification" : "")
}
//-
// hide begin
func example(_ specialty: Specialty) throws -> String {
  let text = try PocketText()
  var random = Random(seed: options.seed).stream("example")
  var node = try specialty.draw(text, using: &random)
  var tokens = node.pieces.flatMap(\.tokens)
  while let next = node.branches.last {
    node = next
    tokens += node.pieces.flatMap(\.tokens)
  }
  return text.tokenizer.decode(tokens)
}
// hide end
var corpora = Table(columns: ["domain", "form", "kind of text", "for example"])
for domain in domains {
  for (form, asks) in cells {
    var corpus = specialty(domain, (form, asks))
    corpus.verificationShare = 1
    corpora.add(
      .text(domain.rawValue), .text(form ? "turns" : "running text"),
      .text(asks ? "verification" : "solution"), .code(orExit(try example(corpus))))
  }
}
report.table(corpora)
//-
//: In a corpus that contains verification, half of the texts are of that kind: the judge's own
//: question in chat turns, a critique in running text. Both ask the same about the same responses.

//: ## The experiment
//: Every arm reads the same number of tokens at the same learning rate from the same start. The
//: control goes on with the mix that the instruct model was tuned on.
let size = options.scale.pick(quick: PocketSize.small, book: .small, full: .medium)
let phase = PocketRecipe.Phase(
  steps: options.scale.pick(quick: 8, book: 600, full: 1500), tokensPerStep: 500,
  rate: options.scale.pick(quick: 3e-3, book: 3e-3, full: 2e-3))
let seeds = options.scale.pick(quick: 2, book: 4, full: 5)
let looks = [1, 2, 4, 8].map { phase.steps * $0 / 8 }

//: After an eighth, a quarter, half and all of the steps, the judge is asked about held-out pairs of
//: all four domains, each with its own question. At the end the specialist also solves held-out tasks
//: of its own domain, asked in the form of its corpus, and of all domains in chat turns; the oracle
//: reads what it writes.
struct Reading {
  var accuracy: [Category: Double] = [:]
  var mass: [Category: Double] = [:]
  var subsets: [RewardBench.Line] = []
  var mean: Double { accuracy.values.sorted().average }
}
struct Run {
  var readings: [Reading] = []
  /// Quality of solutions in the own domain, in the corpus's own form.
  var solver = 0.0
  var inTurns: [Category: Double] = [:]
}
let start = orExit(try PocketModels.load(size, .instruct))
let pairs = PocketBench.pairs(
  perSubset: options.scale.pick(quick: 6, book: 60, full: 200), seed: options.seed)
let tasks = PolicyReport.tasks(
  perCategory: options.scale.pick(quick: 4, book: 40, full: 100), seed: options.seed)
func read(_ model: LanguageModel) throws -> Reading {
  let judge = try PreferenceClassifier(model, prompt: PocketText.judge)
  let scores = try judge.judge(
    pairs.map {
      JudgeItem(
        instruction: $0.prompt, category: $0.section.rawValue, responses: [$0.chosen, $0.rejected])
    })
  let bench = RewardBench(
    RewardBench.outcomes(pairs.map(\.item), scores: scores.map { $0.map(\.score) }))
  var reading = Reading(subsets: bench.subsets)
  for category in Category.allCases {
    let subsets = bench.subsets.filter { $0.name.hasPrefix(category.rawValue) }
    reading.accuracy[category] = subsets.map(\.accuracy.value).average
    let own = zip(pairs, scores).filter { $0.0.section == category }
    reading.mass[category] = own.flatMap { $0.1.map(\.mass) }.average
  }
  return reading
}
//-
func specialist(_ corpus: Specialty?, seed: Int) throws -> Run {
  let model = try PocketModels.load(size, .instruct, trainable: true)
  let random = Random(seed: options.seed).stream("specialist \(seed)")
  var run = Run(readings: [try read(model)])
  func look(_ step: Int) throws {
    progress.advance()
    if looks.contains(step) { run.readings.append(try read(model)) }
  }
  if let corpus {
    try corpus.tune(model, phase, random: random, observe: look)
    run.solver = try corpus.quality(
      of: model, tasks: tasks.filter { $0.category == corpus.category }, random: random)
  } else {
    var recipe = PocketRecipe.shipped(size)
    recipe.tuning = phase
    recipe.seed = 1000 * options.seed + UInt64(seed)
    try recipe.tune(model) { _, step, _, _ in try look(step) }
  }
  run.inTurns = try PolicyReport(
    of: model, start: start, tasks: tasks, samples: 2, random: random
  ).quality
  return run
}
//-
let progress = Notebook.Progress(  // hide
  "ch07 steps", total: 9 * seeds * phase.steps, quiet: options.quiet)  // hide
let control = orExit(try (1...seeds).map { try specialist(nil, seed: $0) })
var runs: [Specialty: [Run]] = [:]
for domain in domains {
  for cell in cells {
    let corpus = specialty(domain, cell)
    runs[corpus] = orExit(try (1...seeds).map { try specialist(corpus, seed: $0) })
  }
}
progress.finish()  // hide
let before = control[0].readings[0]
//-
//: The two specialists as the lesson describes their corpora:
let naturalCode = runs[specialty(.code, (form: true, verification: true)), default: []]
let naturalMath = runs[specialty(.math, (form: false, verification: false)), default: []]
func over(_ runs: [Run], _ value: (Run) -> Double) -> Interval { .mean(runs.map(value)) }
func last(_ run: Run) -> Reading { run.readings[run.readings.count - 1] }
func accuracy(_ runs: [Run], _ category: Category) -> Interval {
  over(runs) { last($0).accuracy[category] ?? 0 }
}
func others(_ reading: Reading, than domain: Category) -> Double {
  Category.allCases.filter { $0 != domain }.map { reading.accuracy[$0] ?? 0 }.average
}

//: ## Who judges what
let rows: [(name: String, runs: [Run])] = [
  ("control", control), ("code specialist", naturalCode), ("math specialist", naturalMath),
]
var matrix = Table(
  columns: ["judge"] + Category.allCases.map { .text($0.rawValue) } + ["mean", "mass on Yes + No"])
let startCells = Category.allCases.map { Cell.percent(before.accuracy[$0] ?? 0) }
let startMass = before.mass.values.sorted().average
matrix.rows.append(["before"] + startCells + [.percent(before.mean), .percent(startMass)])
for row in rows {
  let cells = Category.allCases.map { Cell.percentEstimate(Estimate(accuracy(row.runs, $0))) }
  let mean = Estimate(over(row.runs) { last($0).mean })
  let mass = over(row.runs) { last($0).mass.values.sorted().average }
  matrix.rows.append(
    [.text(row.name)] + cells + [.percentEstimate(mean), .percentEstimate(Estimate(mass))])
}
report.table(matrix)
let heat =
  [Category.allCases.map { before.accuracy[$0] ?? 0 }]
  + rows.map { row in Category.allCases.map { accuracy(row.runs, $0).value } }
report.figure(
  Figure(
    "matrix", title: "Judge by domain",
    caption: """
      Accuracy (%) on held-out pairs of each domain, mean over \(seeds) seeds; the table above has the \
      intervals. One half is chance. Read the two specialists along their rows: on their own domain \
      and on the others.
      """,
    .heatMap(
      x: "domain of the pairs", y: "judge", rows: ["before"] + rows.map(\.name),
      columns: Category.allCases.map(\.rawValue), values: heat, digits: 0, percent: true)))
//-
//: Averages hide what happened, so here are the subsets, named by what is wrong with the worse response.
let subsets = before.subsets.map(\.name)
report.figure(
  Figure(
    "subsets", title: "Where the specialists fail",
    caption: """
      Accuracy by subset with 95 % intervals over \(seeds) seeds. Below one half a judge is not \
      ignorant, it prefers the flaw.
      """,
    .categories(
      rows: subsets, x: Axis("accuracy", range: 0...1.02, percent: true),
      references: [.vertical(0.5, "chance")],
      rows.map { row in
        .estimates(
          row.name,
          subsets.indices.map { index in
            Estimate(over(row.runs) { last($0).subsets[index].accuracy.value })
          })
      })))
//: ## How much specialising
//: The answer depends on how far one goes, so here is the way there.
func dose(_ title: String, _ value: @escaping (Reading, Category) -> Double) -> Panel {
  func line(_ name: String, _ runs: [Run], _ domain: Category) -> Series {
    .line(
      name,
      ([0] + looks).enumerated().map { index, step in
        DataPoint(
          Double(step * phase.tokensPerStep) / 1000,
          Estimate(over(runs) { value($0.readings[index], domain) }))
      })
  }
  return Panel(
    title, x: Axis("tokens read (thousands)"),
    y: Axis("accuracy", range: 0.2...1.02, percent: true), references: [.horizontal(0.5, "chance")],
    [line("code specialist", naturalCode, .code), line("math specialist", naturalMath, .math)])
}
report.figure(
  Figure(
    "dose", title: "The judge while it specialises",
    caption: """
      Judge accuracy of the two natural specialists against what they have read since the instruct \
      model, \(seeds) seeds, bands are 95 % intervals over seeds. *Left:* on pairs of their own domain. \
      *Right:* mean over the other three domains.
      """,
    panels: [
      dose("own domain") { reading, domain in reading.accuracy[domain] ?? 0 },
      dose("other domains") { reading, domain in others(reading, than: domain) },
    ]))
let early = (
  code: over(naturalCode) { $0.readings[1].mean }, math: over(naturalMath) { $0.readings[1].mean }
)
report.text(
  """
  After an eighth of the way the code specialist judges all four domains at \
  \(Estimate(early.code).percent()) on average, the math specialist at \
  \(Estimate(early.math).percent()).
  """)

//: ## Both causes, one at a time
let factorial = domains.map { domain in
  let found = cells.map { runs[specialty(domain, $0), default: []] }
  return Panel.categories(
    "specialists in \(domain.rawValue)", rows: cells.map(name),
    x: Axis("judge accuracy", range: 0.2...1.02, percent: true),
    references: [.vertical(0.5, "chance")],
    [
      .estimates("own domain", found.map { Estimate(accuracy($0, domain)) }),
      .estimates(
        "other domains", found.map { Estimate(over($0) { others(last($0), than: domain) }) }),
    ])
}
report.figure(
  Figure(
    "factorial", title: "Form and verification, in either domain",
    caption: """
      Judge accuracy after specialising, by what the corpus was, with 95 % intervals over \(seeds) \
      seeds. Compare the two panels row by row: the same corpus in another domain. The first row of \
      the left panel and the last row of the right one are the natural specialists.
      """, columns: 1, panels: factorial))
//-
//: The effects, seed by seed: form and verification averaged over both domains, their interaction,
//: and the domain itself, code minus math, averaged over the four kinds of corpus.
func value(_ domain: Category, _ form: Bool, _ asks: Bool, _ seed: Int, _ of: Measure) -> Double {
  of(last(runs[specialty(domain, (form, asks)), default: []][seed]), domain)
}
typealias Measure = (Reading, Category) -> Double
func effect(_ measure: Measure, _ weight: (Category, Bool, Bool) -> Double) -> Interval {
  .mean(
    (0..<seeds).map { seed in
      var sum = 0.0
      for domain in domains {
        for (form, asks) in cells {
          sum += weight(domain, form, asks) * value(domain, form, asks, seed, measure)
        }
      }
      return sum
    })
}
let contrasts: [(name: String, weight: (Category, Bool, Bool) -> Double)] = [
  ("form: turns − running text", { _, form, _ in form ? 0.25 : -0.25 }),
  ("verification: with − without", { _, _, asks in asks ? 0.25 : -0.25 }),
  ("interaction", { _, form, asks in form == asks ? 0.5 : -0.5 }),
  ("domain: code − math", { domain, _, _ in domain == .code ? 0.25 : -0.25 }),
]
let measures: [(name: String, of: Measure)] = [
  ("own domain", { reading, domain in reading.accuracy[domain] ?? 0 }),
  ("other domains", { reading, domain in others(reading, than: domain) }),
  ("all four", { reading, _ in reading.mean }),
]
let effects = measures.map { measure in
  contrasts.map { contrast in effect(measure.of, contrast.weight) }
}
let simple: [(name: String, weight: (Category, Bool, Bool) -> Double)] = [
  ("verification, in turns", { _, form, asks in form ? (asks ? 0.5 : -0.5) : 0 }),
  ("verification, in running text", { _, form, asks in form ? 0 : (asks ? 0.5 : -0.5) }),
]
let rest = measures.map { measure in simple.map { effect(measure.of, $0.weight) } }
var effectTable = Table(columns: ["effect on accuracy (points)"] + measures.map { .text($0.name) })
for (row, contrast) in (contrasts + simple).enumerated() {
  let cells = zip(effects, rest).map { $0 + $1 }.map { column in
    let i = column[row]
    return Cell.estimate(Estimate(100 * i.value, 100 * i.low, 100 * i.high), digits: 1)
  }
  effectTable.rows.append([.text(contrast.name)] + cells)
}
report.table(effectTable)
report.figure(
  Figure(
    "effects", title: "What moves the judge",
    caption: """
      Main effects, interaction and domain in points of accuracy, \(seeds) seeds, 95 % intervals. An \
      interval across the dashed line is no finding.
      """,
    .categories(
      rows: contrasts.map(\.name), x: Axis("effect on accuracy (points)"),
      references: [.vertical(0)],
      zip(measures, effects).map { measure, column in
        .estimates(
          measure.name,
          column.map { Estimate(100 * $0.value, 100 * $0.low, 100 * $0.high) })
      })))

//: ## Better solvers
//: A specialist should at least have become better at its trade.
var trade = Table(
  columns: [
    "specialist", "corpus", "solves its domain", "in chat turns", "judges its domain",
    "judges the others", "mass there",
  ])
for domain in domains {
  for cell in cells {
    let found = runs[specialty(domain, cell), default: []]
    trade.add(
      .text(domain.rawValue), .text(name(cell)),
      .estimate(Estimate(over(found, \.solver)), digits: 2),
      .number(over(found) { $0.inTurns[domain] ?? 0 }.value, digits: 2),
      .percentEstimate(Estimate(accuracy(found, domain))),
      .percentEstimate(Estimate(over(found) { others(last($0), than: domain) })),
      .percent(over(found) { last($0).mass[domain] ?? 0 }.value))
  }
}
report.table(trade)
//-
//: *Solves its domain:* true quality of samples when asked in the form of the corpus; *mass there:* on
//: Yes and No when asked about its domain.
func solved(_ domain: Category) -> Estimate { Estimate(over(control) { $0.inTurns[domain] ?? 0 }) }
let mathMass = over(naturalMath) { last($0).mass[.math] ?? 0 }
report.text(
  """
  The control, asked in chat turns, solves code at \(solved(.code).text(digits: 2)) and math at \
  \(solved(.math).text(digits: 2)). The natural math specialist puts \(Estimate(mathMass).percent()) on \
  Yes and No when it is asked about math, and ranks \(Estimate(accuracy(naturalMath, .math)).percent()) \
  of the pairs right: mass says whether a model answers in the form, and not whether the answer means \
  anything.
  """)

//: ## On a real model
//: Is SmolLM2-135M *secretly* a judge, so that a nudge in one domain wakes the judge in all? The same
//: factorial as above on adapters of rank 16: a corpus about code or about sums, in chat turns or as
//: running text, with or without verification. The corpus with verification in turns asks the
//: judge's own question about its own domain, truthfully answered, and nothing about any other. What
//: it moves elsewhere is judging that was there and only had to be asked for.
struct RealCell: Codable {
  var domain: EnglishCorpus.Domain
  var keepsFormat: Bool
  var verifies: Bool
  var sections: [RewardBench.Line]
  /// By section, what the adapter gained over the model as it came.
  var gains: [BenchComparison.Line]
  var others: Interval
  var mass: Double
}
struct RealSpecialists: Codable {
  var start: [RewardBench.Line]
  var mass: Double
  var cells: [RealCell]
  var texts: Int
}
func realSpecialists(_ study: Study) throws -> RealSpecialists {
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
  let progress = real.progress(
    "specialists", total: steps * cells.count * EnglishCorpus.Domain.allCases.count)
  var all = RealSpecialists(
    start: RewardBench(before.outcomes).sections, mass: before.mass, cells: [], texts: 0)
  for domain in EnglishCorpus.Domain.allCases {
    for (form, verification) in cells {
      let random = Random(seed: options.seed)
      let corpus = EnglishCorpus(
        domain, keepsFormat: form, containsVerification: verification)
      let policy = try study.model.transformer.adapted(LoRA(rank: 16, alpha: 32), random: random)
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
        RealCell(
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
let real = RealModel(options, report)  // hide
let onReal = real.result("specialists", realSpecialists)
if let onReal {
  let reading = onReal.value
  let sections = reading.start.map(\.name)
  var table = Table(
    columns: ["tuned on", "form"] + sections.map { .text($0) } + ["gain elsewhere", "mass"])
  func estimate(_ interval: Interval) -> Cell { .percentEstimate(Estimate(interval), digits: 0) }
  table.rows.append(
    ["nothing", .missing] + reading.start.map { estimate($0.accuracy) }
      + [.missing, .percent(reading.mass)])
  for cell in reading.cells {
    table.rows.append(
      [.text(cell.domain.rawValue), .text(name((cell.keepsFormat, cell.verifies)))]
        + cell.sections.map { estimate($0.accuracy) }
        + [.percentEstimate(Estimate(cell.others)), .percent(cell.mass)])
  }
  report.table(table)
  report.text(
    """
    Each adapter read \(reading.texts) tokens. *Gain elsewhere* is the mean over the sections that \
    the corpus is not about, paired with the model as it came.
    """)
  report.origin(onReal.about)
} else {
  report.notMeasured(real)
}

//: ## What is claimed, and what we found
//: The rules were written down before the numbers of these seeds; how long to specialise was
//: chosen in a trial with one seed, long enough for something to happen. Intervals are over seeds
//: (Student).
func natural(_ of: @escaping (Reading, Category) -> Double) -> Interval {
  .mean(
    zip(naturalCode, naturalMath).map { of(last($0), .code) - of(last($1), .math) })
}
let own: Measure = { reading, domain in reading.accuracy[domain] ?? 0 }
let naturalGap = natural(own)
let domainGap = effects[0][3]
let codeMean = over(naturalCode) { last($0).mean }
let codeOwn = accuracy(naturalCode, .code)
let mathOwn = accuracy(naturalMath, .math)
let controlMath = accuracy(control, .math)
func points(_ i: Interval) -> String {
  Estimate(100 * i.value, 100 * i.low, 100 * i.high).text(digits: 1)
}
let trades = domains.map { domain -> (solves: Interval, judges: Interval) in
  let runs = domain == .code ? naturalCode : naturalMath
  return (
    .mean(zip(runs, control).map { $0.solver - ($1.inTurns[domain] ?? 0) }),
    .mean(zip(runs, control).map { own(last($0), domain) - own(last($1), domain) })
  )
}
let betterSolvers = trades.map { $0.solves.low > 0 }
let noBetterJudges = trades.map { $0.judges.low <= 0 }
var realClaims: [Claim] = []
if let reading = onReal?.value {
  let asked = reading.cells.filter { $0.keepsFormat && $0.verifies }
  let lines = asked.map { cell -> String in
    let own = cell.gains.first { $0.name == cell.domain.rawValue }?.gain ?? Interval(0, 0, 0)
    return "\(cell.domain.rawValue): own domain \(Estimate(own).percent()), elsewhere "
      + Estimate(cell.others).percent()
  }
  realClaims = [
    Claim(
      "7.R",
      "A real model that is taught the judge's question in one domain answers it better in "
        + "others.",
      source: "paper, title (*secretly*)", figure: nil,
      rule: """
        reproduced if verification in turns, of code and of sums, gains elsewhere (both intervals \
        above 0); partly if one does and neither loses elsewhere (interval)
        """,
      measured: lines.joined(separator: "; "),
      verdict: asked.allSatisfy { $0.others.low > 0 }
        ? .reproduced
        : asked.contains { $0.others.low > 0 } && asked.allSatisfy { $0.others.high >= 0 }
          ? .partly : .notReproduced)
  ]
}
report.claims(
  realClaims + [
    Claim(
      "7.1", "A code specialist is a good judge.", source: "lesson, chapter 7; paper",
      figure: "matrix",
      rule: """
        reproduced if the natural code specialist is right in 85 % or more on average over all four \
        domains; partly if in its own domain, which is where the paper looked
        """,
      measured: "all four \(Estimate(codeMean).percent()), code \(Estimate(codeOwn).percent())",
      verdict: codeMean.value >= 0.85
        ? .reproduced : codeOwn.value >= 0.85 ? .partly : .notReproduced
    ),
    Claim(
      "7.2", "A math specialist is a poor judge, even of math.", source: "lesson, chapter 7; paper",
      figure: "matrix",
      rule: """
        reproduced if the natural math specialist is right in 65 % or less of the math pairs and the \
        interval is below the control's; partly if only the interval is
        """,
      measured: """
        math \(Estimate(mathOwn).percent()), control \(Estimate(controlMath).percent())
        """,
      verdict: mathOwn.high >= controlMath.low
        ? .notReproduced : mathOwn.value <= 0.65 ? .reproduced : .partly),
    Claim(
      "7.3", "The difference comes from what the corpora are like and not from the domain.",
      source: "lesson, chapter 7 (as the reason)", figure: "effects",
      rule: """
        reproduced if the natural specialists differ in their own domains, interval above 0, and code \
        minus math in like corpora is less than a third of that; partly if it is less than two thirds
        """,
      measured: """
        natural \(points(naturalGap)) points, in like corpora \(points(domainGap))
        """,
      verdict: naturalGap.low <= 0 || abs(domainGap.value) >= 2 / 3 * naturalGap.value
        ? .notReproduced
        : abs(domainGap.value) < naturalGap.value / 3 ? .reproduced : .partly),
    Claim(
      "7.4", "A corpus that keeps question-and-answer form keeps the judge.",
      source: "lesson, chapter 7", figure: "effects",
      rule: """
        reproduced if the effect of form is above 0 on the own domain and on the others, intervals \
        apart from 0; partly if on one of them
        """,
      measured: "own domain \(points(effects[0][0])), others \(points(effects[1][0])) points",
      verdict: effects[0][0].low > 0 && effects[1][0].low > 0
        ? .reproduced : effects[0][0].low > 0 || effects[1][0].low > 0 ? .partly : .notReproduced),
    Claim(
      "7.5", "A corpus that contains verification keeps the judge.", source: "lesson, chapter 7",
      figure: "effects",
      rule: "the same for the effect of verification",
      measured: """
        own domain \(points(effects[0][1])), others \(points(effects[1][1])); interaction with form \
        \(points(effects[0][2])) and \(points(effects[1][2])) points
        """,
      verdict: effects[0][1].low > 0 && effects[1][1].low > 0
        ? .reproduced : effects[0][1].low > 0 || effects[1][1].low > 0 ? .partly : .notReproduced),
    Claim(
      "7.6", "Judging comes from following instructions and not from mastery of the domain.",
      source: "lesson, chapter 7", figure: "factorial",
      rule: """
        reproduced if both natural specialists solve their domain better than the control, intervals \
        above 0, and neither judges it better; partly if one of them does so
        """,
      measured: zip(domains, trades).map { domain, trade in
        "\(domain): solves \(Estimate(trade.solves).text(digits: 2)), judges "
          + "\(points(trade.judges)) points against the control"
      }.joined(separator: "; "),
      verdict: {
        let both = zip(betterSolvers, noBetterJudges).map { $0 && $1 }
        return both.allSatisfy { $0 } ? .reproduced : both.contains(true) ? .partly : .notReproduced
      }()),
  ])

//: ## Where this differs from the paper
//: 1. *What was compared there.* The lesson speaks of RewardBench's section Reasoning. By the authors'
//:    published results, math-specialised models were scored on its 447 pairs of math only and coders on
//:    its 984 pairs of code only, each on its own domain; that is the comparison of *own domain* here.
//:    The other domains are ours.
//: 2. *Specialists.* Released checkpoints there, which differ in family, size and training at once.
//:    Here all arms have one start, one learning rate and one number of tokens.
//: 3. *Amount.* Billions of tokens of mixed text there, with instruction tuning behind it;
//:    some hundred thousand of one domain here, and nothing behind it.
//: 4. *Causes.* The paper suggests them; it does not vary them.
//: 5. *Learned words.* All arms read the same number of tokens. In chat turns the instruction is read
//:    and not learned; in running text every word is.
//:
//: ## The metrics
//: *Judge accuracy:* share of held-out pairs in which the flawless response scores higher by
//: $p'_\text{yes}$, mean over a domain's subsets. *Mass:* $p_\text{yes} + p_\text{no}$ in the whole
//: vocabulary; a judge can keep its ranking and lose the mass, or keep the mass and lose the ranking.
//: *Solves:* mean true quality of samples at temperature 1, 0 to 1. *Effects* are differences of means
//: of cells in points of accuracy, formed for each seed and then averaged.
//: Student's intervals over a few seeds know nothing of 0 and 100 % and may reach beyond them.
//:
//: ## Questions
//: **Why do math-specialised models fail as judges while code models succeed?**
report.details(
  "Answer",
  """
  The lesson answers that code keeps instructions with answers and contains verification, while math \
  does neither. With the natural corpora the specialists' accuracy in their own domains differs by \
  \(points(naturalGap)) points here. With like corpora code and math differ by \(points(domainGap)). \
  Form by itself moves the own domain by \(points(effects[0][0])) points, verification by \
  \(points(effects[0][1])), and the two together by \(points(effects[0][2])) more than their sum \
  suggests.
  """)
//-
//: **Is the advice to choose a general or a code model as a judge sound?**
report.details(
  "Answer",
  """
  In its first half. The control, which kept to the general mix, judges all four domains at \
  \(Estimate(over(control) { last($0).mean }).percent()); the code specialist at \
  \(Estimate(codeMean).percent()), and outside its domain at \
  \(Estimate(over(naturalCode) { others(last($0), than: .code) }).percent()).
  """)
//-
//: ## Exercises
//: 1. Mix one text in ten of the general tuning corpus into a specialist's. How much of the judge does
//:    that save?
//: 2. Start from the base model. Which of the eight corpora makes a judge of it, and of what?
//: 3. Make the verification in running text about the other domain. Does the harm move with it?
report.write()  // hide
