import Exercises

extension Solutions {
  static let murphyParts = Solution(
    MurphyParts.self,
    { input in
      var counts = [Double](repeating: 0, count: input.bins)
      var (said, held) = (counts, counts)
      for (probability, truth) in zip(input.probabilities, input.truths) {
        let bin = min(input.bins - 1, Int(probability * Double(input.bins)))
        counts[bin] += 1
        said[bin] += probability
        held[bin] += truth ? 1 : 0
      }
      let n = counts.reduce(0, +)
      let base = held.reduce(0, +) / n
      var found = MurphyParts.Output(reliability: 0, resolution: 0, uncertainty: base * (1 - base))
      for bin in counts.indices where counts[bin] > 0 {
        let gap = (said[bin] - held[bin]) / counts[bin]
        let offset = held[bin] / counts[bin] - base
        found.reliability += counts[bin] / n * gap * gap
        found.resolution += counts[bin] / n * offset * offset
      }
      return found
    },
    wrong: [
      "the two exchanged": { input in
        let found = summed(input)
        return .init(
          reliability: found.resolution, resolution: found.reliability,
          uncertainty: found.uncertainty)
      },
      "distances for squares": { summed($0, gap: { abs($0) }) },
      "the mean over bins": { input in
        let bins = binned(input)
        return summed(input, weight: { _ in 1 / Double(bins.count) })
      },
      "the mean over all bins, empty ones too": { input in
        summed(input, weight: { _ in 1 / Double(input.bins) })
      },
      "counts that are not divided": { summed($0, weight: { Double($0.count) }) },
      "resolution from ½": { summed($0, base: 0.5) },
      "always ¼": { input in
        var found = summed(input)
        found.uncertainty = 0.25
        return found
      },
      "the middle of the bin": { input in
        summed(input, said: { bin in (Double(bin) + 0.5) / Double(input.bins) })
      },
      "a bin of its own for 1": { summed($0, isOpen: true) },
    ],
    unseen: unseen)
}

private typealias Members = [(probability: Double, truth: Bool)]

private func binned(_ input: MurphyParts.Input, isOpen: Bool = false) -> [Int: Members] {
  let items = zip(input.probabilities, input.truths).map { (probability: $0, truth: $1) }
  return Dictionary(grouping: items) { item in
    let bin = Int(item.probability * Double(input.bins))
    return isOpen ? bin : min(input.bins - 1, bin)
  }
}

private func share(_ members: Members) -> Double {
  members.reduce(0) { $0 + ($1.truth ? 1 : 0) } / Double(members.count)
}

/// The right parts, with one thing exchanged.
private func summed(
  _ input: MurphyParts.Input, base: Double? = nil, isOpen: Bool = false,
  weight: ((Members) -> Double)? = nil, said: ((Int) -> Double)? = nil,
  gap: (Double) -> Double = { $0 * $0 }
) -> MurphyParts.Output {
  let all = Double(input.truths.filter { $0 }.count) / Double(input.truths.count)
  var found = MurphyParts.Output(reliability: 0, resolution: 0, uncertainty: all * (1 - all))
  for (bin, members) in binned(input, isOpen: isOpen) {
    let mean = members.reduce(0) { $0 + $1.probability } / Double(members.count)
    let weight = weight?(members) ?? Double(members.count) / Double(input.truths.count)
    let offset = share(members) - (base ?? all)
    found.reliability += weight * gap((said?(bin) ?? mean) - share(members))
    found.resolution += weight * offset * offset
  }
  return found
}

private func unseen() -> [MurphyParts.Input] {
  func input(_ probabilities: [Double], _ truths: String, bins: Int = 10) -> MurphyParts.Input {
    .init(probabilities: probabilities, truths: truths.map { $0 == "T" }, bins: bins)
  }
  return [
    input([0.75, 0.75, 0.75], "TTF", bins: 4), input([0.15, 0.15, 0.85, 0.85, 0.85], "FFTTF"),
    input([0.25, 0.25, 0.5, 0.5], "TFTT", bins: 4), input([1, 0, 1, 0], "TFFT", bins: 5),
    input([1], "T", bins: 1), input([0.3], "F", bins: 3),
    input([0.42, 0.44, 0.48, 0.91, 0.97], "TFFTT"),
    input([0.05, 0.35, 0.65, 0.95], "FTFT", bins: 2),
    input([0.61, 0.6, 0.6, 0.6, 0.1], "TTTFF", bins: 3),
    input([0.125, 0.5, 0.875, 0.875, 1], "FTTFT", bins: 8),
  ]
}
