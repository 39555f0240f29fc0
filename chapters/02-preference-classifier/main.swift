//: # 2 · The language model as a preference classifier
//: **Question.** Can a language model tell a good answer from a bad one by a single word that it
//: never has to write?
//:
//: Show a model an instruction $x$ and a response $y$, ask whether the response is good, and stop
//: before it answers. The next word could be anything; two words are of interest. Their logits
//: $z_\text{yes}$ and $z_\text{no}$ give the score of *Implicit Preference Optimization* (Garg et
//: al. 2025, [arXiv 2502.16182](https://arxiv.org/abs/2502.16182)):
//:
//: $$p'_\text{yes} = \frac{p_\text{yes}}{p_\text{yes} + p_\text{no}} =
//: \frac{e^{z_\text{yes}}}{e^{z_\text{yes}} + e^{z_\text{no}}} = \sigma(z_\text{yes} - z_\text{no})$$
//:
//: The sum over the other words cancels, so the score needs one forward pass and no sampling. In
//: this chapter a transformer of the pocket world does it step by step. Nothing is scripted: the
//: model is trained here from nothing, every number comes out of a forward pass, and an oracle that
//: knows the right answers says what the numbers are worth.
//:
//: What is simplified: a closed vocabulary of about 200 words where one word is one token; four
//: kinds of short task; a model of under a million parameters.
import Book  // hide

let (options, report) = openChapter(reading: [.pocketModel])  // hide
let pairsPerSubset = options.scale.pick(quick: 20, book: 200, full: 1000)  // hide
let tasksPerCategory = options.scale.pick(quick: 8, book: 100, full: 400)  // hide
// hide begin
func load(_ stage: PocketStage) throws -> LanguageModel {
  if stage == .instruct, let folder = options.model { return try pocketModel(at: folder) }
  return try PocketModels.load(.medium, stage)
}
// hide end

//: ## One response, step by step
//: The judge is the instruct model with a prompt and two words.
let model = orExit(try load(.instruct))
let judge = orExit(try PreferenceClassifier(model, prompt: PocketText.judge))
var random = Random(seed: options.seed)
let task = PocketTask.draw(.math, heldOut: true, using: &random)
let good = task.response(flaw: nil, using: &random)
let bad = task.response(flaw: .wrongSum, using: &random)
let item = JudgeItem(
  instruction: task.instruction, category: "math", responses: [good, bad])

//: **The prompt.** Instruction and question come first and are read once; each response follows
//: them, and the text stops where the answer begins. This sum is in no text the model was trained
//: on.
let (opening, continuations) = orExit(try judge.tokens(of: item))
for tokens in continuations {
  report.output(model.tokenizer.decode(opening + tokens))
}

//: **The ids.** The model reads numbers; in the pocket world each is a word.
report.output((opening + continuations[0]).map(String.init).joined(separator: " "))

//: **The next word.** One pass gives a distribution over the whole vocabulary. Here are its five
//: likeliest words behind the right and behind the wrong working.
func nextWord(behind tokens: [Int]) -> [Double] {
  let text = opening + tokens
  let states = model.transformer.states(RaggedBatch([text]), rows: [text.count - 1])
  return softmax(model.transformer.logits(states).array.map(Double.init))
}
func softmax(_ z: [Double]) -> [Double] {
  let most = z.max() ?? 0
  let e = z.map { exp($0 - most) }
  let sum = e.reduce(0, +)
  return e.map { $0 / sum }
}
func likeliest(_ p: [Double]) -> [(word: String, p: Double)] {
  p.indices.sorted { p[$0] > p[$1] }.prefix(5).map { (model.tokenizer.text(of: $0), p[$0]) }
}
let p = continuations.map(nextWord)
var words = Table(columns: ["behind the right working", "p", "behind the wrong one", "p"])
for (right, wrong) in zip(likeliest(p[0]), likeliest(p[1])) {
  words.add(
    .code(right.word), .number(right.p, digits: 4), .code(wrong.word), .number(wrong.p, digits: 4))
}
report.table(words)
//-
//: **The two logits, and the score.** The head has a row for each word of the vocabulary; only the
//: rows of Yes and No are multiplied. The mass $p_\text{yes} + p_\text{no}$ says how much of the
//: whole answer the two words are.
let scores = orExit(try judge.judge([item]))[0]
var steps = Table(columns: ["response", "z_yes", "z_no", "z_yes − z_no", "p′_yes", "mass"])
for (name, score) in zip(["right", "wrong"], scores) {
  steps.add(
    .text(name), .number(score.zYes, digits: 2), .number(score.zNo, digits: 2),
    .number(score.margin, digits: 2), .number(score.score, digits: 4),
    .number(score.mass, digits: 4))
}
report.table(steps)
//-
//: Two ways to the same number: the logistic function of the difference, and the softmax over the
//: whole vocabulary with all other words thrown away.
func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
for (name, (p, score)) in zip(["right", "wrong"], zip(p, scores)) {
  let (pYes, pNo) = (p[judge.yes], p[judge.no])
  let twoTokenSoftmax = pYes / (pYes + pNo)
  report.check(
    "\(name): σ(z_yes − z_no) = p_yes / (p_yes + p_no) to 1e-5",
    abs(sigmoid(score.margin) - twoTokenSoftmax) < 1e-5)
  report.check(
    "\(name): the mass is p_yes + p_no to 1e-5", abs(score.mass - (pYes + pNo)) < 1e-5)
}

//: ## Which ids spell Yes and No?
//: The score reads two rows of the head, so it matters which. An audit: how this tokenizer spells
//: each word, alone and behind a blank.
let spellings = ["Yes", " Yes", "yes", "YES", "No", " No", "no", "Sure", "Nope"]
var audit = Table(columns: ["text", "ids", "probability behind the right working"])
for text in spellings {
  let ids = (try? model.tokenizer.encode(text)) ?? []
  let shown = ids.isEmpty ? "not in the vocabulary" : ids.map(String.init).joined(separator: " ")
  audit.add(
    .code(text), .text(shown), ids.count == 1 ? .number(p[0][ids[0]], digits: 4) : .missing)
}
report.table(audit)
//-
//: The authors' code takes the ids of `" Yes"` from the tokenizer and adds up the probabilities of
//: *all* of them. A tokenizer in the manner of Llama 2 spells `" Yes"` with two ids, a lone blank and
//: `Yes`, and `" No"` with the same blank and `No`. Let $a$ be the probability of that shared blank.
//: It then stands in both sums, and the score becomes
//:
//: $$\frac{a + p_\text{yes}}{2a + p_\text{yes} + p_\text{no}}$$
//:
//: Here is what that does to the scores of the two responses above, if the model put a share $a$ of
//: its answer on the blank.
func summed(_ score: JudgeScore, _ a: Double) -> Double {
  let (pYes, pNo) = ((1 - a) * score.pYes, (1 - a) * (score.mass - score.pYes))
  return (a + pYes) / (2 * a + pYes + pNo)
}
var splitting = Table(columns: ["share a on the blank", "right working", "wrong working"])
for a in [0, 0.01, 0.1, 0.5, 0.9] {
  splitting.add(
    .number(a, digits: 2), .number(summed(scores[0], a), digits: 3),
    .number(summed(scores[1], a), digits: 3))
}
report.table(splitting)
//-
//: The more the blank takes, the nearer every score comes to one half. With equal $a$ the order
//: stays; but $a$ differs from response to response, and then it decides as well. One id per word
//: avoids this, and a prompt that ends where the answer begins.

//: ## Does the score follow quality?
//: One response can be spoiled by degrees. For each kind of task the oracle knows a ladder from a
//: flawless response down to its words in random order. A judge that knows quality should step down
//: with it.
let rungs = 5
var rungSeries: [Series] = []
var (firstSteps, laterSteps): ([Double], [Double]) = ([], [])
for category in Category.allCases {
  var random = Random(seed: options.seed).stream("ladders \(category.rawValue)")
  var items: [JudgeItem] = []
  var quality: [[Double]] = []
  for _ in 0..<tasksPerCategory {
    let task = PocketTask.draw(category, heldOut: true, using: &random)
    let texts = Degradation.ladder(of: task, using: &random).map(\.text)
    items.append(
      JudgeItem(instruction: task.instruction, category: category.rawValue, responses: texts))
    quality.append(texts.map { Oracle.quality(of: $0, to: task) })
  }
  let scores = orExit(try judge.scores(items))
  let points = (0..<rungs).map { rung in
    let mean = Interval.mean(scores.map { $0[rung] })
    let ends = (low: max(0, mean.low), high: min(1, mean.high))
    let x = quality.map { $0[rung] }.average
    return DataPoint(x, mean.value, low: ends.low, high: ends.high)
  }
  rungSeries.append(.points(category.rawValue, points))
  for (quality, score) in zip(quality, scores) {
    for rung in 1..<rungs where quality[rung] < quality[rung - 1] {
      let falls = score[rung] < score[rung - 1] ? 1.0 : 0
      if rung == 1 { firstSteps.append(falls) } else { laterSteps.append(falls) }
    }
  }
}
let first = Interval.share(firstSteps.reduce(0, +), of: firstSteps.count)
let later = Interval.share(laterSteps.reduce(0, +), of: laterSteps.count)
//-
report.figure(
  Figure(
    "ladder", title: "Score against true quality",
    caption: """
      Each point is one rung of a ladder: the mean score of \(tasksPerCategory) responses against \
      their true quality, with 95 % intervals. Flawless responses stand at the right. One flaw in any \
      respect brings the score down to nearly nothing: the question asks for everything at once, so \
      the score is a verdict and not a grade. What stands high on the left are texts cut off or \
      scrambled, which tuning hardly showed: a judge sees what it was taught to see.
      """,
    Panel(
      x: Axis("true quality of the response (oracle)", range: -0.05...1.05),
      y: Axis("mean score p′_yes", range: -0.05...1.05), references: [.diagonal("score = quality")],
      rungSeries)))
report.text(
  """
  From a flawless response to the next rung the score falls in \(Estimate(first).percent()) of \
  \(firstSteps.count) ladders. Further down, where a bad response gets truly worse, it falls in \
  \(Estimate(later).percent()) of \(laterSteps.count) steps: it tells good from bad, and hardly bad \
  from worse.
  """)

//: ## Ranking four samples
//: In the loop of chapter 4 the judge compares responses that the model sampled itself. For each
//: held-out prompt we draw $N = 4$ samples and take the one with the highest score as chosen and the
//: one with the lowest as rejected. The oracle then says what was picked.
let tasks = PolicyReport.tasks(perCategory: tasksPerCategory, seed: options.seed)
let policy = orExit(
  try PolicyReport(of: model, start: model, tasks: tasks, random: Random(seed: options.seed)))
let ranked = orExit(try judge.scores(policy.samples))
let quality = zip(tasks, policy.samples).map { task, item in
  item.responses.map { Oracle.quality(of: $0, to: task) }
}
func picked(_ pick: ([Double], [Double]) -> Double) -> [Estimate] {
  Category.allCases.map { category in
    let members = tasks.indices.filter { tasks[$0].category == category }
    return Estimate(.mean(members.map { pick(ranked[$0], quality[$0]) }))
  }
}
func best(_ scores: [Double]) -> Int { scores.indices.max { scores[$0] < scores[$1] } ?? 0 }
let chosen = picked { scores, quality in quality[best(scores)] }
let rejected = picked { scores, quality in quality[best(scores.map { -$0 })] }
let average = picked { _, quality in quality.average }
let possible = picked { _, quality in quality.max() ?? 0 }
//-
report.figure(
  Figure(
    "ranking", title: "What the judge picks from four samples",
    caption: """
      Mean true quality (95 % intervals over \(tasksPerCategory) prompts) of the response with the \
      highest score, of all four, and of the one with the lowest. The wider the gap between chosen \
      and rejected, the more a preference pair teaches; the best possible pick is the most that any \
      judge could reach.
      """,
    Panel.categories(
      rows: Category.allCases.map(\.rawValue),
      x: Axis("true quality (oracle)", range: 0...1.02),
      [
        .estimates("chosen by the judge", chosen), .estimates("all four samples", average),
        .estimates("rejected by the judge", rejected), .estimates("best possible pick", possible),
      ])))

//: ## What one judgement costs
//: The same samples, judged by reading one word and by writing a critique that ends in a score
//: (chapter 0 compares their accuracy). The counts do not depend on the machine: a forward pass that
//: ends in something to read, a token that goes through the model, a token it writes.
let someItems = Array(policy.samples.prefix(options.scale.pick(quick: 8, book: 100, full: 400)))
let writer = GeneratedScoreJudge(
  model, prompt: PocketText.scoreJudge, samples: 1, limit: PocketText.critiqueLimit,
  random: Random(seed: options.seed))
let written = orExit(try writer.judge(someItems))
let onePass = orExit(try judge.cost(of: someItems, named: "policy"))
let critique = orExit(try writer.cost(of: someItems, written: written, named: "policy"))
var costs = Table(
  columns: ["per response", "passes", "tokens read", "tokens written", "million FLOPs"])
let judged = Double(someItems.reduce(0) { $0 + $1.responses.count })
for (name, cost) in [("P(Yes)", onePass), ("critique with a score", critique)] {
  costs.add(
    .text(name), .number(Double(cost.passes) / judged, digits: 1),
    .number(Double(cost.tokensRead) / judged, digits: 1),
    .number(Double(cost.tokensWritten) / judged, digits: 1),
    .number(cost.flops / judged / 1e6, digits: 1))
}
report.table(costs)
//-
report.text(
  """
  One critique takes \(Format.number(Double(critique.passes) / Double(onePass.passes), digits: 1)) \
  times the passes and \(Format.number(critique.flops / onePass.flops, digits: 1)) times the \
  arithmetic. The passes matter more than the arithmetic: those of a critique come one after another, \
  those of P(Yes) side by side, and the four responses share one reading of the instruction.
  """)

//: ## Accuracy on held-out pairs
//: The measure of a preference classifier is how often it prefers the better response of a pair. Each
//: subset holds pairs that differ by exactly one flaw. A tie counts one half. The base model has read
//: the same facts but has never been asked such a question.
let pairs = PocketBench.pairs(perSubset: pairsPerSubset, seed: options.seed)
let base = orExit(try load(.base))
let instructBench = orExit(try PocketBench.accuracy(of: model, on: pairs))
let baseBench = orExit(try PocketBench.accuracy(of: base, on: pairs))
var accuracy = Table(columns: ["subset", "flaw of the rejected response", "n", "instruct", "base"])
for (line, baseLine) in zip(instructBench.subsets, baseBench.subsets) {
  accuracy.add(
    .text(line.name), .text(PocketSubset(rawValue: line.name)?.flaw.rawValue ?? ""),
    .integer(line.count), .percentEstimate(Estimate(line.accuracy)),
    .percentEstimate(Estimate(baseLine.accuracy)))
}
report.table(accuracy)
//-
let subsetMeans = [Estimate(instructBench.subsetMean), Estimate(baseBench.subsetMean)]
report.text(
  """
  Mean over the subsets: instruct \(subsetMeans[0].percent()), base \(subsetMeans[1].percent()).
  """)
report.figure(
  Figure(
    "accuracy", title: "Accuracy by subset",
    caption: """
      Share of pairs in which the flawless response scores higher, with 95 % Wilson intervals. The \
      instruct model is right nearly everywhere. The base model scatters about one half, subset by \
      subset far to one side or the other: it answers by the look of a text, not by its worth.
      """,
    Panel.categories(
      rows: instructBench.subsets.map(\.name),
      x: Axis("accuracy", range: 0...1.02, percent: true),
      references: [.vertical(0.5, "chance")],
      [
        .estimates("instruct", instructBench.subsets.map { Estimate($0.accuracy) }),
        .estimates("base", baseBench.subsets.map { Estimate($0.accuracy) }),
      ])))

//: ## On a real model
//: The whole way once more with SmolLM2-135M-Instruct, in real tokens: a question of the English
//: world, four responses sampled by the model itself at temperature 1, the judge's prompt as it
//: reads it, the two logits behind each response, and who is chosen and rejected. *Quality* is what a
//: checker finds that knows the answer.
struct RealSample: Codable {
  var text: String
  var quality: Double
  var zYes: Double
  var zNo: Double
  var score: Double
  var mass: Double
}
struct RealRanking: Codable {
  var instruction: String
  var prompt: String
  var promptTokens: Int
  var samples: [RealSample]
  var prompts: Int
  /// Of the sample chosen, of all, of the one rejected, of the best there is.
  var chosen, all, rejected, possible: Interval
  /// Chosen less all, and the chance that a better sample of a prompt scores higher.
  var lead, area: Interval
}
func realRanking(_ study: Study, prompts: Int) throws -> RealRanking {
  let tasks = study.world.mixedTasks(prompts, heldOut: true, seed: options.seed)
  let items = try study.sampling(4).items(
    of: study.model, to: tasks.map(\.prompt), random: Random(seed: options.seed))
  let judge = try study.judge()
  let scores = try judge.judge(items)
  let quality = zip(tasks, items).map { task, item in item.responses.map(task.quality) }
  let ranks = scores.map { $0.map(\.score) }
  let chosen = zip(ranks, quality).map { $1[best($0)] }
  let means = quality.map(\.average)
  // The first prompt on which the samples differ, in truth and for the judge.
  let shown =
    items.indices.first { Set(quality[$0]).count > 1 && Set(items[$0].responses).count == 4 } ?? 0
  let credits = zip(ranks, quality).compactMap { scores, quality -> Double? in
    let pairs = scores.indices.flatMap { i in scores.indices.map { (i, $0) } }
      .filter { quality[$0.0] > quality[$0.1] }
    let wins = pairs.map {
      scores[$0.0] == scores[$0.1] ? 0.5 : scores[$0.0] > scores[$0.1] ? 1 : 0
    }
    return wins.isEmpty ? nil : wins.average
  }
  let tokens = try judge.tokens(of: items[shown])
  return RealRanking(
    instruction: items[shown].instruction,
    prompt: study.model.tokenizer.decode(tokens.opening + tokens.responses[0]),
    promptTokens: tokens.opening.count + tokens.responses[0].count,
    samples: items[shown].responses.indices.map { index in
      let score = scores[shown][index]
      return RealSample(
        text: items[shown].responses[index], quality: quality[shown][index], zYes: score.zYes,
        zNo: score.zNo, score: score.score, mass: score.mass)
    },
    prompts: prompts, chosen: .mean(chosen).within(0...1), all: .mean(means).within(0...1),
    rejected: .mean(zip(ranks, quality).map { $1[best($0.map { -$0 })] }).within(0...1),
    possible: .mean(quality.map { $0.max() ?? 0 }).within(0...1),
    lead: .mean(zip(chosen, means).map { $0 - $1 }), area: .mean(credits).within(0...1))
}
let real = RealModel(options, report)  // hide
let onReal = real.result("ranking") {
  try realRanking($0, prompts: options.scale.pick(quick: 12, book: 200, full: 600))
}
if let onReal {
  let reading = onReal.value
  report.output(reading.prompt)
  var table = Table(columns: [
    "sample", "quality", "z_yes", "z_no", "z_yes − z_no", "p′_yes", "mass", "",
  ])
  let scores = reading.samples.map(\.score)
  for (index, sample) in reading.samples.enumerated() {
    let place =
      index == best(scores) ? "chosen" : index == best(scores.map { -$0 }) ? "rejected" : ""
    table.add(
      .code(sample.text), .number(sample.quality, digits: 2), .number(sample.zYes, digits: 2),
      .number(sample.zNo, digits: 2), .number(sample.zYes - sample.zNo, digits: 2),
      .number(sample.score, digits: 3), .number(sample.mass, digits: 3), .text(place))
  }
  report.table(table)
  report.text(
    """
    The prompt has \(reading.promptTokens) tokens; it ends where the answer begins. Over \
    \(reading.prompts) prompts the mean quality is: chosen \(Estimate(reading.chosen).percent()), \
    all four \(Estimate(reading.all).percent()), rejected \
    \(Estimate(reading.rejected).percent()), the best possible pick \
    \(Estimate(reading.possible).percent()). Of two samples of a prompt that differ in quality, the \
    better scores higher in \(Estimate(reading.area).percent()).
    """)
  report.origin(onReal.about)
} else {
  report.notMeasured(real)
}

//: ## What is claimed, and what we found
//: The rules were written down before the numbers.
let lowest = instructBench.subsets.map(\.accuracy.value).min() ?? 0
let anyApart = zip(chosen, rejected).contains { $0.low > $1.high }
let gap = zip(chosen, rejected).map { $0.low - $1.high }.min() ?? 0
var realClaims: [Claim] = []
if let reading = onReal?.value {
  realClaims = [
    Claim(
      "2.R", "A real model's choice among four samples of its own is better than their mean.",
      source: "lesson, chapter 2; authors' code", figure: nil,
      rule: """
        reproduced if the chosen sample's quality leads over the mean of the four by 5 points or more \
        (lower end of the paired interval); partly if the lead's interval is above 0
        """,
      measured: """
        lead \(Estimate(reading.lead).percent()); of two unlike samples the better is preferred in \
        \(Estimate(reading.area).percent())
        """,
      verdict: reading.lead.low >= 0.05
        ? .reproduced : reading.lead.low > 0 ? .partly : .notReproduced)
  ]
}
report.claims(
  realClaims + [
    Claim(
      "2.1", "An instruct model ranks responses by $p'_\\text{yes}$ in one forward pass.",
      source: "lesson, chapter 2; paper, abstract", figure: "accuracy",
      rule: """
        reproduced if the mean over subsets is at least 90 % and no subset is below 75 %; partly if \
        its interval is above 50 %
        """,
      measured: "mean \(subsetMeans[0].percent()), lowest subset \(Format.percent(lowest))",
      verdict: subsetMeans[0].value >= 0.9 && lowest >= 0.75
        ? .reproduced : subsetMeans[0].low > 0.5 ? .partly : .notReproduced),
    Claim(
      "2.2", "The best of $N = 4$ by score is better than the worst: a preference pair for DPO.",
      source: "lesson, chapter 2; authors' code", figure: "ranking",
      rule: """
        reproduced if in every category the intervals of chosen and rejected are apart; partly if in \
        some
        """,
      measured: "smallest distance between the intervals: \(Format.number(gap, digits: 2))",
      verdict: gap > 0 ? .reproduced : anyApart ? .partly : .notReproduced),
  ])

//: ## Where this differs from the paper
//: 1. *Prompt.* The authors put the question first, then `User :` and `Response :`, and end with a
//:    line of blanks. Here instruction and question come first as well, and the text ends where the
//:    answer begins, so that the word scored is the word the model would write.
//: 2. *Tokens.* The lesson takes a softmax over two logits. The authors' code takes the softmax over
//:    the whole vocabulary and sums the probabilities of all ids that spell `" Yes"`. Both are the
//:    same only if each word is one id; in the pocket world it is.
//: 3. *Ties* count one half here, as wrong in the authors' code.
//: 4. *Held out.* The sums and programs of the pairs are in no training text. Facts and requests are
//:    few and all known to the model; there, only the wording and the pairing are new.
//:
//: ## Questions
//: **How does IPO make a preference pair from $N$ candidates?**
report.details(
  "Answer",
  """
  It scores each candidate with one forward pass and takes the highest and the lowest. Here that gave \
  chosen responses of mean quality \(Format.number(chosen.map(\.value).average, digits: 2)) and \
  rejected ones of \(Format.number(rejected.map(\.value).average, digits: 2)), where a random pick has \
  \(Format.number(average.map(\.value).average, digits: 2)).
  """)
//-
//: **Why is the score no grade?**
report.details(
  "Answer",
  """
  The question asks for all of a category's virtues at once, and the answer to it is yes or no. A \
  response with one flaw of three fails it just as one with three. In the ladders above, the score \
  fell in \(Format.percent(first.value)) of the steps from flawless to flawed, but only in \
  \(Format.percent(later.value)) of those from bad to worse.
  """)
//-
//: ## Exercises
//: 1. Replace `PocketText.judge` by `PocketText.judge.withoutCategories`. Which subset loses most?
//: 2. Rank by `pYes` in place of `score`. On which pairs do the two disagree, and what closes the
//:    responses of those pairs?
//: 3. Score each response twice, once with the flattery "hope that helps !" appended. How far does
//:    $p'_\text{yes}$ move?
report.write()  // hide
