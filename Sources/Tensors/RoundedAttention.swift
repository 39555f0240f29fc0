import Kernels

/// Attention with bf16 products, for reading: the heads that share keys go through them together, so
/// that the keys are laid out once for all of them. Sums and softmax are in floats.
extension AttentionWork {
  /// Rows of one head among those of several: whole strips of the rounded product.
  private static let strip = Int(STRIP_ROWS)

  func forwardRounded(_ runs: [AttentionRun], _ q: Tensor, _ k: Tensor, _ v: Tensor, to y: Tensor) {
    if runs.isEmpty { return }
    let (keys, values) = (Halves(k), Halves(v))
    // What a part holds, all its scores, is to stay in a level-2 cache.
    let widest = runs.map(\.width).max() ?? 1
    let fitting = 160_000 / (widest * group) / Self.strip * Self.strip
    let parts = split(runs, at: min(60, max(Self.strip, fitting)))
    parallel(parts.count * heads / group) { index in
      let (part, shared) = (parts[index / (heads / group)], index % (heads / group))
      forwardRounded(part, shared, q.values, keys, values, y.values)
    }
  }

  /// The heads that have the keys of `shared`.
  private func forwardRounded(
    _ run: AttentionRun, _ shared: Int, _ q: Values, _ k: Halves, _ v: Halves, _ y: Values
  ) {
    let m = run.queries.count
    let each = (m + Self.strip - 1) / Self.strip * Self.strip
    let rows = group * each
    let queries = Tensor(uninitialized: 1, columns: rounded_capacity(rows, width))
    let s = Tensor(uninitialized: rows, columns: run.width)
    let found = Tensor(uninitialized: rows, columns: width)
    let first = run.queries.lowerBound * queryStride + shared * group * width
    for head in 0..<group {
      round_rows(
        head * each, head * each + m, rows, width, q + first + head * width, queryStride, 0, width,
        queries.values)
    }
    forEachSpan(run, shared * group) { column, keys, count in  // s = q kᵀ
      product_rounded(
        rows, count, width, queries.values, k.columns(from: keys), s.values + column, run.width,
        false)
    }
    for head in 0..<group {
      let scores = s.values + head * each * run.width
      if let cap { soft_cap(scores, m * run.width, scale, cap) }
      softmax(run, scores)
    }
    forEachSpan(run, shared * group) { column, keys, count in  // y = p v
      let p = Tensor(uninitialized: 1, columns: rounded_capacity(rows, count))
      for head in 0..<group {
        round_rows(
          head * each, head * each + m, rows, count,
          s.values + head * each * run.width + column, run.width, 0, count, p.values)
      }
      product_rounded(
        rows, width, count, p.values, v.rows(from: keys), found.values, width, column > 0)
    }
    for head in 0..<group {
      for row in 0..<m {
        (y + first + row * queryStride + head * width).update(
          from: found.values + (head * each + row) * width, count: width)
      }
    }
  }
}

/// A tensor rounded to bf16, row by row.
private struct Halves {
  private let memory: Tensor
  private let stride: Int

  init(_ x: Tensor) {
    stride = x.columns
    memory = Tensor(uninitialized: 1, columns: (x.count + 1) / 2)
    forEachRowBlock(x.rows) { [start, stride] block in
      let from = block.lowerBound * stride
      narrow_bf16(x.values + from, start + from, block.count * stride)
    }
  }

  private var start: UnsafeMutablePointer<UInt16> {
    UnsafeMutableRawPointer(memory.values).assumingMemoryBound(to: UInt16.self)
  }
  /// From the number at `place` on, as it stands.
  func rows(from place: Int) -> operand {
    operand(values: start + place, row_stride: stride, column_stride: 1, half: true)
  }
  /// The same read as its transpose.
  func columns(from place: Int) -> operand {
    operand(values: start + place, row_stride: 1, column_stride: stride, half: true)
  }
}
