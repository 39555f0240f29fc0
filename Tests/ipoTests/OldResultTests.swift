import Files
import Foundation
import LanguageModels
import Tensors
import Testing
import Worlds

/// What an earlier run left is this run's, or it is refused by name and stays as it is.
@Suite struct OldResultTests {
  private static let fruit = #"{"prompt":"what do cats eat ?","chosen":"fish","rejected":"grass"}"#
  private static let other = #"{"prompt":"what do cats fear ?","chosen":"fish","rejected":"grass"}"#

  private func refused(
    _ arguments: [String], _ names: String..., in folder: Folder, keeps path: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let before = FileManager.default.contents(atPath: folder.path + "/" + path)
    let run = try runIPO(arguments + ["--quiet"], in: folder)
    #expect(run.status == 1 && run.output.isEmpty, "\(run)", sourceLocation: sourceLocation)
    #expect(run.complaints.count == 1, "\(run.errors)", sourceLocation: sourceLocation)
    for name in names where !run.errors.contains(name) {
      Issue.record("\(run.errors) does not name \(name)", sourceLocation: sourceLocation)
    }
    let kept = FileManager.default.contents(atPath: folder.path + "/" + path) == before
    #expect(kept, sourceLocation: sourceLocation)
  }

  /// Other pairs under the same ids, another weight, option, wording or adapter.
  @Test func scoresOfOtherPairsOrAnotherModelAreRefused() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    try folder.write("\(Self.fruit)\n\(Self.fruit)\n", to: "A.jsonl")
    try folder.write("\(Self.other)\n\(Self.other)\n", to: "B.jsonl")
    let judge = ["judge", "--model", model, "--out", "scores.jsonl"]
    let first = try runIPO(judge + ["A.jsonl", "--quiet", "--json"], in: folder)
    #expect(first.status == 0, "\(first.errors)")
    let keeps = "scores.jsonl"
    try refused(
      judge + ["B.jsonl"], "scores.jsonl, line 1", "another item", in: folder, keeps: keeps)
    try refused(judge + ["A.jsonl", "--raw"], "--raw false (now true)", in: folder, keeps: keeps)
    try refused(judge + ["A.jsonl", "--faithful"], "mode clean", in: folder, keeps: keeps)
    try folder.write(#"{"generic": "is it good ?"}"#, to: "wording.json")
    try refused(
      judge + ["A.jsonl", "--templates", "wording.json"], "wording", in: folder, keeps: keeps)
    let evaluate = ["evaluate", "--model", model, "--out", "scores.jsonl", "B.jsonl"]
    try refused(evaluate, "another item", in: folder, keeps: keeps)
    // The weights behind the same path.
    let weights = model + "/model.safetensors"
    var bytes = try Data(contentsOf: URL(fileURLWithPath: weights))
    bytes[bytes.count - 3] ^= 1
    try bytes.write(to: URL(fileURLWithPath: weights))
    try refused(judge + ["A.jsonl"], "another model.safetensors", in: folder, keeps: keeps)
    bytes[bytes.count - 3] ^= 1
    try bytes.write(to: URL(fileURLWithPath: weights))
    let again = try runIPO(judge + ["A.jsonl", "--quiet", "--json"], in: folder)
    #expect(again.status == 0 && again.output == first.output)
  }

  /// `rank` with other responses to the same prompts, `generate` with another option.
  @Test func rankedAndDrawnItemsAreTheirs() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    func responses(_ texts: String) throws {
      try folder.write(
        "{\"prompt\": \"what do cats eat ?\", \"responses\": [\(texts)]}\n", to: "responses.jsonl")
    }
    try responses(#""fish", "grass""#)
    let rank = ["rank", "responses.jsonl", "--model", model, "--out", "ranked.jsonl"]
    #expect(try runIPO(rank + ["--quiet"], in: folder).status == 0)
    try responses(#""fish", "smoke""#)
    try refused(rank, "ranked.jsonl, line 1", "another item", in: folder, keeps: "ranked.jsonl")

    try folder.write("{\"prompt\": \"what do cats eat ?\"}\n", to: "prompts.jsonl")
    let draw = ["generate", "prompts.jsonl", "--model", model, "--out", "drawn.jsonl", "-n", "2"]
    #expect(try runIPO(draw + ["--quiet", "--max-tokens", "4"], in: folder).status == 0)
    try refused(
      draw + ["--max-tokens", "5"], "--max-tokens 4 (now 5)", in: folder, keeps: "drawn.jsonl")
    // Pairs made of something else.
    let pair = ["pair", "ranked.jsonl", "--out", "pairs.jsonl"]
    #expect(try runIPO(pair, in: folder).status == 0)
    #expect(try runIPO(pair, in: folder).status == 0)
    try refused(pair + ["--soft"], "--soft false (now true)", in: folder, keeps: "pairs.jsonl")
  }

  /// Eleven items are three groups: however many lines are left, the end is the same to the byte,
  /// also in bf16, where the number of rows decides the order of sums.
  @Test func aRunGoneOnWithEndsInTheSameBytes() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let animals = ["cats", "dogs", "wolves", "rabbits", "cats", "dogs"]
    let lines = (0..<11).map { "{\"prompt\": \"what do \(animals[$0 % 6]) eat ?\"}" }
    try folder.write(lines.joined(separator: "\n"), to: "prompts.jsonl")
    let draw = [
      "generate", "prompts.jsonl", "--model", model, "--out", "drawn.jsonl", "-n", "3",
      "--max-tokens", "6", "--temperature", "1", "--quiet", "--precision", "bfloat16",
    ]
    #expect(try runIPO(draw, in: folder).status == 0)
    let path = URL(fileURLWithPath: folder.path + "/drawn.jsonl")
    let whole = try Data(contentsOf: path)
    for share in [0.1, 0.3, 0.72, 0.95] {
      try whole.prefix(Int(share * Double(whole.count))).write(to: path)
      #expect(try runIPO(draw, in: folder).status == 0)
      let same = try Data(contentsOf: path) == whole
      #expect(same)
    }
  }

  /// Judging for `pair` leaves a file beside the pairs, with which a killed run goes on.
  @Test func pairResumes() throws {
    let folder = try Folder()
    let model = try folder.pocketModel()
    let lines = (0..<40).map { index in
      "{\"prompt\": \"what do cats eat ?\", \"responses\": [\"fish\", \"grass\", "
        + "\"\(["smoke", "fire"][index % 2])\"]}"
    }
    try folder.write(lines.joined(separator: "\n"), to: "responses.jsonl")
    let pair = ["pair", "responses.jsonl", "--model", model, "--out"]
    #expect(try runIPO(pair + ["whole.jsonl", "--quiet"], in: folder).status == 0)
    // A run that was killed while it judged.
    let ranked = try ipo(
      "rank", "responses.jsonl", "--model", model, "--out", "pairs.jsonl.scored.jsonl", "--quiet",
      in: folder)
    #expect(ranked.status == 0)
    let scored = URL(fileURLWithPath: folder.path + "/pairs.jsonl.scored.jsonl")
    try Data(contentsOf: scored).prefix(3000).write(to: scored)
    #expect(try runIPO(pair + ["pairs.jsonl", "--quiet"], in: folder).status == 0)
    let (one, other) = (
      FileManager.default.contents(atPath: folder.path + "/whole.jsonl"),
      FileManager.default.contents(atPath: folder.path + "/pairs.jsonl")
    )
    #expect(one == other && one != nil)
    #expect(try folder.files().allSatisfy { !$0.contains("scored") })
  }
}
