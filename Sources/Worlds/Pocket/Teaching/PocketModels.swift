import Files
import Foundation
import LanguageModels
import Preferences
import Tensors

/// How far a pocket model has been trained.
public enum PocketStage: String, CaseIterable, Codable, Sendable { case base, instruct }

/// The models that come with the package.
public enum PocketModels {
  /// The folder of a shipped model, in Hugging Face layout: `pocket-M-instruct`.
  ///
  /// - Throws: ``FileError`` where the package's resources are not beside the program.
  public static func folder(
    _ size: PocketSize, _ stage: PocketStage, family: PocketFamily = .llama
  ) throws -> String {
    let name = name(size, stage, family: family)
    guard
      let folder = Bundle.module.url(
        forResource: name, withExtension: nil, subdirectory: "Resources")
    else {
      throw FileError(
        name, "not among the package's resources", remedy: "run with `swift run` from the checkout")
    }
    return folder.path
  }

  /// The folder's name.
  public static func name(
    _ size: PocketSize, _ stage: PocketStage, family: PocketFamily = .llama
  ) -> String {
    "pocket-\(family == .llama ? "" : family.rawValue + "-")\(size.rawValue)-\(stage.rawValue)"
  }

  /// A shipped model.
  public static func load(
    _ size: PocketSize, _ stage: PocketStage, family: PocketFamily = .llama,
    trainable: Bool = false
  ) throws -> LanguageModel {
    try LanguageModel(folder: folder(size, stage, family: family), trainable: trainable)
  }

  /// A model that a chapter needs and the package does not ship: made by its recipe at the first
  /// use and kept in the user's cache folder, where the same recipe finds it again, as long as the
  /// code that teaches says the same.
  public static func made(
    by recipe: PocketRecipe, trainable: Bool = false,
    observe: PocketRecipe.Observer = { _, _, _, _ in }
  ) throws -> LanguageModel {
    let caches = FileManager.default.urls(for: .cachesDirectory, in: .userDomainMask).first
    let root = caches ?? FileManager.default.temporaryDirectory
    let maker = try recipe.fingerprint()
    let stage = Stage(root.path + "/ipo-notebook/\(maker.digest)", madeBy: maker)
    if try !stage.isDone() {
      let model = try recipe.untrained()
      try recipe.pretrain(model, observe: observe)
      try recipe.tune(model, observe: observe)
      try stage.makeFolder { try save(model, recipe: recipe, to: $0) }
    }
    return try LanguageModel(folder: stage.path, trainable: trainable)
  }

  /// Writes a trained model with its tokenizer and the recipe that made it.
  public static func save(_ model: LanguageModel, recipe: PocketRecipe, to folder: String) throws {
    try model.save(to: folder, as: .bfloat16)
    try PocketText().tokenizer.write(to: folder)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
    try AtomicFile.write(encoder.encode(recipe) + Data("\n".utf8), to: folder + "/recipe.json")
  }
}
