import Kernels

/// y = silu(gate) ⊙ up, the gate of Llama's feed-forward layer (Shazeer 2020).
public func siluGate(_ gate: Tensor, _ up: Tensor) -> Tensor {
  gated(gate, up, forward: silu_gate, backward: silu_gate_backward)
}

/// y = gelu(gate) ⊙ up with the tanh form of GELU (Hendrycks & Gimpel 2016).
public func geluGate(_ gate: Tensor, _ up: Tensor) -> Tensor {
  gated(gate, up, forward: gelu_gate, backward: gelu_gate_backward)
}

/// y = gelu(x), the same form without a gate, as in Phi-2.
public func gelu(_ x: Tensor) -> Tensor {
  let y = Tensor(uninitialized: x.rows, columns: x.columns, tape: x.tape)
  let width = y.columns
  forEachRowBlock(y.rows) { block in
    let from = block.lowerBound * width
    Kernels.gelu(x.values + from, y.values + from, block.count * width)
  }
  x.tape?.record {
    guard let dy = y.gradient else { return }
    let dx = Tensor(uninitialized: y.rows, columns: width)
    forEachRowBlock(y.rows) { block in
      let from = block.lowerBound * width
      gelu_backward(
        x.values + from, dy.values + from, dx.values + from, block.count * width)
    }
    x.receiveGradient(dx)
  }
  return y
}

/// y = cap · tanh(x / cap): keeps logits within ±cap (Gemma 2).
///
/// - Parameter x: not read again by its maker, so it is capped in place.
public func softCap(_ x: Tensor, _ cap: Float) -> Tensor {
  let width = x.columns
  forEachRowBlock(x.rows) { block in
    soft_cap(x.values + block.lowerBound * width, block.count * width, 1, cap)
  }
  x.tape?.record {
    guard let dx = x.gradient else { return }
    forEachRowBlock(x.rows) { block in
      let from = block.lowerBound * width
      soft_cap_backward(x.values + from, dx.values + from, block.count * width, 1, cap)
    }
  }
  return x
}

private typealias Values = UnsafePointer<Float>
private typealias Results = UnsafeMutablePointer<Float>

private func gated(
  _ gate: Tensor, _ up: Tensor, forward: (Values, Values, Results, Int) -> Void,
  backward: @escaping (Values, Values, Values, Results, Results, Int) -> Void
) -> Tensor {
  let tape = gate.tape ?? up.tape
  let y = Tensor(uninitialized: gate.rows, columns: gate.columns, tape: tape)
  let width = y.columns
  forEachRowBlock(y.rows) { block in
    let from = block.lowerBound * width
    forward(gate.values + from, up.values + from, y.values + from, block.count * width)
  }
  tape?.record {
    guard let dy = y.gradient else { return }
    let dGate = Tensor(uninitialized: y.rows, columns: width)
    let dUp = Tensor(uninitialized: y.rows, columns: width)
    forEachRowBlock(y.rows) { block in
      let from = block.lowerBound * width
      backward(
        gate.values + from, up.values + from, dy.values + from, dGate.values + from,
        dUp.values + from, block.count * width)
    }
    gate.receiveGradient(dGate)
    up.receiveGradient(dUp)
  }
  return y
}
