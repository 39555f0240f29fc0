import Kernels

/// y = x / √(mean x² + ε) ⊙ (w + offset), row by row (Zhang & Sennrich 2019).
///
/// - Parameters:
///   - x: `T × C`.
///   - weight: `1 × C`; if it is `1 × D`, each head of width `D` is normed by itself (Qwen3).
///   - offset: what is added to the weight, 1 in Gemma.
public func rmsNorm(_ x: Tensor, weight: Tensor, epsilon: Float, offset: Float = 0) -> Tensor {
  let width = weight.columns
  let rows = x.count / width
  precondition(x.columns % width == 0, "\(x.columns) features meet a norm of \(width)")
  let w = offset == 0 ? weight : weight.copy()
  if offset != 0 { for i in 0..<width { w.values[i] += offset } }
  let y = Tensor(uninitialized: x.rows, columns: x.columns, tape: x.tape)
  let inverse = Tensor(uninitialized: rows, columns: 1)
  forEachRowBlock(rows) { block in
    let from = block.lowerBound * width
    rms_norm(
      x.values + from, w.values, y.values + from, inverse.values + block.lowerBound, block.count,
      width, epsilon)
  }
  x.tape?.record {
    guard let dy = y.gradient else { return }
    let dx = x.gradientForAdding()
    forEachRowBlock(rows) { block in
      let from = block.lowerBound * width
      rms_norm_backward(
        x.values + from, w.values, inverse.values + block.lowerBound, dy.values + from,
        dx.values + from, block.count, width)
    }
    if weight.isTrainable {
      let dw = weight.gradientForAdding()
      forEachRowBlock(width) { columns in
        rms_norm_weight_backward(
          x.values, inverse.values, dy.values, dw.values, rows, width, columns.lowerBound,
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
