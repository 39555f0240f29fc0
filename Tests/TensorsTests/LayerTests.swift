import Foundation
import Testing

@testable import Tensors

@Suite struct MatrixProductTests {
  @Test func valuesAreThoseOfTheFormula() {
    let x = Tensor(rows: 2, columns: 2, [1, 2, 3, 4])
    let w = Tensor(rows: 3, columns: 2, [1, 0, 0, 1, 1, -1])
    let bias = Tensor(rows: 1, columns: 3, [10, 20, 30])
    let residual = Tensor(rows: 2, columns: 3, [1, 1, 1, 2, 2, 2])
    #expect(matrixProduct(x, .full(w)).array == [1, 2, -1, 3, 4, -1])
    let y = matrixProduct(x, .full(w), bias: bias, adding: residual)
    #expect(y.array == [12, 23, 30, 15, 26, 31])
  }

  @Test(arguments: [1, 5, 30]) func slopesOfAllParts(_ rows: Int) {
    expectGradients(
      of: Values(rows, 7, seed: 1), .parameter(9, 7, seed: 2), .parameter(1, 9, seed: 3),
      Values(rows, 9, seed: 4)
    ) { t, _ in matrixProduct(t[0], .full(t[1]), bias: t[2], adding: t[3]) }
  }

  /// Large enough that the pool splits it: forward by rows, backward by columns.
  @Test func slopesOfASplitProduct() {
    expectGradients(of: Values(100, 40, seed: 1), .parameter(70, 40, seed: 2), probes: 5) { t, _ in
      matrixProduct(t[0], .full(t[1]))
    }
  }

  @Test(arguments: [2, 30]) func aFrozenHalfWeightPassesTheGradientOn(_ rows: Int) {
    let (half, wide) = halfMatrix(9, 7, seed: 5)
    let x = Values(rows, 7, seed: 1)
    let full = Weight.full(Tensor(rows: 9, columns: 7, wide))
    let y = matrixProduct(x.tensor(on: nil), .half(half)).array
    expectClose(y, matrixProduct(x.tensor(on: nil), full).array.map(Double.init))
    expectGradients(of: x) { t, _ in matrixProduct(t[0], .half(half)) }
  }

  @Test func aFrozenWeightGetsNoGradient() {
    let tape = GradientTape()
    let x = Values(3, 2, seed: 1).tensor(on: tape)
    let w = Values(2, 2, seed: 2).tensor(on: nil)
    tape.backward(from: matrixProduct(x, .full(w)).sum)
    #expect(w.gradient == nil && x.gradient != nil)
  }
}

@Suite struct NormalizationTests {
  /// More rows than one block (64), so that the split over the pool is used.
  @Test(arguments: [3, 130]) func rms(_ rows: Int) {
    expectGradients(of: Values(rows, 10, seed: 1), .parameter(1, 10, seed: 2)) { t, _ in
      rmsNorm(t[0], weight: t[1], epsilon: 1e-5)
    }
  }
  /// Each head by itself, with the weight stored less 1.
  @Test(arguments: [3, 130]) func rmsOfHeads(_ rows: Int) {
    expectGradients(of: Values(rows, 12, seed: 1), .parameter(1, 4, seed: 2)) { t, _ in
      rmsNorm(t[0], weight: t[1], epsilon: 1e-5, offset: 1)
    }
    let x = Values(rows, 12, seed: 1).tensor(on: nil)
    let w = Values(1, 4, seed: 2).tensor(on: nil)
    let y = rmsNorm(x, weight: w, epsilon: 1e-5, offset: 1)
    for row in [0, rows - 1] {
      for head in 0..<3 {
        let part = (0..<4).map { Double(x[row, head * 4 + $0]) }
        let root = (part.reduce(0) { $0 + $1 * $1 } / 4 + 1e-5).squareRoot()
        for i in 0..<4 {
          expectClose([y[row, head * 4 + i]], [part[i] / root * (1 + Double(w.values[i]))])
        }
      }
    }
  }
  @Test(arguments: [3, 130]) func layer(_ rows: Int) {
    expectGradients(
      of: Values(rows, 10, seed: 1), .parameter(1, 10, seed: 2), .parameter(1, 10, seed: 3)
    ) { t, _ in layerNorm(t[0], weight: t[1], bias: t[2], epsilon: 1e-5) }
  }
}

@Suite struct ActivationTests {
  @Test func gates() {
    expectGradients(of: Values(70, 6, seed: 1), Values(70, 6, seed: 2)) { t, _ in
      siluGate(t[0], t[1])
    }
    expectGradients(of: Values(70, 6, seed: 1), Values(70, 6, seed: 2)) { t, _ in
      geluGate(t[0], t[1])
    }
    expectGradients(of: Values(70, 6, seed: 1)) { t, _ in gelu(t[0]) }
  }

  @Test func capsKeepWithinTheirBounds() {
    expectGradients(of: Values(70, 6, seed: 1)) { t, _ in softCap(t[0] * 2, 0.7) }
    let x: [Float] = [-1e4, -2, -0.01, 0, 1e-6, 0.3, 5, 1e4]
    let y = softCap(Tensor(rows: 1, columns: x.count, x), 5)
    expectClose(y.array, x.map { 5 * tanh(Double($0) / 5) }, within: 1e-6)
  }

  @Test func sums() {
    expectGradients(of: Values(70, 6, seed: 1), Values(70, 6, seed: 2)) { t, _ in
      add(t[0], add(t[1], t[0]))
    }
  }
}

@Suite struct RotaryTests {
  @Test func anglesFollowThePaper() {
    let table = RotaryTable(width: 6, theta: 1000)
    let x = Tensor(rows: 2, columns: 12, (0..<24).map { Float($0) / 10 })
    let before = x.array
    let y = rotate(x, by: table, positions: [0, 17])
    // Position 0 turns nothing.
    #expect(Array(y.array.prefix(12)) == Array(before.prefix(12)))
    for head in 0..<2 {
      for i in 0..<3 {
        let angle = 17 * pow(1000, -2 * Double(i) / 6)
        let (a, b) = (Double(before[12 + head * 6 + i]), Double(before[15 + head * 6 + i]))
        expectClose([y[1, head * 6 + i]], [a * cos(angle) - b * sin(angle)])
        expectClose([y[1, head * 6 + 3 + i]], [b * cos(angle) + a * sin(angle)])
      }
    }
  }

  /// Of a head of 6 features 4 turn; positions beyond the first table make it grow.
  @Test func partsOfAHeadTurn() {
    let table = RotaryTable(width: 4, theta: 100)
    let x = Values(2, 12, seed: 3)
    let y = rotate(x.tensor(on: nil), by: table, positions: [700, 3], headWidth: 6)
    for (row, position) in [(0, 700.0), (1, 3.0)] {
      for head in 0..<2 {
        let at = row * 12 + head * 6
        for i in 0..<2 {
          let angle = position * pow(100, -2 * Double(i) / 4)
          let (a, b) = (Double(x.array[at + i]), Double(x.array[at + 2 + i]))
          // A Float's frequency at position 700 is off by 4e-5 radians at most.
          expectClose([y.values[at + i]], [a * cos(angle) - b * sin(angle)], within: 1e-4)
          expectClose([y.values[at + 2 + i]], [b * cos(angle) + a * sin(angle)], within: 1e-4)
        }
        #expect(y.values[at + 4] == x.array[at + 4] && y.values[at + 5] == x.array[at + 5])
      }
    }
    expectGradients(of: Values(70, 12, seed: 1)) { t, _ in
      rotate(t[0] * 2, by: table, positions: (0..<70).map { Int32($0 * 5) }, headWidth: 6)
    }
  }

  @Test func longWavesAreStretched() {
    #expect(RotaryScaling.linear(factor: 4).frequency(1) == 0.25)
    let llama = RotaryScaling.llama3(factor: 8, low: 1, high: 4, length: 100)
    // So many waves fit into 100 tokens: 5 is short, 0.5 long, 2.5 half-way between.
    for (waves, kept) in [(5.0, 1.0), (0.5, 1 / 8.0), (2.5, 0.5 + 0.5 / 8)] {
      let frequency = waves * 2 * .pi / 100
      #expect(abs(llama.frequency(frequency) / frequency - kept) < 1e-12)
    }
  }

  @Test func slopes() {
    let table = RotaryTable(width: 4, theta: 100)
    expectGradients(of: Values(70, 8, seed: 1)) { t, _ in
      rotate(t[0] * 2, by: table, positions: (0..<70).map { Int32(79 - $0) })
    }
  }
}

@Suite struct EmbeddingTests {
  @Test func repeatedTokensAddUp() {
    let tokens = [4, 0, 4, 4, 2]
    expectGradients(of: .parameter(6, 5, seed: 1), probes: 30) { t, tape in
      embed(tokens, .full(t[0]), tape: tape)
    }
    let table = Values(6, 5, seed: 1).tensor(on: nil)
    let y = embed(tokens, .full(table), tape: nil)
    for (row, token) in tokens.enumerated() {
      for column in 0..<5 { #expect(y[row, column] == table[token, column]) }
    }
  }

  @Test func scaledRows() {
    expectGradients(of: .parameter(6, 5, seed: 1), probes: 30) { t, tape in
      embed([4, 0, 4], .full(t[0]), scale: 3, tape: tape)
    }
    let table = Values(6, 5, seed: 1).tensor(on: nil)
    #expect(embed([2], .full(table), scale: 3, tape: nil)[0, 1] == 3 * table[2, 1])
  }

  @Test func halfTablesAreWidened() {
    let (half, wide) = halfMatrix(6, 5, seed: 1)
    let y = embed([5, 1], .half(half), tape: nil)
    #expect(y.array == Array(wide[25..<30] + wide[5..<10]))
    #expect(Weight.half(half).selectingRows([5, 1]).array == y.array)
  }

  @Test func repeatedRowsAddUp() {
    expectGradients(of: Values(6, 5, seed: 1), probes: 30) { t, _ in
      selectRows(t[0], [5, 5, 0, 3, 5])
    }
  }
}
