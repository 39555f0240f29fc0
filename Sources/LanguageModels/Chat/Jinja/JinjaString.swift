/// A text as templates see it: code points by position, each with the knowledge of who wrote it.
///
/// What a message contributes stays content through every operation, so that no template can turn
/// a special token spelled out by a user into a real one. Equality looks at the code points only.
struct JinjaString: Sendable, Hashable {
  /// Neighbours by one author, up to `end`.
  private struct Run {
    var end: Int
    var isContent: Bool
  }

  private(set) var scalars: [Unicode.Scalar] = []
  private var runs: [Run] = []
  /// Whether it went through `safe` or `escape`: what is added to it is then escaped for HTML.
  var isSafe = false

  init() {}
  init(_ text: String, isContent: Bool = false) { append(text.unicodeScalars, isContent) }
  init(_ scalars: some Collection<Unicode.Scalar>, isContent: Bool = false) {
    append(scalars, isContent)
  }

  var count: Int { scalars.count }
  var isEmpty: Bool { scalars.isEmpty }

  static func == (left: JinjaString, right: JinjaString) -> Bool { left.scalars == right.scalars }
  func hash(into hasher: inout Hasher) { hasher.combine(scalars) }

  /// The text alone, for names and messages.
  var text: String {
    String(String.UnicodeScalarView(scalars))
  }

  /// The text in pieces of markup and content.
  var marked: MarkedText {
    var marked = MarkedText()
    var start = 0
    for run in runs {
      let piece = JinjaString(scalars[start..<run.end]).text
      if run.isContent { marked.append(content: piece) } else { marked.append(markup: piece) }
      start = run.end
    }
    return marked
  }

  mutating func append(_ more: some Collection<Unicode.Scalar>, _ isContent: Bool) {
    scalars.append(contentsOf: more)
    mark(scalars.count, isContent)
  }

  mutating func append(_ other: JinjaString) {
    let start = scalars.count
    scalars.append(contentsOf: other.scalars)
    for run in other.runs { mark(start + run.end, run.isContent) }
  }

  mutating func append(_ markup: String) { append(markup.unicodeScalars, false) }

  private mutating func mark(_ end: Int, _ isContent: Bool) {
    if end == runs.last?.end ?? 0 { return }
    if let last = runs.indices.last, runs[last].isContent == isContent {
      runs[last].end = end
    } else {
      runs.append(Run(end: end, isContent: isContent))
    }
  }

  /// The first run that ends behind `position`.
  private func run(at position: Int) -> Int {
    var low = 0
    var high = runs.count
    while low < high {
      let middle = (low + high) / 2
      if runs[middle].end > position { high = middle } else { low = middle + 1 }
    }
    return low
  }

  func isContent(at position: Int) -> Bool {
    let run = run(at: position)
    return run < runs.count && runs[run].isContent
  }

  /// A part, as whose marks stay.
  subscript(range: Range<Int>) -> JinjaString {
    if range == 0..<count { return self }
    var part = JinjaString()
    part.isSafe = isSafe
    part.scalars = Array(scalars[range])
    var run = run(at: range.lowerBound)
    while run < runs.count, !range.isEmpty {
      part.mark(min(runs[run].end, range.upperBound) - range.lowerBound, runs[run].isContent)
      if runs[run].end >= range.upperBound { break }
      run += 1
    }
    return part
  }

  subscript(position: Int) -> JinjaString { self[position..<position + 1] }

  /// What `body` makes of each code point, marked as that is.
  func map<Part: Collection<Unicode.Scalar>>(
    _ body: (Int, Unicode.Scalar) -> Part
  ) -> JinjaString {
    var result = JinjaString()
    result.isSafe = isSafe
    var start = 0
    for run in runs {
      for position in start..<run.end {
        result.append(body(position, scalars[position]), run.isContent)
      }
      start = run.end
    }
    return result
  }

  /// The text for HTML, once.
  var escaped: JinjaString {
    if isSafe { return self }
    var result = map { _, scalar in
      switch scalar {
      case "&": "&amp;".unicodeScalars
      case "<": "&lt;".unicodeScalars
      case ">": "&gt;".unicodeScalars
      case "'": "&#39;".unicodeScalars
      case "\"": "&#34;".unicodeScalars
      default: String(scalar).unicodeScalars
      }
    }
    result.isSafe = true
    return result
  }
}

extension Unicode.Scalar {
  /// White space as Python knows it.
  var isPythonSpace: Bool { properties.isWhitespace || (0x1c...0x1f).contains(value) }
}
