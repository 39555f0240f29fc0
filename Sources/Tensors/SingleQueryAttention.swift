import Kernels

/// Attention of single queries, as in generating: products of one row would cost more to prepare
/// than to do, so all heads of a query go through a kernel of their own, ``attend_one``.
extension AttentionWork {
  /// The runs of one query each.
  func forwardSingles(_ runs: [AttentionRun], _ q: Tensor, _ k: Tensor, _ v: Tensor, to y: Tensor) {
    if runs.isEmpty { return }
    var spans: [span] = []
    var ends = [0]
    for run in window.map({ window in runs.map { $0.within(window) } }) ?? runs {
      for rows in run.context { spans.append(span(rows)) }
      spans.append(span(run.own))
      ends.append(spans.count)
    }
    let shape = Kernels.heads(
      count: heads, group: group, width: width, key_stride: keyStride, scale: scale,
      cap: cap ?? 0)
    let widest = runs.reduce(0) { max($0, $1.width) }
    let grain = max(4, runs.count / (8 * Threads.count))
    spans.withUnsafeBufferPointer { spans in
      guard let first = spans.baseAddress else { return }
      parallel((runs.count + grain - 1) / grain) { chunk in
        let p = Tensor(uninitialized: heads, columns: widest)
        for index in chunk * grain..<min(runs.count, (chunk + 1) * grain) {
          let at = runs[index].queries.lowerBound * queryStride
          attend_one(
            q.values + at, k.values, v.values, first + ends[index], ends[index + 1] - ends[index],
            shape, p.values, y.values + at)
        }
      }
    }
  }
}

extension span {
  fileprivate init(_ rows: Range<Int>) {
    self.init(first: rows.lowerBound, count: rows.count)
  }
}
