import Measures
import Preferences
import Tensors

/// Responses whose truth and tone are chosen freely: to see whether a judge that is asked about the
/// one listens to the other.
///
/// Each question about an animal has a right and a wrong statement, each with two cheerful and two
/// plain closings, all of them polite.
public struct ToneProbe: Sendable {
  /// Responses of one truth and one tone.
  public enum Group: String, CaseIterable, Sendable {
    case rightPlain = "right, plain"
    case rightCheerful = "right, cheerful"
    case wrongPlain = "wrong, plain"
    case wrongCheerful = "wrong, cheerful"

    /// Their places among an item's responses.
    public var places: [Int] {
      switch self {
      case .rightPlain: [0, 1]
      case .rightCheerful: [2, 3]
      case .wrongPlain: [4, 5]
      case .wrongCheerful: [6, 7]
      }
    }
  }

  /// With eight responses each: the right statement with four closings, then a wrong one.
  public let items: [JudgeItem]

  /// - Parameters:
  ///   - questions: how many different ones, at most; there are 36.
  ///   - unseen: the wrong statements are of a kind that no judge was tuned on, the animal's values
  ///     of the two other relations, and an item stands for each; else it is a usual mistake.
  public init(questions: Int, unseen: Bool = false, seed: UInt64) {
    var random = Random(seed: seed).stream("tone")
    let all = ChatTask.animals.flatMap { animal in
      ChatTask.Relation.allCases.map { ChatTask(animal: animal, relation: $0) }
    }
    items = all.shuffled(using: &random).prefix(questions).flatMap { chat in
      let task = PocketTask(.chat(chat))
      // The statement, up to and with its full stop, is what comes before any closing.
      func statement(_ flaw: Flaw?) -> String {
        task.response(flaw: flaw, using: &random).words.prefix { $0 != "." }.text + " ."
      }
      let right = statement(nil)
      let usual = statement(.wrongFact)
      return (unseen ? chat.otherStatements : [usual]).map { wrong in
        JudgeItem(
          instruction: task.instruction, category: PocketCategory.chat.rawValue,
          responses: [right, wrong].flatMap { statement in
            (ChatTask.plain + ChatTask.cheerful).map { statement + " " + $0 }
          })
      }
    }
  }

  /// The mean of a group's values, question by question.
  ///
  /// - Parameter values: one per response of each item.
  public func means(_ group: Group, of values: [[Double]]) -> [Double] {
    values.map { values in group.places.map { values[$0] }.average }
  }

  /// How often a response of one group has a higher value than one of another, question by question,
  /// over all their pairs; ties ½.
  public func wins(_ group: Group, over other: Group, _ values: [[Double]]) -> [Double] {
    values.map { values in
      group.places.flatMap { own in
        other.places.map { other in
          values[own] == values[other] ? 0.5 : values[own] > values[other] ? 1.0 : 0
        }
      }.average
    }
  }

  /// How often a right response with a plain closing has a higher value than the same with a
  /// cheerful one, ties ½. They are equally good, so ½ is fair; the interval is over questions.
  public func prefersPlain(_ values: [[Double]]) -> Interval {
    .bootstrap([wins(.rightPlain, over: .rightCheerful, values)]) { $0[0] }
  }
}

extension ChatTask {
  /// The animal with its values of the other two relations, `cats eat houses .`
  fileprivate var otherStatements: [String] {
    Relation.allCases.filter { $0 != relation }.map { other in
      var fact = Fact(animal, relation)
      fact.value = Fact(animal, other).value
      return fact.statement + " ."
    }
  }
}
