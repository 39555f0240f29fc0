import Foundation
import LanguageModels
import Measures
import Notebook
import Worlds

// How a judge's answer, its readings and their calibration are shown.

extension Panel {
  /// The likeliest words after a question's responses, one series for each group, on a logarithmic
  /// scale from 10⁻⁶; the legend has the responses.
  public static func nextWords(
    _ sheet: AnswerSheet, _ groups: [ToneProbe.Group], _ responses: [String],
    spelled: (Int) -> String
  ) -> Panel {
    let answers = groups.map { sheet.answers[0][$0.places[0]] }
    let likeliest = Set(answers.flatMap { p in p.indices.sorted { p[$0] > p[$1] }.prefix(7) })
      .sorted { answers[0][$0] > answers[0][$1] }
    return .categories(
      rows: likeliest.map(spelled),
      x: Axis("probability as the next word", range: 1e-6...1, logarithmic: true),
      zip(groups, answers).map { group, answer in
        .estimates(
          "\(group.shown): \(responses[group.places[0]])",
          likeliest.map { exp(answer[$0]) }.map { $0 < 1e-6 ? nil : Estimate($0, $0, $0) })
      })
  }

  /// The lead of a plain closing by reading, a series for each model.
  public static func toneLeads(_ effects: [(name: String, effect: ToneEffect)]) -> Panel {
    .categories(
      rows: AnswerReading.allCases.map(\.rawValue), x: Axis("lead of the neutral closing (nats)"),
      references: [.vertical(0, "fair")],
      effects.map { name, effect in
        .estimates(name, AnswerReading.allCases.map { Estimate(effect.lead($0)) })
      })
  }

  /// What was said against what was true, bins of the middle merged until each has twenty forecasts.
  public static func mergedReliability(_ title: String, _ sets: [(String, Calibration)]) -> Panel {
    Panel(
      title, x: Axis("score", range: 0...1), y: Axis("share good", range: 0...1.02),
      references: [.diagonal()],
      sets.map { name, calibration in
        .points(
          name,
          calibration.merged(atLeast: 20).map { DataPoint($0.probability, Estimate($0.share)) })
      })
  }

  /// How many forecasts stand in each tenth, the sets side by side.
  public static func forecastCounts(_ title: String, _ sets: [(String, [Forecast])]) -> Panel {
    func points(_ index: Int, _ forecasts: [Forecast]) -> [DataPoint] {
      let shift = 0.02 * (Double(index) - Double(sets.count - 1) / 2)
      return (0..<10).map { bin in
        let count = forecasts.filter { min(9, Int($0.probability * 10)) == bin }.count
        let x = 0.05 + 0.1 * Double(bin) + shift
        return DataPoint(x, Double(count) / Double(max(1, forecasts.count)))
      }
    }
    return Panel(
      title, x: Axis("score", range: 0...1),
      y: Axis("share of the scores", range: 0...1, percent: true),
      sets.enumerated().map { index, set in Series.points(set.0, points(index, set.1)) })
  }
}

extension ToneProbe.Group {
  /// As pages show it: a plain closing is called neutral.
  fileprivate var shown: String { rawValue.replacing("plain", with: "neutral") }
}

extension Report {
  /// The mean share of each kind of word, by truth and tone.
  public func shares(_ sheet: AnswerSheet, _ probe: ToneProbe, line: Int = #line) {
    rows(
      ["response", "Yes", "its synonyms", "No", "its synonyms", "other words"],
      ToneProbe.Group.allCases.map { group in
        [.text(group.shown)]
          + (0..<5).map { kind in
            .percent(probe.means(group, of: sheet.shares.map { $0.map { $0[kind] } }).average)
          }
      }, line: line)
  }

  /// How often a right response reads above a wrong, plain one, where it is plain too and where it is
  /// cheerful.
  public func tone(_ effects: [(name: String, effect: ToneEffect)], line: Int = #line) {
    rows(
      ["reading"]
        + effects.flatMap { ["\($0.name), both neutral", "\($0.name), better cheerful"] },
      AnswerReading.allCases.map { reading in
        [.text(reading.rawValue)]
          + effects.flatMap { [$0.effect.plain, $0.effect.cheerful] }
          .map { .percent(($0[reading] ?? []).average, digits: 0) }
      }, line: line)
  }

  /// Where the lead of a neutral closing comes from that is left after dividing.
  public func leadParts(_ effects: [(name: String, effect: ToneEffect)], line: Int = #line) {
    let parts = effects.map { name, effect in
      let (all, verdict) = (effect.lead(.normalised).value, effect.lead(.assent).value)
      let numbers = [all, all - verdict, verdict].map { Format.number($0, digits: 2) }
      return "\(name) \(numbers[0]) = \(numbers[1]) + \(numbers[2])"
    }
    text(
      """
      The lead after dividing, in nats, is the sum of what $s$ and $t$ give and of what $A$ gives: \
      \(parts.joined(separator: ", ")) (rounded).
      """, line: line)
  }

  /// How often judges hesitate: the share of scores between 0.1 and 0.9.
  public func hesitation(_ sets: [ForecastSet], line: Int = #line) {
    let shares = sets.map {
      "\($0.label) \(Format.percent(Double($0.undecided) / Double(max(1, $0.tried.count))))"
    }
    text("Scores between 0.1 and 0.9: \(shares.joined(separator: ", ")).", line: line)
  }

  /// Accuracy and AUC of the raw probability and of the score, and what is gained.
  public func rankings(
    _ readings: [(name: String, raw: PairReadings, score: PairReadings)], line: Int = #line
  ) {
    rows(
      [
        "model", "accuracy, raw", "normalised", "gained, points", "AUC, raw", "normalised",
        "gained",
      ],
      readings.map { name, raw, score in
        let gain = score.gain(over: raw)
        return [
          .text(name), .percent(raw.accuracy.value), .percent(score.accuracy.value),
          .estimate(Estimate(points: gain.accuracy), digits: 2), .number(raw.area.value),
          .number(score.area.value), .estimate(Estimate(gain.area), digits: 4),
        ]
      }, line: line)
  }

  /// What further tuning with synonyms and without them leaves.
  public func lessons(_ trials: Trials<SynonymTrial>, line: Int = #line) {
    rows(
      ["tuning", "mean mass", "lead, raw (nats)", "normalised", "all assent", "AUC gained"],
      trials.arms.map { arm in
        [.text(arm), .percent(trials.mean(arm) { $0.mass }.value)]
          + (0..<3).map { k in .estimate(Estimate(trials.mean(arm) { $0.leads[k] }), digits: 2) }
          + [.estimate(Estimate(trials.mean(arm) { $0.gained }), digits: 4)]
      }, line: line)
  }

  /// Calibration of several kinds of forecast, as they are and tempered.
  public func calibration(_ sets: [ForecastSet], line: Int = #line) {
    rows(
      [
        "scores", "T", "n", "between 0.1 and 0.9", "ECE", "ECE, tempered",
        "mean score minus share good (0.1–0.9), points", "the same, tempered",
      ],
      sets.map { set in
        [
          .text(set.label), .number(set.temperature, digits: 2), .integer(set.tried.count),
          .integer(set.undecided), .estimate(Estimate(set.before.ece)),
          .estimate(Estimate(set.after.ece)), .estimate(Estimate(points: set.middle), digits: 0),
          .estimate(Estimate(points: set.middleAfter), digits: 0),
        ]
      }, line: line)
  }

  /// A real model's answers: one in full, the means over all, the two readings, the forecasts.
  public func answers(_ found: Real01Answers, of model: String, line: Int = #line) {
    func tokens(_ shares: [Real01Answers.TokenShare], _ good: Cell, _ bad: Cell) {
      rows(
        ["next token", good, bad],
        shares.map {
          [.code($0.token), .percent($0.good, digits: 2), .percent($0.bad, digits: 2)]
        }, line: line)
    }
    output(
      ([found.instruction] + found.responses.map { "  " + $0 }).joined(separator: "\n"),
      line: line)
    tokens(Array(found.example.prefix(8)), "after the right response", "after the wrong one")
    text("The same over all \(found.pairs) pairs, the mean probability of each token:", line: line)
    tokens(Array(found.means.prefix(8)), "flawless", "flawed")
    text(
      """
      Yes and No together have \(Format.percent(found.mass)), other spellings of the two words \
      \(Format.percent(found.otherSpellings)).
      """, line: line)
    rows(
      ["reading", "accuracy", "AUC"],
      zip(["raw p_yes", "normalised p′_yes (or the margin)"], zip(found.accuracy, found.area)).map {
        [.text($0), .percentEstimate(Estimate($1.0)), .estimate(Estimate($1.1))]
      }, line: line)
    text(
      """
      Dividing changes the accuracy by \(Estimate(points: found.gains[0]).text(digits: 1)) points.
      """, line: line)
    figure(
      Figure(
        "real-reliability", title: "What a real model says, and what is true",
        caption: """
          \(Markdown.escape(model)): $p'_\\text{yes}$ as a forecast that the response is the flawless \
          one of its pair, one response of each pair; 95 % Wilson intervals. The share is near one \
          half whatever the score. The temperature \
          \(Format.number(found.temperature, digits: 1)) was fitted on every second forecast and \
          tried on the others; tempered, all forecasts stand at one half.
          """,
        Panel(
          x: Axis("score", range: 0...1), y: Axis("share flawless", range: 0...1.02),
          references: [.diagonal()],
          zip(["as it is", "tempered"], found.bins).map { name, bins in
            .points(
              name,
              bins.filter { $0.share.high - $0.share.low < 0.45 }
                .map { DataPoint($0.forecast, Estimate($0.share)) })
          })), line: line)
  }
}

extension Real01Answers {
  /// Claims 1.R1 and 1.R2, where the answers were measured.
  public static func findings(_ found: Real01Answers?) -> [Finding] {
    guard let found else { return [] }
    return [
      Finding(
        "1.R1",
        [
          Quantity("accuracy gained", found.gains[0]), Quantity("AUC gained", found.gains[1]),
        ]),
      Finding(
        "1.R2", figure: "real-reliability",
        [
          Quantity("ECE", found.ece[0]), Quantity("ECE, tempered", found.ece[1]),
          Quantity("Brier score, tempered", found.brier[1]),
        ]),
    ]
  }
}
