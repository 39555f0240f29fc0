import Foundation

/// A probability that something is true, and whether it was.
public typealias Forecast = (probability: Double, isTrue: Bool)

/// Whether probabilities mean what they say: of all responses called good with 70 %, 70 % should be
/// good.
///
/// Intervals come from bootstrap samples of the forecasts, which are taken to be independent.
public struct Calibration: Sendable {
  /// The forecasts whose probability lies in `range`.
  public struct Bin: Sendable, Equatable {
    public let range: ClosedRange<Double>
    public let count: Int
    /// The mean of their probabilities, as said; not a number where the bin is empty.
    public let probability: Double
    /// The share that was true, with Wilson's interval.
    public let share: Interval
  }

  /// Equal widths, upwards from 0; empty ones included.
  public let bins: [Bin]
  /// Expected calibration error: the mean distance of what was said from what was true, over bins
  /// weighted by their counts (Guo et al. 2017, arXiv 1706.04599).
  ///
  /// It is never below 0, so noise alone raises it: with a hundred forecasts, by some 0.05. The
  /// interval is for what the same bins would show of endlessly many forecasts, Σ_b |E (p − truth)|,
  /// and so reaches far below the value where that is mostly noise. In simulations it holds the
  /// truth 95 times in a hundred where the bins' errors stand clear of their noise, up to 99 times
  /// where they do not.
  public let ece: Interval
  /// The mean of (probability − truth)²; ¼ for always saying ½ (Brier 1950).
  public let brier: Interval
  /// The chance that something true was given a higher probability than something false.
  public let auc: Interval
  /// Murphy's parts of the Brier score (1973), by bins: `reliability − resolution + uncertainty`.
  /// What was said in a bin differs from what was true; bins differ in truth; the truth is mixed.
  public let reliability: Double
  public let resolution: Double
  public let uncertainty: Double

  /// Measures forecasts, of which at least one must be there.
  public init(
    _ items: [Forecast], bins binCount: Int = 10, samples: Int = 1000, seed: UInt64 = 1
  ) {
    let sorted = items.sorted { $0.probability < $1.probability }
    let places = sorted.map { min(binCount - 1, max(0, Int($0.probability * Double(binCount)))) }
    let all = Sums(sorted, places, binCount, counts: sorted.map { _ in 1 })
    bins = (0..<binCount).map { bin in
      let low = Double(bin) / Double(binCount)
      return Bin(
        range: low...(low + 1 / Double(binCount)), count: Int(all.count[bin]),
        probability: all.said[bin] / all.count[bin],
        share: .share(all.true[bin], of: Int(all.count[bin])))
    }
    let base = all.true.reduce(0, +) / all.total
    func sum(_ part: (Int) -> Double) -> Double {
      (0..<binCount).filter { all.count[$0] > 0 }.reduce(0) {
        $0 + all.count[$1] / all.total * part($1)
      }
    }
    reliability = sum { pow((all.said[$0] - all.true[$0]) / all.count[$0], 2) }
    resolution = sum { pow(all.true[$0] / all.count[$0] - base, 2) }
    uncertainty = base * (1 - base)

    let draws = Bootstrap.draws(of: [sorted.count], samples: samples, seed: seed) { drawn in
      var counts = [Double](repeating: 0, count: sorted.count)
      for index in drawn[0] { counts[index] += 1 }
      return Sums(sorted, places, binCount, counts: counts)
    }
    ece = Self.ece(all, draws)
    brier = Interval(all.brier, draws: draws.map(\.brier))
    // A sample without anything true, or without anything false, has no area.
    auc = Interval(all.auc, draws: draws.map(\.auc))
  }

  /// The ECE with its interval.
  ///
  /// A percentile of the draws would lie too high, for drawing anew adds noise to the noise that is
  /// already in the value Σ_b |g_b|. With the draws' noise z = g* − g, the lower bound is the least
  /// λ Σ |g_b|, 0 ≤ λ ≤ 1, that noise raises to the value in 2.5 % of the draws:
  ///
  ///     P(Σ_b |λ g_b + z_b| ≥ Σ_b |g_b|) = 0.025
  ///
  /// For the upper one, noise is taken not to have turned any bin's sign, so that it raised nothing:
  /// Σ |g_b| less the percentile 2.5 of Σ sign(g_b) z_b.
  private static func ece(_ all: Sums, _ draws: [Sums]) -> Interval {
    let gaps = all.gaps
    let noise = draws.map { zip($0.gaps, gaps).map { $0 - $1 } }
    let value = all.ece
    let tail = noise.count / 40
    func isPlausible(_ λ: Double) -> Bool {
      noise.count { z in zip(gaps, z).reduce(0) { $0 + abs(λ * $1.0 + $1.1) } >= value } > tail
    }
    var (low, high) = (0.0, 1.0)
    if isPlausible(0) { high = 0 }
    // 2⁻¹⁴ of the value is finer than the draws can tell.
    for _ in 0..<14 where high > 0 {
      let middle = (low + high) / 2
      if isPlausible(middle) { high = middle } else { low = middle }
    }
    let shifts = noise.map { z in zip(gaps, z).reduce(0) { $0 + ($1.0 < 0 ? -$1.1 : $1.1) } }
    return Interval(value, high * value, min(1, value - shifts.sorted()[tail]))
  }

  /// The T for which σ(logit p / T) has the least log-loss: one number that says how much too sure
  /// (above 1) or too timid (below) the probabilities are (Guo et al. 2017). To be fitted on other
  /// forecasts than those it is tried on.
  ///
  /// - Returns: near 0 where all are right, e⁷ where they are no better than chance.
  public static func temperature(_ items: [Forecast]) -> Double {
    /// Margins towards the truth: the log-loss is −Σ ln σ(a m) with a = 1/T.
    let margins = items.map { ($0.isTrue ? 1 : -1) * logit($0.probability) }
    /// Its derivative by a, which rises in a.
    func slope(_ a: Double) -> Double { margins.reduce(0) { $0 - $1 / (1 + exp(a * $1)) } }
    var (low, high) = (-7.0, 7.0)
    for _ in 0..<60 {
      let middle = (low + high) / 2
      if slope(exp(middle)) < 0 { low = middle } else { high = middle }
    }
    return exp(-(low + high) / 2)
  }

  /// The forecasts with σ(logit p / T) for p.
  public static func tempered(_ items: [Forecast], by temperature: Double) -> [Forecast] {
    items.map { (1 / (1 + exp(-logit($0.probability) / temperature)), $0.isTrue) }
  }

  /// Forecasts before and after tempering: T is fitted on every second one, from the first on, and
  /// both are measured on the others.
  public static func tempering(
    _ items: [Forecast]
  ) -> (temperature: Double, before: Calibration, after: Calibration) {
    let fit = items.indices.filter { $0 % 2 == 0 }.map { items[$0] }
    let test = items.indices.filter { $0 % 2 == 1 }.map { items[$0] }
    let T = temperature(fit)
    return (T, Calibration(test), Calibration(tempered(test, by: T)))
  }

  /// ln p/(1 − p), as far out as a Double can still tell p from 1.
  private static func logit(_ p: Double) -> Double {
    let p = min(max(p, 1e-15), 1 - 1e-15)
    return log(p / (1 - p))
  }

  /// Everything that the measures are made of, for forecasts sorted by probability, each counted so
  /// many times.
  private struct Sums {
    var count: [Double]
    var said: [Double]
    var `true`: [Double]
    var total = 0.0
    var brier = 0.0
    var auc = 0.0
    /// By bin, what was said less what was true, as a share of all forecasts.
    var gaps: [Double] { zip(said, self.true).map { ($0 - $1) / total } }
    var ece: Double { gaps.reduce(0) { $0 + abs($1) } }

    init(_ sorted: [Forecast], _ places: [Int], _ binCount: Int, counts: [Double]) {
      count = [Double](repeating: 0, count: binCount)
      (said, self.true) = (count, count)
      var (truths, falsehoods, won) = (0.0, 0.0, 0.0)
      var (tiedTruths, tiedFalsehoods) = (0.0, 0.0)
      // Also those not drawn: a group of equal forecasts may end with one.
      for index in sorted.indices {
        let (p, isTrue) = sorted[index]
        let (n, bin) = (counts[index], places[index])
        count[bin] += n
        said[bin] += n * p
        brier += n * (p - (isTrue ? 1 : 0)) * (p - (isTrue ? 1 : 0))
        if isTrue {
          self.true[bin] += n
          tiedTruths += n
        } else {
          tiedFalsehoods += n
        }
        if index + 1 == sorted.count || sorted[index + 1].probability > p {
          won += tiedTruths * (falsehoods + tiedFalsehoods / 2)
          truths += tiedTruths
          falsehoods += tiedFalsehoods
          (tiedTruths, tiedFalsehoods) = (0, 0)
        }
      }
      total = truths + falsehoods
      brier /= total
      auc = won / (truths * falsehoods)
    }
  }
}

/// The chance that something true scores higher than something false; ties count ½. Any scores will
/// do, only their order matters; not a number where one of the two kinds is missing.
public func areaUnderCurve(_ items: [(score: Double, isTrue: Bool)]) -> Double {
  let falsehoods = items.filter { !$0.isTrue }.map(\.score).sorted()
  let truths = items.filter(\.isTrue).map(\.score).sorted()
  var (below, upTo, won) = (0, 0, 0.0)
  for score in truths {
    while below < falsehoods.count, falsehoods[below] < score { below += 1 }
    upTo = max(upTo, below)
    while upTo < falsehoods.count, falsehoods[upTo] == score { upTo += 1 }
    won += Double(below + upTo) / 2
  }
  return won / (Double(truths.count) * Double(falsehoods.count))
}
