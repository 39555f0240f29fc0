import Tensors

/// Sequences of different lengths as one column of tokens, without padding.
///
/// A segment is a run of tokens that follows either nothing or another segment, so that sequences
/// which begin alike (N responses to one prompt) share the rows of their beginning: a forest, laid
/// out row by row.
public struct RaggedBatch: Sendable {
  /// One run of tokens.
  public struct Segment: Sendable {
    public let rows: Range<Int>
    /// The segment this one continues.
    public let parent: Int?
    /// How many tokens come before it in its sequence.
    public let depth: Int
  }

  public private(set) var tokens: [Int] = []
  /// Each token's place in its sequence.
  public private(set) var positions: [Int32] = []
  public private(set) var segments: [Segment] = []

  public init() {}

  /// A batch of independent sequences.
  public init(_ sequences: [[Int]]) {
    for sequence in sequences { append(sequence) }
  }

  /// Adds tokens that follow segment `parent`, or begin a sequence.
  ///
  /// - Returns: the new segment's index.
  @discardableResult
  public mutating func append(
    _ tokens: some Collection<Int>, after parent: Int? = nil
  ) -> Int {
    let depth = parent.map { segments[$0].depth + segments[$0].rows.count } ?? 0
    let rows = self.tokens.count..<self.tokens.count + tokens.count
    self.tokens += tokens
    positions += (0..<tokens.count).map { Int32(depth + $0) }
    segments.append(Segment(rows: rows, parent: parent, depth: depth))
    return segments.count - 1
  }

  /// The rows that segment `index` sees before its own, oldest first.
  func context(of index: Int) -> [Range<Int>] {
    guard let parent = segments[index].parent else { return [] }
    return context(of: parent) + [segments[parent].rows]
  }

  /// What each segment's queries see.
  var runs: [AttentionRun] {
    segments.indices.filter { !segments[$0].rows.isEmpty }.map { index in
      let rows = segments[index].rows
      return AttentionRun(queries: rows, context: context(of: index), own: rows)
    }
  }

  /// The last row of segment `index`, or of the nearest one before it that has rows.
  public func lastRow(of index: Int) -> Int {
    let segment = segments[index]
    if segment.rows.isEmpty, let parent = segment.parent { return lastRow(of: parent) }
    return segment.rows.upperBound - 1
  }
}
