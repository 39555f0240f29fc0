import Foundation
import LanguageModels
import Testing
import Worlds

@Suite struct PocketTrainTests {
  @Test func writesBothStagesThatLoadAndDiffer() throws {
    let folder = try Folder()
    let run = try ipo(
      "pocket", "train", "--size", "S", "--steps", "2", "--seed", "9", "--out", "models",
      in: folder)
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n")
    try #require(lines.count == 2)
    #expect(lines[0].hasPrefix("models/pocket-S-base: ") && lines[0].hasSuffix(" s"))
    #expect(lines[1].hasPrefix("models/pocket-S-instruct: "))
    #expect(run.errors.contains("pocket-S pretraining: 100 %\n"))
    #expect(run.errors.contains("pocket-S instruction tuning: 100 %\n"))

    let models = folder.path + "/models/"
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: models).sorted()
        == ["pocket-S-base", "pocket-S-instruct"])
    let base = try LanguageModel(folder: models + "pocket-S-base")
    let instruct = try LanguageModel(folder: models + "pocket-S-instruct")
    #expect(base.configuration == PocketRecipe.shipped(.small).configuration)
    func weights(_ name: String) throws -> Data {
      try Data(contentsOf: URL(fileURLWithPath: models + name + "/model.safetensors"))
    }
    #expect(try weights("pocket-S-base") != weights("pocket-S-instruct"))
    #expect(instruct.transformer.parameterCount == base.transformer.parameterCount)
    let recipe = try JSONDecoder().decode(
      PocketRecipe.self,
      from: Data(contentsOf: URL(fileURLWithPath: models + "pocket-S-base/recipe.json")))
    #expect(recipe.seed == 9 && recipe.tuning.steps == 2)

    // One stage alone is the same model, in the old one's place.
    let before = try weights("pocket-S-base")
    let again = try ipo(
      "pocket", "train", "--size", "S", "--steps", "2", "--seed", "9", "--out", "models",
      "--stage", "base", "--quiet", in: folder)
    #expect(again.status == 0 && again.errors.isEmpty)
    #expect(try weights("pocket-S-base") == before)
    // What another recipe made, or nobody we know, stays as it is.
    let other = try ipo(
      "pocket", "train", "--size", "S", "--steps", "3", "--seed", "9", "--out", "models",
      "--stage", "base", "--quiet", in: folder)
    #expect(other.status == 1 && other.errors.contains("recipe"), "\(other.errors)")
    #expect(try weights("pocket-S-base") == before)
  }
}
