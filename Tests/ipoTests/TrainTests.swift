import Foundation
import LanguageModels
import Tensors
import Testing
import Worlds

@Suite struct TrainTests {
  /// Pairs in the pocket world's words.
  private func pairs(_ count: Int, in folder: Folder) throws -> String {
    let lines = (0..<count).map { index in
      let answer = ["12", "15", "17", "20"][index % 4]
      return "{\"prompt\":\"what is \(answer) ?\",\"chosen\":\"\(answer)\","
        + "\"rejected\":\"\(index % 2 == 0 ? "what" : "is ?")\"}"
    }
    return try folder.write(lines.joined(separator: "\n") + "\n", to: "pairs.jsonl")
  }

  private func model(in folder: Folder) throws -> String {
    try folder.model(words: ["<end>", "what", "is", "?", "12", "15", "17", "20", "Yes", "No"])
  }

  private func data(_ path: String, in folder: Folder) -> Data? {
    FileManager.default.contents(atPath: folder.path + "/" + path)
  }

  @Test func withoutGnuplotTheScriptIsLeft() throws {
    let folder = try Folder()
    var arguments = [
      "train", "--model", try model(in: folder), "--data", try pairs(2, in: folder), "--out",
      "adapter", "--raw", "--quiet", "--plot", "curve.svg",
    ]
    let run = try runIPO(arguments, in: folder, path: "/nonexistent")
    #expect(run.status == 0 && run.complaints.count == 1, "\(run.errors)")
    #expect(run.errors.contains("gnuplot curve.gp"))
    #expect(data("curve.gp", in: folder) != nil && data("curve.svg", in: folder) == nil)

    arguments[arguments.count - 1] = "curve.png"
    let other = try runIPO(arguments, in: folder)
    #expect(other.status == 1 && other.errors.contains("curve.svg"))
  }

  @Test func anAdapterIsTrainedDrawnAndExported() throws {
    let folder = try Folder()
    let (model, pairs) = (try model(in: folder), try pairs(6, in: folder))
    let arguments = [
      "train", "--model", model, "--data", pairs, "--out", "adapter", "--raw", "--batch", "2",
      "--accumulate", "2", "--epochs", "2", "--rate", "1e-2", "--rank", "2", "--json", "--plot",
      "curve.svg",
    ]
    let run = try runIPO(arguments, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let outcome = try run.json()
    #expect(outcome["steps"] as? Int == 4 && outcome["out"] as? String == "adapter")
    #expect(run.errors.contains("loss 0.6931") && run.errors.contains("training: 100 %"))
    let svg = try #require(data("curve.svg", in: folder))
    #expect(String(decoding: svg, as: UTF8.self).contains("margin of the rewards"))
    #expect(data("curve.gp", in: folder) != nil && data("curve.tsv", in: folder) != nil)

    let log = String(
      decoding: try #require(data("adapter/metrics.jsonl", in: folder)), as: UTF8.self)
    let lines = log.split(separator: "\n")
    #expect(lines.count == 4)
    for line in lines {
      let fields = try #require(
        JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Double])
      #expect(fields["rewards/margins"] != nil && fields["grad_norm"] != nil)
      let margin = (fields["rewards/chosen"] ?? 0) - (fields["rewards/rejected"] ?? 1)
      #expect(abs(margin - (fields["rewards/margins"] ?? 2)) < 1e-12)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/adapter").sorted()
        == [
          "adapter_config.json", "adapter_model.safetensors", "made-by.json", "metrics.jsonl",
          "trainer_state.json",
        ])

    let again = try runIPO(arguments, in: folder)
    #expect(again.status == 1 && again.errors.contains("--resume"))

    let export = try ipo(
      "export", "--model", model, "--adapter", "adapter", "--out", "merged", "--type", "fp32",
      in: folder)
    #expect(export.status == 0, "\(export.errors)")
    func logits(_ transformer: Transformer) -> [Float] {
      transformer.logits(transformer.states(RaggedBatch([[1, 2, 5, 3]]))).array
    }
    let base = try LanguageModel(folder: model).transformer
    let adapted = try base.adapted(byAdapterIn: folder.path + "/adapter").transformer
    let merged = try LanguageModel(folder: folder.path + "/merged").transformer
    func distance(_ x: Transformer, _ y: Transformer) -> Float {
      zip(logits(x), logits(y)).map { abs($0 - $1) }.max() ?? .infinity
    }
    #expect(distance(merged, adapted) < 1e-5)
    #expect(distance(base, adapted) > 1e-4)
    let onto = try ipo(
      "export", "--model", model, "--adapter", "adapter", "--out", model, in: folder)
    #expect(onto.status == 1 && onto.errors.contains("read from"))
  }

  /// What another adapter has judged is not taken for this one's.
  @Test func anAdaptersScoresBearARunOfTheirOwn() throws {
    let folder = try Folder()
    let (model, pairs) = (try folder.pocketModel(), "pairs.jsonl")
    let data = try ipo("pocket", "data", "--out", pairs, "--per-subset", "1", in: folder)
    #expect(data.status == 0)
    let train = try ipo(
      "train", "--model", model, "--data", pairs, "--out", "adapter", "--raw", "--rank", "2",
      "--quiet", in: folder)
    #expect(train.status == 0, "\(train.errors)")
    let runs = try [[], ["--adapter", "adapter"]].enumerated().map { index, more in
      let judged = try runIPO(
        [
          "judge", "--model", model, pairs, "--raw", "--quiet", "--out",
          "\(index)",
        ]
          + more, in: folder)
      #expect(judged.status == 0, "\(judged.errors)")
      let lines = try String(contentsOfFile: folder.path + "/\(index)", encoding: .utf8)
      return Set(lines.matches(of: /"run":"([0-9a-f]+)"/).map { String($0.1) })
    }
    #expect(runs[0].count == 1 && runs[1].count == 1 && runs[0] != runs[1])
  }

  /// SIGKILL at whatever step the first checkpoint has been seen, or after the end.
  @Test func killedAndResumedItEndsInTheSameBytes() throws {
    let folder = try Folder()
    let (model, pairs) = (try model(in: folder), try pairs(40, in: folder))
    func arguments(_ out: String) -> [String] {
      [
        "train", "--model", model, "--data", pairs, "--out", out, "--raw", "--batch", "2",
        "--epochs", "20", "--save-every", "3", "--quiet",
      ]
    }
    #expect(try runIPO(arguments("unbroken"), in: folder).status == 0)
    let process = Process()
    process.executableURL = ipoProgram
    process.arguments = arguments("killed")
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    while process.isRunning {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/killed"))
      if names?.contains(where: { $0.hasPrefix("checkpoint-") }) == true { break }
      usleep(500)
    }
    kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
    let resumed = try runIPO(arguments("killed") + ["--resume"], in: folder)
    #expect(resumed.status == 0, "\(resumed.errors)")
    for name in ["adapter_model.safetensors", "metrics.jsonl", "adapter_config.json"] {
      let truth = try #require(data("unbroken/" + name, in: folder))
      let same = data("killed/" + name, in: folder) == truth
      #expect(same, "\(name)")
    }
    let other = try runIPO(arguments("killed") + ["--resume", "--rate", "0.5"], in: folder)
    #expect(other.status == 1 && other.errors.contains("--rate"))
  }

  @Test func allWeightsMakeAModelFolder() throws {
    let folder = try Folder()
    let run = try runIPO(
      [
        "train", "--model", try model(in: folder), "--data", try pairs(4, in: folder), "--out",
        "tuned", "--raw", "--full", "--rate", "1e-3", "--loss", "simpo", "--gap", "1", "--quiet",
      ], in: folder)
    #expect(run.status == 0 && run.errors.isEmpty, "\(run.errors)")
    let model = try LanguageModel(folder: folder.path + "/tuned")
    #expect(model.tokenizer.id(of: "Yes") == 8)
  }

  @Test func wrongArgumentsAndData() throws {
    let folder = try Folder()
    let (model, pairs) = (try model(in: folder), try pairs(2, in: folder))
    let bad: [([String], String)] = [
      (["--rank", "0"], "--rank is 0"), (["--dropout", "1"], "--dropout is 1.0"),
      (["--loss", "ppo"], "ppo"), (["--loss", "repo", "--beta", "1"], "--beta"),
      (["--gap", "1"], "--gap"), (["--batch", "0"], "--batch is 0"),
      (["--rate", "2"], "--rate is 2.0"), (["--warmup", "2"], "--warmup is 2.0"),
      (["--max-length", "1"], "--max-length is 1"), (["--schedule", "square"], "square"),
      (["--raw", "--chat-template", "chatml"], "--raw"),
    ]
    for (extra, part) in bad {
      let run = try runIPO(
        ["train", "--model", model, "--data", pairs, "--out", "x"] + extra, in: folder)
      #expect(run.status == 64, "\(extra)")
      #expect(run.complaints.count == 1 && run.errors.contains(part), "\(run.errors)")
    }
    let start = ["train", "--model", model, "--data", pairs, "--out", "x", "--raw"]
    let target = try runIPO(start + ["--targets", "q_proj,router"], in: folder)
    #expect(target.status == 1 && target.errors.contains("router"))
    let short = try runIPO(start + ["--max-length", "3"], in: folder)
    #expect(short.status == 1 && short.errors.contains("no pair to train on"))
    #expect(short.errors.contains("2 pairs left out"))
    let help = try ipo("train", "--help", in: folder)
    let text = help.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for part in ["(default: 16)", "default: cosine)", "(default: 5e-5, with --full 1e-6)"] {
      #expect(text.contains(part), "\(part)")
    }
  }
}
