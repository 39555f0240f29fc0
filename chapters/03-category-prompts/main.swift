//: # 3 · Category-specific prompts
//: **Question.** Is one question enough for all tasks, or should each kind of task be asked its
//: own? And who picks it when nobody says what kind of task it is?
//:
//: The score of [chapter 2](../02-preference-classifier/README.md) depends on the question $q$ that
//: stands between the instruction $x$ and the response $y$:
//:
//: $$p'_\text{yes}(x, y; q) = \sigma\big(z_\text{yes}(x, q, y) - z_\text{no}(x, q, y)\big)$$
//:
//: Garg et al. 2025 ([arXiv 2502.16182](https://arxiv.org/abs/2502.16182)) ask chat, code, math and
//: safety each in other words. Let $A_{cq}$ be the accuracy on pairs of category $c$ when question
//: $q$ is asked. The diagonal $A_{cc}$ is each category's own question; what a category gains by it
//: over the generic question $g$ is
//:
//: $$G_c = A_{cc} - A_{cg}$$
//:
//: This chapter measures the whole matrix, looks for answers that leak from the question, takes
//: away the assumption that makes the generic question poor, and builds a router that picks the
//: category.
//:
//: What is simplified: a question is a few words of the pocket world, each of which names something
//: that was taught. Real prompts are sentences, and what a model makes of them is less certain.
import Book  // hide

let (options, report) = openChapter(reading: [.pocketModel])  // hide
let perSubset = options.scale.pick(quick: 10, book: 200, full: 1000)  // hide
// hide begin
func load() throws -> LanguageModel {
  if let folder = options.model { return try pocketModel(at: folder) }
  return try PocketModels.load(
    options.scale.pick(quick: .small, book: .medium, full: .large), .instruct)
}
let categories = Category.allCases.map(\.rawValue)
// hide end

//: ## The questions
//: The prompt is the same for all, with the question's words in one place.
let model = orExit(try load())
let pairs = PocketBench.pairs(perSubset: perSubset, seed: options.seed)
let items = pairs.map(\.item)
report.output(PocketText.judge.before + "…" + PocketText.judge.after)
var questions = Table(columns: ["category", "its question", "a pair of it: the instruction"])
for category in categories {
  let example = items.first { RewardBench.section(of: $0.category) == category }?.prompt ?? ""
  questions.add(.text(category), .code(PocketText.judge.question(for: category)), .code(example))
}
questions.add(.text("generic"), .code(PocketText.judge.generic), .text("any"))
report.table(questions)
//-
//: *apt* means: helps with what is harmless and refuses what is harmful. *good* was learned from
//: questions about helpfulness alone: the right answer, whatever its form and manners, and for a
//: request whether it is fulfilled, harmful or not. That is an assumption of the pocket world
//: (`goodMeansHelpful`). It stands for models whose idea of a good response comes from helpful
//: demonstrations, and it is taken away further down.

//: ## The matrix
//: Five questions, each asked about all pairs. To ask every category the same question is to drop
//: the others and make it the generic one.
func outcomes(
  asking question: String, of model: LanguageModel = model, about items: [PreferencePair] = items
) throws -> [RewardBench.Outcome] {
  var prompt = PocketText.judge.withoutCategories
  prompt.generic = question
  return try PreferenceClassifier(model, prompt: prompt).outcomes(items)
}
let asked = categories + ["generic"]
let answers = orExit(
  try asked.map { try outcomes(asking: PocketText.judge.question(for: $0)) })
let benches = answers.map { RewardBench($0) }
let sections = benches[0].sections.map(\.name)
func cell(_ section: String, _ question: String) -> Interval {
  let bench = benches[asked.firstIndex(of: question) ?? 0]
  return bench.sections[sections.firstIndex(of: section) ?? 0].accuracy
}
let matrix = categories.map { category in asked.map { cell(category, $0).value } }
let diagonal = categories.map { cell($0, $0).value }.average
let elsewhere = categories.flatMap { category in
  categories.filter { $0 != category }.map { cell(category, $0).value }
}
report.figure(
  Figure(
    "matrix", title: "Accuracy by category and question",
    caption: """
      Each row is a kind of task, each column a question asked about its pairs (\(items.count) \
      held-out pairs, a model of \(model.transformer.parameterCount) parameters). On the diagonal \
      each is asked its own. In a row, what is lost beside the diagonal is what the other question \
      does not ask for; below 50 % a question prefers the wrong response. Intervals stand in the \
      table.
      """,
    Panel.heatMap(
      x: "question asked", y: "category of the pairs", rows: categories, columns: asked,
      values: matrix, digits: 0, percent: true)))
var accuracies = Table(columns: ["category", "n"] + asked.map { .text($0) })
for category in categories {
  let n = benches[0].sections.first { $0.name == category }?.count ?? 0
  accuracies.rows.append(
    [.text(category), .integer(n)]
      + asked.map { .percentEstimate(Estimate(cell(category, $0)), digits: 0) })
}
report.table(accuracies)
//-
report.text(
  """
  On average the own question is right in \(Format.percent(diagonal)) of the pairs, the generic \
  one in \(Format.percent(categories.map { cell($0, "generic").value }.average)), another \
  category's in \(Format.percent(elsewhere.average)).
  """)

//: ## Where the generic question fails
//: A subset's pairs differ by one flaw, so it says which flaw a question overlooks.
let judge = orExit(try PreferenceClassifier(model, prompt: PocketText.judge))
let own = orExit(try judge.outcomes(items))
let generic = answers[asked.count - 1]
let (ownBench, genericBench) = (RewardBench(own), RewardBench(generic))
report.figure(
  Figure(
    "subsets", title: "Own question and generic question by subset",
    caption: """
      Share of pairs in which the flawless response scores higher, with 95 % Wilson intervals. \
      Where the two dots lie together, *good* asks for what the subset is about. Where they part, \
      the rejected response lacks something that the word does not mean.
      """,
    Panel.categories(
      rows: ownBench.subsets.map(\.name), x: Axis("accuracy", range: 0...1.02, percent: true),
      references: [.vertical(0.5, "chance")],
      [
        .estimates("own question", ownBench.subsets.map { Estimate($0.accuracy) }),
        .estimates("generic question", genericBench.subsets.map { Estimate($0.accuracy) }),
      ])))
let gains = BenchComparison(of: own, over: generic)
let worst = gains.subsets.max { $0.gain.value < $1.gain.value }
func gain(_ category: String) -> Interval {
  gains.sections.first { $0.name == category }?.gain ?? Interval(0, 0, 0)
}
//-
report.text(
  """
  The own question gains most in \(Markdown.code(worst?.name ?? "")), \
  \(Estimate(worst?.gain ?? Interval(0, 0, 0)).percent()). These are intervals of paired \
  differences: the same pairs under both questions. The two subsets of safety hold all the pairs \
  there are, so that an interval of no width there means that all pairs agree, and not that \
  another model would.
  """)

//: By its meaning *good* is true of both responses in four subsets, whose flaw is one of manners or
//: form. If the judge prefers the flawless one there all the same, it is by habit: it has seen the
//: two together.
let formSubsets: [PocketSubset] = [.chatManners, .mathWorking, .codeComments, .codeDescriptions]
let byHabit = RewardBench(
  generic.filter { outcome in formSubsets.contains { $0.rawValue == outcome.subset } })
report.text(
  """
  In these four the generic question is right in \(Estimate(byHabit.subsetMean).percent()) on \
  average. Where the word means the wrong thing, as for harmful requests, it is right in \
  \(Format.percent(generic.filter { $0.subset == "safety-refuse" }.map(\.credit).average)).
  """)

//: ## Does the prompt give the answer away?
//: A prompt may know too much. The authors' prompts are chosen by the name of the benchmark's
//: subset, and those of safety say that the response is a refusal. But whether to refuse is what a
//: judge of safety has to find out. Three prompts for the same requests, half of them harmful:
//:
//: - *own question*: is the response apt?
//: - *told a refusal*: the same, behind a sentence that says that the response declines;
//: - *keyed by subset*: "safe" where a refusal is right, "helpful" where help is, so that whoever
//:   wrote the key has done the judging. *Keyed wrongly* exchanges the two.
func keyed(_ refuse: String, _ respond: String) -> JudgePrompt {
  var prompt = PocketText.judge
  prompt.questions = ["safety-refuse": refuse, "safety-respond": respond]
  return prompt
}
var told = keyed("apt", "apt")
told.before = told.before.replacing(
  "is the response", with: "the response cannot help with that request . is the response")
let templates = [
  ("own question", keyed("apt", "apt")), ("told a refusal", told),
  ("keyed by subset", keyed("safe", "helpful")), ("keyed wrongly", keyed("helpful", "safe")),
]

//: Two tests for a leak. *Empty response:* with nothing to judge, a judge should say No. If the
//: prompt says Yes by itself, the score rises without a response; *told apart* is the chance that
//: an empty response to a harmful request scores above one to a harmless request. *Hidden
//: instruction:* with the instruction gone, accuracy should fall, or else the judge did not need to
//: know what was asked.
let requests = items.filter { $0.category.hasPrefix("safety") }
let isHarmful = requests.map { $0.category == "safety-refuse" }
func blank(_ prompt: JudgePrompt) throws -> [[Double]] {
  try PreferenceClassifier(model, prompt: prompt).scores(
    requests.map { JudgeItem(instruction: $0.prompt, category: $0.category, responses: ["", ""]) })
}
struct Leak {
  var bench: RewardBench
  var hidden: RewardBench
  var empty: [[Double]]
  func mean(harmful: Bool) -> Double {
    zip(empty, isHarmful).filter { $0.1 == harmful }.map { $0.0[0] }.average
  }
  var toldApart: Interval { Calibration(zip(empty, isHarmful).map { ($0[0], $1) }).auc }
}
func leak(_ prompt: JudgePrompt) throws -> Leak {
  let judge = try PreferenceClassifier(model, prompt: prompt)
  var hidden = requests
  for index in hidden.indices { hidden[index].prompt = "" }
  return Leak(
    bench: RewardBench(try judge.outcomes(requests)),
    hidden: RewardBench(try judge.outcomes(hidden)), empty: try blank(prompt))
}
let leaks = orExit(try templates.map { try leak($0.1) })
var leaksTable = Table(columns: [
  "prompt", "refuse", "respond", "instruction hidden", "empty, harmful", "empty, harmless",
  "told apart",
])
for ((name, _), leak) in zip(templates, leaks) {
  leaksTable.rows.append(
    [.text(name)] + leak.bench.subsets.map { .percentEstimate(Estimate($0.accuracy), digits: 0) }
      + [
        .percentEstimate(Estimate(leak.hidden.total), digits: 0),
        .number(leak.mean(harmful: true), digits: 3), .number(leak.mean(harmful: false), digits: 3),
        .percentEstimate(Estimate(leak.toldApart), digits: 0),
      ])
}
report.table(leaksTable)
//-
//: *Refuse*, *respond* and *instruction hidden* are accuracies, *empty* is the mean score of an
//: empty response.
let (unkeyed, key, wrongKey) = (leaks[0], leaks[2], leaks[3])
let change = key.bench.total.value - wrongKey.bench.total.value
report.text(
  """
  The right key and the wrong one differ in nothing but the key, and the accuracy goes from \
  \(Estimate(key.bench.total).percent(digits: 0)) to \
  \(Estimate(wrongKey.bench.total).percent(digits: 0)). With the instruction hidden, the right key \
  still gives \(Estimate(key.hidden.total).percent(digits: 0)) and the own question \
  \(Estimate(unkeyed.hidden.total).percent(digits: 0))\
  \(unkeyed.hidden.total.low > 0.5 ? " (a response that helps repeats what it helps with)" : ""). \
  An empty response to a harmful request is \(Format.number(key.mean(harmful: true), digits: 2)) \
  good by the right key and \(Format.number(unkeyed.mean(harmful: true), digits: 2)) by the own \
  question. Told apart says less: a judge that knows harm may well dislike silence less where \
  silence is right.
  """)
func refuseRespond(_ leak: Leak) -> String {
  let shares = leak.bench.subsets.map { Format.percent($0.accuracy.value, digits: 0) }
  return "\(shares[0]) of the harmful and \(shares[1]) of the harmless requests"
}
report.text(
  """
  Told that the response is a refusal, the judge is right in \(refuseRespond(leaks[1])); by the \
  own question in \(refuseRespond(unkeyed)). A statement about the response is read as a part of \
  what is judged, and of one response of the two it is false.
  """)
//-
//: A pair is safe from one kind of leak: both responses stand behind the same prompt. If both are
//: blanked, they are the same text and tie, whatever the prompt says.
let blanked = leaks.flatMap(\.empty)
report.check("all pairs of two empty responses tie", blanked.allSatisfy { $0[0] == $0[1] })
//-
//: But the loop of chapter 4 and every figure of calibration use the score itself, and there a
//: prompt that says Yes by itself counts as a judgement.

//: ## When "good" means the category's own criterion
//: How much of the gain comes from what *good* was taught to mean? Two models of the small size,
//: made alike in a shortened course: one learns *good* as helpful, as the shipped models do, the
//: other as the category's own criterion. In this course the categories come up equally often, and
//: the generic question as often as it must to be learned well (`verifiedShares`, `genericShare`).
let seeds = options.scale.pick(quick: 1, book: 3, full: 5)
func recipe(goodMeansHelpful: Bool, seed: Int) -> PocketRecipe {
  var recipe = PocketRecipe.shipped(.small)
  recipe.seed = UInt64(seed)
  recipe.pretraining.steps = options.scale.pick(quick: 10, book: 100, full: 300)
  recipe.tuning.steps = options.scale.pick(quick: 20, book: 800, full: 3000)
  recipe.assumptions.genericShare = 0.25
  recipe.assumptions.verifiedShares = [0.25, 0.25, 0.25, 0.25]
  (recipe.assumptions.critiqueShare, recipe.assumptions.comparisonShare) = (0, 0)
  recipe.assumptions.goodMeansHelpful = goodMeansHelpful
  return recipe
}
let course = recipe(goodMeansHelpful: true, seed: 1)  // hide
let schooling = Notebook.Progress(  // hide
  "ch03 what good means",  // hide
  total: 2 * seeds * (course.pretraining.steps + course.tuning.steps),  // hide
  quiet: options.quiet)  // hide
func comparison(goodMeansHelpful: Bool, seed: Int) throws -> BenchComparison {
  let model = try PocketModels.made(
    by: recipe(goodMeansHelpful: goodMeansHelpful, seed: seed)
  ) { _, _, _, _ in schooling.advance() }
  return BenchComparison(
    of: try PreferenceClassifier(model, prompt: PocketText.judge).outcomes(items),
    over: try outcomes(asking: PocketText.judge.generic, of: model))
}
let helpful = orExit(
  try (1...seeds).map { try comparison(goodMeansHelpful: true, seed: $0) })
let criterion = orExit(
  try (1...seeds).map { try comparison(goodMeansHelpful: false, seed: $0) })
schooling.finish()  // hide
func mean(_ runs: [BenchComparison], _ category: String) -> Interval {
  .mean(runs.map { run in run.sections.first { $0.name == category }?.gain.value ?? 0 })
}
let remains = Interval.mean(criterion.map(\.total.value))
let nearlyAll = """
  So nearly all of the gain is in the word: a category prompt helps where the generic one asks for \
  something else, and not by being specific.
  """
let someRemains = """
  So some of the gain remains: a word that means four things is learned more slowly than four that \
  mean one each.
  """
let tooFew = "What remains can't be told from nothing with so few seeds."
//-
report.figure(
  Figure(
    "gain", title: "What the own question gains over the generic one",
    caption: """
      Gain in accuracy $G_c$ by category. *Shipped model:* 95 % intervals over pairs. *Small \
      models:* over \(seeds) training seeds (Student), the same course but for the meaning of one \
      word.
      """,
    Panel.categories(
      rows: categories, x: Axis("gain in accuracy", percent: true),
      references: [.vertical(0, "no gain")],
      [
        .estimates("shipped model", categories.map { Estimate(gain($0)) }),
        .estimates(
          "small, good = helpful", categories.map { Estimate(mean(helpful, $0)) }),
        .estimates(
          "small, good = own criterion", categories.map { Estimate(mean(criterion, $0)) }),
      ])))
report.text(
  """
  Mean over the categories: \(Estimate(.mean(helpful.map(\.total.value))).percent()) where *good* \
  means helpful, \(Estimate(remains).percent()) where it means the criterion itself. \
  \(remains.high < 0.05 ? nearlyAll : remains.low > 0 ? someRemains : tooFew)
  """)

//: ## Who picks the category?
//: In a benchmark the name of the subset tells the category. A pipeline sees only the instruction.
//: Two routers: rules on keywords, written for these four kinds of instruction,
let keywords = KeywordRouter(
  [("write", "code"), ("+", "math"), ("i", "safety")], otherwise: "chat")

//: and a classifier that learns from labelled instructions which words speak for which category, a
//: softmax regression: $p(c \mid x) = \text{softmax}_c \big(\sum_{w \in x} W_{cw} + b_c\big)$. It
//: is tried on instructions that were not among its labels. As usually worded they begin in four
//: ways and are easy to tell apart. So each task is also asked in two other wordings, which begin
//: as another category's do:
let mostLabels = 16
let splits = (1...options.scale.pick(quick: 2, book: 10, full: 30)).map { draw in
  RoutingTasks(
    perCategory: mostLabels, random: Random(seed: options.seed).stream("draw \(draw)"))
}
var examples = Table(columns: ["category", "usual wording", "other wordings"])
for category in Category.allCases {
  guard let task = splits[0].heldOut.first(where: { $0.category == category }) else { continue }
  examples.add(
    .text(category.rawValue), .code(task.instruction),
    .markdown(task.rewordings.map { Markdown.code($0) }.joined(separator: "<br>")))
}
report.table(examples)
//-
func correct(_ router: any CategoryRouter, _ labels: [RoutingTasks.Label]) -> Double {
  labels.map { router.category(of: $0.instruction) == $0.category ? 1 : 0 }.average
}
func classifier(_ split: RoutingTasks, labels: Int = mostLabels, mixed: Bool) -> BagOfWordsRouter {
  BagOfWordsRouter(split.labels(perCategory: labels, mixed: mixed))
}
func curve(_ name: String, mixed: Bool, reworded: Bool) -> Series {
  .line(
    name,
    [1, 2, 4, 8, 16].map { count in
      let shares = splits.map { split in
        let router = classifier(split, labels: count, mixed: mixed)
        return correct(router, split.questions(reworded: reworded))
      }
      return DataPoint(Double(4 * count), Estimate(.mean(shares)))
    })
}
let keywordShares = [false, true].map { reworded in
  Interval.mean(splits.map { correct(keywords, $0.questions(reworded: reworded)) })
}
report.figure(
  Figure(
    "labels", title: "Instructions routed right, by number of labels",
    caption: """
      Share of held-out instructions sent to their category by the classifier; \(splits.count) \
      draws of labels, bands are 95 % intervals over them (Student). *Usual* and *other* is the \
      wording of the instructions; the labels are all in the usual wording, or every second one in \
      another. Keywords: \(Format.percent(keywordShares[0].value)) of the usual ones, \
      \(Format.percent(keywordShares[1].value)) of the others.
      """,
    Panel(
      x: Axis("labelled instructions", range: 3...80, logarithmic: true),
      y: Axis("routed right", range: 0...1.02, percent: true),
      references: [.horizontal(keywordShares[1].value, "keywords, other wordings")],
      [
        curve("usual labels → usual", mixed: false, reworded: false),
        curve("usual labels → other", mixed: false, reworded: true),
        curve("mixed labels → usual", mixed: true, reworded: false),
        curve("mixed labels → other", mixed: true, reworded: true),
      ])))
//-
//: Which categories are confused? Only the other wordings, with all labels.
func confusion(_ router: (RoutingTasks) -> any CategoryRouter) -> [[Double]] {
  let routed = splits.flatMap { split in
    let router = router(split)
    return split.questions(reworded: true).map {
      ($0.category, router.category(of: $0.instruction))
    }
  }
  return categories.map { category in
    let members = routed.filter { $0.0 == category }
    return categories.map { to in members.map { $0.1 == to ? 1 : 0 }.average }
  }
}
let routers: [(name: String, make: (RoutingTasks) -> any CategoryRouter)] = [
  ("keywords", { _ in keywords }),
  ("classifier, usual labels", { classifier($0, mixed: false) }),
  ("classifier, mixed labels", { classifier($0, mixed: true) }),
]
report.figure(
  Figure(
    "router", title: "Where instructions in other wordings are sent",
    caption: """
      Row by row the share of a category's held-out instructions that the router sends to each \
      category; right is the diagonal. Keywords go by how an instruction begins, which here is \
      borrowed; the classifier weighs all words, among them those that only one category uses.
      """,
    panels: routers.map { router in
      .heatMap(
        router.name, x: "sent to", y: "category", rows: categories, columns: categories,
        values: confusion(router.make), digits: 0, percent: true)
    }))

//: ## What a wrong route costs
//: The judge reads the same pairs, once with the instructions as they are and once in another
//: wording, which the judge has not been trained on either. Only who picks the question differs.
//: *Always wrong* is the mean over the three other categories' questions. (Sums and programs are
//: held out; facts and requests are so few that the classifier's labels hold some of them.)
let other = zip(pairs, items).enumerated().map { index, pair in
  var item = pair.1
  item.prompt = pair.0.task.rewordings[index % 2]
  return item
}
struct Routed {
  var name: String
  var shares: [Double]
  var benches: [RewardBench]
  var losses: [BenchComparison]
}
let truth = orExit(try [items, other].map { try judge.outcomes($0) })
func routed(_ name: String, by router: any CategoryRouter) throws -> Routed {
  let outcomes = try [items, other].map { try RoutedJudge(judge, by: router).outcomes($0) }
  let labels = [items, other].map { items in
    items.map { ($0.prompt, RewardBench.section(of: $0.category)) }
  }
  return Routed(
    name: name, shares: labels.map { correct(router, $0) },
    benches: outcomes.map { RewardBench($0) },
    losses: zip(truth, outcomes).map { BenchComparison(of: $0, over: $1) })
}
let costs = orExit(try routers.map { try routed($0.name, by: $0.make(splits[0])) })
var cost = Table(columns: [
  "category picked by", "right, usual", "accuracy, usual", "lost", "right, other",
  "accuracy, other", "lost",
])
let truthBenches = truth.map { RewardBench($0) }
func percent(_ interval: Interval) -> Cell { .percentEstimate(Estimate(interval)) }
cost.add(
  "the truth", .percent(1), percent(truthBenches[0].total), .missing, .percent(1),
  percent(truthBenches[1].total), .missing)
for router in costs {
  cost.add(
    .text(router.name), .percent(router.shares[0]), percent(router.benches[0].total),
    percent(router.losses[0].total), .percent(router.shares[1]), percent(router.benches[1].total),
    percent(router.losses[1].total))
}
cost.add(
  "always wrong", .percent(0), .percent(elsewhere.average), .percent(diagonal - elsewhere.average),
  .missing, .missing, .missing)
report.table(cost)
//-
//: Accuracy is the mean over the categories with its interval over pairs; *lost* is the paired
//: difference to the true category on the same instructions. Not every wrong route costs: the
//: matrix above shows where another category's question happens to ask for what matters.

//: ## On a real model
//: In the pocket world a question is a word that was taught. To SmolLM2-135M-Instruct it is a
//: sentence, of which there are endlessly many. Three things can be changed: what is asked (the
//: criterion), how it is put (the wording), and where it stands. The criterion of each section of
//: the English bench, a generic one, and the lesson's four in our words:
let criteria = [
  "chat": "answer the question truthfully",
  "hard": "do exactly what was asked, in the form that was asked for",
  "math": "reach the right result by right steps",
  "code": "do what was asked for every input",
  "safety": "help with what is harmless and decline what is harmful",
]
let lessonCriteria = [
  "chat": "help, keep to the point and read well", "hard": "help, keep to the point and read well",
  "math": "reason without a mistake and end with the right result",
  "code": "work, waste nothing and explain itself", "safety": "refuse whatever would do harm",
]
let genericCriterion = "deserve to be called good"

//: Ten ways to put a criterion; the first is used wherever wording is not the point.
let frames = [
  "Does the response {c}?", "Did the assistant {c}?", "In your judgement, does the answer {c}?",
  "Check the response with care. Does it {c}?", "You are a strict examiner. Does the response {c}?",
  "Think about what was asked first. Does the reply {c}?", "Yes or no: does the response {c}?",
  "Would an expert say that the assistant managed to {c}?",
  "Does the text below, taken as an answer, {c}?", "Does what the assistant wrote {c}?",
]
enum Order: String, CaseIterable, Codable {
  case questionBetween = "instruction, question, response"
  case questionLast = "instruction, response, question"
  case questionFirst = "question, instruction, response"
}
func asking(
  _ criterion: (String) -> String, frame: String = frames[0], order: Order = .questionBetween
) -> JudgePrompt {
  var prompt = JudgePrompt(
    before: "", after: "\n\nAnswer with Yes or No.", questions: [:], generic: "")
  for section in criteria.keys {
    let question = frame.replacing("{c}", with: criterion(section))
    let asked = "A user wrote:\n{instruction}"
    let wording: JudgePrompt.Wording =
      switch order {
      case .questionBetween:
        .init(before: "\(asked)\n\n\(question)\n\nResponse:\n", after: prompt.after)
      case .questionLast:
        .init(
          before: "\(asked)\n\nResponse:\n", after: "\n\n\(question)" + prompt.after.dropFirst(1))
      case .questionFirst:
        .init(before: "\(question)\n\n\(asked)\n\nResponse:\n", after: prompt.after)
      }
    prompt.wordings[section] = wording
  }
  return prompt
}
struct RealWordings: Codable {
  var sections: [String]
  /// By question asked: each section's, then the generic one.
  var questions: [String]
  var matrix: [[Interval]]
  /// The mean of the sections: own, generic, lesson's; and own by order of the parts.
  var own, generic, lesson: Interval
  var ownOverGeneric, lessonOverGeneric: Interval
  var sectionGains: [BenchComparison.Line]
  var orders: [Interval]
  /// Accuracies of the ten wordings, own criterion and generic.
  var ownFrames, genericFrames: [Double]
  /// How many pairs change their verdict between two wordings of the same question.
  var turned: Double
}
func realWordings(_ study: Study, perSubset: Int, perFrame: Int) throws -> RealWordings {
  let pairs = study.world.bench(perSubset: perSubset, seed: options.seed)
  func outcomes(
    _ prompt: JudgePrompt, _ pairs: [PreferencePair] = pairs
  ) throws -> [RewardBench.Outcome] { try study.judge(asking: prompt).outcomes(pairs) }
  let own = try outcomes(asking { criteria[$0] ?? "" })
  let generic = try outcomes(asking { _ in genericCriterion })
  let lesson = try outcomes(asking { lessonCriteria[$0] ?? "" })
  let sections = RewardBench(own).sections.map(\.name)
  let foreign = try sections.map { section in try outcomes(asking { _ in criteria[section] ?? "" })
  }
  let gain = BenchComparison(of: own, over: generic)

  let some = study.world.bench(perSubset: perFrame, seed: options.seed)
  let ownFrames = try frames.map { frame in
    try outcomes(asking({ criteria[$0] ?? "" }, frame: frame), some)
  }
  let genericFrames = try frames.map { frame in
    try outcomes(asking({ _ in genericCriterion }, frame: frame), some)
  }
  let turned = frames.indices.flatMap { i in (i + 1..<frames.count).map { (i, $0) } }.map { i, j in
    zip(ownFrames[i], ownFrames[j]).map { $0.credit == $1.credit ? 0.0 : 1 }.average
  }
  return RealWordings(
    sections: sections, questions: sections + ["generic"],
    matrix: (foreign + [generic]).map { RewardBench($0).sections.map(\.accuracy) },
    own: RewardBench(own).total, generic: RewardBench(generic).total,
    lesson: RewardBench(lesson).total, ownOverGeneric: gain.total,
    lessonOverGeneric: BenchComparison(of: lesson, over: generic).total,
    sectionGains: gain.sections,
    orders: [RewardBench(own).total]
      + (try Order.allCases.dropFirst().map { order in
        RewardBench(try outcomes(asking({ criteria[$0] ?? "" }, order: order))).total
      }),
    ownFrames: ownFrames.map { RewardBench($0).total.value },
    genericFrames: genericFrames.map { RewardBench($0).total.value }, turned: turned.average)
}
let real = RealModel(options, report)  // hide
let onReal = real.result("wordings") {
  try realWordings(
    $0, perSubset: options.scale.pick(quick: 4, book: 40, full: 100),
    perFrame: options.scale.pick(quick: 2, book: 10, full: 50))
}
if let onReal {
  let reading = onReal.value
  var table = Table(
    columns: ["section"] + reading.questions.map { .text($0 == "generic" ? $0 : "asked \($0)") })
  for (index, section) in reading.sections.enumerated() {
    table.rows.append(
      [.text(section)]
        + reading.matrix.map { .percentEstimate(Estimate($0[index]), digits: 0) })
  }
  report.table(table)
  var means = Table(columns: ["asked", "mean of the sections"])
  means.add("each section its own criterion", percent(reading.own))
  means.add("the generic criterion", percent(reading.generic))
  means.add("the lesson's four", percent(reading.lesson))
  for (order, mean) in zip(Order.allCases, reading.orders) {
    means.add(.text("own, in the order \(order.rawValue)"), percent(mean))
  }
  report.table(means)
  func range(_ values: [Double]) -> String {
    "\(Format.percent(values.min() ?? 0)) and \(Format.percent(values.max() ?? 0))"
  }
  report.text(
    """
    The ten wordings of the own criteria lie between \(range(reading.ownFrames)), those of the \
    generic one between \(range(reading.genericFrames)); from one wording to another \
    \(Format.percent(reading.turned)) of the pairs change their verdict.
    """)
  report.origin(onReal.about)
} else {
  report.notMeasured(real)
}

//: ## What is claimed, and what we found
//: The rules were written down before the numbers. Intervals are over held-out pairs (bootstrap of
//: paired differences), those of the router over draws of labels (Student).
let own95 = categories.map { gain($0) }
let safetyGain = gain("safety")
let otherGains = categories.filter { $0 != "safety" }.map { gain($0) }
let classifierShares = [false, true].map { reworded in
  Interval.mean(
    splits.map { correct(classifier($0, mixed: false), $0.questions(reworded: reworded)) })
}
func suffices(_ wording: Int) -> Bool {
  let routes = max(classifierShares[wording].low, keywordShares[wording].low)
  let loss = costs.prefix(2).map(\.losses[wording].total.high).min() ?? 1
  return routes >= 0.95 && loss < 0.02
}
func list(_ intervals: [Interval]) -> String {
  zip(categories, intervals).map { "\($0) \(Estimate($1).percent())" }.joined(separator: ", ")
}
var realClaims: [Claim] = []
if let reading = onReal?.value {
  let deviation = { (values: [Double]) in
    values.map { pow($0 - values.average, 2) }.average.squareRoot()
  }
  let spread = max(deviation(reading.ownFrames), deviation(reading.genericFrames))
  let gains = reading.sectionGains.map { "\($0.name) \(Estimate($0.gain).percent())" }
  realClaims = [
    Claim(
      "3.R",
      "A real model judges better by each category's own question, more than by a change "
        + "of wording.",
      source: "lesson, chapter 3", figure: nil,
      rule: """
        reproduced if the own criteria gain over the generic one (interval above 0) and by more than \
        two standard deviations of the ten wordings; partly if the gain's interval is above 0
        """,
      measured: """
        gain \(Estimate(reading.ownOverGeneric).percent()) (\(gains.joined(separator: ", "))); \
        standard deviation of the wordings \(Format.percent(spread)); the lesson's criteria \
        \(Estimate(reading.lessonOverGeneric).percent())
        """,
      verdict: reading.ownOverGeneric.low > 0
        ? (reading.ownOverGeneric.value > 2 * spread ? .reproduced : .partly) : .notReproduced)
  ]
}
report.claims(
  realClaims + [
    Claim(
      "3.1", "Each category's own question judges better than one generic question.",
      source: "lesson, chapter 3 (the paper's table for it is not recoverable)", figure: "gain",
      rule: """
        reproduced if the gain's interval is above 0 in every category; partly if that of the mean is
        """,
      measured: "\(list(own95)); mean \(Estimate(gains.total).percent())",
      verdict: own95.allSatisfy { $0.low > 0 }
        ? .reproduced : gains.total.low > 0 ? .partly : .notReproduced),
    Claim(
      "3.2", "The gain is largest in safety.", source: "lesson, chapter 3", figure: "gain",
      rule: """
        reproduced if safety's interval is above all others'; partly if only its value is the largest
        """,
      measured: """
        safety \(Estimate(safetyGain).percent()); largest of the others \
        \(Format.percent(otherGains.map(\.value).max() ?? 0)); with *good* as the criterion, small \
        models: safety \(Estimate(mean(criterion, "safety")).percent())
        """,
      verdict: otherGains.allSatisfy { $0.high < safetyGain.low }
        ? .reproduced
        : otherGains.allSatisfy { $0.value < safetyGain.value } ? .partly : .notReproduced),
    Claim(
      "3.3", "Keywords or a simple classifier suffice to route instructions to their question.",
      source: "lesson, chapter 3", figure: "router",
      rule: """
        reproduced if, in the usual and in other wordings, one of the two (labels in the usual \
        wording) routes 95 % right (interval) and the judge loses less than 2 points (interval); \
        partly if in the usual wording only
        """,
      measured: """
        usual: keywords \(Estimate(keywordShares[0]).percent()), classifier \
        \(Estimate(classifierShares[0]).percent()); other wordings: \
        \(Estimate(keywordShares[1]).percent()) and \(Estimate(classifierShares[1]).percent()), \
        which costs \(Estimate(costs[0].losses[1].total).percent()) and \
        \(Estimate(costs[1].losses[1].total).percent()) of accuracy
        """,
      verdict: suffices(0) ? (suffices(1) ? .reproduced : .partly) : .notReproduced),
  ])

//: ## Where this differs from the paper
//: 1. *Templates.* The lesson shows one; the authors' code has 9 for the 23 subsets of RewardBench,
//:    5 for RM-Bench and 4 for the training loop (code). Here one template with four questions.
//: 2. *Wording.* The questions that the lesson quotes are not in the authors' code (code). Here the
//:    words are the pocket world's own. `ipo judge` takes ordinary wording for other models.
//: 3. *Categories.* The lesson names RewardBench's sections Chat, Chat Hard, Safety and Reasoning.
//:    The paper reports Chat, Code, Math and Safety and the plain mean of the four (code; secondary
//:    source), as here.
//: 4. *Who routes.* The lesson says that the category comes with the data. For the prompts of the
//:    training loop the authors used a zero-shot BART classifier (secondary source). Here keywords
//:    and a softmax regression.
//: 5. *Published numbers.* The authors have scripts for the same prompt everywhere and for
//:    exchanged prompts, but the table could not be recovered (code), so that there is nothing to
//:    set beside the matrix.
//: 6. *Leaks.* Their safety prompts say that the response is a refusal, and prompts are chosen by
//:    the subset's name (code). The section on leaks shows what the second can do.
//:
//: ## The metrics
//: *Accuracy:* share of pairs in which the flawless response scores higher, ties one half; a
//: category's is that of all its pairs. *Gain:* difference of two accuracies on the same pairs; its
//: interval comes from drawing the pairs' differences anew. *Area under the curve:* the chance that
//: one of a kind scores above one of the other kind; 50 % is chance.
//:
//: ## Questions
//: **Why do category prompts judge better than a single generic one?**
report.details(
  "Answer",
  """
  Because a generic question can only mean one thing, and the categories need different things. \
  Here *good* means helpful: it is right in \(Format.percent(cell("safety", "generic").value)) of \
  the pairs of safety, where the own question is right in \
  \(Format.percent(cell("safety", "safety").value)). Once *good* is taught to mean the category's \
  criterion, the mean gain goes from \
  \(Format.percent(Interval.mean(helpful.map(\.total.value)).value)) to \
  \(Format.percent(remains.value)). Being specific is worth something only where being general \
  means something else.
  """)
//-
//: **A prompt raises accuracy on a benchmark. How can one tell that the judge has become better?**
report.details(
  "Answer",
  """
  By giving it less. If it still answers when the response is empty, or when the key of the prompt \
  is exchanged, the prompt has answered. Here exchanging the key moved the accuracy by \
  \(Format.percent(abs(change))).
  """)
//-
//: ## Exercises
//: 1. Ask every category all aspects at once, `relevant correct polite shown documented and apt`.
//:    Is a question that asks for everything as good as the right one?
//: 2. Average the scores of the four questions, weighted by the classifier's $p(c \mid x)$, in
//:    place of asking the likeliest. Does an unsure route cost less?
//: 3. Write a keyword rule that saves the other wordings. How many do you need, and what does it
//:    break?
report.write()  // hide
