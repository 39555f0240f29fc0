/// Reads expressions, as Jinja binds them: loosest first.
extension JinjaParser {
  private func make(_ kind: JinjaExpression.Kind, _ line: Int) throws -> JinjaExpression {
    let expression = JinjaExpression(kind, line: line)
    // Chains of operators nest without brackets.
    if expression.depth > JinjaBudget.depth {
      throw JinjaFailure("an expression of more than \(JinjaBudget.depth) levels")
    }
    return expression
  }

  /// An expression, or several with commas between them.
  mutating func tuple(
    conditional: Bool = true, end: String? = nil, inBrackets: Bool = false
  ) throws -> JinjaExpression {
    let line = line
    var items: [JinjaExpression] = []
    while true {
      let isOver =
        current.kind == .outputEnd || current.kind == .blockEnd || sees(")")
        || end.map { sees(name: $0) } == true
      if isOver { break }
      items.append(try expression(conditional: conditional))
      if !sees(",") {
        if items.count == 1 { return items[0] }
        break
      }
      advance()
    }
    if items.isEmpty, !inBrackets {
      throw JinjaFailure("expected an expression, got '\(current.text)'")
    }
    return try make(.tuple(items), line)
  }

  mutating func expression(conditional: Bool = true) throws -> JinjaExpression {
    try nested { try conditional ? $0.conditional() : $0.or() }
  }

  private mutating func conditional() throws -> JinjaExpression {
    let line = line
    let unknownBefore = unknown.count
    var value = try or()
    while skip(name: "if") {
      let test = try or()
      let otherwise = skip(name: "else") ? try nested { try $0.conditional() } : nil
      value = try make(.conditional(value, test: test, otherwise: otherwise), line)
      unknown.removeLast(unknown.count - unknownBefore)
    }
    return value
  }

  private mutating func or() throws -> JinjaExpression {
    let line = line
    var left = try and()
    while skip(name: "or") { left = try make(.or(left, try and()), line) }
    return left
  }

  private mutating func and() throws -> JinjaExpression {
    let line = line
    var left = try not()
    while skip(name: "and") { left = try make(.and(left, try not()), line) }
    return left
  }

  private mutating func not() throws -> JinjaExpression {
    let line = line
    if skip(name: "not") { return try make(.not(try nested { try $0.not() }), line) }
    return try comparison()
  }

  private mutating func comparison() throws -> JinjaExpression {
    let line = line
    let first = try sum()
    var others: [(symbol: String, value: JinjaExpression)] = []
    while true {
      if case .symbol(let symbol) = current.kind,
        ["==", "!=", "<", "<=", ">", ">="].contains(symbol)
      {
        advance()
        others.append((symbol, try sum()))
      } else if skip(name: "in") {
        others.append(("in", try sum()))
      } else if sees(name: "not"), following.kind == .name("in") {
        advance()
        advance()
        others.append(("not in", try sum()))
      } else {
        return others.isEmpty ? first : try make(.comparison(first, others), line)
      }
    }
  }

  private mutating func sum() throws -> JinjaExpression {
    try chain(["+", "-"]) { try $0.joined() }
  }

  private mutating func joined() throws -> JinjaExpression {
    let line = line
    var parts = [try product()]
    while skip("~") { parts.append(try product()) }
    return parts.count == 1 ? parts[0] : try make(.joined(parts), line)
  }

  private mutating func product() throws -> JinjaExpression {
    try chain(["*", "/", "//", "%"]) { try $0.chain(["**"]) { try $0.signed() } }
  }

  private mutating func chain(
    _ symbols: [String], _ operand: (inout JinjaParser) throws -> JinjaExpression
  ) throws -> JinjaExpression {
    let line = line
    var left = try operand(&self)
    while case .symbol(let symbol) = current.kind, symbols.contains(symbol) {
      advance()
      left = try make(.arithmetic(left, symbol, try operand(&self)), line)
    }
    return left
  }

  /// A value with its sign, and the filters and tests, which bind to both.
  private mutating func signed(withFilters: Bool = true) throws -> JinjaExpression {
    let line = line
    var value: JinjaExpression
    if case .symbol(let symbol) = current.kind, symbol == "-" || symbol == "+" {
      advance()
      value = try make(.sign(symbol, try nested { try $0.signed(withFilters: false) }), line)
    } else {
      value = try primary()
    }
    value = try postfix(value)
    while withFilters {
      if sees("|") {
        value = try filters(of: value)
      } else if sees(name: "is") {
        value = try test(value)
      } else if sees("(") {
        value = try make(.call(value, try call()), self.line)
      } else {
        break
      }
    }
    return value
  }

  private mutating func primary() throws -> JinjaExpression {
    let token = current
    advance()
    switch token.kind {
    case .name("true"), .name("True"): return try make(.bool(true), token.line)
    case .name("false"), .name("False"): return try make(.bool(false), token.line)
    case .name("none"), .name("None"): return try make(.none, token.line)
    case .name("self"): throw JinjaFailure("unsupported name 'self'")
    case .name(let name):
      reads.append(name)
      return try make(.name(name), token.line)
    case .string(var text):
      while case .string(let more) = current.kind {
        text.append(more)
        advance()
      }
      return try make(.string(text), token.line)
    case .int(let value): return try make(.int(value), token.line)
    case .double(let value): return try make(.double(value), token.line)
    case .symbol("("):
      let inner = try nested { try $0.tuple(inBrackets: true) }
      try expect(.symbol(")"))
      return inner
    case .symbol("["):
      return try make(.list(try items(until: "]") { try $0.expression() }), token.line)
    case .symbol("{"):
      let entries = try items(until: "}") { parser in
        let key = try parser.expression()
        try parser.expect(.symbol(":"))
        return (key: key, value: try parser.expression())
      }
      return try make(.dictionary(entries), token.line)
    default: throw JinjaFailure("unexpected '\(token.text)'")
    }
  }

  private mutating func items<Item>(
    until end: String, _ item: (inout JinjaParser) throws -> Item
  ) throws -> [Item] {
    var items: [Item] = []
    while !skip(end) {
      if !items.isEmpty {
        try expect(.symbol(","))
        if skip(end) { break }
      }
      items.append(try item(&self))
    }
    return items
  }

  private mutating func postfix(_ start: JinjaExpression) throws -> JinjaExpression {
    var value = start
    while true {
      let line = line
      if skip(".") {
        if case .int(let position) = current.kind {
          advance()
          value = try make(.item(value, try make(.int(position), line)), line)
        } else {
          value = try make(.attribute(value, try expectName()), line)
        }
      } else if skip("[") {
        value = try subscripted(value, line)
      } else if sees("(") {
        value = try make(.call(value, try call()), line)
      } else {
        return value
      }
    }
  }

  private mutating func subscripted(
    _ value: JinjaExpression, _ line: Int
  ) throws -> JinjaExpression {
    var parts: [JinjaExpression?] = [nil]
    if !sees(":") { parts[0] = try expression() }
    guard sees(":") else {
      guard let position = parts[0] else { throw JinjaFailure("expected a position") }
      var positions = [position]
      while skip(",") { positions.append(try expression()) }
      try expect(.symbol("]"))
      let index = positions.count == 1 ? position : try make(.tuple(positions), line)
      return try make(.item(value, index), line)
    }
    while skip(":"), parts.count < 3 {
      parts.append(sees(":") || sees("]") ? nil : try expression())
    }
    try expect(.symbol("]"))
    return try make(.slice(value, parts), line)
  }

  private mutating func call() throws -> JinjaCall {
    var call = JinjaCall()
    try expect(.symbol("("))
    var isFirst = true
    while !skip(")") {
      if !isFirst {
        try expect(.symbol(","))
        if skip(")") { break }
      }
      isFirst = false
      if skip("*") {
        guard call.spread == nil, call.keywordSpread == nil else {
          throw JinjaFailure("misplaced '*' in a call")
        }
        call.spread = try expression()
      } else if skip("**") {
        guard call.keywordSpread == nil else { throw JinjaFailure("misplaced '**' in a call") }
        call.keywordSpread = try expression()
      } else if case .name(let name) = current.kind, following.kind == .symbol("=") {
        guard call.keywordSpread == nil, !call.keywords.contains(where: { $0.name == name }) else {
          throw JinjaFailure("misplaced argument '\(name)'")
        }
        advance()
        advance()
        call.keywords.append((name, try expression()))
      } else {
        guard call.spread == nil, call.keywordSpread == nil, call.keywords.isEmpty else {
          throw JinjaFailure("an argument without a name behind one with a name")
        }
        call.positional.append(try expression())
      }
    }
    return call
  }

  /// `| name(…) | name`; the first one without its bar in a filter block.
  mutating func filters(of start: JinjaExpression?, isFirst: Bool = false) throws -> JinjaExpression
  {
    var value = start
    var isFirst = isFirst
    repeat {
      if !isFirst { try expect(.symbol("|")) }
      isFirst = false
      let line = line
      let name = try dottedName()
      if !JinjaFilters.names.contains(name) {
        unknown.append(JinjaFailure("unsupported filter '\(name)'", line: line))
      }
      let call = sees("(") ? try call() : JinjaCall()
      value = try make(.filter(value, name, call), line)
    } while sees("|")
    return try value ?? make(.none, line)
  }

  private mutating func dottedName() throws -> String {
    var name = try expectName()
    while skip(".") { name += "." + (try expectName()) }
    return name
  }

  private mutating func test(_ value: JinjaExpression) throws -> JinjaExpression {
    let line = line
    advance()
    let isNegated = skip(name: "not")
    let name = try dottedName()
    if !JinjaTests.names.contains(name) {
      unknown.append(JinjaFailure("unsupported test '\(name)'", line: line))
    }
    var call = JinjaCall()
    switch current.kind {
    case .symbol("("): call = try self.call()
    case .name("else"), .name("or"), .name("and"): break
    case .name("is"): throw JinjaFailure("tests can't follow each other")
    case .name, .string, .int, .double, .symbol("["), .symbol("{"):
      let argument = try nested { try $0.primary() }
      call.positional = [try postfix(argument)]
    default: break
    }
    let test = try make(.test(value, name, call), line)
    return isNegated ? try make(.not(test), line) : test
  }
}
