import Foundation
import LanguageModels
import Measures
import Notebook
import Preferences
import Tensors
import Worlds

extension Table {
  /// The likeliest next words of several distributions side by side.
  ///
  /// - Parameter distributions: each with its column's name; one probability per id of the tokenizer.
  public static func nextWords(
    _ distributions: [(name: String, p: [Double])], of tokenizer: any Tokenizer,
    first count: Int = 5
  ) -> Table {
    let likeliest = distributions.map { _, p in p.indices.sorted { p[$0] > p[$1] }.prefix(count) }
    return Table(
      columns: distributions.flatMap { [.text($0.name), "p"] },
      rows: (0..<count).map { row in
        zip(distributions, likeliest).flatMap { distribution, ids -> [Cell] in
          guard row < ids.count else { return [.missing, .missing] }
          return [
            .code(tokenizer.text(of: ids[row])), .number(distribution.p[ids[row]], digits: 4),
          ]
        }
      })
  }

  /// Logits, margin, score and mass, response by response.
  public static func logits(_ scores: [(name: String, score: JudgeScore)]) -> Table {
    Table(
      columns: ["response", "z_yes", "z_no", "z_yes − z_no", "p′_yes", "mass"],
      rows: scores.map { name, score in
        [
          .text(name), .number(score.zYes, digits: 2), .number(score.zNo, digits: 2),
          .number(score.margin, digits: 2), .number(score.score, digits: 4),
          .number(score.mass, digits: 4),
        ]
      })
  }

  /// A function of a share and a score, row by row of shares.
  public static func shares(
    _ shares: [Double], _ scores: [(name: String, score: JudgeScore)],
    _ value: (JudgeScore, Double) -> Double
  ) -> Table {
    Table(
      columns: ["share a on the blank"] + scores.map { .text($0.name) },
      rows: shares.map { share in
        [.number(share, digits: 2)] + scores.map { .number(value($0.score, share), digits: 3) }
      })
  }

  /// What P(Yes) of some responses costs, and what critiques with scores of the same responses do.
  public static func costs(
    _ judge: PreferenceClassifier, of items: [JudgeItem], critiques: [Int], seed: UInt64
  ) throws -> Table {
    let onePass = try judge.cost(of: items, named: "policy")
    let written = try critiques.map { samples in
      let writer = GeneratedScoreJudge(
        judge.model, prompt: PocketText.scoreJudge, samples: samples,
        limit: PocketText.critiqueLimit, random: Random(seed: seed))
      return try writer.cost(of: items, written: writer.judge(items), named: "policy")
    }
    let names = ["P(Yes)"] + critiques.map { $0 == 1 ? "a critique" : "\($0) critiques" }
    let responses = Double(items.reduce(0) { $0 + $1.responses.count })
    return Table(
      columns: ["per response", "passes", "tokens read", "tokens written", "FLOPs, P(Yes) = 1"],
      rows: zip(names, [onePass] + written).map { name, cost in
        [.text(name)]
          + [cost.passes, cost.tokensRead, cost.tokensWritten].map {
            .number(Double($0) / responses, digits: 1)
          } + [.number(cost.flops / onePass.flops, digits: 1)]
      })
  }
}

extension LadderReading {
  /// The mean margin on each rung, z_yes − z_no of scores p′ in 0…1, with its true quality in brackets.
  public var panel: Panel {
    .categories(
      rows: rungs.map {
        "\($0.category.rawValue), \($0.name) (\(Format.number($0.quality, digits: 1)))"
      }, x: Axis("mean margin z_yes − z_no (nats)"), references: [.vertical(0, "p′ = ½")],
      [.estimates("", rungs.map { Estimate(.mean($0.scores.map { log($0 / (1 - $0)) })) })])
  }

  /// How often the score falls from a rung to the next that is truly worse.
  public var table: Table {
    Table(
      columns: ["kind of task", "from", "to", "true quality", "the lower one scores lower"],
      rows: steps.map { step in
        let qualities = [step.upper, step.lower].map { Format.number($0.quality, digits: 1) }
        return [
          .text(step.upper.category.rawValue), .text(step.upper.name), .text(step.lower.name),
          .text(qualities.joined(separator: " → ")), .percentEstimate(Estimate(step.falls)),
        ]
      })
  }

  /// The steps at which the score falls least and most often, in words.
  public static func extremes(_ steps: [Step]) -> String {
    let sorted = steps.sorted { $0.falls.value < $1.falls.value }
    return [sorted.first, sorted.last].compactMap { step in
      step.map {
        "\(Format.percent($0.falls.value)) (\($0.upper.category.rawValue), \($0.upper.name) to "
          + "\($0.lower.name))"
      }
    }.joined(separator: " to ")
  }
}
