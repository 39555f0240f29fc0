/// The preference pairs that a judge makes of several responses to each prompt, its highest score
/// against its lowest, read against the truth.
public struct BestAndWorst: Sendable {
  /// True quality by prompt: of the response with the highest score and of that with the lowest.
  public let chosen: [Double]
  public let rejected: [Double]
  /// The mean of all responses, and of the best and the worst there are.
  public let mean: [Double]
  public let best: [Double]
  public let worst: [Double]

  /// - Parameters:
  ///   - scores: by prompt and response, of at least one response; of equal scores the first counts.
  ///   - qualities: of the same responses.
  public init(scores: [[Double]], qualities: [[Double]]) {
    precondition(scores.map(\.count) == qualities.map(\.count), "a score for each response")
    let pairs = zip(scores, qualities)
    chosen = pairs.map { $1[Self.highest($0)] }
    rejected = pairs.map { $1[Self.highest($0.map { -$0 })] }
    mean = qualities.map(\.average)
    best = qualities.map { $0.max() ?? 0 }
    worst = qualities.map { $0.min() ?? 0 }
  }

  /// Of the gap that an oracle's pairs would have, best less worst, the part that the judge's pairs
  /// have; 0 is a coin's. Not a number where all responses are of the same quality.
  public var partOfGap: Interval {
    .bootstrap(of: chosen.count) { drawn in
      drawn.reduce(0) { $0 + chosen[$1] - rejected[$1] }
        / drawn.reduce(0) { $0 + best[$1] - worst[$1] }
    }
  }

  /// How many prompts have responses of different quality, so that there is something to rank.
  public var unlike: Int { chosen.indices.count { best[$0] > worst[$0] } }

  /// Of the prompts whose responses differ in quality, the share in which the worse of two is chosen
  /// over the better.
  public var wrongWayRound: Interval {
    .share(Double(chosen.indices.count { chosen[$0] < rejected[$0] }), of: unlike)
  }

  /// The place of the highest score.
  public static func highest(_ scores: [Double]) -> Int {
    scores.indices.max { scores[$0] < scores[$1] } ?? 0
  }
}
