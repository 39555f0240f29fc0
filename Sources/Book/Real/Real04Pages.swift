// How chapters 04 and 08 show the loop on a real model.

import Measures
import Notebook
import Worlds

extension Real04Loop {
  /// The curves and the gains of the arms.
  public func figure(_ name: String, title: String, model: String) -> Figure {
    let (loop, names, seeds) = (arms, arms.arms, arms.before.count)
    let curves = names.map { arm in
      Series.line(
        arm, (0...loop.rounds).map { DataPoint(Double($0), loop.mean(arm, $0).value) })
    }
    return Figure(
      name, title: title,
      caption: """
        \(Markdown.escape(model)): quality of samples on \(loop.prompts) held-out prompts, graded by \
        the checker, \(seeds) seeds. *Left:* the mean after each round; the dashed line is the start \
        without any training, when P(Yes) picks the best of four samples. *Right:* what each arm has \
        gained after the last round, with 95 % intervals (Student). *Random* has an interval too: \
        the table's paired difference says whether an arm lies above it.
        """, columns: 2,
      panels: [
        Panel(
          "round by round", x: Axis("round"), y: Axis("held-out answers right", percent: true),
          references: [.horizontal(bestOfFour.average, "")], curves),
        .categories(
          "gain after the last round", rows: names, x: Axis("gain", percent: true),
          references: [.vertical(0, "start"), .vertical(loop.lead("random").value, "random")],
          [.estimates("gain", names.map { Estimate(loop.lead($0)) })]),
      ])
  }

  /// By arm: quality by round, what it has above random labels, how many labels are right, and what
  /// the samples are like at the end; before the arms, those of the start.
  public var table: Table {
    var table = Table(
      columns: ["arm"] + (0...arms.rounds).map { .text($0 == 0 ? "start" : "round \($0)") }
        + [
          "minus random, paired, points", "labels right", "pairs", "length, characters",
          "different samples",
        ])
    if let arm = arms.arms.first {
      var start: [Cell] = [.text("start"), .percentEstimate(Estimate(arms.mean(arm, 0)))]
      start += [Cell](repeating: .missing, count: arms.rounds + 3)
      start.append(.number(arms.mean(arm, 0, \.length).value, digits: 0))
      start.append(.percent(arms.mean(arm, 0, \.diversity).value))
      table.rows.append(start)
    }
    for arm in arms.arms {
      let ends = arms.runs.filter { $0.arm == arm }.flatMap(\.rounds)
      let quality = (0...arms.rounds).map {
        Cell.percentEstimate(Estimate(arms.mean(arm, $0)))
      }
      var lead = Cell.missing
      if arm != "random" {
        lead = .estimate(Estimate(points: arms.lead(arm, over: "random")), digits: 1)
      }
      table.rows.append(
        [.text(arm)] + quality + [
          lead, .percent(ends.map(\.labelsRight).average),
          .number(ends.map { Double($0.pairs) }.average, digits: 0),
          .number(arms.mean(arm, arms.rounds, \.length).value, digits: 0),
          .percent(arms.mean(arm, arms.rounds, \.diversity).value),
        ])
    }
    return table
  }

  /// By arm: the gain, by kind of prompt where there are several, and how often the samples win
  /// against the start's.
  public var wins: Table {
    let all = arms.before.first.map { $0.categories.keys.sorted() } ?? []
    let kinds = all.count > 1 ? all : []
    var table = Table(
      columns: ["arm", "gain, points"] + kinds.map { .text("gain, \($0), points") }
        + ["wins over the start", "length-controlled"])
    for arm in arms.arms {
      let last = arms.runs.filter { $0.arm == arm }.compactMap(\.rounds.last)
      table.rows.append(
        [.text(arm), .estimate(Estimate(points: arms.lead(arm)), digits: 1)]
          + kinds.map { kind in
            .estimate(Estimate(points: arms.lead(arm) { $0.categories[kind] ?? 0 }), digits: 1)
          } + [
            .percentEstimate(Estimate(.mean(last.map(\.wins.value)))),
            .percentEstimate(Estimate(.mean(last.map(\.controlledWins.value)))),
          ])
    }
    return table
  }
}

extension Real04Loop {
  /// What claim 4.R asks for.
  public var finding: Finding {
    let oracle = arms.states("oracle").isEmpty ? "–" : Estimate(arms.lead("oracle")).percent()
    return Finding(
      "4.R", figure: "real-quality",
      [
        Quantity("gain", arms.lead("P(Yes)")),
        Quantity("lead over random labels", arms.lead("P(Yes)", over: "random")),
      ], note: "the oracle gains \(oracle)")
  }

  /// What comes of haste, in words.
  public var hastyText: String {
    let quality = hasty.map { Format.percent($0.reading.quality) }.joined(separator: ", ")
    return
      "At three times the rate and with λ = 0 (seed 1), quality after each round is \(quality)."
  }

  /// The cells of the README's table of real models.
  public var summary: [String: String] {
    [
      "5 loop: start": Format.percent(arms.before.map(\.quality).average),
      "6 P(Yes)": Estimate(arms.lead("P(Yes)")).percent(),
      "7 random": Estimate(arms.lead("random")).percent(),
      "8 oracle": arms.states("oracle").isEmpty ? "–" : Estimate(arms.lead("oracle")).percent(),
    ]
  }
}
