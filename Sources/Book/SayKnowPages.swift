// What chapter 06 shows: base and instruct models, what they say, what they know, and when it comes.

import Foundation
import LanguageModels
import Measures
import Notebook
import Preferences
import Worlds

extension Table {
  /// What models say, asked for a verdict.
  public static func verdicts(_ subjects: [PocketSubject]) -> Table {
    Table(
      columns: ["model", "hard bench", "plain bench", "mass on Yes + No", "entropy (nats)"],
      rows: subjects.map { subject in
        [
          .text(subject.name), .percent(RewardBench(subject.hard.says).total),
          .percent(RewardBench(subject.easy.says).total), .percent(subject.hard.mass),
          .estimate(Estimate(subject.entropy), digits: 2),
        ]
      })
  }

  /// Whether scores mean what they say, and how much they tell.
  public static func calibration(_ subjects: [PocketSubject]) -> Table {
    Table(
      columns: [
        "model", "ECE, plain", "ECE, hard", "AUC, hard", "Brier, hard (always ½: 0.25)",
        "reliability, hard (0 is best)", "resolution, hard (0.25 is best)",
      ],
      rows: subjects.map { subject in
        let (easy, hard) = subject.calibration
        return [
          .text(subject.name), .estimate(Estimate(easy.ece), digits: 2),
          .estimate(Estimate(hard.ece), digits: 2), .estimate(Estimate(hard.auc), digits: 2),
          .estimate(Estimate(hard.brier)), .number(hard.reliability), .number(hard.resolution),
        ]
      })
  }

  /// What is known beside what is said, on both benches; base and instruct models by size.
  public static func knowledge(_ bases: [PocketSubject], _ instructs: [PocketSubject]) -> Table {
    var table = Table(columns: [
      "size", "bench", "base knows (sum)", "per token", "base says",
      "base knows where it says wrongly", "instruct knows (sum)", "instruct says",
    ])
    for (base, instruct) in zip(bases, instructs) {
      for (bench, own, other) in [
        ("hard", base.hard, instruct.hard), ("plain", base.easy, instruct.easy),
      ] {
        func total(_ outcomes: [RewardBench.Outcome]) -> Cell {
          .percent(RewardBench(outcomes).total)
        }
        table.add(
          .text(base.size.rawValue), .text(bench), total(own.knows), total(own.knowsPerToken),
          total(own.says), .percent(own.knowsUnsaid), total(other.knows), total(other.says))
      }
    }
    return table
  }

  /// Models asked in the forum's own form, by category.
  public static func forum(_ models: [(name: String, credits: [[Double]])]) -> Table {
    Table(
      columns: ["base model"] + PocketCategory.allCases.map { .text($0.rawValue) }
        + ["mean of the four"],
      rows: models.map { name, credits in
        [.text(name)] + credits.map { .percent(.share($0.reduce(0, +), of: $0.count)) }
          + [.percent(.bootstrap(credits) { $0.average })]
      })
  }
}

extension Panel {
  /// What models of several sizes say of the hard bench, subset by subset.
  public static func says(_ title: String, _ subjects: [PocketSubject]) -> Panel {
    .subsets(
      subjects.map { ($0.size.rawValue, RewardBench($0.hard.says).subsets) }, title: title)
  }

  /// How the scores of flawless and of flawed responses of the plain bench are distributed.
  public static func scores(of subject: PocketSubject) -> Panel {
    func histogram(_ name: String, _ place: Int) -> Series {
      .histogram(name, of: subject.easy.scores.map { $0[place].score }, in: 0...1, bins: 20)
    }
    return Panel(
      subject.name, x: Axis("score p′_yes", range: 0...1),
      y: Axis("share of responses", range: 0...(subject.stage == .base ? 0.3 : 1)),
      [histogram("flawless", 0), histogram("flawed", 1)])
  }

  /// What was said against what was true on the hard bench, where one response of a pair is flawless.
  public static func reliability(_ title: String, of subjects: [PocketSubject]) -> Panel {
    .reliability(
      title, x: "score p′_yes", y: "share that is flawless",
      subjects.map { ($0.size.rawValue, $0.calibration.hard) })
  }

  /// All arms along their tuning, the means over seeds.
  ///
  /// - Parameter chance: whether one half means chance, and has a line.
  public static func tuning(
    _ title: String, _ y: Axis, of runs: Trials<[JudgeTuning.Look]>, chance: Bool = true,
    _ value: @escaping (JudgeTuning.Look) -> Double
  ) -> Panel { tuning(title, y, of: runs, chance: chance, runs.arms.map { ($0, $0, value) }) }

  /// The same of chosen arms.
  ///
  /// - Parameter lines: each with its arm, its name, and what is shown of a look.
  public static func tuning(
    _ title: String, _ y: Axis, of runs: Trials<[JudgeTuning.Look]>, chance: Bool = true,
    _ lines: [(arm: String, name: String, value: (JudgeTuning.Look) -> Double)]
  ) -> Panel {
    let steps = lines.first.flatMap { runs[$0.arm].first }?.map(\.step) ?? []
    return Panel(
      title, x: Axis("tuning steps"), y: y, references: chance ? [.horizontal(0.5)] : [],
      lines.map { line in
        runs.line(line.arm, named: line.name, at: steps) { looks, step in
          looks.first { $0.step == step }.map(line.value) ?? .nan
        }
      })
  }
}

extension PocketSubject {
  /// The words that it would answer with, likeliest first.
  public var answerInWords: String {
    likeliest(4).map {
      "`\($0.word)` \(Format.percent($0.probability, digits: 0))"
    }.joined(separator: ", ")
  }
}

extension [PocketSubject] {
  /// How open a choice can be, and what the models would write.
  public var answersInWords: String {
    let words = Vocabulary.words.count
    return """
      A choice among all \(words) words at random has an entropy of \
      \(Format.number(log(Double(words)), digits: 2)) nats. What the models would write: \
      \(map { "\($0.name) \($0.answerInWords)" }.joined(separator: "; ")).
      """
  }

  /// The subset of the plain bench in which each one's likelihood is right least often.
  public var weakestInWords: String {
    let weakest = compactMap { subject in
      RewardBench(subject.easy.knows).subsets.min { $0.accuracy.value < $1.accuracy.value }
        .map { line in
          "\(subject.size.rawValue) in \(Markdown.code(line.name)) "
            + "(\(Format.percent(line.accuracy.value, digits: 0)))"
        }
    }
    return """
      On the plain bench the base models' likelihood fails most often in these subsets: \
      \(weakest.joined(separator: ", ")).
      """
  }

  /// How far the scores of a pair's two responses lie apart, and how far those of two pairs do.
  public var spreadInWords: String {
    map { subject in
      let (within, between) = subject.hard.spread
      return "\(subject.size.rawValue) \(Format.number(within, digits: 3)) and "
        + Format.number(between, digits: 3)
    }.joined(separator: ", ")
  }
}

extension [(of: String, Interval)] {
  /// The values alone, for prose: `S 48 %, M 57 %`.
  public var inShort: String {
    map { "\($0.of) \(Format.percent($0.1.value, digits: 0))" }.joined(separator: ", ")
  }
}
