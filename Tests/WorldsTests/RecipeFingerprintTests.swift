import Files
import Foundation
import Testing
import Worlds

/// A pocket model in the cache is known by what made it: the recipe's numbers and what the code that
/// teaches does.
@Suite struct RecipeFingerprintTests {
  @Test func whatTeachesIsPartOfIt() throws {
    var recipe = PocketRecipe.shipped(.small)
    let first = try recipe.fingerprint()
    #expect(try recipe.fingerprint() == first)
    #expect(
      Set(first.facts.keys) == [
        "recipe", "vocabulary", "texts of pretraining", "texts of tuning",
        "first steps of training",
      ])
    // Another share of flawed demonstrations changes what tuning says, not what the forum says.
    recipe.assumptions.flawShare = 0.1
    let second = try recipe.fingerprint()
    #expect(first.differences(from: second).contains("texts of tuning"))
    #expect(!first.differences(from: second).contains("texts of pretraining"))
  }

  /// A folder that other texts made is not taken, though its recipe is the same.
  @Test func oldWeightsAreNotTaken() throws {
    let recipe = PocketRecipe.shipped(.small)
    let now = try recipe.fingerprint()
    var before = now
    before.add("texts of tuning", textOf: "what the corpus said last week")
    #expect(before.digest != now.digest)
    let folder = NSTemporaryDirectory() + "/" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try Stage(folder, madeBy: before).makeFolder { aside in
      try PocketModels.save(recipe.untrained(), recipe: recipe, to: aside)
    }
    #expect {
      try Stage(folder, madeBy: now).isDone()
    } throws: { "\($0)".contains("another texts of tuning") }
  }
}
