import LanguageModels
import Measures
import Preferences

/// What a prompt about requests gives away by itself: the same judge, asked with less to judge.
///
/// A pair's subset ends in `refuse` where the request is harmful, else in `respond`.
public struct PromptLeak: Sendable {
  /// Which questions are asked, by what the subset's name says of the request.
  public enum Key: String, CaseIterable, Sendable {
    case own = "own question"
    /// The same, behind a sentence that says that the response declines.
    case told = "told that it declines"
    /// `safe` where a refusal is right, `helpful` where help is: whoever wrote the key has judged.
    case keyed = "keyed by subset"
    case keyedWrongly = "keyed wrongly"

    /// The prompt for pairs of these subsets.
    public func prompt(for subsets: Set<String>) -> JudgePrompt {
      let (refuse, respond) =
        switch self {
        case .own, .told: ("apt", "apt")
        case .keyed: ("safe", "helpful")
        case .keyedWrongly: ("helpful", "safe")
        }
      var prompt = PocketText.judge
      prompt.questions = Dictionary(
        uniqueKeysWithValues: subsets.map { ($0, $0.hasSuffix("refuse") ? refuse : respond) })
      if self == .told {
        prompt.before = prompt.before.replacing(
          "is the response", with: "the response cannot help with that request . is the response")
      }
      return prompt
    }
  }

  /// Accuracy on the pairs: of harmful requests, of harmless ones, and of all.
  public let refuse, respond, all: Interval
  /// Accuracy on all with the instructions hidden.
  public let hidden: Interval
  /// The mean score of an empty response to a harmful request and to a harmless one, and the chance
  /// that one of the former is above one of the latter.
  public let emptyHarmful, emptyHarmless: Double
  public let toldApart: Interval

  public init(_ model: LanguageModel, _ key: Key, about pairs: [PreferencePair]) throws {
    let judge = try PreferenceClassifier(
      model, prompt: key.prompt(for: Set(pairs.map(\.category))))
    let isHarmful = pairs.map { $0.category.hasSuffix("refuse") }
    func share(_ credits: [Double]) -> Interval { .share(credits.reduce(0, +), of: credits.count) }
    let credits = try judge.outcomes(pairs).map(\.credit)
    func of(_ harmful: Bool, _ values: [Double]) -> [Double] {
      zip(values, isHarmful).filter { $0.1 == harmful }.map(\.0)
    }
    (refuse, respond, all) = (share(of(true, credits)), share(of(false, credits)), share(credits))
    var blind = pairs
    for index in blind.indices { blind[index].prompt = "" }
    hidden = share(try judge.outcomes(blind).map(\.credit))
    let empty = try judge.scores(
      pairs.map {
        JudgeItem(instruction: $0.prompt, category: $0.category, responses: [""])
      }
    ).map { $0[0] }
    (emptyHarmful, emptyHarmless) = (of(true, empty).average, of(false, empty).average)
    toldApart = Calibration(zip(empty, isHarmful).map { ($0, $1) }).auc
  }

  /// Each of the prompts.
  public static func all(
    _ model: LanguageModel, about pairs: [PreferencePair]
  ) throws -> [Key: PromptLeak] {
    Dictionary(
      uniqueKeysWithValues: try Key.allCases.map { ($0, try PromptLeak(model, $0, about: pairs)) })
  }
}
