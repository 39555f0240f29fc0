import LanguageModels
import Preferences
import Tensors

/// A model in the world in which it is studied: what an experiment is a function of.
public struct Study: Sendable {
  public var model: LanguageModel
  public let world: any World
  /// The model's own chat template; `nil` where the world writes its chat down, and for a model
  /// that has none.
  public let template: ChatTemplate?
  /// How instructions and responses become tokens.
  public let format: ChatFormat

  /// - Parameter template: the model's own; without effect in a world that has its own chat.
  public init(_ model: LanguageModel, in world: any World, template: ChatTemplate? = nil) {
    self.model = model
    self.world = world
    self.template = world.chat == nil ? template : nil
    format = world.chat ?? template.map { ChatFormat($0) } ?? .raw(model.configuration)
  }

  /// The same study of another model of the same family, such as the policy of a round.
  public func of(_ model: LanguageModel) -> Study {
    var study = self
    study.model = model
    return study
  }

  /// The model as a judge, asked the world's questions or others.
  ///
  /// - Throws: ``FileError`` where the tokenizer has no single token for Yes or No.
  public func judge(asking prompt: JudgePrompt? = nil) throws -> PreferenceClassifier {
    try PreferenceClassifier(model, prompt: prompt ?? world.judge, template: template)
  }

  /// How the model is asked for responses.
  public func sampling(_ samples: Int, temperature: Double = 1) -> ResponseSampling {
    ResponseSampling(
      samples: samples, sampling: Sampling(temperature: temperature), limit: world.responseLimit,
      format: format)
  }

  /// The model as a judge that writes a critique and a score.
  public func writer(
    _ prompt: ScorePrompt, samples: Int, limit: Int, random: Random
  ) -> GeneratedScoreJudge {
    GeneratedScoreJudge(
      model, prompt: prompt, samples: samples, limit: limit, random: random, template: template)
  }

  /// The model as a judge that compares two responses.
  ///
  /// - Throws: ``FileError`` where the tokenizer has no single token for one of the two names.
  public func comparer(_ prompt: PairwisePrompt) throws -> PairwiseJudge {
    try PairwiseJudge(model, prompt: prompt, template: template)
  }
}
