/// The methods of a text.
struct JinjaStringMethods {
  let text: JinjaString
  let budget: JinjaBudget

  static let names: Set<String> = [
    "strip", "lstrip", "rstrip", "split", "rsplit", "splitlines", "startswith", "endswith",
    "replace", "upper", "lower", "title", "capitalize", "swapcase", "find", "rfind", "index",
    "rindex", "count", "join", "format", "isdigit", "isalpha", "isalnum", "isspace", "isupper",
    "islower", "removeprefix", "removesuffix", "partition", "rpartition", "zfill", "ljust",
    "rjust", "center",
  ]
  static let unsupported: Set<String> = [
    "casefold", "encode", "expandtabs", "format_map", "isascii", "isdecimal", "isidentifier",
    "isnumeric", "isprintable", "istitle", "maketrans", "translate",
  ]

  private var search: JinjaSearch { JinjaSearch(budget: budget) }
  private var all: Range<Int> { 0..<text.count }

  func call(_ name: String, _ arguments: JinjaArguments) throws -> JinjaValue {
    try budget.spend(textOf: text.count)
    switch name {
    case "strip", "lstrip", "rstrip":
      let given = try arguments.bind("_chars")
      return .string(
        try stripped(given[0], left: name != "rstrip", right: name != "lstrip"))
    case "split", "rsplit":
      let given = try arguments.bind("sep", "maxsplit")
      return try split(given[0], try number(given[1]) ?? -1, backwards: name == "rsplit")
    case "splitlines":
      let given = try arguments.bind("keepends")
      return .list(try lines(keepsEnds: given[0]?.isTrue ?? false).map { .string($0) })
    case "startswith", "endswith": return .bool(try affix(arguments, atStart: name == "startswith"))
    case "replace":
      let given = try arguments.bind("_old", "_new", "_count", required: 2)
      let new = try string(given[1])
      return .string(
        try replaced(
          try string(given[0]), text.isSafe ? new.escaped : new, try number(given[2]) ?? -1))
    case "find", "rfind", "index", "rindex", "count": return try find(name, arguments)
    case "join":
      return .string(try joined(try arguments.bind("_values", required: 1)[0] ?? .none))
    case "format":
      return .string(try JinjaFormatting(budget: budget).braces(text, arguments))
    case "removeprefix", "removesuffix":
      let affix = try string(try arguments.bind("_affix", required: 1)[0])
      if name == "removeprefix" {
        return .string(
          text.scalars.starts(with: affix.scalars) ? text[affix.count..<text.count] : text)
      }
      let isSuffix = text.scalars.reversed().starts(with: affix.scalars.reversed())
      return .string(isSuffix ? text[0..<text.count - affix.count] : text)
    case "partition", "rpartition":
      let separator = try string(try arguments.bind("_sep", required: 1)[0])
      return try partition(separator, backwards: name == "rpartition")
    case "zfill", "ljust", "rjust", "center":
      let given = try arguments.bind("_width", "_fill", required: 1)
      let fill = try given[1].map { try string($0) } ?? JinjaString(name == "zfill" ? "0" : " ")
      guard let width = try number(given[0]), fill.count == 1, name != "zfill" || given[1] == nil
      else { throw JinjaFailure("'\(name)' takes a width and one letter to fill with") }
      return .string(try padded(name, width, fill))
    default:
      _ = try arguments.bind()
      return changed(name)
    }
  }

  /// What takes no arguments.
  private func changed(_ name: String) -> JinjaValue {
    switch name {
    case "upper":
      .string(text.map { _, scalar in scalar.properties.uppercaseMapping.unicodeScalars })
    case "lower": .string(text.map { lower($0, $1) })
    case "capitalize":
      .string(
        text.map { position, scalar in
          position == 0
            ? scalar.properties.titlecaseMapping.unicodeScalars : lower(position, scalar)
        })
    case "title":
      .string(
        text.map { position, scalar in
          position > 0 && text.scalars[position - 1].properties.isCased
            ? lower(position, scalar) : scalar.properties.titlecaseMapping.unicodeScalars
        })
    case "swapcase":
      .string(
        text.map { position, scalar in
          if scalar.properties.isUppercase { return lower(position, scalar) }
          if !scalar.properties.isLowercase { return String(scalar).unicodeScalars }
          return scalar.properties.uppercaseMapping.unicodeScalars
        })
    case "isdigit": .bool(holds { [.decimal, .digit].contains($0.properties.numericType) })
    case "isalpha": .bool(holds(Self.isLetter))
    case "isalnum": .bool(holds { Self.isLetter($0) || $0.properties.numericType != nil })
    case "isspace": .bool(holds(\.isPythonSpace))
    default: .bool(hasCase(upper: name == "isupper"))
    }
  }

  private func holds(_ test: (Unicode.Scalar) -> Bool) -> Bool {
    !text.isEmpty && text.scalars.allSatisfy(test)
  }

  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    [.uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter]
      .contains(scalar.properties.generalCategory)
  }

  /// Whether there is an upper-case letter and nothing of another case, or lower-case ones.
  func hasCase(upper: Bool) -> Bool {
    func isUpper(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isUppercase }
    func isLower(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isLowercase }
    return text.scalars.contains(where: upper ? isUpper : isLower)
      && !text.scalars.contains {
        $0.properties.generalCategory == .titlecaseLetter || (upper ? isLower($0) : isUpper($0))
      }
  }

  /// The lower-case form; a Greek sigma has another at the end of a word.
  private func lower(_ position: Int, _ scalar: Unicode.Scalar) -> String.UnicodeScalarView {
    guard scalar == "Σ" else { return scalar.properties.lowercaseMapping.unicodeScalars }
    func isCased(_ scalar: Unicode.Scalar?) -> Bool { scalar?.properties.isCased ?? false }
    let before = text.scalars[..<position].last { !$0.properties.isCaseIgnorable }
    let after = text.scalars[(position + 1)...].first { !$0.properties.isCaseIgnorable }
    return (isCased(before) && !isCased(after) ? "ς" : "σ").unicodeScalars
  }

  // MARK: Arguments

  private func string(_ value: JinjaValue?) throws -> JinjaString {
    guard case .string(let text) = value else {
      throw JinjaFailure("a text is wanted, not \(value?.typeName ?? "nothing")")
    }
    return text
  }

  private func number(_ value: JinjaValue?) throws -> Int? {
    guard let value else { return nil }
    guard let number = value.integer else {
      throw JinjaFailure("a whole number is wanted, not \(value.typeName)")
    }
    return number
  }

  /// The range that the arguments `start` and `end` say; nil if it begins behind the text.
  private func range(_ start: JinjaValue?, _ end: JinjaValue?) throws -> Range<Int>? {
    func place(_ value: JinjaValue?, _ standard: Int) throws -> Int {
      guard let value, !value.isNone, let number = try number(value) else { return standard }
      return max(number < 0 ? number + text.count : number, 0)
    }
    let start = try place(start, 0)
    let end = min(try place(end, text.count), text.count)
    return start <= end ? start..<end : nil
  }

  // MARK: Parts

  func stripped(_ characters: JinjaValue?, left: Bool, right: Bool) throws -> JinjaString {
    var drops: (Unicode.Scalar) -> Bool = \.isPythonSpace
    if let characters, !characters.isNone {
      let set = Set(try string(characters).scalars)
      drops = { set.contains($0) }
    }
    var (start, end) = (0, text.count)
    while left, start < end, drops(text.scalars[start]) { start += 1 }
    while right, end > start, drops(text.scalars[end - 1]) { end -= 1 }
    return text[start..<end]
  }

  private func split(
    _ separator: JinjaValue?, _ count: Int, backwards: Bool
  ) throws -> JinjaValue {
    let limit = count < 0 ? Int.max : count
    var parts: [Range<Int>] = []
    if let separator, !separator.isNone {
      let separator = try string(separator)
      if separator.isEmpty { throw JinjaFailure("an empty separator") }
      var places = try search.all(separator, in: text, all, limit: limit, backwards: backwards)
      if backwards { places.reverse() }
      var start = 0
      for place in places {
        parts.append(start..<place)
        start = place + separator.count
      }
      parts.append(start..<text.count)
    } else {
      parts = words()
      if parts.count > limit {
        if backwards {
          let end = parts[parts.count - limit - 1].upperBound
          parts = [0..<end] + parts.suffix(limit)
        } else {
          parts = parts.prefix(limit) + [parts[limit].lowerBound..<text.count]
        }
      }
    }
    try budget.spend(itemsOf: parts.count)
    return .list(parts.map { .string(text[$0]) })
  }

  private func words() -> [Range<Int>] {
    var words: [Range<Int>] = []
    var start: Int?
    for (position, scalar) in text.scalars.enumerated() {
      if !scalar.isPythonSpace {
        start = start ?? position
      } else if let first = start {
        words.append(first..<position)
        start = nil
      }
    }
    if let start { words.append(start..<text.count) }
    return words
  }

  func lines(keepsEnds: Bool = false) throws -> [JinjaString] {
    let breaks: Set<Unicode.Scalar> = [
      "\n", "\r", "\u{b}", "\u{c}", "\u{1c}", "\u{1d}", "\u{1e}", "\u{85}", "\u{2028}", "\u{2029}",
    ]
    var lines: [JinjaString] = []
    var start = 0
    var position = 0
    while position < text.count {
      let end = position
      position += 1
      guard breaks.contains(text.scalars[end]) else { continue }
      if text.scalars[end] == "\r", position < text.count, text.scalars[position] == "\n" {
        position += 1
      }
      try budget.spend()
      lines.append(text[start..<(keepsEnds ? position : end)])
      start = position
    }
    if start < text.count { lines.append(text[start..<text.count]) }
    return lines
  }

  private func partition(_ separator: JinjaString, backwards: Bool) throws -> JinjaValue {
    if separator.isEmpty { throw JinjaFailure("an empty separator") }
    guard let place = try search.first(separator, in: text, all, backwards: backwards) else {
      let nothing = text[0..<0]
      let parts = backwards ? [nothing, nothing, text] : [text, nothing, nothing]
      return .tuple(parts.map { .string($0) })
    }
    let end = place + separator.count
    return .tuple([0..<place, place..<end, end..<text.count].map { .string(text[$0]) })
  }

  // MARK: Finding

  private func find(_ name: String, _ arguments: JinjaArguments) throws -> JinjaValue {
    let given = try arguments.bind("_part", "_start", "_end", required: 1)
    let part = try string(given[0])
    let range = try range(given[1], given[2])
    if name == "count" {
      return .int(try range.map { try search.all(part, in: text, $0).count } ?? 0)
    }
    let place = try range.flatMap {
      try search.first(part, in: text, $0, backwards: name.hasPrefix("r"))
    }
    if place == nil, name.hasSuffix("index") { throw JinjaFailure("the text is not in the other") }
    return .int(place ?? -1)
  }

  private func affix(_ arguments: JinjaArguments, atStart: Bool) throws -> Bool {
    let given = try arguments.bind("_affix", "_start", "_end", required: 1)
    var affixes = given[0].map { [$0] } ?? []
    if case .sequence(let sequence) = given[0], sequence.kind == .tuple { affixes = sequence.items }
    guard let range = try range(given[1], given[2]) else {
      _ = try affixes.map { try string($0) }
      return false
    }
    let part = text.scalars[range]
    return try affixes.contains { affix in
      let affix = try string(affix).scalars
      return atStart
        ? part.starts(with: affix)
        : part.count >= affix.count && part.suffix(affix.count).elementsEqual(affix)
    }
  }

  // MARK: Changing

  func replaced(_ old: JinjaString, _ new: JinjaString, _ count: Int) throws -> JinjaString {
    let places = try search.all(old, in: text, all, limit: count < 0 ? .max : count)
    try budget.spend(textOf: text.count + max(0, product(places.count, new.count)))
    var result = JinjaString()
    result.isSafe = text.isSafe
    var start = 0
    for place in places {
      result.append(text[start..<place])
      result.append(new)
      start = place + old.count
    }
    result.append(text[start..<text.count])
    return result
  }

  private func joined(_ values: JinjaValue) throws -> JinjaString {
    var result = JinjaString()
    result.isSafe = text.isSafe
    for (index, value) in try JinjaAccess(budget: budget).items(values).enumerated() {
      let part = text.isSafe ? try JinjaText.printed(value, budget).escaped : try string(value)
      try budget.spend(
        textOf: result.count + text.count + part.count, adding: text.count + part.count)
      if index > 0 { result.append(text) }
      result.append(part)
    }
    return result
  }

  func padded(_ name: String, _ width: Int, _ fill: JinjaString) throws -> JinjaString {
    let padding = width > text.count ? width - text.count : 0
    try budget.spend(textOf: max(width, text.count))
    let left: Int
    switch name {
    case "ljust": left = 0
    case "center": left = padding / 2 + (padding & width & 1)
    default: left = padding
    }
    var (result, rest) = (JinjaString(), text)
    result.isSafe = text.isSafe
    if name == "zfill", let first = text.scalars.first, first == "-" || first == "+" {
      result.append(text[0])
      rest = text[1..<text.count]
    }
    for _ in 0..<left { result.append(fill) }
    result.append(rest)
    for _ in left..<padding { result.append(fill) }
    return result
  }
}
