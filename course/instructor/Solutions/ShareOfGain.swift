import Exercises

extension Solutions {
  static let shareOfGain = Solution(
    ShareOfGain.self,
    { input in
      let n = Double(input.start.count)
      let start = input.start.reduce(0, +)
      let own = input.own.reduce(0, +) - start
      let other = input.other.reduce(0, +) - start
      return .init(
        end: zip(input.own, input.other).reduce(0) { $0 + $1.0 / $1.1 } / n,
        idle: zip(input.start, input.other).reduce(0) { $0 + $1.0 / $1.1 } / n,
        gain: other > 0 ? own / other : nil)
    },
    wrong: [
      "theirs over ours": { input in
        var found = shares(input)
        found.end = mean(input.other, input.own) { $0 / $1 }
        return found
      },
      "the start over the own end": { input in
        var found = shares(input)
        found.idle = mean(input.start, input.own) { $0 / $1 }
        return found
      },
      "ends less the idle share": { shares($0, gain: { found, _ in found.end - found.idle }) },
      "the gain over the start": { input in
        shares(input, gain: { _, _ in mean(input.own, input.start) { ($0 - $1) / $1 } })
      },
      "the ratio of mean ends": { input in
        var found = shares(input)
        found.end = input.own.reduce(0, +) / input.other.reduce(0, +)
        return found
      },
      "the mean of the gains' ratios": { input in
        shares(
          input,
          gain: { _, right in
            let own = zip(input.own, input.start).map { $0 - $1 }
            let other = zip(input.other, input.start).map { $0 - $1 }
            return right == nil ? nil : mean(own, other) { $0 / $1 }
          })
      },
      "no share below 0": { shares($0, gain: { _, right in right.map { max(0, $0) } }) },
      "a share of a loss": { input in
        shares(
          input,
          gain: { _, _ in
            let start = input.start.reduce(0, +)
            return (input.own.reduce(0, +) - start) / (input.other.reduce(0, +) - start)
          })
      },
      "never a share": { shares($0, gain: { _, _ in nil }) },
    ],
    unseen: unseen)
}

private func mean(
  _ values: [Double], _ others: [Double], _ value: (Double, Double) -> Double
) -> Double {
  zip(values, others).reduce(0) { $0 + value($1.0, $1.1) } / Double(values.count)
}

/// The right shares, or with another gain, made from the two others and the right one.
private func shares(
  _ input: ShareOfGain.Input,
  gain: (ShareOfGain.Output, _ right: Double?) -> Double? = { $1 }
) -> ShareOfGain.Output {
  let start = input.start.reduce(0, +)
  let (own, other) = (input.own.reduce(0, +) - start, input.other.reduce(0, +) - start)
  var found = ShareOfGain.Output(
    end: mean(input.own, input.other) { $0 / $1 }, idle: mean(input.start, input.other) { $0 / $1 },
    gain: nil)
  found.gain = gain(found, other > 0 ? own / other : nil)
  return found
}

private func unseen() -> [ShareOfGain.Input] {
  [
    ([0.5], [0.7], [0.8]), ([0.4, 0.5], [0.4, 0.5], [0.7, 0.6]),
    ([0.3, 0.5, 0.6], [0.5, 0.8, 0.7], [0.6, 0.7, 0.9]), ([0.5, 0.5], [0.6, 0.7], [0.501, 0.75]),
    ([0.7, 0.65], [0.6, 0.6], [0.9, 0.75]), ([0.5, 0.75], [0.75, 1], [0.75, 0.5]),
    ([0.8], [0.9], [0.7]), ([0.45, 0.55], [0.6, 0.5], [0.65, 0.6]),
    ([0.2, 0.4, 0.3, 0.5], [0.5, 0.6, 0.6, 0.7], [0.4, 0.5, 0.5, 0.6]),
  ].map { .init(start: $0.0, own: $0.1, other: $0.2) }
}
