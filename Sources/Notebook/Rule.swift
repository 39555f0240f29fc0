/// What has to hold of measured quantities for a claim to count as reproduced, written down before
/// they are measured.
public struct Rule: Equatable, Sendable {
  /// Chapter and number, such as `4.1`.
  public var id: String
  /// The claim in our words.
  public var sentence: String
  /// Where it is made.
  public var source: String
  /// All have to hold for *reproduced*.
  public var reproduced: [Clause]
  /// All have to hold for *partly*, where the others do not; none means that there is no such verdict.
  public var partly: [Clause]
  /// Why the world makes the claim true: then it can fail, but not be reproduced.
  public var construction: String?
  /// Why nothing here could tell.
  public var untestable: String?
  /// What was changed after a run had shown its numbers, and why.
  public var changed: String?

  public init(
    _ id: String, _ sentence: String, source: String, reproduced: [Clause] = [],
    partly: [Clause] = [], construction: String? = nil, untestable: String? = nil,
    changed: String? = nil
  ) {
    (self.id, self.sentence, self.source) = (id, sentence, source)
    (self.reproduced, self.partly) = (reproduced, partly)
    (self.construction, self.untestable, self.changed) = (construction, untestable, changed)
  }

  /// A quantity and the bound that its whole interval has to be on one side of. The bound is the
  /// smallest effect that matters, so that an interval on its other side is an answer too.
  public struct Clause: Equatable, Sendable {
    public enum Side: Sendable { case above, below }
    public var quantity: String
    public var side: Side
    public var bound: Double
    /// Decimals of a number; of a share of one, shown in percent, `nil`.
    var digits: Int?

    /// A share of one, shown in percent.
    public static func share(_ quantity: String, above bound: Double) -> Clause {
      Clause(quantity: quantity, side: .above, bound: bound)
    }
    public static func share(_ quantity: String, below bound: Double) -> Clause {
      Clause(quantity: quantity, side: .below, bound: bound)
    }
    /// Any other number.
    public static func number(
      _ quantity: String, above bound: Double, digits: Int = 2
    ) -> Clause { Clause(quantity: quantity, side: .above, bound: bound, digits: digits) }
    public static func number(
      _ quantity: String, below bound: Double, digits: Int = 2
    ) -> Clause { Clause(quantity: quantity, side: .below, bound: bound, digits: digits) }

    /// Whether it holds: `nil` where the interval has the bound inside.
    func holds(of estimate: Estimate) -> Bool? {
      guard estimate.low <= estimate.high else { return nil }  // not a number
      switch side {
      case .above: return estimate.low > bound ? true : estimate.high <= bound ? false : nil
      case .below: return estimate.high < bound ? true : estimate.low >= bound ? false : nil
      }
    }

    var text: String {
      let shown = digits.map { Format.number(bound, digits: $0) } ?? shortPercent(bound)
      return "\(quantity) \(side == .above ? ">" : "<") \(shown)"
    }

    func text(of estimate: Estimate) -> String {
      let isExact = estimate.low == estimate.value && estimate.high == estimate.value
      if let digits {
        return isExact
          ? Format.number(estimate.value, digits: digits) : estimate.text(digits: digits)
      }
      return isExact ? Format.percent(estimate.value) : estimate.percent()
    }
  }

  /// The verdict on what was measured.
  ///
  /// - Throws: `NotebookError` where a clause's quantity was not measured, or one was that no clause
  ///   names.
  func verdict(on found: [Quantity]) throws -> Claim.Verdict {
    let named = Set((reproduced + partly).map(\.quantity))
    if let other = found.first(where: { !named.contains($0.name) }) {
      throw NotebookError("claim \(id): no clause asks for “\(other.name)”: name it in its rule")
    }
    for name in named where !found.contains(where: { $0.name == name }) {
      throw NotebookError("claim \(id): “\(name)” was not measured: its rule asks for it")
    }
    if untestable != nil { return .notTestable }
    let whole = Self.allHold(reproduced, of: found)
    let part = partly.isEmpty ? false : Self.allHold(partly, of: found)
    let holds: Claim.Verdict = construction == nil ? .reproduced : .byConstruction
    switch (whole, part) {
    case (true, _): return holds
    case (_, true): return construction == nil ? .partly : .byConstruction
    case (false, false): return .notReproduced
    default: return .inconclusive
    }
  }

  /// False as soon as one clause fails for one of its quantities, `nil` where it is open.
  private static func allHold(_ clauses: [Clause], of found: [Quantity]) -> Bool? {
    let each = clauses.flatMap { clause in
      found.filter { $0.name == clause.quantity }.map { clause.holds(of: $0.estimate) }
    }
    if each.contains(false) { return false }
    return each.contains(nil) ? nil : true
  }

  /// The rule in words.
  var text: String {
    func all(_ clauses: [Clause]) -> String { clauses.map(\.text).joined(separator: " and ") }
    var text =
      untestable.map { "not testable: \($0)" } ?? "reproduced if \(all(reproduced))"
    if !partly.isEmpty { text += "; partly if \(all(partly))" }
    if let construction { text += "; if so by construction: \(construction)" }
    if let changed { text += " (changed after a run: \(changed))" }
    return text
  }

  /// What was measured, in the order of the clauses, each quantity once.
  func measured(_ found: [Quantity], _ note: String) -> String {
    var seen = Set<String>()
    let clauses = (reproduced + partly).filter { seen.insert($0.quantity).inserted }
    var parts = clauses.map { clause in
      let values = found.filter { $0.name == clause.quantity }
      let texts = values.map { ($0.label.map { "\($0) " } ?? "") + clause.text(of: $0.estimate) }
      return "\(clause.quantity): \(texts.joined(separator: ", "))"
    }
    if !note.isEmpty { parts.append(note) }
    return parts.joined(separator: "; ")
  }
}

/// 0.05 → `5 %`, 0.005 → `0.5 %`.
private func shortPercent(_ share: Double) -> String {
  Format.short((100 * share * 1e6).rounded() / 1e6) + " %"
}

/// A measured quantity of a claim.
public struct Quantity: Equatable, Sendable {
  /// As the rule's clauses call it.
  public var name: String
  /// Of which of several, such as a size; the clause has to hold for each.
  public var label: String?
  public var estimate: Estimate

  public init(_ name: String, of label: String? = nil, _ estimate: Estimate) {
    (self.name, self.label, self.estimate) = (name, label, estimate)
  }
}

/// What a chapter found about a claim.
public struct Finding: Equatable, Sendable {
  public var id: String
  /// The name of the chapter's figure that shows it; nil if a table does.
  public var figure: String?
  public var quantities: [Quantity]
  /// What else the reader should know.
  public var note: String

  public init(_ id: String, figure: String? = nil, _ quantities: [Quantity], note: String = "") {
    (self.id, self.figure, self.quantities, self.note) = (id, figure, quantities, note)
  }
}

extension Report {
  /// The chapter's claims, judged by their rules.
  public func claims(_ findings: [Finding], by rules: [Rule], line: Int = #line) {
    claims(orExit(try findings.map { try Self.claim($0, by: rules) }), line: line)
  }

  static func claim(_ finding: Finding, by rules: [Rule]) throws -> Claim {
    guard let rule = rules.first(where: { $0.id == finding.id }) else {
      throw NotebookError("claim \(finding.id): there is no rule for it: write one down first")
    }
    return Claim(
      rule.id, rule.sentence, source: rule.source, figure: finding.figure, rule: rule.text,
      measured: rule.measured(finding.quantities, finding.note),
      verdict: try rule.verdict(on: finding.quantities))
  }
}
