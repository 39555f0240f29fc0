import Tensors

/// The keys and values of tokens already read, so that generating one more reads one more.
///
/// Every sequence has a row range of its own with room to grow, and sees the rows of the sequence
/// it continues: a prompt is read once for all its samples.
public final class KeyValueCache {
  private struct Sequence {
    let context: [Range<Int>]
    let depth: Int
    var room: Range<Int>
    var length = 0
    var rows: Range<Int> { room.lowerBound..<room.lowerBound + length }
  }

  /// One tensor per layer, `capacity × (keyValueHeads · D)`.
  private(set) var keys: [Tensor]
  private(set) var values: [Tensor]
  private let capacity: Int
  private var used = 0
  private var sequences: [Sequence] = []

  /// What one token takes, over all layers.
  static func bytesPerToken(_ configuration: Configuration) -> Int {
    configuration.layers * 2 * configuration.keyValueHeads * configuration.headWidth
      * MemoryLayout<Float>.stride
  }

  /// - Parameter capacity: the rows that all sequences together may take.
  public init(_ configuration: Configuration, capacity: Int) {
    let width = configuration.keyValueHeads * configuration.headWidth
    self.capacity = capacity
    keys = (0..<configuration.layers).map { _ in
      Tensor(uninitialized: capacity, columns: width)
    }
    values = keys.map { Tensor(uninitialized: $0.rows, columns: $0.columns) }
  }

  /// Opens a sequence with room for `room` tokens that continues `parent`, which grows no more.
  ///
  /// - Returns: the sequence's number.
  public func open(after parent: Int? = nil, room: Int) -> Int {
    precondition(used + room <= capacity, "a cache of \(capacity) rows is asked for more")
    let before = parent.map { sequences[$0] }
    sequences.append(
      Sequence(
        context: before.map { $0.context + [$0.rows] } ?? [],
        depth: before.map { $0.depth + $0.length } ?? 0, room: used..<used + room))
    used += room
    return sequences.count - 1
  }

  /// Opens a sequence that says what `sequence` says so far and goes on by itself: its rows are
  /// copied, and it has as much room.
  ///
  /// - Returns: the new sequence's number.
  public func fork(_ sequence: Int) -> Int {
    var twin = sequences[sequence]
    let from = twin.rows
    precondition(
      used + twin.room.count <= capacity, "a cache of \(capacity) rows is asked for more")
    twin.room = used..<used + twin.room.count
    used += twin.room.count
    sequences.append(twin)
    for tensor in keys + values {
      (tensor.values + twin.room.lowerBound * tensor.columns).update(
        from: tensor.values + from.lowerBound * tensor.columns,
        count: from.count * tensor.columns)
    }
    return sequences.count - 1
  }

  /// Makes the next tokens of some sequences into a batch that is read against the cache.
  func extend(_ continuations: [(sequence: Int, tokens: [Int])]) -> CachedBatch {
    var batch = CachedBatch()
    for (index, tokens) in continuations where !tokens.isEmpty {
      let old = sequences[index]
      precondition(old.length + tokens.count <= old.room.count, "sequence \(index) is full")
      sequences[index].length += tokens.count
      let queries = batch.tokens.count..<batch.tokens.count + tokens.count
      batch.tokens += tokens
      batch.positions += (0..<tokens.count).map { Int32(old.depth + old.length + $0) }
      batch.rows += (0..<tokens.count).map { old.rows.upperBound + $0 }
      batch.runs.append(
        AttentionRun(queries: queries, context: old.context, own: sequences[index].rows))
    }
    return batch
  }

  /// Stores the batch's new keys and values of one layer in their rows.
  func store(_ k: Tensor, _ v: Tensor, at rows: [Int], layer: Int) {
    let width = k.columns
    for (from, to) in rows.enumerated() {
      (keys[layer].values + to * width).update(from: k.values + from * width, count: width)
      (values[layer].values + to * width).update(from: v.values + from * width, count: width)
    }
  }
}

/// New tokens, and the rows of the cache that take their keys.
struct CachedBatch {
  var tokens: [Int] = []
  var positions: [Int32] = []
  var rows: [Int] = []
  var runs: [AttentionRun] = []
}
