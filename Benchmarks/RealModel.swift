import Foundation
import LanguageModels
import Preferences
import Worlds

/// The model that `make real` is run on, a GGUF file: this side and llama.cpp read it as it is, the
/// peers in PyTorch a folder that is made of it.
struct RealModel {
  let model: BenchModel
  private let world = EnglishWorld()

  /// - Parameter file: its path.
  /// - Throws: ``FileError`` for a file that is no GGUF.
  init(_ file: String) throws {
    let name = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
    model = BenchModel(
      name: name, checkpoint: .file(try GGUF(path: file)),
      folder: BenchModel.made.appendingPathComponent(name).path, gguf: { file })
  }

  /// Makes the folder, in bf16, where it is missing or older than the file.
  func makeFolder() throws {
    let target = URL(fileURLWithPath: model.folder)
    _ = try BenchModel.renew(target, of: model.checkpoint.path, dated: "/config.json") { partial in
      complain("writing \(model.name) as a folder for the peers: \(model.folder)")
      try LanguageModel(model.checkpoint, precision: .bfloat16).save(to: partial)
      try model.checkpoint.writeTokenizer(to: partial)
      return true
    }
  }

  private func study(_ opened: LanguageModel) throws -> Study {
    Study(opened, in: world, template: try .own(of: model.checkpoint))
  }

  // MARK: Work in plain English

  /// What the judge is asked about the world's bench, both responses of each pair.
  ///
  /// - Parameter turns: the order is such that each of so many equal parts has some of each subset.
  func judging(_ opened: LanguageModel, perSubset: Int, turns: Int) throws -> Judging.Work {
    let judge = try study(opened).judge()
    let items = try world.bench(perSubset: perSubset, seed: 1).map { pair in
      let tokens = try judge.tokens(of: pair.item)
      return Judging.Item(prompt: tokens.opening, responses: tokens.responses)
    }
    return Judging.Work(
      checkpoint: model.folder, yes: judge.yes, no: judge.no,
      items: (0..<turns).flatMap { turn in
        stride(from: turn, to: items.count, by: turns).map { items[$0] }
      })
  }

  /// The world's tasks as prompts.
  func prompts(_ opened: LanguageModel, _ count: Int) throws -> [[Int]] {
    let format = try study(opened).format
    return try world.tasks(count, heldOut: false, seed: 1).map {
      try format.promptTokens($0.prompt.turns, opened.tokenizer)
    }
  }

  /// Pairs of the world's bench, from all over it.
  func pairs(_ opened: LanguageModel, _ count: Int) throws -> [AdapterStep.Pair] {
    let format = try study(opened).format
    let pairs = world.bench(perSubset: 20, seed: 1)
    return try (0..<count).map { number in
      let tokens = try PairTokens(
        pairs[number * pairs.count / count], opened.tokenizer, format)
      return AdapterStep.Pair(
        prompt: tokens.prompt, chosen: tokens.chosen, rejected: tokens.rejected)
    }
  }
}
