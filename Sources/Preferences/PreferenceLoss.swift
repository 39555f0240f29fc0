import Tensors

/// Log-probabilities of a batch of pairs, summed over each response's tokens: all that a preference
/// loss looks at. Every tensor is `P × 1`, nats; those of the reference are constants.
public struct PairLogProbabilities {
  public let policyChosen: Tensor
  public let policyRejected: Tensor
  public let referenceChosen: Tensor
  public let referenceRejected: Tensor
  /// Tokens of the responses.
  public let chosenLength: Tensor
  public let rejectedLength: Tensor

  public init(
    policyChosen: Tensor, policyRejected: Tensor, referenceChosen: Tensor,
    referenceRejected: Tensor, chosenLength: Tensor, rejectedLength: Tensor
  ) {
    self.policyChosen = policyChosen
    self.policyRejected = policyRejected
    self.referenceChosen = referenceChosen
    self.referenceRejected = referenceRejected
    self.chosenLength = chosenLength
    self.rejectedLength = rejectedLength
  }

  /// Δ_w = ln π(y_w|x) − ln π_ref(y_w|x).
  public var chosenRatio: Tensor { policyChosen - referenceChosen }
  /// Δ_l = ln π(y_l|x) − ln π_ref(y_l|x).
  public var rejectedRatio: Tensor { policyRejected - referenceRejected }
}

/// A preference loss: a name, and a function from log-probabilities to one loss per pair. The tape
/// gives its gradient.
public struct PreferenceLoss: Sendable {
  public let name: String
  /// Scales the implicit reward β Δ in the logged metrics.
  public let beta: Float
  /// `P × 1`, nats.
  public let perPair: @Sendable (PairLogProbabilities) -> Tensor

  public init(
    _ name: String, beta: Float,
    perPair: @escaping @Sendable (PairLogProbabilities) -> Tensor
  ) {
    self.name = name
    self.beta = beta
    self.perPair = perPair
  }

  /// Direct Preference Optimization (Rafailov et al. 2023, eq. 7), with an optional likelihood term:
  ///
  ///     −ln σ(β (Δ_w − Δ_l)) − λ ln π(y_w|x) / |y_w|
  ///
  /// DPO alone may lower both responses' probabilities as long as the rejected one falls faster;
  /// the term holds the chosen one up (Pang et al. 2024 use it with λ = 1).
  public static func dpo(beta: Float = 0.1, likelihood λ: Float = 0) -> PreferenceLoss {
    PreferenceLoss(λ == 0 ? "dpo" : "dpo+nll", beta: beta) { p in
      let loss = -(beta * (p.chosenRatio - p.rejectedRatio)).logSigmoid
      if λ == 0 { return loss }
      let perToken = Tensor(
        rows: p.chosenLength.rows, columns: 1, p.chosenLength.array.map { 1 / max(1, $0) })
      return loss - λ * (p.policyChosen * perToken)
    }
  }
}
