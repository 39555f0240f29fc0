/// One rendering of a template: statements.
extension JinjaEvaluation {
  /// How statements end.
  enum End { case through, leaveLoop, continueLoop }

  /// Runs a block with variables of its own: `given` ones, and those it assigns.
  func run(
    _ block: JinjaBlock, _ given: [String: JinjaValue] = [:],
    first prepare: () throws -> Void = {}, last finish: () throws -> Void = {}
  ) throws -> End {
    try inScope(given, reads: block.reads) {
      for (name, isFirst) in block.assigned where given[name] == nil {
        let isOutside = !isFirst || scope.parent?.isRead(name) ?? false
        let value = scope.parent?[name] ?? (isOutside ? outside(name) : nil)
        scope.values[name] = value ?? .undefined("'\(name)' is undefined")
      }
      try prepare()
      let end = try run(block.statements)
      if end == .through { try finish() }
      return end
    }
  }

  private func inScope<Result>(
    _ given: [String: JinjaValue], reads: Set<String> = [], _ body: () throws -> Result
  ) throws -> Result {
    let inner = JinjaScope(parent: scope, given, reads: reads)
    let outer = scope
    scope = inner
    defer {
      // A macro holds the scope that holds it.
      inner.values = [:]
      inner.isOver = true
      scope = outer
    }
    return try body()
  }

  private func run(_ statements: [JinjaStatement]) throws -> End {
    try deeper {
      for statement in statements {
        try budget.spend()
        line = statement.line
        let end = try run(statement)
        if end != .through { return end }
      }
      return .through
    }
  }

  private func run(_ statement: JinjaStatement) throws -> End {
    switch statement.kind {
    case .text(let text): try write(text)
    case .output(let expression): try write(printed(evaluate(expression)))
    case .conditional(let branches, let otherwise):
      for branch in branches where try evaluate(branch.test).isTrue { return try run(branch.body) }
      return try run(otherwise)
    case .loop(let loop): return try run(loop, statement.line)
    case .set(let target, let expression):
      for (name, value) in try bindings(evaluate(expression), target) { scope.values[name] = value }
    case .setBlock(let target, let filter, let block):
      let (value, end) = try captured(block, filter)
      if end != .through { return end }
      for (name, value) in try bindings(value, target) { scope.values[name] = value }
    case .filterBlock(let filter, let block):
      let (value, end) = try captured(block, filter)
      if end != .through { return end }
      try write(text: value)
    case .macro(let macro): scope.values[macro.name] = .function(function(of: macro))
    case .call(let expression, let caller):
      guard case .call(let function, let call) = expression.kind else { break }
      let callee = try evaluate(function)
      var arguments = try arguments(call)
      arguments.keywords.append(("caller", .function(self.function(of: caller))))
      line = statement.line
      try write(text: self.call(callee, arguments))
    case .with(let bindings, let block):
      var values: [String: JinjaValue] = [:]
      for (target, value) in bindings {
        for (name, value) in try self.bindings(evaluate(value), target) { values[name] = value }
      }
      return try run(block, values)
    case .scope(let block): return try run(block)
    case .leaveLoop: return .leaveLoop
    case .continueLoop: return .continueLoop
    }
    return .through
  }

  private func write(_ text: JinjaString) throws {
    try budget.spend(textOf: output.count + text.count, adding: text.count)
    output.append(text)
  }

  private func write(text value: JinjaValue) throws {
    guard case .string(let text) = value else {
      throw JinjaFailure("a block's result must be a text, not \(value.typeName)")
    }
    try write(text)
  }

  /// What a block writes, through its filter.
  private func captured(
    _ block: JinjaBlock, _ filter: JinjaExpression?
  ) throws -> (JinjaValue, End) {
    let before = output
    output = JinjaString()
    defer { output = before }
    var value = JinjaValue.none
    let end = try run(block, last: { value = try filter.map(evaluate) ?? .string(output) })
    return (value, end)
  }

  /// What the names of a target become; attributes of namespaces are set at once.
  private func bindings(
    _ value: JinjaValue, _ target: JinjaTarget
  ) throws -> [(String, JinjaValue)] {
    switch target {
    case .name(let name): return [(name, value)]
    case .attribute(let name, let attribute):
      guard case .namespace(let namespace) = lookup(name) else {
        throw JinjaFailure("'\(name)' is no namespace: its '\(attribute)' can't be set")
      }
      try set(value, attribute, of: namespace)
      return []
    case .tuple(let targets):
      let items = try access.items(value)
      guard items.count == targets.count else {
        throw JinjaFailure("\(items.count) values for \(targets.count) names")
      }
      return try zip(items, targets).flatMap(bindings)
    }
  }

  // MARK: Loops

  private func run(_ loop: JinjaFor, _ line: Int) throws -> End {
    let values = try evaluate(loop.values)
    let source = try access.iterator(values)
    var next = source.next
    if let filter = loop.filter {
      let outer = scope
      next = { [unowned self] in
        while let item = try source.next() {
          // A loop that looks ahead asks from within its body.
          let inner = scope
          scope = outer
          defer { scope = inner }
          let given = try bindings(item, loop.target)
          let names = Dictionary(given) { $1 }
          if try inScope(names, { try evaluate(filter).isTrue }) { return item }
        }
        return nil
      }
    }
    let state = JinjaLoop(
      next: next, depth: values.depth + 1,
      count: loop.filter == nil ? access.count(values) : nil)
    var isComplete = false
    while let item = try state.advance() {
      var given = Dictionary(try bindings(item, loop.target)) { $1 }
      given["loop"] = .loop(state)
      let end = try run(loop.body, given)
      self.line = line
      if end == .leaveLoop { break }
      // As in Jinja, a loop that only ever continued has its `else`.
      if end == .through { isComplete = true }
    }
    return isComplete ? .through : try run(loop.otherwise)
  }
}

/// What `loop` is in a loop. It looks ahead only when it is asked what comes.
final class JinjaLoop {
  let depth: Int
  private let next: () throws -> JinjaValue?
  private var count: Int?
  private var ahead: [JinjaValue] = []
  private var index = -1
  private var before: JinjaValue?
  private var current: JinjaValue?
  private var compared: [JinjaValue]?

  init(next: @escaping () throws -> JinjaValue?, depth: Int, count: Int?) {
    self.next = next
    self.depth = depth
    self.count = count
  }

  func advance() throws -> JinjaValue? {
    guard let item = try ahead.isEmpty ? next() : ahead.removeFirst() else { return nil }
    index += 1
    before = current
    current = item
    return item
  }

  private func peek() throws -> JinjaValue? {
    if ahead.isEmpty, let item = try next() { ahead.append(item) }
    return ahead.first
  }

  private func length() throws -> Int {
    if let count { return count }
    while let item = try next() { ahead.append(item) }
    count = index + 1 + ahead.count
    return index + 1 + ahead.count
  }

  func attribute(_ name: String, _ access: JinjaAccess) throws -> JinjaValue? {
    switch name {
    case "index": return .int(index + 1)
    case "index0": return .int(index)
    case "first": return .bool(index == 0)
    case "last": return .bool(try peek() == nil)
    case "length": return .int(try length())
    case "revindex": return .int(try length() - index)
    case "revindex0": return .int(try length() - index - 1)
    case "previtem": return index > 0 ? before : .undefined("there is no previous item")
    case "nextitem": return try peek() ?? .undefined("there is no next item")
    case "depth": return .int(1)
    case "depth0": return .int(0)
    case "cycle":
      return .function(
        JinjaFunction(name, depth: depth) { [self] arguments in
          let items = arguments.positional
          guard !items.isEmpty else { throw JinjaFailure("'cycle' needs values") }
          return items[max(index, 0) % items.count]
        })
    case "changed":
      return .function(
        JinjaFunction(name, depth: depth) { [self] arguments in
          let operators = JinjaOperators(budget: access.budget)
          let values = arguments.positional
          defer { compared = values }
          guard let compared else { return .bool(true) }
          return .bool(try !operators.equal(.tuple(compared), .tuple(values)))
        })
    default: return nil
    }
  }
}
