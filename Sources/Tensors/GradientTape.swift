/// A record of operations that can be played backwards.
///
/// An operation that sees a tape on one of its inputs appends a closure that adds its share to the
/// inputs' gradients. `backward(from:)` runs the closures last to first: the chain rule, nothing
/// more. The derivative of each operation stands beside the operation.
public final class GradientTape {
  private var steps: [() -> Void] = []
  private var random: Random?
  private let recomputes: Bool
  private var isForgetful = false

  /// - Parameters:
  ///   - dropout: draws what is dropped on this pass; without it nothing is.
  ///   - recomputes: whether what ``recomputed(_:_:)`` is given is computed once more on the way
  ///     back instead of being kept.
  public init(dropout random: Random? = nil, recomputes: Bool = false) {
    self.random = random
    self.recomputes = recomputes
  }

  /// Appends one operation's derivative.
  func record(_ backward: @escaping () -> Void) {
    if !isForgetful { steps.append(backward) }
  }

  /// body(x), a block of the network, of which only x and the result are kept: on the way back the
  /// block is computed again, with the same dropout, and its own derivatives follow. A third more
  /// arithmetic, and memory for one block in place of all (Chen et al. 2016).
  ///
  /// Without a tape, or on one that keeps everything, this is body(x).
  public static func recomputed(_ x: Tensor, _ body: @escaping (Tensor) -> Tensor) -> Tensor {
    guard let tape = x.tape else { return body(x) }
    // The block draws from a generator of its own, so that it drops the same either way.
    let random = (tape.random?.next()).map(Random.init(seed:))
    if !tape.recomputes {
      let outer = tape.random
      tape.random = random
      defer { tape.random = outer }
      return body(x)
    }
    let first = GradientTape(dropout: random)
    first.isForgetful = true
    let y = Tensor(sharing: body(Tensor(sharing: x, tape: first)), tape: tape)
    tape.record {
      guard let dy = y.gradient else { return }
      let second = GradientTape(dropout: random)
      let again = Tensor(sharing: x, tape: second)
      body(again).receiveGradient(dy)
      second.play()
      if let dx = again.gradient { x.receiveGradient(dx) }
    }
    return y
  }

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
    play()
  }

  /// Runs the derivatives, last to first. Popping frees each operation's inputs as soon as its
  /// derivative is done.
  private func play() {
    while let step = steps.popLast() { step() }
  }
}
