/// With which prompts and draws an assignment is measured: a student's own trials and the marks are
/// never on the same.
public enum Edition: Sendable, Equatable {
  case practice
  case graded(seed: UInt64)

  /// What all draws hang on.
  public var seed: UInt64 {
    switch self {
    case .practice: 1
    // Apart from every seed that a student would try.
    case .graded(let seed): seed &+ 0x9e37_79b9
    }
  }
}
