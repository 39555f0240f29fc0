//: # 1 · The key insight
//: **Question.** Where in a language model is its opinion of a response, and why is it not simply
//: the probability of "Yes"?
//:
//: Ask a model whether a response is good, and its next word is an answer. It need not write the
//: word: it has a probability for every word there is, and two of them carry the opinion. *Implicit
//: Preference Optimization* (Garg et al. 2025,
//: [arXiv 2502.16182](https://arxiv.org/abs/2502.16182)) divides one by the sum of both:
//:
//: $$p'_\text{yes} = \frac{p_\text{yes}}{p_\text{yes} + p_\text{no}}$$
//:
//: ```mermaid
//: flowchart LR
//:   prompt["instruction, question, response"] --> model["transformer, one pass"]
//:   model --> state["state at the last token, C numbers"]
//:   state --> head["output head: a logit z for each of V words"]
//:   head --> yes["z of Yes"] --> margin["margin: z of Yes minus z of No"]
//:   head --> no["z of No"] --> margin
//:   head -.-> rest["all other words: the rest of the mass"]
//:   margin --> score["score: σ(margin)"]
//: ```
//:
//: This chapter reads that distribution whole, finds where the probability goes that is neither Yes
//: nor No, and asks three things of the lesson: does dividing make a better ranking, does it take
//: the tone of a response out, and is the score a probability that can be believed?
//:
//: What is simplified: a closed vocabulary where one word is one token, and models of under four
//: million parameters that were taught to answer such questions. In their tuning data some answers
//: are "Sure", "Absolutely" or "Certainly", in seven of ten where a cheerful response is right and
//: in one of ten elsewhere. That is an assumption about real models, made so that there is
//: something to see. So what follows from it holds *by construction*; further down it is taken
//: away.
import Book  // hide

let (options, report) = openChapter(reading: [.pocketModel])  // hide
// fold: Loads the three judges; the medium one is looked at more closely
let names = ["S", "M", "L"]
let loaded = orExit(
  try [
    PocketModels.load(.small, .instruct, trainable: true),
    options.model.map { try pocketModel(at: $0) } ?? PocketModels.load(.medium, .instruct),
    PocketModels.load(.large, .instruct),
  ])
let models = zip(names, loaded).map { (name: $0, model: $1) }
let model = models[1].model
// fold end

//: ## Why two logits are enough
//: The head gives a logit $z_v$ for each word, and the softmax makes probabilities of them:
//: $p_v = e^{z_v} / Z$ with $Z = \sum_u e^{z_u}$ over the whole vocabulary. Divide $p_\text{yes}$
//: by the sum of the two. $Z$ stands above and below the line and cancels, so that a softmax over
//: all words, of which all but two are thrown away, is a softmax over two. Then divide by
//: $e^{z_\text{yes}}$:
//:
//: $$\frac{p_\text{yes}}{p_\text{yes} + p_\text{no}}
//: = \frac{e^{z_\text{yes}}}{e^{z_\text{yes}} + e^{z_\text{no}}}
//: = \frac{1}{1 + e^{-(z_\text{yes} - z_\text{no})}} = \sigma(z_\text{yes} - z_\text{no}).$$
//:
//: The difference $z_\text{yes} - z_\text{no}$ is called the *margin*. It is the log-odds of the
//: two words, in natural log units (*nats*): a margin of 0 is a toss-up, one of 2.2 is nine to one.
//: Only two rows of the head are needed for it. Turned round, the same formula says all there is to
//: say about the raw probability:
//:
//: $$p_\text{yes} = \underbrace{(p_\text{yes} + p_\text{no})}_{\text{mass}} \cdot p'_\text{yes}.$$
//:
//: It is the score times the *mass*, the share of the answer that the two words are. If the mass is
//: the same for all responses, both rank alike. If it depends on something else, on the tone of a
//: response, say, then the raw probability ranks by that something as well.
//:
//: The check takes both ways: the whole vocabulary on one side, two logits on the other.
let probe = ToneProbe(
  questions: options.scale.pick(quick: 6, book: 36, full: 36), seed: options.seed)
let sheet = orExit(try AnswerSheet(model, probe.items))
let scores = orExit(try pYes(model).judge(probe.items))
func sigmoid(_ x: Double) -> Double { 1 / (1 + exp(-x)) }
let differences = zip(sheet.shares.flatMap { $0 }, scores.flatMap { $0 }).map { share, score in
  abs(sigmoid(score.margin) - share[0] / (share[0] + share[2]))  // Yes, and No
}
report.check(
  "σ(z_yes − z_no) = p_yes / (p_yes + p_no) to 1e-5, \(differences.count) responses",
  (differences.max() ?? 1) < 1e-5)

//: ## The whole distribution
//: Questions about animals have responses whose truth and whose tone can be chosen freely: a
//: statement, right or wrong, and one of four closings that all count as polite, two of them
//: cheerful and two neutral (`plain` in the code and in the rules). Truth is what the judge is
//: asked about; tone is what it should not care for. Here is all of the answer of the medium model
//: after three responses to one question.
let three: [ToneProbe.Group] = [.rightPlain, .rightCheerful, .wrongPlain]
let shown = probe.items[0]  // hide
report.output(  // hide
  ([shown.instruction] + three.map { "  " + shown.responses[$0.places[0]] }).joined(  // hide
    separator: "\n"))  // hide
// fold: Draws the likeliest words
report.figure(
  Figure(
    "distribution", title: "The next word after three responses",
    caption: """
      The likeliest words, on a logarithmic scale. Compare Yes and No between right and wrong; then, \
      between the two right ones, what the tone alone does to Yes and to Sure, Absolutely and \
      Certainly.
      """, .nextWords(sheet, three, shown.responses) { model.tokenizer.text(of: $0) }))
// fold end
//: Now every question the same way, by truth and tone. Where the response is cheerful and right,
//: Yes loses most of what it had to its synonyms; after a wrong response the tone moves nothing.
report.shares(sheet, probe)

//: ## Does dividing take the tone out?
//: Leave other words aside. Let $A$ be the probability of all words of assent together and $s$ the
//: share of it that goes to synonyms of Yes; $1 - A$ goes to dissent, and $t$ of that to synonyms
//: of No. Then $p_\text{yes} = (1 - s) A$, $p_\text{no} = (1 - t) (1 - A)$, and
//:
//: $$z_\text{yes} - z_\text{no} = \ln\frac{A}{1 - A} + \ln\frac{1 - s}{1 - t}.$$
//:
//: So dividing is not the end of it. It takes out what Yes and No lose together. Where the tone
//: moves $s$ and not $t$, the margin moves with it. In the tuning data $1 - s$ is 0.9 after a
//: neutral right response and 0.3 after a cheerful one, which puts the neutral one ahead by
//: $\ln \frac{0.9}{0.3}$, a little more than a nat. Free of $s$ and $t$ is a third reading, the
//: assent $A$ itself: all words that mean yes against all that mean no. It is not free of what the
//: tone does to the verdict itself.
//:
//: Two measures, of three readings, for three models. The first is the *lead* of a neutral response
//: over a cheerful one that is as right, in log-odds (nats); a fair judge has none. The second asks
//: whether that matters: a right response with a cheerful closing stands against a wrong one with a
//: neutral closing. The wrong ones are of a kind that no judge was tuned on, the animal's value of
//: another relation (*cats eat houses*), so that there is something to lose.
let unseen = ToneProbe(questions: probe.items.count, unseen: true, seed: options.seed)
let effects = orExit(
  try models.map { (name: $0.name, effect: try ToneEffect($0.model, usual: probe, unseen: unseen)) }
)
// fold: Draws the leads
report.figure(
  Figure(
    "readings", title: "How far each reading prefers a neutral closing",
    caption: """
      Lead of a neutral over a cheerful closing among right responses to \(probe.items.count) \
      questions, in nats; 95 % bootstrap intervals over questions. At 0 a reading prefers neither. \
      Dividing takes a part of the lead away, counting all words of assent more; none gets to 0.
      """, .toneLeads(effects)))
// fold end
report.tone(effects)
report.leadParts(effects)  // hide
//-
//: Against such a mistake the judges are weak, and by the raw probability and the score the tone
//: decides nearly everything: what they get right where both closings are neutral, they lose where
//: the better response is the cheerful one. The raw probability loses most, the score a little
//: less, and the assent least. So the raw probability does mislead, as the lesson says, and what
//: dividing mends of that is the smaller part. After dividing, most of the remaining difference
//: comes from $s$, and the rest is in the verdict itself.

//: ## Does dividing rank better?
//: The hard bench has pairs of all kinds of task that judges get wrong: two flaws against one,
//: tasks and mistakes that no tuning held, instructions in other words. (Here it is without the
//: subsets of model-written samples that chapters 2 and 5 add.) *Accuracy* looks within a pair. The
//: *AUC* is the chance that any better response reads higher than any worse one, whichever the
//: prompt. It asks more: that a number mean the same from prompt to prompt.
let hardPairs = HardBench.pairs(
  perSubset: options.scale.pick(quick: 4, book: 60, full: 200), seed: options.seed)
func readings(_ scores: [[JudgeScore]], _ value: (JudgeScore) -> Double) -> PairReadings {
  PairReadings(chosen: scores.map { value($0[0]) }, rejected: scores.map { value($0[1]) })
}
let hardScores = orExit(try models.map { try pYes($0.model).judge(hardPairs.map(\.item)) })
let both = zip(models, hardScores).map { model, scores in
  (name: model.name, raw: readings(scores, \.pYes), score: readings(scores, \.score))
}
report.rankings(both)
//: The margin has no line of its own: $\sigma$ only rises, so it orders as the score does. Within a
//: pair, dividing changes next to nothing. Across pairs it even costs a little. A likely reason:
//: the mass is small where a judge says Yes to a cheerful response, in chat; and the hard bench's
//: chat has many wrong responses that judges say Yes to, which the raw probability so happens to
//: hold down. On the plain bench, where judges are nearly always right, the first edition found a
//: gain of 0.004.

//: ## Without the cheerful synonyms
//: All of this hangs on an assumption: that the tone of a response changes the word of the answer.
//: Let two copies of the small model go on with their tuning. For one it is as it was; for the
//: other every answer is Yes or No. Where all answers are Yes or No, the mass is nearly the same
//: everywhere. Rankings then agree, but in log-odds the little that is left still counts.
let trials = orExit(
  try SynonymTrial.trials(
    of: models[0].model, by: .shipped(.small),
    steps: options.scale.pick(quick: 4, book: 150, full: 600),
    seeds: options.scale.pick(quick: 2, book: 10, full: 10), usual: probe, unseen: unseen,
    pairs: hardPairs.enumerated().filter { $0.offset % 3 == 0 }.map(\.element)))
report.lessons(trials)
//: Means over seeds with Student's intervals. Without such words the raw probability ranks as well
//: as the score. The leads still differ: raw there is none, while the score and the assent, which
//: are now the same, lean a little towards the cheerful closing. That liking is the model's own;
//: the raw log-odds, which also count the few other words, hide it.

//: ## Does the score mean what it says?
//: A calibrated score of 0.7 is right seven times in ten. That can be asked where the oracle knows
//: the true answer to the judge's question: of samples that a model drew itself on held-out
//: prompts, one each, and of the hard bench, one response of each pair. A small mean error can hide
//: a large one in the middle, where few scores stand, so the middle has columns of its own: the
//: mean score between 0.1 and 0.9, minus the share of these that were good.
//:
//: *ECE*, the expected calibration error, is the mean distance between what a bin's scores say and
//: how often they are true. One number may mend it: a temperature $T$ that divides every margin. It
//: is fitted on every second score and tried, like everything else here, on the others; *n* counts
//: the tried half.
let perKind = options.scale.pick(quick: 10, book: 500, full: 1000)
let forecasts = orExit(
  try zip(models, hardScores).flatMap { model, scores in
    let values = scores.map { $0.map(\.score) }
    return [
      ForecastSet(
        "\(model.name) samples",
        try ScoreForecasts.samples(of: model.model, perCategory: perKind, seed: options.seed)),
      ForecastSet("\(model.name) hard", ScoreForecasts.hardBench(hardPairs, scores: values)),
    ]
  })
report.calibration(forecasts)
// fold: Draws what was said against what was true
func ofSet(_ set: Int) -> [(String, ForecastSet)] {
  models.indices.map { (models[$0].name, forecasts[2 * $0 + set]) }
}
let titles = ["own samples", "hard bench"]
report.figure(
  Figure(
    "reliability", title: "What is said, and what is true",
    caption: """
      Above, the share that was good against the mean of what was said, the outermost tenths by \
      themselves and between them neighbouring bins merged until each has twenty scores; 95 % Wilson \
      intervals. On the diagonal a score means what it says; below it, it is too high. Below, the \
      share of the scores in each tenth, the three models side by side.
      """, columns: 2,
    panels: titles.indices.map { set in
      .mergedReliability(titles[set], ofSet(set).map { ($0, $1.before) })
    }
      + titles.indices.map { set in
        .forecastCounts("", ofSet(set).map { ($0, $1.tried) })
      }))
// fold end

report.hesitation(forecasts)  // hide
//: Two things can be seen. On its own samples a model is right so often that its ECE is small, and
//: yet the few scores in the middle of the larger models are far too high: where they hesitate,
//: something is wrong. On the hard bench the larger judges hesitate some two to three times as
//: often, but still over fewer than one response in twelve, while being wrong far more often; the
//: small one even hesitates less. And the middle does not err one way: on the hard bench the large
//: model's middle is too low, not too high. The temperature that mends the ECE is several times
//: that of their own samples, so it can't be fitted at home: whoever takes a score for a confidence
//: has to know what is asked about.

//: ## On a real model
//: SmolLM2-135M-Instruct has 49,152 tokens to answer with and was never taught to use two of them.
//: One of its judgements in full: the likeliest next tokens after a right and a wrong response,
//: then the means over all pairs of the English bench (chapter 5).
let real = RealModel(options, report)  // hide
let onReal = real.result("answers", codeIn: Real01Answers.source) {
  try Real01Answers.measure(
    $0, perSubset: options.scale.pick(quick: 4, book: 40, full: 100), seed: options.seed)
}
report.show(onReal, of: real) { report.answers($0, of: real.name) }  // hide
//: The model says the two words half of the time, and as readily about a wrong response as about a
//: right one. Dividing does not help it to rank: if anything, it ranks worse within a pair than the
//: raw probability. Its score is near the coin, and so no temperature can make it tell more:
//: tempered, it says one half of everything, which is honest and useless.

//: ## What is claimed, and what we found
//: The rules were committed before the run (`Sources/Book/Rules.swift`). Intervals are over pairs,
//: questions or forecasts.
// fold: From measured quantities to verdicts
func each(_ name: String, _ value: (ToneEffect) -> Interval) -> [Quantity] {
  effects.map { Quantity(name, of: $0, value($1)) }
}
func ofForecasts(_ name: String, _ value: (ForecastSet) -> Interval) -> [Quantity] {
  forecasts.map { Quantity(name, of: $0.label, value($0)) }
}
let gains = both.map { (name: $0.name, of: $0.score.gain(over: $0.raw)) }
report.claims(
  Real01Answers.findings(onReal?.value) + [
    Finding(
      "1.1",
      gains.map { Quantity("accuracy gained", of: $0.name, $0.of.accuracy) }
        + gains.map { Quantity("AUC gained", of: $0.name, $0.of.area) }),
    Finding(
      "1.2", figure: "readings",
      each("raw accuracy lost where the better response is cheerful") { $0.lost(.raw) }
        + each("won back by dividing") { $0.wonBack(.normalised) }
        + each("lead of the plain tone after dividing (nats)") { $0.lead(.normalised) }
        + each("lead taken away by dividing (nats)") { $0.leadTaken }),
    Finding(
      "1.3", figure: "reliability",
      ofForecasts("ECE") { $0.before.ece } + ofForecasts("ECE, tempered") { $0.after.ece }
        + ofForecasts("scores from 0.1 to 0.9, mean less share good") { $0.middle }
        + ofForecasts("the same, tempered") { $0.middleAfter }),
  ])
// fold end

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
//:    numbers above are ours, and about models of ours.
//: 3. *What the model was taught.* The lesson says that instruction tuning alone will do. The
//:    pocket model's tuning holds yes/no questions about responses (chapter 0 counts them, chapter
//:    7 takes them out).
//:
//: ## The metrics
//: *Accuracy:* share of pairs whose better response reads higher, ties one half. *AUC:* the same
//: over all pairings of a better and a worse response, across prompts. *Lead:* mean difference of
//: log-odds between right responses with a neutral and with a cheerful closing. *ECE:* see above;
//: noise alone makes some 0.02 to 0.04 of it with a few hundred forecasts. *Mean score minus share
//: good (0.1–0.9):* of the scores in the middle, in points; above 0 the judge is too kind, below 0
//: too strict. *Brier score:* mean squared distance of forecast and truth; 0.25 is what always
//: saying ½ gets. *Temperature:* above 1 if scores are too sure of themselves; it changes no order.
//:
//: ## Questions
func nats(_ lead: Interval) -> String { Format.number(lead.value, digits: 2) + " nats" }  // hide
// hide begin
report.quiz(
  "Why divide p_yes by p_yes + p_no?",
  [
    .wrong(
      "So that the opinion can be compared at all.", "p_yes is one number, and can be compared."),
    .right(
      "Because p_yes is the score times the mass, and the mass is not about quality.",
      "M's raw lead of a neutral closing is \(nats(effects[1].effect.lead(.raw))); dividing takes \(nats(effects[1].effect.leadTaken)) of it."
    ),
    .wrong(
      "Because it makes better rankings within a pair.",
      "On the hard bench it changes M's accuracy by \(Estimate(points: gains[1].of.accuracy).text(digits: 2)) points."
    ),
    .wrong(
      "Because a softmax over two words has other logits than one over all.",
      "The logits are the same; Z cancels."),
  ])
// hide end
//-
// hide begin
report.quiz(
  "Two responses share A and t; s is 0.9 after the cheerful one, 0.1 after the neutral. Whose margin is higher?",
  [
    .wrong(
      "Neither's: A is equal.",
      "A is only the formula's first term. M's lead in A is \(nats(effects[1].effect.lead(.assent))), after dividing \(nats(effects[1].effect.lead(.normalised)))."
    ),
    .wrong("The cheerful one's, by ln 9.", "Synonyms take from Yes, and so lower its margin."),
    .right(
      "The neutral one's, by ln 9.",
      "1 − s is 0.9 against 0.1, and ln 9 is \(Format.number(log(9), digits: 1)) nats."),
    .wrong(
      "Neither's: the mass is divided out.",
      "The mass is; what synonyms take from Yes and not from No stays in the margin."),
  ])
// hide end
//-
//: ## Exercises
//: 1. Ask with the words Sure and Nope in place of Yes and No (`JudgePrompt.yes`, `.no`). Which
//:    tone does this judge prefer, and does the formula say so?
//: 2. Take the temperature per kind of task. Which task needs which, and why may one number not do?
//: 3. Ask for a single aspect, `is the response polite ?`. Is that forecast better calibrated?
report.write()  // hide
