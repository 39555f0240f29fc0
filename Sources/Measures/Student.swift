import Foundation

/// Student's distribution, for the mean of a few values whose spread is only known from themselves
/// (Student 1908).
public enum Student {
  /// The point t below which the share `level` of the distribution lies.
  ///
  /// With θ = atan(t/√ν) the share between −t and t is a finite sum (Abramowitz & Stegun 26.7.3 and
  /// 26.7.4); for an odd and an even number of degrees of freedom ν
  ///
  ///     A(θ) = 2/π (θ + sin θ (cos θ + ⅔ cos³ θ + … + 2·4⋯(ν−3)/3·5⋯(ν−2) cos^(ν−2) θ))
  ///     A(θ) = sin θ (1 + ½ cos² θ + … + 1·3⋯(ν−3)/2·4⋯(ν−2) cos^(ν−2) θ)
  ///
  /// and its slope is a constant times cos^(ν−1) θ.
  ///
  /// - Parameters:
  ///   - level: above 0 and below 1.
  ///   - freedom: ν, at least 1.
  /// - Returns: right to ten digits for levels up to 0.9995.
  public static func point(_ level: Double, freedom: Int) -> Double {
    if level < 0.5 { return -point(1 - level, freedom: freedom) }
    var θ = 0.0
    // Newton's steps: A rises ever more slowly, so that they come from the left and stay there.
    for _ in 0..<100 {
      let (share, slope) = share(within: θ, freedom: freedom)
      let step = (2 * level - 1 - share) / slope
      θ += step
      if step <= 1e-14 * θ { break }
    }
    return Double(freedom).squareRoot() * tan(θ)
  }

  /// A(θ) and its slope.
  private static func share(within θ: Double, freedom: Int) -> (share: Double, slope: Double) {
    let (sine, cosine) = (sin(θ), cos(θ))
    let isOdd = freedom % 2 == 1
    // The next term, the sum of those before, and the slope's constant, two degrees at a time.
    var (term, sum, constant) = (isOdd ? cosine : 1, 0.0, isOdd ? 2 / Double.pi : 1)
    for k: Double in stride(from: isOdd ? 1 : 2, to: Double(freedom), by: 2) {
      sum += term
      let ratio: Double = isOdd ? (k + 1) / (k + 2) : (k - 1) / k
      term *= cosine * cosine * ratio
      constant *= (k + 1) / k
    }
    let share = isOdd ? 2 / Double.pi * (θ + sine * sum) : sine * (sum + term)
    return (share, constant * pow(cosine, Double(freedom - 1)))
  }
}
