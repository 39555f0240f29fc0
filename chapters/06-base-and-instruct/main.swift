//: # 6 · Base against instruct
//: **Question.** What does instruction tuning give to a judge: the knowledge of what is good, or only
//: the words to say it?
//:
//: A base model continues texts. Asked "Yes or No?" it may go on with anything. The lesson says that
//: base models, even large ones, judge poorly: their $P(\text{Yes})$ and $P(\text{No})$ are nearly
//: uniform and uncalibrated, because they were never trained to answer in that form. And it offers a
//: thought: a base model may *know* that response A is better than B, in that it finds A likelier, and
//: still be unable to *say* so.
//:
//: Two numbers make that a question for measurement. What a model **says** of a response $y$ to an
//: instruction $x$, and what it **knows**:
//:
//: $$\text{say} = \sigma(z_\text{yes} - z_\text{no}) \qquad\qquad
//: \text{know} = \ln \pi(y|x) = \sum_t \ln \pi(y_t | x, y_{<t})$$
//:
//: Either ranks the two responses of a pair, and is right when the flawless one comes out higher. The
//: sum favours short responses, so its mean over the tokens is shown beside it.
//:
//: **What is simplified.** The base models read a forum in which half of the answers are flawed; they
//: have met Yes and No there, behind short questions about single facts and steps. Instruct models of
//: the same sizes were then tuned on demonstrations and on yes/no questions about responses. In real
//: training the second part is far shorter than the first; here it is the longer one.
import Book  // hide

let (options, report) = openChapter(reading: [.base])  // hide

//: ## The experiment
//: Six models that come with the package, three sizes before and after tuning, judge the same
//: held-out pairs. In each pair one response is flawless and the other has one flaw.
let shipped = PocketRecipe.shipped(.small)
func tokens(_ phase: PocketRecipe.Phase) -> Int { phase.steps * phase.tokensPerStep }
report.text(
  """
  The small base model has read about \(tokens(shipped.pretraining)) tokens of the forum, the instruct \
  model \(tokens(shipped.tuning)) more.
  """)
let pairs = PocketBench.pairs(
  perSubset: options.scale.pick(quick: 6, book: 100, full: 300), seed: options.seed)
let items = pairs.map {
  JudgeItem(
    instruction: $0.prompt, category: $0.section.rawValue, responses: [$0.chosen, $0.rejected])
}
func bench(_ scores: [[Double]]) -> RewardBench {
  RewardBench(RewardBench.outcomes(pairs.map(\.item), scores: scores))
}
//-
//: Asked in the judge's form, a model gives a score and the mass $p_\text{yes} + p_\text{no}$. The
//: entropy $H = -\sum_w p_w \ln p_w$ of the whole next-word distribution says how open the answer is:
//: $\ln V$ for a model that has no idea, 0 for one that is certain of its next word. The calibration is
//: over all responses, of which one half is flawless.
struct Asked {
  var bench: RewardBench
  var scores: [[JudgeScore]]
  var entropy: Interval
  /// Mean p of each word as the answer.
  var answer: [Double]
  var calibration: Calibration
  var mass: Interval { .mean(scores.joined().map(\.mass)) }
}
func ask(_ model: LanguageModel) throws -> Asked {
  let judge = try PreferenceClassifier(model, prompt: PocketText.judge)
  let scores = try judge.judge(items)
  let some = items.indices.filter { $0 % 4 == 0 }.map { items[$0] }
  let answers = try Array(judge.answers(to: some).joined())
  let mean = answers[0].indices.map { word in answers.map { exp($0[word]) }.average }
  return Asked(
    bench: bench(scores.map { $0.map(\.score) }), scores: scores,
    entropy: .mean(answers.map { entropy(logProbabilities: $0) }), answer: mean,
    calibration: Calibration(forecasts(scores)))
}
func forecasts(_ scores: [[JudgeScore]]) -> [Forecast] {
  scores.flatMap { [($0[0].score, true), ($0[1].score, false)] }
}
//-
struct Subject {
  var size: PocketSize
  var stage: PocketStage
  var model: LanguageModel
  var asked: Asked
  var name: String { "\(size.rawValue) \(stage.rawValue)" }
}
let sizes = options.scale.pick(
  quick: [PocketSize.small], book: PocketSize.allCases, full: PocketSize.allCases)
let subjects = orExit(
  try sizes.flatMap { size in
    try PocketStage.allCases.map { stage in
      let model = try PocketModels.load(size, stage)
      return Subject(size: size, stage: stage, model: model, asked: try ask(model))
    }
  })
let (bases, instructs) = (
  subjects.filter { $0.stage == .base }, subjects.filter { $0.stage == .instruct }
)

//: ## Asked for a verdict
var table = Table(
  columns: ["model", "accuracy", "mass on Yes + No", "entropy (nats)", "ECE", "Brier", "AUC"])
for subject in subjects {
  let asked = subject.asked
  table.add(
    .text(subject.name), .percentEstimate(Estimate(asked.bench.subsetMean)),
    .percentEstimate(Estimate(asked.mass)), .estimate(Estimate(asked.entropy), digits: 2),
    .estimate(Estimate(asked.calibration.ece), digits: 2),
    .estimate(Estimate(asked.calibration.brier), digits: 2),
    .estimate(Estimate(asked.calibration.auc), digits: 2))
}
report.table(table)
func likeliest(_ asked: Asked) -> String {
  asked.answer.indices.sorted { asked.answer[$0] > asked.answer[$1] }.prefix(4).map {
    "`\(Vocabulary.words[$0])` \(Format.percent(asked.answer[$0], digits: 0))"
  }.joined(separator: ", ")
}
let (first, firstTuned) = (bases[0], instructs[0])
report.text(
  """
  A choice among all \(Vocabulary.words.count) words at random has an entropy of \
  \(Format.number(log(Double(Vocabulary.words.count)), digits: 2)) nats. What the models would write, \
  likeliest first and on average over the responses: \(first.name) \(likeliest(first.asked)); \
  \(firstTuned.name) \(likeliest(firstTuned.asked)).
  """)
//-
let subsets = pairs.map(\.subset.rawValue).reduce(into: [String]()) {
  if !$0.contains($1) { $0.append($1) }
}
report.figure(
  Figure(
    "accuracy", title: "Base and instruct, subset by subset",
    caption: """
      Accuracy by subset with 95 % Wilson intervals, one panel per size. A base model far from one \
      half is not undecided: it prefers one kind of text, and the subset happens to reward or to \
      punish that.
      """,
    panels: sizes.map { size in
      Panel.categories(
        size.rawValue, rows: subsets, x: Axis("accuracy", range: 0...1.02, percent: true),
        references: [.vertical(0.5)],
        subjects.filter { $0.size == size }.map { subject in
          .estimates(
            subject.stage.rawValue, subject.asked.bench.subsets.map { Estimate($0.accuracy) })
        })
    }))

//: ## Nearly uniform?
//: *Uniform* can mean two things. Between the two words: $p'_\text{yes} \approx \tfrac12$ whatever the
//: response. Or among all words: the mass is small and the entropy large. Here are the scores.
func histogram(_ subject: Subject) -> Panel {
  Panel(
    subject.name, x: Axis("score p′_yes", range: 0...1),
    y: Axis("share of responses", range: 0...1),
    [
      .histogram("flawless", of: subject.asked.scores.map { $0[0].score }, in: 0...1, bins: 20),
      .histogram("flawed", of: subject.asked.scores.map { $0[1].score }, in: 0...1, bins: 20),
    ])
}
report.figure(
  Figure(
    "scores", title: "How the scores are distributed",
    caption: """
      Scores of flawless and of flawed responses, base models above, instruct models below. A judge \
      pulls the two apart. Where a base model's scores lie says which of the two words it would rather \
      write; that the two colours lie on each other says that it has not looked at the response.
      """, columns: sizes.count, panels: (bases + instructs).map(histogram)))
func between(_ subject: Subject) -> Double {
  let all = subject.asked.scores.joined().map(\.score)
  return Double(all.count { (0.4...0.6).contains($0) }) / Double(all.count)
}
report.text(
  "Scores between 0.4 and 0.6: "
    + subjects.map { "\($0.name) \(Format.percent(between($0), digits: 0))" }
    .joined(separator: ", ") + ".")
//-
//: ## Calibrated?
//: Of all responses scored 0.7, seven in ten should be flawless. Note that "uniform" and
//: "uncalibrated" exclude each other here: one half of the responses is flawless, so a judge that
//: always says 0.5 is perfectly calibrated, and useless. What makes a judge useful is resolution, how
//: far the truth differs between its bins; what makes it honest is reliability.
func reliability(_ stage: PocketStage) -> Panel {
  Panel(
    stage.rawValue, x: Axis("score p′_yes", range: 0...1),
    y: Axis("share that is flawless", range: 0...1), references: [.diagonal("calibrated")],
    subjects.filter { $0.stage == stage }.map { subject in
      .line(
        subject.size.rawValue,
        subject.asked.calibration.bins.filter { $0.count >= 10 }.map {
          DataPoint($0.probability, Estimate($0.share))
        }, interval: .bars)
    })
}
report.figure(
  Figure(
    "reliability", title: "What is said against what is true",
    caption: """
      Share of flawless responses by score, in ten bins, with 95 % Wilson intervals; bins of fewer \
      than ten responses are left out. Points on the dashed line are calibrated.
      """, panels: PocketStage.allCases.map(reliability)))
var parts = Table(
  columns: [
    "model", "mean score (0.5 are flawless)", "reliability (0 is best)",
    "resolution (0.25 is best)",
  ])
for subject in subjects {
  let found = subject.asked.calibration
  parts.add(
    .text(subject.name), .number(subject.asked.scores.joined().map(\.score).average, digits: 2),
    .number(found.reliability), .number(found.resolution))
}
report.table(parts)

//: ## Knows and says
//: Now the base model is asked nothing. It reads instruction and response as the forum would have
//: them, `q : … a : …`, and its own likelihood ranks the two.
func know(
  _ model: LanguageModel, _ format: ChatFormat, perToken: Bool = false
) throws -> RewardBench {
  bench(try LikelihoodJudge(model, format: format, perToken: perToken).scores(items))
}
let known = orExit(try bases.map { try know($0.model, PocketText.forum) })
let knownPerToken = orExit(try bases.map { try know($0.model, PocketText.forum, perToken: true) })
let tuned = orExit(try instructs.map { try know($0.model, PocketText.chat) })
//-
//: And it can be asked in the one form of yes/no question that it has met: `q : is 7 + 5 = 13 ? a :`.
//: Each item holds a true and a false statement of the same kind; right is to find Yes likelier
//: behind the true one.
func forumChecks(_ category: Category, count: Int) -> [JudgeItem] {
  var random = Random(seed: options.seed).stream("checks \(category.rawValue)")
  func question(_ isTrue: Bool) -> String {
    while true {
      let check = Corpora.check(category, using: &random)
      if check.isTrue == isTrue { return check.question }
    }
  }
  return (0..<count).map { _ in
    JudgeItem(
      instruction: "", category: category.rawValue, responses: [question(true), question(false)])
  }
}
let checks = Category.allCases.map {
  forumChecks($0, count: options.scale.pick(quick: 10, book: 150, full: 400))
}
func forumSays(_ model: LanguageModel) throws -> (accuracy: [Interval], mass: Double) {
  let judge = try PreferenceClassifier(model, prompt: PocketText.forumCheck)
  let scores = try checks.map { try judge.judge($0) }
  return (
    scores.map { scores in
      .share(scores.map { $0[0].score > $0[1].score ? 1 : 0 }.reduce(0, +), of: scores.count)
    }, scores.joined().joined().map(\.mass).average
  )
}
let inForum = orExit(try bases.map { try forumSays($0.model) })
//-
var knowledge = Table(
  columns: [
    "size", "base knows (sum)", "base knows (per token)", "base says", "instruct says",
    "instruct knows (sum)",
  ])
for index in sizes.indices {
  let cells = [
    known[index], knownPerToken[index], bases[index].asked.bench, instructs[index].asked.bench,
    tuned[index],
  ].map { Cell.percentEstimate(Estimate($0.subsetMean)) }
  knowledge.rows.append([.text(sizes[index].rawValue)] + cells)
}
report.table(knowledge)
let shown = sizes.count / 2
let leastKnown =
  known[shown].subsets.min { $0.accuracy.value < $1.accuracy.value } ?? known[0].subsets[0]
report.figure(
  Figure(
    "know", title: "Knowing against saying",
    caption: """
      Size \(sizes[shown].rawValue), accuracy by subset with 95 % Wilson intervals. *Knows:* the base \
      model's likelihood of the response in the forum's form, summed or per token. *Says:* P(Yes) in \
      the judge's form, base and instruct. Look at how far the first two stand from the third, and at \
      the subset where knowing fails, \(leastKnown.name).
      """,
    .categories(
      rows: subsets, x: Axis("accuracy", range: 0...1.02, percent: true),
      references: [.vertical(0.5, "chance")],
      [
        .estimates("base knows (sum)", known[shown].subsets.map { Estimate($0.accuracy) }),
        .estimates(
          "base knows (per token)", knownPerToken[shown].subsets.map { Estimate($0.accuracy) }),
        .estimates("base says", bases[shown].asked.bench.subsets.map { Estimate($0.accuracy) }),
        .estimates(
          "instruct says", instructs[shown].asked.bench.subsets.map { Estimate($0.accuracy) }),
      ])))
let wording =
  leastKnown.name == PocketSubset.safetyRefuse.rawValue
  ? "A refusal is worded in two ways, which share its probability; help is always worded the same."
  : ""
report.text(
  """
  Likelihood is no judge of goodness, it says what is usual; in this forum the flawless answer is the \
  commonest single text, so the two mostly agree. Where they part, it shows: \(leastKnown.name), where \
  the likelier response is the better one in \(Estimate(leastKnown.accuracy).percent()) of the pairs. \
  \(wording)
  """)
//-
var forum = Table(
  columns: ["base model"] + Category.allCases.map { .text($0.rawValue) } + ["mass on Yes + No"])
for (base, says) in zip(bases, inForum) {
  let cells = says.accuracy.map { Cell.percentEstimate(Estimate($0)) }
  forum.rows.append([.text(base.name)] + cells + [.percent(says.mass)])
}
report.text("Asked in the forum's own form about single facts and steps:")
report.table(forum)

//: ## Along instruction tuning
//: When do the words come, and when the judgement? We tune the small base model again by the recipe
//: of the shipped one, cut short, with three seeds, and stop to look. Two more arms take something
//: away: in one the tuning holds demonstrations only, in the other its questions are about chat and
//: safety only, so that nobody ever asks about a sum or a program.
let looks = options.scale.pick(
  quick: [4, 8], book: [10, 20, 40, 80, 160, 320, 480, 640, 900],
  full: [10, 20, 40, 80, 160, 320, 640, 1280, 2560, 4000, 6000])
let steps = looks[looks.count - 1]
let seeds = 3
enum Arm: String, CaseIterable {
  case whole = "whole mix", silent = "demonstrations only"
  case half = "asked about chat and safety only"
}
func recipe(_ arm: Arm, seed: Int) -> PocketRecipe {
  var recipe = PocketRecipe.shipped(.small)
  recipe.seed = 1000 * options.seed + UInt64(seed)
  recipe.tuning.steps = steps
  switch arm {
  case .whole: break
  case .silent:
    recipe.assumptions.verificationShare = 0
    recipe.assumptions.stepwiseShare = 0
  case .half:
    recipe.assumptions.verifiedShares = [0.7, 0, 0, 0.3]
    recipe.assumptions.stepwiseShares = [1, 0, 0, 0]
  }
  if arm != .whole {
    recipe.assumptions.critiqueShare = 0
    recipe.assumptions.comparisonShare = 0
  }
  return recipe
}
//-
struct Look {
  var says: RewardBench
  var knows: RewardBench
  var mass: Double
  /// Mean over the subsets of chat and safety, or of code and math.
  static func mean(_ bench: RewardBench, _ sections: Set<Category>) -> Double {
    bench.subsets.filter { line in
      sections.contains { line.name.hasPrefix($0.rawValue) }
    }.map(\.accuracy.value).average
  }
}
func look(_ model: LanguageModel) throws -> Look {
  let scores = try PreferenceClassifier(model, prompt: PocketText.judge).judge(items)
  return Look(
    says: bench(scores.map { $0.map(\.score) }), knows: try know(model, PocketText.chat),
    mass: scores.joined().map(\.mass).average)
}
func tune(_ arm: Arm, seed: Int) throws -> [Look] {
  let model = try PocketModels.load(.small, .base, trainable: true)
  var found = [try look(model)]
  try recipe(arm, seed: seed).tune(model) { _, step, _, _ in
    progress.advance()
    if looks.contains(step) { found.append(try look(model)) }
  }
  return found
}
//-
let progress = Notebook.Progress(  // hide
  "ch06 steps", total: Arm.allCases.count * seeds * steps, quiet: options.quiet)  // hide
var runs: [Arm: [[Look]]] = [:]
for arm in Arm.allCases {
  runs[arm] = orExit(try (1...seeds).map { try tune(arm, seed: $0) })
}
progress.finish()  // hide
func over(_ arm: Arm, _ index: Int, _ value: (Look) -> Double) -> Interval {
  .mean(runs[arm, default: []].map { value($0[index]) })
}
func curve(_ name: String, _ arm: Arm, _ value: @escaping (Look) -> Double) -> Series {
  .line(
    name,
    ([0] + looks).enumerated().map { DataPoint(Double($1), Estimate(over(arm, $0, value))) })
}

let asked: Set<Category> = [.chat, .safety]
let unasked: Set<Category> = [.code, .math]
func accuracies(_ title: String, _ sections: Set<Category>) -> Panel {
  Panel(
    title, x: Axis("tuning steps"), y: Axis("accuracy", range: 0.3...1.02, percent: true),
    references: [.horizontal(0.5)],
    Arm.allCases.map { arm in curve(arm.rawValue, arm) { Look.mean($0.says, sections) } })
}
report.figure(
  Figure(
    "tuning", title: "The judge along instruction tuning",
    caption: """
      The small model while it is tuned from base, \(seeds) seeds, bands are 95 % intervals over seeds. \
      *Above:* what it says, by pairs of chat and safety and by pairs of code and math. *Below left:* \
      the mass on Yes and No, which is all that the form needs. *Below right:* the arm that is never \
      asked about code and math, what its likelihoods know of them and what it says.
      """, columns: 2,
    panels: [
      accuracies("says: chat and safety", asked), accuracies("says: code and math", unasked),
      Panel(
        "mass on Yes + No", x: Axis("tuning steps"),
        y: Axis("mass", range: 0...1.02, percent: true),
        Arm.allCases.map { arm in curve(arm.rawValue, arm, \.mass) }),
      Panel(
        "code and math, never asked", x: Axis("tuning steps"),
        y: Axis("accuracy", range: 0.3...1.02, percent: true), references: [.horizontal(0.5)],
        [
          curve("knows (likelihood in chat turns)", .half) { Look.mean($0.knows, unasked) },
          curve("says", .half) { Look.mean($0.says, unasked) },
        ]),
    ]))
/// The first look at which the mean over seeds has gone nine tenths of its way.
func ninetieth(_ value: @escaping (Look) -> Double) -> Int {
  let way = (0...looks.count).map { over(.whole, $0, value).value }
  let goal = way[0] + 0.9 * (way[looks.count] - way[0])
  return ([0] + looks)[way.firstIndex { $0 >= goal } ?? looks.count]
}
let (massAt, sayAt) = (ninetieth(\.mass), ninetieth { $0.says.subsetMean.value })
let end = looks.count
func ended(_ arm: Arm, _ value: (Look) -> Double) -> Estimate { Estimate(over(arm, end, value)) }
report.text(
  """
  In the whole mix the mass has gone nine tenths of its way after \(massAt) steps, the accuracy after \
  \(sayAt). At the end the model is right in \
  \(ended(.whole) { $0.says.subsetMean.value }.percent()); tuned on demonstrations only, in \
  \(ended(.silent) { $0.says.subsetMean.value }.percent()), with a mass of \
  \(ended(.silent, \.mass).percent()).
  """)
report.text(
  """
  Asked about chat and safety only, the model has a mass of \(ended(.half, \.mass).percent()) on the \
  two words, on all kinds of pairs. It judges chat and safety at \
  \(ended(.half) { Look.mean($0.says, asked) }.percent()). Of code and math it knows \
  \(ended(.half) { Look.mean($0.knows, unasked) }.percent()) by likelihood and says \
  \(ended(.half) { Look.mean($0.says, unasked) }.percent()).
  """)

//: ## On a real model
//: What instruction tuning gave SmolLM2-135M can be asked in two ways. With the base model it was
//: tuned from, `--base FOLDER`, the two stand side by side. Without it, the instruct model is asked
//: once in its chat template and once as bare text, as a base model would be: what the form alone is
//: worth. And each is asked twice, for Yes or No (*says*), and by how likely it finds the two
//: responses (*knows*).
struct RealState: Codable {
  var name: String
  var says: Interval
  var mass: Double
  var middling: Double
  var ece: Interval
  var knows: Interval
  /// Accuracy of the likelihood on the pairs where P(Yes) is wrong.
  var knowsUnsaid: Interval
  /// says − knows.
  var lead: Interval
}
func realState(_ name: String, _ study: Study, perSubset: Int) throws -> RealState {
  let pairs = study.world.bench(perSubset: perSubset, seed: options.seed)
  let scores = try study.judge().judge(pairs.map(\.item))
  let says = RewardBench.outcomes(pairs, scores: scores.map { $0.map(\.score) })
  let knows = try LikelihoodJudge(study.model, format: study.format, perToken: true)
    .outcomes(pairs)
  let unsaid = zip(says, knows).filter { $0.0.credit < 0.5 }.map { $0.1.credit }
  let all = scores.flatMap { $0 }
  let forecasts = scores.enumerated().map { ($1[$0 / 2 % 2].score, $0 / 2 % 2 == 0) }
  return RealState(
    name: name, says: RewardBench(says).total, mass: all.map(\.mass).average,
    middling: all.map { abs($0.score - 0.5) < 0.1 ? 1 : 0 }.average,
    ece: Calibration(forecasts).ece, knows: RewardBench(knows).total,
    knowsUnsaid: .share(unsaid.reduce(0, +), of: unsaid.count),
    lead: BenchComparison(of: says, over: knows).total)
}
let real = RealModel(options, report)  // hide
func percent(_ interval: Interval) -> Cell { .percentEstimate(Estimate(interval)) }  // hide
let perRealSubset = options.scale.pick(quick: 4, book: 50, full: 100)  // hide
let onReal = real.result("states") { study in
  try [
    realState("instruct, chat template", study, perSubset: perRealSubset),
    realState(
      "instruct, bare text", Study(study.model, in: study.world), perSubset: perRealSubset),
  ]
}
let onBase = real.result("base", beside: options.base) { study in
  try [realState("base, bare text", study, perSubset: perRealSubset)]
}
if let onReal {
  var table = Table(columns: [
    "model", "says (P(Yes))", "mass", "scores within 0.1 of ½", "ECE",
    "knows (likelihood per token)",
    "knows what it says wrongly",
  ])
  for state in onReal.value + (onBase?.value ?? []) {
    table.add(
      .text(state.name), percent(state.says), .percent(state.mass), .percent(state.middling),
      percent(state.ece), percent(state.knows), percent(state.knowsUnsaid))
  }
  report.table(table)
  report.origin(onReal.about)
} else {
  report.notMeasured(real)
}
//-
//: A share near one half in the last column says that likelihood is no help where the answer in Yes
//: and No is wrong; above it, the model knows something that it cannot say.

//: ## What is claimed, and what we found
//: The rules were written down before the numbers. Intervals are over items (bootstrap) for the
//: shipped models and over seeds (Student) along tuning.
func list(_ values: [Double], _ digits: Int = 0) -> String {
  zip(sizes, values).map { "\($0.rawValue) \(Format.percent($1, digits: digits))" }
    .joined(separator: ", ")
}
let gaps = zip(bases, instructs).map { base, instruct in
  (
    value: instruct.asked.bench.subsetMean.value - base.asked.bench.subsetMean.value,
    apart: instruct.asked.bench.subsetMean.low > base.asked.bench.subsetMean.high
  )
}
func verdict(_ holds: [Bool], otherwise: Bool = false) -> Claim.Verdict {
  holds.allSatisfy { $0 }
    ? .reproduced : holds.contains(true) || otherwise ? .partly : .notReproduced
}
let eceApart = zip(bases, instructs).map { base, instruct in
  base.asked.calibration.ece.value >= 0.1
    && base.asked.calibration.ece.low > instruct.asked.calibration.ece.high
}
let knowsMore = zip(known, bases).map { $0.subsetMean.low > $1.asked.bench.subsetMean.high }
let neverAsked = runs[.half, default: []].map { Look.mean($0[end].says, unasked) }
let neverAskedGain = Interval.mean(
  runs[.half, default: []].map {
    Look.mean($0[end].says, unasked) - Look.mean($0[0].says, unasked)
  })
let neverAskedKnown = over(.half, end) { Look.mean($0.knows, unasked) }
var realClaims: [Claim] = []
if let states = onReal?.value {
  let (chat, bare) = (states[0], states[1])
  realClaims = [
    Claim(
      "6.R", "A real model knows by likelihood what it cannot say in Yes and No.",
      source: "lesson, chapter 6 (a thought there, not a finding)", figure: nil,
      rule: """
        reproduced if on pairs where P(Yes) is wrong likelihood is right in more than half (interval \
        above ½), asked in the chat template and bare; partly if in one of the two
        """,
      measured: """
        chat \(Estimate(chat.knowsUnsaid).percent()), bare \(Estimate(bare.knowsUnsaid).percent()); \
        says less knows: chat \(Estimate(chat.lead).percent()), bare \
        \(Estimate(bare.lead).percent())
        """,
      verdict: min(chat.knowsUnsaid.low, bare.knowsUnsaid.low) > 0.5
        ? .reproduced
        : max(chat.knowsUnsaid.low, bare.knowsUnsaid.low) > 0.5 ? .partly : .notReproduced)
  ]
}
report.claims(
  realClaims + [
    Claim(
      "6.1", "Instruct models judge far better than base models.",
      source: "lesson, chapter 6; paper (secondary source)", figure: "accuracy",
      rule: """
        reproduced if in every size the mean over subsets is 20 points or more above the base model's, \
        intervals apart; partly if in some size
        """,
      measured: "accuracy gained: \(list(gaps.map(\.value))) (points)",
      verdict: verdict(gaps.map { $0.value >= 0.2 && $0.apart })),
    Claim(
      "6.2", "A base model's $P(\\text{Yes})$ and $P(\\text{No})$ are nearly uniform.",
      source: "lesson, chapter 6", figure: "scores",
      rule: """
        reproduced if in every size nine in ten scores lie between 0.4 and 0.6; partly if half do in \
        some size
        """,
      measured: "scores between 0.4 and 0.6: \(list(bases.map(between)))",
      verdict: verdict(
        bases.map { between($0) >= 0.9 }, otherwise: bases.contains { between($0) >= 0.5 })),
    Claim(
      "6.3", "A base model's score is uncalibrated, an instruct model's is calibrated.",
      source: "lesson, chapters 1 and 6 (no calibration metric in the authors' code)",
      figure: "reliability",
      rule: """
        reproduced if in every size the base model's ECE is 0.1 or more and above the instruct model's, \
        intervals apart; partly if in some size
        """,
      measured: "ECE base \(list(bases.map(\.asked.calibration.ece.value))); instruct "
        + list(instructs.map(\.asked.calibration.ece.value)),
      verdict: verdict(eceApart)),
    Claim(
      "6.4", "Instruction tuning puts the probability on the requested words.",
      source: "lesson, chapter 6", figure: "tuning",
      rule: """
        reproduced if in every size the mass on Yes and No is below 10 % in the base model and above \
        70 % in the instruct model; partly if in some size
        """,
      measured: "base \(list(bases.map(\.asked.mass.value), 1)); instruct "
        + list(instructs.map(\.asked.mass.value)),
      verdict: verdict(
        zip(bases, instructs).map { $0.asked.mass.value < 0.1 && $1.asked.mass.value > 0.7 })),
    Claim(
      "6.5", "A base model knows by likelihood what it cannot say in Yes and No.",
      source: "lesson, chapter 6 (a thought there, not a finding)", figure: "know",
      rule: """
        reproduced if in every size the likelihood (sum) ranks more pairs right than $P(\\text{Yes})$ of \
        the same base model, intervals apart; partly if in some size
        """,
      measured: "knows \(list(known.map(\.subsetMean.value))); says "
        + list(bases.map(\.asked.bench.subsetMean.value)),
      verdict: verdict(knowsMore)),
    Claim(
      "6.6", "Instruction tuning calibrates what the model already knows: it gives the form.",
      source: "lesson, chapter 6", figure: "tuning",
      rule: """
        reproduced if the arm that is never asked about code and math ends up saying of them what it \
        knows, to within 5 points; partly if it says more than the base model, interval above 0
        """,
      measured: """
        knows \(Estimate(neverAskedKnown).percent()), says \(Estimate(.mean(neverAsked)).percent()), \
        gain over base \(Estimate(neverAskedGain).percent())
        """,
      verdict: Interval.mean(neverAsked).value >= neverAskedKnown.value - 0.05
        ? .reproduced : neverAskedGain.low > 0 ? .partly : .notReproduced),
    Claim(
      "6.7", "Base models have some ability to judge.",
      source: "paper (secondary source)", figure: "accuracy",
      rule: """
        reproduced if in every size the base model's mean over subsets has an interval above 50 %; \
        partly if in some size
        """,
      measured: list(bases.map(\.asked.bench.subsetMean.value), 1),
      verdict: verdict(bases.map { $0.asked.bench.subsetMean.low > 0.5 })),
  ])

//: ## Where this differs from the paper
//: 1. *Base models.* The lesson has them nearly uniform and uncalibrated. The paper, by a secondary
//:    source, says that instruct models are better than base ones, and that base ones show a certain
//:    degree of ability. Both statements are tested above, claims 6.2, 6.3 and 6.7.
//: 2. *Calibration.* The authors' code has no measure of it; ECE, Brier score and its parts are ours.
//: 3. *Tuning.* The models compared there had their tuning elsewhere, on data that is partly unknown.
//:    Here its ingredients can be taken away. That questions about responses are among them, truthfully
//:    answered, is an assumption of the pocket world; the arm with demonstrations only is the world
//:    without it.
//: 4. *Knowing.* Likelihood as a judge is not in the paper.
//:
//: ## The metrics
//: *Accuracy:* share of pairs in which the flawless response comes out higher; a tie counts one half;
//: the mean is over subsets. *Mass:* $p_\text{yes} + p_\text{no}$ in the whole vocabulary. *ECE:* mean
//: distance between score and share of flawless responses over ten bins, weighted by count; 0 is
//: best, and noise alone gives some hundredths. *Brier:* mean of (score − truth)², 0.25 for always 0.5;
//: it is reliability − resolution + 0.25 here. *AUC:* how often a flawless response scores higher than
//: a flawed one of any pair.
//: Student's intervals over a few seeds know nothing of 0 and 100 % and may reach beyond them.
//:
//: ## Questions
//: **Why are base models poor preference classifiers compared with instruct ones?**
let baseMass = bases.map(\.asked.mass.value).average
report.details(
  "Answer",
  """
  The lesson's answer is the form: a base model has never been asked to answer with one of two words. \
  It is true that it puts \(Format.percent(baseMass, digits: 1)) on them. But the form is learned in \
  \(massAt) steps, and the judgement takes until step \(sayAt) and beyond; and a model that has the \
  form from other questions says of sums and programs \
  \(Format.percent(Interval.mean(neverAsked).value, digits: 0)), where its likelihoods know \
  \(Format.percent(neverAskedKnown.value, digits: 0)). In the pocket world, being asked about a thing \
  is what teaches to judge it.
  """)
//-
//: **A judge gives every response the score 0.5. Is it calibrated?**
report.details(
  "Answer",
  """
  Perfectly, where half of the responses are good: what it says is what happens. Its resolution is 0 \
  and it ranks nothing. So ask for both.
  """)
//-
//: ## Exercises
//: 1. Shift a base model's margins $z_\text{yes} - z_\text{no}$ by a constant so that half of its
//:    answers are Yes. What becomes of ECE, and what of accuracy?
//: 2. Let the arm that is asked about chat and safety be asked about one more thing, whether sums are
//:    `shown`. Does it then know which sums are `correct`?
//: 3. Rank by likelihood minus the likelihood under another prompt. Does that take the length out?
report.write()  // hide
