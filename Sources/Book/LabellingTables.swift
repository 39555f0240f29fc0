import Measures
import Notebook
import Preferences
import Worlds

// How ways of labelling are shown.

extension Report {
  /// A table of rows that are written down at once.
  public func rows(_ columns: [Cell], _ rows: [[Cell]], line: Int = #line) {
    table(Table(columns: columns, rows: rows), line: line)
  }

  /// The accuracy of each way on each set, and what it costs on one of them.
  ///
  /// - Parameter costs: the place of the set whose ties, tokens and FLOPs are shown.
  public func labelling(_ sets: [LabellingSet], costs: Int, line: Int = #line) {
    let shown = sets[costs]
    let columns: [Cell] =
      ["way"] + sets.map { .text($0.label) }
      + ["ties", "tokens written per pair", "MFLOPs per pair", "× P(Yes)"]
    rows(
      columns,
      shown.ways.indices.map { index in
        let way = shown.ways[index]
        let tokens = Double(way.judging.tokensWritten) / Double(max(1, way.credits.count))
        return [.text(way.name)]
          + sets.map { .percentEstimate(Estimate($0.ways[index].accuracy), digits: 0) }
          + [
            .percent(way.ties), .number(tokens, digits: 1),
            .number(way.flopsPerPair / 1e6, digits: 0), .number(shown.factor(index), digits: 2),
          ]
      }, line: line)
  }

  /// What was written about a pair's responses, and the score found in it.
  public func critiques(of pair: PreferencePair, _ written: [GeneratedScore], line: Int = #line) {
    let lines = zip([pair.chosen, pair.rejected], written).flatMap { response, score in
      ["  " + response]
        + zip(score.texts, score.scores).map { "    \($0)  → \($1.map(String.init) ?? "no score")" }
    }
    output(([pair.prompt] + lines).joined(separator: "\n"), line: line)
  }
}

extension Report {
  /// What one pass in the one wording has above critiques, and what the wording loses on safety.
  ///
  /// - Parameter sets: with the ways of chapter 00; the third is the medium model's samples.
  public func sameWording(_ sets: [LabellingSet], line: Int = #line) {
    func leads(over other: Int) -> String {
      sets.map { "\($0.label) \(Estimate(points: $0.lead(1, over: other)).text(digits: 1))" }
        .joined(separator: ", ")
    }
    let safety = [1, 3].map { way in
      Format.percent(sets[2].accuracy(way) { $0.category.hasPrefix("safety") }.value, digits: 0)
    }
    text(
      """
      P(Yes) in the one wording minus one critique, in points: \(leads(over: 2)). Minus three \
      critiques: \(leads(over: 3)). Of M's safety pairs the one wording gets \(safety[0]), three \
      critiques \(safety[1]).
      """, line: line)
  }
}

extension Panel {
  /// The accuracies of all ways, one row each, with its work in brackets; a series for each set.
  public static func labelling(
    _ title: String, _ sets: [(name: String, set: LabellingSet)], costs: LabellingSet
  ) -> Panel {
    .categories(
      title,
      rows: costs.ways.indices.map {
        "\(costs.ways[$0].name) (\(Format.number(costs.factor($0), digits: 1)))"
      }, x: Axis("accuracy", range: 0.45...1, percent: true),
      references: [.vertical(0.5, "chance")],
      sets.map { name, set in .estimates(name, set.ways.map { Estimate($0.accuracy) }) })
  }
}

extension Report {
  /// What instruction tuning by a recipe reads.
  public func supervision(_ taught: Supervision, line: Int = #line) {
    rows(
      ["in the tuning's texts", "count"],
      [
        ("texts", taught.texts), ("of which ask for Yes or No", taught.questions),
        ("Yes or No about a whole response", taught.answers),
        ("Yes or No after a step of a response", taught.stepAnswers),
        ("critiques with a score", taught.critiques),
        ("which of two is better", taught.comparisons),
        ("all labels about a response's worth", taught.judgements),
      ].map { [.text($0.0), .integer($0.1)] }, line: line)
  }

  /// Ways of labelling on a real model.
  public func labelling(_ ways: [Real00Ways], line: Int = #line) {
    rows(
      ["way", "labels", "accuracy", "ties", "no score found", "GFLOPs per pair"],
      ways.map {
        [
          .text($0.name), .integer($0.labels), .percentEstimate(Estimate($0.accuracy)),
          .percent($0.ties), $0.unreadable.map { .percent($0) } ?? .missing,
          .number($0.gigaFLOPs, digits: 1),
        ]
      }, line: line)
  }
}

extension Report {
  /// What likelihood has above P(Yes), and above the linear reward model with the most labels.
  public func likelihoodLeads(_ ways: [Real00Ways], line: Int = #line) {
    guard let asks = ways.first(where: { $0.name == "P(Yes)" }),
      let reads = ways.first(where: { $0.name == "likelihood" }),
      let learned = ways.last(where: { $0.name == "linear reward model" })
    else { return }
    func lead(over other: Real00Ways) -> String {
      Estimate(points: .difference(reads.accuracy, other.accuracy)).text(digits: 1)
    }
    text(
      """
      Likelihood minus P(Yes) is \(lead(over: asks)) points; minus the linear reward model with \
      \(learned.labels) labels, \(lead(over: learned)) (unpaired).
      """, line: line)
  }
}

extension Supervision {
  /// All its labels about a response's worth, below a million, as `295,901`.
  public var allLabels: String {
    let (thousands, rest) = judgements.quotientAndRemainder(dividingBy: 1000)
    return thousands == 0 ? "\(rest)" : "\(thousands),\(String(1000 + rest).dropFirst())"
  }
}

extension Real00Ways {
  /// Claim 0.R, where both ways were measured; the intervals are unpaired, as no single pairs are
  /// kept.
  public static func findings(_ ways: [Real00Ways]?) -> [Finding] {
    guard let asks = ways?.first(where: { $0.name == "P(Yes)" }),
      let writes = ways?.first(where: { $0.name == "written critique" })
    else { return [] }
    return [
      Finding(
        "0.R",
        [
          Quantity("P(Yes) less critique", .difference(asks.accuracy, writes.accuracy)),
          Quantity("critique's FLOPs over P(Yes)'s", exactly: writes.gigaFLOPs / asks.gigaFLOPs),
        ], note: "unpaired (Newcombe's interval), as no single pairs were kept")
    ]
  }
}

extension [LabellingSet] {
  /// The lead of one way over another in each set, as a claim's quantity.
  public func leads(_ name: String, _ way: Int, over other: Int) -> [Quantity] {
    map { Quantity(name, of: $0.label, $0.lead(way, over: other)) }
  }

  /// A way's FLOPs in multiples of the first one's in each set.
  public func factors(_ name: String, _ way: Int) -> [Quantity] {
    map { Quantity(name, of: $0.label, exactly: $0.factor(way)) }
  }
}
