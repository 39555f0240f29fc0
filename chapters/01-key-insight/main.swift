//: # 1 · The key insight
//: **Question.** Where in a language model is its opinion of a response, and why is it not simply
//: the probability of "Yes"?
//:
//: Ask a model whether a response is good, and its next word is an answer. It need not write the
//: word: it has a probability for every word there is, and two of them carry the opinion. *Implicit
//: Preference Optimization* (Garg et al. 2025, [arXiv
//: 2502.16182](https://arxiv.org/abs/2502.16182)) divides one by the sum of both:
//:
//: $$p'_\text{yes} = \frac{p_\text{yes}}{p_\text{yes} + p_\text{no}} = \sigma(z_\text{yes} -
//: z_\text{no}), \qquad p_\text{yes} = \underbrace{(p_\text{yes} + p_\text{no})}_{\text{mass}}
//: \cdot
//: p'_\text{yes}$$
//:
//: The second formula is the first one turned round, and says all there is to say about the raw
//: probability: it is the score times the *mass*, the share of the answer that the two words are.
//: If the mass is the same for all responses, both rank alike. If it depends on something else, on
//: the tone of a response, say, then the raw probability ranks by that something as well.
//:
//: What is simplified: a closed vocabulary where one word is one token, and a model of under a
//: million parameters that was taught to answer such questions. In its lessons some answers are
//: "Sure", "Absolutely" or "Certainly", most often where the response is cheerful. That is an
//: assumption about real models, made so that there is something to see; further down it is taken
//: away.
import Book  // hide

let (options, report) = openChapter(reading: [.pocketModel])  // hide
let pairsPerSubset = options.scale.pick(quick: 8, book: 150, full: 1000)  // hide
let promptsPerCategory = options.scale.pick(quick: 8, book: 200, full: 600)  // hide
let model = orExit(  // hide
  try options.model.map { try pocketModel(at: $0) }  // hide
    ?? PocketModels.load(.medium, .instruct))  // hide

//: ## The whole distribution
//: Questions about animals have answers whose truth and whose tone can be chosen freely: a
//: statement, right or wrong, and one of four polite closings, two of them cheerful. Truth is what
//: the judge is asked about; tone is what it should not care for.
let probe = ToneProbe(
  questions: options.scale.pick(quick: 6, book: 36, full: 36), seed: options.seed)
let judge = orExit(try PreferenceClassifier(model, prompt: PocketText.judge))

//: The judge reads two logits. `answers` gives everything it passes by: $\ln p$ of each word of the
//: vocabulary at the place where the answer begins.
let answers = orExit(try judge.answers(to: probe.items))
let shown: [ToneProbe.Group] = [.rightPlain, .rightCheerful, .wrongPlain]
let item = probe.items[0]
report.output(
  ([item.instruction] + shown.map { "  " + item.responses[$0.places[0]] }).joined(separator: "\n"))
//-
// hide begin
let three = shown.map { answers[0][$0.places[0]] }
let likeliest = Set(
  three.flatMap { answer in answer.indices.sorted { answer[$0] > answer[$1] }.prefix(7) }
).sorted { three[0][$0] > three[0][$1] }
// hide end
report.figure(
  Figure(
    "distribution", title: "The next word behind three responses",
    caption: """
      The likeliest of \(three[0].count) words, on a logarithmic scale, behind the three responses \
      above. Compare Yes and No between right and wrong; then, between the two right ones, what \
      the tone alone does to Yes and to Sure, Absolutely and Certainly.
      """,
    Panel.categories(
      rows: likeliest.map { model.tokenizer.text(of: $0) },
      x: Axis("probability as the next word", range: 1e-6...1, logarithmic: true),
      zip(shown, three).map { group, answer in
        .estimates(
          group.rawValue,
          likeliest.map { word in
            let p = exp(answer[word])
            return p < 1e-6 ? nil : Estimate(p, p, p)
          })
      })))

//: **The check.** The logistic function of the difference of two logits, and the softmax over all
//: words of which all but two are thrown away, are the same number.
func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
let scores = orExit(try judge.judge(probe.items))
let differences = zip(answers.flatMap { $0 }, scores.flatMap { $0 }).map { l, score in
  abs(sigmoid(score.margin) - exp(l[judge.yes]) / (exp(l[judge.yes]) + exp(l[judge.no])))
}
report.check(
  "σ(z_yes − z_no) = p_yes / (p_yes + p_no) to 1e-5, \(differences.count) responses",
  (differences.max() ?? 1) < 1e-5)

//: ## Where the mass goes
//: Now every question the same way, by truth and tone.
func ids(_ words: [String]) -> [Int] { words.compactMap { model.tokenizer.id(of: $0) } }
let assent = ids(Vocabulary.affirmative)  // Yes, Sure, Absolutely, Certainly
let dissent = ids(Vocabulary.negative)  // No, Nope, Never, Hardly
func p(_ words: [Int], _ answer: [Double]) -> Double { words.reduce(0) { $0 + exp(answer[$1]) } }
func read(_ answers: [[[Double]]], _ reading: ([Double]) -> Double) -> [[Double]] {
  answers.map { $0.map(reading) }
}
var table = Table(columns: ["response", "Yes", "its synonyms", "No", "its synonyms", "other words"])
for group in ToneProbe.Group.allCases {
  let sums = [[judge.yes], assent, [judge.no], dissent].map { words in
    probe.means(group, of: read(answers) { p(words, $0) }).average
  }
  table.add(
    .text(group.rawValue), .percent(sums[0]), .percent(sums[1] - sums[0]), .percent(sums[2]),
    .percent(sums[3] - sums[2]), .percent(1 - sums[1] - sums[3]))
}
report.table(table)
report.figure(
  Figure(
    "mass", title: "How much of the answer is Yes or No",
    caption: """
      Mass $p_\\text{yes} + p_\\text{no}$ of \(probe.items.count) questions with two statements \
      and four closings each. Whatever moves the mass comes between the raw probability and the \
      opinion.
      """,
    columns: 2,
    panels: [
      ("right statements", [ToneProbe.Group.rightPlain, .rightCheerful]),
      ("wrong statements", [.wrongPlain, .wrongCheerful]),
    ].map { title, groups in
      Panel(
        title, x: Axis("p_yes + p_no", range: 0...1), y: Axis("share of responses", percent: true),
        zip(["plain closing", "cheerful closing"], groups).map { name, group in
          .histogram(
            name, of: scores.flatMap { score in group.places.map { score[$0].mass } }, in: 0...1,
            bins: 20)
        })
    }))

//: ## Raw against normalised
//: Does dividing by the mass take the tone out? Leave other words aside. Let $A$ be the probability
//: of all words of assent together and $s$ the share of it that goes to synonyms of Yes; $1 - A$
//: goes to dissent, and $t$ of that to synonyms of No. Then $p_\text{yes} = (1 - s) A$,
//: $p_\text{no} = (1 - t) (1 - A)$, and
//:
//: $$z_\text{yes} - z_\text{no} = \ln\frac{A}{1 - A} + \ln\frac{1 - s}{1 - t}$$
//:
//: So normalising is not the end of it. It takes out what Yes and No lose together; where the tone
//: moves $s$ and not $t$, the margin moves with it. What is free of it is a third reading, the
//: assent $A$ itself: all words that mean yes against all that mean no.
let readings: [(name: String, of: ([Double]) -> Double)] = [
  ("raw p_yes", { exp($0[judge.yes]) }),
  ("normalised p′_yes", { sigmoid($0[judge.yes] - $0[judge.no]) }),
  ("all assent A", { p(assent, $0) / (p(assent, $0) + p(dissent, $0)) }),
]
let (raw, normalised) = (readings[0].of, readings[1].of)
report.figure(
  Figure(
    "readings", title: "Three readings, by truth and tone",
    caption: """
      Mean over \(probe.items.count) questions with 95 % intervals. A reading that cares for truth \
      alone has the two upper rows at one place and the two lower ones at another. The wider the \
      two upper rows are apart, the more the reading is about tone.
      """,
    Panel.categories(
      rows: ToneProbe.Group.allCases.map(\.rawValue), x: Axis("mean reading", range: 0...1.02),
      readings.map { name, reading in
        .estimates(
          name,
          ToneProbe.Group.allCases.map { group in
            Estimate(.bootstrap([probe.means(group, of: read(answers, reading))]) { $0[0] })
          })
      })))

//: Two right responses that differ in tone alone are equally good. How often does the plain one get
//: more, and how much more in log-odds? A fair judge would say in half of all cases, and nothing.
func plainShares(_ answers: [[[Double]]]) -> [Estimate] {
  readings.map { Estimate(probe.prefersPlain(read(answers, $0.of))) }
}
let plainShare = plainShares(answers)
let leads = readings.map { _, reading in
  let logOdds = read(answers) { log(reading($0) / (1 - reading($0))) }
  let gaps = zip(
    probe.means(.rightPlain, of: logOdds), probe.means(.rightCheerful, of: logOdds))
  return Estimate(.bootstrap([gaps.map { $0 - $1 }]) { $0[0] })
}
var tone = Table(columns: ["reading", "plain over cheerful", "lead of the plain one (nats)"])
for (index, reading) in readings.enumerated() {
  tone.add(
    .text(reading.name), .percentEstimate(plainShare[index], digits: 0),
    .estimate(leads[index], digits: 2))
}
report.table(tone)
let wording = leads[1].value - leads[2].value
report.text(
  """
  By the formula, the \(Format.number(leads[1].value, digits: 2)) nats by which the margin prefers \
  plain responses have two parts: \(Format.number(leads[2].value, digits: 2)) are the model's \
  opinion, $\\ln\\frac{A}{1-A}$, and \(Format.number(wording, digits: 2)) are the choice of words \
  alone, $\\ln\\frac{1-s}{1-t}$.
  """)

//: **Over everything.** Held-out pairs of all four kinds of task, a flawless response and one with
//: a flaw. *Accuracy* looks within a pair; the *AUC* is the chance that any flawless response reads
//: higher than any flawed one, whichever the prompt, which asks more: a number that means the same
//: from prompt to prompt.
let pairs = PocketBench.pairs(perSubset: pairsPerSubset, seed: options.seed)
func ask(_ model: LanguageModel) throws -> [[[Double]]] {
  try PreferenceClassifier(model, prompt: PocketText.judge).answers(
    to: pairs.map {
      JudgeItem(
        instruction: $0.prompt, category: $0.section.rawValue, responses: [$0.chosen, $0.rejected])
    })
}
func bench(
  _ answers: [[[Double]]], _ reading: ([Double]) -> Double, chat: Bool? = nil
) -> PairReadings {
  let members = pairs.indices.filter { chat == nil || chat == (pairs[$0].section == .chat) }
  return PairReadings(
    chosen: members.map { reading(answers[$0][0]) },
    rejected: members.map { reading(answers[$0][1]) })
}
let benchAnswers = orExit(try ask(model))
var ranking = Table(
  columns: [
    "reading", "accuracy, chat", "accuracy, others", "AUC, chat", "AUC, others", "AUC, all",
  ])
for (name, reading) in readings {
  let parts = [true, false].map { bench(benchAnswers, reading, chat: $0) }
  ranking.add(
    .text(name), .percentEstimate(Estimate(parts[0].accuracy)),
    .percentEstimate(Estimate(parts[1].accuracy)), .estimate(Estimate(parts[0].area)),
    .estimate(Estimate(parts[1].area)), .estimate(Estimate(bench(benchAnswers, reading).area)))
}
report.table(ranking)
//-
func gain(_ answers: [[[Double]]]) -> (accuracy: Estimate, area: Estimate) {
  let gain = bench(answers, normalised).gain(over: bench(answers, raw))
  return (Estimate(gain.accuracy), Estimate(gain.area))
}
let benchGain = gain(benchAnswers)
report.text(
  """
  Over all \(pairs.count) pairs, normalising changes the accuracy by \
  \(benchGain.accuracy.percent(digits: 2)) and the AUC by \(benchGain.area.text(digits: 4)) \
  (differences on the same pairs). The margin $z_\\text{yes} - z_\\text{no}$ has no line of its \
  own: $\\sigma$ only rises, so it orders as the normalised score does.
  """)

//: ## Without the cheerful synonyms
//: All of this hangs on an assumption: that the tone of a response changes the word of the answer.
//: Two small models, made here from nothing by the same recipe, differ in that alone: in the
//: lessons of one, every answer is Yes or No.
var recipe = PocketRecipe.shipped(.small)
recipe.pretraining.steps = options.scale.pick(quick: 10, book: 200, full: 300)
recipe.tuning.steps = options.scale.pick(quick: 20, book: 1500, full: 6000)
var plainRecipe = recipe
plainRecipe.assumptions.cheerfulSynonyms = false
let schooling = Notebook.Progress(  // hide
  "ch01 two small models", total: 2 * (recipe.pretraining.steps + recipe.tuning.steps),  // hide
  quiet: options.quiet)  // hide
let small = orExit(
  try [recipe, plainRecipe].map {
    try PocketModels.made(by: $0) { _, _, _, _ in schooling.advance() }
  })
schooling.finish()  // hide
let smallBench = orExit(try small.map(ask))
let smallTold = orExit(
  try small.map { try PreferenceClassifier($0, prompt: PocketText.judge).answers(to: probe.items) })
var assumption = Table(
  columns: [
    "lessons", "mean mass", "plain over cheerful: raw", "normalised", "all assent",
    "accuracy gained by normalising", "AUC gained",
  ])
let gains = smallBench.map(gain)
for (index, name) in ["with synonyms", "Yes and No only"].enumerated() {
  let mass = smallBench[index].flatMap { $0.map { p([judge.yes, judge.no], $0) } }.average
  let shares = plainShares(smallTold[index])
  assumption.add(
    .text(name), .percent(mass), .percentEstimate(shares[0], digits: 0),
    .percentEstimate(shares[1], digits: 0), .percentEstimate(shares[2], digits: 0),
    .percentEstimate(gains[index].accuracy, digits: 2), .estimate(gains[index].area, digits: 4))
}
report.table(assumption)
//-
//: Where all answers are Yes or No, the mass is the same everywhere and the three readings are one:
//: normalising removes what the mass puts in, and no more. A liking for one tone that is left in
//: the second row is the model's own.

//: ## Does the score mean what it says?
//: A calibrated score of 0.7 is right seven times in ten. Each held-out prompt gives one sample of
//: the model itself, and the oracle says whether the true answer to the judge's question is Yes.
//: The score is a forecast of that. A second forecast is made of two samples that differ in
//: quality: $\sigma(\Delta\text{margin})$, the probability that the first is the better one if
//: margins were Bradley and Terry's strengths.
let tasks = PolicyReport.tasks(perCategory: promptsPerCategory, seed: options.seed)
let samples = orExit(
  try PolicyReport(of: model, start: model, tasks: tasks, random: Random(seed: options.seed))
).samples
let sampleScores = orExit(try judge.judge(samples))
var (single, double): ([Forecast], [Forecast]) = ([], [])
var singleCategories: [Category] = []
for ((task, item), score) in zip(zip(tasks, samples), sampleScores) {
  let isGood = item.responses.map {
    Criterion.own(of: task.category).holds(Oracle.aspects(of: $0, to: task), in: task.category)
  }
  single.append((score[0].score, isGood[0]))
  singleCategories.append(task.category)
  let quality = item.responses.map { Oracle.quality(of: $0, to: task) }
  if let other = quality.firstIndex(where: { $0 != quality[0] }) {
    double.append((sigmoid(score[0].margin - score[other].margin), quality[0] > quality[other]))
  }
}

//: One number may mend it: a temperature $T$ that divides every margin. It is fitted on the prompts
//: with even numbers and tried, like everything else here, on the odd ones.
let forecasts = [
  ("score", Calibration.tempering(single)), ("σ(Δmargin) of two", Calibration.tempering(double)),
]
var calibration = Table(columns: ["forecast", "T", "n", "ECE", "Brier", "AUC"])
for (name, (T, before, after)) in forecasts {
  for (isAfter, measure) in [(false, before), (true, after)] {
    calibration.add(
      .text(isAfter ? "\(name), tempered" : name), .number(isAfter ? T : 1, digits: 2),
      .integer(measure.bins.map(\.count).reduce(0, +)), .estimate(Estimate(measure.ece)),
      .estimate(Estimate(measure.brier)), .estimate(Estimate(measure.auc)))
  }
}
report.table(calibration)
//-
func reliability(_ name: String, _ calibration: Calibration) -> Series {
  .line(
    name,
    calibration.bins.filter { $0.count > 0 }.map {
      DataPoint($0.probability, Estimate($0.share))
    }, interval: .bars)
}
report.figure(
  Figure(
    "reliability", title: "What is said, and what is true",
    caption: """
      Forecasts in ten bins: the share that was true against the mean of what was said, 95 % \
      Wilson intervals. On the diagonal a forecast means what it says; below it, it is too high. \
      How long a bar is says how few forecasts there are: most stand in the two outermost bins.
      """, columns: 2,
    panels: forecasts.map { name, measure in
      Panel(
        name, x: Axis("forecast", range: 0...1), y: Axis("share true", range: 0...1.02),
        references: [.diagonal()],
        [reliability("as it is", measure.before), reliability("tempered", measure.after)])
    }))
let undecided = single.filter { $0.probability > 0.1 && $0.probability < 0.9 }
let undecidedTrue = Interval.share(Double(undecided.count { $0.isTrue }), of: undecided.count)
report.text(
  """
  A small ECE says little about the middle. Of \(single.count) scores only \(undecided.count) lie \
  between 0.1 and 0.9, both halves taken together. Their mean is \
  \(Format.percent(undecided.map(\.probability).average, digits: 0)), and \
  \(Estimate(undecidedTrue).percent(digits: 0)) of them were good.
  """)
//-
//: By kind of task, all prompts, as it is:
var byTask = Table(columns: ["task", "truly good", "mean score", "ECE", "AUC"])
for category in Category.allCases {
  let members = single.indices.filter { singleCategories[$0] == category }.map { single[$0] }
  let measure = Calibration(members)
  byTask.add(
    .text(category.rawValue), .percent(members.map { $0.isTrue ? 1 : 0 }.average),
    .percent(members.map(\.probability).average), .estimate(Estimate(measure.ece)),
    .estimate(Estimate(measure.auc)))
}
report.table(byTask)

//: ## On a real model
//: SmolLM2-135M-Instruct has 49,152 tokens to answer with and was never taught to use two of them.
//: One of its judgements in full: the likeliest next tokens behind a right and a wrong answer, then
//: the means over all pairs of the English bench (chapter 5).
struct TokenShare: Codable {
  var token: String
  var good: Double
  var bad: Double
}
struct RealAnswers: Codable {
  var instruction: String
  var responses: [String]
  var example: [TokenShare]
  var means: [TokenShare]
  var mass: Double
  var otherSpellings: Double
  var pairs: Int
  /// Raw, then normalised.
  var accuracy: [Interval]
  var area: [Interval]
  var gains: [Interval]
  /// Forecasts, as they are and tempered.
  var temperature: Double
  var ece: [Interval]
  var brier: [Interval]
  var bins: [[RealBin]]
}
struct RealBin: Codable {
  var forecast: Double
  var share: Interval
}
func realAnswers(_ study: Study, perSubset: Int) throws -> RealAnswers {
  let pairs = study.world.bench(perSubset: perSubset, seed: options.seed)
  let judge = try study.judge()
  let vocabulary = study.model.configuration.vocabularySize
  var sums = [[Double]](repeating: [Double](repeating: 0, count: vocabulary), count: 2)
  for pair in pairs {
    for (kind, answer) in try judge.answers(to: [pair.item])[0].enumerated() {
      for (token, logP) in answer.enumerated() { sums[kind][token] += exp(logP) }
    }
  }
  func top(_ good: [Double], _ bad: [Double]) -> [TokenShare] {
    good.indices.sorted { good[$0] + bad[$0] > good[$1] + bad[$1] }.prefix(12).map {
      TokenShare(token: study.model.tokenizer.text(of: $0), good: good[$0], bad: bad[$0])
    }
  }
  let shown = pairs[0]
  let answers = try judge.answers(to: [shown.item])[0].map { $0.map { exp($0) } }
  let scores = try judge.judge(pairs.map(\.item))
  func readings(_ value: (JudgeScore) -> Double) -> PairReadings {
    PairReadings(chosen: scores.map { value($0[0]) }, rejected: scores.map { value($0[1]) })
  }
  let (raw, normalised) = (readings(\.pYes), readings(\.score))
  let gain = normalised.gain(over: raw)
  // One response of each pair, so that the forecasts are of different prompts.
  let forecasts = scores.enumerated().map { ($1[$0 / 2 % 2].score, $0 / 2 % 2 == 0) }
  let tempering = Calibration.tempering(forecasts)
  let measures = [tempering.before, tempering.after]
  let all = scores.flatMap { $0 }
  return RealAnswers(
    instruction: shown.prompt, responses: [shown.chosen, shown.rejected],
    example: top(answers[0], answers[1]),
    means: top(sums[0].map { $0 / Double(pairs.count) }, sums[1].map { $0 / Double(pairs.count) }),
    mass: all.map(\.mass).average, otherSpellings: all.map(\.otherMass).average,
    pairs: pairs.count, accuracy: [raw.accuracy, normalised.accuracy],
    area: [raw.area, normalised.area], gains: [gain.accuracy, gain.area],
    temperature: tempering.temperature, ece: measures.map(\.ece), brier: measures.map(\.brier),
    bins: measures.map { measure in
      measure.bins.filter { $0.count > 0 }.map {
        RealBin(forecast: $0.probability, share: $0.share)
      }
    })
}
let real = RealModel(options, report)  // hide
let onReal = real.result("answers") {
  try realAnswers($0, perSubset: options.scale.pick(quick: 4, book: 40, full: 100))
}
// hide begin
func tokens(_ shares: [TokenShare], _ names: (String, String)) -> Table {
  var table = Table(columns: ["next token", .text(names.0), .text(names.1)])
  for share in shares {
    table.add(.code(share.token), .percent(share.good, digits: 2), .percent(share.bad, digits: 2))
  }
  return table
}
// hide end
if let onReal {
  let reading = onReal.value
  report.output(
    ([reading.instruction] + reading.responses.map { "  " + $0 }).joined(separator: "\n"))
  report.table(tokens(reading.example, ("behind the right answer", "behind the wrong one")))
  report.text("The same over all \(reading.pairs) pairs, the mean probability of each token:")
  report.table(tokens(reading.means, ("flawless", "flawed")))
  report.text(
    """
    Yes and No together have \(Format.percent(reading.mass)), other spellings of the two words \
    \(Format.percent(reading.otherSpellings)).
    """)
  var table = Table(columns: ["reading", "accuracy", "AUC"])
  for (index, name) in ["raw p_yes", "normalised p′_yes (or the margin)"].enumerated() {
    table.add(
      .text(name), .percentEstimate(Estimate(reading.accuracy[index])),
      .estimate(Estimate(reading.area[index])))
  }
  report.table(table)
  report.figure(
    Figure(
      "real-reliability", title: "What a real model says, and what is true",
      caption: """
        \(Markdown.escape(onReal.about.model)): $p'_\\text{yes}$ as a forecast that the response \
        is the flawless one of its pair, one response of each pair; 95 % Wilson intervals. \
        Half are flawless, so that a judge that says Yes to nearly everything lies far below the \
        diagonal on the right. The temperature \(Format.number(reading.temperature, digits: 1)) \
        was fitted on every second forecast and tried on the others.
        """,
      Panel(
        x: Axis("forecast", range: 0...1), y: Axis("share flawless", range: 0...1.02),
        references: [.diagonal()],
        zip(["as it is", "tempered"], reading.bins).map { name, bins in
          .line(name, bins.map { DataPoint($0.forecast, Estimate($0.share)) }, interval: .bars)
        })))
  report.origin(onReal.about)
} else {
  report.notMeasured(real)
}

//: ## What is claimed, and what we found
//: The rules were written down before the numbers. Intervals are over pairs, questions or prompts.
let isMisled = plainShare[0].low > plainShare[1].high
let (scoreECE, temperedECE) = (forecasts[0].1.before.ece, forecasts[0].1.after.ece)
var realClaims: [Claim] = []
if let reading = onReal?.value {
  let (accuracy, area) = (Estimate(reading.gains[0]), Estimate(reading.gains[1]))
  realClaims = [
    Claim(
      "1.R1", "In a real model the normalised score ranks better than the raw probability.",
      source: "lesson, chapter 1", figure: nil,
      rule: """
        reproduced if both accuracy and AUC over all pairs rise, intervals of the differences above \
        0; partly if one of the two does and the other does not fall (interval)
        """,
      measured: "accuracy \(accuracy.percent(digits: 1)), AUC \(area.text(digits: 3))",
      verdict: accuracy.low > 0 && area.low > 0
        ? .reproduced
        : max(accuracy.low, area.low) > 0 && min(accuracy.high, area.high) >= 0
          ? .partly : .notReproduced),
    Claim(
      "1.R2", "A real model's score is a calibrated confidence.", source: "lesson, chapter 1",
      figure: "real-reliability",
      rule: """
        reproduced if the ECE is at most 0.1 as it is; partly if after a temperature fitted on other \
        pairs, and it then still tells more than a coin (Brier score below 0.25, interval)
        """,
      measured: """
        ECE \(Estimate(reading.ece[0]).text()), tempered \(Estimate(reading.ece[1]).text()); Brier \
        \(Estimate(reading.brier[0]).text()), tempered \(Estimate(reading.brier[1]).text())
        """,
      verdict: reading.ece[0].value <= 0.1
        ? .reproduced
        : reading.ece[1].value <= 0.1 && reading.brier[1].high < 0.25 ? .partly : .notReproduced),
  ]
}
report.claims(
  realClaims + [
    Claim(
      "1.1", "The normalised score ranks better than the raw probability of Yes.",
      source: "lesson, chapter 1", figure: "readings",
      rule: """
        reproduced if both accuracy and AUC over all pairs rise, intervals of the differences above \
        0; partly if one of the two does
        """,
      measured: """
        accuracy \(benchGain.accuracy.percent(digits: 2)), AUC \(benchGain.area.text(digits: 4)); \
        without synonyms (small model) \(gains[1].accuracy.percent(digits: 2)) and \
        \(gains[1].area.text(digits: 4))
        """,
      verdict: benchGain.accuracy.low > 0 && benchGain.area.low > 0
        ? .reproduced
        : benchGain.accuracy.low > 0 || benchGain.area.low > 0 ? .partly : .notReproduced),
    Claim(
      "1.2",
      """
      Raw $p_\\text{yes}$ misleads because mass goes to words such as Sure and Absolutely; dividing \
      by Yes and No mends that.
      """,
      source: "lesson, chapter 1", figure: "mass",
      rule: """
        reproduced if of two right responses the raw probability prefers the plain one in 75 % or \
        more and the score in 35 to 65 %; partly if the raw one's share is higher, intervals apart
        """,
      measured: """
        plain preferred: raw \(plainShare[0].percent(digits: 0)), score \
        \(plainShare[1].percent(digits: 0)); lead in nats: raw \(leads[0].text(digits: 2)), score \
        \(leads[1].text(digits: 2)), all assent \(leads[2].text(digits: 2))
        """,
      verdict: plainShare[0].value >= 0.75 && abs(plainShare[1].value - 0.5) <= 0.15
        ? .reproduced : isMisled ? .partly : .notReproduced),
    Claim(
      "1.3", "The score is a calibrated confidence.", source: "lesson, chapter 1",
      figure: "reliability",
      rule: """
        reproduced if the ECE of the score on the model's own samples is at most 0.05 as it is; \
        partly if only after a temperature fitted on other prompts
        """,
      measured: """
        ECE \(Estimate(scoreECE).text()); tempered (T = \
        \(Format.number(forecasts[0].1.temperature, digits: 2))) \(Estimate(temperedECE).text())
        """,
      verdict: scoreECE.value <= 0.05
        ? .reproduced : temperedECE.value <= 0.05 ? .partly : .notReproduced),
  ])

//: ## Where this differs from the paper
//: 1. *Softmax over what.* The lesson takes a softmax over just two logits. The authors' code takes
//:    it over the whole vocabulary in half precision, sums the probabilities of all token ids that
//:    spell `" Yes"`, the same for `" No"`, and then normalises (read in their code). The two agree
//:    where each word is one id, as here and in the check above. Where a tokenizer begins both
//:    words with the same id, as Llama 2's does, that id's probability $a$ counts on both sides:
//:    with $a = 0.1$, $p_\text{yes} = 0.08$ and $p_\text{no} = 0.02$ the sum gives 0.60 and not
//:    0.80 (deduced from the code).
//: 2. *Calibration.* The lesson calls the score a calibrated confidence. The authors' code measures
//:    neither ECE nor Brier score; it compares scores within a pair (read in their code). The
//:    numbers above are ours, and about a model of ours.
//: 3. *What the model was taught.* The lesson says that instruction tuning alone will do. The
//:    pocket model's tuning holds yes/no questions about responses; chapter 7 takes them out.
//:
//: ## The metrics
//: *Ranking accuracy:* share of pairs whose flawless response scores higher, ties one half. *AUC:*
//: the same over all pairings of a flawless and a flawed response, across prompts. *ECE:* mean
//: distance between what a bin's forecasts say and how often they are true; noise alone makes some
//: 0.02 to 0.04 of it with a few hundred forecasts. *Brier score:* mean squared distance of
//: forecast and truth; lower is better, 0.25 is what always saying ½ gets. *Temperature:* above 1
//: if the forecasts are too sure of themselves; it changes no order, so accuracy stays as it is.
//:
//: ## Questions
// hide begin
func rightMeans(_ reading: ([Double]) -> Double) -> [String] {
  [ToneProbe.Group.rightPlain, .rightCheerful].map {
    Format.number(probe.means($0, of: read(answers, reading)).average, digits: 2)
  }
}
let (rawMeans, scoreMeans) = (rightMeans(raw), rightMeans(normalised))
// hide end
//: **Why divide $p_\text{yes}$ by $p_\text{yes} + p_\text{no}$ and not use it as it is?**
report.details(
  "Answer",
  """
  Because it is the score times the mass, and the mass is not about quality: two right responses \
  that differ in their closing alone read \(rawMeans.joined(separator: " and ")) raw and \
  \(scoreMeans.joined(separator: " and ")) normalised. That makes numbers comparable from prompt \
  to prompt, and is worth \(Format.number(benchGain.area.value, digits: 4)) of AUC over all pairs.
  """)
//-
//: **After normalising, is the tone gone?**
report.details(
  "Answer",
  """
  Not by the division alone. Yes loses to its synonyms behind a cheerful response while No does \
  not, which shifts the odds of the two words by \(Format.number(wording, digits: 2)) nats. \
  Between a good and a bad response, whose margins are far apart, nobody notices; between two good \
  ones it can decide. Summing all words of assent removes it, if one knows them all.
  """)
//-
//: ## Exercises
//: 1. Ask with the words Sure and Nope in place of Yes and No (`JudgePrompt.yes`, `.no`). Which
//:    tone does this judge prefer, and does the formula say so?
//: 2. Take the temperature per kind of task. Which task needs which, and why may one number not do?
//: 3. Ask for a single aspect, `is the response polite ?`. Is that forecast better calibrated?
report.write()  // hide
