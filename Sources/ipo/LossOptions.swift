import ArgumentParser
import Preferences

/// Which preference loss, with what numbers.
struct LossOptions: ParsableArguments {
  enum Name: String, CaseIterable, ExpressibleByArgument {
    case dpo, cdpo, robust, hinge, irepo, kto, simpo, repo, orpo, likelihood
    case identityPO = "identity-po"
  }

  @Option(
    help: """
      The loss. identity-po is Azar et al.'s, which other libraries call ipo; per token, as in TRL.
      """)
  var loss = Name.dpo

  @Option(
    help: ArgumentHelp(
      "β, the scale of the implicit reward. (default: 0.1, for simpo 2)", valueName: "b"))
  var beta: Float?

  @Option(
    help: ArgumentHelp(
      "γ of simpo and repo: how far apart, per token, a pair should be. (default: 0.5)",
      valueName: "g"))
  var gap: Float?

  @Option(
    help: ArgumentHelp(
      "ε of cdpo and robust: the share of labels taken to be wrong. (default: 0.1)",
      valueName: "e"))
  var flip: Float?

  @Option(
    help: ArgumentHelp(
      "λ: adds −λ ln π(chosen) per token to dpo; weighs the odds of orpo. (default: 0, for orpo 0.1)",
      valueName: "l"))
  var weight: Float?

  @Flag(help: "Take the labels' field preference, 0 to 1, as their probability of being right.")
  var soft = false

  func validate() throws {
    func demand(_ value: Float?, _ option: String, _ range: ClosedRange<Float>, of names: [Name])
      throws
    {
      guard let value else { return }
      guard names.contains(loss) else {
        throw ValidationError("--loss \(loss.rawValue) has no \(option)")
      }
      guard range.contains(value) else {
        throw ValidationError(
          "\(option) is \(value), not \(range.lowerBound) to \(range.upperBound)")
      }
    }
    let withoutBeta: Set<Name> = [.repo, .orpo, .likelihood]
    try demand(beta, "--beta", 1e-6...1000, of: Name.allCases.filter { !withoutBeta.contains($0) })
    try demand(gap, "--gap", 0...1000, of: [.simpo, .repo])
    try demand(flip, "--flip", 0...0.499, of: [.cdpo, .robust])
    try demand(weight, "--weight", 0...1000, of: [.dpo, .orpo])
    if soft, loss == .irepo {
      throw ValidationError(
        "--loss irepo reads the labels' probabilities in any case, without --soft")
    }
  }

  /// Whether the labels' probabilities count.
  var readsLabels: Bool { soft || loss == .irepo }

  var value: PreferenceLoss {
    let beta = beta ?? (loss == .simpo ? 2 : 0.1)
    let plain: PreferenceLoss =
      switch loss {
      case .dpo: .dpo(beta: beta, likelihood: weight ?? 0)
      case .cdpo: .conservativeDPO(beta: beta, flip: flip ?? 0.1)
      case .robust: .robustDPO(beta: beta, flip: flip ?? 0.1)
      case .identityPO: .identityPO(beta: beta)
      case .hinge: .hinge(beta: beta)
      case .irepo: .iREPO(beta: beta)
      case .kto: .kto(beta: beta)
      case .simpo: .simPO(beta: beta, gap: gap ?? 0.5)
      case .repo: .rePO(gap: gap ?? 0.5)
      case .orpo: .orpo(weight: weight ?? 0.1)
      case .likelihood: .likelihood()
      }
    return soft ? plain.softened : plain
  }

  /// What the outcome depends on, by option.
  var settings: [String: String] {
    var settings = ["--loss": loss.rawValue, "--soft": "\(soft)"]
    for (name, value) in [
      ("--beta", beta), ("--gap", gap), ("--flip", flip), ("--weight", weight),
    ] {
      settings[name] = value.map { "\($0)" }
    }
    return settings
  }
}
