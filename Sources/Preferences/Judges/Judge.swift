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
