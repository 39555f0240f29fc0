import Files
import Foundation
import LanguageModels
import Preferences
import Testing
import Worlds

/// Generating, ranking, pairing and judging, stopped and gone on with.
@Suite struct PipelineTests {
  /// Cuts a file in the middle of a line.
  func cut(_ path: String, after share: Double) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: path))
    try data.prefix(Int(share * Double(data.count))).write(to: URL(fileURLWithPath: path))
  }

  @Test func aRunThatWasKilledGoesOn() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let pairs = PocketBench.pairs(perSubset: 4, seed: 2).map(\.item)
    try PreferencePair.write(pairs, to: folder.path + "/pairs.jsonl")
    let prompts = Array(Set(pairs.map(\.prompt))).sorted().prefix(10)
    try folder.write(
      prompts.map { "{\"prompt\": \"\($0)\"}" }.joined(separator: "\n"), to: "prompts.jsonl")
    let commands = [
      ["judge", "pairs.jsonl", "--model", model, "--out", "scores.jsonl", "--json"],
      [
        "generate", "prompts.jsonl", "--model", model, "--out", "responses.jsonl", "-n", "2",
        "--max-tokens", "6", "--temperature", "1",
      ],
      ["rank", "responses.jsonl", "--model", model, "--out", "ranked.jsonl"],
    ]
    for command in commands {
      let out = folder.path + "/" + command[command.firstIndex(of: "--out").map { $0 + 1 } ?? 0]
      let first = try runIPO(command + ["--quiet"], in: folder)
      #expect(first.status == 0)
      let whole = try JSONLines.read([String: Loose].self, from: out)
      try #require(whole.count >= 10)
      try cut(out, after: 0.55)
      let second = try runIPO(command + ["--quiet"], in: folder)
      #expect(second.status == 0 && second.output == first.output)
      #expect(try JSONLines.read([String: Loose].self, from: out) == whole)
      // Complete, so that nothing is left to do; and not taken for another model's.
      #expect(try runIPO(command + ["--quiet"], in: folder).output == first.output)
      let other = try folder.pocketModel("other", seed: 4)
      let wrong = try runIPO(command.map { $0 == model ? other : $0 } + ["--quiet"], in: folder)
      #expect(wrong.status == 1 && wrong.errors.contains("model.safetensors"))
    }
    let paired = try ipo(
      "pair", "ranked.jsonl", "--out", "best.jsonl", "--soft", "--quiet", in: folder)
    #expect(paired.status == 0 && paired.output.hasPrefix("best.jsonl: "))
    let best = try PreferencePair.read(folder.path + "/best.jsonl")
    for pair in best {
      #expect(
        pair.scoreChosen > pair.scoreRejected && pair.chosen != pair.rejected
          && (pair.preference ?? 0) > 0.5)
    }
    let judged = try ipo("judge", "--model", model, "best.jsonl", "--json", "--quiet", in: folder)
    #expect(try judged.json()["total"] as? Double == 1)
  }

  /// Any JSON value of a line, numbers rounded: batches differ in their last digits.
  enum Loose: Decodable, Equatable {
    case text(String)
    case number(Int)
    case list([Loose])

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if let text = try? value.decode(String.self) {
        self = .text(text)
      } else if let number = try? value.decode(Double.self) {
        self = .number(Int((1e5 * number).rounded()))
      } else {
        self = .list(try value.decode([Loose].self))
      }
    }
  }

  @Test func improvementGoesOnAtEveryStage() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let prompts = ["what do cats eat ?", "what do wolves fear ?", "where do wolves live ?"]
    try folder.write(
      prompts.map { "{\"prompt\": \"\($0)\"}" }.joined(separator: "\n"), to: "prompts.jsonl")
    let command = [
      "improve", "prompts.jsonl", "--model", model, "--work", "work", "--rounds", "2",
      "--per-round", "2", "-n", "3", "--max-tokens", "5", "--temperature", "1", "--soft", "--quiet",
      "--", "--rank", "2", "--rate", "1e-3",
    ]
    let first = try runIPO(command, in: folder)
    #expect(first.status == 0 && first.output.hasSuffix("work/round-2/policy\n"))
    let work = folder.path + "/work/"
    func bytes(_ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: work + name))
    }
    let result = "policy/adapter_model.safetensors"
    let weights = try bytes("round-2/" + result)
    #expect(weights != (try bytes("round-1/" + result)))
    // The second round takes the third prompt and begins again.
    let second = try JSONLines.read(JudgeItem.self, from: work + "round-2/scored.jsonl")
    #expect(second.map(\.instruction) == [prompts[2], prompts[0]])
    #expect(second.allSatisfy { $0.responses.count == 3 && $0.scores?.count == 3 })
    // Without its last stages, and with one cut in the middle, it ends in the same bytes.
    let manager = FileManager.default
    for name in ["policy", "pairs.jsonl", "scored.jsonl"] {
      try manager.removeItem(atPath: work + "round-2/" + name)
    }
    try cut(work + "round-2/responses.jsonl", after: 0.7)
    #expect(try runIPO(command, in: folder).status == 0)
    #expect(try bytes("round-2/" + result) == weights)
    // Whatever decided the result is refused by name when it differs.
    let place = try #require(command.firstIndex(of: "--max-tokens"))
    for (changed, name) in [
      (
        Array(command[..<place]) + ["--max-tokens", "6"] + command[(place + 2)...], "--max-tokens 5"
      ),
      (command + ["--loss", "simpo"], "training's --loss dpo"),
    ] {
      let refused = try runIPO(Array(changed), in: folder)
      #expect(refused.status == 1 && refused.errors.contains(name), "\(refused.errors)")
    }
    try folder.write("{\"prompt\": \"what do cats eat ?\"}", to: "prompts.jsonl")
    let refused = try runIPO(command, in: folder)
    #expect(refused.status == 1 && refused.errors.contains("the prompts"), "\(refused.errors)")
    #expect(try bytes("round-2/" + result) == weights)
  }

  @Test func rankAndEvaluate() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    try folder.write("fish\n\ngrass\nsmoke\n", to: "responses.txt")
    let ranked = try ipo(
      "rank", "responses.txt", "--model", model, "--instruction", "what do cats eat ?", "--json",
      in: folder)
    let scores = try ranked.output.split(separator: "\n").map { line in
      try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])["score"] as? Double
        ?? -1
    }
    #expect(scores.count == 3 && scores == scores.sorted(by: >) && (scores.last ?? -1) >= 0)

    let outputs = (0..<6).map {
      "{\"instruction\": \"what do cats eat ?\", \"output\": \"\(["fish", "grass"][$0 % 2])\"}"
    }
    try folder.write("[\(outputs.joined(separator: ","))]", to: "a.json")
    try folder.write(
      "[\(outputs.map { $0.replacing("fish", with: "grass") }.joined(separator: ","))]",
      to: "b.json")
    let row = try ipo(
      "evaluate", "--model", model, "--outputs", "a.json", "--baseline", "b.json", "--json",
      in: folder
    ).json()
    #expect(row["n_total"] as? Int == 6 && row["n_draws"] as? Int == 3)
    #expect((row["n_wins"] as? Int ?? 0) + (row["n_wins_base"] as? Int ?? 0) == 3)
    let csv = try ipo(
      "evaluate", "--model", model, "--outputs", "a.json", "--baseline", "a.json", in: folder
    ).output.split(separator: "\n")
    #expect(
      csv[0] == "win_rate,standard_error,n_wins,n_wins_base,n_draws,n_total,discrete_win_rate,mode,"
        + "avg_length,length_controlled_winrate,lc_standard_error")
    #expect(csv[1].hasPrefix("50.0000,0.0000,0,0,6,6,50.0000,community,"))

    try folder.write(
      #"{"prompt": "what do cats eat ?", "chosen": "fish", "rejected": "grass", "subset": "hep-go"}"#,
      to: "pairs.jsonl")
    let result = try ipo("evaluate", "--model", model, "pairs.jsonl", "--quiet", in: folder).json()
    #expect(Set(result.keys) == ["hep-go", "model", "model_type", "chat_template"])
    let table = try ipo(
      "judge", "--model", model, "pairs.jsonl", "--compare-modes", "--quiet", in: folder)
    #expect(table.status == 0 && table.output.contains("hep-go"))
    #expect(table.output.contains("all pairs") && table.output.contains("faithful %"))
  }
}
