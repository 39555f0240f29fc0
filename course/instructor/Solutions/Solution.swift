import AssignmentKit
import Exercises
import Foundation

/// An exercise's solution, answers that students give instead, and inputs that no student has seen.
public struct Solution: Sendable {
  public let exercise: any Checked.Type
  /// What the solution, and each wrong answer by its name, is told.
  public let right: @Sendable () throws -> [Check]
  public let wrong: [String: @Sendable () throws -> [Check]]
  /// The unseen inputs, a line of JSON each.
  public let unseen: @Sendable () throws -> Data
  /// To how many of the unseen inputs a program's reply is the solution's, and to how many there are.
  public let agreement: @Sendable (Data) throws -> (right: Int, of: Int)
  /// What the solution would reply to the unseen inputs, and each wrong answer by its name.
  public let replies: @Sendable () throws -> (right: Data, wrong: [String: Data])

  /// - Parameters:
  ///   - unseen: inputs of the same kind as the exercise's own, none of them among those.
  ///   - agrees: whether an output (first) is as good as the solution's; numbers within a millionth
  ///     by default, all else equal.
  init<Exercise: Checked>(
    _ exercise: Exercise.Type,
    _ answer: @escaping @Sendable (Exercise.Input) throws -> Exercise.Output,
    wrong: [String: @Sendable (Exercise.Input) throws -> Exercise.Output],
    unseen: @escaping @Sendable () throws -> [Exercise.Input],
    agrees: (@Sendable (Exercise.Output, Exercise.Output, Exercise.Input) -> Bool)? = nil
  ) {
    self.exercise = exercise
    right = { try Exercise.check(answer) }
    self.wrong = wrong.mapValues { answer in { try Exercise.check(answer) } }
    self.unseen = { try Exercise.request(unseen()) }
    agreement = { reply in
      let inputs = try unseen()
      let outputs = Exercise.outputs(reply)
      let right = try zip(inputs, outputs).count { input, output in
        let wanted = try answer(input)
        if let agrees { return agrees(output, wanted, input) }
        return try Agreement.isNear(output, wanted)
      }
      return (right, inputs.count)
    }
    replies = {
      func reply(_ answer: (Exercise.Input) throws -> Exercise.Output) throws -> Data {
        try Exercise.reply(to: unseen(), answer)
      }
      return (try reply(answer), try wrong.mapValues(reply))
    }
  }
}

/// Whether two outputs are the same for a reader: numbers within a millionth, all else equal.
enum Agreement {
  static func isNear<Output: Encodable>(_ one: Output, _ other: Output) throws -> Bool {
    func plain(_ value: Output) throws -> Any {
      try JSONSerialization.jsonObject(with: JSONLine.encoder.encode([value]))
    }
    return isNear(try plain(one), try plain(other))
  }

  private static func isNear(_ one: Any, _ other: Any) -> Bool {
    switch (one, other) {
    case (let one as [Any], let other as [Any]):
      one.count == other.count && zip(one, other).allSatisfy { isNear($0, $1) }
    case (let one as [String: Any], let other as [String: Any]):
      one.count == other.count
        && one.allSatisfy { key, value in other[key].map { isNear(value, $0) } ?? false }
    case (let one as NSNumber, let other as NSNumber):
      abs(one.doubleValue - other.doubleValue) <= 1e-6 * max(1, abs(other.doubleValue))
    case (let one as String, let other as String): one == other
    default: one is NSNull && other is NSNull
    }
  }
}

/// By exercise, in the order of the book.
public enum Solutions {
  public static let all: [Solution] = [
    tiesCountHalf, sharedOpening, noisyAnnotator,
    twoLogits, temperatureFit, calibrationError,
    tokenAudit, bestAgainstWorst, softmaxRow,
    questionForPrograms, routerByWords, gainAgainstWordings,
    lossByHand, invertedScores, likelihoodTerm,
    sectionMeans, shareInterval, pairedLead,
    responseLikelihoods, threeReadings, murphyParts,
    twoByTwo, seedInterval, lowRankMap,
    leaveOneOut, fairWins, shareOfGain,
    simPOLoss, softRegression, twoOrders,
  ]
}
