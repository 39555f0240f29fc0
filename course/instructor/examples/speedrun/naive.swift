import AssignmentKit

// One round as the paper has it: four samples, P(Yes), the best against the worst, DPO.
Speedrun.enter("naive") { track in
  let prompts = try track.prompts(128)
  let responses = try track.generate(prompts, samples: 4)
  let scores = try track.pYes(responses)
  let pairs = bestAgainstWorst(responses, scores)
  try track.learn(pairs, loss: .dpo(beta: 0.1), rate: 1e-4, epochs: 2)
}

func bestAgainstWorst(_ responses: [Track.Response], _ scores: [Double]) -> [Track.Pair] {
  stride(from: 0, to: responses.count, by: 4).compactMap { first in
    let group = first..<first + 4
    guard let best = group.max(by: { scores[$0] < scores[$1] }),
      let worst = group.min(by: { scores[$0] < scores[$1] }),
      responses[best].text != responses[worst].text
    else { return nil }
    return Track.Pair(responses[best], over: responses[worst])
  }
}
