import AssignmentKit

// Best of two, imitated, in five short rounds. What was found on the way, on seeds that serve for
// nothing else (gain of quality, mean of six):
// - The rejected responses cost as much to train on as the chosen ones. Without them, at the same
//   rate, three rounds gain 0.16 and not 0.12, for three quarters of the FLOPs.
// - Colder samples are better before anyone chooses, and the policy learns to be as cold: 0.21 at
//   temperature 0.7 in place of 1.
// - Two samples of many prompts beat four or eight of few, one epoch beats two, small steps beat
//   large ones: 0.27 to 0.28.
// - Too much of it forgets what no prompt asks about: two epochs of the best of eight at 1e-3, three
//   rounds, and requests that were held back lose 0.15.
// - A judge that follows the policy and one that stays the start do not differ.
Speedrun.enter("good") { track in
  while true {
    do {
      let prompts = try track.prompts(160)
      let responses = try track.generate(prompts, samples: 2, temperature: 0.7)
      let scores = try track.pYes(responses, by: "start")
      let best = stride(from: 0, to: responses.count, by: 2).map { first in
        scores[first] < scores[first + 1] ? responses[first + 1] : responses[first]
      }
      try track.imitate(best, rate: 6e-4, epochs: 1, responsesPerStep: 8)
    } catch is Refusal {
      return  // The budget does not cover another round.
    }
  }
}
