//: # 3 · Category-specific prompts
//: **Question.** Is one question enough for all tasks, or should each kind of task be asked its own?
//: And who picks it when nobody says what kind of task it is?
//:
//: The score of [chapter 2](../02-preference-classifier/README.md) depends on the question $q$ that is
//: asked between the instruction $x$ and the response $y$:
//:
//: $$p'_\text{yes}(x, y; q) = \sigma\big(z_\text{yes}(x, q, y) - z_\text{no}(x, q, y)\big)$$
//:
//: Garg et al. 2025 ([arXiv 2502.16182](https://arxiv.org/abs/2502.16182)) ask chat, code, math and
//: safety each in other words. Let $A_{cq}$ be the accuracy on pairs of category $c$ when question $q$
//: is asked. What a category gains by its own question $c$ over the generic question $g$, in points, is
//:
//: $$G_c = A_{cc} - A_{cg}$$
//:
//: ```mermaid
//: flowchart LR
//:   x["instruction x"] --> W{"who picks<br>the question?"}
//:   W -->|"the benchmark's labels"| C["category"]
//:   W -->|"keywords or a classifier"| C
//:   W -->|"nobody"| G["generic question:<br>is it good?"]
//:   C --> Q["the category's question:<br>is it correct and shown?"]
//:   Q --> J["judge: p′ of each response"]
//:   G --> J
//: ```
//:
//: This chapter measures all $A_{cq}$ on hard pairs and looks for prompts that give the answer away.
//: It then removes the one assumption that makes the generic question poor, to see whether being
//: specific is worth anything by itself. Last it builds routers that pick the question, and tries
//: them on instructions in other words.
//:
//: **What is simplified.** A question is a few words of the pocket world, each of which names
//: something that the model was taught to check. Real prompts are sentences, and what a model makes of
//: them is less certain: the section on a real model is about that.
import Book  // hide

let (options, report) = openChapter(reading: [.pocketModel])  // hide

//: ## The questions
//: The lesson has a question for each of four categories. Its criteria, in our words, are in the
//: second column; the third has what the pocket judge is asked, in the only words that it knows.
report.table(QuestionMatrix.questionsTable)

//: *apt* means: helps with what is harmless and refuses what is harmful. *good* was learned from
//: questions about helpfulness alone: the right answer, whatever its form and manners, and for a
//: request whether it is fulfilled, harmful or not. This is an assumption of the pocket world
//: (`goodMeansHelpful`). It stands for models whose idea of a good response comes from helpful
//: demonstrations. **It makes the generic question poor by construction** wherever form or harm decide:
//: a response without manners, without its steps or without its comment is *good*, and so is help with
//: a crime. On pairs of a flawless response and one with a single such flaw the category's own question
//: can hardly fail to gain.

//: ## Every question about every pair
//: The pairs are those of the hard bench ([chapter 2](../02-preference-classifier/README.md), which
//: shows a pair of each subset), without the samples. On them even a category's own question often
//: fails. All five questions are asked about all of them. The `judges` are the shipped models M and L,
//: loaded in a hidden cell, see [main.swift](main.swift).
let pairs = HardBench.pairs(
  perSubset: options.scale.pick(quick: 8, book: 150, full: 600), seed: options.seed)
// hide begin
let sizes: [PocketSize] = options.scale == .quick ? [.small] : [.medium, .large]
let judges: [(name: String, model: LanguageModel)] = orExit(
  try options.model.map { [("own", try pocketModel(at: $0))] }
    ?? sizes.map { ($0.rawValue, try PocketModels.load($0, .instruct)) })
// hide end
let matrices: [QuestionMatrix.Named] = orExit(
  try judges.map { ($0.name, try QuestionMatrix($0.model, about: pairs)) })
// fold: the figure of the matrix
report.figure(
  Figure(
    "matrix", title: "Accuracy by category and question",
    caption: """
      Each row is a kind of task, each column a question asked about its pairs, \(pairs.count) in all. \
      The numbers are accuracies; darker is higher. On the diagonal each is asked its own. Where the \
      last number of a row, the generic question's, is larger than that, being specific costs.
      """,
    panels: matrices.map { $0.matrix.panel("judge \($0.name)") }))
// fold end

//: In M, code and math are judged worst of all by their own questions, and chat is judged better by
//: the question for safety. On average over the categories:
report.table(QuestionMatrix.table(matrices))

//: A subset's pairs differ in one known way, so it says what the generic question overlooks, and where
//: a specific question does harm.
let gains = matrices.map { (name: $0.name, gains: $0.matrix.gains) }
// fold: the figure of the gain by subset
report.figure(
  Figure(
    "subsets", title: "What the category's own question gains, by subset",
    caption: """
      Accuracy with the category's own question minus accuracy with the generic one, on the same \
      pairs; 95 % intervals of the paired differences. The large gains are in harmful requests \
      (`refuse`) and in `chat-both-flawed`. Left of the line the generic question judges better.
      """,
    BenchComparison.panel(gains)))
let ranges = gains.map { "for \($0.name) from \($0.gains.extremes)" }
report.text("The gain goes \(ranges.joined(separator: ", and ")).")
// fold end

//: In safety the category's own question gains what it was built to gain: it refuses harm. Part of that
//: is a bias to refuse. On harmless requests that tuning never had (`safety-new-respond`) it loses,
//: because these judges like the refusal better there. It is L's largest loss of all.
//:
//: Elsewhere the category's own question often **loses**. In M it loses most where both responses
//: are flawed and one flaw is worse (`lesser-flaw`). In L those losses are smaller, and
//: `chat-lesser-flaw` gains. One reading: a question that asks for everything is false of both
//: responses, and the judge ranks them by habit (chapter 2). The generic question asks for content
//: alone. It can be true of one of the two, and content is most of the oracle's quality. But by
//: that reading `chat-both-flawed` should lose as well. It gains, in both judges, more than any
//: other subset outside the harmful requests, and we do not know why. What remains is this: in M
//: the less specific question is the better judge of many pairs of imperfect responses, and a loop
//: that samples from an imperfect model has many of those.

//: ## Does the prompt give the answer away?
//: A prompt may know too much. The authors' prompts are chosen by the name of the benchmark's subset,
//: and those of safety say that the response is a refusal. But whether to refuse is what a judge of
//: safety has to find out. Four prompts for the same requests, from the hard bench and the plain bench
//: (`PocketBench`), about half of them harmful:
//:
//: - *safety's own question*: is the response apt?
//: - *told that it declines*: the same, after a sentence that says that the response declines;
//: - *keyed by subset*: *safe* where a refusal is right, *helpful* where help is right, so that whoever
//:   wrote the key has done the judging; *keyed wrongly* exchanges the two.
//:
//: Two tests for a leak. **Hidden instruction:** without the instruction accuracy should fall to
//: chance, or else the judge did not need to know what was asked. **Empty response:** with nothing to
//: judge, a judge should say No; if the prompt itself says Yes, the score rises without a response.
//: *Told apart* is the chance that an empty response to a harmful request scores above one to a
//: harmless request.
let requests =
  pairs.filter { $0.category.hasPrefix("safety") && !$0.category.hasSuffix("target") }
  + PocketBench.pairs(perSubset: 32, seed: options.seed).filter { $0.section == .safety }
  .map(\.item)
let leaks = orExit(try PromptLeak.all(judges[0].model, about: requests))
report.table(PromptLeak.table(leaks))
//-
// hide begin
func shown(_ key: PromptLeak.Key, _ value: KeyPath<PromptLeak, Interval>) -> String {
  leaks[key].map { Estimate($0[keyPath: value]).percent(digits: 0) } ?? ""
}
let harmful = requests.count { $0.category.hasSuffix("refuse") }
report.text(
  """
  *Refuse* is the accuracy on the \(harmful) pairs with a harmful request, *respond* on the \
  \(requests.count - harmful) with a harmless one, *instruction hidden* on all \(requests.count); \
  *empty* are mean scores. The right key and the wrong one differ in nothing but the key, and the \
  accuracy goes from \(shown(.keyed, \.all)) to \(shown(.keyedWrongly, \.all)). With the instruction \
  hidden, the key still gives \(shown(.keyed, \.hidden)), safety's own question \
  \(shown(.own, \.hidden)). Told that the response declines, the judge is right about \
  \(shown(.told, \.respond)) of the harmless requests, without it about \(shown(.own, \.respond)): a \
  statement about the response is read as a part of what is judged.

  The two prompts without a key are not clean either. With the instruction hidden, the one that is \
  told has \(shown(.told, \.hidden)). And safety's own question tells empty responses apart in \
  \(shown(.own, \.toldApart)). Chance is 50 % in both tests. So by this page's own tests both prompts \
  leak a little, each in one of the two.
  """)
// hide end

//: A pair is safe from one kind of leak: both responses are asked about in the same prompt, and what it
//: says for Yes it says for both. But the loop of chapter 4 and every measure of calibration use the
//: score itself, and there a prompt that says Yes by itself counts as a judgement.

//: ## When "good" means the category's own criterion
//: How much of the gain is there because a category's question is *specific*, and how much because the
//: generic word was taught to mean something else? Take one model, the small shipped one, which knows
//: all questions. Teach it further for 200 steps, in which every second yes/no question is the generic
//: one. In one arm *good* goes on to mean helpful. In the other it means exactly what the category's
//: own question means. Nothing else differs. Pairs with a single flaw are those of the plain bench.
//:
//: A question that was never learned judges badly whatever it means. So each model is also asked its
//: questions about responses whose true label is known, and counted right where it says Yes to what
//: is *good* in its own sense and No to what is not; guessing has 50 %. The first edition of this
//: chapter skipped that test. It trained small models from random weights in a short course and
//: concluded from their gain that "nearly all of it is in the word". Two arms repeat that course.
let seeds = options.scale.pick(quick: 1, book: 10, full: 20)
let easy = PocketBench.pairs(
  perSubset: options.scale.pick(quick: 5, book: 60, full: 200), seed: options.seed)
let hard = HardBench.pairs(
  perSubset: options.scale.pick(quick: 4, book: 40, full: 200), seed: options.seed + 1)
func taught(_ courses: [GenericWord.Course], seeds: Int) -> Trials<GenericWord> {
  orExit(
    try GenericWord.trials(
      courses, seeds: seeds, scale: options.scale.pick(quick: 0.05, book: 1, full: 1), hard: hard,
      easy: easy))
}
let further = taught([.helpful, .criterion], seeds: seeds)
let short = taught([.shortHelpful, .shortCriterion], seeds: min(seeds, 3))
report.table(Trials<GenericWord>.table([further, short]))
// fold: the figure of the gains
report.figure(
  Figure(
    "gain", title: "What the category's own question gains, small model",
    caption: """
      Gain in accuracy $G_c$ on hard pairs, by category, in the small model after 200 more steps; \
      \(seeds) seeds of that training, 95 % intervals over seeds (Student). The two arms differ in \
      the meaning of one word; where it means the same, nothing but a loss is left outside safety.
      """, further.panel))
// fold end

//: **On pairs with a single flaw the gain is in the word.** The models that were taught further know
//: both questions (*learned* is how often they answer them as taught). Their gain is large where the
//: words mean different things, and gone where they mean the same. That is what the first edition said.
//: Its experiment could not show it: the models of the short course know none of their questions well,
//: and where *good* means helpful they know that word worst. So their gain measured what they had
//: failed to learn as much as what the word means.
//:
//: **On hard pairs the mean gain is negative in both arms.** The category's own question is behind in
//: three categories of four. This experiment does not say why. In both arms the generic question was
//: half of all yes/no questions in the last 200 steps, so it had far more practice than any other; and
//: before them *good* meant content alone, of which something may be left. In the short course, where
//: the word never meant anything else, the two are even. So the loss is no evidence that being specific
//: costs. What can be said is that no gain from being specific as such was seen.
//:
//: In safety the gain is largest by construction (claim 3.2). With the construction taken away safety
//: is still ahead of the other categories, but not because it gains: in that arm its gain is near zero,
//: and the others lose. Nor does one size speak for another. In chat this small model loses by its own
//: question; M gains a little by it, and L gains most (claim 3.1 has their numbers). The signs are
//: opposite, and with one trained model of each size we do not know why.

//: ## Who picks the category?
//: In a benchmark the name of the subset tells the category. A pipeline sees only the instruction. Two
//: kinds of router: rules on keywords, written for the usual wording of these instructions,
let keywords = KeywordRouter(
  [("write", "code"), ("+", "math"), ("i", "safety")], otherwise: "chat")

//: and a classifier that learns from labelled instructions which words speak for which category, a
//: softmax regression: $p(c \mid x) = \text{softmax}_c \big(\sum_{w \in x} W_{cw} + b_c\big)$. In the
//: usual wording the four kinds begin in four ways and are easy to tell apart. So each task is also
//: asked in two other wordings, which begin as another category's do:
let draws = (1...options.scale.pick(quick: 2, book: 10, full: 30)).map { draw in
  RoutingTasks(perCategory: 16, random: Random(seed: options.seed).stream("draw \(draw)"))
}
report.table(draws[0].examples)

//: The classifier learns from 64 labels. They are all in the usual wording, or every second one is in
//: another: the first, the second, or both in turn. A router that has seen a wording can be expected to
//: know it; what matters is the wording that it has not seen.
func classifier(_ wordings: [Int]) -> (RoutingTasks) -> any CategoryRouter {
  { BagOfWordsRouter($0.labels(perCategory: 16, wordings: wordings)) }
}
let routing = orExit(
  try RoutingTable(
    draws: draws,
    [
      ("keywords", { _ in keywords }), ("labels usual", classifier([0])),
      ("usual and first", classifier([0, 1])), ("usual and second", classifier([0, 2])),
      ("usual and both", classifier([0, 1, 0, 2])),
    ], judge: judges[0].model,
    pairs: PocketBench.pairs(
      perSubset: options.scale.pick(quick: 6, book: 100, full: 300), seed: options.seed)))
// fold: the figure of what is routed right
report.figure(
  Figure(
    "router", title: "Instructions routed right",
    caption: """
      Share of held-out instructions sent to their category, by router and by wording; means over \
      \(draws.count) draws of labels, each tried on 64 instructions. Four categories: guessing \
      would be right in 25 %.
      """, routing.panel))
// fold end

//: A wording that the labels have is routed right. One that they do not have is luck: it depends on
//: which of its words the labels happen to know. Both kinds of router go by which words occur,
//: wherever they stand. The words that tell the usual wordings apart stand mostly at the beginning,
//: and the first other wording begins as another category's do; there the classifier with the usual
//: labels is worse than guessing.
//:
//: What does a wrong route cost? The judge reads the same pairs with the question that the router
//: picks, and *lost* is its accuracy with the true category's question minus its accuracy with the
//: picked question, in points. The instructions are reworded for the judge as well, which has not seen
//: these wordings either.
report.table(routing.table)

//: The intervals of what is lost are over draws of labels. Where both ends are the value itself, there
//: is no randomness: every draw lost the same. Keywords do not depend on the draw at all. The last
//: row's intervals are over pairs.
//:
//: Not every wrong route costs. The classifier sends most instructions of the first other wording to a
//: wrong question, and the judge's mean accuracy does not fall: the question it gets instead seems to
//: ask for what matters in these pairs of the plain bench. Keywords lose much in the second, where no
//: instruction gets its own category's question. A router has to be judged by what it costs and not by
//: how often it is right.

//: ## On a real model
//: To SmolLM2-135M-Instruct a question is a sentence, of which there are endlessly many. Three things
//: can be changed: what is asked (the criterion), how it is put (the wording), and in which order the
//: parts come. Each section of the English bench has its own criterion here; the generic one is
//: whether the response *deserves to be called good*. There are ten wordings, from *Does the response
//: …?* to *Would an expert say that …?* (`real` is the real model, or what was kept of it.)
let real = RealModel(options, report)  // hide
let onReal = real.result("wordings", codeIn: RealWordings.source) {
  try RealWordings.measure(
    $0, perSubset: options.scale.pick(quick: 4, book: 40, full: 100),
    perFrame: options.scale.pick(quick: 2, book: 10, full: 50), seed: options.seed)
}
report.show(onReal, of: real) { report.show($0) }

//: So in this model a change of wording moves the result as much as a change of criterion, and a
//: comparison of two criteria in one wording each says little. Anyone who reports a gain by category
//: prompts has to report it over several wordings.

//: ## What is claimed, and what we found
//: The rules are in `Sources/Book/Rules.swift` and were committed before the run. Intervals are 95 %:
//: over hard pairs (bootstrap of paired differences) for the shipped judges, over training seeds or
//: draws of labels (Student) elsewhere.
// fold: the quantities that the rules ask for
// The better of keywords and a classifier whose labels are in the usual wording.
let router = routing.best(ofFirst: 2)
func criterion(_ value: (GenericWord) -> Double) -> String {
  Estimate(further.mean(.criterion, value)).percent()
}
let realFound = onReal.map(\.value).map { reading in
  Finding(
    "3.R", reading.quantities,
    note: "the lesson's criteria gain \(Estimate(reading.lessonOverGeneric).percent())")
}
report.claims(
  (realFound.map { [$0] } ?? []) + [
    Finding(
      "3.1", figure: "subsets", matrices.flatMap { $0.matrix.quantities(of: $0.name) }),
    Finding(
      "3.2", figure: "gain", further.safetyQuantities,
      note: """
        with *good* as the criterion \(criterion(\.safetyAboveOthers)), where safety itself gains next \
        to nothing and the others lose
        """),
    Finding(
      "3.3", figure: "router", router?.quantities ?? [],
      note: "of the two the better: \(router?.name ?? "")"),
    Finding(
      "3.4", figure: "gain", further.sameMeaningQuantities,
      note: """
        on pairs with a single flaw \(criterion(\.easyGain)); a loss may be practice, as the generic \
        question was half of all yes/no questions in the last steps
        """),
  ])
// fold end

//: ## Where this differs from the paper
//: 1. *Templates.* The lesson shows one; the authors' code has 9 for the 23 subsets of RewardBench, 5
//:    for RM-Bench and 4 for the training loop (code). Here one template with four questions.
//: 2. *Wording.* The questions that the lesson quotes are not in the authors' code (code). Here the
//:    words are the pocket world's own. `ipo judge` takes ordinary wording for other models.
//: 3. *Categories.* The lesson names RewardBench's sections Chat, Chat Hard, Safety and Reasoning. The
//:    paper reports Chat, Code, Math and Safety and the plain mean of the four (code; secondary
//:    source), as here.
//: 4. *Who routes.* The lesson says that the category comes with the data. For the prompts of the
//:    training loop the authors used a zero-shot BART classifier (secondary source). Here keywords and
//:    a softmax regression.
//: 5. *Published numbers.* The authors have scripts for the same prompt everywhere and for exchanged
//:    prompts, but the table could not be recovered (code), so that there is nothing to set beside the
//:    matrix.
//: 6. *Leaks.* Their safety prompts say that the response is a refusal, and prompts are chosen by the
//:    subset's name (code). The section on leaks shows what either can do.
//:
//: ## The metrics
//: *Accuracy:* share of pairs in which the better response scores higher, ties one half; a category's
//: is that of all its pairs, the mean is that of the four categories. *Gain:* difference of two
//: accuracies on the same pairs, in points (the tables give it in %). *Learned:* mean of the share of
//: Yes where Yes is true and the share of No where No is true, over the categories. *Told apart:* area
//: under the curve; 50 % is chance.
//:
//: ## Questions
// hide begin
func points(_ share: Double) -> String { Format.number(100 * share, digits: 1) }
let helpful = points(further.mean(.helpful, \.easyGain).value)
let same = points(further.mean(.criterion, \.easyGain).value)
report.quiz(
  """
  In the course with 200 further steps, on single flaws: why do the categories' own questions judge \
  better than the generic one where *good* means helpful?
  """,
  [
    .wrong(
      "A specific question is easier to answer.",
      "With the same meaning it gains \(same) points."
    ),
    .right(
      "The generic word was taught to mean something else, helpfulness alone.",
      """
      The gain is \(helpful) points with that meaning, and \(same) with the categories' own.
      """),
    .wrong(
      "The model never learned the generic question.",
      """
      That was true of the short course. These models answer it as taught in \
      \(Format.percent(further.mean(.helpful, \.genericLearned).value)).
      """),
    .wrong(
      "The category's prompt says which response is better.",
      "Both responses of a pair are asked about in the same prompt. Only a key by subset can do that."
    ),
  ])
let (byKeyword, byLabels) = (routing.rows[0], routing.rows[1])
report.quiz(
  """
  Keywords route \(Format.percent(byKeyword.right[2].value)) of the second other wording right, the \
  classifier with the usual labels \(Format.percent(byLabels.right[1].value)) of the first \
  (Figure 3.4). What does the judge lose?
  """,
  [
    .wrong(
      "Much in both: a wrong question is a wrong judgement.",
      "The classifier's wrong questions cost \(points(byLabels.lost[1].value)) points."),
    .wrong(
      "Nothing in either: both responses of a pair get the same question.",
      "They do, but the wrong ones of keywords cost \(points(byKeyword.lost[2].value)) points."),
    .wrong(
      "In each as much as is routed wrong.",
      "Another category's question is often nearly as good (the table below Figure 3.1)."),
    .right(
      "Much by keywords, nothing by the classifier: it depends on which wrong question is asked.",
      """
      Keywords cost \(points(byKeyword.lost[2].value)) points, the classifier \
      \(points(byLabels.lost[1].value)). What counts is whether the question asks for the flaw.
      """),
  ])
// hide end

//: ## Exercises
//: 1. Ask every category for all aspects at once, `relevant correct polite shown documented and apt`.
//:    Is a question that asks for everything as good as the right one?
//: 2. Average the scores of the four questions, weighted by the classifier's $p(c \mid x)$, in place of
//:    asking the likeliest. Does an unsure route cost less?
//: 3. Write a keyword rule that saves the other wordings. How many do you need, and what does it break?
report.write()  // hide
