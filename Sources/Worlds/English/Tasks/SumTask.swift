import Tensors

/// A sum of one or two steps with small numbers, bare or as a story.
public struct SumTask: Sendable, Hashable {
  enum Operation: String, CaseIterable, Sendable {
    case plus = "+"
    case minus = "-"
    case times = "*"

    func callAsFunction(_ a: Int, _ b: Int) -> Int {
      switch self {
      case .plus: a + b
      case .minus: a - b
      case .times: a * b
      }
    }
  }

  /// `numbers[0] ∘ numbers[1] ∘ numbers[2]`, from left to right.
  let numbers: [Int]
  let operations: [Operation]
  /// The story it is told as; `nil` for the bare sum.
  var story: Int?

  /// What comes out.
  public var result: Int { partialResults.last ?? 0 }

  /// The result of each step.
  var partialResults: [Int] {
    var value = numbers[0]
    return zip(operations, numbers.dropFirst()).map { operation, number in
      value = operation(value, number)
      return value
    }
  }

  /// `7 * 3 + 5`.
  var expression: String {
    zip(operations, numbers.dropFirst()).reduce("\(numbers[0])") {
      "\($0) \($1.0.rawValue) \($1.1)"
    }
  }

  var key: String { expression }

  var isHeldOut: Bool { EnglishFact.isHeldOut(key) }

  // MARK: Instruction

  /// Stories by the operations that they tell.
  static let stories: [[Operation]: [String]] = [
    [.plus]: [
      "Anna has {0} marbles and gets {1} more. How many marbles does Anna have now?",
      "There are {0} stamps in one album and {1} in another. How many stamps are there in all?",
    ],
    [.minus]: [
      "Ben has {0} coins and gives away {1} of them. How many coins does Ben have left?",
      "A train has {0} seats, and {1} of them are taken. How many seats are free?",
    ],
    [.times]: [
      "There are {0} bags with {1} marbles each. How many marbles are there in all?",
      "A ticket costs {1} dollars. How many dollars do {0} tickets cost?",
    ],
    [.plus, .plus]: [
      "Clara has {0} stamps. She gets {1} from her aunt and {2} from her uncle. How many stamps "
        + "does Clara have now?"
    ],
    [.plus, .minus]: [
      "A tram carries {0} passengers. {1} get on, then {2} get off. How many passengers are on the "
        + "tram now?"
    ],
    [.minus, .plus]: [
      "David has {0} coins. He spends {1} and then earns {2}. How many coins does he have now?"
    ],
    [.minus, .minus]: [
      "A shop has {0} lamps. It sells {1} on one day and {2} on the next. How many lamps are left?"
    ],
    [.times, .plus]: [
      "Emma buys {0} packs of {1} pencils and {2} single pencils. How many pencils does she buy?"
    ],
    [.times, .minus]: [
      "There are {0} rows of {1} seats, and {2} seats are broken. How many seats can be used?"
    ],
  ]

  public var instruction: String {
    guard let story, let texts = Self.stories[operations] else { return "What is \(expression)?" }
    return numbers.enumerated().reduce(texts[story % texts.count]) {
      $0.replacing("{\($1.offset)}", with: "\($1.element)")
    }
  }

  // MARK: All of them

  /// Sums whose results a small model often, not always, gets: 10 of each kind and telling.
  public static let all: [SumTask] = {
    var random = Random(seed: 11).stream("sums")
    var found: [SumTask] = []
    var seen = Set<String>()
    for operations in stories.keys.sorted(by: { "\($0)" < "\($1)" }) {
      let limit = operations.count == 1 ? 12 : 8
      var fresh: [SumTask] = []
      var draws = 0
      while fresh.count < 30, draws < 10_000 {
        draws += 1
        let task = draw(operations, limit: limit, using: &random)
        if seen.insert(task.expression).inserted { fresh.append(task) }
      }
      for (index, task) in fresh.enumerated() {
        var task = task
        task.story = [nil, 0, 1][index % 3]
        found.append(task)
      }
    }
    return found
  }()

  /// Numbers from 2 to a limit; no step falls below 1, and factors stay below 10.
  static func draw(
    _ operations: [Operation], limit: Int, using random: inout Random
  ) -> SumTask {
    while true {
      var numbers = (0...operations.count).map { _ in 2 + random.index(limit - 1) }
      if operations[0] == .minus { numbers[0] += random.index(limit) }
      if operations[0] == .times {
        (numbers[0], numbers[1]) = (2 + random.index(min(8, limit - 1)), 2 + random.index(8))
      }
      let task = SumTask(numbers: numbers, operations: operations)
      if task.partialResults.allSatisfy({ $0 > 0 }) { return task }
    }
  }
}

extension SumTask {
  /// 1 for the right number, else 0. A number behind "answer is" or "answer:" counts first. Else
  /// the first paragraph decides, or a later one where it only repeats numbers of the question:
  /// the last number behind an equals sign, without one the last of the first sentence that has
  /// any. Number words up to ten count where there are no digits.
  ///
  /// What it can't see: a right result by wrong steps.
  func quality(of response: String) -> Double { finalNumber(in: response) == result ? 1 : 0 }

  /// The number that a response ends up with.
  private func finalNumber(in response: String) -> Int? {
    let plain = response.replacing(/(\d),(\d{3})/) { "\($0.1)\($0.2)" }
    if let match = plain.firstMatch(of: /(?i)answer(?:\s+is|:)\D{0,12}?(-?\d+)/) {
      return Int(match.1)
    }
    let paragraphs = plain.replacing("\n\n", with: "\u{0}").split(separator: "\u{0}")
    let equations = paragraphs.map { paragraph in
      paragraph.matches(of: /=\s*\$?(-?\d+)(?!\s*[-+*×])/).last.flatMap { Int($0.1) }
    }
    if let first = equations.first, let first { return first }
    let said = AnswerText.sentences(plain).lazy.compactMap { sentence in
      sentence.matches(of: /\d+/).last.flatMap { Int($0.0) }
    }.first
    if let said {
      let later = equations.lazy.compactMap { $0 }.first
      return numbers.contains(said) ? later ?? said : said
    }
    return AnswerText.words(plain).lazy.compactMap { word in
      (0...10).first { NatureTable.names(ofNumber: "\($0)")[0] == word }
    }.first
  }
}
