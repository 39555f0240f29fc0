import Foundation
import Testing

@testable import Tensors

@Suite struct ArithmeticTests {
  private let x = Values(3, 4, seed: 1)
  private let y = Values(3, 4, seed: 2)

  @Test func slopesOfOneArgument() {
    // No input lies within a step of 0, where the positive part has its corner.
    #expect(x.array.allSatisfy { abs($0) > 1e-2 })
    let functions: [(Tensor) -> Tensor] = [
      { $0.logSigmoid }, { $0.squared }, { $0.exponential }, { $0.positivePart }, { $0.sum },
      { $0.mean }, { $0.sigmoid }, { $0 * 3 }, { -2 * $0 }, { $0 + 1 }, { $0 - 1 }, { 1 - $0 },
      { -$0 },
    ]
    for f in functions { expectGradients(of: x) { t, _ in f(t[0]) } }
    // Log-probabilities on both sides of −ln 2, where the formula changes.
    var negative = x
    negative.array = x.array.map { $0 - 1.1 }
    #expect(negative.array.contains { $0 < -0.7 } && negative.array.contains { $0 > -0.6 })
    expectGradients(of: negative) { t, _ in t[0].logOneMinusExponential }
  }

  @Test func slopesOfTwoArguments() {
    let functions: [(Tensor, Tensor) -> Tensor] = [{ $0 + $1 }, { $0 - $1 }, { $0 * $1 }]
    for f in functions { expectGradients(of: x, y) { t, _ in f(t[0], t[1]) } }
    // Divisors stay clear of 0.
    var divisor = y
    divisor.array = y.array.map { $0 + 2 }
    expectGradients(of: x, divisor) { t, _ in t[0] / t[1] }
    // A constant and a parameter beside a recorded tensor.
    expectGradients(of: x, .parameter(3, 4, seed: 3)) { t, _ in t[0] * t[1] }
    expectGradients(of: x) { t, _ in t[0] * y.tensor(on: nil) - t[0] }
  }

  @Test func valuesAreThoseOfTheFormula() {
    let a = Tensor(rows: 1, columns: 2, [3, -2])
    let b = Tensor(rows: 1, columns: 2, [0.5, 4])
    #expect((a + b).array == [3.5, 2])
    #expect((a - b).array == [2.5, -6])
    #expect((a * b).array == [1.5, -8])
    #expect((1 - a).array == [-2, 3])
    #expect((2 * a - 1).array == [5, -5])
    #expect((-a).array == [-3, 2])
    #expect(a.squared.array == [9, 4])
    #expect(a.positivePart.array == [3, 0])
    #expect(a.sum.scalar == 1 && a.mean.scalar == 0.5)
    expectClose(a.exponential.array, [exp(3), exp(-2)])
    expectClose(a.logSigmoid.array, [-log(1 + exp(-3)), -log(1 + exp(2))])
    expectClose(a.sigmoid.array, [1 / (1 + exp(-3)), 1 / (1 + exp(2))])
    expectClose((a / b).array, [6, -0.5])
    let p = Tensor(rows: 1, columns: 3, [log(0.25), log(0.75), -20])
    expectClose(p.logOneMinusExponential.array, [log(0.75), log(0.25), -exp(-20)])
  }

  @Test func oddsOfWhatIsCertainStayFinite() {
    let tape = GradientTape()
    let x = Tensor(rows: 1, columns: 1, tape: tape)  // ln 1
    let y = x.logOneMinusExponential
    #expect(abs(y.scalar - log(1e-6)) < 1e-3)
    tape.backward(from: y.sum)
    #expect(abs((x.gradient?.scalar ?? 0) / -1e6 - 1) < 1e-3)
  }

  @Test func logSigmoidOfExtremesStaysFinite() {
    let tape = GradientTape()
    let x = Tensor(rows: 1, columns: 3, tape: tape)
    for (index, value) in [Float(1e4), -1e4, 0].enumerated() { x.values[index] = value }
    let y = x.logSigmoid
    expectClose(y.array, [0, -1e4, -log(2)])
    tape.backward(from: y.sum)
    expectClose(x.gradient?.array ?? [], [0, 1, 0.5])
  }

  @Test func rowsAreAddedByRange() {
    let column = Tensor(rows: 5, columns: 1, [1, 2, 4, 8, 16])
    #expect(sumRows(column, of: [0..<2, 2..<2, 1..<5]).array == [3, 0, 30])
    expectGradients(of: Values(5, 1, seed: 1)) { t, _ in
      sumRows(t[0], of: [0..<2, 2..<2, 1..<5])
    }
  }
}

@Suite struct GradientTapeTests {
  /// d(x² + x · x + x) / dx = 4 x + 1
  @Test func aTensorUsedTwiceAddsUp() {
    let tape = GradientTape()
    let x = Tensor(rows: 1, columns: 2, tape: tape)
    x.values[0] = 3
    x.values[1] = -1
    tape.backward(from: (x.squared + x * x + x).sum)
    #expect(x.gradient?.array == [13, -3])
  }

  /// The same matrix as input, as residual and behind another one.
  @Test func aResidualUsedTwiceAddsUp() {
    let ones = Tensor(rows: 1, columns: 5, [1, 1, 1, 1, 1])
    expectGradients(of: Values(4, 5, seed: 1), .parameter(5, 5, seed: 2)) { t, _ in
      let w = Weight.full(t[1])
      let y = matrixProduct(t[0], w, adding: t[0])
      return matrixProduct(rmsNorm(y, weight: ones, epsilon: 1e-5), w, adding: y) + y
    }
  }

  @Test func passesAddUpUntilTheyAreCleared() {
    let w = Tensor(rows: 1, columns: 1, [2], isTrainable: true)
    for weight: Float in [1, 0.5] {
      let tape = GradientTape()
      let x = Tensor(rows: 1, columns: 1, tape: tape)
      x.values[0] = 3
      tape.backward(from: matrixProduct(x, .full(w)), weight: weight)
    }
    #expect(w.gradient?.array == [4.5])
    w.clearGradient()
    #expect(w.gradient == nil)
  }
}
