import Preferences
import Tensors

extension PocketRecipe {
  /// How many supervised answers to yes/no questions, about whole responses or after one of their
  /// steps, instruction tuning has read: the judge's labels, counted as a reward model's are.
  ///
  /// - Parameter steps: of the tuning, from its first.
  /// - Returns: after each step, all so far.
  public func supervisedAnswers(steps: Int) throws -> [Int] {
    let text = try PocketText()
    let words = Vocabulary.affirmative + Vocabulary.negative
    let answers = Set(try words.flatMap { try text.tokenizer.encode($0) })
    var random = Random(seed: seed).stream("instructions")
    var count = 0
    return try (0..<steps).map { _ in
      var tokens = 0
      while tokens < tuning.tokensPerStep {
        let drawn = try tuningText(text, using: &random)
        tokens += drawn.tokenCount
        count += drawn.pieces(of: answers)
      }
      return count
    }
  }

  /// About how many the whole tuning reads, counted in its first tenth.
  public func supervisedAnswers() throws -> Int {
    let part = max(1, tuning.steps / 10)
    return (try supervisedAnswers(steps: part).last ?? 0) * tuning.steps / part
  }
}

extension TrainingText {
  /// Pieces that are one of these tokens alone, here and in the branches.
  fileprivate func pieces(of tokens: Set<Int>) -> Int {
    pieces.count { $0.tokens.count == 1 && $0.weight > 0 && tokens.contains($0.tokens[0]) }
      + branches.reduce(0) { $0 + $1.pieces(of: tokens) }
  }
}
