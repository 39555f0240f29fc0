// Published numbers that the book shows in their own frame, each with its source.

import Measures
import Notebook
import Worlds

/// RewardBench accuracies of *IPO: Your Language Model is Secretly a Preference Classifier* (Garg et
/// al. 2025, arXiv 2502.16182), as a secondary source has them (papernotes, notes on ACL 2025); the
/// paper's own table could not be read. Unfiltered split, ties as wrong, no intervals.
public enum PublishedScores {
  /// The paper's own categories.
  public static let categories = ["chat", "code", "math", "safety"]

  /// Shares of one, by category; the means printed there are 77.71, 78.05, 49.82 and 17.43 %.
  public static let rewardBench: [(name: String, values: [Double])] = [
    ("Qwen-2.5, P(Yes)", [0.7826, 0.8313, 0.5624, 0.9324]),
    ("Mistral, P(Yes)", [0.6125, 0.7093, 0.9620, 0.8385]),
    ("Qwen-2.5, written", [0.5873, 0.4793, 0.4049, 0.5220]),
    ("Mistral, written", [0.2455, 0.016, 0.2818, 0.1539]),
  ]
}

extension Panel {
  /// The published accuracies.
  public static func published(_ title: String) -> Panel {
    .sections(title, PublishedScores.categories, PublishedScores.rewardBench)
  }

  /// Those of pocket models, counted by the same rules: ties as wrong.
  public static func likePublished(
    _ title: String, _ models: [(name: String, ways: WaysToScore)]
  ) -> Panel {
    func sections(_ outcomes: [RewardBench.Outcome]) -> [Double] {
      let lines = RewardBench(outcomes, ties: .wrong).sections
      return PublishedScores.categories.map { category in
        lines.first { $0.name == category }?.accuracy.value ?? 0
      }
    }
    return .sections(
      title, PublishedScores.categories,
      models.map { ("\($0.name), P(Yes)", sections($0.ways.exact)) }
        + models.map { ("\($0.name), written", sections($0.ways.written)) })
  }

  private static func sections(
    _ title: String, _ rows: [String], _ judges: [(name: String, values: [Double])]
  ) -> Panel {
    .categories(
      title, rows: rows + ["mean"], x: Axis("accuracy", range: 0...1.02, percent: true),
      references: [.vertical(0.5, "one half")],
      judges.map { judge in
        .estimates(
          judge.name, (judge.values + [judge.values.average]).map { Estimate($0, $0, $0) })
      })
  }
}
