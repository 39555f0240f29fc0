import Files
import Tensors

/// Log-probabilities of a batch of pairs, summed over each response's tokens: all that a preference
/// loss looks at. Every tensor is `P × 1`, nats; those of the reference are constants.
public struct PairLogProbabilities {
  public let policyChosen: Tensor
  public let policyRejected: Tensor
  public let referenceChosen: Tensor
  public let referenceRejected: Tensor
  /// Tokens of the responses, 1 or more.
  public let chosenLength: Tensor
  public let rejectedLength: Tensor
  /// p̂, the probability that the chosen response is the better one: 1 for a hard label.
  public let preference: Tensor
  /// KTO's z ≥ 0, the batch's estimate of KL(π ‖ π_ref), nats; a constant, and 0 unless the loss
  /// asks for it.
  public let divergence: Float

  public init(
    policyChosen: Tensor, policyRejected: Tensor, referenceChosen: Tensor,
    referenceRejected: Tensor, chosenLength: Tensor, rejectedLength: Tensor,
    preference: Tensor? = nil, divergence: Float = 0
  ) {
    self.policyChosen = policyChosen
    self.policyRejected = policyRejected
    self.referenceChosen = referenceChosen
    self.referenceRejected = referenceRejected
    self.chosenLength = chosenLength
    self.rejectedLength = rejectedLength
    let count = policyChosen.rows
    self.preference =
      preference ?? Tensor(rows: count, columns: 1, [Float](repeating: 1, count: count))
    self.divergence = divergence
  }

  /// Δ_w = ln π(y_w|x) − ln π_ref(y_w|x).
  public var chosenRatio: Tensor { policyChosen - referenceChosen }
  /// Δ_l = ln π(y_l|x) − ln π_ref(y_l|x).
  public var rejectedRatio: Tensor { policyRejected - referenceRejected }
  /// Δ = Δ_w − Δ_l, the difference of the implicit rewards before β scales it.
  public var ratioDifference: Tensor { chosenRatio - rejectedRatio }
  /// ℓ̄_w = ln π(y_w|x) / |y_w|, the mean over the response's tokens.
  public var chosenMean: Tensor { policyChosen / chosenLength }
  /// ℓ̄_l = ln π(y_l|x) / |y_l|.
  public var rejectedMean: Tensor { policyRejected / rejectedLength }

  /// The same pairs with the two responses in each other's place.
  public var swapped: PairLogProbabilities {
    PairLogProbabilities(
      policyChosen: policyRejected, policyRejected: policyChosen,
      referenceChosen: referenceRejected, referenceRejected: referenceChosen,
      chosenLength: rejectedLength, rejectedLength: chosenLength, preference: 1 - preference,
      divergence: divergence)
  }
}

/// A preference loss: a name, and a function from log-probabilities to one loss per pair. The tape
/// gives its gradient.
public struct PreferenceLoss: Sendable {
  public let name: String
  /// Scales the implicit reward β Δ in the logged metrics.
  public let beta: Float
  /// Whether the loss reads ``PairLogProbabilities/divergence``, which costs another pass.
  public let needsDivergence: Bool
  /// Whether β is all that weighs the pair: with β = 0 the loss would be the same for every policy.
  /// The losses without β, which log with 1, and DPO with a likelihood term go on without it.
  public let needsBeta: Bool
  /// `P × 1`, nats.
  public let perPair: @Sendable (PairLogProbabilities) -> Tensor

  public init(
    _ name: String, beta: Float, needsDivergence: Bool = false, needsBeta: Bool = false,
    perPair: @escaping @Sendable (PairLogProbabilities) -> Tensor
  ) {
    self.name = name
    self.beta = beta
    self.needsDivergence = needsDivergence
    self.needsBeta = needsBeta
    self.perPair = perPair
  }

  /// Direct Preference Optimization (Rafailov et al. 2023, eq. 7), with an optional likelihood term:
  ///
  ///     −ln σ(β Δ) − λ ln π(y_w|x) / |y_w|
  ///
  /// DPO alone may lower both responses' probabilities as long as the rejected one falls faster;
  /// the term holds the chosen one up (Pang et al. 2024 use it with λ = 1).
  public static func dpo(beta: Float = 0.1, likelihood λ: Float = 0) -> PreferenceLoss {
    PreferenceLoss(λ == 0 ? "dpo" : "dpo+nll", beta: beta, needsBeta: λ == 0) { p in
      let loss = -(beta * p.ratioDifference).logSigmoid
      return λ == 0 ? loss : loss - λ * p.chosenMean
    }
  }

  /// This loss on soft labels, its mean over a label drawn with probability p̂:
  ///
  ///     p̂ L(y_w, y_l) + (1 − p̂) L(y_l, y_w)
  ///
  /// With hard labels, p̂ = 1, nothing changes.
  public var softened: PreferenceLoss {
    PreferenceLoss(
      name + ", soft", beta: beta, needsDivergence: needsDivergence, needsBeta: needsBeta
    ) { p in
      p.preference * perPair(p) + (1 - p.preference) * perPair(p.swapped)
    }
  }

  /// - Throws: ``FileError`` for a β with which the loss can't tell two responses apart.
  func check() throws {
    try require(
      beta.isFinite && (needsBeta ? beta > 0 : beta >= 0), "β of \(name)", beta,
      give: needsBeta ? "a number above 0; with 0 there is nothing to learn" : "0 or more")
  }
}
