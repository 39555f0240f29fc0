import AssignmentKit

// An entry that runs, does one thing and gains little. Make it a better one.
Speedrun.enter("stub") { track in
  let prompts = try track.prompts(32)
  let responses = try track.generate(prompts, samples: 2)
  let scores = try track.pYes(responses)

  // Of each prompt's two responses the one with the higher score against the other.
  var pairs: [Track.Pair] = []
  for first in stride(from: 0, to: responses.count, by: 2) {
    let second = first + 1
    if scores[first] > scores[second] {
      pairs.append(Track.Pair(responses[first], over: responses[second]))
    } else if scores[second] > scores[first] {
      pairs.append(Track.Pair(responses[second], over: responses[first]))
    }
  }

  try track.learn(pairs, loss: .dpo(beta: 0.1), rate: 5e-5)
}
