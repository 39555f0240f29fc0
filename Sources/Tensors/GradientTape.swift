/// A record of operations that can be played backwards.
///
/// An operation that sees a tape on one of its inputs appends a closure that adds its share to the
/// inputs' gradients. `backward(from:)` runs the closures last to first: the chain rule, nothing
/// more. The derivative of each operation stands beside the operation.
public final class GradientTape {
  private var steps: [() -> Void] = []
  private var random: Random?

  /// - Parameter dropout: draws what is dropped on this pass; without it nothing is.
  public init(dropout random: Random? = nil) { self.random = random }

  /// Appends one operation's derivative.
  func record(_ backward: @escaping () -> Void) { steps.append(backward) }

  /// The next operation's dropout.
  func drawDropout(_ rate: Double) -> Dropout? {
    (random?.next()).map { Dropout(rate: rate, seed: $0) }
  }

  /// Adds ∂loss/∂x to the gradient of every tensor x that led to `loss`, and empties the tape.
  ///
  /// - Parameters:
  ///   - loss: 1 × 1, made on this tape.
  ///   - weight: what to scale the gradient by, for a loss that is summed over several batches.
  public func backward(from loss: Tensor, weight: Float = 1) {
    precondition(
      loss.tape === self && loss.count == 1, "backward starts from a recorded 1 × 1 loss")
    loss.gradientForAdding().values[0] += weight
    // Popping frees each operation's inputs as soon as its derivative is done.
    while let step = steps.popLast() { step() }
  }
}
