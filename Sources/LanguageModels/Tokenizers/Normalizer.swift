import Foundation

/// What happens to a text before it is cut: Unicode's composed form, and SentencePiece's spelling
/// of spaces as the letter ▁.
struct Normalizer: Sendable {
  private enum Step {
    case composed
    case prepend([UInt8])
    case replace([UInt8], by: [UInt8])
  }

  private var steps: [Step] = []

  /// - Throws: ``FileError`` naming a normalizer that is not known.
  init(_ file: TokenizerFile) throws {
    try file.requireBoundedGrowth(file.normalizers, of: "normalizer")
    for part in file.normalizers {
      switch part.type {
      case "NFC": steps.append(.composed)
      case "Prepend": steps.append(.prepend(Array((part.prepend ?? "").utf8)))
      case "Replace":
        guard let pattern = part.pattern?.String, !pattern.isEmpty, let content = part.content
        else { throw file.unsupported("normalizer Replace", "of a regular expression") }
        steps.append(.replace(Array(pattern.utf8), by: Array(content.utf8)))
      default: throw file.unsupported("normalizer", part.type)
      }
    }
  }

  /// - Parameters:
  ///   - marksContent: whether the result tells which of it is content. A mark that begins a
  ///     content is then not composed with a letter before it.
  ///   - continuing: whether something stands before the text, so that nothing is to be prepended.
  func apply(_ stretch: Stretch, marksContent: Bool, continuing: Bool) -> Stretch {
    if steps.isEmpty { return stretch }
    var result = Stretch(bytes: [], isStart: stretch.isStart)
    guard marksContent, !stretch.content.isEmpty else {
      result.bytes = apply(stretch.bytes, continuing: continuing)
      return result
    }
    var start = 0
    func add(_ range: Range<Int>) {
      if range.isEmpty { return }
      let isFirst = result.bytes.isEmpty
      result.bytes += apply(Array(stretch.bytes[range]), continuing: continuing || !isFirst)
    }
    for range in stretch.content {
      add(start..<range.lowerBound)
      let begin = result.bytes.count
      add(range)
      result.content.append(begin..<result.bytes.count)
      start = range.upperBound
    }
    add(start..<stretch.bytes.count)
    return result
  }

  func apply(_ bytes: [UInt8], continuing: Bool = false) -> [UInt8] {
    var bytes = bytes
    for step in steps {
      switch step {
      case .composed:
        if bytes.contains(where: { $0 >= 0x80 }) {
          let text = String(decoding: bytes, as: UTF8.self)
          bytes = Array(text.precomposedStringWithCanonicalMapping.utf8)
        }
      case .prepend(let prefix): if !continuing, !bytes.isEmpty { bytes = prefix + bytes }
      case .replace(let old, let new): bytes = replacing(old, by: new, in: bytes)
      }
    }
    return bytes
  }
}

/// Every occurrence of `old`, from the left, replaced.
func replacing(_ old: [UInt8], by new: [UInt8], in bytes: [UInt8]) -> [UInt8] {
  guard let first = old.first, bytes.contains(first) else { return bytes }
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count + new.count)
  var index = 0
  while index < bytes.count {
    if bytes[index] == first, bytes[index...].starts(with: old) {
      result += new
      index += old.count
    } else {
      result.append(bytes[index])
      index += 1
    }
  }
  return result
}
