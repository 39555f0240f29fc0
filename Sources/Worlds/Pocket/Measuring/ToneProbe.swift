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

  /// - Parameter questions: how many different ones, at most; there are 36.
  public init(questions: Int, seed: UInt64) {
    var random = Random(seed: seed).stream("tone")
    let all = ChatTask.animals.flatMap { animal in
      ChatTask.Relation.allCases.map { PocketTask(.chat(ChatTask(animal: animal, relation: $0))) }
    }
    items = all.shuffled(using: &random).prefix(questions).map { task in
      let responses = [nil, Flaw.wrongFact].flatMap { flaw in
        // The statement, up to and with its full stop, is what comes before any closing.
        let words = task.response(flaw: flaw, using: &random).words
        let statement = words.prefix { $0 != "." }.text + " ."
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

  /// How often a right response with a plain closing has a higher value than the same with a
  /// cheerful one, ties ½. They are equally good, so ½ is fair; the interval is over questions.
  public func prefersPlain(_ values: [[Double]]) -> Interval {
    let shares = values.map { values in
      Group.rightPlain.places.flatMap { plain in
        Group.rightCheerful.places.map { cheerful in
          values[plain] == values[cheerful] ? 0.5 : values[plain] > values[cheerful] ? 1.0 : 0
        }
      }.average
    }
    return .bootstrap([shares]) { $0[0] }
  }
}
