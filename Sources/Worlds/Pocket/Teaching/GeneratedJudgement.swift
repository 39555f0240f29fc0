import Tensors

/// A written judgement of a response, as Self-Rewarding (Yuan et al. 2024) asks for it: each of the
/// category's aspects in turn, then a score from 1 to 5:
/// `relevant , not correct , polite , so score 3`.
public enum Critique {
  /// 1 for a worthless response to 5 for a flawless one.
  public static func score(quality: Double) -> Int { 1 + Int((4 * quality).rounded()) }

  /// The true critique of a response.
  public static func text(of response: String, to task: PocketTask) -> String {
    let satisfied = Oracle.aspects(of: response, to: task)
    let findings = task.category.aspects.map { aspect in
      (satisfied.contains(aspect) ? "" : "not ") + aspect.rawValue
    }
    let score = score(quality: Oracle.quality(of: response, to: task))
    return findings.joined(separator: " , ") + " , so score \(score)"
  }
}

/// Responses to one instruction, each with its true critique.
public struct CritiquedResponses: Sendable, Hashable {
  /// A response and what is said of it.
  public struct Item: Sendable, Hashable {
    public let response: String
    public let critique: String
  }

  public let task: PocketTask
  public let items: [Item]
}

/// Responses to one instruction, any two of which can be compared.
public struct Comparisons: Sendable, Hashable {
  public let task: PocketTask
  /// Of different quality, in random order.
  public let responses: [String]
  /// The oracle's quality of each.
  public let quality: [Double]
}

extension Corpora {
  /// A few responses, good, flawed or slipped, with their critiques.
  public static func critiques(
    assumptions: Assumptions = Assumptions(), using random: inout Random
  ) -> CritiquedResponses {
    let task = judgedTask(assumptions, using: &random)
    let texts = (0..<assumptions.fewestResponses).map { _ in
      candidate(for: task, onlyContent: random.chance(0.5), using: &random)
    }
    return CritiquedResponses(
      task: task,
      items: Vocabulary.unique(texts).map {
        .init(response: $0, critique: Critique.text(of: $0, to: task))
      })
  }

  /// Two or three responses, each of another quality.
  public static func comparisons(
    assumptions: Assumptions = Assumptions(), using random: inout Random
  ) -> Comparisons {
    while true {
      let task = judgedTask(assumptions, using: &random)
      let onlyContent = random.chance(assumptions.contentShare)
      var responses: [String] = []
      var quality: [Double] = []
      for _ in 0..<6 where responses.count < 3 {
        let text = candidate(for: task, onlyContent: onlyContent, using: &random)
        let value = Oracle.quality(of: text, to: task)
        if quality.contains(value) { continue }
        responses.append(text)
        quality.append(value)
      }
      if responses.count < 2 { continue }
      return Comparisons(task: task, responses: responses, quality: quality)
    }
  }

  private static func judgedTask(
    _ assumptions: Assumptions, using random: inout Random
  ) -> PocketTask {
    let category = Assumptions.draw(assumptions.verifiedShares, using: &random)
    return PocketTask.draw(category, heldOut: false, using: &random)
  }
}
