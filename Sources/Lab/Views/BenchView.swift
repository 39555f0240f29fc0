import Foundation
import Measures
import Preferences
import Worlds

/// The view *Bench explorer*: both scores of every pair, and what they come to.
final class BenchView: @unchecked Sendable {
  struct Query: Decodable {
    var model: String
    var bench: Bench
    /// Pairs of each subset.
    var count: Int
    /// Those that are wanted; all where none is named.
    var subsets: [String]?
    /// Whether the pairs themselves are wanted, and not only what they come to.
    var pairs: Bool
  }
  enum Bench: String, Codable, Sendable { case plain, hard }

  struct Pair: Encodable, Sendable {
    var id, subset, prompt, chosen, rejected: String
    var scoreChosen, scoreRejected: Double
    /// z_yes − z_no of the chosen response less that of the rejected one, nats.
    var margin: Double
    /// Tokens of the chosen response less those of the rejected one.
    var length: Int
    var credit: Double
  }
  struct Line: Encodable {
    var name: String
    var count, ties: Int
    var accuracy: Interval

    init(_ line: RewardBench.Line) {
      (name, count, ties, accuracy) = (line.name, line.count, line.ties, line.accuracy)
    }
  }
  struct Bin: Encodable {
    var low, high, said: Double
    var count: Int
    var share: Interval
  }
  struct Reply: Encodable {
    var subsets, sections: [Line]
    var total: Interval
    /// Of the subsets in which one response is flawless.
    var bins: [Bin]
    var ece, brier, auc: Interval
    var mass: Double
    var pairs: [Pair]
  }

  private let shelf: Shelf
  private let lock = NSLock()
  private struct Key: Hashable {
    var model: String
    var bench: Bench
    var subset: String
    var count: Int
  }
  private struct Read {
    var pairs: [Pair]
    var masses: [Double]
  }
  private var kept: [Key: Read] = [:]
  private var order: [Key] = []
  /// Subsets that are kept, of all models.
  private static let most = 400

  init(_ shelf: Shelf) { self.shelf = shelf }

  /// The names of all subsets of a world's bench.
  static func subsets(_ world: LabWorld, _ bench: Bench) -> [String] {
    switch (world, bench) {
    case (.pocket, .plain): PocketSubset.allCases.map(\.rawValue)
    case (.pocket, .hard): HardSubset.allCases.map(\.rawValue)
    case (.english, _): EnglishSubset.allCases.map(\.rawValue)
    }
  }

  func read(_ query: Query) throws -> API.Work<Reply> {
    let item = try shelf.item(query.model)
    let count = try checked("pairs of a subset", query.count, in: 2...(item.isReal ? 20 : 50))
    let names = Self.subsets(item.world, query.bench)
    let wanted = try (query.subsets ?? names).map { try checked("subset", $0, among: names) }
    guard Set(wanted).count == wanted.count, !wanted.isEmpty else {
      throw Refusal(422, "Name each subset once.")
    }
    return { [self] in
      let subject = try shelf.subject(item)
      return reply(
        try wanted.map { try read(subject, query.bench, $0, count) }, withPairs: query.pairs)
    }
  }

  private func reply(_ read: [Read], withPairs: Bool) -> Reply {
    let pairs = read.flatMap(\.pairs)
    let bench = RewardBench(
      pairs.map {
        RewardBench.Outcome(
          subset: $0.subset, scoreChosen: $0.scoreChosen, scoreRejected: $0.scoreRejected)
      })
    let forecasts: [Forecast] = pairs.filter {
      HardSubset(rawValue: $0.subset)?.hasFlawless ?? true
    }.flatMap { [($0.scoreChosen, true), ($0.scoreRejected, false)] }
    let none = Interval(.nan, .nan, .nan)
    let calibration = forecasts.isEmpty ? nil : Calibration(forecasts, samples: 400)
    return Reply(
      subsets: bench.subsets.map(Line.init), sections: bench.sections.map(Line.init),
      total: bench.total,
      bins: (calibration?.bins ?? []).filter { $0.count > 0 }.map {
        Bin(
          low: $0.range.lowerBound, high: $0.range.upperBound, said: $0.probability,
          count: $0.count, share: $0.share)
      }, ece: calibration?.ece ?? none, brier: calibration?.brier ?? none,
      auc: calibration?.auc ?? none, mass: read.flatMap(\.masses).average,
      pairs: withPairs ? pairs : [])
  }

  private func read(
    _ subject: Subject, _ bench: Bench, _ subset: String, _ count: Int
  ) throws -> Read {
    let key = Key(model: subject.item.id, bench: bench, subset: subset, count: count)
    if let known = lock.withLock({ kept[key] }) { return known }
    let pairs = Self.pairs(subject.world, bench, subset, count)
    let scores = try subject.judge.judge(pairs.map(\.item))
    let tokenizer = subject.study.model.tokenizer
    func length(_ text: String) throws -> Int {
      try tokenizer.encode(text, continuing: true).count
    }
    let read = Read(
      pairs: try zip(pairs, scores).map { pair, scores in
        Pair(
          id: pair.id, subset: pair.category, prompt: pair.prompt, chosen: pair.chosen,
          rejected: pair.rejected, scoreChosen: scores[0].score, scoreRejected: scores[1].score,
          margin: scores[0].margin - scores[1].margin,
          length: try length(pair.chosen) - length(pair.rejected),
          credit: scores[0].score == scores[1].score
            ? 0.5 : scores[0].score > scores[1].score ? 1 : 0)
      }, masses: scores.flatMap { $0.map(\.mass) })
    lock.withLock {
      if kept.updateValue(read, forKey: key) == nil { order.append(key) }
      if order.count > Self.most { kept[order.removeFirst()] = nil }
    }
    return read
  }

  private static func pairs(
    _ world: LabWorld, _ bench: Bench, _ subset: String, _ count: Int
  ) -> [PreferencePair] {
    switch world {
    case .pocket:
      if let plain = PocketSubset(rawValue: subset) {
        return PocketBench.pairs(of: plain, count: count, seed: 1).map(\.item)
      }
      guard let hard = HardSubset(rawValue: subset) else { return [] }
      return HardBench.pairs(of: hard, count: count, seed: 1)
    case .english:
      return EnglishSubset(rawValue: subset)?.pairs(count, seed: 1) ?? []
    }
  }
}
