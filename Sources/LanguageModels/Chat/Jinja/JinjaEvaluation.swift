/// Variables of a block.
final class JinjaScope {
  let parent: JinjaScope?
  var values: [String: JinjaValue]
  /// Whether its block is run no more, and its variables are gone.
  var isOver = false
  private let reads: Set<String>

  init(parent: JinjaScope?, _ values: [String: JinjaValue] = [:], reads: Set<String> = []) {
    self.parent = parent
    self.values = values
    self.reads = reads
  }

  subscript(name: String) -> JinjaValue? { values[name] ?? parent?[name] }

  func isRead(_ name: String) -> Bool { reads.contains(name) || parent?.isRead(name) ?? false }
}

/// One rendering of a template: expressions.
final class JinjaEvaluation {
  let context: [String: JinjaValue]
  let budget = JinjaBudget()
  private(set) lazy var operators = JinjaOperators(budget: budget)
  private(set) lazy var access = JinjaAccess(budget: budget)
  var scope = JinjaScope(parent: nil)
  var output = JinjaString()
  /// The line of what is evaluated, for messages.
  var line = 1
  var macroDepth = 0
  /// They may hold themselves, and are emptied in the end.
  var namespaces: [JinjaNamespace] = []
  private(set) lazy var functions = makeFunctions()
  private var depth = 0

  init(_ context: [String: JinjaValue]) { self.context = context }

  func lookup(_ name: String) -> JinjaValue {
    scope[name] ?? outside(name) ?? .undefined("'\(name)' is undefined")
  }

  /// What the template's caller, or Jinja, gives.
  func outside(_ name: String) -> JinjaValue? {
    context[name] ?? functions[name].map { .function($0) }
  }

  /// Runs `body` one level deeper, within what the stack of the program bears.
  func deeper<Result>(_ body: () throws -> Result) throws -> Result {
    depth += 1
    defer { depth -= 1 }
    if depth > 10 * JinjaBudget.depth { throw JinjaFailure("calls are nested too deeply") }
    try budget.spend()
    return try body()
  }

  func evaluate(_ expression: JinjaExpression) throws -> JinjaValue {
    let value = try deeper { try compute(expression) }
    if value.depth > JinjaBudget.depth {
      throw JinjaFailure("values of more than \(JinjaBudget.depth) levels")
    }
    return value
  }

  private func compute(_ expression: JinjaExpression) throws -> JinjaValue {
    switch expression.kind {
    case .none: return .none
    case .bool(let value): return .bool(value)
    case .int(let value): return .int(value)
    case .double(let value): return .double(value)
    case .string(let value): return .string(value)
    case .name(let name): return lookup(name)
    case .list(let items): return .list(try items.map(evaluate))
    case .tuple(let items): return .tuple(try items.map(evaluate))
    case .dictionary(let entries):
      var dictionary = JinjaDictionary()
      for entry in entries {
        try dictionary.insert(evaluate(entry.value), evaluate(entry.key))
      }
      return .dictionary(dictionary)
    case .attribute(let value, let name):
      let value = try evaluate(value)
      line = expression.line
      return try access.attribute(value, name)
    case .item(let value, let index):
      return try access.item(evaluate(value), evaluate(index))
    case .slice(let value, let bounds):
      return try access.slice(evaluate(value), bounds.map { try $0.map(evaluate) ?? .none })
    case .call(let function, let call):
      let function = try evaluate(function)
      let arguments = try arguments(call)
      line = expression.line
      return try self.call(function, arguments)
    case .filter(let value, let name, let call):
      let value = try value.map(evaluate) ?? .string(output)
      let arguments = try arguments(call)
      line = expression.line
      return try filter(name, value, arguments)
    case .test(let value, let name, let call):
      let value = try evaluate(value)
      let arguments = try arguments(call)
      line = expression.line
      return .bool(try test(name, value, arguments))
    case .not(let value): return .bool(try !evaluate(value).isTrue)
    case .sign(let symbol, let value): return try operators.signed(symbol, evaluate(value))
    case .arithmetic(let left, let symbol, let right):
      let (left, right) = (try evaluate(left), try evaluate(right))
      line = expression.line
      return try operators.arithmetic(left, symbol, right)
    case .and(let left, let right):
      let left = try evaluate(left)
      return left.isTrue ? try evaluate(right) : left
    case .or(let left, let right):
      let left = try evaluate(left)
      return left.isTrue ? left : try evaluate(right)
    case .comparison(let first, let others):
      var left = try evaluate(first)
      for (symbol, right) in others {
        let right = try evaluate(right)
        if try !operators.compare(left, symbol, right) { return .bool(false) }
        left = right
      }
      return .bool(true)
    case .conditional(let value, let test, let otherwise):
      if try evaluate(test).isTrue { return try evaluate(value) }
      return try otherwise.map(evaluate) ?? .undefined("an 'if' without 'else' was false")
    case .joined(let parts):
      var result = JinjaString()
      for part in parts {
        let text = try printed(evaluate(part))
        try budget.spend(textOf: result.count + text.count, adding: text.count)
        result.append(text)
      }
      return .string(result)
    }
  }

  func printed(_ value: JinjaValue) throws -> JinjaString { try JinjaText.printed(value, budget) }

  // MARK: Calls

  func call(_ function: JinjaValue, _ arguments: JinjaArguments) throws -> JinjaValue {
    switch function {
    case .function(let function): return try function.call(arguments)
    case .undefined(let problem): throw JinjaFailure(problem)
    default: throw JinjaFailure("'\(function.typeName)' object is not callable")
    }
  }

  func arguments(_ call: JinjaCall) throws -> JinjaArguments {
    var arguments = JinjaArguments(
      positional: try call.positional.map(evaluate),
      keywords: try call.keywords.map { ($0.name, try evaluate($0.value)) })
    if let spread = call.spread { arguments.positional += try access.items(evaluate(spread)) }
    if let spread = call.keywordSpread {
      guard case .dictionary(let dictionary) = try evaluate(spread) else {
        throw JinjaFailure("** takes a dictionary")
      }
      for entry in dictionary.entries {
        let (key, value) = (entry.key, entry.value)
        guard case .string(let name) = key,
          !arguments.keywords.contains(where: { $0.name == name.text })
        else { throw JinjaFailure("** takes names that are not given yet") }
        arguments.keywords.append((name.text, value))
      }
    }
    return arguments
  }

  /// What a macro's name stands for, with the variables around its definition.
  func function(of macro: JinjaMacro) -> JinjaFunction {
    let scope = scope
    return JinjaFunction(macro.name) { [unowned self] in try call(macro, in: scope, $0) }
  }

  private func call(
    _ macro: JinjaMacro, in surroundings: JinjaScope, _ arguments: JinjaArguments
  ) throws -> JinjaValue {
    macroDepth += 1
    let (outerScope, outerOutput, callLine) = (scope, output, line)
    scope = surroundings
    output = JinjaString()
    defer {
      (scope, output) = (outerScope, outerOutput)
      macroDepth -= 1
    }
    if macroDepth > JinjaBudget.macroDepth {
      throw JinjaFailure("more than \(JinjaBudget.macroDepth) macros within each other")
    }
    if surroundings.isOver { throw JinjaFailure("a macro outlives the block it is defined in") }
    var keywords = arguments.keywords
    func take(_ name: String) -> JinjaValue? {
      keywords.firstIndex { $0.name == name }.map { keywords.remove(at: $0).value }
    }
    let names = macro.parameters.map(\.name)
    var given: [String: JinjaValue] = [:]
    for (index, name) in names.enumerated() {
      given[name] = index < arguments.positional.count ? arguments.positional[index] : take(name)
    }
    var values = given
    for name in names where given[name] == nil {
      values[name] = .undefined("parameter '\(name)' was not provided")
    }
    if macro.reads.contains("caller"), !names.contains("caller") {
      values["caller"] = take("caller") ?? .undefined("No caller defined")
    }
    if macro.reads.contains("kwargs"), !names.contains("kwargs") {
      var dictionary = JinjaDictionary()
      for (name, value) in keywords { try dictionary.insert(value, .string(markup: name)) }
      values["kwargs"] = .dictionary(dictionary)
      keywords = []
    }
    if macro.reads.contains("varargs"), !names.contains("varargs") {
      values["varargs"] = .tuple(Array(arguments.positional.dropFirst(names.count)))
    } else if arguments.positional.count > names.count {
      throw JinjaFailure("macro '\(macro.name)' takes not more than \(names.count) arguments")
    }
    if let keyword = keywords.first {
      throw JinjaFailure("macro '\(macro.name)' takes no keyword argument '\(keyword.name)'")
    }
    _ = try run(macro.body, values) {
      for parameter in macro.parameters where given[parameter.name] == nil {
        guard let standard = parameter.standard else { continue }
        scope.values[parameter.name] = try evaluate(standard)
      }
    }
    line = callLine
    return .string(output)
  }
}
