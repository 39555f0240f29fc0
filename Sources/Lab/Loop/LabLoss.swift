import Preferences

/// The book's losses by name, with the two numbers that most of them have.
struct LabLoss: Sendable {
  /// What the page shows of a loss.
  struct About: Encodable, Sendable {
    var name: String
    var formula: String
    var usesReference: Bool
    /// What β and λ stand for; `nil` where the loss has no such number.
    var beta: String?
    var lambda: String?
  }

  let about: About
  private let make: @Sendable (_ beta: Float, _ lambda: Float) -> PreferenceLoss

  func loss(beta: Double, lambda: Double) -> PreferenceLoss { make(Float(beta), Float(lambda)) }

  private init(
    _ name: String, _ formula: String, reference: Bool = true, beta: String? = "β",
    lambda: String? = nil, _ make: @escaping @Sendable (Float, Float) -> PreferenceLoss
  ) {
    about = About(
      name: name, formula: formula, usesReference: reference, beta: beta, lambda: lambda)
    self.make = make
  }

  static let all = [
    LabLoss("dpo", "−ln σ(β Δ) − λ ℓ_w", lambda: "λ, weight of the likelihood") {
      .dpo(beta: $0, likelihood: $1)
    },
    LabLoss("cdpo", "−(1 − ε) ln σ(β Δ) − ε ln σ(−β Δ)", lambda: "ε, share of wrong labels") {
      .conservativeDPO(beta: $0, flip: min($1, 0.5))
    },
    LabLoss(
      "robust dpo", "(−(1 − ε) ln σ(β Δ) + ε ln σ(−β Δ)) / (1 − 2 ε)",
      lambda: "ε, share of wrong labels"
    ) { .robustDPO(beta: $0, flip: min($1, 0.45)) },
    LabLoss("identity po", "(Δ_w/|y_w| − Δ_l/|y_l| − 1/(2 β))²", beta: "β, the paper's τ") {
      beta, _ in .identityPO(beta: beta)
    },
    LabLoss("hinge", "max(0, 1 − β Δ)") { beta, _ in .hinge(beta: beta) },
    LabLoss("irepo", "(ln(p̂/(1 − p̂)) − β Δ)²") { beta, _ in .iREPO(beta: beta) },
    LabLoss("kto", "1 − ½ σ(β Δ_w) − ½ σ(−β Δ_l)") { beta, _ in .kto(beta: beta) },
    LabLoss(
      "simpo", "−ln σ(β (ℓ_w − ℓ_l) − γ)", reference: false, beta: "β", lambda: "γ, the gap"
    ) { .simPO(beta: $0, gap: $1) },
    LabLoss(
      "repo", "max(0, γ − (ℓ_w − ℓ_l))", reference: false, beta: nil, lambda: "γ, the gap"
    ) { _, gap in .rePO(gap: gap) },
    LabLoss(
      "dppo", "−ln σ(ℓ_w − λ ℓ_l)", reference: false, beta: nil, lambda: "λ, weight of y_l"
    ) { _, weight in .dppo(rejected: weight) },
    LabLoss(
      "orpo", "−ℓ_w − λ ln σ(ln odds_w − ln odds_l)", reference: false, beta: nil,
      lambda: "λ, weight of the odds"
    ) { _, weight in .orpo(weight: weight) },
    LabLoss("likelihood", "−ℓ_w", reference: false, beta: nil) { _, _ in .likelihood() },
  ]

  /// - Throws: ``Refusal`` for a name that is none.
  static func named(_ name: String) throws -> LabLoss {
    guard let loss = all.first(where: { $0.about.name == name }) else {
      throw Refusal(422, "There is no loss of that name.")
    }
    return loss
  }
}
