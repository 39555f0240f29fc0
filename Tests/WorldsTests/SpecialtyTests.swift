import Preferences
import Tensors
import Testing

@testable import Worlds

@Suite struct SpecialtyTests {
  /// All texts of a corpus with what a reader would see: every path from the root to a leaf.
  func texts(_ specialty: Specialty, count: Int = 400) throws -> [[String]] {
    let text = try PocketText()
    var random = Random(seed: 3)
    func paths(_ node: TrainingText) -> [[Int]] {
      let own = node.pieces.flatMap(\.tokens)
      return node.branches.isEmpty ? [own] : node.branches.flatMap(paths).map { own + $0 }
    }
    return try (0..<count).flatMap { _ in
      paths(try specialty.draw(text, using: &random)).map { text.tokenizer.decode($0).words }
    }
  }

  let cells = [(true, true), (true, false), (false, true), (false, false)]

  @Test(arguments: [PocketCategory.code, .math])
  func theTwoSwitchesDoWhatTheySay(_ category: PocketCategory) throws {
    for (format, verification) in cells {
      let found = try texts(
        Specialty(category, keepsFormat: format, containsVerification: verification))
      #expect(found.contains { $0.contains("<user>") } == format)
      #expect(found.allSatisfy { $0.contains("<assistant>") == format })
      #expect(found.contains { !Set($0).isDisjoint(with: ["Yes", "No"]) } == verification)
      // Nothing of the other domain, and no held-out task.
      let foreign = category == .code ? "so" : "def"
      #expect(!found.contains { $0.starts(with: ["<user>", "what", "do"]) })
      #expect(found.count { $0.contains(foreign) } < found.count / 5, "stray phrases of slips only")
    }
  }

  /// Both forms verify the same items and so give the same share of Yes.
  @Test func formDoesNotChangeWhatIsVerified() throws {
    func answers(_ format: Bool) throws -> [String] {
      let corpus = Specialty(.math, keepsFormat: format, containsVerification: true)
      var all = corpus
      all.verificationShare = 1
      return try texts(all).map { words in
        words.last { Vocabulary.affirmative.contains($0) || Vocabulary.negative.contains($0) } ?? ""
      }
    }
    #expect(try answers(true) == answers(false))
    #expect(try answers(true).contains("No"))
  }

  @Test func solutionsAreFlawlessAndHeadedByTheirTask() throws {
    #expect(Specialty.heading(of: "what is 3 7 + 2 5 ?") == "3 7 + 2 5")
    #expect(Specialty.heading(of: "write f : double then add 3") == "f : double then add 3")
    let found = try texts(Specialty(.math, keepsFormat: false, containsVerification: false))
    for words in found {
      let parts = words.split(separator: ":").map { Array($0) }
      let numbers = parts[0].compactMap { Int($0) }
      let task = try #require(
        MathTask(numbers[0] * 10 + numbers[1], numbers[2] * 10 + numbers[3]))
      #expect(!PocketTask(.math(task)).isHeldOut)
      let response = parts[1].filter { $0 != "<end>" }.text
      #expect(Oracle.quality(of: response, to: PocketTask(.math(task))) == 1, "\(words)")
    }
  }

  @Test func tuningIsSeededAndMovesTheModel() throws {
    func tuned(_ seed: UInt64) throws -> [Float] {
      let model = try PocketRecipe.shipped(.small).untrained()
      var steps: [Int] = []
      try Specialty(.code, keepsFormat: true, containsVerification: true).tune(
        model, PocketRecipe.Phase(steps: 3, tokensPerStep: 200, rate: 1e-3),
        random: Random(seed: seed)
      ) { steps.append($0) }
      #expect(steps == [1, 2, 3])
      return model.transformer.trainable.flatMap(\.array)
    }
    let (first, again, other) = try (tuned(1), tuned(1), tuned(2))
    let (same, different) = (first == again, first != other)
    #expect(same && different)
  }

  /// A short while makes an expert, who is to be asked in the form of the corpus.
  @Test func aSpecialistSolvesInItsOwnForm() throws {
    let model = try PocketModels.load(.small, .instruct, trainable: true)
    let corpus = Specialty(.code, keepsFormat: false, containsVerification: false)
    let tasks = PolicyReport.tasks(perCategory: 30, seed: 1).filter { $0.category == .code }
    func quality() throws -> Double {
      try corpus.quality(of: model, tasks: tasks, random: Random(seed: 1))
    }
    let before = try quality()
    try corpus.tune(
      model, PocketRecipe.Phase(steps: 60, tokensPerStep: 500, rate: 3e-3), random: Random(seed: 1))
    let after = try quality()
    #expect(after > 0.9 && after > before + 0.1, "\(before) to \(after)")
  }
}
