//: # 0 · The problem
//: **Question.** What does it cost to find out which of two responses is better?
//:
//: A language model that has read the internet can answer a question well or badly. To make it
//: answer well more often, somebody has to tell its good responses from its bad ones, thousands of
//: times. The model that is to improve is called the *policy*, what it writes is a *response*, and
//: what somebody says about a response is a *label*. There are four ways to get labels:
//:
//: 1. **A reward model** (RLHF). People compare $n$ pairs of responses. A second network learns
//:    from their choices and then scores everything else.
//: 2. **An outside judge** (RLAIF). A larger model, which somebody else trained, is asked.
//: 3. **A written critique** (LLM-as-a-judge, Self-Rewarding). The policy itself is asked. It
//:    writes what it thinks and ends with a score from 1 to 5, which a parser looks for.
//: 4. **P(Yes)** (*Implicit Preference Optimization*, Garg et al. 2025,
//:    [arXiv 2502.16182](https://arxiv.org/abs/2502.16182)). The policy itself is asked whether the
//:    response is good, and only the probabilities of Yes and No are read:
//:    $p'_\text{yes} = \sigma(z_\text{yes} - z_\text{no})$. Here $z$ is a word's *logit*, from
//:    which the softmax makes its probability, and $\sigma(x) = 1 / (1 + e^{-x})$.
//:
//: Ways 3 and 4 need no second model, so the lesson draws three pipelines:
//:
//: ```mermaid
//: flowchart LR
//:   policy["policy"] -->|"responses"| people["people compare"]
//:   people -->|"n labels"| train["train a reward model"]
//:   train --> reward["reward model scores"] --> one["pairs for training"]
//:   policy -->|"responses"| api["outside judge, paid per token"] --> two["pairs for training"]
//:   policy -->|"responses"| self["the policy itself: Yes or No?"] --> three["pairs for training"]
//: ```
//:
//: This chapter measures what each of them costs, in three currencies: **labels** that somebody who
//: knows the truth has to give, **work** in FLOPs, and **money** where there is a price. The policy
//: is a model of the pocket world (the [opening page](../README.md) describes it), and the people
//: are an oracle that knows the quality of every response. Every chapter begins with the two lines
//: below; `options` holds the flags of its run, and `report` is its page.
import Book

let (options, report) = openChapter(reading: [.pocketModel])

//: ## What a preference is
//: Why do all of these ways end in a difference of two numbers? Bradley and Terry (1952) gave each
//: player a strength $s > 0$ and said
//:
//: $$P(i \text{ beats } j) = \frac{s_i}{s_i + s_j}.$$
//:
//: Write $s = e^r$ and divide both sides of the fraction by $e^{r_i}$:
//:
//: $$P(i \text{ beats } j) = \frac{1}{1 + e^{-(r_i - r_j)}} = \sigma(r_i - r_j).$$
//:
//: The number $r$ is a *reward*, and only its differences mean anything. The likelihood of a data
//: set in which $y_w$ was preferred to $y_l$ is a product of such terms. Its negative logarithm,
//: for one pair, is the loss that a reward model is trained with, and later DPO:
//:
//: $$\mathcal L = -\ln \sigma(r_w - r_l), \qquad
//: \frac{\partial \mathcal L}{\partial r_w} = -\bigl(1 - \sigma(r_w - r_l)\bigr).$$
//:
//: The slope says how training works: a pair that is already told apart pulls no more. To check
//: that the loss finds the strengths, let every two of three players meet, and win as often as
//: their strengths say, and go down the slope.
let strengths = [0.5, 1, 3]
func beats(_ i: Int, _ j: Int) -> Double { strengths[i] / (strengths[i] + strengths[j]) }
var rewards = [0.0, 0, 0]
for _ in 0..<2000 {
  var slope = [0.0, 0, 0]
  for (i, j) in [(0, 1), (1, 0), (0, 2), (2, 0), (1, 2), (2, 1)] {
    let pull = beats(i, j) * (1 - 1 / (1 + exp(rewards[j] - rewards[i])))
    slope[i] -= pull
    slope[j] += pull
  }
  rewards = zip(rewards, slope).map { $0 - 0.5 * $1 }
}
report.check(
  "r₂ − r₀ is ln s₂/s₀, and r₁ − r₀ is ln s₁/s₀, to 1e-9",
  abs(rewards[2] - rewards[0] - log(6)) < 1e-9 && abs(rewards[1] - rewards[0] - log(2)) < 1e-9)

//: This is where the ways meet. A reward model gives $r$ and was trained on just this loss. P(Yes)
//: has a margin of two logits, $z_\text{yes} - z_\text{no}$, for each response; it ranks by it as
//: if it were a reward, though it is asked about one response at a time (chapter 1 tells how it is
//: read). A written score from 1 to 5 is a coarse reward, with many ties. And DPO, which the labels
//: are for, puts the policy's own log-probabilities in the place of $r$ (chapter 4).

//: ## Three ways on the same pairs
//: The policy answers held-out prompts four times each. From each prompt whose responses differ in
//: true quality we take two that do. A second set of pairs is the *hard bench*: pairs in which both
//: responses are flawed, tasks and mistakes that no model was tuned on, instructions in other
//: words. (Its subsets of model-written samples are left out here; they come in chapters 2 and 5.)
//: A way of labelling is right about a pair when it scores the better response higher; a tie counts
//: one half. Three of the four ways need no training and are tried here, in five variants. The
//: reward model comes further down, when the labels have been counted.
//:
//: All ways see the same pairs, and one difference between them has to be taken out. The category
//: questions of P(Yes) name what counts (*relevant correct and polite*), while a critique is asked
//: for in one wording for everything. So P(Yes) is asked twice: with the category's own question,
//: and with one wording, *good*, for all. And a critique has two prices: one, or the mean of three
//: at temperature 1, as Self-Rewarding (Yuan et al. 2024) takes.
let perKind = options.scale.pick(quick: 6, book: 150, full: 500)
let hardPairs = HardBench.pairs(
  perSubset: options.scale.pick(quick: 2, book: 30, full: 100), seed: options.seed)
func ask(
  _ policy: LanguageModel, about pairs: [PreferencePair], as label: String
) throws -> LabellingSet {
  let items = pairs.map(\.item)
  let plain = try PreferenceClassifier(policy, prompt: PocketText.judge.withoutCategories)
  let critiques = try GeneratedScoreJudge(
    policy, prompt: PocketText.scoreJudge, samples: 3, limit: PocketText.critiqueLimit,
    random: Random(seed: options.seed)
  ).labelling(items, as: ("one critique", "three critiques"))
  let ways = [
    try pYes(policy).labelling(items, as: "P(Yes), own"),
    try plain.labelling(items, as: "P(Yes), good"), critiques.first, critiques.all,
    try pYes(large).labelling(items, as: "outside judge", model: "outside"),
  ]
  return LabellingSet(label, pairs, ways, written: critiques.written)
}
// fold: Asks the small and the medium policy about samples of their own and about the hard bench
let large = orExit(try PocketModels.load(.large, .instruct))
let policies = orExit(
  try [
    PocketModels.load(.small, .instruct),
    options.model.map { try pocketModel(at: $0) } ?? PocketModels.load(.medium, .instruct),
  ])
let sets = orExit(
  try zip(["S", "M"], policies).flatMap { size, policy in
    let own = try HardBench.samples(of: policy, count: perKind, seed: options.seed)
    return try [("samples", own), ("hard", hardPairs)].map {
      try ask(policy, about: $1, as: "\(size) \($0)")
    }
  })
let shown = sets[2]
report.critiques(of: shown.pairs[0], shown.written[0])
report.labelling(sets, costs: 2)
report.figure(
  Figure(
    "cost", title: "Three ways without training, in five variants",
    caption: """
      Accuracy with 95 % Wilson intervals over \(shown.pairs.count) and \(hardPairs.count) pairs; in \
      brackets the work for a pair, in multiples of that of P(Yes). Compare the second row with the \
      third and fourth: same model, one wording each.
      """, columns: 2,
    panels: [("the policy's own samples", 0), ("hard bench", 1)].map { title, set in
      .labelling(title, [("small", sets[set]), ("medium", sets[2 + set])], costs: shown)
    }))
// fold end
//: *own* and *good* are P(Yes) with the category's own question and with the one wording. *S* and
//: *M* are the small and the medium policy, *samples* the pairs of their own responses, *hard* the
//: hard bench. The last four columns are for M on its samples. In FLOPs a token that goes through a
//: model of $P$ parameters counts $2P$, and attention $4C$ for each token of its context in each
//: layer, where $C$ is the width of the model's states. The prefix that a pair's two responses
//: share is read, and counted, once. A critique without a score that the parser can find is left
//: out of the mean, and not counted as a zero.
//:
//: The *outside judge* is the package's large model: a larger sibling from the same tuning, not a
//: stranger's. On the hard bench it judges the same pairs for S and for M, so its two numbers there
//: are one measurement, printed twice.

//: On its own samples, and asked in the same wording, M's single pass tells as much as one
//: critique, for less work, and less than three critiques. On the hard bench it beats one critique
//: and cannot be told from three. For S three critiques are better on both. The category's own
//: questions more than make up for that on samples. On the hard bench they matter little, and one
//: critique is the weakest way of all.
//:
//: What the one wording loses is a fact about this tuning as much as about P(Yes). *Good* was
//: taught in one tuning question of ten, and taught as *helpful, whatever the harm and the
//: manners*; a critique was taught to name all aspects. Chapter 3 is about it.
report.sameWording(sets)  // hide

//: ## What a label costs in money
//: An outside judge is paid for by the token. The lesson calls that expensive, and the arithmetic
//: is short enough to be done. Put in the prices of your day. The two below are OpenAI's for
//: GPT-4o, in dollars per million tokens read and written (list price of March 2025, as copied by
//: [chatgptpricing.com](https://www.chatgptpricing.com/api)). A judge's prompt of 500 tokens, a
//: critique of 100, one dollar for a person's comparison, and 1,000 comparisons for a reward model
//: are round numbers of ours.
let (read, written, person) = (2.50, 10.00, 1.00)
func price(writing tokens: Double) -> Double { (500 * read + tokens * written) / 1e6 }
// fold: The prices of one pair, and of 4,000 prompts with four responses each
func minutes(_ tokens: Double) -> String {
  Format.number(16000 * tokens * 2 * 7e9 / 1e14 / 60, digits: 0) + " minutes of an accelerator"
}
let labellers: [(String, Double, Double, String)] = [
  ("people, a pair of each prompt", person, 4000 * person, "–"),
  ("people, reward model", 1000 * person / 4000, 1000 * person, "training, " + minutes(500)),
  ("outside judge, one word", 2 * price(writing: 1), 16000 * price(writing: 1), "an account"),
  ("outside judge, critique", 2 * price(writing: 100), 16000 * price(writing: 100), "an account"),
  ("the policy, a critique", 0, 0, minutes(600)), ("the policy, P(Yes)", 0, 0, minutes(500)),
]
report.rows(
  ["who labels", "one pair, dollars", "4,000 prompts", "what else it takes"],
  labellers.map { [.text($0.0), .number($0.1, digits: 4), .number($0.2, digits: 0), .text($0.3)] })
// fold end
//: The paper's data set on the Hugging Face Hub has 4,000 prompts. In the first row people compare
//: one pair of each; in the second they compare fewer, and a reward model scores all responses, so
//: the price of one pair is an average. The minutes are those of a model of seven billion
//: parameters on an accelerator that does $10^{14}$ FLOPs a second; writing uses it less well than
//: reading does, so a critique takes longer than its row says. So an outside judge that says one
//: word is paid in tens of dollars, not in thousands; what is expensive is people. What an outside
//: judge costs is dependence: the price, the terms and the model are somebody else's, and responses
//: leave the house.

//: ## The labels behind P(Yes)
//: In a real model P(Yes) costs no label that anybody gives for it: instruction tuning was done
//: anyway, for other purposes. **That is free there and is not free here.** The pocket models were
//: taught to judge: their instruction tuning holds yes/no questions, truthfully answered. The first
//: edition of this page printed *labels: 0* beside them. Here is the count, made by drawing all
//: texts of the tuning once more. The recipe drawn is that of the medium model; all sizes read the
//: same texts.
let taught = orExit(
  try PocketRecipe.shipped(.medium).supervision(
    steps: options.scale.pick(quick: 60, book: nil, full: nil)))
report.supervision(taught)

//: So each of these judges had read hundreds of thousands of labels before it judged its first
//: pair. It may not be compared with a reward model of a thousand labels as if it had none.

//: ## P(Yes) and a reward model, at equal numbers of labels
//: So we start both from the same place: an assistant of the small size that has read
//: demonstrations and nothing that judges. It writes responses to training prompts, and somebody
//: who is always right gives $n$ labels about them, in one of two ways:
//:
//: - *Yes or No* to the category's own question about $n$ responses. The assistant is tuned on
//:   these and then asked for P(Yes).
//: - *Which is better* of $n$ pairs. A copy of the assistant gets a head with a single output and
//:   learns $-\ln \sigma(r_w - r_l)$.
//:
//: Sixteen labels make a step of either training, and each is seen twelve times. The learning
//: rate was chosen for each way by itself, on another seed. The code is
//: [EqualAnswers.swift](../../Sources/Worlds/Pocket/Teaching/EqualAnswers.swift).
let counts = options.scale.pick(
  quick: [16, 32], book: [64, 256, 1024], full: [64, 256, 1024, 4096])
let most = counts[counts.count - 1]
// fold: Teaches a judge and a reward model with each number of labels, once for each seed
let seeds = options.scale.pick(quick: 2, book: 10, full: 10)
let steps = options.scale.pick(quick: 20, book: 1500, full: 6000)
let learning = Notebook.Progress("ch00 answers", total: 2 * seeds, quiet: options.quiet)
let assistant = orExit(try EqualAnswers.assistant(steps: steps))
let both = orExit(
  try [HardBench.samples(of: assistant, count: perKind, seed: options.seed), hardPairs])
let trials = orExit(
  try EqualAnswers(assistant, seed: options.seed).trials(counts, seeds: seeds, on: both) {
    learning.advance()
  })
learning.finish()
let untaught = orExit(try both.map { RewardBench(try pYes(assistant).outcomes($0)).subsetMean })
let shipped = orExit(try EqualAnswers.accuracies(of: pYes(policies[0]), on: both))
func lead(_ n: Int, _ set: Int) -> Interval {
  trials.lead(EqualAnswers.judging, over: EqualAnswers.rewarding) { $0[n, set] }
}
report.figure(
  Figure(
    "labels", title: "What n labels teach",
    caption: """
      Accuracy, the mean over subsets, against the number of labels; mean and 95 % interval over \
      \(seeds) seeds (Student). Both begin from the same assistant; *no label* is its P(Yes) \
      before any of it. The unnamed line is one half. The upper line is the package's small \
      judge, with all labels of its tuning; the samples on the left are not its own.
      """, columns: 2,
    panels: ["samples of the assistant's own", "hard bench"].enumerated().map { set, title in
      Panel(
        title,
        x: Axis("labels", range: Double(counts[0]) * 0.8...Double(most) * 1.25, logarithmic: true),
        y: Axis("accuracy", range: 0.3...1, percent: true),
        references: [
          .horizontal(0.5), .horizontal(untaught[set].value, "no label"),
          .horizontal(shipped[set], "\(taught.allLabels) labels"),
        ],
        trials.arms.map { trials.line($0, at: counts) { $0[$1, set] } })
    }))
// fold end

//: Read the figure from left to right. The line named *no label* is the assistant as it was: it has
//: read yes/no questions about facts in its forum, and never one about a response, and is right as
//: often as a coin. Then both lines rise, and the reward model stays ahead. *Which is better* is
//: the richer label: it comes with two responses, and it puts them in order where Yes or No calls
//: both flawed. And P(Yes) has to learn to be asked before it can learn to answer.
//:
//: On the hard bench few labels teach either of them anything, or something wrong: below one half a
//: judge prefers the worse response. The upper line is what all the labels of the package's tuning
//: are worth. They were spent on many questions, not on these alone, and yet it is worth noting how
//: close a reward model comes to it with a small fraction of them.

//: This is what the claim *P(Yes) needs no labels* amounts to in a world where all labels can be
//: counted. P(Yes) is a way to use the labels that are in a model already. Where nobody put any in,
//: it needs more of them than a reward model does. What it saves then is the second network, and
//: that the question can be changed without asking anybody anew.

//: ## How sure is that?
//: Three kinds of interval stand on these pages. *Wilson's* (1927) is for a share of right answers:
//: it asks which true shares make the count found unremarkable, and so never leaves 0 to 1.
//: *Student's* (1908) is for the mean of a few seeds, whose spread is known only from themselves.
//: The *bootstrap* (Efron 1979) draws the items anew, and serves anything else, such as differences
//: on the same pairs. An honest 95 % interval holds the truth in 95 of a hundred data sets. Make
//: worlds whose truth is known, draw data sets and count:
typealias KnownWorld = (name: String, truth: Double, draw: (inout Random) -> Interval)
func seeds(_ n: Int, _ random: inout Random) -> [Double] { (0..<n).map { _ in random.normal() } }
func right(_ random: inout Random) -> Double { Double((0..<60).count { _ in random.chance(0.95) }) }
let worlds: [KnownWorld] = [
  ("Wilson, 60 pairs of which 95 % are right", 0.95, { .share(right(&$0), of: 60) }),
  ("textbook, the same pairs", 0.95, { textbook(right(&$0) / 60, 60) }),
  ("Student, 3 seeds", 0, { .mean(seeds(3, &$0)) }),
  ("Student, 10 seeds", 0, { .mean(seeds(10, &$0)) }),
  ("bootstrap, 10 seeds", 0, { .bootstrap([seeds(10, &$0)], samples: 199) { $0[0] } }),
  ("bootstrap, 300 pairs", 0, { .bootstrap([seeds(300, &$0)], samples: 199) { $0[0] } }),
]
// fold: Draws data sets from each world and counts the intervals that hold the truth
func textbook(_ p: Double, _ n: Double) -> Interval {
  let half = Interval.normalPoint * (p * (1 - p) / n).squareRoot()
  return Interval(p, p - half, p + half)
}
let dataSets = options.scale.pick(quick: 100, book: 2000, full: 10000)
report.rows(
  ["interval", "holds the truth in"],
  worlds.map {
    let found = coverage(of: $0.truth, sets: dataSets, seed: options.seed, $0.draw)
    return [.text($0.name), .percentEstimate(Estimate(found))]
  })
// fold end
//: *Textbook* is $p \pm 1.96 \sqrt{p (1 - p) / n}$. It fails near the end of the scale, where
//: judges live; Wilson's is a little wide there, which errs on the safe side. The bootstrap fails
//: for ten seeds, which is what Student's interval is made for. So shares get Wilson's, seeds
//: Student's, and pairs by the hundred the bootstrap. How verdicts follow from intervals is told on
//: the [opening page](../README.md).
//:
//: One more comes up below. Where two ways saw the same pairs but only their shares were kept, the
//: difference gets *Newcombe's* interval (1998), made of the two Wilson intervals as if the pairs
//: were different ones. It is *unpaired*, and wider than need be.

//: ## On a real model
//: The same question to SmolLM2-135M-Instruct about pairs in plain English (chapter 5 shows them).
//: Each chapter draws its own number of pairs from that bench, the fewest here and the most in
//: chapter 5, so the accuracy of P(Yes) differs by a point or two from chapter to chapter.
//: Here P(Yes) really costs no label: nobody taught this model to judge. The written critique is
//: asked of the same model. The reward model is the cheapest there is, one row of weights on the
//: frozen model's last hidden state, $r(x, y) = w \cdot h(x, y)$, fitted to $n$ labelled pairs of
//: the same kinds as those it is tried on. Likelihood, $\ln \pi(y|x)$, asks nothing and learns
//: nothing.
let real = RealModel(options, report)  // hide
let onReal = real.result("ways", codeIn: Real00Ways.source) {
  try Real00Ways.measure(
    $0, perSubset: options.scale.pick(quick: 3, book: 20, full: 20),
    labels: options.scale.pick(
      quick: [16, 32], book: [16, 64, 256, 1024], full: [16, 64, 256, 1024]), seed: options.seed)
}
report.show(onReal, of: real) { report.labelling($0) }  // hide
if let ways = onReal?.value { report.likelihoodLeads(ways) }  // hide
//: A model this small can hardly write a score. Nearly all pairs are ties, and a tie counts one
//: half, so the accuracy of its critiques is one half nearly by definition. P(Yes) is near the coin
//: as well. What the model knows is another matter: plain likelihood, which takes no label either
//: and less work, is far better than P(Yes), and not behind a line through the last hidden states
//: that was shown the most labelled pairs. So on this model the way that the chapter is about is
//: not the best of those without labels. Chapter 6 returns to that.

//: ## What is claimed, and what we found
//: The rules were committed before the run (`Sources/Book/Rules.swift`).
// fold: From measured quantities to verdicts
report.claims(
  Real00Ways.findings(onReal?.value) + [
    Finding(
      "0.1", figure: "cost",
      sets.leads("same wording, P(Yes) less one critique", 1, over: 2)
        + sets.leads("same wording, P(Yes) less three", 1, over: 3)
        + sets.factors("FLOPs of one critique over P(Yes)'s", 2) + sets.factors("of three", 3)
        + sets.leads("own questions, P(Yes) less three critiques", 0, over: 3)),
    Finding(
      "0.2", figure: "labels",
      counts.map { Quantity("P(Yes) less reward model, as many answers", of: "\($0)", lead($0, 0)) }
        + [Quantity("with the most answers", lead(most, 0))],
      note: "own samples, over \(seeds) seeds"),
    Finding(
      "0.3",
      zip(["samples", "hard"], untaught).map {
        Quantity("accuracy without an answered question", of: $0, $1)
      }, note: "nothing that this assistant has read holds the question"),
  ])
// fold end

//: ## Where this differs from the paper
//: 1. *Cost* is not measured in the paper or its code; the lesson argues it. The counts are ours,
//:    and so is the arithmetic in dollars.
//: 2. *The reward model.* The paper's baseline is a public one of the Skywork family (a secondary
//:    source; the version is not known), trained on tens of thousands of pairs by people. Here it
//:    has far fewer labels, of somebody who never errs, about responses of the very model that it
//:    is tried on. That favours it.
//: 3. *The critique.* The authors' Self-Rewarding baseline samples one critique at temperature 0.1,
//:    counts ties as wrong and reads a 0 where its pattern finds no score (read in their code).
//:    Here there are one and three at temperature 1, ties count one half, and what can't be read is
//:    left out.
//: 4. *The outside judge.* The lesson compares with GPT-4 as a judge. In the paper GPT-4o appears
//:    as a classifier only and labels nothing (deduced). Ours is the package's large model, tuned
//:    on the same texts as the policies.
//: 5. *What is simplified.* Responses are a dozen words long, so a written critique is short as
//:    well; with long critiques the factor grows, as the section on a real model shows.
//:
//: ## The metrics
//: *Accuracy:* share of pairs whose better response scores higher, ties one half. *Labels:* what
//: somebody who knows the truth has to say, once for each Yes, No, score or choice. *FLOPs:*
//: multiplications and additions of the matrix products and of attention; training takes three
//: times as many per token as reading.
//:
//: ## Questions
func points(_ lead: Interval) -> String { Estimate(points: lead).text(digits: 1) }  // hide
// hide begin
report.quiz(
  "By figure 0.2, what should \(most) labels be, if the assistant judges nothing yet?",
  [
    .wrong(
      "Yes or No for each response, then P(Yes).",
      "On its samples, P(Yes) minus the reward model is \(points(lead(most, 0))) points."),
    .wrong(
      "No labels at all: P(Yes) reads what it knows.",
      "Without a label it is right about \(Format.percent(untaught[0].value)) of its own pairs."),
    .right(
      "*Which is better* of pairs, for a reward model.",
      "It is ahead on both sets of pairs; what it costs is a second network."),
    .wrong(
      "Either: on the hard bench they are equal.",
      "P(Yes) minus the reward model is \(points(lead(most, 1))) points there."),
  ])
// hide end
//-
// hide begin
report.quiz(
  "S is to label its own samples in one wording for everything. Which way would the table advise?",
  [
    .wrong(
      "P(Yes): a pass tells as much as a critique.",
      "As much as one; minus three critiques it is \(points(sets[0].lead(1, over: 3))) points."),
    .wrong(
      "One critique: it names all aspects.",
      "One critique minus P(Yes) is \(points(sets[0].lead(2, over: 1))) points."),
    .right(
      "Three critiques, if the work does not count.",
      "They take \(Format.number(sets[0].factor(3), digits: 2)) times the FLOPs of P(Yes)."),
    .wrong("Any: the intervals overlap.", "Those of P(Yes) and of three critiques do not."),
  ])
// hide end
//-
//: ## Exercises
//: 1. Let the annotator err: give `EqualAnswers` a share of wrong answers. Which of the two ways of
//:    using them suffers more?
//: 2. Train the reward model's head alone (`headOnly: true`). What does that say about what the
//:    assistant knows already?
//: 3. Take the expected score from the distribution over 1 to 5 in place of the sampled digit. Do
//:    the ties go, and does the accuracy follow?
report.write()  // hide
