import Exercises

extension Solutions {
  static let sectionMeans = Solution(
    SectionMeans.self,
    { input in
      var sums: [String: Double] = [:]
      var weights: [String: Double] = [:]
      for subset in input.subsets where subset.pairs > 0 {
        let weight = subset.weight ?? Double(subset.pairs)
        sums[subset.section, default: 0] += weight * subset.right / Double(subset.pairs)
        weights[subset.section, default: 0] += weight
      }
      if weights.isEmpty { return 0 }
      let sections = weights.map { section, weight in sums[section, default: 0] / weight }
      return sections.reduce(0, +) / Double(sections.count)
    },
    wrong: [
      "the mean over all pairs": { input in
        let pairs = input.subsets.reduce(0) { $0 + $1.pairs }
        return pairs == 0 ? 0 : input.subsets.reduce(0) { $0 + $1.right } / Double(pairs)
      },
      "the plain mean of the subsets": { input in
        let all = judged(input)
        return all.isEmpty ? 0 : all.reduce(0) { $0 + accuracy($1) } / Double(all.count)
      },
      "weights all the way": { input in
        let all = judged(input)
        return all.isEmpty ? 0 : weighted(all, by: officialWeight)
      },
      "pairs for official weights": { plainMean(grouped(judged($0)), by: { Double($0.pairs) }) },
      "always four sections": { input in
        let sections = grouped(judged(input))
        return sections.reduce(0) { $0 + weighted($1, by: officialWeight) } / 4
      },
      "a section anew at each change of name": { input in
        var runs: [[SectionMeans.Subset]] = []
        for subset in judged(input) {
          if runs.last?.last?.section == subset.section {
            runs[runs.count - 1].append(subset)
          } else {
            runs.append([subset])
          }
        }
        return plainMean(runs, by: officialWeight)
      },
      "an empty subset is all wrong": { plainMean(grouped($0.subsets), by: officialWeight) },
      "an empty subset divides by 0": { input in
        let sections = grouped(input.subsets).map { subsets in
          subsets.reduce(0) { $0 + officialWeight($1) * $1.right / Double($1.pairs) }
            / subsets.reduce(0) { $0 + officialWeight($1) }
        }
        return sections.isEmpty ? 0 : sections.reduce(0, +) / Double(sections.count)
      },
      "an empty section is all wrong": { input in
        let sections = Set(input.subsets.map(\.section)).count
        let sum = grouped(judged(input)).reduce(0) { $0 + weighted($1, by: officialWeight) }
        return sections == 0 ? 0 : sum / Double(sections)
      },
      "nothing divides by 0": { input in
        let sections = grouped(judged(input)).map { weighted($0, by: officialWeight) }
        return sections.reduce(0, +) / Double(sections.count)
      },
    ],
    unseen: unseen)
}

private func judged(_ input: SectionMeans.Input) -> [SectionMeans.Subset] {
  input.subsets.filter { $0.pairs > 0 }
}

private func accuracy(_ subset: SectionMeans.Subset) -> Double {
  subset.pairs == 0 ? 0 : subset.right / Double(subset.pairs)
}

private func officialWeight(_ subset: SectionMeans.Subset) -> Double {
  subset.weight ?? Double(subset.pairs)
}

private func weighted(
  _ subsets: [SectionMeans.Subset], by weight: (SectionMeans.Subset) -> Double
) -> Double {
  let sum = subsets.reduce(0) { $0 + weight($1) }
  return sum == 0 ? 0 : subsets.reduce(0) { $0 + weight($1) * accuracy($1) } / sum
}

private func grouped(_ subsets: [SectionMeans.Subset]) -> [[SectionMeans.Subset]] {
  Array(Dictionary(grouping: subsets, by: \.section).values)
}

private func plainMean(
  _ sections: [[SectionMeans.Subset]], by weight: (SectionMeans.Subset) -> Double
) -> Double {
  if sections.isEmpty { return 0 }
  return sections.reduce(0) { $0 + weighted($1, by: weight) } / Double(sections.count)
}

private func unseen() -> [SectionMeans.Input] {
  typealias Subset = SectionMeans.Subset
  return [
    [Subset("math", 9, of: 12), Subset("chat", 3, of: 8)],
    [Subset("code", 50, of: 60), Subset("code", 2, of: 20)],
    [Subset("chat", 4, of: 5), Subset("safety", 90, of: 300), Subset("code", 11.5, of: 23)],
    [Subset("a", 10, of: 40, weight: 3), Subset("a", 7, of: 7, weight: 1), Subset("b", 1, of: 4)],
    [Subset("a", 6, of: 8), Subset("b", 1, of: 3), Subset("a", 1, of: 16), Subset("b", 5, of: 6)],
    [Subset("code", 9, of: 10, weight: 2), Subset("code", 0, of: 0, weight: 50)],
    [Subset("math", 0, of: 0, weight: 7), Subset("chat", 7, of: 10), Subset("code", 0, of: 0)],
    [Subset("chat", 0, of: 0)], [Subset("safety", 2.5, of: 4)],
    "abcde".map { Subset(String($0), $0 == "c" ? 0.5 : 3, of: 4) },
  ].map { .init(subsets: $0) }
}
