import Foundation

/// Strengths s_i > 0 of players from their games (Bradley & Terry 1952; Zermelo 1929):
///
///     P(i beats j) = s_i / (s_i + s_j)
public struct BradleyTerry: Sendable, Equatable {
  /// One for each player; their geometric mean is 1.
  public let strengths: [Double]

  /// The most likely strengths, by Newman's iteration (2023), which is Zermelo's made faster:
  ///
  ///     s_i ← Σ_j w_ij s_j / (s_i + s_j)  /  Σ_j w_ji / (s_i + s_j)
  ///
  /// - Parameters:
  ///   - wins: `wins[i][j]`, how often i beat j.
  ///   - prior: how often each player has also won and lost against a player of strength 1. With 0,
  ///     one who never lost is infinitely strong; then every player must have won and lost.
  public init(wins: [[Double]], prior: Double = 1) {
    let players = wins.indices
    var s = [Double](repeating: 1, count: players.count)
    for _ in 0..<10_000 {
      var change = 0.0
      for i in players {
        var (won, lost) = (prior / (s[i] + 1), prior / (s[i] + 1))
        for j in players where j != i {
          won += wins[i][j] * s[j] / (s[i] + s[j])
          lost += wins[j][i] / (s[i] + s[j])
        }
        let next = won > 0 && lost > 0 ? won / lost : s[i]
        change = max(change, abs(next / s[i] - 1))
        s[i] = next
      }
      // Without the prior only ratios are determined.
      if prior == 0 { s = Self.centred(s) }
      if change < 1e-12 { break }
    }
    strengths = Self.centred(s)
  }

  /// P(i beats j).
  public func probability(_ i: Int, beats j: Int) -> Double {
    strengths[i] / (strengths[i] + strengths[j])
  }

  /// Players from the strongest to the weakest; the first of equals first.
  public var ranking: [Int] {
    strengths.indices.sorted { (strengths[$0], $1) > (strengths[$1], $0) }
  }

  private static func centred(_ s: [Double]) -> [Double] {
    let mean = s.reduce(0) { $0 + log($1) } / Double(max(1, s.count))
    return s.map { $0 / exp(mean) }
  }
}
