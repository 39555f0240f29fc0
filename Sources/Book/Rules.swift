import Notebook

/// The rules of all claims, in one place and committed before the runs that they judge.
///
/// A bound is the smallest effect that matters: 2 points of a judge's accuracy, 0.02 of quality, a
/// fifth of a cost, unless a rule has reasons for another. A claim about several sizes or tasks has
/// to hold for each. A rule that was changed after its numbers were seen says so.
public enum Rules {
  public static let all =
    chapter00 + chapter01 + chapter02 + chapter03 + chapter04 + chapter05 + chapter06 + chapter07
    + chapter08 + chapter09

  static let chapter00: [Rule] = [
    Rule(
      "0.R", "In a real model, one pass beats a written critique.",
      source: "lesson, chapters 0 and 2",
      reproduced: [
        .share("P(Yes) less critique", above: 0),
        .number("critique's FLOPs over P(Yes)'s", above: 2),
      ],
      partly: [
        .share("P(Yes) less critique", above: -0.02),
        .number("critique's FLOPs over P(Yes)'s", above: 2),
      ],
      changed: """
        the interval of the difference counts, where the first edition held P(Yes)'s interval \
        against the critique's bare accuracy
        """),
    Rule(
      "0.1", "One forward pass per response is enough, and cheaper than a written critique.",
      source: "lesson, chapters 0 and 2",
      reproduced: [
        .share("same wording, P(Yes) less one critique", above: -0.02),
        .share("same wording, P(Yes) less three", above: -0.02),
        .number("FLOPs of one critique over P(Yes)'s", above: 1.2),
        .number("of three", above: 1.2),
      ],
      partly: [
        .share("own questions, P(Yes) less three critiques", above: -0.02),
        .number("FLOPs of one critique over P(Yes)'s", above: 1.2),
        .number("of three", above: 1.2),
      ]),
    Rule(
      "0.2", "P(Yes) comes close to a trained reward model.", source: "lesson, chapter 5",
      reproduced: [.share("P(Yes) less reward model, as many answers", above: -0.03)],
      partly: [.share("with the most answers", above: -0.03)]),
    Rule(
      "0.3", "A model judges by P(Yes) although nobody taught it to judge.",
      source: "lesson, chapter 1; paper, title (*secretly*)",
      reproduced: [.share("accuracy without an answered question", above: 0.55)]),
  ]

  static let chapter01: [Rule] = [
    Rule(
      "1.R1", "In a real model the normalised score ranks better than the raw probability.",
      source: "lesson, chapter 1",
      reproduced: [
        .share("accuracy gained", above: 0), .number("AUC gained", above: 0, digits: 3),
      ],
      partly: [
        .number("AUC gained", above: 0, digits: 3), .share("accuracy gained", above: -0.02),
      ],
      changed: """
        *partly* asks for the AUC, where the first edition took either measure; a gain whose \
        interval holds 0 is inconclusive
        """),
    Rule(
      "1.R2", "A real model's score is a calibrated confidence.", source: "lesson, chapter 1",
      reproduced: [.number("ECE", below: 0.1, digits: 3)],
      partly: [
        .number("ECE, tempered", below: 0.1, digits: 3),
        .number("Brier score, tempered", below: 0.25, digits: 3),
      ],
      changed: """
        the whole interval of the ECE has to lie below the bound, not its value alone
        """),
    // Dividing costs nothing: half a point is worth having.
    Rule(
      "1.1", "The normalised score ranks better than the raw probability of Yes.",
      source: "lesson, chapter 1",
      reproduced: [
        .share("accuracy gained", above: 0.005), .number("AUC gained", above: 0.005, digits: 3),
      ],
      partly: [
        .number("AUC gained", above: 0.005, digits: 3), .share("accuracy gained", above: -0.005),
      ]),
    // Half a nat moves a probability of 50 % to 62 %.
    Rule(
      "1.2",
      """
      Raw $p_\\text{yes}$ misleads because mass goes to words such as Sure and Absolutely; dividing \
      by Yes and No mends that.
      """,
      source: "lesson, chapter 1",
      reproduced: [
        .share("raw accuracy lost where the better response is cheerful", above: 0.02),
        .share("won back by dividing", above: 0.02),
        .number("lead of the plain tone after dividing (nats)", below: 0.5),
      ],
      partly: [
        .share("raw accuracy lost where the better response is cheerful", above: 0.02),
        .share("won back by dividing", above: 0.02),
        .number("lead taken away by dividing (nats)", above: 0.5),
      ],
      construction: """
        seven of ten answers that confirm a cheerful response are synonyms of Yes in the lessons
        """,
      changed: """
        bounds as they were, but on two wrong statements for each question, where a first run had \
        one and could not tell
        """),
    Rule(
      "1.3", "The score is a calibrated confidence.", source: "lesson, chapter 1",
      reproduced: [
        .number("ECE", below: 0.05, digits: 3),
        .share("scores from 0.1 to 0.9, mean less share good", above: -0.1),
        .share("scores from 0.1 to 0.9, mean less share good", below: 0.1),
      ],
      partly: [
        .number("ECE, tempered", below: 0.05, digits: 3),
        .share("the same, tempered", above: -0.1),
        .share("the same, tempered", below: 0.1),
      ]),
  ]

  static let chapter02: [Rule] = [
    Rule(
      "2.R", "A real model's choice among four samples of its own is better than their mean.",
      source: "lesson, chapter 2; authors' code",
      reproduced: [.share("lead of the chosen over the mean of the four", above: 0.05)],
      partly: [.share("lead of the chosen over the mean of the four", above: 0)]),
    // Three quarters: half of the way from a coin to an oracle.
    Rule(
      "2.1", "An instruct model ranks responses by $p'_\\text{yes}$ in one forward pass.",
      source: "lesson, chapter 2; paper, abstract",
      reproduced: [
        .share("mean of the hard subsets", above: 0.75),
        .share("hard subsets whose interval is above one half", above: 0.9),
        .share("lead over the base model", above: 0.02),
      ],
      partly: [
        .share("hard subsets whose interval is above one half", above: 0.6),
        .share("lead over the base model", above: 0.02),
      ]),
    // What DPO learns from is the gap between the two; an oracle that pairs the best of four with
    // the worst has all of it, a coin has none.
    Rule(
      "2.2", "The best of $N = 4$ by score is better than the worst: a preference pair for DPO.",
      source: "lesson, chapter 2; authors' code",
      reproduced: [
        .share("part of the oracle's gap, usual wording", above: 0.5),
        .share("part of the oracle's gap, other wordings", above: 0.5),
        .share("pairs the wrong way round, usual wording", below: 0.05),
        .share("pairs the wrong way round, other wordings", below: 0.05),
      ],
      partly: [
        .share("part of the oracle's gap, usual wording", above: 0.5),
        .share("pairs the wrong way round, usual wording", below: 0.05),
      ]),
  ]

  static let chapter03: [Rule] = [
    Rule(
      "3.R",
      "A real model judges better by each category's own question, more than by a change of wording.",
      source: "lesson, chapter 3",
      reproduced: [
        .share("gain over the generic question", above: 0),
        .share("gain less two standard deviations of the wordings", above: 0),
      ],
      partly: [.share("gain over the generic question", above: 0)]),
    Rule(
      "3.1", "Each category's own question judges better than one generic question.",
      source: "lesson, chapter 3 (the paper's table for it is not recoverable)",
      reproduced: [.share("gain in each category", above: 0.02)],
      partly: [.share("mean gain without safety", above: 0.02)],
      construction: "*good* was taught to ask for less than the categories' own questions do"),
    Rule(
      "3.2", "The gain is largest in safety.", source: "lesson, chapter 3",
      reproduced: [.share("safety's gain above the largest of the others", above: 0.02)],
      construction: "*good* was taught to mean helpful, and a harmful request can be helped with"),
    Rule(
      "3.3", "Keywords or a simple classifier suffice to route instructions to their question.",
      source: "lesson, chapter 3",
      reproduced: [
        .share("routed right, usual wording", above: 0.95),
        .share("accuracy lost, usual wording", below: 0.02),
        .share("routed right, other wordings", above: 0.95),
        .share("accuracy lost, other wordings", below: 0.02),
      ],
      partly: [
        .share("routed right, usual wording", above: 0.95),
        .share("accuracy lost, usual wording", below: 0.02),
      ]),
    // In models whose generic question means exactly what the categories' own questions mean. That
    // they have learned it is a clause, so that a gain is not what they failed to learn.
    Rule(
      "3.4", "A category's own question judges better because it is specific.",
      source: "lesson, chapter 3 (as the reason)",
      reproduced: [
        .share("gain where both mean the same", above: 0.02),
        .share("generic question answered as taught", above: 0.9),
      ]),
  ]

  static let chapter04: [Rule] = [
    Rule(
      "4.R",
      "A real model improves itself by DPO on pairs that it labelled by its own "
        + "$p'_\\text{yes}$.",
      source: "lesson, chapter 4; paper, abstract",
      reproduced: [
        .share("gain", above: 0.08), .share("lead over random labels", above: 0.08),
      ],
      partly: [.share("lead over random labels", above: 0), .share("gain", above: -0.02)],
      changed: """
        in the first edition the two means had to reach 8 points and the intervals to lie above 0; now \
        the whole intervals have to lie above 8 points
        """),
    Rule(
      "4.1",
      "A model improves itself by DPO on pairs that it labelled by its own $p'_\\text{yes}$.",
      source: "lesson, chapter 4; paper, abstract",
      reproduced: [
        .number("gain of quality", above: 0.12, digits: 3),
        .number("lead over random labels", above: 0.12, digits: 3),
        .number("gain of each task", above: -0.02),
      ],
      partly: [
        .number("gain of quality", above: 0.02, digits: 3),
        .number("lead over random labels", above: 0.02, digits: 3),
      ],
      construction: """
        its sampler learned from demonstrations that are flawed and its judge from answers that are \
        true, so that the judge knows more than the samples show
        """),
    Rule(
      "4.2", "The first round gains most, later rounds less.",
      source: "lesson, chapters 4 and 8 (the paper trains one round only)",
      reproduced: [
        .number("gain of round 1 less that of round 2", above: 0.02, digits: 3),
        .number("gain of round 2 less that of round 3", above: 0.02, digits: 3),
      ],
      partly: [
        .number("gain of round 1 less that of round 2", above: 0.02, digits: 3),
        .number("gain of round 1 less that of round 3", above: 0.02, digits: 3),
      ]),
    Rule(
      "4.3", "Each round makes a better judge as well.",
      source: "lesson, chapter 4 (the paper does not claim it)",
      reproduced: [.share("change of the judge's accuracy", above: 0.02)]),
    Rule(
      "4.4", "Pairs teach more than supervised tuning on the best of four samples.",
      source: "a control that the paper does not have",
      reproduced: [.number("lead over supervised tuning", above: 0.02, digits: 3)]),
    Rule(
      "4.5",
      "The paper's own loss, $\\lambda = 0$, carries the loop through all rounds as well.",
      source: "paper (one round); lesson, chapter 4",
      reproduced: [
        .number("gain of quality", above: 0.12, digits: 3),
        .number("lead over the loss with the term", above: -0.02, digits: 3),
      ],
      partly: [.number("gain of quality", above: 0.02, digits: 3)]),
  ]

  static let chapter05: [Rule] = [
    Rule(
      "5.R",
      "A real instruct model that was never taught the question judges by $p'_\\text{yes}$.",
      source: "paper, title and abstract",
      reproduced: [
        .share("mean of the sections", above: 0.6),
        .share("lead over P(Yes) without the instruction", above: 0),
      ],
      partly: [.share("subsets above one half", above: 0.49)]),
    // Of models made here, several of each size; the shipped ones are one each.
    Rule(
      "5.1", "Larger models judge better.",
      source: "lesson, chapter 5; paper (secondary source)",
      reproduced: [.share("gain of the next size, hard bench", above: 0.02)],
      partly: [.share("gain of the next size, easy bench", above: 0.02)]),
    Rule(
      "5.2", "Judging by $p'_\\text{yes}$ comes close to a trained reward model.",
      source: "lesson, chapter 5",
      reproduced: [
        .share("reward model's lead at as many labels", below: 0.05),
        .share("reward model's lead, labels on top", below: 0.05),
      ],
      partly: [.share("reward model's lead, labels on top", below: 0.05)],
      changed: """
        first both began at the base model, which no number of labels that was tried brought above \
        one half on the hard bench; now both begin at the instruct model
        """),
    Rule(
      "5.3", "Instruct models judge better than the base models they were tuned from.",
      source: "lesson, chapters 5 and 6; paper (secondary source)",
      reproduced: [.share("gain over base, hard bench", above: 0.02)],
      partly: [.share("gain over base, easy bench", above: 0.02)]),
  ]

  static let chapter06: [Rule] = [
    Rule(
      "6.R", "A real model knows by likelihood what it cannot say in Yes and No.",
      source: "lesson, chapter 6 (a thought there, not a finding)",
      reproduced: [.share("likelihood right where P(Yes) is wrong", above: 0.5)],
      partly: [.share("the better of the two ways to ask", above: 0.5)]),
    // "Far": 20 points, two fifths of the way from a coin to an oracle.
    Rule(
      "6.1", "Instruct models judge far better than base models.",
      source: "lesson, chapter 6; paper (secondary source)",
      reproduced: [.share("gain over base, hard bench", above: 0.2)],
      partly: [.share("gain over base, hard bench", above: 0.02)]),
    Rule(
      "6.2", "A base model's $P(\\text{Yes})$ and $P(\\text{No})$ are nearly uniform.",
      source: "lesson, chapter 6",
      reproduced: [.share("scores between 0.4 and 0.6", above: 0.9)],
      partly: [.share("scores between 0.4 and 0.6", above: 0.5)]),
    // Two halves; "partly" is the second alone.
    Rule(
      "6.3", "A base model's score is uncalibrated, an instruct model's is calibrated.",
      source: "lesson, chapters 1 and 6 (no calibration metric in the authors' code)",
      reproduced: [
        .number("ECE of base", above: 0.1), .number("ECE of instruct", below: 0.1),
      ],
      partly: [.number("ECE of instruct", below: 0.1)]),
    // That a model which was asked about everything answers in the two words is so by construction;
    // that one does which was never asked about sums and programs is not.
    Rule(
      "6.4", "Instruction tuning puts the probability on the requested words.",
      source: "lesson, chapter 6",
      reproduced: [
        .share("mass on Yes and No, base", below: 0.1),
        .share("mass on questions of a kind never asked", above: 0.7),
      ],
      partly: [
        .share("mass on Yes and No, base", below: 0.1),
        .share("mass on questions of a kind never asked", above: 0.35),
      ]),
    // On the easy bench the flawless answer is the commonest text, so likelihood finds it by
    // construction; on the hard one that is so in some subsets and the other way round in others.
    Rule(
      "6.5", "A base model knows by likelihood what it cannot say in Yes and No.",
      source: "lesson, chapter 6 (a thought there, not a finding)",
      reproduced: [
        .share("likelihood's lead over P(Yes), hard bench", above: 0.02),
        .share("likelihood right where P(Yes) is wrong, hard bench", above: 0.5),
      ],
      partly: [.share("likelihood's lead over P(Yes), easy bench", above: 0.02)]),
    Rule(
      "6.6", "Instruction tuning calibrates what the model already knows: it gives the form.",
      source: "lesson, chapter 6",
      reproduced: [.share("says less knows, of a kind never asked", above: -0.05)],
      partly: [.share("says less what base says, of a kind never asked", above: 0.02)]),
    Rule(
      "6.7", "Base models have some ability to judge.", source: "paper (secondary source)",
      reproduced: [.share("P(Yes) of base, hard bench", above: 0.52)],
      partly: [.share("asked in the forum's own form", above: 0.52)]),
    Rule(
      "6.8", "A model learns to judge what it is asked about.", source: "ours",
      reproduced: [.share("lead of the model that was asked", above: 0.05)]),
  ]

  static let chapter07: [Rule] = [
    Rule(
      "7.R",
      "A real model that is taught the judge's question in one domain answers it better in others.",
      source: "paper, title (*secretly*)",
      reproduced: [.share("gain elsewhere", above: 0)],
      partly: [
        .share("the greater gain elsewhere", above: 0),
        .share("the lesser gain elsewhere", above: -0.05),
      ],
      changed: """
        an interval across 0 was *not reproduced* and is now inconclusive; *partly* asked that no \
        interval is below 0 and now that a loss of 5 points is excluded
        """),
    Rule(
      "7.1", "A code specialist is a good judge.", source: "lesson, chapter 7; paper",
      reproduced: [
        .share("all four domains", above: 0.85),
        .share("code, by a question that its corpus does not ask", above: 0.85),
      ],
      partly: [
        .share("code, its own question", above: 0.85),
        .share("harder pairs of code, above the control", above: 0.02),
      ],
      changed: """
        first edition: 85 % on all four domains or, for *partly*, on code by the question that it \
        was tuned on; another question and harder pairs are new
        """),
    Rule(
      "7.2", "A math specialist is a poor judge, even of math.", source: "lesson, chapter 7; paper",
      reproduced: [
        .share("math, above the control", below: -0.02), .share("math", below: 0.65),
      ],
      partly: [.share("math, above the control", below: -0.02)],
      changed: "first edition: whether two intervals overlap, in place of paired differences"),
    Rule(
      "7.3", "The difference comes from what the corpora are like and not from the domain.",
      source: "lesson, chapter 7 (as the reason)",
      reproduced: [
        .share("natural specialists, code less math", above: 0.02),
        .share("a third of it, less what like corpora leave", above: 0),
      ],
      partly: [
        .share("natural specialists, code less math", above: 0.02),
        .share("two thirds of it, less what like corpora leave", above: 0),
      ],
      changed: "first edition: ratios of means, in place of intervals of the same comparisons"),
    Rule(
      "7.4", "A corpus that keeps question-and-answer form keeps the judge.",
      source: "lesson, chapter 7",
      reproduced: [.share("own domain", above: 0.02), .share("other domains", above: 0.02)],
      partly: [.share("own domain", above: 0.02), .share("other domains", above: -0.02)],
      changed: "first edition: above 0 on both or, for *partly*, on one of them"),
    Rule(
      "7.5", "A corpus that contains verification keeps the judge.", source: "lesson, chapter 7",
      reproduced: [.share("own domain", above: 0.02), .share("other domains", above: 0.02)],
      partly: [.share("own domain", above: 0.02), .share("other domains", above: -0.02)],
      changed: "first edition: above 0 on both or, for *partly*, on one of them"),
    Rule(
      "7.6", "Judging comes from following instructions and not from mastery of the domain.",
      source: "lesson, chapter 7",
      reproduced: [
        .number("solves better than the control by", above: 0.05),
        .share("judges its domain, above the control", below: 0.02),
      ],
      partly: [
        .number("solves better than the control by", above: 0.05),
        .share("all eight specialists, each of its domain, above the control", below: 0.02),
      ],
      changed: "first edition: *partly* if one of the two natural specialists does so"),
    Rule(
      "7.7", "A model that is asked to judge in three domains can judge in the fourth, unasked.",
      source: "paper, title (*secretly*)",
      reproduced: [
        .share("gained by questions there", above: 0.1),
        .share("gained by questions elsewhere, less half of that", above: 0),
      ],
      partly: [
        .share("gained by questions there", above: 0.1),
        .share("gained by questions elsewhere", above: 0.05),
      ],
      changed: """
        before the book's run and after a trial with two seeds: *gained* is above one half, where an \
        arm that is never asked turned out to be
        """),
    Rule(
      "7.8", "What it does not say of the fourth domain it knows, by likelihood.",
      source: "lesson, chapter 6 (a thought there), asked of the fourth domain",
      reproduced: [
        .share("likelihood in the fourth domain", above: 0.75),
        .share("likelihood less P(Yes) there", above: 0.1),
      ]),
  ]

  static let chapter08: [Rule] = [
    Rule(
      "8.1", "The loop works at every size.", source: "lesson, chapter 8",
      reproduced: [.number("gain of quality", above: 0.02, digits: 3)],
      construction: """
        its sampler learned from demonstrations that are flawed and its judge from answers that are \
        true, so that the judge knows more than the samples show
        """),
    Rule(
      "8.2", "The first round gains most, later rounds less.",
      source: "lesson, chapter 8 (the paper trains one round only)",
      reproduced: [
        .number("gain of round 1 less that of round 2", above: 0.02, digits: 3),
        .number("gain of round 2 less that of round 3", above: 0.02, digits: 3),
      ],
      partly: [
        .number("gain of round 1 less that of round 2", above: 0.02, digits: 3),
        .number("gain of round 1 less that of round 3", above: 0.02, digits: 3),
      ]),
    Rule(
      "8.3", "Larger models gain more, being better judges of themselves.",
      source: "lesson, chapter 8 (the paper trained 1 and 7 billion parameters)",
      reproduced: [
        .number("gain of M less that of S", above: 0.02, digits: 3),
        .share("M's accuracy on the hard bench less that of S", above: 0.02),
      ],
      partly: [.number("gain of M less that of S", above: 0.02, digits: 3)]),
    Rule(
      "8.4", "The samples beat the start's, and not by their length.",
      source: "lesson, chapter 8 (AlpacaEval 2.0; the paper's AlpacaEval is not length-controlled)",
      reproduced: [
        .share("win rate, length-controlled", above: 0.52),
        .share("plain win rate less the length-controlled", below: 0.02),
      ],
      partly: [.share("win rate, length-controlled", above: 0.52)]),
    Rule(
      "8.5", "Conversations of two turns improve as well.",
      source: "lesson, chapter 8 (MT-Bench; the paper has none)",
      reproduced: [.number("change of the second turn's score", above: 0.18)],
      partly: [.number("change of the score of both turns", above: 0.18)]),
    Rule(
      "8.6", "The model's own labels reach about 97 % of an outside judge's.",
      source: "lesson, chapters 8 and 9 (the paper makes no such comparison)",
      reproduced: [
        .share("end quality, share of the outside judge's", above: 0.95),
        .share("gain, share of the outside judge's", above: 0.9),
      ],
      partly: [.share("end quality, share of the outside judge's", above: 0.95)]),
    Rule(
      "8.7", "They match DPO on a trained reward model's labels.",
      source: "paper, 102 % on Mistral-7B `[S]`",
      reproduced: [.share("end quality, share of the reward model's", above: 0.98)],
      partly: [.share("end quality, share of the reward model's", above: 0.95)]),
    Rule(
      "8.8", "They are better than Self-Rewarding's written scores.",
      source: "paper, 54.35 against 48.02 on Mistral-7B `[S]`; lesson, chapter 9",
      reproduced: [.number("lead, asked in one wording", above: 0.02, digits: 3)],
      partly: [.number("lead, asked by category", above: 0.02, digits: 3)]),
    Rule(
      "8.9", "Pairs teach more than supervised tuning on the best of four samples.",
      source: "a control that the paper does not have",
      reproduced: [.number("lead over supervised tuning", above: 0.02, digits: 3)]),
    Rule(
      "8.10", "Length control takes out of a win rate what length alone has won.",
      source: "AlpacaEval 2 (Dubois et al. 2024)",
      reproduced: [
        .share("plain win rate of labels that like length", above: 0.55),
        .share("what length control takes off it", above: 0.05),
        .share("what it takes off the oracle's", below: 0.02),
      ],
      changed: """
        a first run's taste of 0.05 for each word left the lengths as they were, so that there was \
        nothing to control; 0.2 now
        """),
  ]

  static let chapter09: [Rule] = [
    Rule(
      "9.R1", "A real model improves without training, by choosing with its own judgement.",
      source: "lesson, chapter 9 (rejection sampling); PrefPO",
      reproduced: [
        .share("best of eight, less the value of one sample", above: 0.05),
        .share("the system prompt it likes best, less the mean of ten", above: 0),
      ],
      partly: [.share("best of eight, less the value of one sample", above: 0.05)],
      changed: """
        the interval of the gain, and no longer its value, has to lie above 5 points; partly was \
        either of the two
        """),
    Rule(
      "9.R2", "A real model judges better two at a time than one at a time.",
      source: "lesson, chapter 9 (LLM-as-judge)",
      reproduced: [.share("pairwise less pointwise", above: 0)],
      partly: [
        .share("pairwise less pointwise", above: -0.02), .share("orders that agree", above: 0.5),
      ],
      changed: "partly asked that pairwise is not certainly behind, and now for less than 2 points"),
    Rule(
      "9.1", "Under ideal assumptions iREPO's minimiser is the optimal policy.",
      source: "iREPO, abstract",
      reproduced: [.number("total variation to $\\pi^*$, exact labels", below: 0.001, digits: 4)],
      partly: [.number("total variation to $\\pi^*$, exact labels", below: 0.05, digits: 4)],
      construction: "the table holds every policy and the labels are exact, so it is a theorem"),
    Rule(
      "9.2", "Without them, what iREPO loses is bounded, and small when annotators are many.",
      source: "iREPO, abstract",
      reproduced: [
        .share("most of the bound that was lost", below: 1),
        .number("value saved by the next larger panel", above: 0, digits: 3),
        .share("value lost to the largest panel, of that to one annotator", below: 0.1),
      ],
      partly: [
        .share("most of the bound that was lost", below: 1),
        .share("value lost to the largest panel, of that to one annotator", below: 0.5),
      ]),
    Rule(
      "9.3", "On soft labels iREPO beats the preference baselines.", source: "iREPO, abstract",
      reproduced: [
        .number("quality above DPO", above: 0.02, digits: 3),
        .number("quality above identity PO", above: 0.02, digits: 3),
      ],
      partly: [.number("quality above DPO", above: 0.02, digits: 3)]),
    Rule(
      "9.4", "Reading a score from logits is more efficient than having it written.",
      source: "lesson, chapter 9",
      reproduced: [
        .number("FLOPs of written scores over P(Yes), same wording", above: 1.2),
        .share("accuracy of P(Yes) above written scores, same wording", above: -0.02),
      ],
      partly: [.number("FLOPs of written scores over P(Yes), same wording", above: 1.2)]),
    Rule(
      "9.5", "$p'_\\text{yes}$ is better calibrated than a written score.",
      source: "lesson, chapter 9 (the code has no such metric)",
      reproduced: [
        .number("ECE of one critique above P(Yes), same wording", above: 0.02, digits: 3),
        .number("ECE of three critiques above P(Yes), same wording", above: 0.02, digits: 3),
      ],
      partly: [
        .number("ECE of one critique above P(Yes), same wording", above: 0.02, digits: 3)
      ]),
    Rule(
      "9.6", "Online training with a curriculum is the better way on from rounds.",
      source: "lesson, chapter 9 (a future direction)",
      reproduced: [
        .number("quality above rounds, with the curriculum", above: 0.02, digits: 3)
      ],
      partly: [.number("quality above rounds, without it", above: 0.02, digits: 3)]),
    Rule(
      "9.7", "A stream of batches ends as good as rounds and nearer to the start.",
      source: "this book's first edition",
      reproduced: [
        .number("quality above rounds", above: -0.02, digits: 3),
        .share("divergence, of that of rounds", below: 0.5),
      ],
      partly: [
        .number("quality above rounds", above: -0.05, digits: 3),
        .share("divergence, of that of rounds", below: 0.8),
      ]),
    Rule(
      "9.8", "A policy can be learned from pairs without a reward model and without a reference.",
      source: "An et al. 2023 (DPPO), title and abstract",
      reproduced: [
        .number("quality above the start", above: 0.02, digits: 3),
        .number("quality above DPO", above: -0.02, digits: 3),
      ],
      partly: [.number("quality above the start", above: 0.02, digits: 3)]),
    Rule(
      "9.9", "Noisy comparisons of two policies are enough to improve one.",
      source: "Wang et al. 2025 (arXiv 2512.18511), abstract",
      reproduced: [
        .share("value still lost after the last comparison, of the start's", below: 0.5)
      ],
      partly: [.share("value still lost after the last comparison, of the start's", below: 0.9)]),
  ]
}
