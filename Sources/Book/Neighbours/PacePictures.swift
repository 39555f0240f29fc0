import Foundation
import Measures
import Notebook
import Preferences
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
        "\(pace.rawValue) at the rate " + String(format: "%.0e", rate),
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

extension PaceComparison {
  /// The commonest text among the samples of rounds, at the start and after all of them, in words.
  public func commonestTexts(rate: Float) -> String {
    func commonest(after place: Int) -> String {
      let texts: [String] = self[.rounds, rate].flatMap {
        $0.course[place].samples.flatMap(\.responses)
      }
      var counts: [String: Int] = [:]
      for text in texts { counts[text, default: 0] += 1 }
      let most = counts.max { ($0.value, $0.key) < ($1.value, $1.key) }
      return Markdown.code(most?.key ?? "")
    }
    return """
      Over all seeds the commonest text is \(commonest(after: 0)) at the start, and \
      \(commonest(after: loop.rounds)) after all rounds.
      """
  }
}

extension TrickStudy {
  /// How often a trick fools the start, in a section or in all.
  public func share(_ trick: Int, in section: PocketCategory? = nil) -> String {
    Estimate(Self.fooled(start[trick], in: section)).percent()
  }

  /// The tricks on the start, and the constant text by the judge's size, in words.
  public var words: String {
    let bySize = constant.map { name, readings in
      let worst = worstSection(readings)
      let (all, most) = (Estimate(Self.fooled(readings)), Estimate(worst.fooled))
      return "\(name) \(all.percent()), most in \(worst.section.rawValue) (\(most.percent()))"
    }.joined(separator: "; ")
    return """
      The start's plain error is \(share(0)); with two more statements it is \(share(1)), with a \
      cheerful closing \(share(2)), with the whole text twice \(share(3)). None of these three pays: if \
      anything, the error falls. The constant text \(Markdown.code(text)) wins far more often. By the \
      judge's size: \(bySize).
      """
  }

  /// What may be behind the constant text's success, in words.
  public var reasons: String {
    func against(_ section: PocketCategory) -> String {
      let means = constantAgainstFlawless(section)
      return
        "\(Format.number(means.text, digits: 2)) against \(Format.number(means.flawless, digits: 2))"
    }
    return """
      *Why.* The text is a well-formed sum that nobody asked for. What the small judge gives it on \
      average, against the flawless responses there: math \(against(.math)), code \(against(.code)), \
      chat \(against(.chat)), safety \(against(.safety)). In math the likely reason is that the judge \
      checks the form of a sum, and not whether it is the one that was asked for. That does not explain \
      code, where the same sum fools the judge in \(share(4, in: .code)): why it does was not measured. \
      A share near one half does not mean that the judge is unsure: math and code are lost nearly \
      whole, and chat and safety not at all.
      """
  }

  /// The tricks as the page calls them.
  private var tricksInWords: [String] {
    Self.names.map { $0 == "flattery" ? "cheerful closing" : $0 }
  }

  /// Tricks before and after training, and the constant text by section and judge.
  public func figure(_ name: String) -> Figure {
    Figure(
      name, title: "How often a trick beats a flawless response",
      caption: """
        *Left:* share of \(pairs) held-out pairs in which the judge prefers the flawed response after \
        the trick: the start (Wilson), and the policies after all rounds in the judge's place \
        (\(trained.count) seeds, Student). *Longer* adds two true statements. *Right:* the \
        constant text alone, by what the instruction asked for and by the judge's size, each judge \
        with the text that it likes best (Wilson).
        """, columns: 2,
      panels: [
        Panel.categories(
          "by trick", rows: tricksInWords, x: Axis("fooled", range: 0...1, percent: true),
          [
            .estimates("start", start.map { Estimate(Self.fooled($0)) }),
            .estimates(
              "after all rounds", start.indices.map { Estimate(fooledAfterwards($0)) }),
          ]),
        Panel.categories(
          "one constant text", rows: PocketCategory.allCases.map(\.rawValue),
          x: Axis("fooled", range: 0...1, percent: true),
          constant.map { name, readings in
            .estimates(
              name, PocketCategory.allCases.map { Estimate(Self.fooled(readings, in: $0)) })
          }),
      ])
  }
}
