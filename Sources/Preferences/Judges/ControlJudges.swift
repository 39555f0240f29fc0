import Tensors

/// The judge that likes best what another likes least: a control.
public struct InvertedJudge: Judge {
  public let name: String
  private let judge: any Judge

  public init(_ judge: any Judge) {
    self.judge = judge
    name = "inverted \(judge.name)"
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try judge.scores(items).map { $0.map { -$0 } }
  }
}

/// A judge that is not shown what was asked: what the responses alone give away.
public struct UninstructedJudge: Judge {
  public let name: String
  private let judge: any Judge

  public init(_ judge: any Judge) {
    self.judge = judge
    name = "\(judge.name) without the instruction"
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try judge.scores(
      items.map {
        JudgeItem(id: $0.id, instruction: "", category: $0.category, responses: $0.responses)
      })
  }
}

/// A judge made of a function from an item to its scores.
public struct FunctionJudge: Judge {
  public let name: String
  private let function: @Sendable (JudgeItem) throws -> [Double]

  public init(_ name: String, _ function: @escaping @Sendable (JudgeItem) throws -> [Double]) {
    self.name = name
    self.function = function
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] { try items.map(function) }

  /// A judge that knows nothing: uniform scores. The control that shows what training alone does.
  public static func random(seed: UInt64) -> FunctionJudge {
    let random = Random(seed: seed)
    return FunctionJudge("random") { item in
      var coin = random.stream(item.instruction + "\n" + item.responses.joined(separator: "\n"))
      return item.responses.map { _ in coin.uniform() }
    }
  }

  /// The judge that likes the response with the fewest words.
  public static let shortest = byLength("shortest", -1)
  /// The judge that likes the response with the most words.
  public static let longest = byLength("longest", 1)

  private static func byLength(_ name: String, _ sign: Double) -> FunctionJudge {
    FunctionJudge(name) { item in
      item.responses.map { sign * Double($0.split(whereSeparator: \.isWhitespace).count) }
    }
  }
}

/// A judge with a taste for length that is known exactly: another judge's score, and so much more for
/// each word.
public struct LengthMindedJudge: Judge {
  public let name: String
  private let judge: any Judge
  private let perWord: Double

  public init(_ judge: any Judge, perWord: Double) {
    (self.judge, self.perWord) = (judge, perWord)
    name = "length-minded \(judge.name)"
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    zip(items, try judge.scores(items)).map { item, scores in
      zip(item.responses, scores).map {
        $1 + perWord * Double($0.split(whereSeparator: \.isWhitespace).count)
      }
    }
  }
}
