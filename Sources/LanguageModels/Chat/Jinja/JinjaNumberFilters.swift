import Foundation

/// Filters that make numbers, and Python's understanding of numbers in texts.
extension JinjaEvaluation {
  func numberFilter(
    _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
  ) throws -> JinjaValue {
    switch name {
    case "abs":
      _ = try arguments.bind()
      if let number = value.integer {
        return number < 0 ? try operators.signed("-", .int(number)) : .int(number)
      }
      guard case .double(let number) = value else {
        throw JinjaFailure("'abs' takes a number, not \(value.typeName)")
      }
      return .double(number.magnitude)
    case "round": return try rounded(value, arguments)
    default: break
    }
    if case .undefined(let problem) = value { throw JinjaFailure(problem) }
    if name == "float" {
      let given = try arguments.bind("default")
      if let number = value.number { return .double(number) }
      guard case .string(let text) = value, let number = parsed(text) else {
        return given[0] ?? .double(0)
      }
      return .double(number)
    }
    let given = try arguments.bind("default", "base")
    var number: Double
    switch value {
    case .bool, .int: return .int(value.integer ?? 0)
    case .double(let double):
      if double.isInfinite { throw JinjaFailure("'int' of infinity") }
      number = double
    case .string(let text):
      guard let base = given[1].map(\.integer) ?? 10 else {
        throw JinjaFailure("'int' takes a whole number as base")
      }
      if let whole = try whole(text, base) { return .int(whole) }
      number = parsed(text) ?? .nan
    default: return given[0] ?? .int(0)
    }
    number = number.rounded(.towardZero)
    if !number.isFinite { return given[0] ?? .int(0) }
    guard let whole = Int(exactly: number) else { throw JinjaFailure("\(number) is too large") }
    return .int(whole)
  }

  /// A text without the white space and the underscores that Python lets be in numbers.
  private func digits(_ text: JinjaString) throws -> String? {
    let trimmed = try JinjaStringMethods(text: text, budget: budget)
      .stripped(nil, left: true, right: true).text
    let parts = trimmed.split(separator: "_", omittingEmptySubsequences: false)
    let areBetween = parts.indices.dropFirst().allSatisfy {
      parts[$0].first?.isHexDigit == true && parts[$0 - 1].last?.isHexDigit == true
    }
    return areBetween ? parts.joined() : nil
  }

  private func parsed(_ text: JinjaString) -> Double? {
    guard let digits = try? digits(text), !digits.lowercased().contains("x"),
      !digits.contains("("), let number = Double(digits)
    else { return nil }
    return number
  }

  private func whole(_ text: JinjaString, _ base: Int) throws -> Int? {
    guard var digits = try digits(text), base == 0 || (2...36).contains(base) else { return nil }
    let sign = digits.first == "-" ? "-" : ""
    if digits.first == "-" || digits.first == "+" { digits.removeFirst() }
    var radix = base
    for (prefix, number) in [("0x", 16), ("0o", 8), ("0b", 2)]
    where digits.lowercased().hasPrefix(prefix) && (base == number || base == 0) {
      digits.removeFirst(2)
      radix = number
    }
    if radix == 0 { radix = 10 }
    let isNumber =
      !digits.isEmpty && digits.allSatisfy { $0.isASCII && Int(String($0), radix: radix) != nil }
    if !isNumber { return nil }
    guard let number = Int(sign + digits, radix: radix) else {
      throw JinjaFailure("\(digits) is too large a number")
    }
    return number
  }

  private func rounded(_ value: JinjaValue, _ arguments: JinjaArguments) throws -> JinjaValue {
    let given = try arguments.bind("precision", "method")
    guard let number = value.number, let places = (given[0] ?? .int(0)).integer,
      (-300...300).contains(places)
    else { throw JinjaFailure("'round' takes a number and how many digits are kept") }
    guard case .string(let method) = given[1] ?? .string(markup: "common") else {
      throw JinjaFailure("'round' takes the method as a text")
    }
    let scale = pow(10, Double(places))
    switch method.text {
    case "common":
      if places < 0 {
        let rounded =
          (number * pow(10, Double(places))).rounded(.toNearestOrEven) * pow(10, Double(-places))
        return value.integer == nil ? .double(rounded) : .int(Int(exactly: rounded) ?? 0)
      }
      if let whole = value.integer { return .int(whole) }
      // Through the digits, as the exact value decides which way a half goes.
      return .double(Double(String(format: "%.\(places)f", number)) ?? number)
    case "ceil": return .double((number * scale).rounded(.up) / scale)
    case "floor": return .double((number * scale).rounded(.down) / scale)
    default: throw JinjaFailure("'round' knows no method '\(method.text)'")
    }
  }
}
