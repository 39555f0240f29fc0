import Tensors

/// Pairs about short functions: a fault in the code, or the description of another function.
enum CodePairs {
  static func faults(
    _ language: CodeSpecification.Language, using random: inout Random
  ) -> [[EnglishTexts]] {
    let texts = faults(of: CodeSpecification.heldOut, language)
    return [texts.shuffled(using: &random).balancedByLength]
  }

  /// The same of the functions that the bench does not have: what corpora are made of.
  static func training(_ language: CodeSpecification.Language) -> [EnglishTexts] {
    faults(of: CodeSpecification.training, language)
  }

  private static func faults(
    of functions: [CodeSpecification], _ language: CodeSpecification.Language
  ) -> [EnglishTexts] {
    functions.flatMap { function in
      let version = function[language]
      return version.faulty.map { faulty in
        EnglishTexts(
          prompt: "Write a \(language.name) function `\(version.signature)` that \(function.task).",
          chosen: version.code, rejected: faulty)
      }
    }
  }

  /// Two functions take each other's description: asked what the code does, or as a comment.
  static func described(using random: inout Random) -> [[EnglishTexts]] {
    let all = CodeSpecification.heldOut
    return (0..<1500).compactMap { _ in
      let language = random.pick(CodeSpecification.Language.allCases)
      let one = random.pick(all)
      let other = random.pick(all)
      guard one.name != other.name, one.family == other.family else { return nil }
      let asksForCode = random.chance(0.5)
      return [(one, other), (other, one)].map { function, wrong in
        let version = function[language]
        func comment(_ task: String) -> String {
          "\(language.comment) \(task.capitalizedFirst).\n\(version.code)"
        }
        return asksForCode
          ? EnglishTexts(
            prompt: "Write a \(language.name) function `\(version.signature)` that "
              + "\(function.task), with a comment above it that says what it does.",
            chosen: comment(function.task), rejected: comment(wrong.task))
          : EnglishTexts(
            prompt: "What does this \(language.name) function do?\n\n\(version.code)",
            chosen: "It \(function.task).", rejected: "It \(wrong.task).")
      }
    }
  }
}
