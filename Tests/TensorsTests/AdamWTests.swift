import Testing

@testable import Tensors

@Suite struct AdamWTests {
  private let settings = AdamW.Settings(beta1: 0.9, beta2: 0.98, epsilon: 1e-8, decay: 0.5)

  /// Leaves `values` as the gradient, as a backward pass would.
  private func give(_ values: [Float], to parameter: Tensor) {
    let gradient = parameter.gradientForAdding()
    for (index, value) in values.enumerated() { gradient.values[index] = value }
  }

  /// w = 1, gradients ½, −1, 2, rate 0.1. By hand, the first step: m̂ = ½ and √v̂ = ½, so w loses
  /// 0.1 · (½ · 1 + 1) with decay and 0.1 without; the others from the paper's algorithm in Python.
  @Test func threeStepsMatchTheAlgorithm() {
    let matrix = Tensor(rows: 2, columns: 1, [1, 1], isTrainable: true)
    let bias = Tensor(rows: 1, columns: 2, [1, 1], isTrainable: true)
    let optimizer = AdamW([matrix, bias], settings)
    let decayed = [0.850000002, 0.8440053927, 0.7601248072]
    let plain = [0.900000002, 0.9365053928, 0.8948250770]
    for (step, gradient) in [Float(0.5), -1, 2].enumerated() {
      give([gradient, gradient], to: matrix)
      give([gradient, gradient], to: bias)
      let norm = optimizer.update(rate: 0.1)
      #expect(abs(norm - 2 * Double(abs(gradient))) < 1e-6)
      #expect(optimizer.step == step + 1)
      expectClose(matrix.array, [decayed[step], decayed[step]], within: 1e-6)
      expectClose(bias.array, [plain[step], plain[step]], within: 1e-6)
      #expect(matrix.gradient == nil && bias.gradient == nil)
    }
  }

  /// A gradient of norm 5, clipped to 1, must act as one of norm 1. Adam's step hardly depends on
  /// the gradient's size, so a large ε makes it show.
  @Test func clippingScalesToTheLimit() {
    let settings = AdamW.Settings(beta1: 0.9, beta2: 0.98, epsilon: 1, decay: 0)
    func step(_ gradient: [Float], clip: Double) -> (w: [Float], norm: Double) {
      let w = Tensor(rows: 1, columns: 2, [0, 0], isTrainable: true)
      let optimizer = AdamW([w], settings)
      give(gradient, to: w)
      let norm = optimizer.update(rate: 1, clip: clip)
      return (w.array, norm)
    }
    let clipped = step([3, -4], clip: 1)
    #expect(abs(clipped.norm - 5) < 1e-6)
    // d / (|d| + ε) for d = 0.6 and −0.8
    expectClose(clipped.w, [-0.6 / 1.6, 0.8 / 1.8], within: 1e-6)
    expectClose(step([0.6, -0.8], clip: 1.5).w, [-0.6 / 1.6, 0.8 / 1.8], within: 1e-6)
  }

  @Test func aParameterWithoutGradientStays() {
    let w = Tensor(rows: 2, columns: 1, [1, 1], isTrainable: true)
    AdamW([w], settings).update(rate: 0.1)
    #expect(w.array == [1, 1])
  }

  /// A gradient that is no number changes nothing: neither the weights nor what is remembered of
  /// the steps before.
  @Test func aStepThatIsNoNumberIsNotTaken() {
    func train(_ gradients: [Float]) -> (weights: [Float], steps: Int, norms: [Bool]) {
      let w = Tensor(rows: 2, columns: 1, [1, 2], isTrainable: true)
      let optimizer = AdamW([w], settings)
      let norms = gradients.map { gradient in
        give([0.5, gradient], to: w)
        let norm = optimizer.update(rate: 0.1, clip: 1)
        #expect(w.gradient == nil)
        return norm.isFinite
      }
      return (w.array, optimizer.step, norms)
    }
    let good = train([1, -2])
    for bad in [Float.nan, .infinity] {
      let found = train([1, bad, -2])
      #expect(found.norms == [true, false, true])
      #expect(found.steps == 2 && found.weights == good.weights)
    }
  }
}
