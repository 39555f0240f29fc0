//: # 9 · Connections
//: **Question.** The method is a way to label pairs, a loss to learn from them, and a loop around
//: both. What happens when each part is exchanged for one of its neighbours?
//:
//: ```mermaid
//: flowchart LR
//:   P[prompts] --> A[policy responds]
//:   A --> J{who judges?}
//:   J -- "annotators (iREPO)" --> L[labelled pairs]
//:   J -- "an outside model (RLAIF)" --> L
//:   J -- "itself, in writing (Self-Rewarding)" --> L
//:   J -- "itself, by P(Yes) (IPO)" --> L
//:   L --> T{which loss?}
//:   T -- "DPO and relatives" --> N[new policy]
//:   N -- "after a round, or after a batch" --> A
//: ```
//:
//: | neighbour | what it changes | here |
//: |---|---|---|
//: | DPO (Rafailov et al. 2023) and its relatives | the loss, on the same pairs | [one set of pairs](#one-set-of-pairs-many-losses) |
//: | DPPO (An et al. 2023) | the loss: no reward model, and no reference either | the same, one of its rows |
//: | RLAIF (Bai et al. 2022, Lee et al. 2023) | who labels: an outside model | [soft labels](#soft-labels), [chapter 8](../08-self-improvement-results/README.md) |
//: | iREPO (Le et al. 2024) | soft labels, and a regression on them | [soft labels](#soft-labels), [a table](#a-policy-that-is-a-table) |
//: | noisy comparisons (Wang et al. 2025) | what is compared: two policies, not two responses | [a table](#comparing-policies-instead-of-responses) |
//: | LLM-as-a-judge (Zheng et al. 2023), Self-Rewarding (Yuan et al. 2024) | the question that the judge is asked | [three ways to ask](#three-ways-to-ask) |
//: | online preference learning | how old the pairs are when they are learned from | [rounds or a stream](#rounds-or-a-stream) |
//: | reward hacking | nothing: it is what any judge has to fear | [probes](#what-the-judge-falls-for) |
//:
//: A warning about names. *IPO* means Implicit Preference Optimization in this book (Garg et al. 2025,
//: [arXiv 2502.16182](https://arxiv.org/abs/2502.16182)): a way to label pairs. In most libraries it
//: means Identity Preference Optimization (Azar et al. 2023): a loss, called *identity PO* here.
//: *iREPO* and *RePO* are two other papers, and *DPPO* also names things that have nothing to do with
//: preferences.
import Book  // hide

let (options, report) = openChapter(reading: [.pocketModel])  // hide
// hide begin
let scale = options.scale
func load(_ size: PocketSize, trainable: Bool = false) throws -> LanguageModel {
  if let folder = options.model { return try pocketModel(at: folder, trainable: trainable) }
  return try PocketModels.load(size, .instruct, trainable: trainable)
}
func number(_ interval: Interval, _ digits: Int = 3) -> String {
  Estimate(interval).text(digits: digits)
}
func percent(_ interval: Interval) -> String { Estimate(interval).percent() }
// hide end

//: ## One set of pairs, many losses
//: A preference loss sees a pair through four numbers: the log-probabilities of the chosen response
//: $y_w$ and of the rejected one $y_l$ under the policy and under the reference. Write
//: $\Delta_w = \ln \pi_\theta(y_w|x) - \ln \pi_\text{ref}(y_w|x)$, $\Delta_l$ likewise,
//: $\Delta = \Delta_w - \Delta_l$, $\bar\ell$ for a log-probability per token, and $\bar\Delta$ for
//: $\Delta$ with each of its log-probabilities taken per token. Then each loss is a line:
//:
//: | loss | formula for one pair |
//: |---|---|
//: | DPO | $-\ln\sigma(\beta\Delta)$ |
//: | DPO + likelihood (`dpo+nll`) | $-\ln\sigma(\beta\Delta) - \lambda\bar\ell_w$ |
//: | cDPO | $-(1-\varepsilon)\ln\sigma(\beta\Delta) - \varepsilon\ln\sigma(-\beta\Delta)$ |
//: | robust DPO | $\big(-(1-\varepsilon)\ln\sigma(\beta\Delta) + \varepsilon\ln\sigma(-\beta\Delta)\big)/(1-2\varepsilon)$ |
//: | DPO, soft | $-\hat p\ln\sigma(\beta\Delta) - (1-\hat p)\ln\sigma(-\beta\Delta)$ |
//: | identity PO | $\big(\bar\Delta - 1/(2\beta)\big)^2$ |
//: | hinge | $\max(0, 1-\beta\Delta)$ |
//: | iREPO | $\big(\ln\frac{\hat p}{1-\hat p} - \beta\Delta\big)^2$ |
//: | KTO | $\frac12\big(1-\sigma(\beta(\Delta_w - z))\big) + \frac12\big(1-\sigma(\beta(z-\Delta_l))\big)$ |
//: | SimPO | $-\ln\sigma(\beta(\bar\ell_w-\bar\ell_l)-\gamma)$ |
//: | RePO | $\max(0, \gamma-(\bar\ell_w-\bar\ell_l))$ |
//: | DPPO | $-\ln\sigma(\bar\ell_w-\lambda\bar\ell_l)$ |
//: | ORPO | $-\bar\ell_w - \lambda\ln\sigma\big(\ln\frac{e^{\bar\ell_w}}{1-e^{\bar\ell_w}} - \ln\frac{e^{\bar\ell_l}}{1-e^{\bar\ell_l}}\big)$ |
//:
//: $\hat p$ is a soft label, the probability that $y_w$ is the better one; $\varepsilon$ is the
//: share of labels that a loss takes to be flipped; $\gamma$ is the margin that it asks for between
//: the two responses; $\lambda$ weighs one term against the other; $z$ is an estimate of
//: $\text{KL}(\pi_\theta\|\pi_\text{ref})$. The constants are those of the papers or of TRL,
//: untuned, and for DPPO our choice, $\lambda = \frac12$.
//:
//: Nine of them train a model here. cDPO, robust DPO, the hinge and KTO have the slope of DPO at
//: $\Delta = 0$ but for its size, which AdamW divides out; what tells them apart is where they end,
//: and that can be seen exactly [on a table](#a-policy-that-is-a-table). A tenth is the control,
//: $-\bar\ell_w$: supervised tuning on what was chosen, blind to what was rejected.
let losses: [PreferenceLoss] = [
  .dpo(beta: 0.1), .dpo(beta: 0.1, likelihood: 0.5), PreferenceLoss.dpo(beta: 0.1).softened,
  .identityPO(beta: 0.1), .iREPO(beta: 0.1), .simPO(beta: 2, gap: 0.5), .rePO(gap: 0.5),
  .dppo(rejected: 0.5), .orpo(weight: 0.1), .likelihood(),
]

//: All start from the shipped small instruct model and see the same pairs: four samples of each
//: prompt, judged by $p'_\text{yes}$ of that model, best against worst. A pair's soft label comes from
//: the margins $m = z_\text{yes} - z_\text{no}$: $\hat p = \sigma(m_w - m_l)$.
//:
//: A loss has its own scale, so one learning rate for all would favour some. Each gets the best of
//: four, chosen by the oracle's quality on two seeds that serve for nothing else. That is a luxury
//: which someone without an oracle does not have, and all losses have it alike.
let seeds = scale.pick(quick: 2, book: 10, full: 20)
let start = orExit(try load(.small, trainable: true))
let comparison = orExit(
  try LossComparison(
    of: losses,
    by: LossTrial(
      from: start, prompts: scale.pick(quick: 16, book: 160, full: 512),
      evaluation: scale.pick(quick: 2, book: 32, full: 100), seed: options.seed),
    rates: scale == .quick ? [1.5e-4] : [5e-5, 1.5e-4, 5e-4, 1.5e-3], seeds: seeds,
    tuning: scale == .quick ? 1 : 2))
// hide begin
report.figure(comparison.figure("losses", control: "likelihood"))
report.table(comparison.table)
let dppoOverDPO = comparison.own.lead("dppo", over: "dpo", \.quality)
report.text(
  """
  \(comparison.sides(of: "likelihood")) DPPO is \(number(comparison.gain("dppo"))) above the start and \
  \(number(dppoOverDPO)) above DPO, which has a reference.
  """)
// hide end
//-
//: Compare ORPO and `dpo+nll` with the control before crediting their other halves. And read the rate
//: and the divergence along with the quality. ORPO and the control take a rate ten times as high as most
//: and end farther from the start; at such a rate a loss that only compares was worse on the tuning
//: seeds, or it would have been chosen. RePO, ORPO and the control have their best rate at an end
//: of this grid; in the first edition's, from 3e-5 to 3e-3, no loss had. A still higher rate could
//: only serve the control better, so for a loss whose own rate lies inside the grid "certainly
//: below" holds, and the gap is a lower bound.
//:
//: The uncomfortable result is that nothing here shows a use of the rejected responses: no loss
//: that sees them ends above the control that does not.
//: [Chapter 4](../04-self-improvement/README.md) has the same control in a loop of three rounds, and
//: there it is not better than DPO with the likelihood term. The two pages disagree. That one trains
//: both at 4e-4, this one the control at 1.5e-3 and DPO lower. Rate and rounds differ at once, so
//: which of them makes the difference is not measured.

//: ## Soft labels
//: A judge's opinion is rarely as certain as "this one". iREPO asks $h$ annotators, fits strengths to
//: all their comparisons (Bradley and Terry's $P(i \succ j) = s_i/(s_i+s_j)$), and *regresses* the
//: difference of implicit rewards on the log-odds of $\hat p$. Our annotators see the oracle's quality
//: $q$ through noise and prefer $i$ to $j$ with probability $\sigma((q_i-q_j)/T)$, $T = 0.25$.
//:
//: Four kinds of label for the same responses: one annotator, ten, the model's own margins, and those
//: of the medium model, an outside judge as in RLAIF. DPO and identity PO see only which response won;
//: soft DPO and iREPO see $\hat p$. The rates are those found above.
let outside = orExit(try load(.medium))
let soft = orExit(
  try SoftLabels(
    comparison, losses: ["dpo", "identity po", "dpo, soft", "irepo"],
    sources: [.annotators(1), .annotators(10), .outside(outside)]))
// hide begin
report.figure(soft.figure("soft", of: ["identity po", "dpo, soft", "irepo"], over: "dpo"))
report.text(
  """
  DPO's quality by label: \(soft.qualities("dpo")). Ten annotators in place of its own margins are worth \
  \(number(soft.lead("dpo", on: "10 annotators", over: "own margins"))) to it, the outside judge \
  \(number(soft.lead("dpo", on: "outside judge", over: "own margins"))). Mean over the four kinds, \
  iREPO's quality minus that of DPO: \(number(soft.lead("irepo", over: "dpo"))); minus identity PO's: \
  \(number(soft.lead("irepo", over: "identity po"))); minus that of DPO on the *same* soft labels, which \
  tells the regression from the labels: \(number(soft.lead("irepo", over: "dpo, soft"))).
  """)
// hide end
//-
//: Look at the axis: all of these differences are small beside what the worst and the best loss of the
//: last section are apart.

//: ## A policy that is a table
//: iREPO comes with a promise: under ideal assumptions its minimiser is the optimal policy, and without
//: them the loss of performance is bounded. A network trained on samples can't show that; a table can.
//: Take 10 × 5 logits (prompts × responses), rewards drawn from a normal distribution, and exact labels
//: $p = \sigma(r_i - r_j)$ for all pairs of responses. What alignment wants to maximise and its
//: solution are then known:
//:
//: $$V(\pi) = \mathbb E_\pi\, r - \beta\,\text{KL}(\pi\|\pi_\text{ref}), \qquad
//: \pi^*(y|x) \propto \pi_\text{ref}(y|x)\, e^{r(x,y)/\beta}$$
//:
//: The same losses run on the table, with the same tape. So that a loss for hard labels sees
//: the whole distribution of labels, it is taken in expectation: $p\,L(y_w,y_l) + (1-p)\,L(y_l,y_w)$.
let β: Float = 0.5
let tabular: [PreferenceLoss] = [
  .iREPO(beta: β, clip: 1e-6), .dpo(beta: β).softened,
  .conservativeDPO(beta: β, flip: 0.1).softened, .robustDPO(beta: β, flip: 0.1).softened,
  .hinge(beta: β).softened, .kto(beta: β).softened, .identityPO(beta: β).softened, .dpo(beta: β),
  .simPO(beta: 2, gap: 0.5).softened, .rePO(gap: 0.5).softened, .dppo(rejected: 0.5).softened,
  .orpo(weight: 0.1).softened,
]

//: **What iREPO's minimiser is.** The loss wants $u_i - u_j = t_{ij}$ for the implicit rewards
//: $u = \beta\ln(\pi/\pi_\text{ref})$ and the log-odds $t_{ij} = \ln\frac{\hat p_{ij}}{1-\hat p_{ij}}$
//: of every pair. That is a least-squares problem, and where all pairs of $K$ responses are compared
//: its solution is a mean, $u_i = \frac1K\sum_j t_{ij}$. With exact labels $t_{ij} = r_i - r_j$, so
//: that $u$ is $r$ up to a constant and the policy is $\pi^*$. No training is needed to know it.
//:
//: **What wrong labels can cost.** Let $e_i = u_i - r_i$, up to a constant, be what they add to the
//: rewards. The policy is then $\pi^*$ tilted by $e^{e/\beta}$, and with
//: $\psi(t) = \ln \mathbb E_{\pi^*} e^{te/\beta}$
//:
//: $$V(\pi^*) - V(\pi) = \beta\,\text{KL}(\pi\|\pi^*) = \beta\big(\psi'(1) - \psi(1)\big)
//: = \beta\int_0^1 t\,\psi''(t)\,dt \;\le\; \frac{(\max e - \min e)^2}{8\beta},$$
//:
//: because $\psi''$ is the variance of $e/\beta$, at most a quarter of its squared range. If no label's
//: log-odds is wrong by more than $D$, the range is at most $2D(1-\frac1K)$. That is our bound, derived
//: for a table; the paper's own could not be read.
//:
//: One table, with three annotators a comparison:
let world = TabularWorld(
  prompts: 10, responses: 5, beta: 0.5, random: Random(seed: options.seed))
let labels = world.comparisons(countedBy: 3, random: Random(seed: options.seed))
let least = RewardRegression(labels, in: world)  // u, e, the policy and the bound
report.check(
  "β KL(π ‖ π*) is the value lost",
  abs(
    world.valueLost(by: least.policy)
      - world.beta * TabularPolicy.divergence(least.policy, world.optimum)) < 1e-9)
report.check("the value lost is below the bound", least.valueLost <= least.bound)
//-
//: Here $\hat p$ is counted from $h$ annotators, on random tables, and held in [0.01, 0.99] for iREPO,
//: whose target would else be infinite.
let study = orExit(
  try TabularStudy(
    tabular, beta: β, steps: scale.pick(quick: 60, book: 900, full: 900),
    annotators: scale.pick(
      quick: [1, 10], book: [1, 3, 10, 30, 100, 300], full: [1, 3, 10, 30, 100, 300]),
    tables: scale.pick(quick: 3, book: 20, full: 50), seed: options.seed))
//-
//: ### Comparing policies instead of responses
//: Wang et al. (2025) go a step further down: no responses are compared and nothing is
//: differentiated. Draw a direction in the space of the logits, show someone the policy a little that
//: way and a little the other way, and step towards the one they prefer. The annotator is the same as
//: before and errs in the same manner, $\sigma(V(\pi_+) - V(\pi_-))$; only what is compared has changed.
let searches = orExit(
  try PolicySearches(
    study,
    lookAt: scale.pick(
      quick: [100, 1000], book: [100, 300, 1000, 3000, 10_000, 30_000],
      full: [100, 300, 1000, 3000, 10_000, 30_000, 100_000])))
// hide begin
let shown = ["irepo", "dpo, soft", "cdpo, soft", "dpo"]
report.figure(study.figure("table", courses: shown, searches))
report.table(study.table)
let shareOfBound = study.shareOfBound.map { Format.percent($0, digits: 0) }
report.text(
  """
  On none of the tables does iREPO lose more than \(Format.percent(study.greatestShareOfBound)) of what \
  the bound allows. With \(study.annotators[0]) annotator it loses \(shareOfBound[0]) of the bound on \
  average, with \(study.annotators.last ?? 0) \(shareOfBound.last ?? ""): the bound is loose where \
  labels are bad and fair where they are good, since both are then quadratic in the error. Searching by \
  policies has \(percent(searches.left(of: study))) of the start's loss left after \
  \(searches.budgets.last ?? 0) noisy comparisons; iREPO, with \(study.comparisons) comparisons of \
  responses, \(percent(study.left(0))), and with \(study.annotators[1]) times as many \
  \(percent(study.left(1))). With an annotator who never errs (*search, never wrong*) \
  the search has \(percent(searches.leftIfNeverWrong(of: study))) left. So it is the noise that makes \
  comparing policies say so little: the two hardly differ in value, and a noisy choice is nearly a coin.
  """)
// hide end
//-
//: Why the other losses stop elsewhere can be read from their formulas. cDPO settles where
//: $\sigma(\beta\Delta) = (1-\varepsilon)p + \varepsilon(1-p)$, too timid by the flips it expects; robust
//: DPO subtracts flips that these labels do not have, and is too bold. Identity PO aims at
//: $p - \frac12$ instead of its log-odds. DPO on hard labels asks who is better and not by how much,
//: and the hinge goes to one margin for all. SimPO, RePO, DPPO and ORPO do not know the reference, to
//: which $\pi^*$ is tied.

//: ## Three ways to ask
//: LLM-as-a-judge and Self-Rewarding let the judge *write*: a critique and a score from 1 to 5, here
//: sampled and averaged as Yuan et al. do. A third way shows both responses and asks which is better,
//: in both orders, as Zheng et al. recommend. The medium instruct model was taught all three from the
//: same truth. A written score and a comparison have one wording for all categories, so that
//: $p'_\text{yes}$ with its one generic question is the arm to compare them with; its four questions
//: stand beside it. All judge the hard bench of
//: [chapter 5](../05-reward-bench/README.md), where none is always right.
let hard = HardBench.pairs(perSubset: scale.pick(quick: 3, book: 60, full: 150), seed: options.seed)
let ways = orExit(
  try [
    WayOfAsking.pYes(outside, generic: true, on: hard), .pYes(outside, on: hard),
    .comparison(outside, on: hard),
    .written(outside, critiques: 1, on: hard, random: Random(seed: options.seed)),
    .written(outside, critiques: 3, on: hard, random: Random(seed: options.seed)),
  ])
report.table(ways.table)  // hide
report.text(ways.pairwiseInWords)  // hide
//-
//: Accuracy is the mean of the four sections and a tie counts one half. Work is in FLOPs, that of P(Yes)
//: with one wording being 1; tokens are those written for a pair. One critique and three are two offers:
//: the average of three is the method of Yuan et al., and its work is that of its own row. Neither
//: wording makes the match perfect: a critique goes through the aspects one by one, and the generic
//: question was taught as helpfulness alone ([chapter 3](../03-category-prompts/README.md)).
//:
//: **Does the number mean what it says?** As a forecast of "this response is flawless", a score from 1
//: to 5 is taken as $(s - 1) / 4$. On this bench many flaws are of a kind that no judge was tuned on, and
//: the middle of the scale is where that shows: a line that does not rise puts responses in the wrong
//: order, and no other scale would mend it.
// hide begin
report.figure(ways.reliability("calibration", holding: 40))
report.table(ways.counts(holding: 40))
report.text(
  """
  Expected calibration error minus that of P(Yes) asked one question: one critique \
  \(number(ways[3].errorAbove(ways[0]))), three critiques \(number(ways[4].errorAbove(ways[0]))). That of \
  three critiques minus that of P(Yes) asked its four questions: \(number(ways[4].errorAbove(ways[1]))).
  """)
// hide end
//-
//: [Chapter 6](../06-base-and-instruct/README.md) has a larger error for the same model and its
//: four questions on the hard bench. The pairs are others: that chapter draws more of each subset
//: and leaves out the subsets in which both responses are flawed. Here they count, as two responses
//: of which neither is flawless. The two values must not be compared.

//: ## Rounds or a stream
//: The lesson names online training as the next step: respond, judge, learn, one batch at a time,
//: so that pairs are never older than a step, with rejection sampling as a curriculum.
//:
//: ```mermaid
//: flowchart LR
//:   subgraph rounds
//:     A1[answer all prompts] --> J1[judge] --> T1[many steps] --> R1["the policy is the new reference"] --> A1
//:   end
//:   subgraph stream
//:     A2[answer 32 prompts] --> J2[judge] --> T2[one step] --> A2
//:   end
//: ```
//:
//: All arms have the same prompts, one look at each pair and the same number of steps. The curriculum
//: keeps the pairs with the widest gap between the scores, half of the first batch and all of the last.
//: The first edition gave each arm its best learning rate and found quality alike and divergence
//: 0.9 nats in rounds, 0.18 in a stream. Two explanations were open, so here are both: every pace runs
//: at *both* rates, and a fourth one has rounds that are held to the start, as the stream is.
let paces = orExit(
  try PaceComparison(
    PacedLoop(
      from: start, promptsPerRound: scale.pick(quick: 32, book: 128, full: 512),
      evaluation: scale.pick(quick: 2, book: 32, full: 100), seed: options.seed),
    rates: [3e-4, 1e-3], seeds: seeds))
// hide begin
report.figure(paces.figure("online", rate: 1e-3))
report.table(paces.table)
let byRate = percent(paces.divergence(ofRoundsAt: 3e-4, toThatAt: 1e-3))
let byAnchor = percent(paces.divergence(of: 1e-3, .anchored))
let byPace = percent(paces.divergence(of: 1e-3, .stream))
report.text(
  """
  The lower rate alone leaves rounds with \(byRate) of the divergence. Holding rounds to the start, \
  at the higher rate, leaves them with \(byAnchor). A stream at the higher rate has \(byPace) of the \
  divergence of rounds.
  """)
// hide end
//-
//: What the first edition saw was mostly the learning rate, which each arm had chosen for itself, and
//: hardly the moving reference. So two arms are compared at one rate, or along the whole curve on the
//: right, which says more: at the lower rate the same quality costs a fraction of the divergence.

//: ## What the judge falls for
//: A policy that is trained against a judge will find what the judge can't see. Four cheap tricks are
//: played with the *flawed* response of each held-out pair: two true statements that nobody asked for
//: after it (*longer*); a cheerful closing; the whole of it *twice*; and one *constant* text in its
//: place, whatever the instruction: the one of forty that the judge likes best on the other half of
//: the pairs. By the oracle none of the first three makes a response better.
let tricks = orExit(
  try TrickStudy(
    start, trained: paces[.rounds, 1e-3].map(\.policy),
    larger: [("M", outside)] + (scale == .quick ? [] : [("L", try load(.large))]), name: "S",
    on: PocketBench.pairs(perSubset: scale.pick(quick: 4, book: 32, full: 100), seed: options.seed))
)
// hide begin
report.figure(tricks.figure("probes"))
report.text(tricks.words)
report.text(tricks.reasons)
// hide end
//-
//: Each judge has its own favourite among forty texts, found on other pairs than those it is tried on.
//: And does the policy learn any of it? Its own samples, before and after three rounds at the higher
//: rate:
report.table(paces.habits(rate: 1e-3))  // hide
report.text(paces.commonestTexts(rate: 1e-3))  // hide
//-
//: The policy does not learn the tricks: its cheerful closings become rarer and its samples hardly
//: longer. What it learns is to repeat itself. The commonest text doubles its share, and four
//: samples of one prompt are less often different, while true quality rises.

//: ## On a real model
//: Three of IPO's neighbours on SmolLM2-135M-Instruct, in the setting of
//: [chapter 4](../04-self-improvement/README.md)'s last section.
//:
//: **Losses.** One round at half the learning rate of that section, with the same responses and the
//: same labels by P(Yes) in every arm, and another loss in each.
//: iREPO takes the soft labels that two scores imply; *likelihood alone* learns the chosen responses
//: and ignores the rejected ones.
let real = RealModel(options, report)  // hide
let lossRuns = real.result("losses", codeIn: RealLosses.source) {
  try RealLosses.measure($0, options, real)
}
report.show(lossRuns, of: real) { report.table($0.gains) }
//: **Two at a time.** The same pairs are judged one response at a time, and both at once in both
//: orders. They are fewer of each subset than in [chapter 5](../05-reward-bench/README.md), so that
//: the accuracy one at a time is another number there.
let comparing = real.result("comparing", codeIn: RealComparing.source) {
  try RealComparing.measure($0, options)
}
report.show(comparing, of: real) { report.text($0.text) }
//: **Without any training.** The judge can also choose: among $N$ samples, and among ten system
//: prompts, of which the model takes the one whose responses to training prompts it likes best (the
//: idea of PrefPO, a neighbour that moves the prompt and not the weights).
let choosing = real.result("choosing", codeIn: RealChoosing.source) {
  try RealChoosing.measure($0, options)
}
report.show(choosing, of: real) { choice in
  report.table(choice.samples)
  report.table(choice.prompts)
}
//: How to read it. *Losses:* with three seeds the losses that only compare are not told from no change;
//: the two that learn what was chosen gain, one of them without a look at what was rejected. That
//: is not a gain by the labels. This table has no arm with random labels, and in chapter 4, with
//: the likelihood term, random labels gain too: learning from the model's own samples may be all
//: there is to it. *Two at a time:* both orders never agree, so that the model reads places and not
//: responses, and the mean of the two orders is what little is left. *Choosing:* compare the two
//: columns. The best response is mostly there, and the judge does not find it; and none of the ten
//: system prompts has more quality than no system prompt at all, though the intervals of most
//: overlap with it.

//: ## Summary card
//: | | in words | where it is measured |
//: |---|---|---|
//: | core equation | $p'_\text{yes} = \sigma(z_\text{yes} - z_\text{no})$: two rows of the head, one difference | [chapter 1](../01-key-insight/README.md) |
//: | insight | an instruct model can say whether a response is good: in the pocket world, where it was taught to; not shown on the real model | chapters [2](../02-preference-classifier/README.md) and [5](../05-reward-bench/README.md) |
//: | mechanism | one pass for each response, best against worst, DPO | [chapter 4](../04-self-improvement/README.md) |
//: | what it buys | a policy that improves without a second model: in the pocket world, by construction; not shown on the real model | chapters 4 and [8](../08-self-improvement-results/README.md) |
//: | what it costs | less work than a written score; a comparison of both responses costs more and is more accurate | [three ways to ask](#three-ways-to-ask) |
//: | what it risks | the judge's blind spots | [probes](#what-the-judge-falls-for) |
//:
//: "Not shown" has a reason in the tables: of the rules on the real model, chapter 5's (5.R) is not
//: reproduced and chapter 4's (4.R) is inconclusive. In the pocket world 4.1 and 8.1 hold by
//: construction: the policy learned from flawed demonstrations, and its judge from true labels.

//: ## What is claimed, and what we found
//: The rules were committed before the run, in [one file](../../Sources/Book/Rules.swift).
// hide begin
report.claims(
  (study.findings(searches, figure: "table") + ways.findings(figure: "calibration")
    + paces.findings(figure: "online")
    + [soft.finding("9.3", figure: "soft"), comparison.finding("9.8", "dppo", figure: "losses")]
    + [choosing?.value.finding, comparing?.value.finding].compactMap { $0 }).sorted {
      $0.id < $1.id
    })
// hide end

//: ## Where this differs from the papers
//: 1. *About 97 % of RLAIF.* The lesson's card has it; no such comparison was found in the paper or
//:    its code. Their baselines for training are a reward model and Self-Rewarding (IPO 54.35 against
//:    53.10 and 48.02 on the mean of five benchmarks; from a secondary source).
//: 2. *Calibrated.* The lesson says so; the authors' code has no calibration metric.
//: 3. *iREPO's loss* is rebuilt from its abstract and the Bradley–Terry model: no code was found, nor
//:    its numbers of annotators, rounds and prompts, nor its $\beta$, nor its bound. Clipping $\hat p$
//:    and the prior games that keep strengths finite are our choices; so is feeding it Yes/No margins.
//: 4. *Identity PO* takes means per token, as TRL does; the original code sums.
//: 5. *KTO* is meant for unpaired responses. On the table each pair is one good and one bad response.
//: 6. *ORPO's likelihood* is that of the response; TRL's covers the prompt as well.
//: 7. *DPPO* learns to act: its distance is that between two movements, per step (read in its code,
//:    [arXiv 2301.12842](https://arxiv.org/abs/2301.12842)). $-\ln\pi$ of a token in its place is our
//:    translation.
//: 8. *Noisy comparisons* is a method of control theory (its abstract,
//:    [arXiv 2512.18511](https://arxiv.org/abs/2512.18511)), and a table of logits our place for it; how
//:    far it looks and steps was tried out by hand.
//: 9. *One round, one model size.* RePO's own table has SimPO and RePO above DPO on 8-billion models
//:    (46.7 and 43.8 against 40.2, AlpacaEval 2 length-controlled, Llama-3-Instruct; from the paper).
//:    Their margins are per token, of long responses; ours are of a dozen words.
//:
//: ## The metrics
//: *True quality* and *KL from the start* are chapter 4's. *Chosen ln π* is how much the log-probability
//: of the chosen responses, summed over their tokens, has changed. *Total variation* is the largest
//: difference that any event's probability has under two policies. *Value* is
//: $\mathbb E r - \beta\,\text{KL}$. *ECE* is the mean distance between the probability said and the
//: share that was true, here of "this response is flawless"; differences of two are drawn anew with the
//: pairs. *Fooled* is an error rate under a trick.
//:
//: ## Questions
// hide begin
func distance(_ loss: String) -> String { String(format: "%.0e", study.end(loss)) }
let ofHardLabels = Format.number(study.end("dpo"), digits: 2)
let oneAnnotator = [study.lost, study.softLost].map { number(.mean($0[0]), 2) }
report.quiz(
  "iREPO's targets are log-odds of $\\hat p$. Could DPO use the same labels?",
  [
    .wrong(
      "No: DPO's loss has no place for a probability.",
      "It has: its two sides can be weighted, which is its mean over a label drawn with $\\hat p$."),
    .wrong(
      "Yes, as weights of its two sides, but only the regression's minimum is at $\\pi^*$.",
      """
      On exact labels both arrive: iREPO \(distance("irepo")) and soft DPO \(distance("dpo, soft")) \
      from $\\pi^*$.
      """),
    .right(
      "Yes, as weights of its two sides, and on exact labels its minimum is the same.",
      """
      And it needs no clipping where all annotators agree. With one annotator a comparison it lost \
      \(oneAnnotator[1]) of value, the regression \(oneAnnotator[0]).
      """),
    .wrong(
      "Yes, but hard labels would do as well, since a loss only needs to know which one won.",
      """
      Hard labels say who is better and not by how much: on the table DPO without $\\hat p$ ends \
      \(ofHardLabels) from $\\pi^*$.
      """),
  ])
report.quiz(
  """
  The first edition found a stream with a fifth of the divergence of rounds, at equal quality. \
  What do this edition's arms say of the reason?
  """,
  [
    .wrong(
      "Because its reference stays the start.",
      "Rounds that are held to the start keep \(byAnchor) of the divergence at the same rate."),
    .wrong(
      "Because its pairs are never older than a step.",
      "At the same rate the stream has \(byPace) of the divergence of rounds."),
    .right(
      "Mostly because each arm had chosen its own learning rate.",
      "The lower of the two rates alone leaves rounds with \(byRate) of their divergence."),
    .wrong(
      "Because it took fewer steps.",
      "All arms of this edition take the same number of steps, and the divergence still differs."),
  ])
report.quiz(
  "One constant text fools the small judge in about half of all pairs. What does that half mean?",
  [
    .wrong(
      "The judge tosses a coin.",
      "A coin would lose half of each section: in math it is \(tricks.share(4, in: .math))."),
    .right(
      "It loses some kinds of task nearly whole, and others hardly at all.",
      """
      It fools the judge in \(tricks.share(4, in: .math)) of math, \(tricks.share(4, in: .code)) of \
      code, \(tricks.share(4, in: .chat)) of chat and \(tricks.share(4, in: .safety)) of safety.
      """),
    .wrong(
      "Long texts win.",
      "Two more statements after a flawed response fool it in \(tricks.share(1))."),
    .wrong(
      "Half of the flawless responses are not flawless.",
      "The oracle knows that they are; pairs for which the text itself is flawless are left out."),
  ])
// hide end
//: ## Exercises
//: 1. Write a loss of your own: a `PreferenceLoss` with a name and one line. Where does it settle on
//:    the table, and what does it make of the chosen responses?
//: 2. Flip a fifth of the labels of `table(_:)` and tell robust DPO and cDPO how many were flipped.
//:    Which of them comes back to $\pi^*$, and how many annotators would have done the same?
//: 3. Put the constant text among each prompt's four samples. Does the loop of chapter 4 find it, and
//:    does a medium judge save it?
report.write()  // hide
