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

  /// One per question, with eight responses.
  public let items: [JudgeItem]

  /// - Parameters:
  ///   - questions: how many different ones, at most; there are 36.
  ///   - unseen: the wrong statement is of a kind that no judge was tuned on, the animal's value of
  ///     another relation; else it is a usual mistake.
  public init(questions: Int, unseen: Bool = false, seed: UInt64) {
    var random = Random(seed: seed).stream("tone")
    let all = ChatTask.animals.flatMap { animal in
      ChatTask.Relation.allCases.map { PocketTask(.chat(ChatTask(animal: animal, relation: $0))) }
    }
    items = all.shuffled(using: &random).prefix(questions).map { task in
      let right = task.response(flaw: nil, using: &random)
      var wrong = task.response(flaw: .wrongFact, using: &random)
      if unseen, case .chat(let chat) = task.content {
        wrong = chat.answerByOtherRelation(using: &random)
      }
      let responses = [right, wrong].flatMap { text in
        // The statement, up to and with its full stop, is what comes before any closing.
        let statement = text.words.prefix { $0 != "." }.text + " ."
        return (ChatTask.plain + ChatTask.cheerful).map { statement + " " + $0 }
      }
      return JudgeItem(
        instruction: task.instruction, category: Category.chat.rawValue, responses: responses)
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
