import Tensors

/// A function of x in two steps, with a comment:
/// `write f : double then add 3` — `def f x : y = x * 2 ; return y + 3 # double then add 3`
public struct CodeTask: TaskContent {
  /// One step: what it is called and how it is written.
  public enum Operation: Sendable, Hashable, CaseIterable {
    case double, triple, negate
    /// With a number from 1 to 9.
    case add(Int), subtract(Int)

    /// All 21 operations.
    public static let allCases: [Operation] =
      [.double, .triple, .negate] + (1...9).map(Operation.add) + (1...9).map(Operation.subtract)

    var name: String {
      switch self {
      case .double: "double"
      case .triple: "triple"
      case .negate: "negate"
      case .add(let number): "add \(number)"
      case .subtract(let number): "subtract \(number)"
      }
    }

    /// The sign and the number behind the variable.
    var step: (sign: String, number: Int) {
      switch self {
      case .double: ("*", 2)
      case .triple: ("*", 3)
      case .negate: ("*", -1)
      case .add(let number): ("+", number)
      case .subtract(let number): ("-", number)
      }
    }

    var expression: String { "\(step.sign) \(step.number)" }
  }

  /// What is done to x.
  public let first: Operation
  /// What is done to the result.
  public let second: Operation

  /// The function that does one thing, then another.
  public init(_ first: Operation, _ second: Operation) {
    self.first = first
    self.second = second
  }

  // MARK: Facts

  /// The value of `variable sign number`, given the variable's; `nil` for another sign.
  private static func apply(_ sign: String, _ number: Int, to value: Int) -> Int? {
    switch sign {
    case "*": value * number
    case "+": value + number
    case "-": value - number
    default: nil
    }
  }

  /// f(1) … f(5) of a program, which tell any two functions of this world apart; `nil` if the words
  /// are not a program.
  static func values(ofProgram words: [String]) -> [Int]? {
    guard words.count == 14, words.starts(with: "def f x : y = x".words),
      Array(words[9..<12]) == "; return y".words,
      let first = Int(words[8]), let second = Int(words[13])
    else { return nil }
    return values((words[7], first), (words[12], second))
  }

  private static func values(
    _ first: (sign: String, number: Int), _ second: (sign: String, number: Int)
  ) -> [Int]? {
    let values = (1...5).compactMap { x in
      apply(first.sign, first.number, to: x).flatMap { apply(second.sign, second.number, to: $0) }
    }
    return values.count == 5 ? values : nil
  }

  var program: String {
    "def f x : y = x \(first.expression) ; return y \(second.expression)"
  }

  var values: [Int]? { Self.values(first.step, second.step) }

  static func claim(using random: inout Random) -> Claim {
    let operation = random.pick(Operation.allCases)
    let variable = random.pick(["x", "y"])
    let isTrue = random.chance(0.5)
    let said = isTrue ? operation : random.pick(Operation.allCases.filter { $0 != operation })
    return Claim(
      question: "is \(operation.name) \(variable) written \(variable) \(said.expression)",
      isTrue: isTrue,
      truth: "\(operation.name) \(variable) is written \(variable) \(operation.expression)")
  }

  // MARK: Instruction

  static func draw(heldOut: Bool, using random: inout Random) -> CodeTask {
    while true {
      let task = CodeTask(random.pick(Operation.allCases), random.pick(Operation.allCases))
      if task.isHeldOut == heldOut { return task }
    }
  }

  /// Each operation is seen in both places in training; only the combination is new.
  var isHeldOut: Bool {
    let all = Operation.allCases
    let places = (all.firstIndex(of: first) ?? 0, all.firstIndex(of: second) ?? 0)
    return (2 * places.0 + places.1) % 5 == 0
  }

  var purpose: String { "\(first.name) then \(second.name)" }

  var instruction: String { "write f : \(purpose)" }

  // MARK: Responses

  var flaws: [Flaw] { [.wrongProgram, .undocumented, .misdescribed] }

  func response(flaws: Set<Flaw>, using random: inout Random) -> String {
    let written = flaws.contains(.wrongProgram) ? mistaken(using: &random) : self
    if flaws.contains(.undocumented) { return written.program }
    let described = flaws.contains(.misdescribed) ? mistaken(using: &random) : self
    return "\(written.program) # \(described.purpose)"
  }

  /// The steps in the wrong order or one of them replaced, so that the function is another.
  private func mistaken(using random: inout Random) -> CodeTask {
    while true {
      let other = random.pick(Operation.allCases)
      let candidate = random.pick([
        CodeTask(second, first), CodeTask(other, second), CodeTask(first, other),
      ])
      if candidate.values != values { return candidate }
    }
  }

  // MARK: Oracle

  /// Correct: before the comment stands a program for the right function, however it is written.
  /// Documented: there is one comment, and it repeats the instruction.
  func aspects(of words: [String]) -> Aspects {
    let comment = words.firstIndex(of: "#") ?? words.endIndex
    var aspects = Aspects()
    if Self.values(ofProgram: Array(words[..<comment])) == values { aspects.insert(.correct) }
    if Array(words[comment...]) == "# \(purpose)".words { aspects.insert(.documented) }
    return aspects
  }

  /// 0.7 for a correct program, 0.3 more if it is documented; a wrong one is worth nothing.
  func quality(of aspects: Aspects) -> Double {
    aspects.contains(.correct) ? (aspects.contains(.documented) ? 1 : 0.7) : 0
  }
}
