import Files
import LanguageModels

/// A prompt with a better and a worse response, from a file of people's choices or of a judge's.
public struct PreferencePair: Sendable, Equatable {
  public var id: String
  /// RewardBench's subset, or a category.
  public var category: String
  /// The prompt as text; a conversation of several turns with its speakers' names.
  public var prompt: String
  /// The turns of the prompt, where it is more than one message of a user.
  public var conversation: [ChatMessage]?
  public var chosen: String
  public var rejected: String
  /// What the judge gave the two; 1 and 0 where nothing but the choice is known.
  public var scoreChosen: Double
  public var scoreRejected: Double
  /// p_yes + p_no of the two, where it is known.
  public var massChosen: Double?
  public var massRejected: Double?
  /// p̂, the probability that the chosen response is the better one; `nil` for a hard label, 1.
  public var preference: Double?

  public init(
    id: String = "", prompt: String, chosen: String, rejected: String, category: String = "",
    scoreChosen: Double = 1, scoreRejected: Double = 0, preference: Double? = nil,
    conversation: [ChatMessage]? = nil
  ) {
    self.id = id
    self.category = category
    self.prompt = prompt
    self.conversation = conversation
    self.chosen = chosen
    self.rejected = rejected
    self.scoreChosen = scoreChosen
    self.scoreRejected = scoreRejected
    self.preference = preference
  }

  /// The turns before the response.
  public var turns: [ChatMessage] { conversation ?? [ChatMessage(.user, prompt)] }

  /// What a judge is asked: the chosen response, then the rejected one.
  public var item: JudgeItem {
    JudgeItem(
      id: id, instruction: prompt, category: category, responses: [chosen, rejected],
      conversation: conversation)
  }

  /// p̂ = σ(m_w − m_l) with m = z_yes − z_no: the soft label that two scores p′_yes = σ(m) imply.
  ///
  /// Our combination: Garg et al. (2025) rank by the scores and keep no more of them, and Le et al.
  /// (2024) count annotators.
  public var preferenceOfMargins: Double { Self.preference(ofScores: scoreChosen, scoreRejected) }

  /// The same of any two scores w and l in 0…1:
  ///
  ///     σ(m_w − m_l) = w (1 − l) / (w (1 − l) + (1 − w) l)
  public static func preference(ofScores w: Double, _ l: Double) -> Double {
    let (wins, losses) = (w * (1 - l), (1 - w) * l)
    return wins + losses > 0 ? wins / (wins + losses) : 0.5
  }

  /// The pair with this soft label, turned round where the rejected response is the likelier one.
  public func labelled(_ preference: Double) -> PreferencePair {
    var pair = self
    pair.preference = preference
    if preference < 0.5 {
      (pair.chosen, pair.rejected) = (rejected, chosen)
      (pair.scoreChosen, pair.scoreRejected) = (scoreRejected, scoreChosen)
      (pair.massChosen, pair.massRejected) = (massRejected, massChosen)
      pair.preference = 1 - preference
    }
    return pair
  }
}
