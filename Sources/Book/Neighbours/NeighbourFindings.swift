import Foundation
import Measures
import Notebook
import Worlds

// The quantities that chapter 09's rules ask for, from what its experiments measured.

extension LossComparison {
  /// 9.8, of a loss without a reward model and without a reference.
  public func finding(_ id: String, _ loss: String, figure: String) -> Finding {
    Finding(
      id, figure: figure,
      [
        Quantity("quality above the start", gain(loss)),
        Quantity("quality above DPO", own.lead(loss, over: "dpo", \.quality)),
      ])
  }
}

extension SoftLabels {
  /// 9.3.
  public func finding(_ id: String, figure: String) -> Finding {
    Finding(
      id, figure: figure,
      [
        Quantity("quality above DPO", lead("irepo", over: "dpo")),
        Quantity("quality above identity PO", lead("irepo", over: "identity po")),
      ],
      note: "above DPO on the same soft labels: "
        + Estimate(lead("irepo", over: "dpo, soft")).text())
  }
}

extension TabularStudy {
  /// 9.1, 9.2 and 9.9.
  public func findings(_ searches: PolicySearches, figure: String) -> [Finding] {
    let distance = "total variation to $\\pi^*$, exact labels"
    return [
      Finding(
        "9.1", figure: figure,
        [
          Quantity(distance, of: "closed form", exactly: closedForm),
          Quantity(distance, of: "trained", exactly: end("irepo")),
        ],
        note: "to a digit \(String(format: "%.0e and %.0e", closedForm, end("irepo")))"),
      Finding(
        "9.2", figure: figure,
        [Quantity("most of the bound that was lost", exactly: greatestShareOfBound)]
          + zip(annotators.dropFirst(), saved).map {
            Quantity("value saved by the next larger panel", of: "h = \($0)", $1)
          } + [
            Quantity("value lost to the largest panel, of that to one annotator", lastOfFirst)
          ]),
      Finding(
        "9.9", figure: figure,
        [
          Quantity(
            "value still lost after the last comparison, of the start's", searches.left(of: self))
        ]),
    ]
  }
}

extension [WayOfAsking] {
  /// 9.4 and 9.5, where the first is P(Yes), the last two are one critique and three, all of one
  /// wording.
  public func findings(figure: String) -> [Finding] {
    guard let yes = first, count > 2 else { return [] }
    let written = zip(["one critique", "three"], suffix(2))
    return [
      Finding(
        "9.4",
        written.flatMap { name, way in
          [
            Quantity(
              "FLOPs of written scores over P(Yes), same wording", of: name,
              exactly: way.flops / yes.flops),
            Quantity(
              "accuracy of P(Yes) above written scores, same wording", of: name,
              BenchComparison(of: yes.outcomes, over: way.outcomes).total),
          ]
        }),
      Finding(
        "9.5", figure: figure,
        zip(["one critique", "three critiques"], suffix(2)).map { name, way in
          Quantity("ECE of \(name) above P(Yes), same wording", way.errorAbove(yes))
        }),
    ]
  }
}

extension PaceComparison {
  /// 9.6 and 9.7.
  public func findings(figure: String) -> [Finding] {
    func each(_ name: String, _ value: (Float) -> Interval) -> [Quantity] {
      rates.map { Quantity(name, of: String(format: "%.0e", $0), value($0)) }
    }
    return [
      Finding(
        "9.6", figure: figure,
        each("quality above rounds, with the curriculum") { quality(above: $0, .curriculum) }
          + each("quality above rounds, without it") { quality(above: $0, .stream) }),
      Finding(
        "9.7", figure: figure,
        each("quality above rounds") { quality(above: $0, .stream) }
          + each("divergence, of that of rounds") { divergence(of: $0, .stream) }),
    ]
  }
}

extension RealChoosing {
  /// 9.R1.
  public var finding: Finding {
    func less(_ interval: Interval, _ value: Double) -> Interval {
      Interval(interval.value - value, interval.low - value, interval.high - value)
    }
    return Finding(
      "9.R1",
      [
        Quantity(
          "best of eight, less the value of one sample", less(bestOf[3], bestOf[0].value)),
        Quantity(
          "the system prompt it likes best, less the mean of ten",
          less(quality[order[0]], quality.map(\.value).average)),
      ])
  }
}

extension RealComparing {
  /// 9.R2.
  public var finding: Finding {
    Finding(
      "9.R2",
      [
        Quantity("pairwise less pointwise", Interval(-lead.value, -lead.high, -lead.low)),
        Quantity("orders that agree", consistent),
      ])
  }
}
