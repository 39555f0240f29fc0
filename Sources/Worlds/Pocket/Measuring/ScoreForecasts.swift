import LanguageModels
import Measures
import Preferences
import Tensors

/// P(Yes) as a forecast that the true answer to the judge's question is Yes.
public enum ScoreForecasts {
  /// About a model's own samples on held-out prompts, one each; the oracle knows the answer.
  public static func samples(
    of model: LanguageModel, perCategory: Int, seed: UInt64
  ) throws -> [Forecast] {
    let tasks = PolicyReport.tasks(perCategory: perCategory, seed: seed)
    let items = try ResponseSampling(
      samples: 1, limit: PocketText.responseLimit, format: PocketText.chat
    ).items(of: model, to: tasks.map(\.prompt), random: Random(seed: seed).stream("forecasts"))
    return zip(zip(tasks, items), try pYes(model).scores(items)).map { asked, scores in
      let (task, item) = asked
      let aspects = Oracle.aspects(of: item.responses[0], to: task)
      return (scores[0], Criterion.own(of: task.category).holds(aspects, in: task.category))
    }
  }

  /// About the hard bench, one response of each pair: the better one of two pairs, the worse one of
  /// the next two, so that every second forecast is of both kinds.
  ///
  /// - Parameter scores: of the better and the worse response of each pair.
  public static func hardBench(
    _ pairs: [PreferencePair], scores: [[Double]]
  ) -> [Forecast] {
    zip(pairs, scores).enumerated().map { index, pair in
      let isChosen = index / 2 % 2 == 0
      let subset = HardSubset(rawValue: pair.0.category)
      return (pair.1[isChosen ? 0 : 1], isChosen && subset?.choosesFlawless != false)
    }
  }
}

extension HardSubset {
  /// Whether the better response of its pairs lacks nothing, so that the answer about it is Yes.
  public var choosesFlawless: Bool {
    switch self {
    case .chatBothFlawed, .mathBothFlawed, .codeBothFlawed, .chatLesserFlaw, .mathLesserFlaw,
      .codeLesserFlaw:
      false
    default: true
    }
  }
}
