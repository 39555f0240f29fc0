/// What a policy learns from pairs by: a loss of the book by its name, or one of the entry's own.
public struct TrackLoss {
  /// The loss as the referee is told it.
  public enum Name: Codable, Sendable, Equatable {
    case dpo(beta: Double, likelihood: Double)
    case conservativeDPO(beta: Double, flip: Double)
    case robustDPO(beta: Double, flip: Double)
    case identityPO(beta: Double)
    case hinge(beta: Double)
    case iREPO(beta: Double, clip: Double)
    case kto(beta: Double)
    case simPO(beta: Double, gap: Double)
    case rePO(gap: Double)
    case dppo(rejected: Double)
    case orpo(weight: Double)
    case likelihood
    /// The referee asks the entry for its values.
    case own
  }

  public let name: Name
  /// Whether it is taken in expectation over the pairs' soft labels.
  public private(set) var isSoft = false
  let own: ((OwnLoss.Pair) -> OwnLoss.Value)?

  private init(_ name: Name, own: ((OwnLoss.Pair) -> OwnLoss.Value)? = nil) {
    (self.name, self.own) = (name, own)
  }

  /// −ln σ(β Δ) − λ ℓ̄_w
  public static func dpo(beta: Double = 0.1, likelihood λ: Double = 0) -> TrackLoss {
    TrackLoss(.dpo(beta: beta, likelihood: λ))
  }

  /// −(1 − ε) ln σ(β Δ) − ε ln σ(−β Δ)
  public static func conservativeDPO(beta: Double = 0.1, flip ε: Double = 0.1) -> TrackLoss {
    TrackLoss(.conservativeDPO(beta: beta, flip: ε))
  }

  /// The same without bias where a share ε of the labels is wrong.
  public static func robustDPO(beta: Double = 0.1, flip ε: Double = 0.1) -> TrackLoss {
    TrackLoss(.robustDPO(beta: beta, flip: ε))
  }

  /// (Δ̄ − 1 / (2 β))², with log-ratios per token: Azar et al.'s loss.
  public static func identityPO(beta: Double = 0.1) -> TrackLoss {
    TrackLoss(.identityPO(beta: beta))
  }

  /// max(0, 1 − β Δ)
  public static func hinge(beta: Double = 0.1) -> TrackLoss { TrackLoss(.hinge(beta: beta)) }

  /// (ln(p̂ / (1 − p̂)) − β Δ)², with p̂ the pair's soft label held in clip…1 − clip.
  public static func iREPO(beta: Double = 0.1, clip: Double = 0.01) -> TrackLoss {
    TrackLoss(.iREPO(beta: beta, clip: clip))
  }

  /// ½ (1 − σ(β (Δ_w − z))) + ½ (1 − σ(β (z − Δ_l)))
  public static func kto(beta: Double = 0.1) -> TrackLoss { TrackLoss(.kto(beta: beta)) }

  /// −ln σ(β (ℓ̄_w − ℓ̄_l) − γ)
  public static func simPO(beta: Double = 2, gap γ: Double = 0.5) -> TrackLoss {
    TrackLoss(.simPO(beta: beta, gap: γ))
  }

  /// max(0, γ − (ℓ̄_w − ℓ̄_l))
  public static func rePO(gap γ: Double = 0.5) -> TrackLoss { TrackLoss(.rePO(gap: γ)) }

  /// −ln σ(ℓ̄_w − λ ℓ̄_l)
  public static func dppo(rejected λ: Double = 0.5) -> TrackLoss {
    TrackLoss(.dppo(rejected: λ))
  }

  /// −ℓ̄_w − λ ln σ(ln odds(e^ℓ̄_w) − ln odds(e^ℓ̄_l))
  public static func orpo(weight λ: Double = 0.1) -> TrackLoss { TrackLoss(.orpo(weight: λ)) }

  /// −ℓ̄_w, blind to the rejected response.
  public static var likelihood: TrackLoss { TrackLoss(.likelihood) }

  /// A function of the entry's own, which gives a pair's loss with its two derivatives.
  public static func own(
    _ loss: @escaping (OwnLoss.Pair) -> OwnLoss.Value
  ) -> TrackLoss { TrackLoss(.own, own: loss) }

  /// The loss in expectation over the soft label: p̂ L(y_w, y_l) + (1 − p̂) L(y_l, y_w).
  public var softened: TrackLoss {
    var loss = self
    loss.isSoft = true
    return loss
  }
}
