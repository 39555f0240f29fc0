//: # 2 · The language model as a preference classifier
//: **Question.** Can a language model tell a better response from a worse one by a single word that
//: it never has to write?
//:
//: Show a model an instruction $x$ and a response $y$, ask whether the response is good, and stop
//: before it answers. The next word could be anything; two words are of interest. Their logits
//: $z_\text{yes}$ and $z_\text{no}$ give the score of *Implicit Preference Optimization* (Garg et
//: al. 2025, [arXiv 2502.16182](https://arxiv.org/abs/2502.16182)):
//:
//: $$p'_\text{yes} = \frac{p_\text{yes}}{p_\text{yes} + p_\text{no}} =
//: \frac{e^{z_\text{yes}}}{e^{z_\text{yes}} + e^{z_\text{no}}} = \sigma(z_\text{yes} - z_\text{no})$$
//:
//: The softmax divides every $e^z$ by the same sum over the whole vocabulary. That sum cancels, so
//: the score needs two rows of the model's head, one forward pass, and no sampling.
//:
//: ```mermaid
//: flowchart LR
//:   x["instruction x"] --> P["one text, which ends<br>where the answer begins"]
//:   q["question: is the<br>response correct?"] --> P
//:   y["response y"] --> P
//:   P --> T["token ids"] --> M["one forward pass"]
//:   M --> H["state at the last token"]
//:   H --> Y["z_yes"] --> S["p′ = σ(z_yes − z_no)"]
//:   H --> N["z_no"] --> S
//:   S --> R["rank the responses to x<br>by p′"]
//:   R --> C["highest: chosen"]
//:   R --> J["lowest: rejected"]
//: ```
//:
//: This chapter follows one response through that picture with all its numbers. Then it asks what
//: the score is worth: on a ladder of ever worse responses, on pairs that are hard to tell apart, and
//: on four samples of the model's own. An oracle that knows the tasks says who is right.
//:
//: **What is simplified.** The vocabulary has about 200 words and one word is one token; there are
//: four kinds of short task. The models are transformers of 0.8 and 3 million parameters. They are
//: loaded here, not trained: the package ships them with the recipe that made them from random weights
//: (`PocketRecipe`, 300 steps on a forum and 6000 steps of instruction tuning). That tuning contains
//: yes/no questions with true labels, so the judge was taught to judge;
//: [chapter 0](../00-the-problem/README.md) counts how many labels that took. No score is scripted:
//: each is the output of a forward pass.
import Book  // hide

let (options, report) = openChapter(reading: [.pocketModel])  // hide
// hide begin
func load(_ size: PocketSize, _ stage: PocketStage = .instruct) throws -> LanguageModel {
  if size == .medium, stage == .instruct, let own = options.model {
    return try pocketModel(at: own)
  }
  return try PocketModels.load(size, stage)
}
// hide end

//: ## One response, step by step
//: A judge is a model with a prompt and two words. Its task is a sum that no training text has, with
//: one right and one wrong working. `load` reads a shipped model; like `options` and `report`, it is
//: set up in a hidden cell, see [main.swift](main.swift).
let model = orExit(try load(.medium))
let judge = orExit(try PreferenceClassifier(model, prompt: PocketText.judge))
var random = Random(seed: options.seed)
let task = PocketTask.draw(.math, heldOut: true, using: &random)
let right = task.response(flaw: nil, using: &random)
let wrong = task.response(flaw: .wrongSum, using: &random)
let item = JudgeItem(
  instruction: task.instruction, category: "math", responses: [right, wrong])

//: **The prompt.** Instruction and question come first. They are the same for both responses, so they
//: are read once. Each response follows them, and the text stops where the answer begins.
let (opening, continuations) = orExit(try judge.tokens(of: item))
for tokens in continuations {
  report.output(model.tokenizer.decode(opening + tokens))
}

//: **The ids.** The model reads numbers, one for each word. These are the ids of the first text.
report.output((opening + continuations[0]).map(String.init).joined(separator: " "))

//: **The next word.** One pass gives a distribution over the whole vocabulary. Here are the five
//: likeliest words after the right working and after the wrong one.
let states = continuations.map { tokens in
  let text = opening + tokens
  return model.transformer.states(RaggedBatch([text]), rows: [text.count - 1])
}
let p = states.map { state in
  let z = model.transformer.logits(state).array.map(Double.init)
  let sum = z.reduce(0) { $0 + exp($1) }
  return z.map { exp($0) / sum }
}
report.table(
  .nextWords(
    [("after the right working", p[0]), ("after the wrong one", p[1])], of: model.tokenizer))

//: **The two logits, and the score.** The head has a row for each word of the vocabulary. The judge
//: multiplies two of them. The mass $p_\text{yes} + p_\text{no}$ says how much of the whole answer the
//: two words are; the rest went to words such as *Certainly*, which count for nothing.
let scores = orExit(try judge.judge([item]))[0]
let named = Array(zip(["right", "wrong"], scores).map { (name: $0, score: $1) })
report.table(.logits(named))

//: Two ways lead to the same number: the logistic function of the difference of two logits, and the
//: softmax over the whole vocabulary with all other words thrown away.
for (p, score) in zip(p, scores) {
  let (pYes, pNo) = (p[judge.yes], p[judge.no])
  report.check(
    "σ(z_yes − z_no) = p_yes / (p_yes + p_no) to 1e-5",
    abs(1 / (1 + exp(-score.margin)) - pYes / (pYes + pNo)) < 1e-5)
  report.check("the mass is p_yes + p_no to 1e-5", abs(score.mass - (pYes + pNo)) < 1e-5)
}

//: ## Which ids spell Yes and No?
//: The score reads two rows of the head, so it matters which two. Here each word is one id, *Sure* is
//: another one, and *yes* in lower case does not exist. Real tokenizers are less tidy.
//:
//: The authors' code takes all ids of `" Yes"` and adds up their probabilities. A tokenizer in the
//: manner of Llama 2 spells `" Yes"` with two ids, a lone blank and `Yes`, and `" No"` with the same
//: blank and `No`. Let $a$ be the probability of that shared blank. It is then in both sums, and the
//: score becomes
//:
//: $$\frac{a + p_\text{yes}}{2a + p_\text{yes} + p_\text{no}}$$
//:
//: This is what it does to the two scores above, if the model put a share $a$ of its answer on the
//: blank:
func summed(_ score: JudgeScore, _ a: Double) -> Double {
  let (pYes, pNo) = ((1 - a) * score.pYes, (1 - a) * (score.mass - score.pYes))
  return (a + pYes) / (2 * a + pYes + pNo)
}
report.table(.shares([0, 0.01, 0.1, 0.5, 0.9], named, summed))

//: The more the blank takes, the nearer every score comes to one half. With equal $a$ the order of the
//: two stays. But $a$ differs from response to response, and then it takes part in the ranking. One
//: id per word avoids this, and so does a prompt that ends exactly where the answer begins.

//: ## In which order do the parts come?
//: The lesson's template has the instruction, then the question, then the response, and asks for Yes
//: or No at the very end. The authors' code puts the question first. Ours asks before the response,
//: so that all responses share the longest possible prefix. Does the order matter? The pocket world
//: has the words to write four orders. The pairs are those of the hard bench, which is described
//: further down, without the samples that a model wrote itself.
let hard = HardBench.pairs(
  perSubset: options.scale.pick(quick: 8, book: 200, full: 600), seed: options.seed)
let byOrder = orExit(
  try PartOrder.allCases.map { order in
    let judge = try PreferenceClassifier(model, prompt: order.prompt)
    return (order: order, accuracy: RewardBench(try judge.outcomes(hard)).subsetMean)
  })
let real = RealModel(options, report)  // hide
let onReal: Kept<RealWordings>? = real.result("wordings", ofChapter: "03-category-prompts")  // hide
report.table(.orders(byOrder, real: onReal?.value))

//: Accuracy is the mean over the subsets of the hard bench, and over the sections of the English
//: bench for the real model. That is SmolLM2-135M-Instruct, which the [opening page](../README.md)
//: describes; its numbers (`onReal`) were measured in [chapter
//: 3](../03-category-prompts/README.md). It is always asked for Yes or No at the very end, so the
//: last row's order is for it alone. (Its accuracy differs a little between chapters, as they draw
//: different numbers of pairs from the same bench.)
//:
//: The pocket model was tuned on the first order only. What it loses in another order is what it costs
//: to leave the form that was taught; that says nothing about which order is better. The real model was
//: taught none of them. Its three means come from the same pairs, but only the means were kept, so
//: their differences have no intervals here.

//: ## A verdict, not a grade
//: One response can be spoiled by degrees. For each kind of task there is a ladder: from a flawless
//: response, by one flaw and then a worse one, down to its words in random order.
let ladders = orExit(
  try LadderReading(
    judge, perCategory: options.scale.pick(quick: 8, book: 400, full: 1000), seed: options.seed))
// fold: the figure of all rungs, and the table of all steps
report.figure(
  Figure(
    "ladder", title: "Mean margin on every rung",
    caption: """
      Mean $z_\\text{yes} - z_\\text{no}$ of \(ladders.rungs[0].scores.count) responses on each rung, \
      their true quality in brackets. Only flawless ones are on the side of Yes. The others lie close \
      together, and their margin does not follow the quality. The table below has only the steps to a \
      truly worse rung, so it leaves out neighbours of equal quality.
      """, ladders.panel))
report.table(ladders.table)
// fold end
let fromTop = LadderReading.falls(ladders.steps.filter { $0.upper.quality == 1 })
let further = ladders.steps.filter { $0.upper.quality < 1 }
let below = LadderReading.falls(further)
// hide begin
report.text(
  """
  From a flawless response to the next rung the score falls in \(Estimate(fromTop).percent()) of the \
  ladders. Below the top it falls in \(Estimate(below).percent()) of the steps, which is \
  \(below.high < 0.5 ? "less" : below.low > 0.5 ? "more" : "neither more nor less") often than a coin \
  would. By kind of step it goes from \
  \(LadderReading.extremes(further)).
  """)
// hide end

//: So on these ladders the medium model tells flawless from flawed, and below the top its order is not
//: the oracle's. It is not unsure there: of some flaws it prefers one to the other almost every time,
//: now as the oracle does and now the other way round. A likely reason is in the question. *Is it
//: correct and documented?* is false of a right program without its comment and of a wrong program with
//: one. Both get No, and no yes/no question of the tuning said which of the two No's is the stronger
//: one. Two other kinds of text could have said it, comparisons of two responses and scored critiques
//: ([chapter 0](../00-the-problem/README.md) counts them), but they ask in other words. What is left is
//: habit. Words in random order were hardly ever shown in tuning, and a judge sees what it was taught
//: to see.
//:
//: This holds for these ladders and this model, not for all flawed responses. On the hard bench below,
//: the same model sees one flaw against two nearly always in chat and in code (`chat-both-flawed`,
//: `code-both-flawed`), though not in math, and mostly sees the lesser of two flaws in math
//: (`math-lesser-flaw`).
//:
//: This matters for the loop of chapter 4. Where no sample is flawless, the judge's choice among them
//: need not be the best, and it can be the worst.

//: ## Pairs that are hard to tell apart
//: The measure of a preference classifier is how often it prefers the better response of a pair. On
//: pairs of a flawless response and one with a single common flaw, the *plain bench* (`PocketBench`),
//: these judges are nearly always right, and a test that everyone passes tests nothing. The *hard
//: bench* (`HardBench`) has five other kinds of pair:
//:
//: - *both flawed*: one flaw against two (`both-flawed`), or against a worse one (`lesser-flaw`);
//: - *mistakes that tuning never showed*: the value of another relation (`other-relation`), a number
//:   one off (`off-by-one`);
//: - *longer tasks than any in training*: sums of three digits, programs of three steps;
//: - *new requests* (`new`) *and new wordings* (`reworded`), and a right program written in another
//:   order than usual (`otherwise`);
//: - *samples*: responses that the medium model wrote itself, of different quality.
//:
//: One subset is of none of these kinds: in `off-target` the worse response helps with another
//: harmless request than the one made. This section has all of them. The section on the order of
//: the parts leaves the samples out, as chapters 0, 1 and 3 do: hence two different means for the
//: same judge M.
let samples = orExit(
  try HardBench.samples(
    of: model, count: options.scale.pick(quick: 6, book: 200, full: 600), seed: options.seed))
let pairs = hard + samples
let easy = PocketBench.pairs(
  perSubset: options.scale.pick(quick: 8, book: 100, full: 600), seed: options.seed)
let readings = orExit(
  try [PocketSize.medium, .large].flatMap { size in
    try [PocketStage.instruct, .base].map { stage in
      try BenchReading(
        "\(size.rawValue), \(stage.rawValue)", load(size, stage), hard: pairs,
        easy: easy.map(\.item))
    }
  })
report.table(BenchReading.table(readings))
report.details("One pair of each hard subset", orExit(try BenchReading.examples(pairs).markdown()))
// fold: the figure of the hard subsets
report.figure(
  Figure(
    "accuracy", title: "Accuracy on the hard bench, by subset",
    caption: """
      Share of pairs in which the better response scores higher, with 95 % Wilson intervals, by the \
      instruct models. The folded table above has a pair of each subset.
      """, BenchReading.panel([readings[0], readings[2]])))
// fold end

//: The judges follow new wordings of sums (`math-reworded`); with new wordings of programs
//: (`code-reworded`) L does as well, and M is wrong more often. Both see that a number is one off
//: (`code-off-by-one`), though no text of the tuning has that mistake. They hardly see the value of
//: another relation, *cats eat houses* (`chat-other-relation`), and hardly follow a third step
//: (`code-three-steps`). A right program whose steps come in another order than usual they take for a
//: wrong one (`code-otherwise`): they have learned how right programs look.
//:
//: Means are over subsets, each pair is asked its category's question, and a tie counts one half. The
//: base models have read the same facts but were never asked such a question. On the hard bench base M
//: is below chance, interval and all: it leans towards the worse response, and we did not look for the
//: reason. So a part of M's lead over its base model, which claim 2.1 counts, is a lead over a judge
//: that is worse than a coin.

//: ## Ranking four samples
//: In the loop of chapter 4 the judge compares responses that the model sampled itself. For each
//: prompt we draw $N = 4$ samples. The highest score is chosen, the lowest is rejected. The oracle
//: then says what was picked. Everything is done twice: once as tasks are usually worded, and once in
//: wordings that no training text has (`what is it that cats fear ?`), where the model both writes and
//: judges worse.
let tasks = PolicyReport.tasks(
  perCategory: options.scale.pick(quick: 8, book: 300, full: 800), seed: options.seed)
let own = orExit(
  try [false, true].map { reworded in
    try OwnPairs(
      of: model, to: tasks, reworded: reworded, random: Random(seed: options.seed))
  })

//: What DPO learns from is the gap between the two responses of a pair. An oracle that pairs the best
//: of the four with the worst has the largest gap there is; a coin has none. So the measure is the
//: part of the oracle's gap that the judge's pairs have:
//:
//: $$\frac{\sum_x q(y_w) - q(y_l)}{\sum_x \max_i q(y_i) - \min_i q(y_i)}$$
let asked: [OwnPairs.Named] = [("usual wording", own[0]), ("other wordings", own[1])]
report.table(OwnPairs.table(asked))
// fold: the figure of what is picked
report.figure(
  Figure(
    "ranking", title: "What the judge picks from four samples",
    caption: """
      Mean true quality over \(tasks.count / 4) prompts of each kind, with 95 % intervals. The wider \
      the gap between chosen and rejected, the more a preference pair teaches.
      """, columns: 2, panels: asked.map { $0.pairs.panel($0.name) }))
// fold end

//: *With something to rank* are the prompts whose samples differ in quality; *wrong way round* are
//: those of them in which the worse response was chosen. In the usual wording nearly every pair points
//: the right way.
//:
//: In the other wordings the model can hardly add, and it hardly ever handles a request
//: rightly. Nearly all its sums and nearly all its responses to requests (safety) are worth nothing. So
//: there is next to nothing to rank: the part of the gap has no meaning in math, and in safety it rests
//: on a few prompts.
//:
//: Facts and programs are left, and both are paired worse than in the usual wording, programs worst:
//: there the judge's pairs have only about half of the oracle's gap. Two things may be behind that, and
//: this table does not separate them. M judges programs in new wordings less well (`code-reworded`
//: above; it does not lose on `math-reworded`). And more prompts have no flawless sample, as the best
//: possible in Figure 2.3 shows, so that the judge has to rank flawed ones. A loop inherits this: a
//: model that is new to some prompts can be new to them as a writer and as a judge at once.

//: ## What one judgement costs
//: The same samples, judged by the probability of one word and by writing a critique that ends in a
//: score. The counts do not depend on the machine: passes that end in something to read, tokens that go
//: through the model, tokens that it writes.
let some = Array(own[0].items.prefix(options.scale.pick(quick: 8, book: 80, full: 400)))
report.table(orExit(try .costs(judge, of: some, critiques: [1, 3], seed: options.seed)))

//: No time is measured here. But the passes of a critique have to come one after another, while
//: those of P(Yes) can go side by side. The arithmetic depends on how many responses share a
//: prefix: here four share one reading of the instruction. In chapter 0 only two do, so P(Yes)
//: saves less there and the same model's critiques cost fewer times as much. [Chapter
//: 9](../09-connections/README.md) compares what the two are worth.

//: ## On a real model
//: The whole way once more with SmolLM2-135M-Instruct, in real tokens: a question of the English
//: world, four responses sampled by the model itself at temperature 1, the judge's prompt as the model
//: reads it, the two logits after each response, and who is chosen and rejected. *Quality* is what a
//: checker finds that knows what is right; where a noun has two plurals, both count. `real` is the real
//: model, or what was kept of it.
let ranking = real.result("ranking", codeIn: RealRanking.source) {
  try RealRanking.measure(
    $0, prompts: options.scale.pick(quick: 12, book: 200, full: 600), seed: options.seed)
}
report.show(ranking, of: real) { report.show($0) }

//: A model of this size knows the form: it puts a good part of its answer on the two words. Which of
//: the two it prefers is hardly about quality. Unlike the pocket models, it was never taught to judge.

//: ## What is claimed, and what we found
//: The rules are in `Sources/Book/Rules.swift` and were committed before the run. Intervals are 95 %,
//: over pairs and prompts: each size is one trained model, and another training might end elsewhere.
// fold: the quantities that the rules ask for
let realFound = ranking.map { kept in
  Finding(
    "2.R", [Quantity("lead of the chosen over the mean of the four", kept.value.lead)],
    note: "of two unlike samples the better scores higher in \(Estimate(kept.value.area).percent())"
  )
}
report.claims(
  (realFound.map { [$0] } ?? []) + [
    Finding(
      "2.1", figure: "accuracy",
      [0, 2].flatMap { readings[$0].quantities(over: readings[$0 + 1]) }),
    Finding("2.2", figure: "ranking", asked.flatMap { $0.pairs.quantities($0.name) }),
  ])
// fold end

//: ## Where this differs from the paper
//: 1. *Prompt.* The authors put the question first, then `User :` and `Response :`, and end with a
//:    line of blanks. Here the text ends where the answer begins, so that the word scored is the word
//:    that the model would write.
//: 2. *Tokens.* The lesson takes a softmax over two logits. The authors' code takes the softmax over
//:    the whole vocabulary and sums the probabilities of all ids that spell `" Yes"`. The two agree
//:    only if each word is one id; in the pocket world it is.
//: 3. *Ties* count one half here, as wrong in the authors' code.
//: 4. *Held out.* The sums and programs of the pairs are in no training text. Facts and the usual
//:    requests are few and all known to the model; there, only the wording and the pairing are new.
//:
//: ## The metrics
//: *Accuracy:* share of pairs in which the better response scores higher. *Quality:* what the oracle
//: finds in a response, 0 to 1. *Part of the gap:* as above, with an interval from drawing the prompts
//: anew (bootstrap). *FLOPs:* two for each parameter and token, and the attention's.
//:
//: ## Questions
// hide begin
let codeStep = further.first { $0.upper.category == .code }.map { Format.percent($0.falls.value) }
report.quiz(
  """
  Of four samples of a program two are right but lack the comment, and two are wrong and have it. What \
  does the table of the ladders let you expect of the sample that M chooses?
  """,
  [
    .wrong(
      "It is a right one: the oracle rates it higher.",
      "The judge is not the oracle. Below the top of the ladders its order is its own."),
    .wrong(
      "It is right as often as wrong: all four get No.",
      "All four get No, but not the same No. Their margins differ, nearly always the same way."),
    .right(
      "It is nearly always a wrong one.",
      """
      From undocumented to wrong the score falls in \(codeStep ?? "–") of the ladders; in the others \
      the wrong program scores as high or higher. In a loop this pair would teach the wrong thing.
      """),
    .wrong(
      "Nothing: the table has only pairs with a flawless response.",
      "Only its first step of each kind begins at a flawless response."),
  ])
let sums = own[1].picks(in: .math)
report.quiz(
  """
  In the other wordings of math the part of the oracle's gap is \
  \(Estimate(sums.partOfGap).percent(digits: 0)). What does that say about the judge?
  """,
  [
    .wrong(
      "It ranks sums in new wordings by a coin.",
      "A judge without skill has a part of 0, and on `math-reworded` it is nearly always right."),
    .wrong(
      "It finds half of the good sums.",
      "There are hardly any: the mean quality is \(Format.number(sums.mean.average, digits: 3))."),
    .wrong(
      "It does better in new wordings of math than in those of code.",
      "An interval this wide supports no comparison."),
    .right(
      "Next to nothing: there was almost nothing to rank.",
      "Only \(sums.unlike) of \(sums.chosen.count) prompts have samples of different quality."),
  ])
// hide end

//: ## Exercises
//: 1. Ask every category the generic question, `PocketText.judge.withoutCategories`. Which subset of
//:    the hard bench loses most? (The next chapter has the answer.)
//: 2. Rank by `pYes` in place of `score`. On which pairs do the two disagree, and what closes the
//:    responses of those pairs?
//: 3. Ask for a grade: judge by the sum of the scores of several questions, one for each aspect of the
//:    category (`PocketText.judge` takes any of its words). Does it rank two flawed responses better?
report.write()  // hide
