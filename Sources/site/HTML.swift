import Files

/// The little of HTML that the site reads and writes by itself.
enum HTML {
  /// Text for an element or an attribute in double quotes.
  static func escape(_ text: String) -> String {
    text.spelling { letter in
      switch letter {
      case "&": "&amp;"
      case "<": "&lt;"
      case ">": "&gt;"
      case "\"": "&quot;"
      default: nil
      }
    }
  }

  static func unescape(_ text: String) -> String {
    guard text.contains("&") else { return text }
    return text.replacing("&lt;", with: "<").replacing("&gt;", with: ">")
      .replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&amp;", with: "&")
  }

  /// A start tag or an end tag.
  struct Tag: Equatable {
    /// In small letters.
    var name: String
    var isEnd = false
    /// Written as `<name />`.
    var isClosed = false
    /// Entities are undone; an attribute without a value has an empty one.
    var attributes: [String: String] = [:]
    /// The first attribute that is given twice.
    var twice: String?
    /// The text between the tag before and this one, entities and all.
    var textBefore = ""
  }

  /// All tags of a page in order, but for those inside comments and scripts.
  ///
  /// - Returns: the tags; and whatever stands in the way of reading them, in words.
  static func tags(of page: String) -> (tags: [Tag], problem: String?) {
    let bytes = Array(page.utf8)
    var tags: [Tag] = []
    var index = 0
    var textStart = 0
    func find(_ mark: String, from start: Int) -> Int? {
      let mark = Array(mark.utf8)
      guard bytes.count >= mark.count, start <= bytes.count - mark.count else { return nil }
      return (start...(bytes.count - mark.count)).first { place in
        mark.indices.allSatisfy { bytes[place + $0] == mark[$0] }
      }
    }
    while let start = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      if bytes[start...].starts(with: "<!--".utf8) {
        guard let end = find("-->", from: start) else { return (tags, "a comment has no end") }
        index = end + 3
        continue
      }
      guard let (found, end) = tag(in: bytes, at: start) else {
        let text = String(decoding: bytes[start..<min(bytes.count, start + 30)], as: UTF8.self)
        return (tags, "a tag that can't be read: \(text)")
      }
      index = end
      if "!?".contains(found.name.prefix(1)) { continue }
      var tag = found
      tag.textBefore = String(decoding: bytes[textStart..<start], as: UTF8.self)
      textStart = end
      tags.append(tag)
      if tag.name == "script", !tag.isEnd {
        guard let close = find("</script>", from: end) else { return (tags, "a script has no end") }
        (index, textStart) = (close, close)
      }
    }
    return (tags, nil)
  }

  private static func tag(in bytes: [UInt8], at start: Int) -> (Tag, end: Int)? {
    func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (byte >= 0x09 && byte <= 0x0d) }
    func isEnd(_ byte: UInt8) -> Bool { isSpace(byte) || byte == 0x3e || byte == 0x2f }  // > /
    var index = start + 1
    func text(from: Int) -> String { String(decoding: bytes[from..<index], as: UTF8.self) }
    guard index < bytes.count else { return nil }
    var tag = Tag(name: "")
    if bytes[index] == 0x2f {
      tag.isEnd = true
      index += 1
    }
    let name = index
    while index < bytes.count, !isEnd(bytes[index]) { index += 1 }
    tag.name = text(from: name).lowercased()
    guard let first = tag.name.first, first.isLetter || "!?".contains(first) else { return nil }
    while index < bytes.count {
      if isSpace(bytes[index]) {
        index += 1
      } else if bytes[index] == 0x3e {
        return (tag, index + 1)
      } else if bytes[index] == 0x2f {
        tag.isClosed = true
        index += 1
      } else {
        let key = index
        while index < bytes.count, !isEnd(bytes[index]), bytes[index] != 0x3d { index += 1 }  // =
        let attribute = text(from: key).lowercased()
        var value = ""
        if index < bytes.count, bytes[index] == 0x3d {
          index += 1
          guard index < bytes.count else { return nil }
          let mark = bytes[index]
          guard mark == 0x22 || mark == 0x27 else { return nil }
          index += 1
          let begin = index
          while index < bytes.count, bytes[index] != mark { index += 1 }
          guard index < bytes.count else { return nil }
          value = unescape(text(from: begin))
          index += 1
        } else if index == key {
          return nil
        }
        if tag.attributes.updateValue(value, forKey: attribute) != nil {
          tag.twice = tag.twice ?? attribute
        }
      }
    }
    return nil
  }

  /// Elements that have no end tag.
  static let void: Set = ["br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"]
}
