import Foundation

/// Turns a chapter's source and the outputs of its run into a page.
///
/// - `//:` at a line's start: prose, in markdown. All else is code.
/// - `// hide` at a line's end: the line runs but is not shown; `// hide begin` … `// hide end`
///   do the same for a block.
/// - `// fold: WHAT IT DOES` … `// fold end`: the code between is shown folded, under that line.
/// - `//-` alone on a line: ends a code block, so that outputs so far come before what follows.
package enum Weave {
  /// A stretch of the source.
  enum Piece: Equatable {
    case prose(String)
    /// Code without its hidden lines (may be empty), and the source line on which it begins; folded
    /// away under a summary where there is one.
    case code(String, line: Int, fold: String? = nil)
  }

  /// Something the run has made, and the source line that asked for it.
  package struct Output: Equatable {
    package enum Kind { case block, check }
    var kind: Kind
    var line: Int
    package let markdown: String

    package init(kind: Kind = .block, line: Int, markdown: String) {
      (self.kind, self.line, self.markdown) = (kind, line, markdown)
    }
  }

  /// The page's markdown: each output comes behind the code block that holds its line.
  package static func page(source: String, outputs: [Output]) throws -> String {
    let pieces = try split(source)
    let starts = pieces.map { piece in
      if case .code(_, let line, _) = piece { line } else { Int.max }
    }
    // An output before all code can only be a caller's invented line; it goes to the first block.
    let homes = outputs.map { output in
      starts.lastIndex { $0 <= output.line } ?? starts.firstIndex { $0 < .max } ?? starts.count
    }
    var page: [String] = []
    for (index, piece) in pieces.enumerated() {
      switch piece {
      case .prose(let text): page.append(text)
      case .code(let text, _, let fold):
        let block = Markdown.fenced(text, language: "swift")
        if !text.isEmpty { page.append(fold.map { Markdown.folded($0, block) } ?? block) }
        page += render(zip(outputs, homes).filter { $0.1 == index }.map(\.0))
      }
    }
    page += render(zip(outputs, homes).filter { $0.1 == pieces.count }.map(\.0))
    return page.joined(separator: "\n\n") + "\n"
  }

  /// The paragraphs of some outputs; checks in a row share one list.
  private static func render(_ outputs: [Output]) -> [String] {
    var paragraphs: [String] = []
    var previous = Output.Kind.block
    for output in outputs {
      if output.kind == .check, previous == .check, let last = paragraphs.popLast() {
        paragraphs.append(last + "\n" + output.markdown)
      } else {
        paragraphs.append(output.markdown)
      }
      previous = output.kind
    }
    return paragraphs
  }

  /// Splits a source into prose and code, hidden lines removed.
  static func split(_ source: String) throws -> [Piece] {
    var pieces: [Piece] = []
    var prose: [Substring] = []
    var code: [Substring] = []
    var start: Int?
    var hiddenFrom: Int?
    var justHidden = false
    var fold: (summary: String, line: Int)?

    func endProse() {
      let text = trimmed(prose)
      if !text.isEmpty { pieces.append(.prose(text)) }
      prose = []
    }
    func endCode() {
      if let start { pieces.append(.code(trimmed(code), line: start, fold: fold?.summary)) }
      (code, start, justHidden) = ([], nil, false)
    }

    for (index, line) in source.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let bare = line.trimmingCharacters(in: .whitespaces)
      if let begin = hiddenFrom {
        guard bare == "// hide end" else { continue }
        (hiddenFrom, justHidden) = (nil, true)
        start = start ?? begin
      } else if bare == "// hide begin" {
        endProse()
        hiddenFrom = index + 1
        start = start ?? index + 1
      } else if bare == "// hide end" {
        throw NotebookError("line \(index + 1): '// hide end' without '// hide begin'")
      } else if bare.hasPrefix("// fold:") {
        if let fold { throw NotebookError("line \(fold.line): '// fold:' without '// fold end'") }
        endProse()
        endCode()
        fold = (bare.dropFirst(8).trimmingCharacters(in: .whitespaces), index + 1)
      } else if bare == "// fold end" {
        guard fold != nil else {
          throw NotebookError("line \(index + 1): '// fold end' without '// fold:'")
        }
        endCode()
        fold = nil
      } else if line.hasPrefix("//:") {
        if let fold { throw NotebookError("line \(fold.line): prose within '// fold:'") }
        endCode()
        prose.append(line.dropFirst(line.hasPrefix("//: ") ? 4 : 3))
      } else if bare == "//-" {
        endProse()
        endCode()
      } else {
        endProse()
        if bare.hasSuffix("// hide") {
          start = start ?? index + 1
          justHidden = true
        } else if !bare.isEmpty {
          start = start ?? index + 1
          code.append(line)
          justHidden = false
        } else if start != nil, !(justHidden && (code.last?.isBlank ?? true)) {
          // Where hidden lines stood between two blank ones, one blank line is left.
          code.append(line)
        }
      }
    }
    if let hiddenFrom {
      throw NotebookError("line \(hiddenFrom): '// hide begin' without '// hide end'")
    }
    if let fold { throw NotebookError("line \(fold.line): '// fold:' without '// fold end'") }
    endProse()
    endCode()
    return pieces
  }

  /// The lines without blank ones at either end, joined.
  private static func trimmed(_ lines: [Substring]) -> String {
    guard let first = lines.firstIndex(where: { !$0.isBlank }),
      let last = lines.lastIndex(where: { !$0.isBlank })
    else { return "" }
    return lines[first...last].joined(separator: "\n")
  }
}

extension Substring {
  fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
