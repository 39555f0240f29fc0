import Tensors

/// Anything that tells better from worse: P(Yes), a reward model, an oracle, a coin.
public protocol Judge: Sendable {
  /// What figures and tables call it.
  var name: String { get }
  /// One score per response, higher for better; only comparisons within an item mean anything.
  func scores(_ items: [JudgeItem]) throws -> [[Double]]
}

/// An item that a judge can't be asked about, while others can: one that is longer than a server
/// reads.
public struct UnaskableItem: Error, CustomStringConvertible {
  public let description: String

  public init(_ description: String) { self.description = description }
}

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
}
