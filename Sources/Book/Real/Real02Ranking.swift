import Measures
import Notebook
import Preferences
import Tensors
import Worlds

/// Chapter 02 on a real model: it answers, judges its answers, and the best and the worst of four are
/// read by a checker that knows the truth.
public struct RealRanking: Codable, Sendable {
  /// One response to the prompt that is shown.
  public struct Sample: Codable, Sendable {
    public var text: String
    public var quality: Double
    public var zYes: Double
    public var zNo: Double
    public var score: Double
    public var mass: Double
  }

  /// The prompt that is shown, as the judge reads it with the first response.
  public var instruction: String
  public var prompt: String
  public var promptTokens: Int
  public var samples: [Sample]
  public var prompts: Int
  /// Mean quality of the sample chosen, of all, of the one rejected, of the best there is.
  public var chosen, all, rejected, possible: Interval
  /// Chosen less all, and the chance that a better sample of a prompt scores higher.
  public var lead, area: Interval

  /// The file that a kept result depends on.
  public static let source = #filePath

  /// - Parameter prompts: of the world's mixed tasks, held out.
  public static func measure(_ study: Study, prompts: Int, seed: UInt64) throws -> RealRanking {
    let tasks = study.world.mixedTasks(prompts, heldOut: true, seed: seed)
    let items = try study.sampling(4).items(
      of: study.model, to: tasks.map(\.prompt), random: Random(seed: seed))
    let judge = try study.judge()
    let scores = try judge.judge(items)
    let quality = zip(tasks, items).map { task, item in item.responses.map(task.quality) }
    let ranks = scores.map { $0.map(\.score) }
    let picks = BestAndWorst(scores: ranks, qualities: quality)
    // The first prompt on which the samples differ, in truth and for the judge.
    let shown =
      items.indices.first { Set(quality[$0]).count > 1 && Set(items[$0].responses).count == 4 } ?? 0
    let tokens = try judge.tokens(of: items[shown])
    return RealRanking(
      instruction: items[shown].instruction,
      prompt: study.model.tokenizer.decode(tokens.opening + tokens.responses[0]),
      promptTokens: tokens.opening.count + tokens.responses[0].count,
      samples: items[shown].responses.indices.map { index in
        let score = scores[shown][index]
        return Sample(
          text: items[shown].responses[index], quality: quality[shown][index], zYes: score.zYes,
          zNo: score.zNo, score: score.score, mass: score.mass)
      },
      prompts: prompts, chosen: .mean(picks.chosen).within(0...1),
      all: .mean(picks.mean).within(0...1), rejected: .mean(picks.rejected).within(0...1),
      possible: .mean(picks.best).within(0...1),
      lead: .mean(zip(picks.chosen, picks.mean).map { $0 - $1 }),
      area: .mean(zip(ranks, quality).compactMap(rankedRight)).within(0...1))
  }

  /// Of all two samples that differ in quality, the share of which the better scores higher, ties ½;
  /// `nil` where none differ.
  private static func rankedRight(_ scores: [Double], _ quality: [Double]) -> Double? {
    let pairs = scores.indices.flatMap { i in scores.indices.map { (i, $0) } }
      .filter { quality[$0.0] > quality[$0.1] }
    let wins = pairs.map {
      scores[$0.0] == scores[$0.1] ? 0.5 : scores[$0.0] > scores[$0.1] ? 1 : 0
    }
    return wins.isEmpty ? nil : wins.average
  }
}

extension Report {
  /// The prompt of one task, its four samples with their logits, and what is picked over all prompts.
  public func show(_ reading: RealRanking, line: Int = #line) {
    output(reading.prompt, line: line)
    let scores = reading.samples.map(\.score)
    let places = [
      BestAndWorst.highest(scores): "chosen", BestAndWorst.highest(scores.map { -$0 }): "rejected",
    ]
    var table = Table(columns: [
      "sample", "quality", "z_yes", "z_no", "z_yes − z_no", "p′_yes", "mass", "",
    ])
    for (index, sample) in reading.samples.enumerated() {
      table.add(
        .code(sample.text), .number(sample.quality, digits: 2), .number(sample.zYes, digits: 2),
        .number(sample.zNo, digits: 2), .number(sample.zYes - sample.zNo, digits: 2),
        .number(sample.score, digits: 3), .number(sample.mass, digits: 3),
        .text(places[index] ?? ""))
    }
    self.table(table, line: line)
    text(
      """
      The prompt has \(reading.promptTokens) tokens. Over \(reading.prompts) prompts the mean \
      quality is: chosen \(Estimate(reading.chosen).percent()), all four \
      \(Estimate(reading.all).percent()), rejected \(Estimate(reading.rejected).percent()), best \
      possible \(Estimate(reading.possible).percent()). Of two samples of a prompt that differ in \
      quality, the better scores higher in \(Estimate(reading.area).percent()).
      """, line: line)
  }
}
