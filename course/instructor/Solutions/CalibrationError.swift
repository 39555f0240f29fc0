import Exercises

extension Solutions {
  static let calibrationError = Solution(
    CalibrationError.self,
    { input in
      error(bins(input), of: input)
    },
    wrong: [
      "the bin's middle for its mean": { input in
        let width = 1 / Double(input.bins)
        let bins = bins(input).enumerated().map { index, bin in
          Bin(count: bin.count, said: bin.count * (Double(index) + 0.5) * width, good: bin.good)
        }
        return error(bins, of: input)
      },
      "bins weigh alike": { input in
        let filled = bins(input).filter { $0.count > 0 }
        return filled.isEmpty
          ? 0 : filled.reduce(0) { $0 + abs($1.gap) / $1.count } / Double(filled.count)
      },
      "over all bins, the empty ones too": { input in
        bins(input).reduce(0) { $0 + ($1.count > 0 ? abs($1.gap) / $1.count : 0) }
          / Double(input.bins)
      },
      "signs cancel": { input in
        input.truths.isEmpty
          ? 0 : abs(bins(input).reduce(0) { $0 + $1.gap }) / Double(input.truths.count)
      },
      "forecast by forecast": { input in
        input.truths.isEmpty
          ? 0
          : zip(input.probabilities, input.truths).reduce(0) { $0 + abs($1.0 - ($1.1 ? 1 : 0)) }
            / Double(input.truths.count)
      },
      "the largest distance": { input in
        bins(input).map { $0.count > 0 ? abs($0.gap) / $0.count : 0 }.max() ?? 0
      },
      "squared distances": { input in
        input.truths.isEmpty
          ? 0
          : bins(input).reduce(0) { $0 + ($1.count > 0 ? $1.gap * $1.gap / $1.count : 0) }
            / Double(input.truths.count)
      },
      "bins hold their upper edge": { input in
        error(
          bins(input) { p in
            max(0, Int((p * Double(input.bins)).rounded(.up)) - 1)
          }, of: input)
      },
      "rounded to a bin": { input in
        error(
          bins(input) { p in
            min(input.bins - 1, Int((p * Double(input.bins)).rounded()))
          }, of: input)
      },
      "a forecast of 0 in no bin": { input in
        error(
          bins(input) { p in
            p == 0 ? nil : min(input.bins - 1, Int(p * Double(input.bins)))
          }, of: input)
      },
      "a forecast of 1 in no bin": { input in
        error(bins(input) { p in p == 1 ? nil : Int(p * Double(input.bins)) }, of: input)
      },
      "no forecasts, no number": { input in
        input.truths.isEmpty ? .nan : error(bins(input), of: input)
      },
    ],
    unseen: unseen)
}

private struct Bin {
  var count = 0.0
  var said = 0.0
  var good = 0.0
  var gap: Double { said - good }
}

/// - Parameter place: of a probability; `nil` leaves it out.
private func bins(
  _ input: CalibrationError.Input, place: ((Double) -> Int?)? = nil
) -> [Bin] {
  var bins = [Bin](repeating: Bin(), count: input.bins)
  for (p, isTrue) in zip(input.probabilities, input.truths) {
    let usual = min(input.bins - 1, Int(p * Double(input.bins)))
    guard let bin = place.map({ $0(p) }) ?? usual else { continue }
    bins[bin].count += 1
    bins[bin].said += p
    bins[bin].good += isTrue ? 1 : 0
  }
  return bins
}

private func error(_ bins: [Bin], of input: CalibrationError.Input) -> Double {
  input.truths.isEmpty
    ? 0 : bins.reduce(0) { $0 + abs($1.gap) } / Double(input.truths.count)
}

private func unseen() -> [CalibrationError.Input] {
  func input(_ probabilities: [Double], _ truths: String, bins: Int = 10) -> CalibrationError.Input
  {
    .init(probabilities: probabilities, truths: truths.map { $0 == "+" }, bins: bins)
  }
  return [
    input([0.64, 0.64, 0.64], "+-+"), input([0.87, 0.81, 0.36, 0.33], "+-+-"),
    input([0.5, 0.25, 0.75], "+-+", bins: 2), input([0.125, 0.375, 0.625, 0.875], "-+-+", bins: 8),
    input([0, 0, 1, 1], "+-+-", bins: 5), input([1], "-", bins: 1), input([], "", bins: 4),
    input([0.05, 0.95, 0.55], "-++", bins: 1), input([0.97, 0.91, 0.93, 0.42, 0.47], "++-+-"),
    input([0, 0.5, 1], "-++", bins: 4), input([0.2, 0.9, 0.61, 0.6, 0.1], "+-++-", bins: 3),
  ]
}
