import Kernels

/// Which keys a run of queries sees.
///
/// Sequences lie one behind the other in the rows of a ragged batch. A run of consecutive queries
/// sees whole ranges of earlier rows (`context`, such as a prompt shared by several responses) and,
/// causally, its `own` range: the last query sees all of it, the one before all but the last row.
/// The ranges one behind the other are the sequence from its first token on.
public struct AttentionRun: Sendable, Equatable {
  public var queries: Range<Int>
  public var context: [Range<Int>]
  public var own: Range<Int>

  public init(queries: Range<Int>, context: [Range<Int>], own: Range<Int>) {
    self.queries = queries
    self.context = context
    self.own = own
  }

  /// The number of keys the last query sees.
  var width: Int { context.reduce(own.count) { $0 + $1.count } }
  /// The number of its scores, for one head.
  fileprivate var size: Int { queries.count * width }

  /// Runs of at most `size` queries, each with only the own keys it can see: half the work on a
  /// long sequence.
  func split(_ size: Int) -> [AttentionRun] {
    guard queries.count > size else { return [self] }
    return stride(from: queries.lowerBound, to: queries.upperBound, by: size).map { start in
      let part = start..<min(start + size, queries.upperBound)
      let unseen = queries.upperBound - part.upperBound
      return AttentionRun(
        queries: part, context: context, own: own.lowerBound..<own.upperBound - unseen)
    }
  }

  /// The same run without the keys that lie too far back even for its first query.
  func within(_ window: Int) -> AttentionRun {
    var surplus = width - (window + queries.count - 1)
    var run = self
    func shorten(_ span: Range<Int>) -> Range<Int> {
      let cut = min(max(surplus, 0), span.count)
      surplus -= cut
      return span.lowerBound + cut..<span.upperBound
    }
    run.context = context.map(shorten)
    run.own = shorten(own)
    return run
  }
}

/// softmax(s) v with s = q kᵀ · scale for every head, over a ragged batch.
///
/// - Parameters:
///   - q: `T × (heads · D)`.
///   - k: `rows × (keyValueHeads · D)`, the batch's own keys or a cache that holds them too.
///   - v: of k's shape.
///   - runs: cover all rows of q.
///   - heads: a multiple of `keyValueHeads`; neighbouring heads share keys and values.
///   - scale: 1 / √D by default.
///   - window: how many keys a query sees at most, its own the last of them; all by default.
///   - cap: s becomes cap · tanh(s / cap), as in Gemma 2.
///   - precision: with bf16, products that are not recorded round q, k, the probabilities and v.
/// - Returns: `T × (heads · D)`.
public func attention(
  _ q: Tensor, _ k: Tensor, _ v: Tensor, runs: [AttentionRun], heads: Int, keyValueHeads: Int,
  scale: Float? = nil, window: Int? = nil, cap: Float? = nil, precision: Precision = .float32
) -> Tensor {
  let width = q.columns / heads
  let work = AttentionWork(
    width: width, heads: heads, group: heads / keyValueHeads, queryStride: q.columns,
    keyStride: k.columns, scale: scale ?? 1 / Float(width).squareRoot(), window: window, cap: cap)
  let y = Tensor(uninitialized: q.rows, columns: q.columns, tape: q.tape)
  var runs = runs
  if precision == .bfloat16, q.tape == nil {
    // A query or two read their keys once: nothing would be gained by laying them out.
    work.forwardRounded(runs.filter { $0.queries.count >= roundedQueries }, q, k, v, to: y)
    runs = runs.filter { $0.queries.count < roundedQueries }
  }
  if q.tape == nil {
    work.forwardSingles(runs.filter { $0.queries.count == 1 }, q, k, v, to: y)
    runs = runs.filter { $0.queries.count > 1 }
  }
  runs = work.split(runs, at: 64)
  // With a tape each head's probabilities are kept: run by run, head by head.
  var starts: [Int] = []
  var room = 0
  for run in runs {
    starts.append(room)
    room += run.size * heads
  }
  let kept = q.tape == nil ? nil : Tensor(uninitialized: 1, columns: room)
  let grain = max(1, runs.count / (16 * Threads.count))
  parallel((runs.count + grain - 1) / grain) { chunk in
    let part = chunk * grain..<min(runs.count, (chunk + 1) * grain)
    let scratch = kept == nil ? Tensor(uninitialized: 1, columns: runs[part].largest) : nil
    for index in part {
      let run = runs[index]
      for head in 0..<heads {
        let p = scratch?.values ?? kept.map { $0.values + starts[index] + head * run.size }
        if let p { work.forward(run, head, q.values, k.values, v.values, p, y.values) }
      }
    }
  }
  q.tape?.record {
    guard let dy = y.gradient, let kept else { return }
    let dq = q.gradientForAdding()
    let dk = k.gradientForAdding()
    let dv = v.gradientForAdding()
    // Runs may share keys, so the split is over the heads that have keys of their own.
    let largest = runs[...].largest
    parallel(keyValueHeads) { group in
      let dp = Tensor(uninitialized: 1, columns: largest)
      for (run, start) in zip(runs, starts) {
        for head in group * work.group..<(group + 1) * work.group {
          work.backward(
            run, head, p: kept.values + start + head * run.size, dp: dp.values, dy: dy.values,
            q: q.values, k: k.values, v: v.values, dq: dq.values, dk: dk.values, dv: dv.values)
        }
      }
    }
  }
  return y
}

/// Fewer queries of a run are not worth the rounding.
private let roundedQueries = 12

/// The part of one or a few heads in one run.
struct AttentionWork {
  let width: Int
  let heads: Int
  let group: Int
  let queryStride: Int
  let keyStride: Int
  let scale: Float
  let window: Int?
  let cap: Float?

  typealias Values = UnsafeMutablePointer<Float>

  /// Shorter runs, each with the keys that it sees.
  func split(_ runs: [AttentionRun], at size: Int) -> [AttentionRun] {
    let parts = runs.flatMap { $0.split(size) }
    return window.map { window in parts.map { $0.within(window) } } ?? parts
  }

  private func rows(_ x: Values, _ stride: Int) -> operand {
    operand(values: x, row_stride: stride, column_stride: 1, half: false)
  }
  private func columns(_ x: Values, _ stride: Int) -> operand {
    operand(values: x, row_stride: 1, column_stride: stride, half: false)
  }

  /// Calls `body` with each span of a run: its first column among the scores, where a head's part of
  /// its keys begins, and how many there are.
  func forEachSpan(
    _ run: AttentionRun, _ head: Int, _ body: (_ column: Int, _ keys: Int, _ count: Int) -> Void
  ) {
    var column = 0
    func visit(_ span: Range<Int>) {
      if span.isEmpty { return }
      body(column, span.lowerBound * keyStride + head / group * width, span.count)
      column += span.count
    }
    for span in run.context { visit(span) }
    visit(run.own)
  }

  func forward(
    _ run: AttentionRun, _ head: Int, _ q: Values, _ k: Values, _ v: Values, _ p: Values,
    _ y: Values
  ) {
    let m = run.queries.count
    let at = run.queries.lowerBound * queryStride + head * width
    scores(run, head, q, k, p)
    softmax(run, p)
    forEachSpan(run, head) { column, keys, count in  // y = p v
      matrix_product(
        m, width, count, rows(p + column, run.width), rows(v + keys, keyStride), y + at,
        queryStride, column > 0)
    }
  }

  /// s = q kᵀ, a row of the run's width for each query; with a cap also scaled and capped.
  private func scores(_ run: AttentionRun, _ head: Int, _ q: Values, _ k: Values, _ s: Values) {
    let m = run.queries.count
    let at = run.queries.lowerBound * queryStride + head * width
    forEachSpan(run, head) { column, keys, count in
      matrix_product(
        m, count, width, rows(q + at, queryStride), columns(k + keys, keyStride), s + column,
        run.width, false)
    }
    if let cap { soft_cap(s, m * run.width, scale, cap) }
  }

  /// Each row's softmax over what it sees; the rest is 0.
  func softmax(_ run: AttentionRun, _ p: Values) {
    let scale = cap == nil ? scale : 1
    eachRow(run) { row, first, rows, visible in
      softmax_rows(p + row * run.width + first, rows, run.width - first, visible, 1, scale)
      for column in 0..<first { p[row * run.width + column] = 0 }
    }
  }

  private func softmaxBackward(_ run: AttentionRun, _ p: Values, _ dp: Values) {
    let scale = cap == nil ? scale : 1
    eachRow(run) { row, first, rows, visible in
      let from = row * run.width + first
      softmax_rows_backward(p + from, dp + from, rows, run.width - first, visible, 1, scale)
      for column in 0..<first { dp[row * run.width + column] = 0 }
    }
  }

  /// Calls `body` with all rows at once, or row by row where a window makes some begin later.
  private func eachRow(
    _ run: AttentionRun, _ body: (_ row: Int, _ first: Int, _ rows: Int, _ visible: Int) -> Void
  ) {
    let m = run.queries.count
    guard let window, run.width > window else { return body(0, 0, m, run.width - m + 1) }
    for row in 0..<m {
      let visible = run.width - m + 1 + row
      let first = max(0, visible - window)
      body(row, first, 1, visible - first)
    }
  }

  func backward(
    _ run: AttentionRun, _ head: Int, p: Values, dp: Values, dy: Values, q: Values, k: Values,
    v: Values, dq: Values, dk: Values, dv: Values
  ) {
    let m = run.queries.count
    let at = run.queries.lowerBound * queryStride + head * width
    forEachSpan(run, head) { column, keys, count in
      matrix_product(  // dp = dy vᵀ
        m, count, width, rows(dy + at, queryStride), columns(v + keys, keyStride), dp + column,
        run.width, false)
      matrix_product(  // dv += pᵀ dy
        count, width, m, columns(p + column, run.width), rows(dy + at, queryStride), dv + keys,
        keyStride, true)
    }
    softmaxBackward(run, p, dp)
    if let cap {
      let s = Tensor(uninitialized: m, columns: run.width)
      scores(run, head, q, k, s.values)
      soft_cap_backward(s.values, dp, s.count, scale, cap)
    }
    forEachSpan(run, head) { column, keys, count in
      matrix_product(  // dq += ds k
        m, width, count, rows(dp + column, run.width), rows(k + keys, keyStride), dq + at,
        queryStride, true)
      matrix_product(  // dk += dsᵀ q
        count, width, m, columns(dp + column, run.width), rows(q + at, queryStride), dk + keys,
        keyStride, true)
    }
  }
}

extension ArraySlice<AttentionRun> {
  /// The most scores that a run has.
  fileprivate var largest: Int { reduce(0) { Swift.max($0, $1.size) } }
}
