import Measures
import Notebook
import Tensors
import Worlds

/// Specialists of several corpora and their control, each with each seed, and what is read of them.
///
/// What a specialist has above the control is formed seed by seed: the two share start, pairs and
/// tasks, and what these do is gone in the difference.
public struct SpecialistStudy: Sendable {
  public typealias Outcome = SpecialistTrial.Outcome
  /// A number of an outcome, seen from one domain.
  public typealias Measure = @Sendable (_ domain: PocketCategory, _ outcome: Outcome) -> Double

  /// Code and math as the lesson describes their corpora.
  public static let code = Specialty(.code, keepsFormat: true, containsVerification: true)
  public static let math = Specialty(.math, keepsFormat: false, containsVerification: false)
  static let control = "control"

  /// Accuracy in a domain, in the three others, and on the harder pairs of the domain.
  public static let own: Measure = { domain, outcome in outcome.last[domain] }
  public static let others: Measure = { domain, outcome in outcome.last.elsewhere(than: domain) }
  public static let hard: Measure = { domain, outcome in outcome.hard[domain] }

  public let trial: SpecialistTrial
  public let corpora: [Specialty]
  /// The judge that all begin with.
  public let before: DomainReading
  public let runs: Trials<Outcome>
  private let corpusOf: [String: Specialty]

  /// Runs all arms, side by side.
  ///
  /// - Parameters:
  ///   - corpora: the natural two, which are looked at in detail, among them.
  ///   - finished: told after each run.
  public init(
    _ trial: SpecialistTrial, _ corpora: [Specialty], seeds: Int,
    finished: @Sendable () -> Void = {}
  ) throws {
    let corpusOf = Dictionary(uniqueKeysWithValues: corpora.map { ($0.name, $0) })
    let detailed = [Self.control, Self.code.name, Self.math.name]
    var runs = Trials<Outcome>(seeds: seeds)
    try runs.run([Self.control] + corpora.map(\.name)) { arm, seed in
      defer { finished() }
      return try trial.run(corpusOf[arm], seed: seed, inDetail: detailed.contains(arm))
    }
    before = try DomainReading(PocketModels.load(trial.size, .instruct), on: trial.pairs)
    (self.trial, self.corpora, self.runs, self.corpusOf) = (trial, corpora, runs, corpusOf)
  }

  /// The mean over seeds of a specialist, or of the control.
  public func mean(_ corpus: Specialty?, _ value: (Outcome) -> Double) -> Interval {
    runs.mean(corpus?.name ?? Self.control, value)
  }

  /// What a specialist has above the control.
  public func lead(_ corpus: Specialty, _ value: (Outcome) -> Double) -> Interval {
    runs.lead(corpus.name, over: Self.control, value)
  }

  /// A weighted sum over the corpora, each seen from its own domain.
  public func effect(_ measure: Measure, _ weight: (Specialty) -> Double) -> Interval {
    runs.contrast(corpora.map { ($0.name, weight($0)) }) { arm, outcome in
      corpusOf[arm].map { measure($0.category, outcome) } ?? .nan
    }
  }

  /// The mean of all specialists above the control, which is seen from each of their domains.
  public func meanLead(_ measure: Measure) -> Interval {
    let domains = corpora.map(\.category)
    let share = 1 / Double(corpora.count)
    return runs.contrast(corpora.map { ($0.name, share) } + [(Self.control, -1)]) { arm, outcome in
      (corpusOf[arm].map { [$0.category] } ?? domains).map { measure($0, outcome) }.average
    }
  }

  /// How much better a specialist solves its domain, asked in the form of its corpus, than the
  /// control in chat turns; in quality, 0…1.
  public func solvesBetter(_ corpus: Specialty) -> Interval {
    runs.contrast([(corpus.name, 1), (Self.control, -1)]) { arm, outcome in
      arm == corpus.name ? outcome.solves : outcome.solvesInTurns[corpus.category] ?? .nan
    }
  }
}

// What a page shows.
extension SpecialistStudy {
  /// A text of each corpus.
  public static func examples(of corpora: [Specialty], _ random: Random) throws -> Table {
    var table = Table(columns: ["domain", "corpus", "for example"])
    for corpus in corpora {
      let text = try corpus.example(random)
      table.add(.text(corpus.category.rawValue), .text(corpus.form), .code(text))
    }
    return table
  }

  /// The control and the two natural specialists, by the domain that is judged.
  public var byDomain: Table {
    var table = Table(
      columns: ["judge"] + PocketCategory.allCases.map { .text($0.rawValue) }
        + ["mean", "mass on Yes + No"])
    func mass(_ reading: DomainReading) -> Double {
      PocketCategory.allCases.compactMap { reading.mass[$0] }.average
    }
    table.rows.append(
      ["before"] + PocketCategory.allCases.map { .percent(before[$0]) }
        + [.percent(before.mean), .percent(mass(before))])
    let arms = [("control", nil), ("code specialist", Self.code), ("math specialist", Self.math)]
    for (name, corpus) in arms {
      func cell(_ value: (DomainReading) -> Double) -> Cell {
        .percentEstimate(Estimate(mean(corpus) { value($0.last) }))
      }
      table.rows.append(
        [.text(name)] + PocketCategory.allCases.map { domain in cell { $0[domain] } }
          + [cell(\.mean), cell(mass)])
    }
    return table
  }

  /// What the natural specialists have above the control in each subset, in points; a row of one's
  /// own domain says so.
  public var leadsBySubset: Panel {
    func row(_ subset: String) -> String {
      let own = [Self.code, Self.math].map(\.category.rawValue).first { subset.hasPrefix($0) }
      return own.map { "\(subset) (own: \($0))" } ?? subset
    }
    func series(_ name: String, _ corpus: Specialty) -> Series {
      .estimates(
        name,
        before.subsets.indices.map { index in
          Estimate(points: lead(corpus) { $0.last.subsets[index].accuracy.value })
        })
    }
    return .categories(
      rows: before.subsets.map { row($0.name) }, x: Axis("accuracy above the control (points)"),
      references: [.vertical(0)],
      [series("code specialist", Self.code), series("math specialist", Self.math)])
  }

  /// A number of the natural specialists' judgement against what they have read, and the control's,
  /// averaged over the two domains that they are seen from.
  public func onTheWay(
    _ title: String, _ value: (_ reading: DomainReading, _ domain: PocketCategory) -> Double
  ) -> Panel {
    func line(_ name: String, _ corpus: Specialty?, _ domains: [PocketCategory]) -> Series {
      .line(
        name,
        ([0] + trial.looks).enumerated().map { index, step in
          DataPoint(
            Double(step * trial.phase.tokensPerStep) / 1000,
            Estimate(
              mean(corpus) { outcome in
                let reading = ([before] + outcome.readings)[index]
                return domains.map { value(reading, $0) }.average
              }.within(0...1)))
        })
    }
    return Panel(
      title, x: Axis("tokens read (thousands)"), y: Axis("accuracy", percent: true),
      [
        line("code specialist", Self.code, [.code]), line("math specialist", Self.math, [.math]),
        line("control", nil, [.code, .math]),
      ])
  }

  /// A natural specialist beside the control, by several measures.
  public func beside(
    _ corpus: Specialty, _ columns: [Cell], _ measures: [(name: String, of: (Outcome) -> Double)]
  ) -> Table {
    var table = Table(columns: columns)
    for (name, value) in measures {
      table.add(
        .text(name), .percentEstimate(Estimate(mean(nil, value))),
        .percentEstimate(Estimate(mean(corpus, value))),
        .estimate(Estimate(points: lead(corpus, value)), digits: 1))
    }
    return table
  }

  /// Solving and judging of the control and of all specialists, domain by domain.
  public var solvingAndJudging: Table {
    var table = Table(
      columns: [
        "specialist", "solves its domain", "in chat turns", "judges its domain",
        "harder pairs of it", "judges the others", "mass",
      ])
    for domain in PocketCategory.allCases where corpora.contains(where: { $0.category == domain }) {
      let own = corpora.filter { $0.category == domain }
      for corpus in [nil] + own.map(Optional.some) {
        func cell(_ value: (Outcome) -> Double) -> Cell {
          .percentEstimate(Estimate(mean(corpus, value)))
        }
        table.add(
          .text(corpus?.name ?? "control, asked about \(domain.rawValue)"),
          corpus == nil ? .missing : .estimate(Estimate(mean(corpus, \.solves)), digits: 2),
          .number(mean(corpus) { $0.solvesInTurns[domain] ?? .nan }.value, digits: 2),
          cell { $0.last[domain] }, cell { $0.hard[domain] },
          cell { $0.last.elsewhere(than: domain) },
          .percent(mean(corpus) { $0.last.mass[domain] ?? .nan }.value))
      }
    }
    return table
  }
}

extension Estimate {
  /// A difference of shares, in points.
  public init(points interval: Interval) {
    self.init(100 * interval.value, 100 * interval.low, 100 * interval.high)
  }
}
