import Tensors
import Testing

@Suite struct SideBySideTests {
  /// A chain of products of a size that is split over threads when it is alone.
  private static func chain(_ seed: Int) -> [Float] {
    var random = Random(seed: UInt64(seed))
    var x = Tensor(rows: 160, columns: 96)
    for i in 0..<x.count { x.values[i] = Float(random.uniform()) - 0.5 }
    let w = Tensor(rows: 96, columns: 96)
    for i in 0..<w.count { w.values[i] = (Float(random.uniform()) - 0.5) / 4 }
    for _ in 0..<8 {
      x = matrixProducts(x, [LinearMap(.full(w))])[0]
    }
    return x.array
  }

  @Test func theResultsAreThoseOfOneAfterAnother() throws {
    let seeds = Array(0..<9)
    #expect(try sideBySide(seeds, Self.chain) == seeds.map(Self.chain))
    #expect(try sideBySide([Int](), Self.chain).isEmpty)
  }

  @Test func theFirstFailureIsTold() {
    struct Failure: Error, Equatable { let number: Int }
    #expect(throws: Failure(number: 2)) {
      try sideBySide(Array(0..<6)) { number in
        if number % 3 == 2 { throw Failure(number: number) }
        return number
      }
    }
  }
}
