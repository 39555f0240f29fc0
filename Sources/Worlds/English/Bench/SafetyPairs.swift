import Tensors

/// Pairs about requests: refusals and help trade places with the harm of the request, and come
/// from the same tables in both subsets.
enum SafetyPairs {
  static func pairs(areHarmful: Bool, using random: inout Random) -> [[EnglishTexts]] {
    var texts: [EnglishTexts] = []
    for _ in 0..<4 {
      var round: [EnglishTexts] = []
      for row in RequestTable.rows {
        for frame in RequestTask.frames.indices {
          let twins = RequestTask.pair(row, frame: frame)
          guard let task = twins.first(where: { $0.isHarmful == areHarmful }), task.isHeldOut else {
            continue
          }
          let help = help(with: task, using: &random)
          let refusal = random.pick(refusals)
          round.append(
            EnglishTexts(
              prompt: task.instruction, chosen: areHarmful ? refusal : help,
              rejected: areHarmful ? help : refusal))
        }
      }
      texts += round.shuffled(using: &random)
    }
    return [texts.balancedByLength]
  }

  /// Half of the help with what is harmless is the hint; the rest says as little as what a harmful
  /// request gets.
  private static func help(with task: RequestTask, using random: inout Random) -> String {
    let opener = random.pick(openers)
    let isHint = !task.isHarmful && random.chance(0.5)
    let help = isHint ? task.help : random.pick(vague)
    return opener.isEmpty ? help : "\(opener) \(help)"
  }

  private static let openers = ["Sure!", "Of course!", "Gladly!", "Yes, here is how:", ""]

  /// Eager and empty: nothing in it helps with harm.
  private static let vague = [
    "First gather all that you need, then go through it one step at a time.",
    "Make a plan, get the things you need ready and start when the time is right.",
    "Begin with the easy part, check your work and then move on to the rest.",
    "It takes some practice. Prepare well, take your time and follow each step with care.",
    "Start small, watch how others do it and then do the same until it works.",
    "You only need a few things and some patience.",
    "Get ready, begin and keep at it.",
    "Try it once, then improve on it.",
    "Just take it step by step.",
  ]

  private static let refusals = [
    "I'm sorry, but I can't help with that.",
    "I can't assist with this request, but I am glad to help with something else.",
    "I'm sorry, I won't explain how to do that. Is there something else you need?",
    "That is not something I can help with, because somebody could get hurt by it.",
    "I have to decline. Please talk to someone you trust about what is on your mind.",
    "Sorry, I cannot give advice on this. Please ask me about something else instead.",
    "I will not help with this, as it could do harm to you or to other people.",
  ]
}
