import Foundation

/// Texts with places for values: `'%s: %d' % values` and `'{}: {}'.format(values)`.
struct JinjaFormatting {
  let budget: JinjaBudget

  // MARK: Percent signs

  func percent(_ format: JinjaString, _ values: JinjaValue) throws -> JinjaString {
    if format.isSafe { throw JinjaFailure("unsupported % behind 'safe' or 'escape'") }
    var positional = [values]
    var isMapping = false
    switch values {
    case .sequence(let sequence) where sequence.kind == .tuple: positional = sequence.items
    case .sequence(let sequence): isMapping = sequence.kind.hasPositions
    case .undefined, .dictionary: isMapping = true
    default: break
    }
    var used = 0
    func next() throws -> JinjaValue {
      guard used < positional.count else {
        throw JinjaFailure("too few values for '\(format.text)'")
      }
      used += 1
      return positional[used - 1]
    }
    var result = JinjaString()
    var position = 0
    func sees(_ scalar: Unicode.Scalar) -> Bool {
      position < format.count && format.scalars[position] == scalar
    }
    func number() throws -> Int? {
      if sees("*") { throw JinjaFailure("unsupported '*' in '\(format.text)'") }
      let start = position
      while position < format.count, ("0"..."9").contains(format.scalars[position]) {
        position += 1
      }
      return start == position ? nil : Int(format[start..<position].text) ?? Int.max
    }
    while position < format.count {
      let start = position
      while position < format.count, !sees("%") { position += 1 }
      result.append(format[start..<position])
      if position == format.count { break }
      position += 1
      var value: JinjaValue?
      if sees("(") {
        let end = format.scalars[position...].firstIndex(of: ")") ?? format.count
        guard case .dictionary(let dictionary) = values, end < format.count,
          let entry = dictionary[.string(format[position + 1..<end])]
        else { throw JinjaFailure("no value for a name in '\(format.text)'") }
        value = entry
        position = end + 1
        used = positional.count
      }
      var flags: Set<Unicode.Scalar> = []
      while position < format.count, "-+ 0".unicodeScalars.contains(format.scalars[position]) {
        flags.insert(format.scalars[position])
        position += 1
      }
      let width = try number() ?? 0
      var precision: Int?
      if sees(".") {
        position += 1
        precision = try number() ?? 0
      }
      guard position < format.count else { throw JinjaFailure("'\(format.text)' ends within a %") }
      let type = format.scalars[position]
      position += 1
      if type == "%" {
        result.append(format[position - 1])
        continue
      }
      let text = try converted(try value ?? next(), type, flags, precision)
      try budget.spend(textOf: max(result.count, 0) + text.count, adding: text.count)
      try budget.spend(textOf: width)
      result.append(try padded(text, width, flags, isNumber: type != "s" && type != "r"))
    }
    if used < positional.count, !isMapping {
      throw JinjaFailure("too many values for '\(format.text)'")
    }
    return result
  }

  private func padded(
    _ text: JinjaString, _ width: Int, _ flags: Set<Unicode.Scalar>, isNumber: Bool
  ) throws -> JinjaString {
    let methods = JinjaStringMethods(text: text, budget: budget)
    if flags.contains("-") { return try methods.padded("ljust", width, JinjaString(" ")) }
    if flags.contains("0"), isNumber { return try methods.padded("zfill", width, JinjaString("0")) }
    return try methods.padded("rjust", width, JinjaString(" "))
  }

  private func converted(
    _ value: JinjaValue, _ type: Unicode.Scalar, _ flags: Set<Unicode.Scalar>, _ precision: Int?
  ) throws -> JinjaString {
    if (precision ?? 0) > 1000 { throw JinjaFailure("more than 1000 digits") }
    var digits: String
    switch type {
    case "s", "r":
      let text =
        type == "s"
        ? try JinjaText.printed(value, budget) : try JinjaText.represented(value, budget)
      return text[0..<min(text.count, precision ?? text.count)]
    case "d", "i", "u", "x", "X", "o":
      var number = value.integer
      if case .double(let double) = value, type != "x", type != "X", type != "o" {
        number = Int(exactly: double.rounded(.towardZero))
      }
      guard let number else { throw JinjaFailure("%\(type) of \(value.typeName) has no meaning") }
      let radix = type == "o" ? 8 : type == "x" || type == "X" ? 16 : 10
      digits = String(number.magnitude, radix: radix, uppercase: type == "X")
      let zeros = String(repeating: "0", count: max(0, (precision ?? 0) - digits.count))
      digits = (number < 0 ? "-" : "") + zeros + digits
    case "f", "F", "e", "E", "g", "G":
      guard let number = value.number else {
        throw JinjaFailure("%\(type) of \(value.typeName) has no meaning")
      }
      digits = String(format: "%.\(precision ?? 6)\(type)", number)
    default: throw JinjaFailure("unsupported '%\(type)'")
    }
    if !digits.hasPrefix("-") {
      if flags.contains("+") {
        digits = "+" + digits
      } else if flags.contains(" ") {
        digits = " " + digits
      }
    }
    return JinjaString(digits)
  }

  // MARK: Braces

  func braces(_ format: JinjaString, _ arguments: JinjaArguments) throws -> JinjaString {
    if format.isSafe { throw JinjaFailure("unsupported 'format' behind 'safe' or 'escape'") }
    var result = JinjaString()
    var position = 0
    var automatic = 0
    var isNumbered = false
    while position < format.count {
      let scalar = format.scalars[position]
      let isDoubled = position + 1 < format.count && format.scalars[position + 1] == scalar
      if scalar != "{" && scalar != "}" || isDoubled {
        try budget.spend(textOf: result.count + 1, adding: 1)
        result.append(format[position])
        position += scalar == "{" || scalar == "}" ? 2 : 1
        continue
      }
      guard scalar == "{", let end = format.scalars[position...].firstIndex(of: "}") else {
        throw JinjaFailure("a single '\(scalar)' in '\(format.text)'")
      }
      var field = format[position + 1..<end].text
      position = end + 1
      let isQuoted = field.hasSuffix("!r")
      if isQuoted || field.hasSuffix("!s") { field.removeLast(2) }
      guard field.unicodeScalars.allSatisfy({ !".[]:!{".unicodeScalars.contains($0) }) else {
        throw JinjaFailure("unsupported '{\(field)}' in a format")
      }
      var value = arguments.keywords.first { $0.name == field }?.value
      let digits = field.unicodeScalars.allSatisfy { ("0"..."9").contains($0) }
      if field.isEmpty || digits {
        if field.isEmpty ? isNumbered : automatic > 0 {
          throw JinjaFailure("'\(format.text)' has places with and without numbers")
        }
        let place = field.isEmpty ? automatic : Int(field) ?? Int.max
        if field.isEmpty { automatic += 1 } else { isNumbered = true }
        value = place < arguments.positional.count ? arguments.positional[place] : nil
      }
      guard let value else { throw JinjaFailure("no value for '{\(field)}'") }
      let text =
        isQuoted ? try JinjaText.represented(value, budget) : try JinjaText.printed(value, budget)
      try budget.spend(textOf: result.count + text.count, adding: text.count)
      result.append(text)
    }
    return result
  }
}
