//: # 5 · RewardBench
//: **Question.** How well do models of several sizes and families judge, and how near do they come
//: to a reward model that was trained to?
//:
//: RewardBench (Lambert et al. 2024, [arXiv 2403.13787](https://arxiv.org/abs/2403.13787)) is a
//: list of pairs $(x, y_w, y_l)$ in which $y_w$ is known to be better. A judge with score $s$ is
//: right on a pair where
//:
//: $$s(x, y_w) > s(x, y_l)$$
//:
//: Pairs come in subsets, subsets in sections. With $a_i$ the accuracy on subset $i$ and $n_i$ its
//: official number of pairs,
//:
//: $$A_\text{section} = \frac{\sum_i n_i a_i}{\sum_i n_i} \qquad
//: A = \tfrac{1}{4} \sum_\text{sections} A_\text{section}$$
//:
//: Any judge can be put to it: $p'_\text{yes}$ of a language model, a reward model, a judge that
//: writes a score. Here the pairs are the pocket world's, with the same arithmetic; at the end the
//: same few lines read RewardBench's own files and a checkpoint of yours.
//:
//: What is simplified: ten subsets instead of 23, each with one kind of flaw, in a closed
//: vocabulary; models of 0.15 to 3 million parameters. The scores below say nothing about models on
//: RewardBench.
import Book  // hide

let (options, report) = openChapter(reading: [.data])  // hide
let perSubset = options.scale.pick(quick: 10, book: 200, full: 1000)  // hide

//: ## The arithmetic
//: A judge gives two scores per pair; what they count is added up here once by hand and once by the
//: library, for the medium instruct model.
let pairs = PocketBench.pairs(perSubset: perSubset, seed: options.seed)
let items = pairs.map(\.item)
func judge(_ model: LanguageModel) throws -> PreferenceClassifier {
  try PreferenceClassifier(model, prompt: PocketText.judge)
}
let medium = orExit(try PocketModels.load(.medium, .instruct, trainable: true))
let mediumOutcomes = orExit(try judge(medium).outcomes(items))
let bench = RewardBench(mediumOutcomes)
func section(_ name: String, _ lines: [RewardBench.Line]) -> Double {
  let members = lines.filter { RewardBench.section(of: $0.name) == name }
  let n = members.map { Double($0.count) }
  let a = members.map(\.accuracy.value)
  return zip(n, a).map { $0 * $1 }.reduce(0, +) / n.reduce(0, +)
}
let byHand = bench.sections.map { section($0.name, bench.subsets) }
report.check(
  "sections by hand and by the library agree to 1e-12",
  zip(byHand, bench.sections).allSatisfy { abs($0 - $1.accuracy.value) < 1e-12 })
report.check(
  "the score is their plain mean to 1e-12", abs(byHand.average - bench.total.value) < 1e-12)

//: Which mean is taken matters as soon as the parts differ. The authors report four categories of
//: their own, each over its pairs, and the plain mean of the four. Three ways to add up the same
//: outcomes:
let overPairs = Interval.share(
  mediumOutcomes.map(\.credit).reduce(0, +), of: mediumOutcomes.count)
var means = Table(columns: ["mean over", "terms", "accuracy"])
means.add("sections (RewardBench)", .integer(bench.sections.count), percent(bench.total))
means.add("subsets", .integer(bench.subsets.count), percent(bench.subsetMean))
means.add("all pairs", .integer(items.count), percent(overPairs))
report.table(means)
// hide begin
func percent(_ interval: Interval) -> Cell { .percentEstimate(Estimate(interval)) }
// hide end
//-
//: In RewardBench itself the weights are the sizes of its filtered split, 2,985 pairs, whatever is
//: judged, but for one: math-prm has 447 pairs and weighs 984, as much as all code together
//: (`RewardBench.official`).

//: ## Sizes, families, and instruction tuning
//: Every model that the package ships is asked the same. *llama* and *qwen2* are two architectures:
//: the second has biases on queries, keys and values, and keys and values shared between heads; its
//: models were trained from another seed.
struct Judged {
  var size: PocketSize
  var stage: PocketStage
  var family: PocketFamily
  var parameters: Int
  var outcomes: [RewardBench.Outcome]
  var bench: RewardBench
}
func judged(_ size: PocketSize, _ stage: PocketStage, _ family: PocketFamily) throws -> Judged {
  let model = try PocketModels.load(size, stage, family: family)
  let outcomes = try judge(model).outcomes(items)
  return Judged(
    size: size, stage: stage, family: family, parameters: model.transformer.parameterCount,
    outcomes: outcomes, bench: RewardBench(outcomes))
}
var all: [Judged] = []
for family in PocketFamily.allCases {
  for size in PocketSize.allCases {
    for stage in PocketStage.allCases where isShipped(size, stage, family) {
      all.append(orExit(try judged(size, stage, family)))
    }
  }
}
// hide begin
func isShipped(_ size: PocketSize, _ stage: PocketStage, _ family: PocketFamily) -> Bool {
  (try? PocketModels.folder(size, stage, family: family)) != nil
}
// hide end

//: ## A trained reward model
//: The usual way to a judge: people compare pairs of responses, and a model learns to predict their
//: choice (Bradley and Terry; Ouyang et al. 2022),
//:
//: $$-\ln \sigma\big(r(x, y_w) - r(x, y_l)\big)$$
//:
//: It starts from the instruct model of its size, so that it knows as much. The people are the
//: oracle with noise: $P(y_1 \succ y_2) = \sigma\big((q_1 - q_2) / 0.15\big)$, a wrong choice now
//: and then where the qualities are near. They compare what the model samples, on training prompts.
let labels = options.scale.pick(quick: 64, book: 2000, full: 10_000)
let seeds = options.scale.pick(quick: 2, book: 3, full: 5)
let rewardSizes: [PocketSize] = options.scale.pick(
  quick: [.small], book: [.small, .medium], full: PocketSize.allCases)
func rewardModel(from start: LanguageModel, seed: Int) throws -> RewardModel {
  var random = Random(seed: options.seed).stream("labels \(seed)")
  let tasks = PocketTask.mixed(labels, using: &random)
  let sampled = try ResponseSampling(limit: PocketText.responseLimit, format: PocketText.chat)
    .items(of: start, to: tasks.map(\.prompt), random: random)
  let pairs = try humanLikePairs(
    sampled, truth: OracleJudge(tasks), temperature: 0.15, random: random)
  return try RewardTraining(rate: 3e-4, epochs: 2, pairsPerStep: 32)
    .run(from: start, pairs: pairs, format: PocketText.chat, random: random)
}
let progress = Notebook.Progress(  // hide
  "ch05 reward models", total: rewardSizes.count * seeds, quiet: options.quiet)  // hide
var rewarded: [PocketSize: [RewardBench]] = [:]
for size in rewardSizes {
  let start = orExit(try PocketModels.load(size, .instruct, trainable: true))
  rewarded[size] = orExit(
    try (1...seeds).map { seed in
      defer { progress.advance() }
      return RewardBench(try rewardModel(from: start, seed: seed).outcomes(items))
    })
}
progress.finish()  // hide
func reward(_ size: PocketSize) -> Interval {
  Interval.mean(rewarded[size, default: []].map(\.total.value)).within(0...1)
}
//-
func line(_ stage: PocketStage, _ family: PocketFamily) -> Series {
  .line(
    "\(stage.rawValue), \(family.rawValue)",
    all.filter { $0.stage == stage && $0.family == family }.map {
      DataPoint(Double($0.parameters), Estimate($0.bench.total))
    }, interval: .bars)
}
func parameters(_ size: PocketSize) -> Double {
  Double(all.first { $0.size == size }?.parameters ?? 0)
}
let families = PocketFamily.allCases.filter { family in all.contains { $0.family == family } }
report.figure(
  Figure(
    "scores", title: "Score by size and family",
    caption: """
      Mean of the sections on \(items.count) held-out pairs against the number of parameters, with \
      95 % intervals (over pairs; for the reward models over \(seeds) seeds). Instruct models are \
      asked for $p'_\\text{yes}$, and so are the base models they were tuned from. Each reward \
      model was trained on \(labels) labels from the instruct model of its size.
      """,
    Panel(
      x: Axis("parameters", range: 1e5...5e6, logarithmic: true),
      y: Axis("score", range: 0.3...1.02, percent: true), references: [.horizontal(0.5, "chance")],
      families.map { line(.instruct, $0) } + families.map { line(.base, $0) } + [
        .line(
          "reward model, llama",
          rewardSizes.map { DataPoint(parameters($0), Estimate(reward($0))) }, interval: .bars)
      ])))
var scores = Table(columns: [
  "family", "size", "parameters", "tokens read in tuning", "base", "instruct", "reward model",
])
for one in all where one.stage == .instruct {
  let base = all.first { $0.size == one.size && $0.family == one.family && $0.stage == .base }
  let tuning = PocketRecipe.shipped(one.size, family: one.family).tuning
  let hasReward = one.family == .llama && rewarded[one.size] != nil
  scores.add(
    .text(one.family.rawValue), .text(one.size.rawValue), .integer(one.parameters),
    .integer(tuning.steps * tuning.tokensPerStep), base.map { percent($0.bench.total) } ?? .missing,
    percent(one.bench.total), hasReward ? percent(reward(one.size)) : .missing)
}
report.table(scores)

//: ## Subset by subset
//: A mean hides where judges differ. Each subset's rejected responses have one flaw.
func instruct(_ family: PocketFamily) -> [Judged] {
  all.filter { $0.stage == .instruct && $0.family == family }
}
let subsets = bench.subsets.map(\.name)
func rewardSubset(_ size: PocketSize) -> [Estimate] {
  subsets.indices.map { index in
    let accuracies = rewarded[size, default: []].map { $0.subsets[index].accuracy.value }
    return Estimate(Interval.mean(accuracies).within(0...1))
  }
}
let largestReward = rewardSizes.last ?? .small
let lowest = all.filter { $0.stage == .instruct }.flatMap { one in
  one.bench.subsets.map { (name: $0.name, model: one, accuracy: $0.accuracy.value) }
}.min { $0.accuracy < $1.accuracy }
let lowestName =
  lowest.map { one in
    "\(one.model.family.rawValue) \(one.model.size.rawValue) in \(one.name)"
  } ?? "none"
report.figure(
  Figure(
    "subsets", title: "Accuracy by subset",
    caption: """
      Share of pairs in which the flawless response scores higher, for the instruct models of one \
      family by size (95 % Wilson intervals) and for the reward model of size \
      \(largestReward.rawValue) (Student, over seeds). The lowest of all instruct models is \
      \(lowestName).
      """, columns: 1,
    panels: families.map { family in
      let reward =
        family == .llama
        ? [Series.estimates("reward model \(largestReward.rawValue)", rewardSubset(largestReward))]
        : []
      return .categories(
        family.rawValue, rows: subsets, x: Axis("accuracy", range: 0.3...1.02, percent: true),
        references: [.vertical(0.5, "chance")],
        instruct(family).map { one in
          .estimates(one.size.rawValue, one.bench.subsets.map { Estimate($0.accuracy) })
        } + reward)
    }))

let weakest = zip(subsets, rewardSubset(largestReward)).min { $0.1.value < $1.1.value }
report.text(
  """
  The reward model of size \(largestReward.rawValue) is weakest in \
  \(Markdown.code(weakest?.0 ?? "")), \(weakest?.1.percent() ?? ""). It learned from whatever \
  people choose between two samples and has to find out by itself what they go by; the instruct \
  model was taught the question in so many words.
  """)

//: ## Is it size?
//: Size is only one of the things in which models differ. All sizes were tuned on the same texts
//: for as many tokens. Each step up in size, on the same pairs:
struct Step {
  var family: PocketFamily
  var sizes: String
  var gain: BenchComparison
}
func step(_ small: Judged, _ large: Judged) -> Step {
  Step(
    family: small.family, sizes: "\(small.size.rawValue) → \(large.size.rawValue)",
    gain: BenchComparison(of: large.outcomes, over: small.outcomes))
}
let steps = families.flatMap { family in
  zip(instruct(family), instruct(family).dropFirst()).map { step($0, $1) }
}
let wholeWay = families.compactMap { family -> Step? in
  guard let first = instruct(family).first, let last = instruct(family).last else { return nil }
  return step(first, last)
}
var stepTable = Table(columns: ["family", "step", "gain", "gains most", "loses most"])
func named(_ line: BenchComparison.Line?) -> Cell {
  line.map { .text("\($0.name) \(Estimate($0.gain).percent())") } ?? .missing
}
for step in steps {
  let byGain = step.gain.subsets.sorted { $0.gain.value > $1.gain.value }
  stepTable.add(
    .text(step.family.rawValue), .text(step.sizes), percent(step.gain.total),
    named(byGain.first { $0.gain.value > 0 }), named(byGain.last { $0.gain.value < 0 }))
}
report.table(stepTable)
let solved = subsets.indices.filter { index in
  all.filter { $0.stage == .instruct }.allSatisfy { $0.bench.subsets[index].accuracy.value >= 0.99 }
}
report.text(
  """
  In \(solved.count) of the \(subsets.count) subsets all instruct models are right in 99 % or \
  more: there, nothing is left for size to gain, and the steps are decided by the others.
  """)

//: ## Ties, counted three ways
//: What if both responses get the same score? RewardBench's runner for reward models and the
//: authors' code count a tie as wrong, its runner for judges that write counts one half; or ties
//: may be left out. The choice is of no account for a score with many digits, and decides
//: everything for a coarse one. The same pairs, the same model (medium): $p'_\text{yes}$ as it is;
//: rounded to tenths; and a written critique that ends in a score from 1 to 5, as in Self-Rewarding
//: Language Models, one critique per response, and the middle of the scale for a critique without a
//: score.
func rounded(_ outcomes: [RewardBench.Outcome], to grades: Double) -> [RewardBench.Outcome] {
  outcomes.map { outcome in
    var outcome = outcome
    outcome.scoreChosen = (outcome.scoreChosen * grades).rounded() / grades
    outcome.scoreRejected = (outcome.scoreRejected * grades).rounded() / grades
    return outcome
  }
}
let some = PocketBench.pairs(
  perSubset: options.scale.pick(quick: 4, book: 100, full: 500), seed: options.seed
).map(\.item)
let writer = GeneratedScoreJudge(
  medium, prompt: PocketText.scoreJudge, samples: 1, limit: PocketText.critiqueLimit,
  random: Random(seed: options.seed))
let exact = orExit(try judge(medium).outcomes(some))
let written = orExit(try writer.outcomes(some))
let tied = [
  ("p′_yes", exact), ("p′_yes, rounded to tenths", rounded(exact, to: 10)),
  ("written score, 1 to 5", written),
]
func tiedShare(_ outcomes: [RewardBench.Outcome]) -> Double {
  outcomes.map { $0.isTie ? 1 : 0 }.average
}
var ties = Table(
  columns: ["score", "pairs that tie"] + RewardBench.Ties.allCases.map { .text($0.rawValue) })
for (name, outcomes) in tied {
  ties.rows.append(
    [.text(name), .percent(tiedShare(outcomes))]
      + RewardBench.Ties.allCases.map { percent(RewardBench(outcomes, ties: $0).total) })
}
report.table(ties)
func score(_ outcomes: [RewardBench.Outcome], _ ties: RewardBench.Ties) -> Double {
  RewardBench(outcomes, ties: ties).total.value
}
report.text(
  """
  For the written score the way of counting moves the result from \
  \(Format.percent(score(written, .wrong))) to \(Format.percent(score(written, .dropped))), for \
  $p'_\\text{yes}$ from \(Format.percent(score(exact, .wrong))) to \
  \(Format.percent(score(exact, .dropped))). In this book ties count one half.
  """)

//: ## The published numbers
//: These are another world's: models of 7 billion parameters, RewardBench's unfiltered 5,123 pairs,
//: the authors' categories and prompts, ties as wrong. None of them is to be compared with a number
//: above; only what they say about each other has a counterpart here. The paper's own table could
//: not be read. These rows come from a secondary source (its notes); we recomputed the means.
var published = Table(columns: [
  "accuracy, %", "Chat", "Code", "Math", "Safety", "mean, printed", "mean, recomputed",
])
func add(_ name: String, _ values: [Double], printed: Double) {
  published.rows.append(
    [.text(name)] + values.map { .number($0, digits: 2) }
      + [.number(printed, digits: 2), .number(values.average, digits: 2)])
}
add("Qwen-2.5-7B-Instruct, IPO", [78.26, 83.13, 56.24, 93.24], printed: 77.71)
add("Mistral-7B-Instruct, IPO", [61.25, 70.93, 96.20, 83.85], printed: 78.05)
add("Qwen-2.5-7B-Instruct, Self-Rewarding", [58.73, 47.93, 40.49, 52.20], printed: 49.82)
add("Mistral-7B-Instruct, Self-Rewarding", [24.55, 1.6, 28.18, 15.39], printed: 17.43)
report.table(published)
//-
//: Two things to see. Mistral's mean is Qwen's only by its 96.20 in Math, a cell to doubt: it is 12
//: points above its next best and 40 above Qwen's. And a judge that knows nothing would have 50 %;
//: the last row is far below, which no preference explains, but ties and unreadable critiques
//: counted as wrong do. The table above shows how much of that is in the counting.

//: ## On a real model
//: The pocket judges were taught the question. [SmolLM2-135M-Instruct](https://arxiv.org/abs/2502.02737)
//: (Allal et al. 2025), 135 million parameters, never was: it learned to follow instructions from
//: texts on the web and has to make something of *Answer with Yes or No* by itself. It is asked
//: about pairs in plain English, whose truth is known because we made them: a flawless answer and
//: one with a single flaw, in RewardBench's sections. Beside P(Yes) stand four judges that should
//: know nothing, or something else: P(Yes) without the instruction, the shorter response, and how
//: likely the model finds the response as an answer, in all and per token.
struct BenchReading: Codable {
  var judges: [String]
  var sections: [[RewardBench.Line]]
  var subsets: [[RewardBench.Line]]
  var means: [Interval]
  /// P(Yes) less each other judge, the mean of the sections.
  var leads: [Interval]
  var mass: Double
}
func benchReading(_ study: Study, perSubset: Int) throws -> BenchReading {
  let pairs = study.world.bench(perSubset: perSubset, seed: options.seed)
  let pYes = try study.judge()
  let scores = try pYes.judge(pairs.map(\.item))
  let judges: [any Judge] = [
    UninstructedJudge(pYes), FunctionJudge.shortest,
    LikelihoodJudge(study.model, format: study.format, perToken: false),
    LikelihoodJudge(study.model, format: study.format, perToken: true),
  ]
  let own = RewardBench.outcomes(pairs, scores: scores.map { $0.map(\.score) })
  let outcomes = [own] + (try judges.map { try $0.outcomes(pairs) })
  let benches = outcomes.map { RewardBench($0) }
  return BenchReading(
    judges: [pYes.name] + judges.map(\.name), sections: benches.map(\.sections),
    subsets: benches.map(\.subsets), means: benches.map(\.total),
    leads: outcomes.map { BenchComparison(of: outcomes[0], over: $0).total },
    mass: scores.flatMap { $0.map(\.mass) }.average)
}
let real = RealModel(options, report)  // hide
let onReal = real.result("bench") {
  try benchReading($0, perSubset: options.scale.pick(quick: 12, book: 100, full: 100))
}
// hide begin
func benchTable(_ reading: BenchReading) -> Table {
  var table = Table(columns: ["", "pairs"] + reading.judges.map { .text($0) })
  func add(_ lines: [[RewardBench.Line]], _ style: (String) -> Cell) {
    for index in lines[0].indices {
      table.rows.append(
        [style(lines[0][index].name), .integer(lines[0][index].count)]
          + lines.map { percent($0[index].accuracy) })
    }
  }
  add(reading.sections) { .markdown("**\(Markdown.escape($0))**") }
  table.rows.append([.markdown("**mean**"), .missing] + reading.means.map(percent))
  add(reading.subsets) { .text($0) }
  return table
}
// hide end
if let onReal {
  report.table(benchTable(onReal.value))
  let (reading, mass) = (onReal.value, Format.percent(onReal.value.mass))
  let above = reading.subsets[0].filter { $0.accuracy.low > 0.5 }.map(\.name)
  let below = reading.subsets[0].filter { $0.accuracy.high < 0.5 }.map(\.name)
  report.text(
    """
    Yes and No take \(mass) of the probability on average. P(Yes) is above one half, interval and \
    all, in \(above.count) of \(reading.subsets[0].count) subsets\
    \(above.isEmpty ? "" : ": " + above.joined(separator: ", ")); below it in \(below.count)\
    \(below.isEmpty ? "" : ": " + below.joined(separator: ", ")).
    """)
  report.origin(onReal.about)
} else {
  report.notMeasured(real)
}
//-
//: How to read the controls. In *relevance*, *form*, *constraint*, *neighbour* and the unworked sums
//: each response is right in one pair and wrong in another, so that without the instruction there is
//: nothing to go by and one half is all there is. In facts told as sentences, worked sums, programs
//: and safety the response alone shows something, a false sentence or a refusal; what a judge has
//: there without the instruction is knowledge, or a habit, and not a leak. The longer response is
//: the better one in half of the pairs of each subset, give or take a tenth. Likelihood is another
//: way to ask the same model, without a question.

//: ## A file and a checkpoint of your own
//: A preference file has a line of JSON per pair with RewardBench's columns. Subsets that
//: RewardBench knows count with their official weights. The whole runner:
func run(_ study: Study, onFile path: String, asking prompt: JudgePrompt) throws -> RewardBench {
  RewardBench(try study.judge(asking: prompt).outcomes(try PreferencePair.read(path)))
}

//: ```sh
//: swift run -c release ch05 --real path/to/checkpoint --data pairs.jsonl
//: ```
//: asks a model of yours in ordinary words (`JudgePrompt.plain`), in its own chat template. What we
//: got so from LLMBar (Zeng et al. 2024, [arXiv 2310.07641](https://arxiv.org/abs/2310.07641)) and
//: from HumanEvalPack (Muennighoff et al. 2023,
//: [arXiv 2308.07124](https://arxiv.org/abs/2308.07124)), two of the sets that RewardBench was put
//: together from:
struct FileReading: Codable {
  var lines: [RewardBench.Line]
}
let onFile = real.result("files", ofFile: options.data) { study, path in
  FileReading(lines: try run(study, onFile: path, asking: .plain).subsets)
}
if let onFile {
  var table = Table(columns: ["subset", "pairs", "ties", "accuracy"])
  for line in onFile.value.lines {
    table.add(.text(line.name), .integer(line.count), .integer(line.ties), percent(line.accuracy))
  }
  report.table(table)
  report.origin(onFile.about)
} else {
  report.notMeasured(real)
}
//-
//: The pocket pairs, written to a file and read back, give the score from above:
let file = temporaryFile("pocket-pairs.jsonl")
orExit(try PreferencePair.write(items, to: file))
let fromFile = orExit(
  try run(Study(medium, in: PocketWorld()), onFile: file, asking: PocketText.judge))
// hide begin
try? FileManager.default.removeItem(atPath: file)
func temporaryFile(_ name: String) -> String {
  FileManager.default.temporaryDirectory
    .appendingPathComponent("\(ProcessInfo.processInfo.globallyUniqueString)-\(name)").path
}
// hide end
report.check("pairs read back from a file give the same score", fromFile.total == bench.total)

//: ## What is claimed, and what we found
//: The rules were written down before the numbers. Intervals are over held-out pairs (bootstrap of
//: paired differences), where reward models take part over their seeds (Student).
func list(_ steps: [Step]) -> String {
  steps.map { "\($0.family.rawValue) \($0.sizes) \(Estimate($0.gain.total).percent())" }
    .joined(separator: ", ")
}
let tuned = all.filter { $0.stage == .instruct }.compactMap { one -> Step? in
  guard
    let base = all.first(where: {
      $0.stage == .base && $0.size == one.size && $0.family == one.family
    })
  else { return nil }
  return Step(
    family: one.family, sizes: one.size.rawValue,
    gain: BenchComparison(of: one.outcomes, over: base.outcomes))
}
/// Reward model minus P(Yes), by size, over the reward model's seeds.
let lead = rewardSizes.map { size in
  let own = instruct(.llama).first { $0.size == size }?.bench.total.value ?? 0
  return Interval.mean(rewarded[size, default: []].map { $0.total.value - own })
}
let leads = zip(rewardSizes, lead).map { "\($0.rawValue) \(Estimate($1).percent())" }
let largest = all.filter { $0.stage == .base }.map(\.bench.total.value).max() ?? 0
let realClaims: [Claim] =
  onReal.map { kept in
    let (reading, subsets) = (kept.value, kept.value.subsets[0])
    let above = subsets.count { $0.accuracy.low > 0.5 }
    return [
      Claim(
        "5.R",
        "A real instruct model that was never taught the question judges by "
          + "$p'_\\text{yes}$.",
        source: "paper, title and abstract", figure: nil,
        rule: """
          reproduced if the mean of the sections is above 60 % and P(Yes) leads over P(Yes) without \
          the instruction (lower ends of the intervals); partly if at least half of the subsets are \
          above one half (interval)
          """,
        measured: """
          mean \(Estimate(reading.means[0]).percent()), lead \
          \(Estimate(reading.leads[1]).percent()); \(above) of \(subsets.count) subsets above one \
          half
          """,
        verdict: reading.means[0].low > 0.6 && reading.leads[1].low > 0
          ? .reproduced : 2 * above >= subsets.count ? .partly : .notReproduced)
    ]
  } ?? []
if let onReal {
  let named = onReal.value.sections[0].map { ("2 \($0.name)", Estimate($0.accuracy).percent()) }
  real.summary(
    Dictionary(uniqueKeysWithValues: named).merging([
      "1 parameters": Format.number(Double(onReal.about.parameters) / 1e6, digits: 0) + " M",
      "3 mean": Estimate(onReal.value.means[0]).percent(),
      "4 mass": Format.percent(onReal.value.mass),
      "9 measured": "\(onReal.about.date), \(onReal.about.machine)",
    ]) { $1 })
}
report.claims(
  realClaims + [
    Claim(
      "5.1", "Larger models judge better.", source: "lesson, chapter 5; paper (secondary source)",
      figure: "scores",
      rule: """
        reproduced if in every family each larger instruct model gains over the next smaller, \
        intervals above 0; partly if in every family the largest gains over the smallest so
        """,
      measured: "\(list(steps)); whole way: \(list(wholeWay))",
      verdict: steps.allSatisfy { $0.gain.total.low > 0 }
        ? .reproduced : wholeWay.allSatisfy { $0.gain.total.low > 0 } ? .partly : .notReproduced),
    Claim(
      "5.2", "Judging by $p'_\\text{yes}$ comes close to a trained reward model.",
      source: "lesson, chapter 5", figure: "subsets",
      rule: """
        reproduced if in every size tried the reward model leads by less than 5 points (upper end of \
        the interval); partly if by its mean
        """,
      measured: "reward model's lead with \(labels) labels: \(leads.joined(separator: ", "))",
      verdict: lead.allSatisfy { $0.high < 0.05 }
        ? .reproduced : lead.allSatisfy { $0.value < 0.05 } ? .partly : .notReproduced),
    Claim(
      "5.3", "Instruct models judge better than the base models they were tuned from.",
      source: "lesson, chapters 5 and 6; paper (secondary source)", figure: "scores",
      rule: """
        reproduced if in every family and size the gain's interval is above 0; partly if in some
        """,
      measured: list(tuned),
      verdict: tuned.allSatisfy { $0.gain.total.low > 0 }
        ? .reproduced
        : tuned.contains { $0.gain.total.low > 0 } ? .partly : .notReproduced),
  ])

//: ## Where this differs from the paper
//: 1. *Sections.* The lesson names RewardBench's Chat, Chat Hard, Safety and Reasoning. The paper
//:    reports four of its own, Chat (with Chat Hard, 11 subsets), Code (6), Math (1) and Safety
//:    (5), and the plain mean of the four (code; secondary source). The pocket bench has the
//:    paper's four.
//: 2. *Split.* The authors used RewardBench's unfiltered split of 5,123 pairs, not the official
//:    2,985 (code; their published data). Its scores and the leaderboard's are not the same test.
//: 3. *Ties* are wrong in the authors' code, one half here. See the table for what it changes.
//: 4. *GPT-4o* appears in the paper as one more judge on the benchmark (code); no comparison of
//:    trained models with GPT-4 as the labeller was found, so that the lesson's 97 % of it has no
//:    source that we could check. Chapter 8 measures what we can.
//: 5. *Reward models.* Published ones have billions of parameters and hundreds of thousands of
//:    labels; here a few thousand labels and the judge's own size. Exercise 1 changes the number.
//: 6. *Families.* Llama, Qwen and Mistral models in the paper, trained by others on other data.
//:    Here two architectures on texts of one kind, so that a difference between them is one of
//:    architecture and seed.
//:
//: ## The metrics
//: *Accuracy:* share of pairs in which the better response scores higher, ties one half; Wilson's
//: interval. *Section, score:* the formulas at the top; bootstrap intervals, pairs drawn anew
//: within subsets. *Gain:* the same of differences, pair by pair.
//:
//: ## Questions
//: **What is the most consistent finding across model families?**
report.details(
  "Answer",
  """
  The lesson says: larger models judge better, and instruction tuning makes the judge. Here tuning \
  gains \(Format.percent(tuned.map(\.gain.total.value).min() ?? 0)) at least; the best base model \
  has \(Format.percent(largest)). From the smallest to the largest instruct model it is \
  \(list(wholeWay)).
  """)
//-
//: **A judge has 17 % on a benchmark of pairs. Is it a bad judge?**
report.details(
  "Answer",
  """
  Nobody can be so wrong by not knowing: a coin has 50 %. Either it prefers the wrong response, \
  and then turning it round makes a good judge, or its ties are counted as wrong. Here the written \
  score ties in \(Format.percent(tiedShare(written))) of the pairs and has \
  \(Format.percent(score(written, .wrong))) or \(Format.percent(score(written, .half))), as you \
  count.
  """)
//-
//: ## Exercises
//: 1. Change `labels` to 200 and to 20,000. Where does the reward model's curve cross
//:    $p'_\text{yes}$?
//: 2. Weigh the sections by their pairs. Which models change places?
//: 3. Run the chapter on LLMBar's pairs with a checkpoint of yours (`--real`, `--data`), once with
//:    `JudgePrompt.plain` and once with a question of your own. How many pairs does the wording
//:    change?
report.write()  // hide
