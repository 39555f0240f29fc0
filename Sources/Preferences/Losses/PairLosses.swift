import Foundation
import Tensors

// Losses that measure the policy against a reference. Δ_w, Δ_l and Δ = Δ_w − Δ_l are differences of
// summed log-probabilities, as in PairLogProbabilities.

extension PreferenceLoss {
  /// Conservative DPO (Mitchell 2023): a label is wrong with probability ε, the same for all pairs.
  ///
  ///     −(1 − ε) ln σ(β Δ) − ε ln σ(−β Δ)
  public static func conservativeDPO(beta: Float = 0.1, flip ε: Float = 0.1) -> PreferenceLoss {
    PreferenceLoss("cdpo", beta: beta, needsBeta: true) { p in
      let reward = beta * p.ratioDifference
      return -(1 - ε) * reward.logSigmoid - ε * (-reward).logSigmoid
    }
  }

  /// Robust DPO (Ray Chowdhury et al. 2024): its mean over labels flipped with probability ε < ½ is
  /// DPO's loss on the true ones.
  ///
  ///     (−(1 − ε) ln σ(β Δ) + ε ln σ(−β Δ)) / (1 − 2 ε)
  public static func robustDPO(beta: Float = 0.1, flip ε: Float = 0.1) -> PreferenceLoss {
    PreferenceLoss("robust dpo", beta: beta, needsBeta: true) { p in
      let reward = beta * p.ratioDifference
      return (1 / (1 - 2 * ε)) * (ε * (-reward).logSigmoid - (1 - ε) * reward.logSigmoid)
    }
  }

  /// Identity Preference Optimization (Azar et al. 2023, eq. 17), a loss that other libraries call
  /// `ipo`; β is the paper's τ.
  ///
  ///     (Δ̄ − 1 / (2 β))²
  ///
  /// - Parameter perToken: Δ̄ is the difference of the log-ratios' means per token, as TRL has it;
  ///   `false` takes the sums, Δ, as the paper writes it. The same β is a much stronger push per
  ///   token than per response.
  public static func identityPO(beta: Float = 0.1, perToken: Bool = true) -> PreferenceLoss {
    PreferenceLoss("identity po", beta: beta, needsBeta: true) { p in
      let difference =
        perToken
        ? p.chosenRatio / p.chosenLength - p.rejectedRatio / p.rejectedLength : p.ratioDifference
      return (difference - 1 / (2 * beta)).squared
    }
  }

  /// The hinge of a support vector machine (SLiC, as RSO writes it: Liu et al. 2023).
  ///
  ///     max(0, 1 − β Δ)
  public static func hinge(beta: Float = 0.1) -> PreferenceLoss {
    PreferenceLoss("hinge", beta: beta, needsBeta: true) { p in
      (1 - beta * p.ratioDifference).positivePart
    }
  }

  /// Implicit reward regression (Le et al. 2024): β Δ is fitted to the log-odds of the soft label.
  ///
  ///     (ln(p̂ / (1 − p̂)) − β Δ)²
  ///
  /// Rebuilt from the paper's abstract and the Bradley–Terry model, under which ln(p̂ / (1 − p̂)) is
  /// the difference of the rewards.
  ///
  /// - Parameter clip: p̂ is held in [clip, 1 − clip], so that a hard label has a finite target. What
  ///   the paper does there is not known; this is our choice.
  public static func iREPO(beta: Float = 0.1, clip: Float = 0.01) -> PreferenceLoss {
    PreferenceLoss("irepo", beta: beta, needsBeta: true) { p in
      let logOdds = p.preference.array.map { preference in
        let p = min(max(preference, clip), 1 - clip)
        return log(p / (1 - p))
      }
      let target = Tensor(rows: logOdds.count, columns: 1, logOdds)
      return (target - beta * p.ratioDifference).squared
    }
  }

  /// Kahneman–Tversky Optimization (Ethayarajh et al. 2024, eq. 7) on the pair as one good and one
  /// bad response, each weighted ½:
  ///
  ///     ½ (1 − σ(β (Δ_w − z))) + ½ (1 − σ(β (z − Δ_l)))
  ///
  /// z is ``PairLogProbabilities/divergence``, estimated on each prompt with another prompt's chosen
  /// response; TRL takes the bad responses too.
  public static func kto(beta: Float = 0.1) -> PreferenceLoss {
    PreferenceLoss("kto", beta: beta, needsDivergence: true, needsBeta: true) { p in
      let good = (beta * (p.chosenRatio - p.divergence)).sigmoid
      let bad = (beta * (p.divergence - p.rejectedRatio)).sigmoid
      return 1 - 0.5 * (good + bad)
    }
  }
}
