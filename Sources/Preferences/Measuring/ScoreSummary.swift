import Foundation

/// What a judge's scores say of the judge: whether its model answers with Yes or No at all, and
/// whether it tells one response from another.
public struct ScoreSummary: Sendable, Equatable {
  /// Items of two responses or more, and those of them whose scores are all the same.
  public private(set) var compared = 0
  public private(set) var tied = 0
  private var responses = 0
  private var low = Double.infinity
  private var high = -Double.infinity
  private var massSum = 0.0
  private var massCount = 0

  public init() {}

  /// - Parameters:
  ///   - scores: of one item's responses.
  ///   - masses: p_yes + p_no of those for which it is known.
  ///   - isTied: whether none is better; where not given, the scores say it.
  public mutating func add(scores: [Double], masses: [Double], isTied: Bool? = nil) {
    responses += scores.count
    low = min(low, scores.min() ?? low)
    high = max(high, scores.max() ?? high)
    massSum += masses.reduce(0, +)
    massCount += masses.count
    guard scores.count > 1 else { return }
    compared += 1
    if isTied ?? scores.allSatisfy({ $0 == scores[0] }) { tied += 1 }
  }

  /// The same of an item that was scored; one without scores counts nowhere.
  public mutating func add(_ item: JudgeItem) {
    if let scores = item.scores { add(scores: scores, masses: item.masses ?? []) }
  }

  /// p_yes + p_no, the mean over all responses for which it is known; `nil` where for none.
  public var meanMass: Double? { massCount > 0 ? massSum / Double(massCount) : nil }

  /// Whether the model would rather say something else than Yes or No.
  public var isHardlyAnswered: Bool { (meanMass ?? 1) < 0.1 }

  /// Reasons not to trust the scores, in words.
  public var doubts: [String] {
    var doubts: [String] = []
    if let meanMass, isHardlyAnswered {
      doubts.append(
        "Yes and No have only \(Self.number(100 * meanMass)) % of the probability, so the model "
          + "hardly answers with them")
    }
    if compared > 1, tied == compared {
      doubts.append("all \(compared) items tie: no response scores higher than another")
    } else if responses > 3, high - low < 1e-3 {
      doubts.append(
        "all \(responses) scores lie between \(Self.number(low)) and \(Self.number(high)), so "
          + "they hardly tell one response from another")
    }
    return doubts
  }

  private static func number(_ value: Double) -> String { String(format: "%.4g", value) }
}
