import Tensors

/// A sum of two two-digit numbers, digit by digit, with both steps shown:
/// `what is 3 7 + 2 5 ?` — `7 + 5 = 12 , 3 + 2 + 1 = 6 , so 6 2 .`
public struct MathTask: TaskContent {
  /// The first digits of the two numbers.
  public let tens: [Int]
  /// Their second digits.
  public let units: [Int]

  /// The sum of two numbers; `nil` unless both are of two digits and so is their sum.
  public init?(_ first: Int, _ second: Int) {
    guard min(first, second) >= 10, first + second <= 99 else { return nil }
    tens = [first / 10, second / 10]
    units = [first % 10, second % 10]
  }

  // MARK: Facts

  /// The sum of the units, whether it carries, and the sum of the tens.
  var unitSum: Int { units[0] + units[1] }
  var carries: Bool { unitSum > 9 }
  var tenSum: Int { tens[0] + tens[1] + (carries ? 1 : 0) }

  /// What a response says: the two steps' results and the two digits of the answer.
  private struct Working: Equatable {
    var unitSum: Int
    var carries: Bool
    var tenSum: Int
    var answer: [Int]
  }

  private func following(unitSum: Int, carries: Bool, tenSum: Int) -> Working {
    Working(
      unitSum: unitSum, carries: carries, tenSum: tenSum, answer: [tenSum, unitSum % 10])
  }

  private var solution: Working { following(unitSum: unitSum, carries: carries, tenSum: tenSum) }

  static func claim(using random: inout Random) -> Claim {
    let carries = random.chance(0.4)
    let first = random.index(carries ? 9 : 10)
    let second = random.index(carries ? 9 - first : 10)
    let sum = first + second + (carries ? 1 : 0)
    let isTrue = random.chance(0.5)
    let said = isTrue ? sum : nearby(sum, in: 0...(carries ? 9 : 18), using: &random)
    let left = "\(first) + \(second)" + (carries ? " + 1" : "")
    return Claim(question: "is \(left) = \(said)", isTrue: isTrue, truth: "\(left) = \(sum)")
  }

  /// Another number at most 3 away.
  private static func nearby(
    _ number: Int, in range: ClosedRange<Int>, using random: inout Random
  ) -> Int {
    random.pick((number - 3...number + 3).filter { $0 != number && range.contains($0) })
  }

  // MARK: Instruction

  static func draw(heldOut: Bool, using random: inout Random) -> MathTask {
    while true {
      if let task = MathTask(10 + random.index(90), 10 + random.index(90)),
        task.isHeldOut == heldOut
      {
        return task
      }
    }
  }

  var isHeldOut: Bool { (tens[0] * 7 + units[0] * 3 + tens[1] * 5 + units[1]) % 5 == 0 }

  var instruction: String { "what is \(tens[0]) \(units[0]) + \(tens[1]) \(units[1]) ?" }

  // MARK: Responses

  var flaws: [Flaw] { [.wrongSum, .unshown] }

  func response(flaws: Set<Flaw>, using random: inout Random) -> String {
    let working = flaws.contains(.wrongSum) ? mistaken(using: &random) : solution
    return flaws.contains(.unshown) ? answer(working) : shown(working)
  }

  private func answer(_ working: Working) -> String {
    "so \(working.answer[0]) \(working.answer[1]) ."
  }

  private func shown(_ working: Working) -> String {
    unitStep(working.unitSum) + " , " + tenStep(working.tenSum, carries: working.carries)
      + " , " + answer(working)
  }

  private func unitStep(_ result: Int) -> String { "\(units[0]) + \(units[1]) = \(result)" }

  private func tenStep(_ result: Int, carries: Bool) -> String {
    "\(tens[0]) + \(tens[1])" + (carries ? " + 1" : "") + " = \(result)"
  }

  /// A working with one mistake: in the units, in the tens, in the carry (what comes after follows
  /// from it), or in copying the answer (the steps are right). The answer is always wrong.
  private func mistaken(using random: inout Random) -> Working {
    while true {
      var working = solution
      let place = random.uniform()
      if place < 0.3 {
        let wrong = Self.nearby(unitSum, in: 0...18, using: &random)
        let carries = random.chance(0.5) ? wrong > 9 : carries
        working = following(
          unitSum: wrong, carries: carries, tenSum: tens[0] + tens[1] + (carries ? 1 : 0))
      } else if place < 0.6 {
        working = following(
          unitSum: unitSum, carries: carries,
          tenSum: Self.nearby(tenSum, in: 1...9, using: &random))
      } else if place < 0.75 {
        working = following(
          unitSum: unitSum, carries: !carries, tenSum: tens[0] + tens[1] + (carries ? 0 : 1))
      } else {
        let digit = random.index(2)
        working.answer[digit] = Self.nearby(
          working.answer[digit], in: (digit == 0 ? 1 : 0)...9, using: &random)
      }
      if working.tenSum <= 9, working.answer != solution.answer { return working }
    }
  }

  // MARK: Oracle

  /// Correct: it ends in the right answer, and nothing but right steps comes before. Shown: both
  /// steps, of these numbers and in this order, come before the answer; whether they are right is
  /// another aspect.
  func aspects(of words: [String]) -> Aspects {
    let clauses = words.split(separator: ",", omittingEmptySubsequences: false).map { Array($0) }
    let steps = clauses.dropLast()
    let answer = "so \(tenSum) \(unitSum % 10) .".words
    let right = [unitStep(unitSum).words, tenStep(tenSum, carries: carries).words]
    var aspects = Aspects()
    if clauses.last == answer, steps.allSatisfy(right.contains) { aspects.insert(.correct) }
    let forms = [[unitStep], [{ tenStep($0, carries: false) }, { tenStep($0, carries: true) }]]
    let isShown =
      steps.count == 2 && clauses.last?.first == "so"
      && zip(forms, steps).allSatisfy { forms, step in
        guard let result = step.last.flatMap(Int.init) else { return false }
        return forms.contains { $0(result).words == step }
      }
    if isShown { aspects.insert(.shown) }
    return aspects
  }

  /// 1 for a right answer with both steps, 0.5 for a right answer without, else 0.
  func quality(of aspects: Aspects) -> Double {
    aspects.contains(.correct) ? (aspects.contains(.shown) ? 1 : 0.5) : 0
  }
}
