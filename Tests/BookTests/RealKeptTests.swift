import Foundation
import Testing

@testable import Book

/// What was kept of the usual real model is still read.
@Suite struct RealKeptTests {
  struct File<Value: Codable>: Codable { var value: Value }

  func kept<Value: Codable>(_ name: String, as type: Value.Type) throws -> Value {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../kept/\(RealModel.usual)")
    let data = try Data(contentsOf: folder.appendingPathComponent("\(name).json"))
    return try JSONDecoder().decode(File<Value>.self, from: data).value
  }

  @Test func chapter02Ranking() throws {
    let ranking = try kept("02-preference-classifier-ranking", as: RealRanking.self)
    #expect(ranking.samples.count == 4 && ranking.prompts > 0)
    #expect(ranking.samples.allSatisfy { (0...1).contains($0.score) })
  }

  @Test func chapter03Wordings() throws {
    let wordings = try kept("03-category-prompts-wordings", as: RealWordings.self)
    #expect(wordings.matrix.count == wordings.questions.count)
    #expect(wordings.orders.count == RealWordings.Order.allCases.count)
    #expect(wordings.ownFrames.count == RealWordings.frames.count)
    #expect(Set(wordings.sections) == Set(RealWordings.criteria.keys))
    #expect(wordings.wordingDeviation > 0)
  }
}
