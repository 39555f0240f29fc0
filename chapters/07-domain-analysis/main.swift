//: # 7 · Domain analysis
//: **Question.** Does a model that is made an expert in a domain judge better there? Why would
//: experts in code and experts in math come out differently? And the question behind both: can a
//: model that was taught to judge in some domains judge in one where nobody ever asked it?
//:
//: ## What the lesson says of Reasoning
//: By the lesson, models that were specialised on code judge well by $p'_\text{yes}$ on RewardBench's
//: section Reasoning, and models that were specialised on math do not, *even if the task is math*.
//: Its advice: take a general or a code model as a judge, never a math model.
//:
//: The lesson's list of numbers is empty in the copy that we have, and the paper's rows of
//: specialised models could not be recovered. What is known is that math models were scored on the
//: 447 pairs of math only and code models on the 984 pairs of code only `[H]`, each on its own
//: domain. So the two were never asked the same thing. How much that alone can do is told by the two
//: general models whose rows are known `[S]`. Neither is a specialist of anything:
//:
//: | general model, judging by $p'_\text{yes}$ | code | math | code minus math |
//: |---|--:|--:|--:|
//: | Qwen-2.5-7B-Instruct | 83.13 | 56.24 | +26.89 |
//: | Mistral-7B-Instruct | 70.93 | 96.20 | −25.27 |
//:
//: (`[H]`: the authors' published data sets. `[S]`: a secondary source, its arithmetic checked.) Two
//: domains differ by 25 points for a model that was specialised on neither, and not even in the same
//: direction. A difference between specialists means something only beside a **control**: the same
//: model, trained as long, on a general mix. That is the experiment of this chapter.
//:
//: ## Two causes
//: The lesson suggests two causes for the difference. Both lie in what specialists read, and neither
//: in the domain itself:
//:
//: - **Form.** Code corpora keep instructions with responses; math corpora are worked solutions.
//: - **Verification.** Code comes with reviews and tests, which ask if something is right. Worked
//:   solutions are right and never ask.
//:
//: Finished checkpoints cannot tell the two apart: code has both, math has neither, and the domains
//: differ as well. In the pocket world a corpus is a value, so each cause can be switched on and off
//: in either domain while all else stays the same:
//:
//: | | verification | none |
//: |---|---|---|
//: | **chat turns** | *code as the lesson describes it* | |
//: | **running text** | | *math as the lesson describes it* |
//:
//: The two cells in italics are called *natural* below. The experiment, for each of the eight corpora
//: and the control:
//:
//: ```mermaid
//: flowchart LR
//:   I[small instruct model] -->|control| G[general mix:<br/>all domains, all forms]
//:   I -->|specialist| C["one domain:<br/>code or math"]
//:   C --> F{chat turns or<br/>running text?}
//:   F --> V{with or without<br/>verification?}
//:   V --> T[tuned on as many tokens,<br/>at the same rate]
//:   G --> T
//:   T --> J["judge: P(Yes) on pairs<br/>of all four domains"]
//:   T --> S[solver: samples on<br/>held-out tasks]
//: ```
//:
//: Call a judge's accuracy in one of the four cells $a_{fv}$, with $f, v \in \{0, 1\}$. Then
//:
//: $$\text{form} = \tfrac{a_{11} + a_{10}}{2} - \tfrac{a_{01} + a_{00}}{2} \qquad
//: \text{verification} = \tfrac{a_{11} + a_{01}}{2} - \tfrac{a_{10} + a_{00}}{2} \qquad
//: \text{interaction} = (a_{11} - a_{10}) - (a_{01} - a_{00})$$
//:
//: By definition the two main effects add up to $a_{11} - a_{00}$, whatever the numbers are. What can
//: be found is the interaction: whether verification gives more in chat turns than in running text.
//:
//: *Form* is not one thing here. Every judge is tested in chat turns, so that a corpus in turns keeps
//: the form of the test as well. And in turns only the response is learned, in running text every
//: word, so that the same number of tokens holds fewer learned ones. The effect of form is that of all
//: three together.
//:
//: **What is simplified.** A specialist is the small instruct model, tuned further on one domain.
//: Real specialists read billions of tokens with general text among them, and are tuned on
//: instructions again after that. Ours show what the domain's corpus does by itself.
import Book  // hide

let (options, report) = openChapter()  // hide

//: ## The corpora
//: `Specialty` is a corpus: a domain and the two switches. Tasks and solutions are the same in all
//: four cells of a domain, the solutions are flawless, and no held-out task is among them.
let domains = [PocketCategory.code, .math]
let corpora = Specialty.factorial(domains)
//-
report.table(orExit(try SpecialistStudy.examples(of: corpora, Random(seed: options.seed))))  // hide
//: In a corpus with verification, half of the texts are of that kind: the judge's own question in
//: chat turns, a critique in running text. Both ask the same about the same responses. The other half
//: are solutions, as in the corpus without.

//: ## The experiment
//: Every arm starts from the same model and reads the same number of tokens at the same rate. The
//: control goes on with the mix that the instruct model was tuned on. Its learning rate is as high as
//: that of the others, so that it shows what going on at that rate does by itself.
// fold: Sets sizes and numbers.
let trial = SpecialistTrial(
  .small,
  PocketRecipe.Phase(
    steps: options.scale.pick(quick: 8, book: 600, full: 1200), tokensPerStep: 250, rate: 3e-3),
  looks: options.scale.pick(
    quick: [1, 8], book: [75, 150, 300, 600], full: [150, 300, 600, 1200]),
  pairs: PocketBench.pairs(
    perSubset: options.scale.pick(quick: 6, book: 60, full: 200), seed: options.seed
  ).map(\.item),
  hardPairs: HardBench.pairs(
    perSubset: options.scale.pick(quick: 4, book: 40, full: 100), seed: options.seed),
  tasks: PolicyReport.tasks(
    perCategory: options.scale.pick(quick: 4, book: 40, full: 100), seed: options.seed),
  seed: options.seed)
let seeds = options.scale.pick(quick: 2, book: 5, full: 10)
let askingSeeds = options.scale.pick(quick: [1, 1], book: [5, 3], full: [10, 10])
let progress = Notebook.Progress(
  "ch07 runs", total: 9 * seeds + 5 * askingSeeds.reduce(0, +), quiet: options.quiet)
// fold end
let study = orExit(
  try SpecialistStudy(trial, corpora, seeds: seeds) { progress.advance() })
//: After an eighth, a quarter, half and all of the steps, the judge is asked about held-out pairs of
//: all four domains, each with its own question. These pairs are the plain bench (`PocketBench`). At
//: the end it is also asked about the hard bench (`HardBench`, without the pairs that a model wrote);
//: the pairs of it that are of a specialist's own domain are called *harder pairs* here. And the
//: specialist solves held-out tasks, of which the oracle reads what it wrote.
//:
//: What an arm has above the control, its *lead*, is always formed seed by seed and then averaged: the
//: two share start, pairs and tasks, and what these do is gone in the difference. Short names for the
//: two natural corpora, and for accuracy in the own domain, in the other three and on harder pairs:
let (code, math) = (SpecialistStudy.code, SpecialistStudy.math)
let (own, others, hard) = (SpecialistStudy.own, SpecialistStudy.others, SpecialistStudy.hard)
// hide begin
func points(_ interval: Interval) -> String { Estimate(points: interval).text(digits: 1) }
func percent(_ interval: Interval) -> String { Estimate(interval).percent() }
// hide end

//: ## Who judges what
report.table(study.byDomain)  // hide
//: Read each specialist along its row: first its own domain, then the others. *Mass* is what a judge
//: puts on Yes and No together. Student's intervals over a few seeds know nothing of 0 and 100 % and
//: may reach beyond them.
report.text(study.overallInWords)  // hide
//: Each number is a mean of subsets, and a mean hides what happened. So here are the subsets, each
//: named by what its pairs turn on: *chat-facts* by whether a fact is right, *code-descriptions* by
//: whether a comment describes the program, *safety-respond* by whether a harmless request gets
//: help.
// fold: Draws what each natural specialist has above the control, subset by subset.
report.figure(
  Figure(
    "subsets", title: "What specialising does to the judge",
    caption: """
      Accuracy above the control's, paired by seed, with 95 % intervals over \(seeds) seeds. *Left of \
      the dashed line* the specialist is the worse judge. *(own: code)* and *(own: math)* mark the \
      domain of a specialist's corpus; look there first, then at what it never read about.
      """, study.leadsBySubset))
// fold end
//: ### The question it was tuned on
//: The natural code corpus *is* the judge's own question about code, asked of other programs. That a
//: model does well on what it was just trained on is no surprise. Two things were not in its
//: corpus: the question which of two responses is better, A or B, which was in the tuning of the
//: instruct model and the control; and much of what makes the harder pairs hard, such as programs of
//: three steps and instructions in other words.
// fold: Tabulates the code specialist and the control on three questions.
report.table(
  study.beside(
    code, ["pairs of code, asked", "control", "code specialist", "lead (points)"],
    [
      ("its own question, as in the corpus", { $0.last[.code] }),
      ("which is better, A or B", { $0.comparing?[.code] ?? .signalingNaN }),
      ("its own question, of harder pairs", { $0.hard[.code] }),
    ]))
// fold end

//: So the high number says that the specialist kept the question which it was trained on. Both arms
//: began as a model that was taught to compare, and the control still can: the specialist has not
//: failed to learn this, it has lost it. A judge is only known by the questions that it was tried on.

//: ## How much specialising
//: The result depends on how far one goes, so here is the way there.
// fold: Draws the judge's accuracy against what the specialist has read.
report.figure(
  Figure(
    "dose", title: "The judge while it specialises",
    caption: """
      Accuracy of the two natural specialists against what they have read since the instruct model; \
      bands are 95 % intervals over \(seeds) seeds. *Left:* on pairs of their own domain. *Right:* \
      mean over the other three. *Control:* the mean of what stands beside the two, code and math on \
      the left. It falls as well: that much is done by going on at this rate.
      """,
    panels: [
      study.onTheWay("own domain") { $0[$1] },
      study.onTheWay("other domains") { $0.elsewhere(than: $1) },
    ]))
report.text(study.doseInWords)
// fold end

//: ## Both causes, one at a time
//: Each effect is a weighted sum over the eight arms, formed for each seed: the formulas above,
//: averaged over the two domains. The last one compares the domains, code minus math, in matched
//: corpora: the same four cells in both.
let effects: [(name: String, weight: (Specialty) -> Double)] = [
  ("form: turns − running text", { $0.keepsFormat ? 0.25 : -0.25 }),
  ("verification: with − without", { $0.containsVerification ? 0.25 : -0.25 }),
  ("interaction", { $0.keepsFormat == $0.containsVerification ? 0.5 : -0.5 }),
  ("domain: code − math", { $0.category == .code ? 0.25 : -0.25 }),
]
let onOwn = effects.map { study.effect(own, $0.weight) }
let onOthers = effects.map { study.effect(others, $0.weight) }
// fold: Draws the effects.
let onHard = effects.map { study.effect(hard, $0.weight) }
let both = study.effect(own) {
  $0.keepsFormat != $0.containsVerification ? 0 : $0.keepsFormat ? 0.5 : -0.5
}
report.figure(
  Figure(
    "effects", title: "What moves the judge",
    caption: """
      Effects on accuracy with 95 % intervals over \(seeds) seeds. An interval across the dashed line \
      leaves the sign open. In the row of verification compare the own domain with the others.
      """,
    .categories(
      rows: effects.map(\.name), x: Axis("effect on accuracy (points)"), references: [.vertical(0)],
      [("own domain", onOwn), ("own, harder pairs", onHard), ("other domains", onOthers)].map {
        .estimates($0.0, $0.1.map { Estimate(points: $0) })
      })))
report.text(study.effectsInWords(own: onOwn, others: onOthers, both: both))
// fold end

//: Verification is the one effect that changes its sign. A corpus that asks whether responses are
//: right, and asks about one domain only, helps the judge of that domain. Everywhere else it harms: the
//: model learns to say Yes and No by what matters in its own domain, and forgets what matters in
//: others.
report.text(study.verificationInWords(harder: onHard))  // hide
//: So the lesson's second cause is right about a specialist's own domain, on plain pairs. The last row
//: of the figure has a warning.
report.text(study.domainsInWords(matched: onOwn[3], harder: onHard[3]))  // hide
//: That is the largest effect on harder pairs, and the control, in the next table, has a gap like it:
//: so small a model can probably not check longer sums. What this page says of causes and not domains
//: holds for the plain bench.

//: ## Better solvers
//: A specialist should at least have become better at its trade. *Solves* is the true quality of
//: samples, 0 to 1, when the specialist is asked in the form of its corpus; the control is asked in
//: chat turns. *Mass* is what it puts on Yes and No when it is asked about its own domain.
report.table(study.solvingAndJudging)  // hide
report.text(study.solvingInWords)  // hide
//: Whether a specialist can still be asked about its tasks is another matter again. And mass does not
//: tell how well it judges: a model that says Yes or No keeps to the form, and the word need not mean
//: anything.

//: ## Secretly?
//: The paper's title says that a language model is *secretly* a preference classifier: it need not be
//: taught to judge, only be asked. The specialists above cannot test that. They come from a model
//: that was asked about everything, and can only forget it.
//:
//: So here a base model is tuned from the beginning. It learns to solve tasks of all four domains from
//: demonstrations, and it learns to judge from yes/no questions about **three** of them. Then it is
//: asked in the fourth:
//:
//: ```mermaid
//: flowchart LR
//:   B[base model] --> T[tuning]
//:   D["demonstrations:<br/>chat, code, math, safety"] --> T
//:   Q["is the response good? Yes or No:<br/>chat, code, safety"] --> T
//:   T --> J["asked in math:<br/>is the response good?"]
//: ```
//:
//: The words of the question are the same everywhere, so that none is new in the fourth domain, and
//: *good* means there what it means everywhere: each domain's own criterion. There are as many
//: questions in each arm. The arm *everywhere* is asked about all four and shows what the same number
//: of questions gives when a quarter of them are about the domain itself. The medium model reads half
//: as many texts as the small one, since it costs more time per step and needs fewer.
// fold: Sets how long each size is tuned: the medium one learns in half the steps.
func asking(_ size: PocketSize, steps: Int, rate: Float) throws -> AskingTrial {
  AskingTrial(
    from: try PocketModels.load(size, .base, trainable: true),
    PocketRecipe.Phase(steps: steps, tokensPerStep: 125, rate: rate),
    looks: [1, 2, 4, 8].map { steps * $0 / 8 }, pairs: trial.pairs, seed: options.seed)
}
let steps = options.scale.pick(quick: 8, book: 720, full: 1440)
let trials = orExit(
  try [
    ("S", asking(.small, steps: 2 * steps, rate: 1.5e-3)),
    ("M", asking(.medium, steps: steps, rate: 7e-4)),
  ])
// fold end
let asked = orExit(
  try zip(trials, askingSeeds).map { trial, seeds in
    try AskingStudy(trial.0, trial.1, seeds: seeds) { progress.advance() }
  })
progress.finish()  // hide
//: In the fourth domain an arm is asked what it was never asked: the arm without chat about chat, and
//: so on. *Gained* is accuracy above one half, which is chance.
let there = asked.map { $0.gained(AskingStudy.everywhere) }
let elsewhere = asked.map { $0.gained(AskingStudy.elsewhere) }
// fold: Draws each domain as the fourth, and the number of questions.
report.figure(
  Figure(
    "fourth", title: "Asked in a domain that no question was about",
    caption: """
      Accuracy with 95 % intervals over seeds (S \(askingSeeds[0]), M \(askingSeeds[1])). *Asked \
      there:* a quarter of the questions were about this domain. *Asked elsewhere:* none was. *Finds \
      likelier:* what the same model prefers as a response, without any question. The distance \
      between the first two is what had to be asked for there.
      """, columns: 2, panels: asked.map(\.byDomain)))
report.table(asked[0].bySubset)
report.figure(
  Figure(
    "amount", title: "By the number of questions",
    caption: """
      Accuracy, mean over the four domains, against the yes/no labels read in tuning; bands are 95 % \
      intervals over seeds. More questions elsewhere help as far as the lower line rises. M read half \
      as many texts as S.
      """, columns: 2, panels: AskingStudy.byAmount(asked)))
// fold end

//: Asked there, the judge says most of what the model knows, and about safety more than likelihood
//: tells. Asked elsewhere it says far less, although no word of the question is new, and although in
//: chat, code and math the same model clearly finds the better response likelier.
report.text(AskingStudy.elsewhereInWords(asked[0], asked[1]))  // hide
//: In safety, what S says is a habit and not a judgement: see the two lines of safety in the table,
//: where nearly every refusal is preferred, the right ones and the wrong ones. Within the figure the
//: number of questions does not change this: the lower lines stay flat where the upper ones rise. But
//: the figure covers only the beginning. In its tuning the shipped medium judge read more than ten
//: times as many labels about whole responses (chapter 0 counts them).
report.text(AskingStudy.carriedOverInWords(asked))  // hide
//: In this world, then, most of *saying* does not come with *knowing*: it has to be taught in each
//: domain. That does not refute the paper, whose models are thousands of times larger and have read
//: people who ask *is this right?* in all domains. It says what the word *secretly* may have to mean:
//: not that judging comes free with knowledge, but that somebody already asked.

//: ## On a real model
//: Is SmolLM2-135M *secretly* a judge, so that a nudge in one domain wakes the judge in all? The
//: factorial again, now on LoRA adapters of rank 16: a corpus about code or about sums, in chat turns
//: or as running text, with or without verification. The corpus with verification in turns asks the
//: judge's own question about its own domain, truthfully answered, and nothing about any other. What
//: it moves elsewhere is judging that was there and only had to be asked for.
let real = RealModel(options, report)  // hide
let onReal = real.result("specialists", codeIn: RealSpecialists.source) {
  try RealSpecialists.measure($0, options, progress: real.progress)
}
// hide begin
report.show(onReal, of: real) { reading in
  report.table(reading.shown)
  report.text(
    """
    Each adapter read \(reading.texts) tokens. *Gain elsewhere* is the mean over the sections that \
    the corpus is not about, paired with the model as it came. In the section that it is about, the \
    corpus that asks gained \(reading.asked.compactMap { cell in
      cell.own.map { "\(points($0)) points (\(cell.domain.rawValue))" }
    }.joined(separator: " and ")).
    """)
}
// hide end

//: So on the real model the test has not been passed, and it has not been failed: what was to spread
//: from one domain to the others was hardly learned in the one. The mass went to Yes and No, which is
//: the form; the ranking did not follow. The intervals hold gains and losses of a few points.

//: ## What is claimed, and what we found
//: The rules stand in `Sources/Book/Rules.swift`. They were committed before this run, but all except
//: 7.8 had been changed after an earlier run was seen; each says what was changed. Intervals are over
//: seeds (Student), in 7.R over pairs.
report.claims(  // hide
  (onReal?.value.findings ?? [])  // hide
    + study.findings(  // hide
      form: effects[0].weight, verification: effects[1].weight, domain: effects[3].weight)  // hide
    + AskingStudy.findings(asked))  // hide
//: **To be read beside the verdicts of 7.1 to 7.4:** in an earlier run with this seed all four were
//: inconclusive. It took half the optimiser steps on the same tokens, 300 of 500 each, and moved the
//: judges less: the math specialist came out at -4.3 [-10.2, 1.5] points from the control in math, form
//: gave 6.8 [4.0, 9.6] points in the own domain and verification -0.8 [-4.7, 3.2]. Then, after the
//: rules and after that look, the steps were set to the first edition's 600. So these four verdicts
//: hold for specialists that were moved this far, and for fewer steps they are open.
//:
//: In that run the tuning with questions was shorter as well: asked everywhere, the small model had
//: learned the flaws of form and hardly one of content, so that there was little that could have come
//: over. The verdicts on 7.5 to 7.8 were the same.

//: ## Where this differs from the paper
//: 1. *What was compared there.* Math models on math pairs and code models on code pairs, each on its
//:    own domain and without a control; that is the comparison of *own domain* here. The other
//:    domains and the control are ours.
//: 2. *Specialists.* Released checkpoints there, which differ in family, size and training at once.
//:    Here all arms have one start, one learning rate and one number of tokens.
//: 3. *Amount.* Billions of tokens of mixed text there, with instruction tuning after it; some
//:    hundred thousand of one domain here, and nothing after it.
//: 4. *Causes.* The paper suggests them; it does not vary them.
//: 5. *Secretly.* The paper asks models that had read much of the world, questions and verdicts
//:    included, and nobody can say in which domains. Here nothing but the questions of the tuning was
//:    ever asked in the judge's words.
//: 6. *Learned words.* All arms read the same number of tokens. In chat turns the instruction is read
//:    and not learned; in running text every word is.
//:
//: ## The metrics
//: *Judge accuracy:* share of held-out pairs in which the better response scores higher by
//: $p'_\text{yes}$, ties ½; mean over a domain's subsets. *Harder pairs:* the same on the domain's
//: subsets of `HardBench`. *Mass:* $p_\text{yes} + p_\text{no}$ in the whole vocabulary; a judge can
//: keep its ranking and lose the mass, or keep the mass and lose the ranking. *Solves:* mean true
//: quality of samples at temperature 1, 0 to 1. *Effects and leads* are differences of accuracy in
//: points, formed for each seed and then averaged. *Finds likelier:* the share of pairs in which the
//: better response has the higher log-probability per token as a response to the instruction.
//:
//: ## Questions
// hide begin
report.quiz(
  "In the lesson, code specialists judge well and math specialists badly. What could tell us why?",
  [
    .wrong(
      "Nothing more is needed: judging math is harder.",
      "Then matched corpora would show it. There code is ahead by \(points(onOwn[3])) points in the "
        + "own domain, which leaves open whether the domain matters, and form differs between the "
        + "lesson's two corpora as well."),
    .right(
      "The same corpora in both domains, beside a control.",
      "Then form gives \(points(onOwn[0])) points in the own domain and verification \(points(onOwn[1]))."
    ),
    .wrong(
      "How well each solves its tasks.",
      "The math specialist solves better than the control by "
        + "\(Estimate(study.solvesBetter(math)).text(digits: 2)) of quality, and its lead as a judge of "
        + "math is \(points(study.lead(math) { own(.math, $0) })) points."),
    .wrong(
      "Whether they still say Yes or No.",
      "Asked about math, the math specialist puts "
        + "\(percent(study.mean(math) { $0.last.mass[.math] ?? .nan })) on the two words. Mass is no "
        + "judgement."),
  ])
report.quiz(
  "Which row of Figure 7.3 changes its sign between a specialist's own domain and the others, and "
    + "what follows for the advice to take a code model as a judge?",
  [
    .wrong(
      "Form: take a code model for code only.",
      "Form gives \(points(onOwn[0])) points in the own domain and \(points(onOthers[0])) in the "
        + "others, twice to the good."),
    .right(
      "Verification: expect its help where the corpus asks, and harm in every other domain.",
      "It gives \(points(onOwn[1])) points in the own domain and \(points(onOthers[1])) elsewhere. "
        + "The code specialist judges \(percent(study.mean(code) { $0.last[.code] })) of the pairs of "
        + "code right and \(percent(study.mean(code) { $0.last.mean })) over all four domains."),
    .wrong(
      "The domain: take a math model for everything but math.",
      "Code minus math is \(points(onOwn[3])) points in the own domain and \(points(onOthers[3])) in "
        + "the others: the signs of both are open."),
    .wrong(
      "The interaction: take a code model that was tuned on running text.",
      "It is \(points(onOwn[2])) and \(points(onOthers[2])) points: the signs of both are open."),
  ])
// hide end
//: ## Exercises
//: 1. Mix one text in ten of the general tuning corpus into a specialist's. How much of the judge does
//:    that save, in its own domain and elsewhere?
//: 2. Make the verification in running text about the other domain. Does the harm move with it?
//: 3. In `AskingTrial` let a tenth of the questions be about the fourth domain. How many are enough to
//:    close the distance to *asked there*?
report.write()  // hide
