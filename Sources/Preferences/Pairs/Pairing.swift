/// How pairs are made of scored responses.
public struct PairingRule: Sendable, Equatable {
  /// Pairs whose scores differ by less are left out.
  public var minimumMargin: Double
  /// Whether pairs bear the probability that the chosen response is better, a soft label.
  public var isSoft: Bool

  public init(minimumMargin: Double = 0, isSoft: Bool = false) {
    (self.minimumMargin, self.isSoft) = (minimumMargin, isSoft)
  }
}

/// The pairs that scored responses gave, and how many prompts gave none.
public struct Pairing: Sendable, Equatable {
  public var pairs: [PreferencePair] = []
  /// Prompts whose best and worst response are the same text: nothing to learn.
  public var identical = 0
  /// Prompts whose best and worst score are equal: nothing to choose.
  public var tied = 0
  /// Prompts whose best and worst score are too close.
  public var close = 0

  public init() {}

  /// Best against worst of each item's responses, as the paper pairs them; the first of equals.
  public init(_ items: [JudgeItem], scores: [[Double]], rule: PairingRule = PairingRule()) {
    for (item, scores) in zip(items, scores) {
      if let pair = pair(item, scores: scores, rule) { pairs.append(pair) }
    }
  }

  /// The pair of one item; what gives none is counted.
  public mutating func pair(
    _ item: JudgeItem, scores: [Double], _ rule: PairingRule = PairingRule()
  ) -> PreferencePair? {
    let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
    guard let best = order.first, let worst = order.last else { return nil }
    if Set(item.responses).count == 1 {
      identical += 1
    } else if scores[best] == scores[worst] {
      tied += 1
    } else if item.responses[best] == item.responses[worst] {
      identical += 1
    } else if scores[best] - scores[worst] < rule.minimumMargin {
      close += 1
    } else {
      var pair = PreferencePair(
        id: item.id, prompt: item.instruction, chosen: item.responses[best],
        rejected: item.responses[worst], category: item.category, scoreChosen: scores[best],
        scoreRejected: scores[worst], conversation: item.conversation)
      (pair.massChosen, pair.massRejected) = (item.masses?[best], item.masses?[worst])
      if rule.isSoft { pair.preference = pair.preferenceOfMargins }
      return pair
    }
    return nil
  }

  /// What became of the prompts, in words; `pairs` of them gave one.
  public func summary(pairs: Int) -> String {
    "\(pairs) pairs; no pair from \(identical) prompts of identical responses, \(tied) of equal "
      + "scores, \(close) below the margin"
  }
}
