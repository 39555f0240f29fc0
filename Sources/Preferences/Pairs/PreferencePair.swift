import Foundation

/// A prompt with a better and a worse response: a line of a preference file in TRL's explicit form.
public struct PreferencePair: Sendable, Equatable, Codable {
  public var prompt: String
  public var chosen: String
  public var rejected: String
  public var category: String
  /// What the judge gave the two.
  public var scoreChosen: Double
  public var scoreRejected: Double
  /// p̂, the probability that the chosen response is the better one; `nil` for a hard label, 1.
  public var preference: Double?

  enum CodingKeys: String, CodingKey {
    case prompt, chosen, rejected, category, preference
    case scoreChosen = "score_chosen"
    case scoreRejected = "score_rejected"
  }

  public init(
    prompt: String, chosen: String, rejected: String, category: String = "",
    scoreChosen: Double = 1, scoreRejected: Double = 0, preference: Double? = nil
  ) {
    self.prompt = prompt
    self.chosen = chosen
    self.rejected = rejected
    self.category = category
    self.scoreChosen = scoreChosen
    self.scoreRejected = scoreRejected
    self.preference = preference
  }

  /// p̂ = σ(m_w − m_l) with m = z_yes − z_no: the soft label that two scores p′_yes = σ(m) imply.
  ///
  /// Our combination: Garg et al. (2025) rank by the scores and keep no more of them, and Le et al.
  /// (2024) count annotators.
  public var preferenceOfMargins: Double {
    let (w, l) = (scoreChosen, scoreRejected)
    let (wins, losses) = (w * (1 - l), (1 - w) * l)
    return wins + losses > 0 ? wins / (wins + losses) : 0.5
  }

  /// The pair with this soft label, turned round where the rejected response is the likelier one.
  public func labelled(_ preference: Double) -> PreferencePair {
    var pair = self
    pair.preference = preference
    if preference < 0.5 {
      (pair.chosen, pair.rejected) = (rejected, chosen)
      (pair.scoreChosen, pair.scoreRejected) = (scoreRejected, scoreChosen)
      pair.preference = 1 - preference
    }
    return pair
  }
}

/// The pairs that scored responses gave, and how many prompts gave none.
public struct Pairing: Sendable, Equatable {
  public var pairs: [PreferencePair] = []
  /// Prompts whose best and worst response are the same text: nothing to learn.
  public var identical = 0
  /// Prompts whose best and worst score are equal: nothing to choose.
  public var tied = 0

  public init() {}

  /// Best against worst of each item's responses, as the paper pairs them; the first of equals.
  public init(_ items: [JudgeItem], scores: [[Double]]) {
    for (item, scores) in zip(items, scores) {
      let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
      guard let best = order.first, let worst = order.last else { continue }
      if Set(item.responses).count == 1 {
        identical += 1
      } else if scores[best] == scores[worst] {
        tied += 1
      } else if item.responses[best] == item.responses[worst] {
        identical += 1
      } else {
        pairs.append(
          PreferencePair(
            prompt: item.instruction, chosen: item.responses[best],
            rejected: item.responses[worst], category: item.category, scoreChosen: scores[best],
            scoreRejected: scores[worst]))
      }
    }
  }
}
