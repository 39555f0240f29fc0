import Tensors

/// Pairs about sums: the bench's are of sums that no training prompt has.
enum SumPairs {
  /// Worked solutions of sums that the bench does not have, right and with a wrong step or last
  /// line: what corpora are made of.
  static func training(isCarried: Bool) -> [EnglishTexts] {
    var random = Random(seed: 1).stream("corpus of sums")
    return worked(isCarried: isCarried, heldOut: false, using: &random).flatMap { $0 }
  }

  /// Two sums that differ in one number take each other's result.
  static func results(steps: Int, using random: inout Random) -> [[EnglishTexts]] {
    (0..<1500).compactMap { _ in
      let one = draw(steps: steps, using: &random)
      guard let other = varied(one, using: &random) else { return nil }
      let isBare = random.chance(0.5)
      func say(_ task: SumTask) -> (String, String) {
        (task.instruction, isBare ? "\(task.result)" : "The answer is \(task.result).")
      }
      return EnglishTexts.mirrored(say(one), say(other))
    }
  }

  /// A sum of one side of the split, half of them told as stories.
  private static func draw(
    steps: Int, heldOut: Bool = true, using random: inout Random
  ) -> SumTask {
    let kinds = SumTask.stories.keys.filter { $0.count == steps }.sorted { "\($0)" < "\($1)" }
    while true {
      var task = SumTask.draw(random.pick(kinds), limit: 40, using: &random)
      guard task.isHeldOut == heldOut else { continue }
      if random.chance(0.5) { task.story = random.index(2) }
      return task
    }
  }

  /// The sum with another number at one place; `nil` if it is not held out or comes to the same.
  private static func varied(_ task: SumTask, using random: inout Random) -> SumTask? {
    var numbers = task.numbers
    numbers[random.index(numbers.count)] += random.pick([-10, -2, -1, 1, 2, 10])
    let other = SumTask(numbers: numbers, operations: task.operations, story: task.story)
    let isNatural = numbers.allSatisfy { $0 > 1 } && other.partialResults.allSatisfy { $0 > 0 }
    return isNatural && other.isHeldOut && other.result != task.result ? other : nil
  }

  /// A worked solution; the other one has a wrong step and goes on from it, or a wrong last line.
  static func worked(
    isCarried: Bool, heldOut: Bool = true, using random: inout Random
  ) -> [[EnglishTexts]] {
    (0..<1500).compactMap { _ in
      let task = draw(steps: 2, heldOut: heldOut, using: &random)
      let error = random.pick([-10, -2, -1, 1, 2, 10])
      let wrong =
        isCarried
        ? steps(of: task, errorAt: random.index(2), by: error, slip: 0)
        : steps(of: task, errorAt: nil, by: 0, slip: error)
      guard let wrong, let right = steps(of: task, errorAt: nil, by: 0, slip: 0) else { return nil }
      return [EnglishTexts(prompt: task.instruction, chosen: right, rejected: wrong)]
    }
  }

  /// The steps one by one and the answer; `nil` where an error leads below 1.
  private static func steps(
    of task: SumTask, errorAt place: Int?, by error: Int, slip: Int
  ) -> String? {
    var value = task.numbers[0]
    var lines: [String] = []
    for (index, operation) in task.operations.enumerated() {
      let number = task.numbers[index + 1]
      let result = operation(value, number) + (index == place ? error : 0)
      if result < 1 { return nil }
      lines.append("\(value) \(operation.rawValue) \(number) = \(result).")
      value = result
    }
    if value + slip < 1 { return nil }
    return (lines + ["The answer is \(value + slip)."]).joined(separator: " ")
  }
}
