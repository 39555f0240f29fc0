import Foundation
import LanguageModels
import Measures
import Notebook
import Worlds

// How a judge's answer, its readings and their calibration are shown.

extension Panel {
  /// The likeliest words behind a question's responses, one series for each group, on a logarithmic
  /// scale from 10⁻⁶.
  public static func nextWords(
    _ sheet: AnswerSheet, _ groups: [ToneProbe.Group], spelled: (Int) -> String
  ) -> Panel {
    let answers = groups.map { sheet.answers[0][$0.places[0]] }
    let likeliest = Set(answers.flatMap { p in p.indices.sorted { p[$0] > p[$1] }.prefix(7) })
      .sorted { answers[0][$0] > answers[0][$1] }
    return .categories(
      rows: likeliest.map(spelled),
      x: Axis("probability as the next word", range: 1e-6...1, logarithmic: true),
      zip(groups, answers).map { group, answer in
        .estimates(
          group.rawValue,
          likeliest.map { exp(answer[$0]) }.map { $0 < 1e-6 ? nil : Estimate($0, $0, $0) })
      })
  }

  /// The lead of a plain closing by reading, a series for each model.
  public static func toneLeads(_ effects: [(name: String, effect: ToneEffect)]) -> Panel {
    .categories(
      rows: AnswerReading.allCases.map(\.rawValue), x: Axis("lead of the plain closing (nats)"),
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
        .line(
          name,
          calibration.merged(atLeast: 20).map { DataPoint($0.probability, Estimate($0.share)) },
          interval: .bars)
      })
  }

  /// How many forecasts stand where.
  public static func forecastCounts(_ title: String, _ sets: [(String, [Forecast])]) -> Panel {
    Panel(
      title, x: Axis("score", range: 0...1), y: Axis("share of the scores", percent: true),
      sets.map { .histogram($0.0, of: $0.1.map(\.probability), in: 0...1, bins: 10) })
  }
}

extension Report {
  /// The mean share of each kind of word, by truth and tone.
  public func shares(_ sheet: AnswerSheet, _ probe: ToneProbe, line: Int = #line) {
    rows(
      ["response", "Yes", "its synonyms", "No", "its synonyms", "other words"],
      ToneProbe.Group.allCases.map { group in
        [.text(group.rawValue)]
          + (0..<5).map { kind in
            .percent(probe.means(group, of: sheet.shares.map { $0.map { $0[kind] } }).average)
          }
      }, line: line)
  }

  /// How often a right response reads above a wrong, plain one, where it is plain too and where it is
  /// cheerful.
  public func tone(_ effects: [(name: String, effect: ToneEffect)], line: Int = #line) {
    rows(
      ["reading"] + effects.flatMap { ["\($0.name), both plain", "\($0.name), better cheerful"] },
      AnswerReading.allCases.map { reading in
        [.text(reading.rawValue)]
          + effects.flatMap { [$0.effect.plain, $0.effect.cheerful] }
          .map { .percent(($0[reading] ?? []).average, digits: 0) }
      }, line: line)
  }

  /// Accuracy and AUC of the raw probability and of the score, and what is gained.
  public func rankings(
    _ readings: [(name: String, raw: PairReadings, score: PairReadings)], line: Int = #line
  ) {
    rows(
      [
        "model", "accuracy, raw", "normalised", "gained", "AUC, raw", "normalised", "gained",
      ],
      readings.map { name, raw, score in
        let gain = score.gain(over: raw)
        return [
          .text(name), .percent(raw.accuracy.value), .percent(score.accuracy.value),
          .percentEstimate(Estimate(gain.accuracy), digits: 2), .number(raw.area.value),
          .number(score.area.value), .estimate(Estimate(gain.area), digits: 4),
        ]
      }, line: line)
  }

  /// What further lessons with synonyms and without them leave.
  public func lessons(_ trials: Trials<SynonymTrial>, line: Int = #line) {
    rows(
      ["lessons", "mean mass", "lead, raw (nats)", "normalised", "all assent", "AUC gained"],
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
        "middle, said less true", "tempered",
      ],
      sets.map { set in
        [
          .text(set.label), .number(set.temperature, digits: 2), .integer(set.tried.count),
          .integer(set.undecided), .estimate(Estimate(set.before.ece)),
          .estimate(Estimate(set.after.ece)), .percentEstimate(Estimate(set.middle), digits: 0),
          .percentEstimate(Estimate(set.middleAfter), digits: 0),
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
    tokens(Array(found.example.prefix(8)), "behind the right answer", "behind the wrong one")
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
            .line(
              name,
              bins.filter { $0.share.high - $0.share.low < 0.45 }
                .map { DataPoint($0.forecast, Estimate($0.share)) }, interval: .bars)
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
