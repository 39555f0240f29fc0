import Foundation
import LanguageModels
import Preferences
import Testing
import Worlds

/// What training reports is what the saved files hold: no change is rounded away.
@Suite struct SavedMarginTests {
  private static let pairs = PocketBench.pairs(perSubset: 2, seed: 3).map(\.item)

  /// A shipped model, whose weights are bf16, and pairs to train on.
  private func start() throws -> (Folder, model: String) {
    let folder = try Folder()
    try PreferencePair.write(Self.pairs, to: folder.path + "/pairs.jsonl")
    return (folder, try PocketModels.folder(.small, .instruct))
  }

  /// β (Δ_w − Δ_l), the mean over the pairs, of a policy against the model it began as.
  private func margin(of policy: LanguageModel, from start: LanguageModel) throws -> Double {
    let items = Self.pairs.map(\.item)
    let now = try responseLogProbabilities(policy, items, format: PocketText.chat)
    let before = try responseLogProbabilities(start, items, format: PocketText.chat)
    let margins = zip(now, before).map { 0.1 * (($0[0] - $1[0]) - ($0[1] - $1[1])) }
    return margins.reduce(0, +) / Double(margins.count)
  }

  /// One batch of all pairs a step: the margin of the last step is that of the policy before it.
  private func train(_ folder: Folder, _ model: String, _ more: String...) throws -> Double {
    let run = try runIPO(
      [
        "train", "--model", model, "--data", "pairs.jsonl", "--out", "out", "--batch", "20",
        "--epochs", "8", "--json", "--quiet",
      ] + more, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    return try #require(run.json()["margin"] as? Double)
  }

  @Test func allWeights() throws {
    let (folder, model) = try start()
    // A rate at which most weights change by less than half a step of bf16.
    let reported = try train(folder, model, "--full", "--rate", "2e-5")
    let saved = try margin(
      of: LanguageModel(folder: folder.path + "/out"), from: LanguageModel(folder: model))
    #expect(reported > 0 && saved >= 0.99 * reported, "\(saved) of \(reported)")
  }

  @Test func anAdapterAndItsExport() throws {
    let (folder, model) = try start()
    let reported = try train(
      folder, model, "--rank", "4", "--rate", "1e-4", "--dropout", "0", "--precision", "float32")
    let base = try LanguageModel(folder: model)
    var adapted = base
    adapted.transformer = try base.transformer.adapted(
      byAdapterIn: folder.path + "/out"
    ).transformer
    let held = try margin(of: adapted, from: base)
    #expect(reported > 0 && held >= 0.99 * reported, "\(held) of \(reported)")
    let export = ["export", "--model", model, "--adapter", "out", "--out"]
    #expect(try runIPO(export + ["merged"], in: folder).status == 0)
    let merged = try margin(of: LanguageModel(folder: folder.path + "/merged"), from: base)
    #expect(abs(merged - held) < 0.01 * held, "\(merged) of \(held)")
    // bf16 would lose it, which is told before, and done when it is wanted.
    let refused = try runIPO(export + ["half", "--type", "bf16"], in: folder)
    #expect(refused.status == 1 && refused.errors.contains("rounded away"), "\(refused.errors)")
    #expect(refused.errors.contains("--yes"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/half"))
    let wanted = try runIPO(export + ["half", "--type", "bf16", "--yes"], in: folder)
    #expect(wanted.status == 0 && wanted.errors.contains("warning"))
    let half = try margin(of: LanguageModel(folder: folder.path + "/half"), from: base)
    #expect(half < 0.99 * held)
  }

  /// Three rounds on one base: what the last round's adapter holds is what training reported.
  @Test func theThirdRound() throws {
    let (folder, model) = try start()
    let run = try ipo(
      "improve", "pairs.jsonl", "--model", model, "--work", "work", "--rounds", "3", "-n", "4",
      "--max-tokens", "24", "--temperature", "1", "--quiet", "--precision", "float32", "--",
      "--rank", "4", "--rate", "1e-4", "--dropout", "0", "--batch", "20", "--epochs", "4",
      in: folder)
    #expect(run.status == 0, "\(run.errors)")
    func policy(_ round: Int) throws -> LanguageModel {
      var model = try LanguageModel(folder: model)
      model.transformer = try model.transformer.adapted(
        byAdapterIn: folder.path + "/work/round-\(round)/policy"
      ).transformer
      return model
    }
    let pairs = try PreferencePair.read(folder.path + "/work/round-3/pairs.jsonl").map(\.item)
    let now = try responseLogProbabilities(policy(3), pairs, format: PocketText.chat)
    let before = try responseLogProbabilities(policy(2), pairs, format: PocketText.chat)
    let margins = zip(now, before).map { 0.1 * (($0[0] - $1[0]) - ($0[1] - $1[1])) }
    let saved = margins.reduce(0, +) / Double(margins.count)
    let log = try String(
      contentsOfFile: folder.path + "/work/round-3/policy/metrics.jsonl", encoding: .utf8)
    let last = try #require(log.split(separator: "\n").last)
    let metrics = try #require(
      JSONSerialization.jsonObject(with: Data(last.utf8)) as? [String: Double])
    let reported = try #require(metrics["rewards/margins"])
    #expect(reported > 0 && saved >= 0.99 * reported, "\(saved) of \(reported)")
  }
}
