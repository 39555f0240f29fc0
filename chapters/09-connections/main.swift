//: # 9 · Connections
//: **Question.** The method is a way to label pairs, a loss to learn from them, and a loop around
//: both. What happens when each part is exchanged for one of its neighbours?
//:
//: | neighbour | what it changes | here |
//: |---|---|---|
//: | DPO and its many relatives | the loss, on the same pairs | [one set of pairs](#one-set-of-pairs-twelve-losses) |
//: | iREPO (Le et al. 2024) | soft labels, and a regression on them | [soft labels](#soft-labels), [a table](#a-policy-that-is-a-table) |
//: | LLM-as-a-judge, Self-Rewarding | the question that the judge is asked | [three ways to ask](#three-ways-to-ask) |
//: | online preference learning | how old the pairs are when they are learned from | [rounds or a stream](#rounds-or-a-stream) |
//: | reward hacking | nothing: it is what any judge has to fear | [probes](#what-the-judge-falls-for) |
//:
//: A warning about names. *IPO* means Implicit Preference Optimization in this book (Garg et al. 2025,
//: [arXiv 2502.16182](https://arxiv.org/abs/2502.16182)): a way to label pairs. In most libraries it
//: means Identity Preference Optimization (Azar et al. 2023): a loss, called *identity PO* here.
//: *iREPO* and *RePO* are two papers again.
import Book  // hide

let (options, report) = openChapter(reading: [.pocketModel])  // hide
// hide begin
func load(_ size: PocketSize, trainable: Bool = false) throws -> LanguageModel {
  if let folder = options.model { return try pocketModel(at: folder, trainable: trainable) }
  return try PocketModels.load(size, .instruct, trainable: trainable)
}
let scale = options.scale
// hide end

//: ## One set of pairs, twelve losses
//: A preference loss sees a pair through four numbers: the log-probabilities of the chosen response
//: $y_w$ and of the rejected one $y_l$ under the policy and under the reference. Write
//: $\Delta_w = \ln \pi_\theta(y_w|x) - \ln \pi_\text{ref}(y_w|x)$, $\Delta_l$ likewise,
//: $\Delta = \Delta_w - \Delta_l$, and $\bar\ell$ for a log-probability per token. Then each is a line:
//:
//: | loss | formula for one pair |
//: |---|---|
//: | DPO | $-\ln\sigma(\beta\Delta)$ |
//: | DPO + likelihood | $-\ln\sigma(\beta\Delta) - \lambda\bar\ell_w$ |
//: | cDPO | $-(1-\varepsilon)\ln\sigma(\beta\Delta) - \varepsilon\ln\sigma(-\beta\Delta)$ |
//: | robust DPO | $\big(-(1-\varepsilon)\ln\sigma(\beta\Delta) + \varepsilon\ln\sigma(-\beta\Delta)\big)/(1-2\varepsilon)$ |
//: | DPO, soft | $-\hat p\ln\sigma(\beta\Delta) - (1-\hat p)\ln\sigma(-\beta\Delta)$ |
//: | identity PO | $(\bar\Delta - 1/2\beta)^2$ |
//: | hinge | $\max(0, 1-\beta\Delta)$ |
//: | iREPO | $\big(\ln\frac{\hat p}{1-\hat p} - \beta\Delta\big)^2$ |
//: | KTO | $\frac12\big(1-\sigma(\beta(\Delta_w - z))\big) + \frac12\big(1-\sigma(\beta(z-\Delta_l))\big)$ |
//: | SimPO | $-\ln\sigma(\beta(\bar\ell_w-\bar\ell_l)-\gamma)$ |
//: | RePO | $\max(0, \gamma-(\bar\ell_w-\bar\ell_l))$ |
//: | ORPO | $-\bar\ell_w - \lambda\ln\sigma\big(\ln\frac{e^{\bar\ell_w}}{1-e^{\bar\ell_w}} - \ln\frac{e^{\bar\ell_l}}{1-e^{\bar\ell_l}}\big)$ |
//:
//: $\hat p$ is a soft label, the probability that $y_w$ is the better one; $z$ is an estimate of
//: $\text{KL}(\pi_\theta\|\pi_\text{ref})$. The constants are those of the papers or of TRL, untuned.
//: A thirteenth line is the control, $-\bar\ell_w$: supervised tuning on what was chosen, blind to what
//: was rejected.
let losses: [PreferenceLoss] = [
  .dpo(beta: 0.1), .dpo(beta: 0.1, likelihood: 0.5), .conservativeDPO(beta: 0.1, flip: 0.1),
  .robustDPO(beta: 0.1, flip: 0.1), PreferenceLoss.dpo(beta: 0.1).softened,
  .identityPO(beta: 0.1), .hinge(beta: 0.1), .iREPO(beta: 0.1), .kto(beta: 0.1),
  .simPO(beta: 2, gap: 0.5), .rePO(gap: 0.5), .orpo(weight: 0.1), .likelihood(),
]

//: All start from the same model, the shipped small instruct model, and see the same pairs: four
//: samples of each prompt, judged by $p'_\text{yes}$ of that model, best against worst. Its soft label
//: for a pair comes from the margins $m = z_\text{yes} - z_\text{no}$: $\hat p = \sigma(m_w - m_l)$.
let start = orExit(try load(.small, trainable: true))
let judge = orExit(try PreferenceClassifier(start, prompt: PocketText.judge))
let evaluation = PolicyReport.tasks(
  perCategory: scale.pick(quick: 2, book: 30, full: 100), seed: options.seed)
let promptsPerSeed = scale.pick(quick: 16, book: 256, full: 1024)
let seeds = Array(1...scale.pick(quick: 2, book: 3, full: 5))
let epochs = 4
func drawTasks(_ count: Int, _ seed: Int) -> [PocketTask] {
  var random = Random(seed: options.seed).stream("prompts \(seed)")
  return PocketTask.mixed(count, using: &random)
}
struct Samples {
  var tasks: [PocketTask]
  var items: [JudgeItem]
  var pairs: [PreferencePair]
}
func draw(_ seed: Int) throws -> Samples {
  let tasks = drawTasks(promptsPerSeed, seed)
  let items = try PolicyReport(
    of: start, start: start, tasks: tasks, random: Random(seed: options.seed).stream("\(seed)")
  ).samples
  let pairing = Pairing(items, scores: try judge.scores(items))
  return Samples(
    tasks: tasks, items: items,
    pairs: pairing.pairs.map { $0.labelled($0.preferenceOfMargins) })
}
let tuningSeeds = scale == .quick ? [0] : [0, seeds.count + 1]
let samples = orExit(try (0...seeds.count + 1).map(draw))
//-
struct Outcome {
  var quality, divergence, chosen: Double
}
func train(
  _ loss: PreferenceLoss, rate: Float, on pairs: [PreferencePair], seed: Int
) throws -> Outcome {
  let policy = LanguageModel(transformer: start.transformer.copy(), tokenizer: start.tokenizer)
  let random = Random(seed: options.seed).stream("training \(seed)")
  try PreferenceTraining(loss: loss, rate: rate, epochs: epochs, pairsPerStep: 16)
    .run(policy, pairs: pairs, format: PocketText.chat, random: random)
  let after = try PolicyReport(of: policy, start: start, tasks: evaluation, random: random)
  return Outcome(
    quality: after.meanQuality, divergence: after.divergence,
    chosen: try chosenLogProbability(policy, pairs) - chosenLogProbability(start, pairs))
}
func chosenLogProbability(_ model: LanguageModel, _ pairs: [PreferencePair]) throws -> Double {
  let items = pairs.prefix(128).map {
    JudgeItem(instruction: $0.prompt, category: $0.category, responses: [$0.chosen])
  }
  return try responseLogProbabilities(model, items, format: PocketText.chat)
    .map { $0[0] }.average
}
//-
//: A loss has its own scale, so one learning rate for all would favour some. Each gets the best of
//: five, chosen by the oracle's quality, mean of two seeds that are not used again. That is a luxury
//: which someone without an oracle has not, and all losses have it alike.
func tuned<Value>(
  _ rates: [Float], quality: (Value) -> Double, _ run: (_ rate: Float, _ seed: Int) throws -> Value
) throws -> (rate: Float, runs: [Value]) {
  let rates = scale == .quick ? Array(rates.prefix(1)) : rates
  let trials = try rates.map { rate in try tuningSeeds.map { quality(try run(rate, $0)) }.average }
  let rate = rates[trials.indices.max { trials[$0] < trials[$1] } ?? 0]
  return (rate, try seeds.map { try run(rate, $0) })
}
var progress = Notebook.Progress("ch09 losses", total: losses.count, quiet: options.quiet)  // hide
var bestRate: [String: Float] = [:]
var results: [String: [Outcome]] = [:]
for loss in losses {
  let (rate, runs) = orExit(
    try tuned([3e-4, 1e-4, 1e-3, 3e-5, 3e-3], quality: \.quality) { rate, seed in
      try train(loss, rate: rate, on: samples[seed].pairs, seed: seed)
    })
  (bestRate[loss.name], results[loss.name]) = (rate, runs)
  progress.advance()  // hide
}
progress.finish()  // hide
func over(_ name: String, _ value: (Outcome) -> Double) -> Estimate {
  Estimate(.mean(results[name, default: []].map(value)))
}
let before = Interval.mean(
  orExit(
    try seeds.map { seed in
      try PolicyReport(
        of: start, start: start, tasks: evaluation,
        random: Random(seed: options.seed).stream("training \(seed)")
      ).meanQuality
    }))
//-
let names = losses.map(\.name)
report.figure(
  Figure(
    "losses", title: "Twelve losses and a control on the same pairs",
    caption: """
      \(promptsPerSeed) prompts, one round, \(epochs) epochs, \(seeds.count) seeds with 95 % intervals \
      (Student). *Left:* true quality of held-out samples; the line is the start. *Right:* how much \
      likelier a chosen response has become than it was at the start. Below 0 a loss has told the two \
      apart by pushing the rejected response down further than the chosen one, and what was chosen is \
      sampled less often than before.
      """,
    panels: [
      Panel.categories(
        "quality", rows: names, x: Axis("true quality (oracle)"),
        references: [.vertical(before.value, "start")],
        [.estimates("after training", names.map { name in over(name) { $0.quality } })]),
      Panel.categories(
        "chosen responses", rows: names, x: Axis("change of ln π (nats per response)"),
        references: [.vertical(0)],
        [.estimates("after training", names.map { name in over(name) { $0.chosen } })]),
    ]))
// hide begin
var table = Table(columns: ["loss", "rate", "quality", "KL from the start", "chosen ln π"])
for name in names {
  table.add(
    .text(name), .markdown(String(format: "%.0e", bestRate[name] ?? 0)),
    .estimate(over(name) { $0.quality }), .estimate(over(name) { $0.divergence }, digits: 2),
    .estimate(over(name) { $0.chosen }, digits: 2))
}
// hide end
report.table(table)
//-
// hide begin
let gainOfBest = names.max { over($0) { $0.quality }.value < over($1) { $0.quality }.value } ?? ""
let gainOfWorst = names.min { over($0) { $0.quality }.value < over($1) { $0.quality }.value } ?? ""
func sameAsBest(_ name: String) -> Bool {
  let differences = zip(results[gainOfBest, default: []], results[name, default: []])
    .map { $0.quality - $1.quality }
  return Interval.mean(differences).low <= 0
}
let fallen = names.filter { over($0) { $0.chosen }.high < 0 }
let alike = names.filter { $0 != gainOfBest && sameAsBest($0) }
let overControl = Interval.mean(
  zip(results[gainOfBest, default: []], results["likelihood", default: []])
    .map { $0.quality - $1.quality })
// hide end
report.text(
  """
  Quality at the start is \(Estimate(before).text(digits: 2)). The best mean is that of \
  **\(gainOfBest)**, \(over(gainOfBest) { $0.quality }.text(digits: 2)), the least that of \
  \(gainOfWorst), \(over(gainOfWorst) { $0.quality }.text(digits: 2)). Not told from the best with \
  \(seeds.count) seeds (the paired difference's interval holds 0): \
  \(alike.isEmpty ? "none" : alike.joined(separator: ", ")). The chosen responses became certainly \
  less likely under \(fallen.isEmpty ? "none" : fallen.joined(separator: ", ")).
  """)
//-
//: Compare ORPO and DPO + likelihood with the control before crediting their other halves. A start
//: that samples flawed responses in two of five cases has much to gain from copying the best of four.
report.text(
  gainOfBest == "likelihood"
    ? "Here the control itself is the best: most of what a pair can teach lies in its chosen half."
    : "The best is \(Estimate(overControl).text()) above the control, paired by seed.")

//: ## Soft labels
//: A judge's opinion is rarely as certain as "this one". iREPO asks $h$ annotators, fits strengths to
//: all their comparisons (Bradley and Terry's $P(i \succ j) = s_i/(s_i+s_j)$), and *regresses* the
//: difference of implicit rewards on the log-odds of $\hat p$. Our annotators see the oracle's quality
//: $q$ through noise and prefer $i$ to $j$ with probability $\sigma((q_i-q_j)/T)$.
let panels = [1, 3, 10]
func panel(_ annotators: Int) -> AnnotatorPanel {
  AnnotatorPanel(annotators: annotators, temperature: 0.25)
}
//-
report.text(
  """
  At $T = 0.25$ one annotator prefers a flawless response to a worthless one with \
  \(Format.percent(panel(1).agreement(1, 0))), and to one of quality 0.8 with \
  \(Format.percent(panel(1).agreement(1, 0.8))).
  """)
//-
//: The same pairs go to five losses with the learning rates found above. DPO, cDPO and identity PO see
//: only who won; iREPO and soft DPO see $\hat p$. The fourth kind of label is the model's own, from
//: the margins.
let soft = ["dpo", "cdpo", "identity po", "dpo, soft", "irepo"]
var bySource: [String: [String: [Outcome]]] = ["own margins": results]
progress = Notebook.Progress(  // hide
  "ch09 soft labels", total: panels.count * soft.count * seeds.count, quiet: options.quiet)  // hide
for h in panels {
  let labelled = orExit(
    try seeds.map { seed in
      try panel(h).softPairs(
        samples[seed].items, truth: OracleJudge(samples[seed].tasks),
        random: Random(seed: options.seed).stream("panel \(seed)")
      ).pairs
    })
  for loss in losses where soft.contains(loss.name) {
    bySource["h = \(h)", default: [:]][loss.name] = orExit(
      try zip(seeds, labelled).map { seed, pairs in
        progress.advance()  // hide
        return try train(loss, rate: bestRate[loss.name] ?? 2e-4, on: pairs, seed: seed)
      })
  }
}
progress.finish()  // hide
let sources = panels.map { "h = \($0)" } + ["own margins"]
func qualities(_ source: String, _ loss: String) -> [Double] {
  bySource[source]?[loss]?.map(\.quality) ?? []
}
func mean(_ source: String, _ loss: String) -> Double { qualities(source, loss).average }
report.figure(
  Figure(
    "soft", title: "Soft labels",
    caption: """
      True quality after training on the same pairs, labelled by panels of \(sources.count - 1) sizes \
      and by the model's own margins; \(seeds.count) seeds, 95 % intervals (Student). The last two \
      losses read the soft label, the first three only its side.
      """,
    Panel.categories(
      rows: sources, x: Axis("true quality (oracle)"),
      references: [.vertical(before.value, "start")],
      soft.map { loss in
        .estimates(loss, sources.map { Estimate(.mean(qualities($0, loss))) })
      })))
//-
func advantage(over baselines: [String]) -> Interval {
  let perSeed = seeds.indices.map { seed in
    sources.map { source in
      let best = baselines.max { mean(source, $0) < mean(source, $1) } ?? "dpo"
      return qualities(source, "irepo")[seed] - qualities(source, best)[seed]
    }.average
  }
  return .mean(perSeed)
}
let overBest = advantage(over: ["dpo", "cdpo", "identity po"])
let overDPO = advantage(over: ["dpo"])
let overSoft = advantage(over: ["dpo, soft"])
report.text(
  """
  Mean over the four kinds of label, iREPO's quality less that of DPO: \(Estimate(overDPO).text()); \
  less that of the best of the three losses on hard labels: \(Estimate(overBest).text()); less that of \
  DPO on the *same* soft labels, which tells the regression from the labels: \
  \(Estimate(overSoft).text()).
  """)

//: ## A policy that is a table
//: iREPO comes with a promise: under ideal assumptions its minimiser is the optimal policy. A network
//: trained on samples can't show that; a table can. Take 10 × 5 logits (prompts × responses), rewards
//: drawn from a normal distribution, and exact labels $p = \sigma(r_i - r_j)$ for all pairs of
//: responses. What alignment wants to maximise and its solution are then known:
//:
//: $$\mathbb E_\pi\, r - \beta\,\text{KL}(\pi\|\pi_\text{ref}), \qquad
//: \pi^*(y|x) \propto \pi_\text{ref}(y|x)\, e^{r(x,y)/\beta}$$
//:
//: The same losses run on the table, with the same tape. So that a loss for hard labels sees
//: the whole distribution of labels, it is taken in expectation: $p\,L(y_w,y_l) + (1-p)\,L(y_l,y_w)$.
let β: Float = 0.5
func table(_ number: Int) -> TabularWorld {
  TabularWorld(
    prompts: 10, responses: 5, beta: Double(β),
    random: Random(seed: options.seed).stream("table \(number)"))
}
let tabular: [PreferenceLoss] = [
  .iREPO(beta: β, clip: 1e-6), .dpo(beta: β).softened, .dpo(beta: β),
  .conservativeDPO(beta: β, flip: 0.1).softened, .robustDPO(beta: β, flip: 0.1).softened,
  .identityPO(beta: β).softened, .hinge(beta: β).softened, .kto(beta: β).softened,
  .simPO(beta: 2, gap: 0.5).softened, .rePO(gap: 0.5).softened, .orpo(weight: 0.1).softened,
]
let steps = scale.pick(quick: 60, book: 900, full: 900)
let world = table(0)
var distances: [String: [DataPoint]] = [:]
var lost: [String: Double] = [:]
for loss in tabular {
  let policy = TabularPolicy(reference: world.reference)
  func point(_ step: Int) -> DataPoint {
    let distance = TabularPolicy.totalVariation(policy.probabilities, world.optimum)
    return DataPoint(Double(step), max(1e-6, distance))
  }
  var points = [point(0)]
  policy.train(on: world.comparisons, loss: loss, rate: 0.05, steps: steps) { step in
    if step % (steps / 30) == 0 { points.append(point(step)) }
  }
  distances[loss.name] = points
  lost[loss.name] = world.valueLost(by: policy.probabilities)
}
func end(_ name: String) -> Double { distances[name]?.last?.y ?? 1 }
//-
//: The other half of the promise is a bound on what is lost without ideal assumptions. Here $\hat p$
//: is counted from $h$ annotators instead of known, and held in [0.01, 0.99] for iREPO, whose target
//: would else be infinite.
let counts = scale.pick(
  quick: [1, 10], book: [1, 3, 10, 30, 100, 300], full: [1, 3, 10, 30, 100, 300])
let tables = scale.pick(quick: 2, book: 8, full: 20)
let counted: [PreferenceLoss] = [
  .iREPO(beta: β), .dpo(beta: β).softened, .identityPO(beta: β).softened,
]
func valueLost(_ loss: PreferenceLoss, annotators: Int, table number: Int) -> Double {
  let world = table(number)
  let policy = TabularPolicy(reference: world.reference)
  let labels = world.comparisons(
    countedBy: annotators, random: Random(seed: options.seed).stream("\(number) \(annotators)"))
  policy.train(on: labels, loss: loss, rate: 0.05, steps: min(steps, 500))
  return world.valueLost(by: policy.probabilities)
}
var gaps: [String: [Interval]] = [:]
for loss in counted {
  gaps[loss.name] = counts.map { h in
    .mean((1...tables).map { valueLost(loss, annotators: h, table: $0) })
  }
}
//-
let shown = ["irepo", "dpo, soft", "cdpo, soft", "dpo", "identity po, soft", "kto, soft"]
report.figure(
  Figure(
    "table", title: "Losses on a table of logits",
    caption: """
      *Left:* total variation between policy and $\\pi^*$ as training goes, exact labels, β = \(β). \
      Only a loss whose minimiser is $\\pi^*$ keeps falling (down to the precision of Float); the \
      others settle where they have theirs. *Right:* value lost against $\\pi^*$ with counted labels, \
      by the number of annotators; \(tables) random tables, 95 % intervals.
      """,
    panels: [
      Panel(
        "exact labels", x: Axis("step"), y: Axis("total variation to π*", logarithmic: true),
        shown.map { .line($0, distances[$0, default: []], marked: false) }),
      Panel(
        "labels of h annotators", x: Axis("annotators h", logarithmic: true),
        y: Axis("value lost (reward)"),
        counted.map { loss in
          .line(
            loss.name,
            zip(counts, gaps[loss.name, default: []]).map { DataPoint(Double($0), Estimate($1)) })
        }),
    ]))
// hide begin
var ends = Table(columns: ["loss, exact labels", "total variation to π* at the end", "value lost"])
for loss in tabular {
  ends.add(
    .text(loss.name), .number(end(loss.name), digits: 4), .number(lost[loss.name] ?? 0, digits: 4))
}
// hide end
report.table(ends)
//-
//: Why the others stop elsewhere can be read from their formulas. cDPO settles where
//: $\sigma(\beta\Delta) = (1-\varepsilon)p + \varepsilon(1-p)$, too timid by the flips it expects; robust
//: DPO subtracts flips that these labels do not have, and is too bold. Identity PO aims at
//: $p - \frac12$ instead of its log-odds. DPO on hard labels asks who is better and not by how much,
//: and the hinge goes to one margin for all. SimPO, RePO and ORPO do not know the reference, to which
//: $\pi^*$ is tied.
let arrived = tabular.map(\.name).filter { end($0) < 1e-3 }
report.text("At π* (total variation below 0.001) arrived: \(arrived.joined(separator: ", ")).")

//: ## Three ways to ask
//: LLM-as-a-judge and Self-Rewarding let the judge *write*: a critique and a score from 1 to 5, here
//: sampled and averaged as Yuan et al. do. A third way shows both responses and asks which is better,
//: in both orders, as Zheng et al. recommend. The medium instruct model was taught all three from the
//: same truth; the two others have one wording for all categories, so $p'_\text{yes}$ runs with its
//: generic question as well.
let asked = orExit(try load(.medium))
let bench = PocketBench.pairs(
  perSubset: scale.pick(quick: 4, book: 40, full: 150), seed: options.seed)
let benchItems = bench.map {
  JudgeItem(
    instruction: $0.prompt, category: $0.section.rawValue, responses: [$0.chosen, $0.rejected])
}
struct Asked {
  var name: String
  var scores: [[Double]]
  var cost: Cost
  /// The score as a probability that a response is flawless; nil where it is none.
  var forecast: ((Double) -> Double)?
  var outcomes: [RewardBench.Outcome] {
    RewardBench.outcomes(bench.map(\.item), scores: scores)
  }
}
func byYes(_ name: String, _ prompt: JudgePrompt) throws -> Asked {
  let judge = try PreferenceClassifier(asked, prompt: prompt)
  return Asked(
    name: name, scores: try judge.scores(benchItems),
    cost: try judge.cost(of: benchItems, named: "judge"), forecast: { $0 })
}
func byComparison() throws -> Asked {
  let judge = try PairwiseJudge(asked, prompt: PocketText.pairwiseJudge)
  return Asked(
    name: "pairwise, both orders", scores: try judge.scores(benchItems),
    cost: try judge.cost(of: benchItems, named: "judge"), forecast: nil)
}
func byWriting(_ samples: Int) throws -> Asked {
  let judge = GeneratedScoreJudge(
    asked, prompt: PocketText.scoreJudge, samples: samples, limit: PocketText.critiqueLimit,
    random: Random(seed: options.seed))
  let written = try judge.judge(benchItems)
  return Asked(
    name: "score, mean of \(samples)", scores: written.map { $0.map(\.mean) },
    cost: try judge.cost(of: benchItems, written: written, named: "judge"),
    forecast: { ($0 - 1) / 4 })
}
let ways = orExit(
  try [
    byYes("P(Yes)", PocketText.judge), byYes("P(Yes), generic", PocketText.judge.withoutCategories),
    byComparison(), byWriting(1), byWriting(3),
  ])
//-
func accuracy(_ way: Asked) -> Interval { RewardBench(way.outcomes).subsetMean }
func flops(_ way: Asked) -> Double { way.cost.flops / Double(bench.count) }
/// Calibration of "this response is flawless", over all responses.
func calibration(_ way: Asked) -> Calibration? {
  guard let forecast = way.forecast else { return nil }
  return Calibration(way.scores.flatMap { [(forecast($0[0]), true), (forecast($0[1]), false)] })
}
// hide begin
var asking = Table(columns: [
  "judge", "accuracy", "ties", "passes", "tokens written", "MFLOP", "ECE",
])
for way in ways {
  let count = Double(bench.count)
  asking.add(
    .text(way.name), .percentEstimate(Estimate(accuracy(way))),
    .percent(way.outcomes.map { $0.isTie ? 1 : 0 }.average),
    .number(Double(way.cost.passes) / count, digits: 1),
    .number(Double(way.cost.tokensWritten) / count, digits: 1),
    .number(flops(way) / 1e6, digits: 0),
    calibration(way).map { .estimate(Estimate($0.ece)) } ?? .missing)
}
// hide end
report.table(asking)
//-
//: Counts are per pair. With $N$ responses per prompt P(Yes) and the score need $N$ readings, all
//: comparisons in both orders $N(N-1)$. A tie counts one half.
report.figure(
  Figure(
    "asking", title: "What a judgement costs and what it is worth",
    caption: """
      Accuracy (mean of the subsets, 95 % bootstrap intervals over \(bench.count) held-out pairs) \
      against counted work per pair; one model, five ways to ask. Up and to the left is better.
      """,
    Panel(
      x: Axis("FLOPs per pair", logarithmic: true), y: Axis("accuracy", percent: true),
      ways.map { .points($0.name, [DataPoint(flops($0), Estimate(accuracy($0)))]) })))

//-
//: What a number is worth also depends on whether it means what it says. As a forecast of "this
//: response is flawless", a score from 1 to 5 is taken as $(s - 1) / 4$.
func reliability(_ way: Asked) -> Panel? {
  calibration(way).map { measure in
    Panel(
      way.name, x: Axis("forecast", range: 0...1), y: Axis("share flawless", range: 0...1.02),
      references: [.diagonal()],
      [
        .line(
          way.name,
          measure.bins.filter { $0.count > 0 }.map {
            DataPoint($0.probability, Estimate($0.share))
          }, interval: .bars)
      ])
  }
}
report.figure(
  Figure(
    "calibration", title: "What is said, and what is true",
    caption: """
      Share of flawless responses by forecast, in ten bins, 95 % Wilson intervals, over both \
      responses of the same pairs. On the diagonal a forecast means what it says.
      """, columns: 2, panels: [ways[0], ways[4]].compactMap(reliability)))

//: ## Rounds or a stream
//: The lesson names online training as the next step: answer, judge and learn one batch at a time, so
//: that pairs are never older than a step, with rejection sampling as a curriculum. Here a batch is 32
//: prompts. All arms have the same prompts, samples, judgements and one look at each pair; the
//: curriculum keeps the pairs with the widest gap between the scores, half of the first batch and all
//: of the last.
let thirds = 3
let promptsPerThird = scale.pick(quick: 32, book: 192, full: 512)
let arms = ["rounds", "online", "online, curriculum"]
let learning = PreferenceTraining(loss: .dpo(beta: 0.1, likelihood: 0.5), pairsPerStep: 32)
let sampling = ResponseSampling(limit: PocketText.responseLimit, format: PocketText.chat)
func selfJudge(_ policy: LanguageModel) throws -> any Judge {
  try PreferenceClassifier(policy, prompt: PocketText.judge)
}
/// Reports after each third of the prompts, and the policy at the end.
func improve(
  _ arm: String, rate: Float, seed: Int
) throws -> (course: [PolicyReport], policy: LanguageModel) {
  var (training, course, policy) = (learning, [PolicyReport](), start)
  training.rate = rate
  func look(_ now: LanguageModel) throws {
    policy = now
    course.append(
      try PolicyReport(
        of: now, start: start, tasks: evaluation,
        random: Random(seed: options.seed).stream("training \(seed)")))
  }
  let prompts = drawTasks(thirds * promptsPerThird, 100 + seed).map(\.prompt)
  let random = Random(seed: options.seed).stream("\(arm) \(seed)")
  try look(start)
  if arm == "rounds" {
    try SelfImprovement(limit: sampling.limit, format: sampling.format, training: training).run(
      from: start, rounds: prompts.batches(of: promptsPerThird), judge: selfJudge, random: random,
      finished: { try look($0.policy) })
  } else {
    let curriculum: OnlineImprovement.Curriculum? = arm == "online" ? nil : .init()
    try OnlineImprovement(responses: sampling, training: training, curriculum: curriculum).run(
      from: start, batches: prompts.batches(of: 32), judge: selfJudge, random: random
    ) { step in
      if step.number * 32 % promptsPerThird == 0 { try look(step.policy) }
    }
  }
  return (course, policy)
}
//-
//: Again each arm has the better of two learning rates, found on seeds of their own.
progress = Notebook.Progress("ch09 online", total: arms.count, quiet: options.quiet)  // hide
var streams: [String: [(course: [PolicyReport], policy: LanguageModel)]] = [:]
var streamRate: [String: Float] = [:]
for arm in arms {
  (streamRate[arm], streams[arm]) = orExit(
    try tuned([3e-4, 1e-3], quality: { $0.course[thirds].meanQuality }) { rate, seed in
      try improve(arm, rate: rate, seed: seed)
    })
  progress.advance()  // hide
}
progress.finish()  // hide
func stream(_ arm: String, _ third: Int, _ value: (PolicyReport) -> Double) -> [Double] {
  streams[arm, default: []].map { value($0.course[third]) }
}
func course(_ value: @escaping (PolicyReport) -> Double) -> [Series] {
  arms.map { arm in
    .line(
      arm,
      (0...thirds).map {
        DataPoint(Double($0 * promptsPerThird), Estimate(.mean(stream(arm, $0, value))))
      })
  }
}
let rateText = arms.map { String(format: "\($0) %.0e", streamRate[$0] ?? 0) }
report.figure(
  Figure(
    "online", title: "Three rounds, or one stream of batches",
    caption: """
      Quality of samples and distance from the start by prompts used; \(seeds.count) seeds, 95 % \
      intervals (Student). Learning rates: \(rateText.joined(separator: ", ")).
      """,
    panels: [
      Panel(
        "quality", x: Axis("prompts"), y: Axis("true quality (oracle)"),
        course { $0.meanQuality }),
      Panel(
        "divergence", x: Axis("prompts"), y: Axis("KL from the start (nats)"),
        course { $0.divergence }),
    ]))
func onlineGain(_ arm: String) -> Interval {
  let last = [arm, "rounds"].map { stream($0, thirds) { $0.meanQuality } }
  return .mean(zip(last[0], last[1]).map { $0 - $1 })
}
let (plainGain, curriculumGain) = (onlineGain("online"), onlineGain("online, curriculum"))
report.text(
  """
  After all prompts, quality less that of rounds, paired by seed: the stream \
  \(Estimate(plainGain).text()), with the curriculum \(Estimate(curriculumGain).text()).
  """)

//: ## What the judge falls for
//: A policy that is trained against a judge will find what the judge can't see. Four cheap tricks are
//: played with the *flawed* response of each held-out pair: two true statements that nobody asked for
//: behind it; a cheerful closing; the whole of it twice; and one constant text in its place, whatever
//: the instruction: the one of forty that the judge likes best on the other half of the pairs. By the
//: oracle none of the first three makes a response better.
let half = bench.indices.filter { $0 % 2 == 0 }.map { bench[$0] }
let other = bench.indices.filter { $0 % 2 == 1 }.map { bench[$0] }
let tricks = [BiasProbe("as it is") { $0 }, .longer, .flattery, .twice]
let trickNames = tricks.map(\.name) + ["constant"]
func fooled(_ model: LanguageModel) throws -> [Interval] {
  let judge = try PreferenceClassifier(model, prompt: PocketText.judge)
  let constant = try BiasProbe.bestConstant(for: judge, among: half)
  return try (tricks + [constant]).map { try $0.fooled(judge, on: other) }
}
let constantText = orExit(try BiasProbe.bestConstant(for: judge, among: half)).play("")
let atStart = orExit(try fooled(start))
let afterwards = orExit(try streams["rounds", default: []].map { try fooled($0.policy) })
let afterRounds = trickNames.indices.map { trick in
  Interval.mean(afterwards.map { $0[trick].value })
}
//-
report.figure(
  Figure(
    "probes", title: "How often a trick beats a flawless response",
    caption: """
      Share of \(other.count) held-out pairs in which the judge prefers the flawed response after the \
      trick: at the start, with 95 % intervals over pairs (Wilson), and the policies after three \
      rounds in the judge's place, with intervals over \(seeds.count) seeds (Student). *As it is* is \
      the judge's plain error.
      """,
    Panel.categories(
      rows: trickNames, x: Axis("fooled", percent: true),
      [
        .estimates("start", atStart.map { Estimate($0) }),
        .estimates("after three rounds", afterRounds.map { Estimate($0) }),
      ])))
let worst = trickNames.indices.dropFirst().max { atStart[$0].value < atStart[$1].value } ?? 0
report.text(
  """
  The judge's plain error is \(Estimate(atStart[0]).percent()). The trick that pays most at the start is \
  *\(trickNames[worst])*: \(Estimate(atStart[worst]).percent()), and \
  \(Estimate(afterRounds[worst]).percent()) after three rounds.
  """)
report.text("The constant text that the start likes best: \(Markdown.code(constantText)).")
//-
//: And does the policy learn any of it? Its own samples, before and after three rounds:
let habits: [(String, (PolicyReport) -> Double)] = [
  ("tokens per sample", { $0.length }), ("share with a cheerful closing", { $0.cheerfulShare }),
  ("share that repeats six words", { $0.repeatedShare }),
  ("share of the commonest text", { $0.commonestShare }),
  ("different texts among four", { $0.diversity }), ("true quality", { $0.meanQuality }),
]
// hide begin
var learned = Table(columns: ["of the policy's samples", "start", "after three rounds", "change"])
for (name, value) in habits {
  let (first, last) = (stream("rounds", 0, value), stream("rounds", thirds, value))
  learned.add(
    .text(name), .number(first.average), .number(last.average),
    .estimate(Estimate(.mean(zip(last, first).map { $0 - $1 }))))
}
// hide end
report.table(learned)

//: ## On a real model
//: Three of IPO's neighbours on SmolLM2-135M-Instruct, in the setting of
//: [chapter 4](../04-self-improvement/README.md)'s last section.
//:
//: **Losses.** One round at half that rate, the same responses, the same labels by P(Yes), another loss. iREPO takes
//: the soft labels that two scores imply; *likelihood alone* learns the chosen responses and ignores
//: the rejected ones.
let realLosses: [(name: String, loss: PreferenceLoss)] = [
  ("DPO", .dpo(beta: 0.1)), ("DPO + likelihood", .dpo(beta: 0.1, likelihood: 1)),
  ("SimPO", .simPO()), ("iREPO, soft labels", .iREPO(beta: 0.1)),
  ("likelihood alone", .likelihood()),
]
func realLossRuns(_ study: Study) throws -> ImprovementRuns {
  let seeds = options.scale.pick(quick: 1, book: 3, full: 3)
  let evaluation = study.world.mixedTasks(
    options.scale.pick(quick: 8, book: 120, full: 300), heldOut: true, seed: options.seed)
  let losses = options.scale.pick(quick: 2, book: realLosses.count, full: realLosses.count)
  let progress = real.progress("losses", total: seeds * losses)
  var all = ImprovementRuns(prompts: evaluation.count)
  for seed in 1...seeds {
    let random = Random(seed: options.seed + UInt64(seed))
    var trial = ImprovementTrial(
      study, training: PreferenceTraining(rate: 1e-4, epochs: 2, pairsPerStep: 8),
      rounds: [
        study.world.mixedTasks(
          options.scale.pick(quick: 8, book: 96, full: 200), heldOut: false,
          seed: options.seed + UInt64(seed))
      ], evaluation: evaluation)
    let before = try trial.samples(of: study, random)
    all.before.append(SampleReading(before, of: evaluation))
    let first = try trial.firstResponses(random)
    for (name, loss) in realLosses.prefix(losses) {
      trial.training.loss = loss
      trial.pairing.isSoft = name.hasSuffix("soft labels")
      all.runs.append(
        .init(
          arm: name, seed: seed,
          rounds: try trial.run(
            judge: { try $0.judge() }, first: first, before: before, random: random,
            keptIn: real.workFolder("loss-\(name)-\(seed)"), finished: { _ in progress.advance() }))
      )
    }
  }
  progress.finish()
  return all
}

//: **Two at a time.** The same pairs judged one response at a time, and both at once in both orders.
let realPairwise = PairwisePrompt(
  before: "A user asked:\n{instruction}\n\nAnswer A:\n", between: "\n\nAnswer B:\n",
  after: "\n\nWhich answer is better? Reply with A or B.")
struct RealComparing: Codable {
  var pointwise, pairwise, shownFirst, consistent: Interval
  /// Probability that the first place gains by being the first.
  var positionBias: Double
  var lead: Interval
}
func realComparing(_ study: Study) throws -> RealComparing {
  let pairs = study.world.bench(
    perSubset: options.scale.pick(quick: 3, book: 30, full: 100), seed: options.seed)
  let verdicts = try study.comparer(realPairwise).compare(pairs)
  func outcomes(_ probability: (PairwiseVerdict) -> Double) -> [RewardBench.Outcome] {
    RewardBench.outcomes(pairs, scores: verdicts.map { [probability($0), 0.5] })
  }
  let (one, two) = (try study.judge().outcomes(pairs), outcomes(\.probability))
  let isConsistent = verdicts.map { $0.isConsistent ? 1.0 : 0 }
  return RealComparing(
    pointwise: RewardBench(one).total, pairwise: RewardBench(two).total,
    shownFirst: RewardBench(outcomes(\.shownFirst)).total,
    consistent: .share(isConsistent.reduce(0, +), of: isConsistent.count),
    positionBias: verdicts.map(\.positionBias).average,
    lead: BenchComparison(of: one, over: two).total)
}

//: **Without any training.** The judge can also choose: among $N$ samples, and among ten system
//: prompts, of which the model takes the one whose answers to training prompts it likes best (the
//: idea of PrefPO, a neighbour that moves the prompt and not the weights).
let systemPrompts = [
  "You are a helpful assistant.", "Answer in one word if you can.",
  "Answer briefly and exactly, in the form that is asked for.",
  "Think before you answer, then give only the answer.", "You are a careful teacher.",
  "You are a pirate. Speak like one.", "Write long, vivid answers.",
  "If you are not sure, say that you do not know.",
  "Do what is asked, unless it could hurt somebody; then decline politely.",
  "Answer with a question.",
]
struct RealChoosing: Codable {
  /// Mean quality of the best of 1, 2, 4, 8 by P(Yes), and by the checker.
  var bestOf: [Interval]
  var possible: [Interval]
  /// By system prompt: mean p′_yes of its answers to training prompts, quality on held-out ones.
  var liked: [Double]
  var quality: [Interval]
  var plain: Interval
}
func realChoosing(_ study: Study) throws -> RealChoosing {
  let count = options.scale.pick(quick: 8, book: 120, full: 300)
  let tasks = study.world.mixedTasks(count, heldOut: true, seed: options.seed)
  let random = Random(seed: options.seed).stream("choosing")
  let judge = try study.judge()
  let eight = try study.sampling(8, temperature: 0.8).items(
    of: study.model, to: tasks.map(\.prompt), random: random)
  let scores = try judge.scores(eight)
  let quality = zip(tasks, eight).map { task, item in item.responses.map(task.quality) }
  let best = [1, 2, 4, 8].map { n in
    Interval.mean(
      zip(scores, quality).map { scores, quality in
        quality[(0..<n).max { scores[$0] < scores[$1] } ?? 0]
      })
  }
  func answers(_ tasks: [any WorldTask], under system: String?) throws -> [JudgeItem] {
    try study.sampling(1, temperature: 0.8).items(
      of: study.model,
      to: tasks.map { task in
        var item = task.prompt
        item.conversation = system.map { [.system($0), .user(item.instruction)] }
        return item
      }, random: random.stream(system ?? "none"))
  }
  func read(_ tasks: [any WorldTask], _ items: [JudgeItem]) -> Interval {
    .mean(zip(tasks, items).map { $0.quality(of: $1.responses[0]) })
  }
  let training = study.world.mixedTasks(count, heldOut: false, seed: options.seed)
  return RealChoosing(
    bestOf: best,
    possible: [1, 2, 4, 8].map { n in .mean(quality.map { $0.prefix(n).max() ?? 0 }) },
    liked: try systemPrompts.map { system in
      try judge.scores(try answers(training, under: system)).map { $0[0] }.average
    },
    quality: try systemPrompts.map { try read(tasks, answers(tasks, under: $0)) },
    plain: read(tasks, try answers(tasks, under: nil)))
}
let real = RealModel(options, report)  // hide
let lossRuns = real.result("losses", realLossRuns)
let comparing = real.result("comparing", realComparing)
let choosing = real.result("choosing", realChoosing)
if let lossRuns, let comparing, let choosing {
  var losses = Table(columns: [
    "loss", "gain in one round", "length, characters", "different samples",
  ])
  for arm in lossRuns.value.arms {
    losses.add(
      .text(arm), .percentEstimate(Estimate(lossRuns.value.lead(arm))),
      .number(lossRuns.value.mean(arm, 1) { $0.length }.value, digits: 0),
      .percent(lossRuns.value.mean(arm, 1) { $0.diversity }.value))
  }
  report.table(losses)
  let two = comparing.value
  report.text(
    """
    One at a time the judge is right in \(Estimate(two.pointwise).percent()) (mean of the sections), \
    two at a time in \(Estimate(two.pairwise).percent()) of the pairs, and in \
    \(Estimate(two.shownFirst).percent()) when only asked with the better one first. Both orders agree \
    in \(Estimate(two.consistent).percent()); being first is worth \
    \(Format.percent(two.positionBias)) of probability.
    """)
  let choice = choosing.value
  var chosen = Table(columns: ["best of", "by P(Yes)", "best there is"])
  for (index, n) in [1, 2, 4, 8].enumerated() {
    chosen.add(
      .integer(n), .percentEstimate(Estimate(choice.bestOf[index])),
      .percentEstimate(Estimate(choice.possible[index])))
  }
  report.table(chosen)
  var prompts = Table(columns: ["system prompt", "liked (mean p′_yes)", "held-out quality"])
  for index in choice.liked.indices.sorted(by: { choice.liked[$0] > choice.liked[$1] }) {
    prompts.add(
      .text(systemPrompts[index]), .number(choice.liked[index], digits: 3),
      .percentEstimate(Estimate(choice.quality[index])))
  }
  prompts.add("none", .missing, .percentEstimate(Estimate(choice.plain)))
  report.table(prompts)
  report.origin(lossRuns.about)
} else {
  report.notMeasured(real)
}
//-
//: How to read it. *Losses:* where nothing holds the chosen responses up, a loss on the labels of a
//: judge that is hardly right can only lose; learning what was chosen, without a look at what was
//: rejected, gains by itself. *Two at a time:* where both orders hardly ever agree, the model reads
//: places and not answers, and the mean of the two orders is what little is left. *Choosing:* compare
//: the two columns. The best answer is mostly there, and the judge does not find it; and no system
//: prompt, least of all the one that it likes, has to be better than none.

//: ## Summary card
let yes = ways[0]
let written = ways[4]
let atEnd = stream("rounds", thirds) { $0.meanQuality }
// hide begin
var card = Table(columns: ["", "in words", "measured in this chapter"])
card.add(
  "core equation", .markdown("$p'_\\text{yes} = \\sigma(z_\\text{yes} - z_\\text{no})$"),
  "two rows of the head, one difference")
card.add(
  "insight", "an instruct model can say whether a response is good",
  .markdown("right in \(Estimate(accuracy(yes)).percent()) of held-out pairs (medium model)"))
card.add(
  "mechanism", "one pass per response, best against worst, DPO",
  .markdown(
    "\(Format.number(Double(yes.cost.passes) / Double(bench.count), digits: 0)) passes a pair and no token written; the written score takes \(Format.number(flops(written) / flops(yes), digits: 1)) times the FLOPs"
  ))
card.add(
  "what it buys", "a policy that improves without a second model",
  .markdown(
    "quality \(Format.number(before.value, digits: 2)) → \(Estimate(.mean(atEnd)).text(digits: 2)) in three small rounds (small model)"
  ))
card.add(
  "what it risks", "the judge's blind spots",
  .markdown(
    "the best trick fools the start in \(Format.percent(atStart.map(\.value).max() ?? 0)) of pairs, plain error \(Format.percent(atStart[0].value))"
  ))
// hide end
report.table(card)
//-
//: The lesson's card also says "about 97 % of RLAIF": chapter 8 measures that ratio, and note 1 below
//: says where the number comes from.

//: ## What is claimed, and what we found
//: The rules were written down before the numbers.
let yesOverWritten = BenchComparison(of: yes.outcomes, over: written.outcomes).total
let costRatio = flops(written) / flops(yes)
let (eceYes, eceWritten) = (calibration(yes)?.ece, calibration(written)?.ece)
let isBetterCalibrated = (eceYes?.value ?? 1) < (eceWritten?.value ?? 0)
let isClearlyCalibrated = (eceYes?.high ?? 1) < (eceWritten?.low ?? 0)
let gap = gaps["irepo", default: []].map(\.value)
let (lostToOne, lostToMost) = (gap.first ?? 1, gap.last ?? 1)
let falls = zip(gap, gap.dropFirst()).allSatisfy { $0 > $1 }
var realClaims: [Claim] = []
if let choice = choosing?.value, let two = comparing?.value {
  let order = choice.liked.indices.sorted { choice.liked[$0] > choice.liked[$1] }
  let (first, middle) = (choice.quality[order[0]], choice.quality.map(\.value).average)
  realClaims = [
    Claim(
      "9.R1", "A real model improves without training, by choosing with its own judgement.",
      source: "lesson, chapter 9 (rejection sampling); PrefPO", figure: nil,
      rule: """
        reproduced if the best of 8 by P(Yes) is above the lone sample by 5 points (its interval above \
        the other's value) and the system prompt that it likes best is above the mean of the ten \
        (interval); partly if one of the two
        """,
      measured: """
        best of 8 \(Estimate(choice.bestOf[3]).percent()), one \
        \(Estimate(choice.bestOf[0]).percent()); its system prompt \(Estimate(first).percent()), the \
        mean of ten \(Format.percent(middle))
        """,
      verdict: {
        let chooses =
          choice.bestOf[3].low > choice.bestOf[0].value
          && choice.bestOf[3].value >= choice.bestOf[0].value + 0.05
        let prompts = first.low > middle
        return chooses && prompts ? .reproduced : chooses || prompts ? .partly : .notReproduced
      }()),
    Claim(
      "9.R2", "A real model judges better two at a time than one at a time.",
      source: "lesson, chapter 9 (LLM-as-judge)", figure: nil,
      rule: """
        reproduced if pairwise, both orders averaged, leads (interval above 0); partly if it does not \
        fall behind (interval) and its two orders agree in more than half (interval)
        """,
      measured: """
        pointwise less pairwise \(Estimate(two.lead).percent()); orders agree in \
        \(Estimate(two.consistent).percent())
        """,
      verdict: two.lead.high < 0
        ? .reproduced
        : two.lead.low <= 0 && two.consistent.low > 0.5 ? .partly : .notReproduced),
  ]
}
report.claims(
  realClaims + [
    Claim(
      "9.1", "Under ideal assumptions iREPO's minimiser is the optimal policy.",
      source: "iREPO, abstract", figure: "table",
      rule: """
        reproduced if with exact labels the total variation to $\\pi^*$ ends below 0.001; partly if \
        below 0.05
        """,
      measured: """
        \(Format.number(end("irepo"), digits: 6)); DPO on the same soft labels \
        \(Format.number(end("dpo, soft"), digits: 6))
        """,
      verdict: end("irepo") < 1e-3 ? .reproduced : end("irepo") < 0.05 ? .partly : .notReproduced),
    Claim(
      "9.2", "Without them, what iREPO loses is bounded, and small when annotators are many.",
      source: "iREPO, abstract", figure: "table",
      rule: """
        reproduced if the value lost falls with every larger $h$ and the last is below a tenth of the \
        first; partly if only the last is below the first
        """,
      measured: "from \(Format.number(lostToOne, digits: 3)) at h = \(counts.first ?? 0) to "
        + "\(Format.number(lostToMost, digits: 3)) at h = \(counts.last ?? 0)",
      verdict: falls && lostToMost < 0.1 * lostToOne
        ? .reproduced : lostToMost < lostToOne ? .partly : .notReproduced),
    Claim(
      "9.3", "On soft labels iREPO beats the preference baselines.", source: "iREPO, abstract",
      figure: "soft",
      rule: """
        reproduced if its quality, mean over four kinds of label, is above the best of DPO, cDPO and \
        identity PO, interval over seeds above 0; partly if above DPO's alone
        """,
      measured: """
        against the best \(Estimate(overBest).text()), against DPO \(Estimate(overDPO).text()), against \
        DPO on the same soft labels \(Estimate(overSoft).text())
        """,
      verdict: overBest.low > 0 ? .reproduced : overDPO.low > 0 ? .partly : .notReproduced),
    Claim(
      "9.4", "Reading a score from logits is more efficient than having it written.",
      source: "lesson, chapter 9", figure: "asking",
      rule: """
        reproduced if three written scores take twice the FLOPs or more and $p'_\\text{yes}$ is not \
        certainly less accurate; partly if only cheaper
        """,
      measured: """
        written \(Format.number(costRatio, digits: 1)) times the FLOPs; accuracy of $p'_\\text{yes}$ \
        minus that of the score \(Estimate(yesOverWritten).percent())
        """,
      verdict: costRatio >= 2 && yesOverWritten.high >= 0
        ? .reproduced : costRatio > 1 ? .partly : .notReproduced),
    Claim(
      "9.5", "$p'_\\text{yes}$ is better calibrated than a written score.",
      source: "lesson, chapter 9 (the code has no such metric)", figure: "calibration",
      rule: "reproduced if its ECE is lower, intervals apart; partly if only lower",
      measured: """
        ECE \(eceYes.map { Estimate($0).text() } ?? "–") against \
        \(eceWritten.map { Estimate($0).text() } ?? "–")
        """,
      verdict: isClearlyCalibrated ? .reproduced : isBetterCalibrated ? .partly : .notReproduced),
    Claim(
      "9.6", "Online training with a curriculum is the better way on from rounds.",
      source: "lesson, chapter 9 (a future direction)", figure: "online",
      rule: """
        reproduced if at equal budget its quality is above that of rounds, interval of the paired \
        difference above 0; partly if the mean is
        """,
      measured: """
        with curriculum \(Estimate(curriculumGain).text()), without \(Estimate(plainGain).text())
        """,
      verdict: curriculumGain.low > 0
        ? .reproduced : curriculumGain.value > 0 ? .partly : .notReproduced),
  ])

//: ## Where this differs from the papers
//: 1. *About 97 % of RLAIF.* The lesson's card has it; no such comparison was found in the paper or
//:    its code. Their baselines for training are a reward model and Self-Rewarding (IPO 54.35 against
//:    53.10 and 48.02 on the mean of five benchmarks; from a secondary source).
//: 2. *Calibrated.* The lesson says so; the authors' code has no calibration metric.
//: 3. *iREPO's loss* is rebuilt from its abstract and the Bradley–Terry model: no code was found, nor
//:    its numbers of annotators, rounds and prompts, nor its $\beta$. Clipping $\hat p$ and the prior
//:    games that keep strengths finite are our choices; so is feeding it Yes/No margins.
//: 4. *Identity PO* takes means per token, as TRL does; the original code sums.
//: 5. *KTO* is meant for unpaired responses. Here each pair is one good and one bad response, and the
//:    divergence is estimated with other prompts' chosen responses.
//: 6. *ORPO's likelihood* is that of the response; TRL's covers the prompt as well.
//: 7. *One round, one model size.* RePO's own table has SimPO and RePO above DPO on 8-billion models
//:    (46.7 and 43.8 against 40.2, AlpacaEval 2 length-controlled, Llama-3-Instruct; from the paper).
//:    Their margins are per token, of long answers; ours are of a dozen words.
//:
//: ## The metrics
//: *True quality* and *KL from the start* are chapter 4's. *Chosen ln π* is how much the log-probability
//: of the chosen responses, summed over their tokens, has changed. *Total variation* is the largest
//: difference that any event's probability has under two policies. *Value* is
//: $\mathbb E r - \beta\,\text{KL}$. *ECE* is the mean distance between the probability said and the
//: share that was true, here of "this response is flawless". *Fooled* is an error rate under a trick.
//:
//: ## Questions
//: **At the start of training, when policy and reference agree, how do DPO, cDPO, the hinge and KTO
//: differ?**
let fourQualities = ["dpo", "cdpo", "hinge", "kto"]  // hide
  .map { "\($0) " + over($0) { $0.quality }.text() }.joined(separator: ", ")  // hide
report.details(
  "Answer",
  """
  Hardly. At $\\Delta = 0$ the slope of each in $\\Delta$ is the same for all pairs, and AdamW divides \
  its size out. They part only where margins have grown: the hinge stops at $\\beta\\Delta = 1$, cDPO \
  where $\\sigma(\\beta\\Delta) = 1 - \\varepsilon$, DPO never. Here they reached \
  \(fourQualities).
  """)
//-
//: **iREPO's targets are log-odds of $\hat p$. Could DPO use the same labels?**
report.details(
  "Answer",
  """
  Yes: as the weights of its two sides. That cross-entropy has the same minimiser, and needs no \
  clipping where all annotators agree. On the table it ended \
  \(Format.number(end("dpo, soft"), digits: 5)) from $\\pi^*$, the regression \
  \(Format.number(end("irepo"), digits: 5)); with one annotator per comparison it lost \
  \(Format.number(gaps["dpo, soft"]?.first?.value ?? 1, digits: 2)) of value, the \
  regression \(Format.number(lostToOne, digits: 2)).
  """)
//-
//: ## Exercises
//: 1. Write a loss of your own: a `PreferenceLoss` with a name and one line. Where does it settle on
//:    the table?
//: 2. Let the twelve losses train for twenty epochs. Which of them lets go of the chosen responses?
//: 3. Give iREPO's clip other values between 0.001 and 0.2. What does it trade?
//: 4. Put the constant text among each prompt's four samples. Does the loop of chapter 4 find it?
report.write()  // hide
