import AssignmentKit
import Preferences

/// A loss that an entry has named, with what it takes to compute it.
struct SpeedrunLoss {
  /// `nil` for the entry's own, which it is asked for.
  let loss: PreferenceLoss?
  let readsReference: Bool
  let readsDivergence: Bool

  /// - Throws: ``Refusal`` naming the number that is out of bounds.
  init(_ name: TrackLoss.Name) throws {
    func number(_ name: String, _ value: Double, _ range: ClosedRange<Double>) throws -> Float {
      guard range.contains(value) else {
        throw Refusal(
          "the loss's \(name) is \(value): it has to be in "
            + "\(range.lowerBound)…\(range.upperBound)")
      }
      return Float(value)
    }
    func β(_ value: Double) throws -> Float { try number("beta", value, 1e-4...100) }
    func weight(_ name: String, _ value: Double) throws -> Float {
      try number(name, value, 0...100)
    }
    func flip(_ value: Double) throws -> Float { try number("flip", value, 0...0.49) }
    var readsReference = true
    switch name {
    case .dpo(let beta, let likelihood):
      loss = .dpo(beta: try β(beta), likelihood: try weight("likelihood", likelihood))
    case .conservativeDPO(let beta, let ε):
      loss = .conservativeDPO(beta: try β(beta), flip: try flip(ε))
    case .robustDPO(let beta, let ε): loss = .robustDPO(beta: try β(beta), flip: try flip(ε))
    case .identityPO(let beta): loss = .identityPO(beta: try β(beta))
    case .hinge(let beta): loss = .hinge(beta: try β(beta))
    case .iREPO(let beta, let clip):
      loss = .iREPO(beta: try β(beta), clip: try number("clip", clip, 1e-4...0.49))
    case .kto(let beta): loss = .kto(beta: try β(beta))
    case .simPO(let beta, let gap):
      loss = .simPO(beta: try β(beta), gap: try weight("gap", gap))
      readsReference = false
    case .rePO(let gap):
      loss = .rePO(gap: try weight("gap", gap))
      readsReference = false
    case .dppo(let λ):
      loss = .dppo(rejected: try weight("rejected", λ))
      readsReference = false
    case .orpo(let λ):
      loss = .orpo(weight: try weight("weight", λ))
      readsReference = false
    case .likelihood:
      loss = .likelihood()
      readsReference = false
    case .own: loss = nil
    }
    self.readsReference = readsReference
    readsDivergence = loss?.needsDivergence ?? false
  }
}
