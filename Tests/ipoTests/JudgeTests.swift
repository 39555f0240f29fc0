import Files
import Foundation
import LanguageModels
import Preferences
import Testing
import Worlds

@Suite struct JudgeTests {
  /// A line of `--scores`.
  struct Scores: Decodable {
    var id: String
    var subset: String
    var chosen: Double
    var rejected: Double
    var chosen_mass: Double
    var rejected_mass: Double
    var credit: Double { chosen == rejected ? 0.5 : chosen > rejected ? 1 : 0 }
  }

  /// Wilson's 95 % interval, written down anew from his formula's quadratic: the p for which
  /// (share − p)² = z² p (1 − p) / n.
  func wilson(_ share: Double, _ n: Double) -> (low: Double, high: Double) {
    let k = 1.959963984540054 * 1.959963984540054 / n
    let root = (k * k + 4 * k * share * (1 - share)).squareRoot()
    return ((2 * share + k - root) / (2 + 2 * k), (2 * share + k + root) / (2 + 2 * k))
  }

  @Test func jsonFollowsFromTheScores() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    var pairs = PocketBench.pairs(perSubset: 3, seed: 2).map(\.item)
    pairs[0].rejected = pairs[0].chosen
    let data = folder.path + "/pairs.jsonl"
    try PreferencePair.write(pairs, to: data)
    let run = try ipo(
      "judge", "--model", model, "--data", data, "--json", "--scores", "scores.jsonl", "--quiet",
      "--precision", "float32", in: folder)
    #expect(run.status == 0)
    // Random weights give every word about the same probability.
    #expect(run.complaints.count == 1 && run.errors.hasPrefix("ipo: warning: \(model): Yes and No"))

    let scores = try JSONLines.read(Scores.self, from: folder.path + "/scores.jsonl")
    try #require(
      scores.map(\.id) == pairs.map(\.id) && scores.map(\.subset) == pairs.map(\.category))
    #expect(scores[0].chosen == scores[0].rejected)
    let direct = try PreferenceClassifier(LanguageModel(folder: model), prompt: PocketText.judge)
      .judge(
        pairs.map {
          JudgeItem(
            instruction: $0.prompt, category: String($0.category.prefix { $0 != "-" }),
            responses: [$0.chosen, $0.rejected])
        })
    for (line, pair) in zip(scores, direct) {
      #expect(abs(line.chosen - pair[0].score) < 1e-6 && abs(line.rejected - pair[1].score) < 1e-6)
      #expect(abs(line.chosen_mass - pair[0].mass) < 1e-6)
      #expect(abs(line.rejected_mass - pair[1].mass) < 1e-6)
    }

    let json = try run.json()
    #expect(
      Set(json.keys) == [
        "subsets", "sections", "total", "mean_mass", "shortened", "bounded", "skipped", "doubts",
      ])
    let subsets = try #require(json["subsets"] as? [String: [String: Double]])
    #expect(Set(subsets.keys) == Set(pairs.map(\.category)))
    for (name, line) in subsets {
      let own = scores.filter { $0.subset == name }
      let share = own.reduce(0) { $0 + $1.credit } / 3
      let (low, high) = wilson(share, 3)
      #expect(Set(line.keys) == ["n", "accuracy", "low", "high", "ties"])
      #expect(line["n"] == 3 && line["ties"] == (name == pairs[0].category ? 1 : 0))
      #expect(abs((line["accuracy"] ?? -1) - share) < 1e-12)
      #expect(abs((line["low"] ?? -1) - low) < 1e-9 && abs((line["high"] ?? -1) - high) < 1e-9)
    }
    let sections = try #require(json["sections"] as? [String: [String: Double]])
    #expect(Set(sections.keys) == ["chat", "code", "math", "safety"])
    var total = 0.0
    for (name, line) in sections {
      let own = scores.filter { $0.subset.hasPrefix(name + "-") }
      let share = own.reduce(0) { $0 + $1.credit } / Double(own.count)
      total += share / 4
      #expect(line["n"] == Double(own.count))
      #expect(abs((line["accuracy"] ?? -1) - share) < 1e-12)
      #expect((line["low"] ?? 2) <= share && share <= (line["high"] ?? -1))
    }
    #expect(abs((json["total"] as? Double ?? -1) - total) < 1e-12)
  }

  @Test func plainWordsAndOfficialWeights() throws {
    let folder = try Folder()
    let plain = JudgePrompt.plain
    let texts =
      [plain.before, plain.after, plain.cue, plain.yes, plain.no] + plain.questions.values
    let words = Set(texts.flatMap { $0.split(whereSeparator: \.isWhitespace).map(String.init) })
      .union(["2", "4", "5"])
    let model = try folder.model(words: words.sorted())
    // math-prm counts 984 in its section, hep-go 164; 7 is an id, not a name.
    let data = try folder.write(
      """
      {"prompt": "2 2", "chosen": "4", "rejected": "5", "subset": "math-prm", "id": 7}

      {"prompt": "2 2", "chosen": "5", "rejected": "4", "subset": "hep-go", "id": "go"}
      {"prompt": "2", "chosen": "2", "rejected": "2", "subset": "hep-go"}

      """, to: "pairs.jsonl")
    let run = try ipo(
      "judge", "--model", model, "--data", data, "--json", "--scores", "scores.jsonl", in: folder)
    #expect(run.status == 0)
    #expect(run.errors.contains("judging: 100 %\n"))
    let scores = try JSONLines.read(Scores.self, from: folder.path + "/scores.jsonl")
    try #require(scores.map(\.id) == ["7", "go", "4"])
    let json = try run.json()
    let sections = try #require(json["sections"] as? [String: [String: Double]])
    let share = (984 * scores[0].credit + 164 * (scores[1].credit + 0.5) / 2) / (984 + 164)
    #expect(abs((sections["Reasoning"]?["accuracy"] ?? -1) - share) < 1e-12)
    #expect(abs((json["total"] as? Double ?? -1) - share) < 1e-12)

    // As a table, aligned; the same pairs, so the same numbers.
    let table = try ipo("judge", "--model", model, "--data", data, "--quiet", in: folder).output
    let lines = table.split(separator: "\n")
    try #require(!lines.isEmpty)
    #expect(
      lines[0].split(separator: " ").joined(separator: " ")
        == "subset n accuracy % 95 % interval ties")
    #expect(Set(lines.filter { $0.hasSuffix(" 0") || $0.hasSuffix(" 1") }.map(\.count)).count == 1)
    let total = try #require(lines.first { $0.hasPrefix("total") })
    #expect(total.contains(String(format: " 3 %12.1f ", 100 * share)))
    let mass = scores.reduce(0) { $0 + $1.chosen_mass + $1.rejected_mass } / 6
    #expect(table.hasSuffix("\nmean p_yes + p_no: \(String(format: "%.4f", mass))\n"))
  }

  @Test func pocketDataBenchAndJudgeAgree() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let data = try ipo("pocket", "data", "--out", "bench.jsonl", "--per-subset", "2", in: folder)
    #expect(data.status == 0 && data.output == "bench.jsonl: 20 pairs\n" && data.errors.isEmpty)
    let judged = try ipo("judge", "--model", model, "--data", "bench.jsonl", "--json", in: folder)
    let bench = try ipo(
      "pocket", "bench", "--model", model, "--per-subset", "2", "--json", in: folder)
    #expect(judged.status == 0 && !judged.output.isEmpty)
    #expect(judged.output == bench.output)
    // The wording decides the scores, and pocket is what fits.
    let pocket = try ipo(
      "judge", "--model", model, "--data", "bench.jsonl", "--prompt", "pocket", "--json",
      "--threads", "1", in: folder)
    #expect(pocket.output == judged.output)
    #expect(try folder.files() == ["bench.jsonl", "model"])
  }
}
