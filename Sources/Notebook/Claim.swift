/// A sentence of the lesson or the paper, and what the run says about it.
///
/// The rule stands in the source before any number is known; the verdict follows from it.
public struct Claim: Equatable, Sendable {
  /// How a claim came out.
  public enum Verdict: String, CaseIterable, Equatable, Sendable {
    case reproduced
    case partly
    case notReproduced = "not reproduced"
    /// The interval holds both answers.
    case inconclusive
    /// It holds because the world was built so.
    case byConstruction = "by construction"
    case notTestable = "not testable here"
  }

  /// Chapter and number, such as `4.1`.
  public var id: String
  /// The claim in our words.
  public var sentence: String
  /// Where it is made.
  public var source: String
  /// The name of the chapter's figure that shows it; nil if a table does.
  public var figure: String?
  /// When it counts as reproduced, and when as partly.
  public var rule: String
  /// What was measured, with its interval.
  public var measured: String
  public var verdict: Verdict

  /// A claim with its outcome.
  public init(
    _ id: String, _ sentence: String, source: String, figure: String? = nil, rule: String,
    measured: String, verdict: Verdict
  ) {
    (self.id, self.sentence, self.source) = (id, sentence, source)
    (self.figure, self.rule) = (figure, rule)
    (self.measured, self.verdict) = (measured, verdict)
  }
}

extension Report {
  /// The chapter's claims as a table, and as `figures/NN-name-claims.tsv`, from which the README's
  /// table of all claims is made.
  public func claims(_ claims: [Claim], line: Int = #line) {
    var table = Table(columns: ["id", "claim", "source", "figure", "rule", "measured", "verdict"])
    var lines = [ClaimsTable.columns]
    for claim in claims {
      let figure = orExit(try claim.figure.map(figureLink))
      table.add(
        .text(claim.id), .markdown(claim.sentence), .markdown(claim.source),
        figure.map { .markdown("[\($0.number)](../../\($0.path))") } ?? .missing,
        .markdown(claim.rule), .markdown(claim.measured),
        .markdown("**\(claim.verdict.rawValue)**"))
      let shown = figure.map { "[\($0.number)](\($0.path))" } ?? "–"
      let cells = [
        claim.id, claim.sentence, claim.source, shown, claim.measured, claim.verdict.rawValue,
      ]
      lines.append(cells.map(Markdown.oneLine))
    }
    self.table(table, line: line)
    keepClaims(lines.map { $0.joined(separator: "\t") + "\n" }.joined())
  }
}
