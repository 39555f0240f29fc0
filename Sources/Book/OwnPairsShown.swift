import Measures
import Notebook
import Worlds

extension OwnPairs {
  /// One way of asking, and its pairs.
  public typealias Named = (name: String, pairs: OwnPairs)

  /// Mean true quality of what is chosen and rejected, of all samples and of the best, by kind of
  /// task.
  public func panel(_ title: String) -> Panel {
    func means(_ values: (BestAndWorst) -> [Double]) -> [Estimate?] {
      PocketCategory.allCases.map { Estimate(Interval.mean(values(picks(in: $0))).within(0...1)) }
    }
    return .categories(
      title, rows: PocketCategory.allCases.map(\.rawValue),
      x: Axis("true quality (oracle)", range: 0...1.02),
      [
        .estimates("chosen", means(\.chosen)), .estimates("mean of four", means(\.mean)),
        .estimates("rejected", means(\.rejected)), .estimates("best possible", means(\.best)),
      ])
  }

  /// The part of the oracle's gap by kind of task, and the pairs the wrong way round, with the name of
  /// the wording behind.
  public func quantities(_ wording: String) -> [Quantity] {
    PocketCategory.allCases.map {
      Quantity("part of the oracle's gap, \(wording)", of: $0.rawValue, picks(in: $0).partOfGap)
    } + [Quantity("pairs the wrong way round, \(wording)", picks().wrongWayRound)]
  }

  /// The part of the oracle's gap and the pairs the wrong way round, a row for each way of asking and
  /// kind of task.
  public static func table(_ ways: [Named]) -> Table {
    Table(
      columns: [
        "prompts", "task", "with something to rank", "part of the oracle's gap", "wrong way round",
      ],
      rows: ways.flatMap { name, pairs in
        PocketCategory.allCases.map { category in
          let picks = pairs.picks(in: category)
          return [
            .text(name), .text(category.rawValue),
            .text("\(picks.unlike) of \(picks.chosen.count)"),
            .percentEstimate(Estimate(picks.partOfGap), digits: 0),
            .percentEstimate(Estimate(picks.wrongWayRound)),
          ]
        }
      })
  }
}
