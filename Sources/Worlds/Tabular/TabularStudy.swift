import Measures
import Preferences
import Tensors

/// What losses reach on random tables: with exact labels, with labels counted from annotators, and
/// against a search that compares whole policies.
public struct TabularStudy: Sendable {
  public let beta: Float
  /// h, the sizes of panels.
  public let annotators: [Int]
  /// How many tables, numbered from 1; table 0 is the one with exact labels.
  public let tables: Int
  private let seed: UInt64

  /// The distance to π* as each loss trains on exact labels.
  public let courses: [(name: String, course: TabularWorld.Course)]
  /// How far iREPO's minimiser in closed form is from π* with exact labels.
  public let closedForm: Double
  /// By panel, then by table: what iREPO lost in training, what the bound allows it, and what soft
  /// DPO lost.
  public let lost: [[Double]]
  public let bounds: [[Double]]
  public let softLost: [[Double]]

  /// - Parameter losses: those for exact labels.
  public init(
    _ losses: [PreferenceLoss], beta: Float, steps: Int, annotators: [Int], tables: Int,
    seed: UInt64
  ) throws {
    (self.beta, self.annotators, self.tables, self.seed) = (beta, annotators, tables, seed)
    func table(_ number: Int) -> TabularWorld { Self.table(number, beta, seed) }
    let exact = table(0)
    courses = zip(
      losses.map(\.name),
      try sideBySide(losses) {
        exact.course(of: $0, on: exact.comparisons, steps: steps, every: max(1, steps / 30))
      }
    ).map { (name: $0, course: $1) }
    closedForm = TabularPolicy.totalVariation(
      RewardRegression(exact.comparisons, in: exact, clip: 1e-9).policy, exact.optimum)
    func counted(
      _ value: @Sendable (TabularWorld, [TabularPolicy.Comparison]) -> Double
    ) throws -> [[Double]] {
      try annotators.map { h in
        try sideBySide(Array(1...tables)) { number in
          let table = Self.table(number, beta, seed)
          return value(table, table.comparisons(countedBy: h, random: Self.random(number, h, seed)))
        }
      }
    }
    func training(_ loss: PreferenceLoss) throws -> [[Double]] {
      let count = min(steps, 500)
      return try counted { $0.course(of: loss, on: $1, steps: count, every: count).valueLost }
    }
    lost = try training(.iREPO(beta: beta))
    softLost = try training(PreferenceLoss.dpo(beta: beta).softened)
    bounds = try counted { RewardRegression($1, in: $0).bound }
  }

  /// What a search by comparisons of policies has lost after so many, by table; see
  /// ``PolicySearch``.
  public func searched(temperature: Double?, lookAt budgets: [Int]) throws -> [[Double]] {
    try sideBySide(Array(1...tables)) { number in
      PolicySearch(temperature: temperature).run(
        in: Self.table(number, beta, seed), lookAt: budgets,
        random: Random(seed: seed).stream("search \(number)"))
    }
  }

  private static func table(_ number: Int, _ beta: Float, _ seed: UInt64) -> TabularWorld {
    TabularWorld(
      prompts: 10, responses: 5, beta: Double(beta),
      random: Random(seed: seed).stream("table \(number)"))
  }

  private static func random(_ number: Int, _ annotators: Int, _ seed: UInt64) -> Random {
    Random(seed: seed).stream("\(number) \(annotators)")
  }

  /// Comparisons of responses on one table, made once.
  public var comparisons: Int { Self.table(0, beta, seed).comparisons.count }

  /// What the references lose against the optimum, by table.
  public var referenceLost: [Double] {
    (1...tables).map { number in
      let table = Self.table(number, beta, seed)
      return table.valueLost(by: table.reference)
    }
  }

  /// What iREPO with a panel has left of the references' loss, mean over tables.
  ///
  /// - Parameter panel: its place in ``annotators``.
  public func left(_ panel: Int) -> Interval {
    .mean(zip(lost[panel], referenceLost).map { $0 / $1 })
  }

  /// The distance from π* at which a loss ends; 1 for one that was not trained.
  public func end(_ loss: String) -> Double {
    courses.first { $0.name == loss }?.course.end ?? 1
  }

  /// By panel, the share of its bound that iREPO lost, mean over tables.
  public var shareOfBound: [Double] { shares.map(\.average) }
  /// The greatest share of its bound that it lost on any table.
  public var greatestShareOfBound: Double { shares.joined().max() ?? 0 }
  private var shares: [[Double]] { zip(lost, bounds).map { zip($0, $1).map { $0 / $1 } } }

  /// What each larger panel saves over the next smaller one, paired by table.
  public var saved: [Interval] {
    zip(lost, lost.dropFirst()).map { few, many in .mean(zip(few, many).map { $0 - $1 }) }
  }

  /// The loss with the largest panel as a share of that with the smallest; tables are drawn anew.
  public var lastOfFirst: Interval {
    .bootstrap(of: tables) { drawn in
      let (first, last) = (lost.first ?? [], lost.last ?? [])
      return drawn.map { last[$0] }.average / drawn.map { first[$0] }.average
    }
  }
}
