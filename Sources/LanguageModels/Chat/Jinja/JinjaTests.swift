/// What follows `is`.
enum JinjaTests {
  static let names = Set([
    "defined", "undefined", "none", "string", "number", "integer", "float", "boolean", "true",
    "false", "mapping", "sequence", "iterable", "callable", "sameas", "escaped", "odd", "even",
    "divisibleby", "lower", "upper", "filter", "test",
  ]).union(comparisons.keys)

  static let comparisons = [
    "==": "==", "eq": "==", "equalto": "==", "!=": "!=", "ne": "!=", "<": "<", "lt": "<",
    "lessthan": "<", "<=": "<=", "le": "<=", ">": ">", "gt": ">", "greaterthan": ">",
    ">=": ">=", "ge": ">=", "in": "in",
  ]
}

extension JinjaEvaluation {
  func test(_ name: String, _ value: JinjaValue, _ arguments: JinjaArguments) throws -> Bool {
    if let symbol = JinjaTests.comparisons[name] {
      let other = try arguments.bind("_other", required: 1)[0] ?? .none
      return try operators.compare(value, symbol, other)
    }
    switch name {
    case "divisibleby":
      let number = try arguments.bind("num", required: 1)[0] ?? .none
      return try operators.equal(operators.arithmetic(value, "%", number), .int(0))
    case "sameas":
      return try isSame(value, try arguments.bind("other", required: 1)[0] ?? .none)
    default: _ = try arguments.bind()
    }
    switch name {
    case "defined": return !value.isUndefined
    case "undefined": return value.isUndefined
    case "none": return value.isNone
    case "string", "escaped":
      guard case .string(let text) = value else { return false }
      return name == "string" || text.isSafe
    case "number": return value.number != nil
    case "integer": if case .int = value { return true } else { return false }
    case "float": if case .double = value { return true } else { return false }
    case "boolean": if case .bool = value { return true } else { return false }
    case "true", "false":
      guard case .bool(let truth) = value else { return false }
      return truth == (name == "true")
    case "mapping": if case .dictionary = value { return true } else { return false }
    case "sequence":
      if case .sequence(let sequence) = value { return sequence.kind.hasPositions }
      return access.count(value) != nil
    case "iterable":
      switch value {
      case .undefined, .string, .sequence, .dictionary, .iterator, .loop: return true
      default: return false
      }
    case "callable":
      switch value {
      case .undefined, .function, .loop: return true
      default: return false
      }
    case "odd", "even":
      let rest = try operators.arithmetic(value, "%", .int(2))
      return try operators.equal(rest, .int(name == "odd" ? 1 : 0))
    case "lower", "upper":
      let methods = JinjaStringMethods(text: try printed(value), budget: budget)
      return methods.hasCase(upper: name == "upper")
    case "filter", "test":
      guard case .string(let text) = value else { return false }
      return (name == "filter" ? JinjaFilters.names : JinjaTests.names).contains(text.text)
    default: throw JinjaFailure("unsupported test '\(name)'")
    }
  }

  /// Whether two values are one object, as far as copies without identity can tell.
  private func isSame(_ value: JinjaValue, _ other: JinjaValue) throws -> Bool {
    switch (value, other) {
    case (.none, .none): return true
    case (.bool(let value), .bool(let other)): return value == other
    case (.namespace, .namespace), (.function, .function), (.loop, .loop), (.iterator, .iterator):
      return try operators.equal(value, other)
    case _ where value.typeName != other.typeName: return false
    default: throw JinjaFailure("unsupported test 'sameas' of two \(value.typeName)")
    }
  }
}
