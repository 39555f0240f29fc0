import Foundation
import Measures
import Notebook
import Worlds

// What chapter 09 shows of rounds and streams, and of what a judge falls for.

extension PaceComparison {
  /// Quality by prompts at one rate, and by distance at all.
  public func figure(_ name: String, rate: Float) -> Figure {
    let places = Array(0...loop.rounds)
    func course(_ pace: PacedLoop.Pace) -> Series {
      .line(
        pace.rawValue,
        places.map { place in
          DataPoint(
            Double(place * loop.promptsPerRound),
            Estimate(mean(pace, rate, after: place, \.meanQuality)))
        })
    }
    func path(_ pace: PacedLoop.Pace, _ rate: Float) -> Series {
      .line(
        PacedLoop.Arm(pace, rate: rate).name,
        places.map { place in
          DataPoint(
            mean(pace, rate, after: place, \.divergence).value,
            mean(pace, rate, after: place, \.meanQuality).value)
        })
    }
    return Figure(
      name, title: "Rounds, or one stream of batches",
      caption: """
        *Left:* quality of samples by prompts used, at the higher rate; \(runs.seeds) seeds, 95 % \
        intervals (Student). *Right:* quality by the distance travelled, means over seeds, two paces \
        at both rates, from the start through each third of the prompts. The rate decides how \
        much divergence a gain costs, the pace hardly.
        """, columns: 2,
      panels: [
        Panel(
          "quality by prompts", x: Axis("prompts"), y: Axis("true quality (oracle)"),
          [.rounds, .stream, .curriculum].map(course)),
        Panel(
          "quality by distance", x: Axis("KL from the start (nats)"),
          y: Axis("true quality (oracle)"),
          [.rounds, .stream].flatMap { pace in rates.map { path(pace, $0) } }),
      ])
  }

  /// Each arm at the end, and against rounds at the same rate.
  public var table: Table {
    var table = Table(columns: [
      "arm", "quality", "KL from the start", "quality above rounds", "KL, of that of rounds",
    ])
    for arm in arms {
      let (pace, rate, isRounds) = (arm.pace, arm.rate, arm.pace == .rounds)
      table.add(
        .text(arm.name),
        .estimate(Estimate(mean(pace, rate, after: loop.rounds, \.meanQuality))),
        .estimate(Estimate(mean(pace, rate, after: loop.rounds, \.divergence)), digits: 2),
        isRounds ? .missing : .estimate(Estimate(quality(above: rate, pace))),
        isRounds ? .missing : .percentEstimate(Estimate(divergence(of: rate, pace)), digits: 0))
    }
    return table
  }

  /// What became of the samples of rounds.
  public func habits(rate: Float) -> Table {
    let habits: [(String, (PolicyReport) -> Double)] = [
      ("tokens per sample", { $0.length }), ("share with a cheerful closing", { $0.cheerfulShare }),
      ("share that repeats six words", { $0.repeatedShare }),
      ("share of the commonest text", { $0.commonestShare }),
      ("different texts among four", { $0.diversity }), ("true quality", { $0.meanQuality }),
    ]
    var table = Table(columns: ["of the policy's samples", "start", "after all rounds", "change"])
    for (name, value) in habits {
      let ends = self[.rounds, rate].map {
        (value($0.course[0]), value($0.course[loop.rounds]))
      }
      table.add(
        .text(name), .number(ends.map(\.0).average), .number(ends.map(\.1).average),
        .estimate(Estimate(.mean(ends.map { $1 - $0 }))))
    }
    return table
  }
}

extension TrickStudy {
  /// Tricks before and after training, and the constant text by section and judge.
  public func figure(_ name: String) -> Figure {
    Figure(
      name, title: "How often a trick beats a flawless response",
      caption: """
        *Left:* share of \(pairs) held-out pairs in which the judge prefers the flawed response after \
        the trick: the start (Wilson), and the policies after all rounds in the judge's place \
        (\(trained.count) seeds, Student). *Right:* the constant text alone, by what the instruction \
        asked for and by the judge's size, each judge with the text that it likes best (Wilson).
        """, columns: 2,
      panels: [
        Panel.categories(
          "by trick", rows: Self.names, x: Axis("fooled", percent: true),
          [
            .estimates("start", start.map { Estimate(Self.fooled($0)) }),
            .estimates(
              "after all rounds", start.indices.map { Estimate(fooledAfterwards($0)) }),
          ]),
        Panel.categories(
          "one constant text", rows: Category.allCases.map(\.rawValue),
          x: Axis("fooled", percent: true),
          constant.map { name, readings in
            .estimates(
              name, Category.allCases.map { Estimate(Self.fooled(readings, in: $0)) })
          }),
      ])
  }
}
