import Files
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// Chapter 00 on a real model: ways of labelling English pairs, each with its accuracy and work.
public struct Real00Ways: Codable {
  public var name: String
  /// Labelled pairs that were learned from.
  public var labels: Int
  public var accuracy: Interval
  /// Shares of ties, and of critiques without a score.
  public var ties: Double
  public var unreadable: Double?
  /// For one pair.
  public var gigaFLOPs: Double

  public static let source = #filePath

  static let scorePrompt = ScorePrompt(
    before: "A user asked:\n{instruction}\n\nThis answer was given:\n",
    after: "\n\nIn one short sentence, say what is right or wrong with the answer. Then write "
      + "\"Score: \" and a whole number from 1 (useless) to 5 (perfect).",
    scale: 1...5, end: "")

  /// Tries all ways on the same pairs; the labelled ones are others of the same subsets.
  public static func measure(
    _ study: Study, perSubset: Int, labels: [Int], seed: UInt64
  ) throws -> [Real00Ways] {
    let all = study.world.bench(perSubset: 5 * perSubset, seed: seed)
    let bySubset = Dictionary(grouping: all, by: \.category).sorted { $0.key < $1.key }.map(\.value)
    let tests = bySubset.flatMap { $0.prefix(perSubset) }
    var random = Random(seed: seed).stream("labels")
    let labelled = bySubset.flatMap { $0.dropFirst(perSubset) }.shuffled(using: &random)
    let items = tests.map(\.item)
    var ways: [Real00Ways] = []
    func add(
      _ name: String, _ scores: [[Double]], _ cost: Cost, labels: Int = 0,
      unreadable: Double? = nil
    ) {
      let way = LabellingWay(name, scores: scores, judging: cost)
      ways.append(
        Real00Ways(
          name: name, labels: labels, accuracy: way.accuracy, ties: way.ties,
          unreadable: unreadable, gigaFLOPs: way.flopsPerPair / 1e9))
    }
    let pYes = try study.judge()
    add("P(Yes)", try pYes.scores(items), try pYes.cost(of: items, named: "model"))
    let writer = study.writer(scorePrompt, samples: 1, limit: 48, random: Random(seed: seed))
    let written = try writer.judge(items)
    add(
      "written critique", written.map { $0.map(\.mean) },
      try writer.cost(of: items, written: written, named: "model"),
      unreadable: written.flatMap { $0.map { Double($0.unparsed) } }.average)
    let reading = try Cost.scoring(items, by: study.model, format: study.format, named: "model")
    for perToken in [false, true] {
      let judge = LikelihoodJudge(study.model, format: study.format, perToken: perToken)
      add(judge.name, try judge.scores(items), reading)
    }
    for n in labels where n <= labelled.count {
      let judge = try LinearRewardModel(
        study.model, format: study.format, pairs: Array(labelled.prefix(n)))
      add("linear reward model", try judge.scores(items), reading, labels: n)
    }
    return ways
  }
}
