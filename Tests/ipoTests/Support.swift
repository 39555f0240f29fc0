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

/// Runs the executable that was built beside the tests; `path` takes the place of PATH.
func runIPO(_ arguments: [String], in folder: Folder, path: String? = nil) throws -> Run {
  #if os(macOS)
    let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") } ?? .main
    let products = tests.bundleURL.deletingLastPathComponent()
  #else
    let products = Bundle.main.bundleURL
  #endif
  let process = Process()
  process.executableURL = products.appendingPathComponent("ipo")
  process.arguments = arguments
  if let path {
    process.environment = ProcessInfo.processInfo.environment.merging(["PATH": path]) { $1 }
  }
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
