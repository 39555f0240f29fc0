import Foundation
import LanguageModels
import TestSupport
import Testing

/// Numbers that say nothing, or something else than they seem to, are told or refused.
@Suite struct NumbersTests {
  /// Texts of several pairs, each line with the fields that all commands read.
  private func pairs(_ extra: String = "", in folder: Folder) throws -> String {
    let lines = ["fish", "bread", "tea"].enumerated().map { number, word in
      #"{"prompt": "Is \#(word) good?", "chosen": "It is.", "rejected": "No, \#(number)","#
        + #" "responses": ["It is.", "No, \#(number)"]}"#
    }
    return try folder.write(lines.joined(separator: "\n") + "\n" + extra, to: "pairs.jsonl")
  }

  /// Logits of 10²⁵: before the first step policy and reference are the same, behind it their
  /// difference squared is no number.
  @Test func aLossThatIsNoNumberEndsTheTraining() throws {
    let folder = try Folder()
    let model = try folder.byteModel { transformer in
      for (name, weight) in transformer.parameters where name == "model.norm.weight" {
        guard let norm = weight.tensor else { continue }
        for index in 0..<norm.count { norm.values[index] *= 1e25 }
      }
    }
    let run = try runIPO(
      [
        "train", "--model", model, "--data", pairs(in: folder), "--out", "out", "--quiet",
        "--loss", "identity-po", "--batch", "1", "--save-every", "1",
      ], in: folder)
    #expect(run.status == 1 && run.complaints.count == 1, "\(run.errors)")
    for part in [
      "step 2: the loss is inf, no longer a number, on pair ", "out keeps no good state",
      "begin again with a lower rate",
    ] { #expect(run.errors.contains(part), "\(run.errors)") }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out")
    #expect(!names.contains { $0.hasSuffix(".safetensors") || $0 == "trainer_state.json" })
  }

  /// Of weights that are all 0 every answer is as likely as any other.
  @Test func scoresThatSayNothingAreTold() throws {
    let folder = try Folder()
    let model = try folder.byteModel { transformer in
      for weight in transformer.trainable {
        for index in 0..<weight.count { weight.values[index] = 0 }
      }
    }
    let data = try pairs(in: folder)
    func outputs(_ text: String, _ name: String) throws -> String {
      let lines = ["a", "b"].map { #"{"instruction": "\#($0)", "output": "\#(text)"}"# }
      return try folder.write("[" + lines.joined(separator: ",") + "]", to: name)
    }
    let games = [
      "--outputs", try outputs("yes", "own.json"), "--baseline", try outputs("no", "other.json"),
    ]
    for (command, count) in [
      (["judge", data], 3), (["evaluate", data], 3), (["evaluate"] + games, 2),
      (["rank", data], 3),
      (["pair", data, "--out", folder.path + "/o.jsonl"], 3),
    ] {
      let run = try runIPO(command + ["--model", model, "--quiet"], in: folder)
      #expect(run.status == 0 && run.complaints.count == 2, "\(command[0]): \(run.errors)")
      #expect(run.errors.contains("hardly answers with them; `ipo inspect` shows"))
      #expect(run.errors.contains("all \(count) items tie"), "\(command[0]): \(run.errors)")
    }
    let loop = try runIPO(
      ["improve", data, "--model", model, "--work", "w", "--max-tokens", "4", "--quiet"],
      in: folder)
    #expect(loop.status == 1 && loop.errors.contains("round 1, \(model): all 3 items tie"))
    #expect(
      loop.complaints.last?.contains("no pair to train on: 0 pairs") == true, "\(loop.errors)")
    #expect(loop.errors.contains("3 of equal scores"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/w/round-1/policy"))
    try expectRefusal(
      ["improve", data, "--model", model, "--work", "w", "-n", "1"], in: folder, status: 64,
      naming: ["--samples is 1"])
  }

  /// Rows that share an id, stand twice or are empty: each is answered in its place, and told.
  @Test func rowsAreNeitherMixedUpNorLost() throws {
    let folder = try Folder()
    let model = try folder.byteModel()
    let data = try folder.write(
      """
      {"id": "x", "prompt": "a", "chosen": "b", "rejected": "c", "responses": ["b", "c"]}

      {"id": "x", "prompt": "d", "chosen": "e", "rejected": "f", "responses": ["e", "f"]}
      {"id": "y", "prompt": "a", "chosen": "b", "rejected": "c", "responses": ["b", "c"]}
      {"id": "x", "subset": "other", "prompt": "g", "chosen": "h", "rejected": "i", \
      "responses": ["h", "i"]}
      {"prompt": "j", "chosen": "", "rejected": "k", "responses": ["", "k"]}
      {"id": "x", "subset": "third", "prompt": "l", "chosen": "m", "rejected": " ", \
      "responses": ["m", " "]}

      """, to: "rows.jsonl")
    let told = [
      "the id of another row, in line 3 (x, as line 1)",
      "the same row again, in line 4 (as line 1)",
    ]
    let empty = "an empty prompt or response, in line 6 and line 7"
    for (command, out) in [
      (["judge", "--out", "scores"], "scores"), (["rank", "--out", "ranked"], "ranked"),
      (["pair", "--out", "paired"], "paired"),
      (["generate", "--out", "drawn", "-n", "1", "--max-tokens", "2"], "drawn"),
    ] {
      let run = try runIPO(command + [data, "--model", model, "--quiet"], in: folder)
      #expect(run.status == 0, "\(run.errors)")
      for part in told + [empty] { #expect(run.errors.contains(part), "\(out): \(run.errors)") }
      let text = try String(contentsOfFile: folder.path + "/" + out, encoding: .utf8)
      let ids = text.matches(of: /"id":"([^"]+)"/).map { String($0.1) }
      #expect(ids == ["x", "x", "y", "x", "6", "x"], "\(out)")
    }
    let train = try runIPO(
      ["train", "--model", model, "--data", data, "--out", "out", "--quiet", "--json"], in: folder)
    #expect(train.status == 0, "\(train.errors)")
    for part in told + ["2 pairs left out, a response is empty: 6 and x (line 7)"] {
      #expect(train.errors.contains(part), "\(train.errors)")
    }
    #expect(!train.errors.contains(empty))
    let outcome = try train.json()
    #expect(outcome["pairs"] as? Int == 4 && outcome["left_out"] as? Int == 2)
    let made = try String(contentsOfFile: folder.path + "/out/made-by.json", encoding: .utf8)
    #expect(made.contains(#""pairs trained on" : "4 of 6 pairs, 0 of them shortened""#))
  }

  @Test func textsThatAreCutAreNamed() throws {
    let folder = try Folder()
    let model = try folder.byteModel()
    let long = String(repeating: "long ", count: 300)
    let data = try pairs(
      #"{"prompt": "a", "chosen": "\#(long)b", "rejected": "c", "responses": ["\#(long)b", "c"]}"#,
      in: folder)
    for command in [["judge"], ["rank", "--out", "ranked"]] {
      let run = try runIPO(command + [data, "--model", model, "--quiet"], in: folder)
      #expect(run.status == 0 && run.errors.contains("their ends were cut: 4"), "\(run.errors)")
    }
    let ranked = try String(contentsOfFile: folder.path + "/ranked", encoding: .utf8)
    let marked = ranked.split(separator: "\n").map { $0.contains(#""shortened":true"#) }
    #expect(marked == [false, false, false, true])
    let train = try runIPO(
      ["train", "--model", model, "--data", data, "--out", "out", "--quiet", "--json"], in: folder)
    #expect(train.errors.contains("1 pair lost the end of a response at 1024 tokens: 4"))
    #expect(try train.json()["shortened"] as? Int == 1)
  }

  /// The last bits hang on the level, so what was begun on one does not go on upon another unseen.
  @Test func aRunGoesOnOnItsOwnLevelOfTheKernels() throws {
    let folder = try Folder()
    let model = try folder.byteModel()
    let data = try pairs(in: folder)
    for (command, out) in [
      (["generate", data, "-n", "2", "--max-tokens", "2", "--out", "drawn"], "drawn"),
      (["judge", data, "--out", "scores"], "scores"),
      (["train", "--data", data, "--out", "adapter", "--resume"], "adapter"),
      (
        ["improve", data, "--work", "w", "--max-tokens", "4", "--temperature", "1"], "w"
      ),
    ] {
      let arguments = command + ["--model", model, "--quiet"]
      let first = try runIPO(arguments, in: folder, kernels: "portable")
      #expect(first.status == 0, "\(out): \(first.errors)")
      let again = try runIPO(arguments, in: folder, kernels: "portable")
      #expect(again.status == 0, "\(out): \(again.errors)")
      let other = try runIPO(arguments, in: folder, kernels: "avx2")
      if other.errors.contains("not on this processor") { continue }
      #expect(other.status == 1 && other.complaints.count == 1, "\(out): \(other.errors)")
      #expect(
        other.errors.contains("\(out): was made with another kernels' level portable (now avx2)"))
      #expect(other.errors.contains("set IPO_KERNELS=portable to go on with the same bytes"))
    }
  }
}
