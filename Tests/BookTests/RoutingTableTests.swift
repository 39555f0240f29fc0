import Testing

@testable import Book

@Suite struct RoutingTableTests {
  /// A router that knows the truth loses nothing, one that always says chat is right once in four.
  @Test func aPerfectRouterLosesNothing() throws {
    let pairs = PocketBench.pairs(perSubset: 5, seed: 1)
    let draws = [RoutingTasks(perCategory: 4, random: Random(seed: 1))]
    let model = try PocketModels.load(.small, .instruct)
    struct Truth: CategoryRouter {
      let name = "truth"
      let categories: [String: String]
      func category(of instruction: String) -> String { categories[instruction] ?? "" }
    }
    var categories: [String: String] = [:]
    for wording in 0..<3 {
      for pair in pairs { categories[pair.item(wording: wording).prompt] = pair.section.rawValue }
      for (text, category) in draws[0].questions(wording: wording) { categories[text] = category }
    }
    let table = try RoutingTable(
      draws: draws,
      [
        ("truth", { _ in Truth(categories: categories) }),
        ("chat", { _ in KeywordRouter([], otherwise: "chat") }),
      ], judge: model, pairs: pairs)
    #expect(table.rows[0].right.map(\.value) == [1, 1, 1])
    #expect(table.rows[0].lost.map(\.value) == [0, 0, 0])
    #expect(table.rows[1].right.map(\.value) == [0.25, 0.25, 0.25])
    #expect(table.accuracies.count == 3)
  }
}
