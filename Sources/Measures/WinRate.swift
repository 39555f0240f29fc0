import Foundation

/// How often a model's responses are preferred to a baseline's, plain and with the share of length
/// taken out, in the manner of AlpacaEval 2 (Dubois et al. 2024, arXiv 2404.04475).
///
/// The plain rate is the mean preference; a tie is ½. The length-controlled one fits
///
///     P(m ≻ b | i) = σ(θ + φ · tanh(Δlen_i / std Δlen) + ψ · difficulty_i)
///
/// to the preferences and takes the mean over i with Δlen = 0. A model against itself has 50 %, and
/// the two models' rates add up to 100 %. AlpacaEval fits by L1 with cross-validation and knows
/// each prompt's difficulty from all models of its board; here the fit is Newton's with a small
/// ridge λ/2 (θ² + φ² + ψ²), λ = 0.01, which keeps θ finite where one side always wins, and the
/// difficulty is the caller's or left out.
public struct WinRate: Sendable, Equatable {
  /// One comparison of a response with the baseline's.
  public struct Game: Sendable, Equatable {
    /// Games of one prompt are drawn together by the bootstrap.
    public var prompt: Int
    /// The model's share of the win, 0…1; also the judge's probability.
    public var preference: Double
    /// Length of the baseline's response less that of the model's, in any unit.
    public var lengthDifference: Double
    /// How hard the prompt is, in any unit and from any zero; 0 everywhere leaves it out.
    public var difficulty: Double

    public init(
      prompt: Int, preference: Double, lengthDifference: Double, difficulty: Double = 0
    ) {
      self.prompt = prompt
      self.preference = preference
      self.lengthDifference = lengthDifference
      self.difficulty = difficulty
    }
  }

  /// 0…1, with intervals over prompts (bootstrap; the fit is made anew in each sample).
  public let plain: Interval
  public let lengthControlled: Interval
  /// The fit. φ below 0 means that the longer response is preferred.
  public let θ: Double
  public let φ: Double
  public let ψ: Double

  /// Measures the games, of which at least one must be there.
  ///
  /// - Parameter samples: of the bootstrap; with 0 the intervals are not numbers, for a caller who
  ///   has those of seeds.
  public init(_ games: [Game], samples: Int = 1000, seed: UInt64 = 1) {
    let all = Fit(games, start: [0, 0, 0])
    (θ, φ, ψ) = (all.weights[0], all.weights[1], all.weights[2])
    let prompts = Dictionary(grouping: games, by: \.prompt).sorted { $0.key < $1.key }.map(\.value)
    let draws = Bootstrap.draws(of: [prompts.count], samples: samples, seed: seed) { drawn in
      Fit(drawn[0].flatMap { prompts[$0] }, start: all.weights)
    }
    plain = Interval(all.plain, draws: draws.map(\.plain))
    lengthControlled = Interval(all.lengthControlled, draws: draws.map(\.lengthControlled))
  }

  /// The logistic model, fitted.
  struct Fit {
    var weights: [Double]
    let plain: Double
    let lengthControlled: Double

    init(_ games: [Game], start: [Double]) {
      let n = Double(games.count)
      func standardised(_ values: [Double], centred: Bool) -> [Double] {
        let mean = values.reduce(0, +) / n
        let deviation = (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
        if deviation < 1e-12 { return values.map { _ in 0 } }
        return values.map { ($0 - (centred ? mean : 0)) / deviation }
      }
      let length = standardised(games.map(\.lengthDifference), centred: false).map { tanh($0) }
      let difficulty = standardised(games.map(\.difficulty), centred: true)
      let x = zip(length, difficulty).map { [1, $0, $1] }
      let p = games.map(\.preference)
      weights = start
      var loss = Self.loss(weights, x, p)
      for _ in 0..<50 {
        let step = Self.newtonStep(weights, x, p)
        // Halved where a full step overshoots, which happens far from the optimum only.
        var size = 1.0
        var next = zip(weights, step).map { $0 - $1 }
        while Self.loss(next, x, p) > loss + 1e-12, size > 1e-6 {
          size /= 2
          next = zip(weights, step).map { $0 - size * $1 }
        }
        weights = next
        loss = Self.loss(weights, x, p)
        if step.allSatisfy({ abs($0) < 1e-10 }) { break }
      }
      plain = p.reduce(0, +) / n
      let (θ, ψ) = (weights[0], weights[2])
      lengthControlled = difficulty.reduce(0) { $0 + 1 / (1 + exp(-θ - ψ * $1)) } / n
    }

    private static let ridge = 0.01

    private static func logit(_ w: [Double], _ x: [Double]) -> Double {
      w[0] * x[0] + w[1] * x[1] + w[2] * x[2]
    }

    /// Σ −p ln σ(z) − (1−p) ln σ(−z) + λ/2 |w|².
    private static func loss(_ w: [Double], _ x: [[Double]], _ p: [Double]) -> Double {
      let fit = zip(x, p).reduce(0.0) { sum, item in
        let z = logit(w, item.0)
        return sum + max(z, 0) - item.1 * z + log1p(exp(-abs(z)))
      }
      return fit + ridge / 2 * w.reduce(0) { $0 + $1 * $1 }
    }

    /// H⁻¹ g of the loss.
    private static func newtonStep(_ w: [Double], _ x: [[Double]], _ p: [Double]) -> [Double] {
      var gradient = w.map { ridge * $0 }
      var hessian = (0..<3).map { i in (0..<3).map { i == $0 ? ridge : 0 } }
      for (x, p) in zip(x, p) {
        let q = 1 / (1 + exp(-logit(w, x)))
        for i in 0..<3 {
          gradient[i] += (q - p) * x[i]
          for j in 0..<3 { hessian[i][j] += q * (1 - q) * x[i] * x[j] }
        }
      }
      return solve(hessian, gradient)
    }

    /// Gauss's elimination; the ridge keeps the pivots above 0.
    private static func solve(_ matrix: [[Double]], _ right: [Double]) -> [Double] {
      var (a, b) = (matrix, right)
      for k in b.indices {
        for i in b.indices where i != k {
          let factor = a[i][k] / a[k][k]
          for j in b.indices { a[i][j] -= factor * a[k][j] }
          b[i] -= factor * b[k]
        }
      }
      return b.indices.map { b[$0] / a[$0][$0] }
    }
  }
}
