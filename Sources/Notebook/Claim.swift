/// A sentence of the lesson or the paper, and what the run says about it.
///
/// The rule stands in the source before any number is known; the verdict follows from it.
public struct Claim: Equatable, Sendable {
  /// How a claim came out.
  public enum Verdict: String, Equatable, Sendable {
    case reproduced
    case partly
    case notReproduced = "not reproduced"
    case notTestable = "not testable here"
  }

  /// Chapter and number, such as `4.1`.
  public var id: String
  /// The claim in our words.
  public var sentence: String
  /// Where it is made.
  public var source: String
  /// When it counts as reproduced, and when as partly.
  public var rule: String
  /// What was measured, with its interval.
  public var measured: String
  public var verdict: Verdict

  /// A claim with its outcome.
  public init(
    _ id: String, _ sentence: String, source: String, rule: String, measured: String,
    verdict: Verdict
  ) {
    (self.id, self.sentence, self.source) = (id, sentence, source)
    (self.rule, self.measured, self.verdict) = (rule, measured, verdict)
  }
}

extension Report {
  /// The chapter's claims as a table.
  public func claims(_ claims: [Claim], line: Int = #line) {
    var table = Table(columns: ["id", "claim", "source", "rule", "measured", "verdict"])
    for claim in claims {
      table.add(
        .text(claim.id), .markdown(claim.sentence), .markdown(claim.source),
        .markdown(claim.rule), .markdown(claim.measured),
        .markdown("**\(claim.verdict.rawValue)**"))
    }
    self.table(table, line: line)
  }
}
