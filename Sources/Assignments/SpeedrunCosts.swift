import LanguageModels
import Preferences
import Worlds

/// What an entry's commands cost, in FLOPs: ``Cost``'s convention, the same on any machine.
struct SpeedrunCosts {
  let model: LanguageModel

  /// Writing: each prompt is read once for all its samples, and each token that was written is read
  /// back to write the next.
  func writing(_ drawn: [[Continuation]], to prompts: [JudgeItem]) throws -> Double {
    var batch = RaggedBatch()
    for (prompt, continuations) in zip(prompts, drawn) {
      let trunk = batch.append(try tokens(prompt))
      for continuation in continuations { batch.append(continuation.tokens, after: trunk) }
    }
    return flops(batch)
  }

  /// The most that writing can cost: every response at its limit.
  func writing(atMost samples: Int, to prompts: [JudgeItem]) throws -> Double {
    try prompts.reduce(0) { sum, prompt in
      var batch = RaggedBatch()
      let trunk = batch.append(try tokens(prompt))
      let reading = flops(batch)
      batch.append([Int](repeating: 0, count: PocketText.responseLimit), after: trunk)
      return sum + reading + Double(samples) * (flops(batch) - reading)
    }
  }

  /// P(Yes): the question is read once for all responses to a prompt.
  func judging(_ items: [JudgeItem], _ prompt: JudgePrompt) throws -> Double {
    try PreferenceClassifier(model, prompt: prompt).cost(of: items, named: "policy").flops
  }

  /// Likelihoods, each prompt read once for all its responses.
  func reading(_ items: [JudgeItem]) throws -> Double {
    try Cost.scoring(items, by: model, format: PocketText.chat, named: "policy").flops
  }

  /// Training on pairs: three readings an epoch, and one of the reference where the loss asks it.
  func training(_ pairs: [PreferencePair], _ loss: SpeedrunLoss, epochs: Int) throws -> Double {
    let thrice = try Cost.training(
      model, on: pairs, format: PocketText.chat, epochs: 1, named: "policy"
    ).flops
    var sum = Double(epochs) * thrice
    if loss.readsReference { sum += thrice / 3 }
    if loss.readsDivergence {
      // Each prompt with the next pair's chosen response, by the policy in each epoch and once by
      // the reference.
      let mismatched = pairs.indices.map { index in
        let next = pairs[(index + 1) % pairs.count].chosen
        return JudgeItem(
          instruction: pairs[index].prompt, category: pairs[index].category, responses: [next])
      }
      sum += Double(epochs + 1) * (try reading(mismatched))
    }
    return sum
  }

  /// Training on responses alone, each with its prompt.
  func imitating(_ items: [JudgeItem], epochs: Int) throws -> Double {
    3 * Double(epochs) * (try reading(items))
  }

  private func tokens(_ prompt: JudgeItem) throws -> [Int] {
    try PocketText.chat.promptTokens(prompt.turns, model.tokenizer)
  }

  private func flops(_ batch: RaggedBatch) -> Double {
    Cost(reading: batch, passes: 0, by: model, named: "policy").flops
  }
}
