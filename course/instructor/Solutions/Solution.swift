import Exercises

/// An exercise's solution, and answers that students give instead.
struct Solution: Sendable {
  let exercise: any Checked.Type
  /// What the solution, and each wrong answer by its name, is told.
  let right: @Sendable () throws -> [Check]
  let wrong: [String: @Sendable () throws -> [Check]]

  init<Exercise: Checked>(
    _ exercise: Exercise.Type,
    _ answer: @escaping @Sendable (Exercise.Input) throws -> Exercise.Output,
    wrong: [String: @Sendable (Exercise.Input) throws -> Exercise.Output]
  ) {
    self.exercise = exercise
    right = { try Exercise.check(answer) }
    self.wrong = wrong.mapValues { answer in { try Exercise.check(answer) } }
  }
}

/// By exercise, beside the stubs.
enum Solutions {
  static let all: [Solution] = [
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
