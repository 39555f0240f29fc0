import Tensors

/// The four kinds of task, after the sections of RewardBench.
public enum PocketCategory: String, CaseIterable, Codable, Sendable {
  case chat, code, math, safety
}

/// What each kind of task knows: how it reads, how it is answered well or badly, and how an answer
/// is judged.
protocol TaskContent: Sendable, Hashable {
  static func draw(heldOut: Bool, using random: inout Random) -> Self
  /// A yes/no question about one fact or step of this kind, with its truth.
  static func claim(using random: inout Random) -> Claim
  var instruction: String { get }
  var isHeldOut: Bool { get }
  /// The flaws that a response to this task can have.
  var flaws: [Flaw] { get }
  func response(flaws: Set<Flaw>, using random: inout Random) -> String
  /// What the words satisfy, from the words alone.
  func aspects(of words: [String]) -> Aspects
  /// How good a response with these aspects is, in 0…1.
  func quality(of aspects: Aspects) -> Double
}

/// A small question with a certain answer: "do cats eat meat", false, "cats eat fish".
struct Claim {
  let question: String
  let isTrue: Bool
  let truth: String
}

/// One task of the pocket world.
public struct PocketTask: Sendable, Hashable {
  /// The task by its kind.
  public enum Content: Sendable, Hashable {
    case chat(ChatTask)
    case code(CodeTask)
    case math(MathTask)
    case safety(SafetyTask)
  }

  /// What is asked.
  public let content: Content

  /// The task with this content.
  public init(_ content: Content) { self.content = content }

  var kind: any TaskContent {
    switch content {
    case .chat(let task): task
    case .code(let task): task
    case .math(let task): task
    case .safety(let task): task
    }
  }

  /// The kind of task.
  public var category: PocketCategory {
    switch content {
    case .chat: .chat
    case .code: .code
    case .math: .math
    case .safety: .safety
    }
  }

  /// The instruction as the model reads it.
  public var instruction: String { kind.instruction }

  /// True for the fifth of sums and programs that no training text contains.
  ///
  /// Facts and requests are few, have to be learned by heart and are all seen in training, so for
  /// chat and safety this is always false.
  public var isHeldOut: Bool { kind.isHeldOut }

  /// The flaws that a response to this task can have.
  public var flaws: [Flaw] { kind.flaws }

  /// A random task.
  ///
  /// - Parameter heldOut: for sums and programs, whether it is from the held-out fifth; without
  ///   effect for chat and safety, see ``isHeldOut``.
  public static func draw(
    _ category: PocketCategory, heldOut: Bool, using random: inout Random
  ) -> PocketTask {
    switch category {
    case .chat: PocketTask(.chat(.draw(heldOut: heldOut, using: &random)))
    case .code: PocketTask(.code(.draw(heldOut: heldOut, using: &random)))
    case .math: PocketTask(.math(.draw(heldOut: heldOut, using: &random)))
    case .safety: PocketTask(.safety(.draw(heldOut: heldOut, using: &random)))
    }
  }

  /// A response that is flawless, or has exactly the given flaw.
  ///
  /// - Parameter flaw: one of ``flaws``; another category's flaw changes nothing.
  public func response(flaw: Flaw?, using random: inout Random) -> String {
    response(flaws: flaw.map { [$0] } ?? [], using: &random)
  }

  /// A response that has all the given flaws.
  public func response(flaws: Set<Flaw>, using random: inout Random) -> String {
    kind.response(flaws: flaws, using: &random)
  }
}
