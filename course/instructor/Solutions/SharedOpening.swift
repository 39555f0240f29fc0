import Exercises

extension Solutions {
  static let sharedOpening = Solution(
    SharedOpening.self,
    { input in
      let tokens = input.responses.isEmpty ? 0 : input.responses.reduce(input.opening, +)
      return cost(tokens, input)
    },
    wrong: [
      "the opening for each response": { input in
        cost(input.responses.reduce(0) { $0 + input.opening + $1 }, input)
      },
      "without the opening": { input in cost(input.responses.reduce(0, +), input) },
      "one operation per weight": { input in cost(read(input), input, each: 1) },
      "as in training": { input in cost(read(input), input, each: 6) },
      "one pass for the batch": { input in cost(read(input), input, passes: 1) },
      "a pass for each token": { input in cost(read(input), input, passes: read(input)) },
      "all as long as the first": { input in
        cost(
          input.responses.isEmpty
            ? 0 : input.opening + input.responses.count * input.responses[0], input)
      },
      "FLOPs of the responses alone": { input in
        var answer = cost(read(input), input)
        answer.flops = cost(input.responses.reduce(0, +), input).flops
        return answer
      },
      "the opening for nobody": { input in
        cost(input.responses.reduce(input.opening, +), input)
      },
    ])
}

private func read(_ input: SharedOpening.Input) -> Int {
  input.responses.isEmpty ? 0 : input.responses.reduce(input.opening, +)
}

private func cost(
  _ tokens: Int, _ input: SharedOpening.Input, each: Double = 2, passes: Int? = nil
) -> SharedOpening.Output {
  .init(
    tokens: tokens, passes: passes ?? input.responses.count,
    flops: each * Double(input.parameters) * Double(tokens))
}
