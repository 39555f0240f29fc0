import Exercises

extension Solutions {
  static let questionForPrograms = Solution(
    QuestionForPrograms.self,
    { _ in
      "correct and documented"
    },
    wrong: [
      "plain English": { _ in "is the code right and well commented ?" },
      "with a mark": { _ in "correct and documented ?" },
      "with the end of the turn": { _ in "correct and documented <assistant>" },
      "nothing": { _ in "" },
      "a speech": { _ in "correct and shown and documented and relevant and apt and helpful" },
      "the generic one": { _ in "good" },
      "the program alone": { _ in "correct" },
      "the comment alone": { _ in "documented" },
      "chat's": { _ in "relevant correct and polite" },
      "three aspects": { _ in "correct shown and documented" },
      "everything at once": { _ in "relevant correct polite shown documented and apt" },
      "not joined": { _ in "correct documented" },
      "another word for correct": { _ in "right and documented" },
    ],
    unseen: { [] })  // The frame is the only input, and the answer does not depend on it.
}
