//: # 0 · The problem
//: **Question.** What does it cost to find out which of two answers is better?
//:
//: To align a model with what people want, somebody has to tell its good responses from its bad
//: ones, thousands of times. There are four ways to have that done by machine:
//:
//: 1. **A reward model** (RLHF). People label $n$ pairs; a second network is trained on the labels
//:    and then scores everything else.
//: 2. **An outside judge** (RLAIF). A larger model, which somebody else trained, is asked.
//: 3. **A written critique** (LLM-as-a-judge, Self-Rewarding). The model itself is asked, writes
//:    down what it thinks and ends with a score from 1 to 5, which a parser looks for.
//: 4. **P(Yes)** (*Implicit Preference Optimization*, Garg et al. 2025,
//:    [arXiv 2502.16182](https://arxiv.org/abs/2502.16182)). The model itself is asked whether the
//:    response is good, and only the probabilities of Yes and No are read:
//:    $p'_\text{yes} = \sigma(z_\text{yes} - z_\text{no})$.
//:
//: Here all four label the same pairs, and everything they use is counted. Cost is counted work and
//: not time, so that it is the same on every machine: models held in memory, labels, forward
//: passes, tokens written, and FLOPs, $2 P$ per token for $P$ parameters and $4 C \cdot
//: \text{context}$ per layer for attention. Training takes three times as much per token as
//: reading.
//:
//: What is simplified: the labelling people are an oracle with noise; the outside judge is the
//: package's large model, four times the size of the policy and not a thousand times; responses are
//: a dozen words long, so a written critique is short as well.
import Book  // hide

let (options, report) = openChapter(reading: [.pocketModel])  // hide
let promptsPerCategory = options.scale.pick(quick: 5, book: 100, full: 400)  // hide

//: ## The pairs
//: The policy is the medium instruct model. It answers held-out prompts four times each; from every
//: prompt whose answers differ in true quality we take two that do, the better one first.
let policy = orExit(try load(.medium))
let sampling = ResponseSampling(
  samples: 4, limit: PocketText.responseLimit, format: PocketText.chat)
let tasks = PolicyReport.tasks(perCategory: promptsPerCategory, seed: options.seed)
let oracle = OracleJudge(tasks)
let samples = orExit(
  try sampling.items(of: policy, to: prompts(tasks), random: Random(seed: options.seed)))
let pairs = orExit(try zip(samples, oracle.scores(samples)).compactMap(betterAndWorse))
// hide begin
func load(_ size: PocketSize) throws -> LanguageModel {
  if size == .medium, let folder = options.model {
    return try pocketModel(at: folder, trainable: true)
  }
  return try PocketModels.load(size, .instruct, trainable: true)
}
func prompts(_ tasks: [PocketTask]) -> [JudgeItem] {
  tasks.map(\.prompt)
}
func betterAndWorse(_ item: JudgeItem, _ quality: [Double]) -> JudgeItem? {
  guard let other = quality.firstIndex(where: { $0 != quality[0] }) else { return nil }
  var pair = item
  pair.responses = [item.responses[0], item.responses[other]]
  if quality[other] > quality[0] { pair.responses.reverse() }
  return pair
}
// hide end
report.text(
  """
  \(pairs.count) of \(tasks.count) prompts gave a pair. One of them:
  """)
report.output(
  ([pairs[0].instruction] + pairs[0].responses.map { "  " + $0 }).joined(separator: "\n"))
//-
//: A way of labelling is right about a pair when it scores the better response higher; a tie counts
//: one half.
func credits(_ scores: [[Double]]) -> [Double] {
  scores.map { $0[0] == $0[1] ? 0.5 : $0[0] > $0[1] ? 1 : 0 }
}
struct Way {
  var name: String
  /// Per pair.
  var credits: [Double]
  var ties: Double
  var labels = 0
  /// Of judging all pairs.
  var judging: Cost
  /// Of everything before the first pair can be judged.
  var before = Cost()
  var accuracy: Interval { .share(credits.reduce(0, +), of: credits.count) }
}
func way(_ name: String, _ scores: [[Double]], _ judging: Cost) -> Way {
  let ties = scores.map { $0[0] == $0[1] ? 1.0 : 0 }.average
  return Way(name: name, credits: credits(scores), ties: ties, judging: judging)
}

//: ## The model asks itself, and an outside judge
//: P(Yes) of the policy, and of a larger model. The same prompt, the same two words.
let pYes = orExit(try PreferenceClassifier(policy, prompt: PocketText.judge))
let outside = orExit(try PreferenceClassifier(load(.large), prompt: PocketText.judge))
var ways = orExit(
  try [
    way("P(Yes)", pYes.scores(pairs), pYes.cost(of: pairs, named: "policy")),
    way("outside judge", outside.scores(pairs), outside.cost(of: pairs, named: "outside judge")),
  ])

//: ## The model writes
//: Now the policy writes three critiques of each response at temperature 1, and the score is the
//: mean of the three, as in Self-Rewarding (Yuan et al. 2024). What the first alone is worth costs
//: a third.
let writer = GeneratedScoreJudge(
  policy, prompt: PocketText.scoreJudge, samples: 3, limit: PocketText.critiqueLimit,
  random: Random(seed: options.seed))
let written = orExit(try writer.judge(pairs))
let firstOnly = orExit(try written.map { try $0.map(first) })
for (name, judged) in [("one critique", firstOnly), ("three critiques", written)] {
  ways.append(
    way(
      name, judged.map { $0.map(\.mean) },
      orExit(try writer.cost(of: pairs, written: judged, named: "policy"))))
}
// hide begin
func first(of score: GeneratedScore) throws -> GeneratedScore {
  let text = score.texts.first ?? ""
  return GeneratedScore(
    [text], tokensWritten: try policy.tokenizer.encode(text).count, prompt: writer.prompt)
}
// hide end
report.output(
  zip(pairs[0].responses, written[0]).flatMap { response, score in
    [response]
      + zip(score.texts, score.scores).map { text, found in
        "  \(text)  → \(found.map(String.init) ?? "no score")"
      }
  }.joined(separator: "\n"))
let critiques = written.flatMap { $0 }
let unparsed = critiques.map { Double($0.unparsed) }.average / 3
report.text(
  """
  \(Format.percent(unparsed)) of the critiques hold no score that the parser can find; they are \
  left out of the mean and not counted as a zero.
  """)

//: ## People label, a reward model learns
//: Responses to other prompts are labelled by an annotator who knows the true qualities $q$ but is
//: not always sure: $P(y_1 \succ y_2) = \sigma((q_1 - q_2) / 0.25)$. A copy of the policy gets a
//: head with a single output and learns to give the chosen response the higher reward, $-\ln
//: \sigma(r_w - r_l)$. How good is it after $n$ labels?
let seeds = options.scale.pick(quick: 1, book: 3, full: 5)
let labelCounts = options.scale.pick(
  quick: [8, 16], book: [32, 128, 512, 2048], full: [32, 128, 512, 2048, 8192])
let training = RewardTraining(rate: 3e-4, epochs: 3, pairsPerStep: 16)
let most = labelCounts[labelCounts.count - 1]
let learning = Notebook.Progress(  // hide
  "ch00 reward models", total: seeds * labelCounts.count, quiet: options.quiet)  // hide
var rewardWays: [[Way]] = labelCounts.map { _ in [] }
for seed in 1...seeds {
  let labelled = orExit(try humanLabels(seed: seed))
  for (index, n) in labelCounts.enumerated() {
    rewardWays[index].append(orExit(try rewardModel(Array(labelled.prefix(n)), seed: seed)))
    learning.advance()  // hide
  }
}
learning.finish()  // hide
func humanLabels(seed: Int) throws -> [PreferencePair] {
  var random = Random(seed: options.seed).stream("labelled prompts \(seed)")
  // A prompt whose two responses are the same text gives nothing to label, hence some more of them.
  let tasks = PocketTask.mixed(most * 3 / 2, using: &random)
  return try humanLikePairs(
    sampling.items(of: policy, to: prompts(tasks), random: random), truth: OracleJudge(tasks),
    temperature: 0.25, random: random)
}
func rewardModel(_ labelled: [PreferencePair], seed: Int) throws -> Way {
  let model = try training.run(
    from: policy, pairs: labelled, format: PocketText.chat,
    random: Random(seed: options.seed).stream("reward model \(seed)"))
  var way = way(
    "reward model, \(labelled.count) labels", try model.scores(pairs),
    try .scoring(pairs, by: policy, format: PocketText.chat, named: "reward model"))
  way.labels = labelled.count
  way.before = try .training(
    policy, on: labelled, format: PocketText.chat, epochs: training.epochs, named: "reward model")
  return way
}
let rewardAccuracy = rewardWays.map { Interval.mean($0.map(\.accuracy.value)).within(0...1) }
//-
func across(_ way: Way) -> Series {
  .line(
    way.name,
    [labelCounts[0], most].map { DataPoint(Double($0), Estimate(way.accuracy)) }, marked: false)
}
report.figure(
  Figure(
    "labels", title: "How many labels a reward model needs",
    caption: """
      Accuracy on \(pairs.count) pairs of samples for held-out prompts against the number of \
      labels the reward model was trained on; mean and 95 % interval over \(seeds) seeds \
      (Student). The flat lines need no labels; their bands are over pairs (Wilson). Where the \
      curve crosses a line, that many labels have bought what asking gives for nothing.
      """,
    Panel(
      x: Axis(
        "labels", range: Double(labelCounts[0]) * 0.8...Double(most) * 1.25, logarithmic: true),
      y: Axis("accuracy", percent: true),
      [
        .line(
          "reward model",
          zip(labelCounts, rewardAccuracy).map { DataPoint(Double($0), Estimate($1)) }),
        across(ways[0]), across(ways[1]), across(ways[3]),
      ])))

//: ## What it costs
//: All counted on the same pairs. *Held* is what has to be in memory while labels are made, the
//: policy included; *before* is the training of the reward model.
let held = Double(policy.transformer.parameterCount)
var table = Table(
  columns: [
    "way", "accuracy", "ties", "labels", "held (M parameters)", "passes per pair",
    "tokens written per pair", "MFLOPs per pair", "GFLOPs before",
  ])
let bestReward = rewardWays[labelCounts.count - 1][0]
for way in ways + rewardWays.map({ $0[0] }) {
  let count = Double(pairs.count)
  let parameters = way.judging.models.filter { $0.key != "policy" }.values.reduce(0, +)
  let index = labelCounts.firstIndex(of: way.labels)
  table.add(
    .text(way.name), .percentEstimate(Estimate(index.map { rewardAccuracy[$0] } ?? way.accuracy)),
    .percent(way.ties), .integer(way.labels),
    .number((held + Double(parameters)) / 1e6, digits: 2),
    .number(Double(way.judging.passes) / count, digits: 1),
    .number(Double(way.judging.tokensWritten) / count, digits: 1),
    .number(way.judging.flops / count / 1e6, digits: 0),
    .number(way.before.flops / 1e9, digits: 0))
}
report.table(table)
//-
//: A reward model is trained once and then scores for less than anybody else, for it reads no
//: question. So what it costs depends on how much it is used. The figure takes the labels of one
//: round: 4,000 pairs, as many as the paper's prompts can give (its data set on the hub has 4,000
//: rows).
func round(_ way: Way) -> Double {
  way.before.flops + way.judging.flops / Double(pairs.count) * 4000
}
report.figure(
  Figure(
    "cost", title: "Accuracy against the work of labelling 4,000 pairs",
    caption: """
      Up is better, left is cheaper; intervals over pairs, for the reward model over seeds. The \
      work to train the outside judge is not counted, as it is somebody else's; neither are the \
      people who label, for whom there is no FLOP count.
      """,
    Panel(
      x: Axis("FLOPs, training included", logarithmic: true), y: Axis("accuracy", percent: true),
      ways.map { .points($0.name, [DataPoint(round($0), Estimate($0.accuracy))]) } + [
        .line(
          "reward model, \(labelCounts[0]) to \(most) labels",
          zip(rewardWays, rewardAccuracy).map { DataPoint(round($0[0]), Estimate($1)) },
          interval: .bars)
      ])))

let members = Category.allCases.map { category in
  pairs.indices.filter { pairs[$0].category == category.rawValue }
}
func byTask(_ way: Way) -> [Estimate?] {
  members.map { members in
    members.isEmpty
      ? nil : Estimate(.share(members.map { way.credits[$0] }.reduce(0, +), of: members.count))
  }
}
report.figure(
  Figure(
    "tasks", title: "The same by kind of task",
    caption: """
      Accuracy with 95 % Wilson intervals over pairs; the reward model is the first seed's with \
      \(most) labels. Ways that are alike on average can err in different places.
      """,
    Panel.categories(
      rows: Category.allCases.map(\.rawValue), x: Axis("accuracy", range: 0...1.02, percent: true),
      references: [.vertical(0.5, "chance")],
      [ways[0], ways[1], ways[3], bestReward].map { .estimates($0.name, byTask($0)) })))

let critiqued = zip(Category.allCases, members).compactMap { category, members in
  members.isEmpty
    ? nil
    : (
      category: category, accuracy: members.map { ways[3].credits[$0] }.average,
      pYes: members.map { ways[0].credits[$0] }.average
    )
}
if let weakest = critiqued.min(by: { $0.accuracy < $1.accuracy }) {
  report.text(
    """
    Three critiques are weakest on \(weakest.category.rawValue), \
    \(Format.percent(weakest.accuracy)), where P(Yes) is right in \
    \(Format.percent(weakest.pYes)): \
    the same model, asked about the same responses in another way.
    """)
}

//: ## On a real model
//: The same question to SmolLM2-135M-Instruct about pairs in plain English (chapter 5 shows them).
//: Here P(Yes) really costs no label: nobody taught this model to judge, while the pocket judge was
//: tuned on truthfully answered questions. The written critique is asked of the same model. The
//: reward model is the cheapest there is, one row of weights on the frozen model's last hidden
//: state, $r(x, y) = w \cdot h(x, y)$, fitted to $n$ labelled pairs of the same kinds as those it
//: is tried on. Likelihood, $\ln \pi(y|x)$, asks nothing and learns nothing.
let realScorePrompt = ScorePrompt(
  before: "A user asked:\n{instruction}\n\nThis answer was given:\n",
  after: "\n\nIn one short sentence, say what is right or wrong with the answer. Then write "
    + "\"Score: \" and a whole number from 1 (useless) to 5 (perfect).",
  scale: 1...5, end: "")
struct RealWay: Codable {
  var name: String
  var labels: Int
  var accuracy: Interval
  var ties: Double
  var unreadable: Double?
  var gigaFLOPs: Double
}
func realWays(_ study: Study, perSubset: Int, labels: [Int]) throws -> [RealWay] {
  let all = study.world.bench(perSubset: 5 * perSubset, seed: options.seed)
  let bySubset = Dictionary(grouping: all, by: \.category).sorted { $0.key < $1.key }.map(\.value)
  let tests = bySubset.flatMap { $0.prefix(perSubset) }
  var random = Random(seed: options.seed).stream("labels")
  let labelled = bySubset.flatMap { $0.dropFirst(perSubset) }.shuffled(using: &random)
  let items = tests.map(\.item)
  var ways: [RealWay] = []
  func add(
    _ name: String, _ scores: [[Double]], _ cost: Cost, labels: Int = 0, unreadable: Double? = nil
  ) {
    let way = way(name, scores, cost)
    ways.append(
      RealWay(
        name: name, labels: labels, accuracy: way.accuracy, ties: way.ties, unreadable: unreadable,
        gigaFLOPs: cost.flops / Double(items.count) / 1e9))
  }
  let pYes = try study.judge()
  add("P(Yes)", try pYes.scores(items), try pYes.cost(of: items, named: "model"))
  let writer = study.writer(
    realScorePrompt, samples: 1, limit: 48, random: Random(seed: options.seed))
  let written = try writer.judge(items)
  add(
    "written critique", written.map { $0.map(\.mean) },
    try writer.cost(of: items, written: written, named: "model"),
    unreadable: written.flatMap { $0.map { Double($0.unparsed) } }.average)
  let reading = try Cost.scoring(items, by: study.model, format: study.format, named: "model")
  for perToken in [false, true] {
    let judge = LikelihoodJudge(study.model, format: study.format, perToken: perToken)
    add(judge.name, try judge.scores(items), reading)
  }
  for n in labels where n <= labelled.count {
    let judge = try LinearRewardModel(
      study.model, format: study.format, pairs: Array(labelled.prefix(n)))
    add("linear reward model", try judge.scores(items), reading, labels: n)
  }
  return ways
}
let real = RealModel(options, report)  // hide
let onReal = real.result("ways") {
  try realWays(
    $0, perSubset: options.scale.pick(quick: 3, book: 20, full: 20),
    labels: options.scale.pick(
      quick: [16, 32], book: [16, 64, 256, 1024], full: [16, 64, 256, 1024]))
}
if let onReal {
  var table = Table(columns: [
    "way", "labels", "accuracy", "ties", "no score found", "GFLOPs per pair",
  ])
  for way in onReal.value {
    table.add(
      .text(way.name), .integer(way.labels), .percentEstimate(Estimate(way.accuracy)),
      .percent(way.ties), way.unreadable.map { .percent($0) } ?? .missing,
      .number(way.gigaFLOPs, digits: 1))
  }
  report.table(table)
  report.origin(onReal.about)
} else {
  report.notMeasured(real)
}
//-
//: A model this small can hardly write a score, so that what its critiques are worth is mostly said
//: by the column of those without one. What it knows is another matter: compare what it says, P(Yes),
//: with how likely it finds a response as an answer, which takes no label either, and with how many
//: labelled pairs a line through its last hidden states has to be shown before it tells as much.
//: Chapter 6 returns to that.

//: ## What is claimed, and what we found
//: The rules were written down before the numbers.
let lead = Interval.bootstrap([zip(ways[0].credits, ways[3].credits).map { $0 - $1 }]) { $0[0] }
let saving = ways[3].judging.flops / ways[0].judging.flops
let toReward = Interval.mean(
  rewardWays[labelCounts.count - 1].map { ways[0].accuracy.value - $0.accuracy.value })
let enough = zip(labelCounts, rewardAccuracy).first { $1.value >= ways[0].accuracy.value }?.0
let labelsToMatch = enough.map { "\($0) labels match it" } ?? "not even \(most) labels match it"
func realWay(_ name: String, labels: Int = 0) -> RealWay? {
  onReal?.value.first { $0.name == name && $0.labels == labels }
}
var realClaims: [Claim] = []
if let pYes = realWay("P(Yes)"), let written = realWay("written critique"),
  let most = onReal?.value.last
{
  let saving = written.gigaFLOPs / pYes.gigaFLOPs
  let isBetter = pYes.accuracy.low > written.accuracy.value
  realClaims = [
    Claim(
      "0.R", "In a real model, one pass beats a written critique.",
      source: "lesson, chapters 0 and 2", figure: nil,
      rule: """
        reproduced if P(Yes) is more accurate (the lower end of its interval above the critique's \
        accuracy) for at most half the FLOPs; partly if it is as accurate (its interval holds the \
        critique's) for at most half
        """,
      measured: """
        P(Yes) \(Estimate(pYes.accuracy).percent()), critique \
        \(Estimate(written.accuracy).percent()), which takes \(Format.number(saving, digits: 1)) \
        times the FLOPs; linear reward model with \(most.labels) labels \
        \(Estimate(most.accuracy).percent())
        """,
      verdict: saving >= 2 && isBetter
        ? .reproduced
        : saving >= 2 && pYes.accuracy.high >= written.accuracy.value ? .partly : .notReproduced)
  ]
}
report.claims(
  realClaims + [
    Claim(
      "0.1", "One forward pass per response is enough, and cheaper than a written critique.",
      source: "lesson, chapters 0 and 2", figure: "cost",
      rule: """
        reproduced if P(Yes) is at most 2 points less accurate than three critiques (lower end of \
        the paired interval) for at most half the FLOPs; partly if only cheaper
        """,
      measured: """
        difference \(Estimate(lead).percent()), over pairs; critiques take \
        \(Format.number(saving, digits: 1)) times the FLOPs
        """,
      verdict: lead.low >= -0.02 && saving >= 2
        ? .reproduced : saving >= 2 ? .partly : .notReproduced),
    Claim(
      "0.2", "P(Yes) comes close to a trained reward model.", source: "lesson, chapter 5",
      figure: "labels",
      rule: """
        reproduced if it is at most 3 points below the reward model with the most labels; partly if \
        a reward model needs more than 100 labels to match it
        """,
      measured: """
        difference to \(most) labels \(Estimate(toReward).percent()), over seeds; \(labelsToMatch)
        """,
      verdict: toReward.value >= -0.03
        ? .reproduced : (enough ?? most) > 100 ? .partly : .notReproduced),
  ])

//: ## Where this differs from the paper
//: 1. *Cost* is not measured in the paper or its code; the lesson argues it. The counts are ours.
//: 2. *The reward model.* The paper's baseline is a public one of the Skywork family (a secondary
//:    source; the version is not known), trained on tens of thousands of pairs. Here it is trained
//:    on the policy's own samples, so it is at home where it is asked. That favours it.
//: 3. *The critique.* The authors' Self-Rewarding baseline samples one critique at temperature 0.1,
//:    counts ties as wrong and reads a 0 where its pattern finds no score (read in their code).
//:    Here there are three at temperature 1, as in Yuan et al., ties count one half, and what can't
//:    be read is left out.
//: 4. *The outside judge.* The lesson compares with GPT-4 as a judge. In the paper GPT-4o appears
//:    as a classifier only and labels nothing (deduced). Ours is the package's large model.
//:
//: ## The metrics
//: *Accuracy:* share of pairs whose better response scores higher, ties one half. *Passes:* forward
//: passes that end in something to read, an answer or the next token of a text. *Tokens written*
//: are those of the critiques. *FLOPs:* beginnings that responses share are read, and counted,
//: once.
//:
//: ## Questions
//: **What is the bottleneck in cost of RLHF, and what of RLAIF?**
report.details(
  "Answer",
  """
  RLHF has to collect labels and to train and hold a second network: here up to \(most) labels, \
  \(Format.number(bestReward.before.flops / 1e9, digits: 0)) GFLOPs of training and a copy of the \
  policy. RLAIF depends on a larger model of somebody else's: here \
  \(Format.number(ways[1].judging.flops / ways[0].judging.flops, digits: 1)) times the FLOPs per \
  label, and \(Format.number(Double(ways[1].judging.parameters) / held, digits: 1)) times the \
  parameters. P(Yes) needs neither, and gets \(Format.percent(ways[0].accuracy.value)) of the \
  pairs right.
  """)
//-
//: **A reward model scores cheaper per pair than P(Yes). Why is it not the cheapest way?**
let breakEven =
  bestReward.before.flops * Double(pairs.count)
  / (ways[0].judging.flops - bestReward.judging.flops)
report.details(
  "Answer",
  """
  It has to be trained first. With \(most) labels it has caught up with P(Yes) in FLOPs after \
  \(Format.number(breakEven, digits: 0)) pairs. And the policy moves on: what was learned from its \
  old samples has to be learned anew.
  """)
//-
//: ## Exercises
//: 1. Let the annotator never err (`temperature: 0`). How many labels are saved?
//: 2. Train the reward model's head alone (`headOnly: true`). What does that say about what the
//:    policy knows already?
//: 3. Let the critique be written once, greedily, and take the expected score from the distribution
//:    over 1 to 5 in place of the digit. Do the ties go, and does the accuracy follow?
report.write()  // hide
