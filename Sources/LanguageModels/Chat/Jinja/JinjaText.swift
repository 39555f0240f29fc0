/// Values as text: as Python's `str` and `repr`, and as JSON.
struct JinjaText {
  let budget: JinjaBudget
  private(set) var result = JinjaString()

  init(_ budget: JinjaBudget) { self.budget = budget }

  /// A value as it is printed.
  static func printed(_ value: JinjaValue, _ budget: JinjaBudget) throws -> JinjaString {
    switch value {
    case .undefined: return JinjaString()
    case .string(let text): return text
    default: return try represented(value, budget)
    }
  }

  /// A value as it is printed within a list.
  static func represented(_ value: JinjaValue, _ budget: JinjaBudget) throws -> JinjaString {
    var text = JinjaText(budget)
    try text.represent(value)
    return text.result
  }

  private mutating func append(_ part: JinjaString) throws {
    try budget.spend(textOf: result.count + part.count, adding: part.count)
    result.append(part)
  }
  private mutating func append(_ part: String) throws { try append(JinjaString(part)) }

  // MARK: Python

  private mutating func represent(_ value: JinjaValue) throws {
    switch value {
    case .undefined: try append("Undefined")
    case .none: try append("None")
    case .bool(let value): try append(value ? "True" : "False")
    case .int(let value): try append(String(value))
    case .double(let value): try append(Self.digits(value))
    case .string(let text):
      try append(text.isSafe ? "Markup(" : "")
      try append(Self.quoted(text))
      try append(text.isSafe ? ")" : "")
    case .sequence(let sequence):
      switch sequence.kind {
      case .list: try represent(sequence.items, "[", "]")
      case .tuple: try represent(sequence.items, "(", sequence.items.count == 1 ? ",)" : ")")
      case .view(let name): try represent(sequence.items, name + "([", "])")
      case .range(let start, let stop, let step):
        try append("range(\(start), \(stop)\(step == 1 ? "" : ", \(step)"))")
      }
    case .dictionary(let dictionary):
      try represent(dictionary)
    case .namespace, .iterator, .function, .loop:
      throw JinjaFailure("a \(value.typeName) can't be printed")
    }
  }

  private mutating func represent(
    _ items: [JinjaValue], _ opening: String, _ closing: String
  ) throws {
    try append(opening)
    for (index, item) in items.enumerated() {
      try append(index == 0 ? "" : ", ")
      try represent(item)
    }
    try append(closing)
  }

  private mutating func represent(_ dictionary: JinjaDictionary) throws {
    try append("{")
    for (index, entry) in dictionary.entries.enumerated() {
      try append(index == 0 ? "" : ", ")
      try represent(entry.key)
      try append(": ")
      try represent(entry.value)
    }
    try append("}")
  }

  /// Swift finds the same digits, but writes an exponent from 2⁵³ on, Python from 10¹⁶ on.
  static func digits(_ value: Double) -> String {
    guard value.magnitude < 1e16, let whole = Int(exactly: value), whole.magnitude >= 1 << 53 else {
      return "\(value)"
    }
    return "\(whole).0"
  }

  /// The text in quotes, single ones unless it has those and no double ones.
  private static func quoted(_ text: JinjaString) -> JinjaString {
    let quote: Unicode.Scalar =
      text.scalars.contains("'") && !text.scalars.contains("\"") ? "\"" : "'"
    var result = JinjaString([quote])
    result.append(
      text.map { _, scalar in
        switch scalar {
        case "\\", quote: "\\\(scalar)".unicodeScalars
        case "\n": "\\n".unicodeScalars
        case "\r": "\\r".unicodeScalars
        case "\t": "\\t".unicodeScalars
        default: (isPrintable(scalar) ? String(scalar) : escape(scalar)).unicodeScalars
        }
      })
    result.append([quote], false)
    return result
  }

  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: scalar == " "
    default: true
    }
  }

  static func escape(_ scalar: Unicode.Scalar) -> String {
    switch scalar.value {
    case ..<0x100: "\\x" + hexadecimal(scalar.value, 2)
    case ..<0x10000: "\\u" + hexadecimal(scalar.value, 4)
    default: "\\U" + hexadecimal(scalar.value, 8)
    }
  }

  private static func hexadecimal(_ value: UInt32, _ width: Int) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  // MARK: JSON

  /// How `tojson` writes.
  struct JSONStyle {
    var onlyASCII = false
    var indentation: JinjaString?
    var separators: (item: JinjaString, key: JinjaString)
    var sortsKeys = false
  }

  mutating func json(_ value: JinjaValue, _ style: JSONStyle, level: Int = 0) throws {
    switch value {
    case .none: try append("null")
    case .bool(let value): try append(value ? "true" : "false")
    case .int, .double: try append(try Self.jsonNumber(value))
    case .string(let text): try append(Self.jsonQuoted(text, style))
    case .sequence(let sequence) where sequence.kind == .list || sequence.kind == .tuple:
      try json(sequence.items.map { (nil, $0) }, "[", "]", style, level)
    case .dictionary(let dictionary):
      var entries = dictionary.entries
      if style.sortsKeys {
        entries = try JinjaOperators(budget: budget).sorted(entries) { $0.key }
      }
      try json(
        entries.map { entry in
          switch entry.key {
          case .string(let text): return (text, entry.value)
          case .none: return (JinjaString("null"), entry.value)
          case .bool(let value): return (JinjaString(value ? "true" : "false"), entry.value)
          case .int, .double: return (JinjaString(try Self.jsonNumber(entry.key)), entry.value)
          default: throw JinjaFailure("a \(entry.key.typeName) can't be a key in JSON")
          }
        }, "{", "}", style, level)
    default: throw JinjaFailure("a \(value.typeName) can't be written as JSON")
    }
  }

  private mutating func json(
    _ items: [(key: JinjaString?, value: JinjaValue)], _ opening: String, _ closing: String,
    _ style: JSONStyle, _ level: Int
  ) throws {
    try append(opening)
    for (index, item) in items.enumerated() {
      if index > 0 { try append(style.separators.item) }
      try breakLine(style, level + 1)
      if let key = item.key {
        try append(Self.jsonQuoted(key, style))
        try append(style.separators.key)
      }
      try json(item.value, style, level: level + 1)
    }
    if !items.isEmpty { try breakLine(style, level) }
    try append(closing)
  }

  private mutating func breakLine(_ style: JSONStyle, _ level: Int) throws {
    guard let indentation = style.indentation else { return }
    try append("\n")
    for _ in 0..<level { try append(indentation) }
  }

  private static func jsonNumber(_ value: JinjaValue) throws -> String {
    guard case .double(let number) = value else { return value.integer.map(String.init) ?? "" }
    if number.isNaN { return "NaN" }
    if number.isInfinite { return number < 0 ? "-Infinity" : "Infinity" }
    return digits(number)
  }

  private static func jsonQuoted(_ text: JinjaString, _ style: JSONStyle) -> JinjaString {
    var result = JinjaString("\"")
    result.append(
      text.map { _, scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)".unicodeScalars
        case "\n": "\\n".unicodeScalars
        case "\r": "\\r".unicodeScalars
        case "\t": "\\t".unicodeScalars
        case "\u{8}": "\\b".unicodeScalars
        case "\u{c}": "\\f".unicodeScalars
        case _ where scalar.value < 0x20 || (style.onlyASCII && scalar.value > 0x7e):
          String(scalar).utf16.map { "\\u" + hexadecimal(UInt32($0), 4) }.joined().unicodeScalars
        default: String(scalar).unicodeScalars
        }
      })
    result.append("\"")
    return result
  }
}
