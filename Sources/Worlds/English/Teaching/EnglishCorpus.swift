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

  public var domain: Domain
  /// Chat turns; else running text, of which all is learned.
  public var keepsFormat: Bool
  /// Every second text is a verdict: the judge's own question in chat turns, a remark in running
  /// text.
  public var containsVerification: Bool

  public init(_ domain: Domain, keepsFormat: Bool, containsVerification: Bool) {
    self.domain = domain
    self.keepsFormat = keepsFormat
    self.containsVerification = containsVerification
  }

  /// A text by chance, as the study's model reads it.
  ///
  /// - Throws: ``FileError`` for what the format or the tokenizer refuses.
  public func draw(_ study: Study, using random: inout Random) throws -> TrainingText {
    let tokenizer = study.model.tokenizer
    let (prompt, right, wrong) = solution(using: &random)
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

  private func solution(
    using random: inout Random
  ) -> (prompt: String, right: String, wrong: String) {
    let all = domain == .math ? SumPairs.training : CodePairs.training
    let texts = all[random.index(all.count)]
    return (texts.prompt, texts.chosen, texts.rejected)
  }
}
