//: # 6 · Base against instruct
//: **Question.** What does instruction tuning give to a judge: the knowledge of what is good, or
//: only the words to say it?
//:
//: A base model continues texts. Asked "Yes or No?" it may go on with anything. The lesson says
//: that base models, even large ones, judge poorly: their $P(\text{Yes})$ and $P(\text{No})$ are
//: nearly uniform and uncalibrated, because they were never trained to answer in that form. And it
//: offers a thought: a base model may *know* that response A is better than B, in that it finds A
//: likelier, and still be unable to *say* so.
//:
//: Two numbers make that a question for measurement. What a model **says** of a response $y$ to an
//: instruction $x$, and what it **knows**:
//:
//: $$\text{say} = \sigma(z_\text{yes} - z_\text{no}) \qquad\qquad
//: \text{know} = \ln \pi(y|x) = \sum_t \ln \pi(y_t | x, y_{<t})$$
//:
//: Either ranks the two responses of a pair, and is right when the better one comes out higher. The
//: sum favours short responses, so its mean over the tokens is shown beside it.
//:
//: **Why likelihood can know anything.** Let a share $1 - f$ of the answers to $x$ be flawless,
//: worded in one of $k_0$ ways, and a share $f$ flawed, one of $k_1$ ways. A model that has learned
//: the texts gives
//:
//: $$\pi(\text{a flawless text}\,|\,x) \approx \frac{1 - f}{k_0} \qquad
//: \pi(\text{a flawed text}\,|\,x) \approx \frac{f}{k_1}$$
//:
//: and ranks the two rightly where the first is larger. There are many ways to be wrong and few to
//: be right, $k_1 \gg k_0$, so that works even for $f$ above one half. It has nothing to do with a
//: wish to be good: where the right text is worded in more ways than the wrong one, likelihood can
//: be wrong, and between two flawed texts it goes by which flaw is commoner. So it is called
//: *knowing* here with some reserve: it is what a model has learned of which texts are usual.
//:
//: ```mermaid
//: flowchart LR
//:   forum["forum texts"] --> base["base model"]
//:   base --> tuning["demonstrations and<br>yes/no questions"] --> instruct["instruct model"]
//:   base --> know["knows: how likely is y<br>as an answer to x?"]
//:   base --> say["says: is y good?<br>Yes or No"]
//:   instruct --> know
//:   instruct --> say
//:   know --> pair["which of two responses is better?"]
//:   say --> pair
//: ```
//:
//: **What is simplified.** The base models read a forum in which half of the answers are flawed;
//: they have met Yes and No there, after short questions about single facts and steps. Instruct
//: models of the same sizes were then tuned on demonstrations and on yes/no questions about
//: responses. In real training the second part is far shorter than the first; here tuning takes 20
//: times the steps of pretraining.
import Book  // hide

let (options, report) = openChapter(reading: [.base])  // hide

//: **The lesson's argument has three steps**, and each can fail alone:
//:
//: | step | what would show it | claim |
//: | --- | --- | --- |
//: | A base model lacks the form. | little mass on Yes and No, scores near one half | 6.2, 6.4 |
//: | It has the knowledge. | likelihood ranks what P(Yes) does not | 6.5 |
//: | So tuning need only give the form. | a model with the form says all that it knows | 6.6 |
//:
//: The first is about words, the second about texts, and only the third is about judging. It is the
//: one that matters for IPO: if it holds, any model that follows instructions is a judge of
//: everything it knows. Then it would not matter what the tuning asked about; the last claim, 6.8,
//: is the opposite, that a model judges what it was asked to judge.

//: ## The experiment
//: Six models that come with the package, three sizes before and after tuning, judge the same
//: held-out pairs. The **plain** bench (the rules call it *easy*) has one flawless response in each
//: pair and one with a single flaw of a usual kind. The **hard** bench has two flaws against one,
//: where the true answer is No twice, unseen kinds of mistakes, longer sums and programs, new
//: requests and wordings (chapter 5 shows it subset by subset). It has 18 subsets here; chapter 5
//: adds four of samples, so its scores are not quite these. Instruct models are nearly always right
//: on the plain bench, so claims about the shipped models are tested on the hard one. Claims 6.6
//: and 6.8 and the second half of 6.4 are about models tuned here, for a short time, and are tested
//: on the plain bench.
let perSubset = options.scale.pick(quick: 6, book: 100, full: 300)
let benches = TwoBenches(perSubset: perSubset, seed: options.seed)
let sizes: [PocketSize] = options.scale == .quick ? [.small] : PocketSize.allCases
func subjects(_ stage: PocketStage) throws -> [PocketSubject] {
  try sizes.map { try PocketSubject($0, stage, easy: benches.easy, hard: benches.hard) }
}
let (bases, instructs) = (orExit(try subjects(.base)), orExit(try subjects(.instruct)))
let all = bases + instructs

//: Chat, code, math and safety count the same, as in chapter 5: an accuracy below is the plain mean
//: of the four sections.

//: ## Asked for a verdict
//: Asked in the judge's form, a model gives a score and the mass $p_\text{yes} + p_\text{no}$. The
//: entropy $H = -\sum_w p_w \ln p_w$ of the whole next-word distribution says how open the answer
//: is: $\ln V$ for a model that has no idea, 0 for one that is certain of its next word.
// fold: Fills the table, and draws the subsets
report.table(.verdicts(all))
report.figure(
  Figure(
    "accuracy", title: "What base and instruct models say of the hard bench",
    caption: """
      Accuracy of P(Yes) by subset with 95 % Wilson intervals. Base models far from one half are not \
      undecided: they prefer one kind of text, and the sizes do not prefer the same.
      """, columns: 1, panels: [.says("base", bases), .says("instruct", instructs)]))
report.text(all.answersInWords)
// fold end

//: The instruct models were taught some synonyms of Yes and No, which take the rest of their
//: probability (chapter 1). The base models go on as the forum would.

//: ## Nearly uniform?
//: The score divides one small number by the sum of two: however little mass the two words have,
//: their ratio is defined, and that alone decides the ranking. So a lack of mass is no excuse for a
//: bad ranking, and a good ranking would need no mass.
//:
//: *Uniform* can mean two things. Between the two words: $p'_\text{yes} \approx \tfrac12$ whatever
//: the response. Or among all words: the mass is small and the entropy large. Claim 6.2 is about
//: the first, and is measured on the hard bench. The figure shows the plain bench, where one
//: response of each pair is flawless, so that two colours can be told apart.
// fold: Draws the scores
report.figure(
  Figure(
    "scores", title: "How the scores are distributed",
    caption: """
      Scores of flawless and flawed responses of the plain bench: base models above (share to 0.3), \
      instruct models below (share to 1). Base: the two colours have nearly the same shape, so the score \
      hardly tells good from bad. But it is a hill, not a line: the score moves with the text, only not \
      with its quality. Instruct: the colours part.
      """, columns: sizes.count, panels: (bases + instructs).map { .scores(of: $0) }))
let middling = bases.each { $0.hard.share(in: 0.4...0.6) }
report.text(
  """
  Of the base models' scores on the hard bench, \(middling.inShort) lie between 0.4 and 0.6. Do they \
  look at the response at all? The scores of a pair's two responses lie \
  \(bases.spreadInWords) apart on average, where the second number is for the better \
  responses of two different pairs. A model that ignored the response would have 0 for the first.
  """)
// fold end

//: ## Calibrated?
//: Of all responses scored 0.7, seven in ten should be flawless. How far a judge is from that, and
//: what else makes a score good, comes apart in three lines (Murphy 1973). Let $o$ be 1 for a
//: flawless response and 0 for another, let bin $b$ hold the responses scored about $p_b$, a share
//: $o_b$ of them flawless, and let $\bar o$ be the share of all. Within a bin $o$ varies by
//: $o_b (1 - o_b)$, and these variances and that of the $o_b$ add up to $\bar o (1 - \bar o)$:
//:
//: $$\mathbb E (p - o)^2
//: = \mathbb E_b \big[ (p_b - o_b)^2 + o_b (1 - o_b) \big]
//: = \underbrace{\mathbb E_b (p_b - o_b)^2}_\text{reliability}
//: - \underbrace{\mathbb E_b (o_b - \bar o)^2}_\text{resolution}
//: + \underbrace{\bar o (1 - \bar o)}_\text{uncertainty}$$
//:
//: The first is 0 for a judge that means what it says, the second is largest, here 0.25, for one
//: that knows, and the third is the world's. Note that "uniform" and "uncalibrated" exclude each
//: other here: one half of the responses is flawless, so a judge that always says 0.5 is perfectly
//: calibrated, and useless: its reliability is 0, and so is its resolution. A judge can be
//: calibrated on what it was trained for and not on the rest, so both benches are measured, of the
//: hard one the subsets in which one response of each pair is flawless.
// fold: Draws what is said against what is true
report.figure(
  Figure(
    "reliability", title: "What is said against what is true, hard bench",
    caption: """
      Share of flawless responses by score, in ten bins, with 95 % Wilson intervals; bins of fewer \
      than ten responses are left out. On the dashed line, what is said is true. See on the right \
      what a score of 0.95 is worth where the mistakes are new.
      """, panels: [.reliability("base", of: bases), .reliability("instruct", of: instructs)]))
report.table(.calibration(all))
// fold end

//: The instruct models were tuned until they were sure, on mistakes of the usual kinds. On those
//: they are right to be sure. On new ones they are as sure, and less often right: calibration on
//: one set of pairs is no property of the model, it is one of the model and the pairs. The lesson
//: says that tuning calibrates what the model prefers; it does so where it has asked. On the hard
//: bench the Brier scores of all three instruct models are worse than the 0.25 of a judge that
//: always says one half: as probabilities their scores are worth less than none, though they rank
//: better.

//: ## Knows and says
//: Now the base model is asked nothing. It reads instruction and response as the forum would have
//: them, `q : … a : …`, and its own likelihood ranks the two. On the plain bench that should work:
//: the flawless answer is the commonest single text of the forum. It works but for about a tenth of
//: the pairs, and the line under the tables names where it fails. On the hard bench it works where
//: the rejected response has something that was never read, such as a number that is one off, and
//: it must fail where the better response is the unusual one, such as a right program in another
//: order. New requests lie at both ends: likelihood prefers the refusal to every one of them, in
//: Figure 6.4, and so is always right on the harmful and always wrong on the harmless. In between
//: lie longer sums, of which neither text was ever read, and lesser flaws, of which both may have
//: been.
//:
//: The base model can also be asked in the one form of yes/no question that it has met:
//: `q : is 7 + 5 = 13 ? a :`. Each item holds a true and a false statement of the same kind; right
//: is to find Yes likelier after the true one. A statement of safety is `q : is it safe to make
//: soup ? a :`.
let checks = ForumChecks(count: 3 * perSubset, seed: options.seed)
let inForum = orExit(try bases.map { (name: $0.name, credits: try checks.credits(of: $0.model)) })
// fold: Sets what is known beside what is said
report.table(.knowledge(bases, instructs))
let shown = bases[sizes.count / 2]
report.figure(
  Figure(
    "know", title: "Knowing against saying",
    caption: """
      Base model \(shown.size.rawValue) on the hard bench, accuracy by subset with 95 % Wilson \
      intervals. *Knows:* its likelihood of the response in the forum's form, the sum. *Says:* P(Yes) \
      in the judge's form. See where knowing lies far to the right of saying, and where it is near 0.
      """,
    .subsets([
      ("base knows", RewardBench(shown.hard.knows).subsets),
      ("base says", RewardBench(shown.hard.says).subsets),
    ])))
report.table(.forum(inForum))
report.text(bases.weakestInWords)
// fold end

//: Likelihood is no judge of goodness; it says what is usual. Where the usual text is the worse
//: one, it is wrong nearly always; what it knows is what frequency teaches, which statements, steps
//: and closings go together. Yet that is a good deal more than the same model says when it is
//: asked.
//:
//: After tuning the gap turns round with size. On the hard bench instruct S knows far more than it
//: says, M a little more, and L says more than its likelihood knows. So a judge does not only read
//: out its likelihood: the larger model has learned something from the questions that its
//: likelihood of the responses does not show.
//:
//: In the forum's own form, S and M are certainly above chance in safety alone; chat, code and math
//: are guesses to them. So the *partly* of claim 6.7 rests, for these two, on one section: whether
//: a deed is safe.

//: ## Along instruction tuning
//: When do the words come, and when the judgement? We tune the small base model again by the recipe
//: of the shipped one, cut short, and stop to look. A second arm takes something away: its
//: questions are about chat and safety only, so that nobody ever asks about a sum or a program,
//: though it is shown how they are answered. If tuning gave nothing but the form, the form learned
//: there would be enough to say what the model knows of the rest.
let seeds = options.scale.pick(quick: 2, book: 10, full: 10)
let looks = options.scale.pick(
  quick: [4, 8], book: [10, 20, 40, 80, 160, 320, 640], full: [10, 40, 160, 640, 1500, 3000])
let (everything, half) = ("asked about everything", "asked about chat and safety only")
nonisolated func recipe(_ arm: String, seed: Int) -> PocketRecipe {
  var recipe = PocketRecipe.shipped(.small)
  recipe.seed = 1000 * options.seed + UInt64(seed)
  recipe.tuning.steps = looks.last ?? 0
  recipe.assumptions.critiqueShare = 0
  recipe.assumptions.comparisonShare = 0
  if arm == half {
    recipe.assumptions.verifiedShares = [0.7, 0, 0, 0.3]
    recipe.assumptions.stepwiseShares = [1, 0, 0, 0]
  }
  return recipe
}
// fold: Tunes both arms from the same start, and draws what was seen on the way
let base = orExit(try PocketModels.load(.small, .base, trainable: true))
let tested = TwoBenches(perSubset: min(40, perSubset), seed: options.seed)
let runs = orExit(
  try JudgeTuning(pairs: tested.easy, looks: looks)
    .runs([everything, half], seeds: seeds, from: base, recipe: recipe))
let (elsewhere, unasked): (Set, Set) = (["chat", "safety"], ["code", "math"])
let accuracy = Axis("accuracy", range: 0.2...1.02, percent: true)
report.figure(
  Figure(
    "tuning", title: "The judge along instruction tuning",
    caption: """
      The small model tuned from base, \(seeds) seeds, 95 % bands over seeds, on the plain bench. \
      *Above:* what it says. *Below left:* the mass on Yes and No in questions about code and math, which \
      one arm is never asked. *Below right:* what that arm's likelihood knows of code and math and what it says.
      """, columns: 2,
    panels: [
      .tuning("says: chat and safety", accuracy, of: runs) { $0.says.mean(of: elsewhere) },
      .tuning("says: code and math", accuracy, of: runs) { $0.says.mean(of: unasked) },
      .tuning(
        "mass: code and math", Axis("mass", range: 0...1.02, percent: true), of: runs, chance: false
      ) {
        $0.mass.mean(of: unasked)
      },
      .tuning(
        "code and math, never asked", accuracy, of: runs,
        [
          (half, "knows (likelihood)", { $0.knows.mean(of: unasked) }),
          (half, "says (P(Yes))", { $0.says.mean(of: unasked) }),
        ]),
    ]))
let reading = UnaskedReading(runs, arm: half, asked: everything, sections: unasked)
report.text(
  """
  Asked about everything, the model's mass on the two words has gone nine tenths of its way after \
  \(runs.ninetieth(everything) { $0.mass.mean }) steps; its accuracy is still rising at the last \
  look, after \(looks.last ?? 0). Asked about chat and safety only, it has a mass of \
  \(Estimate(reading.mass).percent()) on the two words in questions about code and math too, and judges chat \
  and safety at \(Estimate(reading.saysElsewhere).percent()). Of code and math \
  it knows \(Estimate(reading.knows).percent()) by likelihood and says \(Estimate(reading.says).percent()).
  """)
// fold end

//: The base model has met Yes and No as words, and a few steps suffice to have it write them. That
//: the mass of the second arm varies so much between seeds, on questions that it was never asked,
//: shows that even the form does not carry over reliably.
//:
//: The two arms part on one thing only, what is asked. Both are shown the same demonstrations of
//: sums and programs, so both come to know which answers are usual; both learn the words. If
//: knowing and the words were enough, the second arm's two lines in the last panel would meet.
//: Chapter 7 asks the same of four domains, each left out in turn, and of larger models.

//: ## On a real model
//: Base against instruct is not measured here: the table has no base model. What instruction tuning
//: gave SmolLM2-135M can be asked in two ways. With the base model it was tuned from, `--base
//: FOLDER`, the two stand side by side. Without it, as below, the instruct model is asked
//: once in its chat template and once as bare text, as a base model would be: what the form alone
//: is worth. And each is asked twice, for Yes or No (*says*), and by how likely it finds the two
//: responses (*knows*). Fewer pairs of each subset are asked than in chapter 5, so the same two
//: accuracies are not quite the same there.
let real = RealModel(options, report)  // hide
let perRealSubset = options.scale.pick(quick: 4, book: 50, full: 100)  // hide
let onReal = real.result("states", codeIn: Real06State.source) {
  try Real06State.measure(instruct: $0, perSubset: perRealSubset, seed: options.seed)
}
let onBase = real.result("base", beside: options.base, codeIn: Real06State.source) {
  try Real06State.measure(base: $0, perSubset: perRealSubset, seed: options.seed)
}
report.show(onReal, of: real) { report.table(.states($0 + (onBase?.value ?? []))) }  // hide

//: A model of this kind was tuned by others on data that we do not know in full, and never on our
//: questions. The mass tells how far the form alone carries: the chat template is worth most of it.
//: A share near one half in the last column would say that likelihood is no help where the answer
//: in Yes and No is wrong; above it, the model knows something that it does not say.

//: **For a model of your own**, three numbers in this order: the mass on the two words (if it is
//: small, mend the prompt or the template first); the AUC on pairs whose truth you know (if it is
//: near one half, no calibration will help); and the accuracy of the likelihood beside it (if that
//: is higher, the model knows more than it says, and another question may bring it out).

//: ## What is claimed, and what we found
//: The rules stand in `Sources/Book/Rules.swift` and were written before the run. Intervals are
//: over pairs (bootstrap) for the shipped models, of which there is one of each size, and over
//: seeds (Student) along tuning.
// hide begin
report.claims(
  (onReal.map { [.real06($0.value)] } ?? []) + [
    Finding(
      "6.1", figure: "accuracy",
      Quantity.each("gain over base, hard bench", instructs.gains(over: bases))),
    Finding(
      "6.2", figure: "scores", Quantity.each("scores between 0.4 and 0.6", middling),
      note: "on the hard bench; the figure shows the plain one"),
    Finding(
      "6.3", figure: "reliability",
      Quantity.each("ECE of base", bases.each(\.calibration.hard.ece))
        + Quantity.each("ECE of instruct", instructs.each(\.calibration.hard.ece)),
      note: "on the hard bench"),
    Finding(
      "6.4", figure: "tuning",
      Quantity.each("mass on Yes and No, base", bases.each(\.hard.mass))
        + [Quantity("mass on questions of a kind never asked", reading.mass)]),
    Finding(
      "6.5", figure: "know",
      Quantity.each("likelihood's lead over P(Yes), hard bench", bases.each(\.hard.lead))
        + Quantity.each(
          "likelihood right where P(Yes) is wrong, hard bench", bases.each(\.hard.knowsUnsaid))
        + Quantity.each("likelihood's lead over P(Yes), easy bench", bases.each(\.easy.lead))),
    Finding(
      "6.6", figure: "tuning",
      [
        Quantity("says less knows, of a kind never asked", reading.saysLessKnows),
        Quantity("says less what base says, of a kind never asked", reading.gain),
      ], note: "on the plain bench; the first clause fails for certain, only *partly* is open"),
    Finding(
      "6.7", figure: "accuracy",
      Quantity.each("P(Yes) of base, hard bench", bases.each { RewardBench($0.hard.says).total })
        + Quantity.each(
          "asked in the forum's own form",
          zip(sizes, inForum).map { ($0.rawValue, .bootstrap($1.credits) { $0.average }) })),
    Finding(
      "6.8", figure: "tuning", [Quantity("lead of the model that was asked", reading.leadOfAsked)],
      note: "on the plain bench"),
  ])
// hide end

//: ## Where this differs from the paper
//: 1. *Base models.* The lesson has them nearly uniform and uncalibrated. The paper, by a secondary
//:    source, says that instruct models are better than base ones, and that base ones show a certain
//:    degree of ability. Both statements are tested above, claims 6.2, 6.3 and 6.7.
//: 2. *Calibration.* The authors' code has no measure of it; ECE and the parts of the Brier score are
//:    ours.
//: 3. *Tuning.* The models compared there had their tuning elsewhere, on data that is partly unknown.
//:    Here its ingredients can be taken away. That questions about responses are among them, truthfully
//:    answered, is an assumption of the pocket world.
//: 4. *Knowing.* Likelihood as a judge is not in the paper.
//:
//: ## The metrics
//: *Accuracy:* share of pairs in which the better response comes out higher; a tie counts one half;
//: the mean is over sections, along tuning over subsets. *Mass:* $p_\text{yes} + p_\text{no}$ in
//: the whole vocabulary. *ECE:* mean distance between score and share of flawless responses over
//: ten bins, weighted by count; 0 is best, and noise alone gives some hundredths. *Reliability,
//: resolution:* Murphy's parts of the Brier score. *AUC:* how often a flawless response scores
//: higher than a flawed one of any pair. Student's intervals over seeds know nothing of 0 and 100 %
//: and may reach beyond them.
//:
//: ## Questions
// hide begin
report.quiz(
  "Instruct models judge better than base models. Which reason does the second arm support?",
  [
    .wrong(
      "They know nothing of what is good.",
      "By likelihood they find the better response of the plain bench in \(bases.each { RewardBench($0.easy.knows).total }.inShort) of the pairs, of the hard one in \(bases.each { RewardBench($0.hard.knows).total }.inShort)."
    ),
    .wrong(
      "They lack the form: taught to answer Yes or No, they would say what they know.",
      "The lesson's answer. A model that has the form from questions about chat and safety puts \(Format.percent(reading.mass.value, digits: 0)) on the two words also in questions about code and math; but what it says of them lies \(Format.number(-100 * reading.saysLessKnows.value, digits: 0)) points below what it knows."
    ),
    .right(
      "They were never asked to judge such responses, and a model judges what it was asked about.",
      "The model that was asked about code and math judges them better than the one that was not, by \(Format.inPoints(reading.leadOfAsked)) after \(looks.last ?? 0) steps."
    ),
    .wrong(
      "Their next-word distribution is uniform.",
      "Over all words it is far from that, and between the two words \(middling.inShort) of the scores lie between 0.4 and 0.6."
    ),
  ])
report.quiz(
  "A judge gives every response the score 0.5, and half of all responses are good. Is it calibrated?",
  [
    .right(
      "Yes, although it cannot rank a single pair.",
      "What it says is what happens, so its reliability is 0; its resolution is 0 too, and it ranks nothing. Ask for both."
    ),
    .wrong(
      "No: a calibrated judge must tell good from bad.",
      "That is resolution. Calibration only asks that of all responses scored 0.5 half are good."),
    .wrong(
      "No: base models score like that, and they are uncalibrated.",
      "The base models here have an ECE of \(bases.each(\.calibration.hard.ece).inShort) on the hard bench because their scores do move, without meaning anything."
    ),
    .wrong(
      "It cannot be told without a bench.",
      "The share of good responses is given, and no more is needed for one bin."),
  ])
// hide end
//: ## Exercises
//: 1. Shift a base model's margins $z_\text{yes} - z_\text{no}$ by a constant so that half of its
//:    answers are Yes. What becomes of ECE, and what of accuracy?
//: 2. Tune a third arm on demonstrations alone (`verificationShare` and `stepwiseShare` 0). Does the
//:    mass on Yes and No come, and does the likelihood know more or less than with questions?
//: 3. Rank by likelihood minus the likelihood under another prompt. Does that take the length out?
report.write()  // hide
