import AssignmentKit
import Foundation
import Preferences
import Tensors

/// What a loss has to be before anything is trained with it: finite, with its own derivatives, in the
/// right direction, and not one of the book's.
struct OwnLossForm {
  /// Ordinary pairs, and pairs on which a careless loss overflows.
  let ordinary: [OwnLoss.Pair]
  let extreme: [OwnLoss.Pair]

  init(seed: UInt64) {
    var random = Random(seed: seed).stream("pairs of a form")
    ordinary = (0..<60).map { _ in
      let lengths = (Double(4 + random.index(12)), Double(4 + random.index(12)))
      let reference = (
        -lengths.0 * (0.2 + 1.5 * random.uniform()), -lengths.1 * (0.2 + 1.5 * random.uniform())
      )
      // No policy is surer than certain: ln π stays below 0.
      return OwnLoss.Pair(
        policyChosen: min(-0.05, reference.0 + 2 * random.normal()),
        policyRejected: min(-0.05, reference.1 + 2 * random.normal()),
        referenceChosen: reference.0, referenceRejected: reference.1, chosenLength: lengths.0,
        rejectedLength: lengths.1, preference: 0.55 + 0.45 * random.uniform())
    }
    extreme = [-90.0, -3000].flatMap { far in
      [0.5, 1].flatMap { preference in
        [
          OwnLoss.Pair(
            policyChosen: far, policyRejected: -1, referenceChosen: -2, referenceRejected: far,
            preference: preference),
          OwnLoss.Pair(
            policyChosen: -1, policyRejected: far, referenceChosen: far, referenceRejected: -2,
            preference: preference),
          OwnLoss.Pair(
            policyChosen: -1e-6, policyRejected: far, referenceChosen: -1e-6,
            referenceRejected: far, chosenLength: 1, rejectedLength: 400, preference: preference),
        ]
      }
    }
  }

  /// - Parameter values: what the program says of pairs.
  func marks(_ values: ([OwnLoss.Pair]) throws -> [OwnLoss.Value]) throws -> [Mark] {
    let here = try values(ordinary)
    return [
      finite(values), try derivatives(values), direction(here), isOwn(here),
    ]
  }

  private func finite(_ values: ([OwnLoss.Pair]) throws -> [OwnLoss.Value]) -> Mark {
    for pair in extreme {
      do { _ = try values([pair]) } catch {
        return Mark("finite far out", 0, of: 1, reason: "\(error)")
      }
    }
    return Mark("finite far out", 1, of: 1)
  }

  /// A derivative may be undefined at a kink, which a few of the pairs may hit.
  private func derivatives(
    _ values: ([OwnLoss.Pair]) throws -> [OwnLoss.Value]
  ) throws -> Mark {
    let here = try values(ordinary)
    let step = 1e-4
    func differences(_ move: (inout OwnLoss.Pair, Double) -> Void) throws -> [Double] {
      func moved(_ by: Double) throws -> [Double] {
        try values(
          ordinary.map { pair in
            var pair = pair
            move(&pair, by)
            return pair
          }
        ).map(\.loss)
      }
      return zip(try moved(step), try moved(-step)).map { ($0 - $1) / (2 * step) }
    }
    func share(_ told: [Double], _ measured: [Double]) -> Double {
      let near = zip(told, measured).count { abs($0 - $1) <= 1e-4 * max(1, abs($1)) }
      return Double(near) / Double(told.count)
    }
    let measured = (
      try differences { $0.policyChosen += $1 }, try differences { $0.policyRejected += $1 }
    )
    let shares = (
      share(here.map(\.byChosen), measured.0), share(here.map(\.byRejected), measured.1)
    )
    let right = [shares.0, shares.1].count { $0 >= 0.95 }
    let worst = ordinary.indices.max { one, other in
      abs(here[one].byChosen - measured.0[one]) + abs(here[one].byRejected - measured.1[one])
        < abs(here[other].byChosen - measured.0[other])
        + abs(here[other].byRejected - measured.1[other])
    }
    let example = worst.map { place in
      let told = String(format: "%.4g and %.4g", here[place].byChosen, here[place].byRejected)
      let found = String(format: "%.4g and %.4g", measured.0[place], measured.1[place])
      return " At \(ToldLoss.shown(ordinary[place])) it says \(told), and the loss has \(found)."
    }
    return Mark(
      "its derivatives", Double(right), of: 2,
      reason: "∂/∂ ln π(y_w) agrees with the loss on \(Int(100 * shares.0)) % of the pairs, "
        + "∂/∂ ln π(y_l) on \(Int(100 * shares.1)) %." + (example ?? ""))
  }

  private func direction(_ values: [OwnLoss.Value]) -> Mark {
    let apart = values.count { $0.byChosen < $0.byRejected }
    let together = values.count { $0.byChosen > $0.byRejected }
    return Mark(
      "drives the two responses apart", of: 1,
      isEarned: 2 * apart > values.count && 10 * together <= values.count,
      reason: "A step down the loss widens ln π(y_w) − ln π(y_l) on \(apart) of \(values.count) "
        + "pairs and narrows it on \(together): is a sign turned round?")
  }

  /// Two losses teach the same if their gradients point the same way everywhere; a positive factor is
  /// the learning rate's.
  private func isOwn(_ values: [OwnLoss.Value]) -> Mark {
    let own = values.flatMap { [$0.byChosen, $0.byRejected] }
    func cosine(_ other: [Double]) -> Double {
      func product(_ a: [Double], _ b: [Double]) -> Double {
        zip(a, b).reduce(0) { $0 + $1.0 * $1.1 }
      }
      let size = (product(own, own) * product(other, other)).squareRoot()
      return size > 0 ? product(own, other) / size : 0
    }
    let nearest = Self.known.map { (loss: $0, cosine: cosine(gradient(of: $0))) }
      .max { $0.cosine < $1.cosine }
    return Mark(
      "a loss of its own", of: 2, isEarned: (nearest?.cosine ?? 0) < 0.9995,
      reason: "It teaches what the book's \(nearest?.loss.name ?? "") teaches with β near "
        + "\(nearest?.loss.beta ?? 0): their gradients are parallel on all pairs.")
  }

  /// The tape's derivatives of a loss of the book.
  private func gradient(of loss: PreferenceLoss) -> [Double] {
    let tape = GradientTape()
    func column(_ value: (OwnLoss.Pair) -> Double, on tape: GradientTape? = nil) -> Tensor {
      let tensor = Tensor(rows: ordinary.count, columns: 1, tape: tape)
      for (row, pair) in ordinary.enumerated() { tensor[row, 0] = Float(value(pair)) }
      return tensor
    }
    let p = PairLogProbabilities(
      policyChosen: column(\.policyChosen, on: tape),
      policyRejected: column(\.policyRejected, on: tape),
      referenceChosen: column(\.referenceChosen), referenceRejected: column(\.referenceRejected),
      chosenLength: column(\.chosenLength), rejectedLength: column(\.rejectedLength),
      preference: column(\.preference))
    tape.backward(from: loss.perPair(p).sum)
    let none = [Float](repeating: 0, count: ordinary.count)
    return zip(p.policyChosen.gradient?.array ?? none, p.policyRejected.gradient?.array ?? none)
      .flatMap { [Double($0), Double($1)] }
  }

  /// The book's losses over a fine grid of their parameters.
  private static let known: [PreferenceLoss] = {
    let βs = (0..<40).map { Float(0.003 * pow(10, Double($0) / 10)) }
    let terms: [Float] = [0.05, 0.1, 0.2, 0.25, 0.5, 1, 2]
    let gaps: [Float] = [0, 0.25, 0.5, 1, 1.5]
    let withBeta: [[PreferenceLoss]] = βs.map { β in
      [
        .dpo(beta: β), PreferenceLoss.dpo(beta: β).softened, .conservativeDPO(beta: β),
        .robustDPO(beta: β), .identityPO(beta: β), .identityPO(beta: β, perToken: false),
        .hinge(beta: β), .iREPO(beta: β), .orpo(weight: β),
      ] + terms.map { .dpo(beta: β, likelihood: $0) } + gaps.map { .simPO(beta: β, gap: $0) }
    }
    return withBeta.flatMap { $0 } + gaps.map { .rePO(gap: $0) }
      + terms.map { .dppo(rejected: $0) } + [.likelihood()]
  }()
}
