import Foundation
import Notebook
import Testing

@testable import Book

@Suite struct RealSpecialistsTests {
  /// What was kept before the code moved here is still read: eight corpora in five sections.
  @Test func theKeptResultIsStillRead() throws {
    let checkout = URL(fileURLWithPath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    let kept = try #require(
      try KeptFolder(checkout, chapter: "07-domain-analysis")
        .read("specialists", of: RealModel.usual, as: RealSpecialists.self))
    #expect(kept.value.cells.count == 8 && kept.value.start.count == 5)
    #expect(kept.value.cells.allSatisfy { $0.gains.map(\.name) == kept.value.start.map(\.name) })
    #expect(Set(kept.value.cells.map { "\($0.domain) \($0.form)" }).count == 8)
  }
}
