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
    ],
    unseen: unseen)
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

private func unseen() -> [SharedOpening.Input] {
  [
    (8, [5], 300), (8, [5, 5, 5], 300), (50, [1, 9, 40, 2], 12_000), (0, [7], 900),
    (0, [3, 11, 4], 2500), (1500, [120, 340], 70_000_000_000), (33, [2, 2], 1),
    (64, [31, 17, 5, 5, 90, 12], 780_800), (9, [], 450), (0, [], 10),
  ].map { .init(opening: $0.0, responses: $0.1, parameters: $0.2) }
}
