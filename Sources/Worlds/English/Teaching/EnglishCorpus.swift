import LanguageModels
import Preferences
import Tensors

/// Texts about one domain, to tune an adapter on, in two forms and with or without verification: a
/// corpus for the question what keeps a judge, and whether a question that was learned in one domain
/// is understood in another.
///
/// All texts are right: solutions of sums and functions that no pair of the bench is about, and,
/// with verification, as many truthful verdicts on right and on wrong solutions.
public struct EnglishCorpus: Sendable {
  public enum Domain: String, CaseIterable, Codable, Sendable { case code, math }

  public let domain: Domain
  /// Chat turns; else running text, of which all is learned.
  public var keepsFormat: Bool
  /// Every second text is a verdict: the judge's own question in chat turns, a remark in running
  /// text.
  public var containsVerification: Bool
  private let pairs: [PreferencePair]

  public init(_ domain: Domain, keepsFormat: Bool, containsVerification: Bool) {
    self.domain = domain
    self.keepsFormat = keepsFormat
    self.containsVerification = containsVerification
    pairs = Self.pairs(domain)
  }

  /// The solutions that all corpora of a domain are made of, each with a wrong one: no function and no
  /// sum of the bench is among them. A pair's category is the subset that it is like.
  public static func pairs(_ domain: Domain) -> [PreferencePair] {
    let groups: [(EnglishSubset, [EnglishTexts])] =
      switch domain {
      case .code:
        [
          (.codePython, CodePairs.training(.python)), (.codeSwift, CodePairs.training(.swift)),
        ]
      case .math:
        [
          (.mathWorked, SumPairs.training(isCarried: true)),
          (.mathSlip, SumPairs.training(isCarried: false)),
        ]
      }
    return groups.flatMap { subset, texts in
      texts.enumerated().map { index, texts in
        PreferencePair(
          id: "corpus/\(subset.rawValue)/\(index + 1)", prompt: texts.prompt,
          chosen: texts.chosen, rejected: texts.rejected, category: subset.rawValue)
      }
    }
  }

  /// A text by chance, as the study's model reads it.
  ///
  /// - Throws: ``FileError`` for what the format or the tokenizer refuses.
  public func draw(_ study: Study, using random: inout Random) throws -> TrainingText {
    let tokenizer = study.model.tokenizer
    let pair = random.pick(pairs)
    let (prompt, right, wrong) = (pair.prompt, pair.chosen, pair.rejected)
    guard containsVerification, random.chance(0.5) else {
      return keepsFormat
        ? try TrainingText(prompt, right, format: study.format, tokenizer)
        : try TrainingText(document: "\(prompt)\n\(right)\n\n", tokenizer)
    }
    let isRight = random.chance(0.5)
    let shown = isRight ? right : wrong
    guard keepsFormat else {
      let remark = isRight ? "This is right." : "This is wrong."
      return try TrainingText(document: "\(prompt)\n\(shown)\n\(remark)\n\n", tokenizer)
    }
    let question = study.world.judge.text(
      instruction: prompt, response: shown, category: domain.rawValue, inChat: true)
    return try TrainingText(
      question, isRight ? "Yes" : "No", format: study.format, tokenizer)
  }
}
