import Foundation
import LanguageModels
import Preferences
import Tensors
import TestSupport
import Testing
import Worlds

/// What a run of the tool left behind.
struct Run {
  let status: Int32
  let output: String
  let errors: String
  /// The lines on standard error.
  var complaints: [Substring] { errors.split(separator: "\n") }

  /// Standard output as a JSON object.
  func json() throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: Any])
  }
}

/// The executable that was built beside the tests.
var ipoProgram: URL { Programs.folder(with: "ipo").appendingPathComponent("ipo") }

/// Runs it; `path` takes the place of PATH, `kernels` is their level.
func runIPO(
  _ arguments: [String], in folder: Folder, path: String? = nil, kernels: String? = nil
) throws -> Run {
  let process = Process()
  process.executableURL = ipoProgram
  process.arguments = arguments
  process.environment = ProcessInfo.processInfo.environment.merging(
    ["PATH": path, "IPO_KERNELS": kernels].compactMapValues { $0 }
  ) { $1 }
  process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
  // Files, not pipes, which would stop a tool that says more than they hold.
  let streams = try ["stdout", "stderr"].map { name in
    let path = folder.path + "/." + name
    try Data().write(to: URL(fileURLWithPath: path))
    return (path, try #require(FileHandle(forWritingAtPath: path)))
  }
  process.standardOutput = streams[0].1
  process.standardError = streams[1].1
  try process.run()
  process.waitUntilExit()
  let texts = try streams.map { try String(contentsOfFile: $0.0, encoding: .utf8) }
  return Run(status: process.terminationStatus, output: texts[0], errors: texts[1])
}

/// The same with the arguments one by one.
func ipo(_ arguments: String..., in folder: Folder) throws -> Run {
  try runIPO(arguments, in: folder)
}

/// A folder that is gone when nobody needs it.
final class Folder {
  let path = NSTemporaryDirectory() + "/" + UUID().uuidString

  init() throws {
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }
  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and gives its path.
  @discardableResult
  func write(_ text: String, to name: String) throws -> String {
    try text.write(toFile: "\(path)/\(name)", atomically: true, encoding: .utf8)
    return "\(path)/\(name)"
  }

  /// The visible files.
  func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).filter { !$0.hasPrefix(".") }.sorted()
  }

  /// Writes a pocket model of random weights.
  func pocketModel(_ name: String = "model", seed: UInt64 = 3) throws -> String {
    var recipe = PocketRecipe.shipped(.small)
    recipe.seed = seed
    try PocketModels.save(recipe.untrained(), recipe: recipe, to: "\(path)/\(name)")
    return "\(path)/\(name)"
  }

  /// Writes a model of random weights that reads any text.
  func byteModel(
    _ name: String = "bytes", merges: [String] = ["Y e", "Ye s", "N o"],
    hiddenSize: Int = 16, layers: Int = 1, _ change: (Transformer) -> Void = { _ in }
  ) throws -> String {
    try ByteModel.write(
      to: "\(path)/\(name)", merges: merges, hiddenSize: hiddenSize, layers: layers, change)
    return "\(path)/\(name)"
  }

  /// Writes a model of random weights that knows just these words.
  func model(words: [String]) throws -> String {
    let configuration = Configuration(
      vocabularySize: words.count, hiddenSize: 16, intermediateSize: 32, layers: 1, heads: 2,
      maximumPositions: 128)
    let tokenizer = try WordTokenizer(words: words)
    let model = LanguageModel(
      transformer: Transformer(configuration, seed: 5), tokenizer: tokenizer)
    try model.save(to: path + "/words")
    try tokenizer.write(to: path + "/words")
    return path + "/words"
  }
}

/// A folder with a small model, pairs and prompts to be worked on, and the commands that do it.
struct Workplace {
  let folder: Folder
  let model: String

  init() throws {
    folder = try Folder()
    model = try folder.pocketModel()
    let pairs = PocketBench.pairs(perSubset: 12, seed: 2).map(\.item)
    let lines = pairs.map { pair in
      "{\"prompt\": \"\(pair.prompt)\", \"chosen\": \"\(pair.chosen)\", \"rejected\": "
        + "\"\(pair.rejected)\", \"responses\": [\"\(pair.chosen)\", \"\(pair.rejected)\"]}"
    }
    try folder.write(lines.joined(separator: "\n"), to: "pairs.jsonl")
    try folder.write(lines.prefix(24).joined(separator: "\n"), to: "prompts.jsonl")
  }

  /// Commands by name, each with the arguments for an output.
  enum Command: String, CaseIterable, CustomTestStringConvertible {
    case judge, rank, generate, pair, adapter, full, improve, export, pocket
    var testDescription: String { rawValue }
  }

  func victim(_ command: Command, _ out: String) -> Victim {
    let train = [
      "train", "--model", model, "--data", "pairs.jsonl", "--batch", "4", "--save-every", "4",
      "--resume", "--out", out,
    ]
    let arguments =
      switch command {
      case .judge: ["judge", "pairs.jsonl", "--out", out, "--model", model]
      case .rank: ["rank", "pairs.jsonl", "--out", out, "--model", model]
      case .generate:
        [
          "generate", "prompts.jsonl", "--out", out, "-n", "3", "--max-tokens", "24", "--model",
          model,
        ]
      case .pair: ["pair", "pairs.jsonl", "--out", out, "--model", model]
      case .adapter: train + ["--rank", "2"]
      case .full: train + ["--full"]
      case .improve:
        [
          "improve", "prompts.jsonl", "--model", model, "--work", out, "--rounds", "2", "-n", "3",
          "--max-tokens", "8", "--temperature", "1",
        ]
      case .export: ["export", "--model", model, "--out", out, "--type", "fp32"]
      case .pocket: ["pocket", "train", "--size", "S", "--steps", "2", "--out", out]
      }
    let behind = command == .improve ? ["--", "--rank", "2", "--save-every", "2"] : []
    return Victim(
      ipoProgram, arguments + ["--quiet", "--threads", "1"] + behind, in: folder.path)
  }
}
