/// Reads a template's statements.
struct JinjaParser {
  private(set) var tokens: [JinjaToken]
  private(set) var position = 0
  /// How many constructs are open around the place.
  var depth = 0
  /// The variables read so far.
  var reads: [String] = []
  /// Filters and tests that aren't there. Jinja minds them before it runs anything, except within
  /// conditions, where templates try what may be there.
  var unknown: [JinjaFailure] = []
  private var isConditional = false
  /// Loops that `break` can leave, and loops at all.
  private var loops = 0
  private var allLoops = 0

  init(_ tokens: [JinjaToken]) { self.tokens = tokens }

  mutating func run() throws -> JinjaBlock { JinjaBlock(try statements(until: [], of: "")) }

  // MARK: Tokens

  var current: JinjaToken { tokens[position] }
  var line: Int { current.line }
  var following: JinjaToken { tokens[min(position + 1, tokens.count - 1)] }

  mutating func advance() { if position < tokens.count - 1 { position += 1 } }

  func sees(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }
  func sees(name: String) -> Bool { current.kind == .name(name) }

  mutating func skip(_ symbol: String) -> Bool {
    if sees(symbol) { advance() } else { return false }
    return true
  }
  mutating func skip(name: String) -> Bool {
    if sees(name: name) { advance() } else { return false }
    return true
  }

  mutating func expect(_ kind: JinjaToken.Kind) throws {
    guard current.kind == kind else {
      throw JinjaFailure(
        "expected '\(JinjaToken(kind: kind, line: 0).text)', got '\(current.text)'")
    }
    advance()
  }

  mutating func expectName() throws -> String {
    guard case .name(let name) = current.kind else {
      throw JinjaFailure("expected a name, got '\(current.text)'")
    }
    advance()
    return name
  }

  /// Reads a construct within the bounds of nesting, as the program's stack is bounded, too.
  mutating func nested<Result>(_ read: (inout JinjaParser) throws -> Result) throws -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > JinjaBudget.depth { throw JinjaFailure("more than \(JinjaBudget.depth) levels") }
    return try read(&self)
  }

  // MARK: Statements

  /// Statements up to the tag that is one of `ends`, whose name is left to be read.
  private mutating func statements(
    until ends: [String], of tag: String, from start: Int = 1
  ) throws -> [JinjaStatement] {
    var statements: [JinjaStatement] = []
    while true {
      let line = line
      switch current.kind {
      case .end:
        if ends.isEmpty { return statements }
        throw JinjaFailure("no '\(ends[ends.count - 1])' for the '\(tag)' in line \(start)")
      case .data(let text):
        statements.append(JinjaStatement(kind: .text(text), line: line))
        advance()
      case .outputBegin:
        advance()
        statements.append(JinjaStatement(kind: .output(try tuple()), line: line))
        try checkNames()
        try expect(.outputEnd)
      default:
        try expect(.blockBegin)
        if case .name(let name) = current.kind, ends.contains(name) { return statements }
        let kind = try nested { try $0.statement() }
        try checkNames()
        statements.append(JinjaStatement(kind: kind, line: line))
        try expect(.blockEnd)
      }
    }
  }

  private mutating func checkNames() throws {
    if let first = unknown.first, !isConditional { throw first }
    unknown = []
  }

  /// A tag's statements, and the name of the tag that ends them.
  private mutating func body(
    of tag: String, until ends: String...
  ) throws -> (statements: [JinjaStatement], end: String) {
    _ = skip(":")
    let line = line
    try expect(.blockEnd)
    let statements = try statements(until: ends, of: tag, from: line)
    return (statements, try expectName())
  }

  /// The same for statements with variables of their own.
  private mutating func block(
    of tag: String, isInLoop: Bool = true, reads: Set<String> = []
  ) throws -> JinjaBlock {
    let before = (isConditional, loops)
    defer { (isConditional, loops) = before }
    isConditional = false
    if !isInLoop { loops = 0 }
    return JinjaBlock(try body(of: tag, until: "end" + tag).statements, reads: reads)
  }

  private mutating func statement() throws -> JinjaStatement.Kind {
    let tag = try expectName()
    switch tag {
    case "if": return try conditional()
    case "for": return try loop()
    case "set": return try assignment()
    case "macro":
      let name = try expectName()
      return .macro(try macro(name, of: tag))
    case "call":
      let parameters = sees("(") ? try signature() : []
      let expression = try expression()
      guard case .call = expression.kind else { throw JinjaFailure("expected a call") }
      try checkNames()
      return .call(expression, caller: try macro("caller", parameters, of: tag))
    case "filter":
      let filter = try filters(of: nil, isFirst: true)
      try checkNames()
      return .filterBlock(filter, try block(of: tag))
    case "with": return try with()
    case "generation": return .scope(try block(of: tag, isInLoop: false))
    case "break", "continue":
      if loops == 0 { throw JinjaFailure("'\(tag)' outside of a loop") }
      return tag == "break" ? .leaveLoop : .continueLoop
    default: throw JinjaFailure("unsupported tag '\(tag)'")
    }
  }

  private mutating func conditional() throws -> JinjaStatement.Kind {
    let before = isConditional
    isConditional = true
    defer { isConditional = before }
    var branches: [(test: JinjaExpression, body: [JinjaStatement])] = []
    while true {
      let test = try tuple(conditional: false)
      let (body, end) = try body(of: "if", until: "elif", "else", "endif")
      branches.append((test, body))
      if end == "elif" { continue }
      let otherwise = end == "else" ? try self.body(of: "if", until: "endif").statements : []
      return .conditional(branches, otherwise: otherwise)
    }
  }

  private mutating func loop() throws -> JinjaStatement.Kind {
    let before = isConditional
    defer { isConditional = before }
    allLoops += 1
    defer { allLoops -= 1 }
    let target = try target()
    guard skip(name: "in") else { throw JinjaFailure("expected 'in', got '\(current.text)'") }
    let values = try tuple(conditional: false, end: "recursive")
    try checkNames()
    isConditional = false
    let filter = skip(name: "if") ? try expression() : nil
    if sees(name: "recursive") { throw JinjaFailure("unsupported 'recursive' loop") }
    try checkNames()
    loops += 1
    let (statements, end) = try body(of: "for", until: "else", "endfor")
    loops -= 1
    let otherwise = end == "else" ? try body(of: "for", until: "endfor").statements : []
    return .loop(
      JinjaFor(
        target: target, values: values, filter: filter, body: JinjaBlock(statements),
        otherwise: JinjaBlock(otherwise)))
  }

  private mutating func assignment() throws -> JinjaStatement.Kind {
    let target = try target(withAttributes: true)
    if skip("=") { return .set(target, try tuple()) }
    let filter = sees("|") ? try filters(of: nil) : nil
    try checkNames()
    return .setBlock(target, filter: filter, try block(of: "set"))
  }

  private mutating func with() throws -> JinjaStatement.Kind {
    var bindings: [(target: JinjaTarget, value: JinjaExpression)] = []
    while current.kind != .blockEnd {
      if !bindings.isEmpty { try expect(.symbol(",")) }
      let target = try target()
      try expect(.symbol("="))
      bindings.append((target, try expression()))
    }
    try checkNames()
    return .with(bindings, try block(of: "with"))
  }

  private mutating func macro(
    _ name: String, _ parameters: [(name: String, standard: JinjaExpression?)]? = nil,
    of tag: String
  ) throws -> JinjaMacro {
    let before = isConditional
    isConditional = false
    defer { isConditional = before }
    let parameters = try parameters ?? signature()
    try checkNames()
    let start = reads.count
    let standards = parameters.compactMap(\.standard).flatMap(\.names)
    let body = try block(of: tag, isInLoop: false, reads: Set(standards))
    let reads = Set(reads[start...])
    if reads.contains("caller"),
      parameters.contains(where: { $0.name == "caller" && $0.standard == nil })
    {
      throw JinjaFailure("a parameter 'caller' without a value")
    }
    return JinjaMacro(name: name, parameters: parameters, body: body, reads: reads)
  }

  private mutating func signature() throws -> [(name: String, standard: JinjaExpression?)] {
    var parameters: [(name: String, standard: JinjaExpression?)] = []
    try expect(.symbol("("))
    while !skip(")") {
      if !parameters.isEmpty { try expect(.symbol(",")) }
      let name = try expectName()
      if parameters.contains(where: { $0.name == name }) {
        throw JinjaFailure("two parameters '\(name)'")
      }
      let standard = skip("=") ? try expression() : nil
      if standard == nil, parameters.last?.standard != nil {
        throw JinjaFailure("parameter '\(name)' without a value behind one with a value")
      }
      parameters.append((name, standard))
    }
    return parameters
  }

  // MARK: Targets

  private mutating func target(withAttributes: Bool = false) throws -> JinjaTarget {
    var targets: [JinjaTarget] = []
    repeat {
      if !targets.isEmpty, sees(name: "in") || sees("=") || sees(")") || current.kind == .blockEnd {
        return .tuple(targets)
      }
      targets.append(try nested { try $0.singleTarget(withAttributes) })
      if !sees(",") { return targets.count == 1 ? targets[0] : .tuple(targets) }
    } while skip(",")
    return .tuple(targets)
  }

  private mutating func singleTarget(_ withAttributes: Bool) throws -> JinjaTarget {
    if skip("(") {
      let inner = try target()
      try expect(.symbol(")"))
      return inner
    }
    let name = try expectName()
    if withAttributes, skip(".") {
      reads.append(name)
      return .attribute(name, try expectName())
    }
    if ["true", "false", "none", "True", "False", "None"].contains(name)
      || name == "loop" && allLoops > 0
    {
      throw JinjaFailure("can't assign to '\(name)'")
    }
    return .name(name)
  }
}
