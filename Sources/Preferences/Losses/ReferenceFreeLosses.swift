import Tensors

// Losses that look at the policy alone. ℓ̄_w and ℓ̄_l are log-probabilities per token.

extension PreferenceLoss {
  /// Simple Preference Optimization (Meng et al. 2024, eq. 6).
  ///
  ///     −ln σ(β (ℓ̄_w − ℓ̄_l) − γ)
  public static func simPO(beta: Float = 2, gap γ: Float = 0.5) -> PreferenceLoss {
    PreferenceLoss("simpo", beta: beta, needsBeta: true) { p in
      -(beta * (p.chosenMean - p.rejectedMean) - γ).logSigmoid
    }
  }

  /// ReLU-based Preference Optimization (Wu et al. 2025): SimPO as β → ∞; a pair that is apart by
  /// the gap teaches nothing more.
  ///
  ///     max(0, γ − (ℓ̄_w − ℓ̄_l))
  public static func rePO(gap γ: Float = 0.5) -> PreferenceLoss {
    PreferenceLoss("repo", beta: 1) { p in (γ - (p.chosenMean - p.rejectedMean)).positivePart }
  }

  /// Direct Preference-based Policy Optimization (An et al. 2023, arXiv 2301.12842), made for robots:
  /// a policy is scored by how far its actions are from those of a segment, per step, and the
  /// segment that was preferred should be the nearer one. With −ln π of a token for that distance:
  ///
  ///     −ln σ(ℓ̄_w − λ ℓ̄_l)
  ///
  /// - Parameter λ: 0…1; the less, the weaker the push away from the rejected response.
  public static func dppo(rejected λ: Float = 0.5) -> PreferenceLoss {
    PreferenceLoss("dppo", beta: 1) { p in -(p.chosenMean - λ * p.rejectedMean).logSigmoid }
  }

  /// Odds Ratio Preference Optimization (Hong et al. 2024, eq. 6), with odds(p) = p / (1 − p):
  ///
  ///     −ℓ̄_w − λ ln σ(ln odds(e^ℓ̄_w) − ln odds(e^ℓ̄_l))
  ///
  /// The likelihood is that of the chosen response; TRL's is that of the prompt as well.
  public static func orpo(weight λ: Float = 0.1) -> PreferenceLoss {
    PreferenceLoss("orpo", beta: λ) { p in
      func logOdds(_ mean: Tensor) -> Tensor { mean - mean.logOneMinusExponential }
      return -p.chosenMean - λ * (logOdds(p.chosenMean) - logOdds(p.rejectedMean)).logSigmoid
    }
  }

  /// Supervised tuning on the chosen response, which looks at no rejected one: what the losses that
  /// hold a likelihood are to be compared with.
  ///
  ///     −ℓ̄_w
  public static func likelihood() -> PreferenceLoss {
    PreferenceLoss("likelihood", beta: 1) { p in -p.chosenMean }
  }
}
