import LanguageModels
import Preferences
import Tensors

/// The pocket world's hard bench, beside ``PocketBench``: on that the larger judges are always
/// right, so nothing about them can be tested there.
public enum HardBench {
  /// Pairs whose better response the oracle tells, subset by subset, which no training uses; a
  /// pair's category is its subset.
  ///
  /// - Parameter perSubset: how many of each; a subset that has fewer stays smaller.
  public static func pairs(perSubset: Int, seed: UInt64) -> [PreferencePair] {
    HardSubset.allCases.flatMap { pairs(of: $0, count: perSubset, seed: seed) }
  }

  /// The pairs of one subset, which do not depend on the others.
  public static func pairs(of subset: HardSubset, count: Int, seed: UInt64) -> [PreferencePair] {
    var random = Random(seed: seed).stream(subset.rawValue)
    var pairs: [PreferencePair] = []
    var seen = Set<HardSubset.Pair>()
    var misses = 0
    while pairs.count < count, misses < 2000 {
      misses += 1
      guard let pair = subset.draw(using: &random), seen.insert(pair).inserted else { continue }
      misses = 0
      pairs.append(
        PreferencePair(
          id: "\(subset.rawValue)/\(pairs.count + 1)", prompt: pair.instruction,
          chosen: pair.chosen, rejected: pair.rejected, category: subset.rawValue))
    }
    return pairs
  }

  /// Pairs of responses that a model wrote itself to held-out tasks, by kind of task:
  /// `chat-samples` and so on. The first of its samples stands against the first that differs from
  /// it in quality.
  ///
  /// - Parameter count: of each kind, at most; a prompt gives one pair or none.
  public static func samples(
    of model: LanguageModel, count: Int, seed: UInt64
  ) throws -> [PreferencePair] {
    let sampling = ResponseSampling(
      samples: 4, limit: PocketText.responseLimit, format: PocketText.chat)
    return try PocketCategory.allCases.flatMap { category in
      let subset = "\(category.rawValue)-samples"
      var random = Random(seed: seed).stream(subset)
      let tasks = (0..<3 * count).map { _ in
        PocketTask.draw(category, heldOut: true, using: &random)
      }
      let items = try sampling.items(of: model, to: tasks.map(\.prompt), random: random)
      var seen = Set<[String]>()
      let pairs = zip(tasks, items).compactMap { task, item -> PreferencePair? in
        let qualities = item.responses.map { Oracle.quality(of: $0, to: task) }
        guard let other = qualities.firstIndex(where: { $0 != qualities[0] }) else { return nil }
        var pair = [item.responses[0], item.responses[other]]
        if qualities[other] > qualities[0] { pair.reverse() }
        guard seen.insert([task.instruction] + pair).inserted else { return nil }
        return PreferencePair(
          prompt: task.instruction, chosen: pair[0], rejected: pair[1], category: subset)
      }
      return pairs.prefix(count).enumerated().map { number, pair in
        var pair = pair
        pair.id = "\(subset)/\(number + 1)"
        return pair
      }
    }
  }
}
