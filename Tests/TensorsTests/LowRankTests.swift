import Testing

@testable import Tensors

@Suite struct LowRankTests {
  private func update(
    _ base: Weight, a: Tensor, b: Tensor, dropout: Double = 0
  ) -> Weight {
    .adapted(LowRankUpdate(base: base, a: a, b: b, scale: 0.5, dropout: dropout))
  }

  @Test func valuesAreThoseOfTheFormula() {
    let w = Weight.full(Tensor(rows: 2, columns: 3, [1, 0, 0, 0, 1, 0]))
    let adapted = update(
      w, a: Tensor(rows: 1, columns: 3, [1, 2, 3]), b: Tensor(rows: 2, columns: 1, [4, -2]))
    // x Wᵀ = (1, 1); A x = 6; ½ · 6 · (4, −2) = (12, −6)
    let x = Tensor(rows: 1, columns: 3, [1, 1, 1])
    let bias = Tensor(rows: 1, columns: 2, [100, 200])
    #expect(matrixProduct(x, adapted, bias: bias).array == [113, 195])
    #expect(adapted.floats.array == [3, 4, 6, -1, -1, -3])
    #expect(adapted.selectingRows([1]).array == [-1, -1, -3])
    #expect(w.floats.array == [1, 0, 0, 0, 1, 0])
  }

  @Test func derivativesAgainstDifferences() {
    let (half, _) = halfMatrix(7, 6, seed: 4)
    for base in [Weight.half(half), .full(Values(7, 6, seed: 5).tensor(on: nil))] {
      expectGradients(
        of: Values(5, 6, seed: 1), .parameter(2, 6, seed: 2), .parameter(7, 2, seed: 3),
        Values(5, 7, seed: 6)
      ) { t, _ in
        matrixProduct(t[0], update(base, a: t[1], b: t[2]), adding: t[3])
      }
    }
  }

  @Test func dropoutZeroesItsShareAndKeepsTheMean() {
    let x = Tensor(rows: 200, columns: 50, [Float](repeating: 1, count: 10_000))
    let y = Dropout(rate: 0.3, seed: 7).applied(to: x).array
    let zeros = y.count { $0 == 0 }
    #expect((2800...3200).contains(zeros))
    #expect(y.allSatisfy { $0 == 0 || abs($0 - 1 / 0.7) < 1e-6 })
    let other = Dropout(rate: 0.3, seed: 8).applied(to: x).array == y
    #expect(!other)
    let count = Threads.count
    defer { Threads.count = count }
    Threads.count = 1
    let alone = Dropout(rate: 0.3, seed: 7).applied(to: x).array == y
    #expect(alone)
  }

  /// The update is linear in x, in A and in B, so each derivative times its variable gives the
  /// output back: the same mask must be at work on both ways.
  @Test func dropoutsDerivativeHasTheSameMask() {
    let base = Weight.full(Tensor(rows: 7, columns: 40))
    let a = Values.parameter(2, 40, seed: 2).tensor(on: nil)
    let b = Values.parameter(7, 2, seed: 3).tensor(on: nil)
    let weight = update(base, a: a, b: b, dropout: 0.4)
    func output(_ tape: GradientTape?) -> (x: Tensor, y: Tensor) {
      let x = Values(9, 40, seed: 1).tensor(on: tape)
      return (x, matrixProduct(x, weight))
    }
    let tape = GradientTape(dropout: Random(seed: 1))
    let (x, y) = output(tape)
    let c = Values(9, 7, seed: 4).tensor(on: nil)
    let sum = (y * c).sum
    let value = Double(sum.scalar)
    tape.backward(from: sum)
    for tensor in [x, a, b] {
      let slopes = tensor.gradient?.array ?? []
      let product = zip(slopes, tensor.array).reduce(0) { $0 + Double($1.0) * Double($1.1) }
      #expect(abs(product - value) < 1e-4)
    }
    let again = output(GradientTape(dropout: Random(seed: 1))).y.array == y.array
    let without = output(nil).y.array
    let undropped = output(GradientTape()).y.array == without
    let dropped = y.array != without
    #expect(again && undropped && dropped)
  }

  /// As peft, for which they are one matrix: the parts share A, and see the same inputs.
  @Test func thePartsOfAStackedMatrixDropTheSameInputs() {
    func identity() -> Tensor { Tensor(rows: 4, columns: 4, (0..<16).map { $0 % 5 == 0 ? 1 : 0 }) }
    let nothing = Weight.full(Tensor(rows: 4, columns: 4))
    let shared = identity()
    shared.isTrainable = true
    func part(_ a: Tensor) -> LinearMap {
      LinearMap(update(nothing, a: a, b: identity(), dropout: 0.5))
    }
    for recomputes in [false, true] {
      let tape = GradientTape(dropout: Random(seed: 3), recomputes: recomputes)
      let x = Tensor(rows: 50, columns: 4, tape: tape)
      for i in 0..<x.count { x.values[i] = Float(i + 1) }
      let y = matrixProducts(x, [part(shared), part(shared), part(identity())]).map(\.array)
      #expect(y[0] == y[1])
      #expect(y[0] != y[2])
      #expect((50..<150).contains(y[0].count { $0 == 0 }))
      tape.backward(from: matrixProducts(x, [part(shared), part(shared)])[0].sum)
    }
  }
}
