import Files
import Foundation
import LanguageModels
import Preferences
import Tensors
import Testing

/// The tool on a GGUF file as it is, from judging to training; what `make_gguf.py` of
/// LanguageModelsTests made.
@Suite struct GGUFTests {
  private let model: String = {
    let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent()
    return tests.appendingPathComponent("LanguageModelsTests/Fixtures/gguf/qwen2.gguf").path
  }()

  private func logits(_ transformer: Transformer) -> [Float] {
    transformer.logits(transformer.states(RaggedBatch([[1, 2, 5, 3]]))).array
  }

  private func distance(_ x: Transformer, _ y: Transformer) -> Float {
    zip(logits(x), logits(y)).map { abs($0 - $1) }.max() ?? .infinity
  }

  @Test func judgesTrainsAndExports() throws {
    let folder = try Folder()
    try folder.write(
      """
      {"prompt": "Is 6 times 7 42?", "chosen": "Yes.", "rejected": "No."}
      {"prompt": "Who won the race?", "chosen": "The tortoise.", "rejected": "The oak."}

      """, to: "pairs.jsonl")
    func run(_ arguments: [String]) throws -> Run {
      let run = try runIPO(arguments + ["--quiet"], in: folder)
      #expect(run.status == 0, "\(arguments[0]): \(run.errors)")
      return run
    }
    let judge = ["judge", "--model", model, "--data", "pairs.jsonl", "--precision", "float32"]
    _ = try run(judge + ["--scores", "scores.jsonl"])
    let scores = try JSONLines.read(
      JudgeTests.Scores.self, from: folder.path + "/scores.jsonl")
    #expect(scores.count == 2 && scores.allSatisfy { (0...1).contains($0.chosen) })

    // The folder that is written of the file judges alike.
    _ = try run(["export", "--model", model, "--out", "folder"])
    var other = judge
    other[2] = "folder"
    _ = try run(other + ["--scores", "others.jsonl"])
    let others = try JSONLines.read(
      JudgeTests.Scores.self, from: folder.path + "/others.jsonl")
    for (one, other) in zip(scores, others) {
      #expect(abs(one.chosen - other.chosen) < 1e-6 && one.chosen_mass == other.chosen_mass)
    }

    _ = try run([
      "train", "--model", model, "--data", "pairs.jsonl", "--out", "adapter", "--rank", "2",
      "--epochs", "2", "--rate", "0.01",
    ])
    let adapter = folder.path + "/adapter"
    #expect(try PEFTConfiguration(folder: adapter).base == model)
    _ = try run(["judge", "--model", model, "--adapter", adapter, "--data", "pairs.jsonl"])
    _ = try run(["export", "--model", model, "--adapter", adapter, "--out", "merged"])
    let base = try LanguageModel(Checkpoint(model)).transformer
    let adapted = try base.adapted(byAdapterIn: adapter).transformer
    let merged = try LanguageModel(folder: folder.path + "/merged").transformer
    #expect(distance(merged, adapted) < 1e-5)
    #expect(distance(base, adapted) > 1e-4)

    // All weights at once leave a folder, with a tokenizer made of the file's.
    _ = try run([
      "train", "--model", model, "--data", "pairs.jsonl", "--out", "full", "--full", "--rate",
      "0.01",
    ])
    let full = try LanguageModel(folder: folder.path + "/full")
    #expect(distance(full.transformer, base) > 1e-4)
    #expect(try full.tokenizer.encode("Yes") == Checkpoint(model).tokenizer().encode("Yes"))
  }

  @Test func aFileThatIsNoModelIsTold() throws {
    let folder = try Folder()
    try folder.write("GGUF and no more", to: "short.gguf")
    try folder.write("not one at all", to: "other.gguf")
    for (name, problem) in [("short.gguf", "version"), ("other.gguf", "no GGUF")] {
      let run = try ipo("inspect", "--model", name, in: folder)
      #expect(run.status == 1 && run.complaints.count == 1 && run.errors.contains(problem))
    }
  }
}
