// Who judges: games between policies, judges on pairs, and what judging costs.

import LanguageModels
import Measures
import Notebook
import Preferences
import Tensors
import Worlds

/// A judge's games between an arm's last samples and the start's.
public struct JudgedWins {
  public var judge: String
  public var wins: LoopWins

  public init(_ judge: any Judge, _ name: String, of arm: String, in runs: LoopRuns) throws {
    self.judge = name
    wins = try runs.wins(arm, judge: judge)
  }
}

extension Panel {
  /// Win rates by several judges, plain and length-controlled; all such panels have one scale.
  public static func wins(_ title: String, _ wins: [JudgedWins]) -> Panel {
    .categories(
      title, rows: wins.map(\.judge), x: Axis("win rate", range: 0.3...1, percent: true),
      references: [.vertical(0.5)],
      [
        .estimates("plain", wins.map { Estimate($0.wins.plain) }),
        .estimates("length-controlled", wins.map { Estimate($0.wins.lengthControlled) }),
      ])
  }
}

extension PocketLoop {
  /// How the judges of some arms do on pairs before the first round of the first seed: by the arm's
  /// name, the outcomes in the order of the pairs.
  public func outcomes(
    of arms: some Sequence<LoopArm>, on bench: [PreferencePair]
  ) throws -> [String: [RewardBench.Outcome]] {
    let round = LoopArm.Round(policy: start, tasks: [], seed: 1)
    return Dictionary(
      try arms.map { ($0.name, try $0.judge(round).outcomes(bench)) },
      uniquingKeysWith: { $1 })
  }
}

/// Self-Rewarding's judge: a model's critiques of each response, with the mean of their scores.
public func writtenScore(
  _ model: LanguageModel, critiques: Int, seed: UInt64
) -> GeneratedScoreJudge {
  GeneratedScoreJudge(
    model, prompt: PocketText.scoreJudge, samples: critiques, limit: PocketText.critiqueLimit,
    random: Random(seed: seed).stream("critiques"))
}

extension PocketLoop {
  /// What written scores cost in arithmetic, in units of P(Yes) of the same responses: those of the
  /// start to some prompts of the first seed.
  public func costOfWriting(critiques: Int, prompts: Int = 64) throws -> Double {
    let items = Array(try beginning(1).responses.prefix(prompts))
    let judge = writtenScore(start, critiques: critiques, seed: seed)
    let cost = try judge.cost(of: items, written: judge.judge(items), named: "policy")
    return cost.flops / (try pYes(start).cost(of: items, named: "policy").flops)
  }
}
