import Kernels

/// y = x / √(mean x² + ε) ⊙ w, row by row (Zhang & Sennrich 2019).
///
/// - Parameters:
///   - x: `T × C`.
///   - weight: `1 × C`.
public func rmsNorm(_ x: Tensor, weight: Tensor, epsilon: Float) -> Tensor {
  let y = Tensor(uninitialized: x.rows, columns: x.columns, tape: x.tape)
  let inverse = Tensor(uninitialized: x.rows, columns: 1)
  let width = x.columns
  forEachRowBlock(x.rows) { block in
    let from = block.lowerBound * width
    rms_norm(
      x.values + from, weight.values, y.values + from, inverse.values + block.lowerBound,
      block.count, width, epsilon)
  }
  x.tape?.record {
    guard let dy = y.gradient else { return }
    let dx = x.gradientForAdding()
    forEachRowBlock(x.rows) { block in
      let from = block.lowerBound * width
      rms_norm_backward(
        x.values + from, weight.values, inverse.values + block.lowerBound, dy.values + from,
        dx.values + from, block.count, width)
    }
    if weight.isTrainable {
      let dw = weight.gradientForAdding()
      forEachRowBlock(width) { columns in
        rms_norm_weight_backward(
          x.values, inverse.values, dy.values, dw.values, x.rows, width, columns.lowerBound,
          columns.upperBound)
      }
    }
  }
  return y
}

/// y = (x − mean) / √(variance + ε) ⊙ w + b, row by row (Ba et al. 2016).
///
/// - Parameters:
///   - x: `T × C`.
///   - weight: `1 × C`.
///   - bias: `1 × C`.
public func layerNorm(_ x: Tensor, weight: Tensor, bias: Tensor, epsilon: Float) -> Tensor {
  let y = Tensor(uninitialized: x.rows, columns: x.columns, tape: x.tape)
  let mean = Tensor(uninitialized: x.rows, columns: 1)
  let inverse = Tensor(uninitialized: x.rows, columns: 1)
  let width = x.columns
  forEachRowBlock(x.rows) { block in
    let from = block.lowerBound * width
    layer_norm(
      x.values + from, weight.values, bias.values, y.values + from,
      mean.values + block.lowerBound, inverse.values + block.lowerBound, block.count, width,
      epsilon)
  }
  x.tape?.record {
    guard let dy = y.gradient else { return }
    let dx = x.gradientForAdding()
    forEachRowBlock(x.rows) { block in
      let from = block.lowerBound * width
      layer_norm_backward(
        x.values + from, weight.values, mean.values + block.lowerBound,
        inverse.values + block.lowerBound, dy.values + from, dx.values + from, block.count, width)
    }
    if weight.isTrainable {
      let dw = weight.gradientForAdding()
      let db = bias.gradientForAdding()
      forEachRowBlock(width) { columns in
        layer_norm_weight_backward(
          x.values, mean.values, inverse.values, dy.values, dw.values, db.values, x.rows, width,
          columns.lowerBound, columns.upperBound)
      }
    }
  }
  return y
}
