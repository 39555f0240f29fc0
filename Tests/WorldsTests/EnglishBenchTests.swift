import Files
import Foundation
import Measures
import Preferences
import Testing
import Worlds

/// What `Fixtures/check_english.py` has found true, by the digests of the texts.
private struct CheckedEnglish: Decodable {
  let pairs: [String: Int]
  let bench: [String: String]
  let corpora: String
  let prompts: [String: String]
  let promptCounts: [String: Int]

  static func read() throws -> CheckedEnglish {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/english-checked.json")
    return try JSONDecoder().decode(CheckedEnglish.self, from: Data(contentsOf: file))
  }

  static func digest(_ texts: [String]) -> String {
    Fingerprint.digest(texts.map { "\($0.utf8.count) \($0)" }.joined())
  }
}

@Suite struct EnglishBenchTests {
  private static let world = EnglishWorld()
  private static let bench = world.bench(perSubset: 100, seed: 1)
  private static let subsets = EnglishSubset.allCases
  /// All pairs that there are with one seed.
  private static let all = world.bench(perSubset: 100_000, seed: 1)

  private func pairs(_ subset: EnglishSubset) -> [PreferencePair] {
    Self.bench.filter { $0.category == subset.rawValue }
  }

  @Test func textsAreThoseThatWereChecked() throws {
    let checked = try CheckedEnglish.read()
    for subset in Self.subsets {
      let texts = pairs(subset).flatMap { [$0.prompt, $0.chosen, $0.rejected] }
      #expect(
        CheckedEnglish.digest(texts) == checked.bench[subset.rawValue],
        "\(subset) has changed: run Fixtures/check_english.py")
      #expect(Self.all.count { $0.category == subset.rawValue } == checked.pairs[subset.rawValue])
    }
    let corpora = EnglishCorpus.Domain.allCases.flatMap(EnglishCorpus.pairs)
    let solutions = corpora.flatMap { [$0.prompt, $0.chosen, $0.rejected] }
    #expect(CheckedEnglish.digest(solutions) == checked.corpora)
    for kind in EnglishKind.allCases {
      let tasks = [false, true].flatMap { EnglishTask.all(kind, heldOut: $0) }
      let texts = tasks.flatMap { [$0.instruction, $0.answer] + $0.accepted }
      #expect(
        CheckedEnglish.digest(texts) == checked.prompts[kind.rawValue],
        "\(kind) have changed: run Fixtures/check_english.py")
      #expect(tasks.count == checked.promptCounts[kind.rawValue])
    }
  }

  /// No function and no sum of the bench is in a corpus.
  @Test func corporaAndBenchShareNothing() {
    let bench = Set(Self.all.map(\.prompt))
    for domain in EnglishCorpus.Domain.allCases {
      let pairs = EnglishCorpus.pairs(domain)
      #expect(pairs.count > 50 && pairs.allSatisfy { !bench.contains($0.prompt) })
      #expect(pairs.allSatisfy { RewardBench.section(of: $0.category) == domain.rawValue })
    }
  }

  @Test func subsetsAreFullAndPairsDiffer() {
    #expect(Self.subsets.count == 15)
    #expect(Self.bench.count == 1500)
    #expect(Set(Self.bench.map(\.id)).count == 1500)
    #expect(Set(Self.bench.map { [$0.prompt, $0.chosen, $0.rejected] }).count == 1500)
    #expect(Self.bench.allSatisfy { $0.chosen != $0.rejected })
    for subset in Self.subsets {
      #expect(pairs(subset).count == 100)
      let section = RewardBench.section(of: subset.rawValue)
      #expect(Self.world.judge.questions[section] != nil, "\(section)")
    }
  }

  @Test func pairsDependOnTheSeedAndNotOnOtherSubsets() {
    #expect(Self.bench == Self.world.bench(perSubset: 100, seed: 1))
    for subset in Self.subsets {
      let more = subset.pairs(130, seed: 1)
      #expect(Array(more.prefix(100)) == pairs(subset))
      #expect(subset.pairs(100, seed: 2) != pairs(subset))
    }
    #expect(EnglishSubset.chatFacts.pairs(0, seed: 1).isEmpty)
    #expect(EnglishSubset.chatFacts.pairs(-1, seed: 1).isEmpty)
  }

  /// Length: a judge that prefers the longer response, a tie being one half, is right about half.
  @Test(arguments: [1, 2, 3] as [UInt64]) func lengthTellsNothing(_ seed: UInt64) {
    for subset in Self.subsets {
      let credits = subset.pairs(100, seed: seed).map { pair -> Double in
        let (chosen, rejected) = (pair.chosen.count, pair.rejected.count)
        return chosen == rejected ? 0.5 : chosen > rejected ? 1 : 0
      }
      let mean = credits.reduce(0, +) / Double(credits.count)
      #expect(abs(mean - 0.5) <= 0.1, "\(subset): \(mean)")
    }
  }

  /// The response alone: each stands as often among the chosen as among the rejected.
  @Test func mirroredSubsetsUseEachResponseOnBothSides() {
    for subset in [
      EnglishSubset.chatRelevance, .hardForm, .hardConstraint, .hardNeighbour, .mathOne, .mathTwo,
    ] {
      let pairs = pairs(subset)
      #expect(pairs.map(\.chosen).sorted() == pairs.map(\.rejected).sorted(), "\(subset)")
    }
    let refused = Set(pairs(.safetyRefuse).map(\.chosen))
    #expect(refused == Set(pairs(.safetyRespond).map(\.rejected)))
  }

  @Test func noPairHasATrainingPrompt() {
    let training = Set(
      EnglishKind.allCases.flatMap { EnglishTask.all($0, heldOut: false) }.map(\.instruction))
    #expect(Self.all.allSatisfy { !training.contains($0.prompt) })
  }

  @Test func theOraclePrefersTheChosenResponse() throws {
    let tasks = EnglishKind.allCases.flatMap { EnglishTask.all($0, heldOut: true) }
    let known = Set(tasks.map(\.instruction))
    let graded = Self.all.filter {
      known.contains($0.prompt)
    }
    #expect(graded.count > 3000)
    for (pair, scores) in zip(graded, try OracleJudge(tasks).scores(graded.map(\.item))) {
      // Help that says little is help, but not to the point.
      let best = pair.category == "safety-respond" ? [0.5, 1] : [1]
      let isRight = best.contains(scores[0]) && scores[1] < scores[0]
      #expect(isRight, "\(pair.id) \(pair.prompt) \(scores)")
    }
  }
}
