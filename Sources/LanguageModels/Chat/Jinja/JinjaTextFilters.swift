/// Filters that make a text of whatever they are given.
extension JinjaEvaluation {
  func textFilter(
    _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
  ) throws -> JinjaValue {
    var text = try printed(value)
    let methods = JinjaStringMethods(text: text, budget: budget)
    try budget.spend(textOf: text.count)
    switch name {
    case "trim":
      let given = try arguments.bind("chars")
      return .string(try methods.stripped(given[0], left: true, right: true))
    case "replace":
      let given = try arguments.bind("old", "new", "count", required: 2)
      guard given[2].map({ $0.isNone || $0.integer != nil }) ?? true else {
        throw JinjaFailure("'replace' takes a whole number")
      }
      let (old, new) = (try printed(given[0] ?? .none), try printed(given[1] ?? .none))
      text = try methods.replaced(old, new, given[2]?.integer ?? -1)
      text.isSafe = false
      return .string(text)
    case "center":
      guard let width = try arguments.bind("width")[0].map(\.integer) ?? 80 else {
        throw JinjaFailure("'center' takes a whole number")
      }
      return .string(try methods.padded("center", width, JinjaString(" ")))
    case "format":
      if arguments.keywords.isEmpty {
        return try operators.arithmetic(.string(text), "%", .tuple(arguments.positional))
      }
      guard arguments.positional.isEmpty else {
        throw JinjaFailure("'format' takes values either with names or without")
      }
      var dictionary = JinjaDictionary()
      for (name, value) in arguments.keywords {
        try dictionary.insert(value, .string(markup: name))
      }
      return try operators.arithmetic(.string(text), "%", .dictionary(dictionary))
    case "indent":
      guard case .string = value else { throw JinjaFailure("'indent' takes a text") }
      return .string(try indented(text, arguments))
    default: _ = try arguments.bind()
    }
    switch name {
    case "escape", "e": return .string(text.escaped)
    case "safe":
      text.isSafe = true
      return .string(text)
    case "string": return .string(text)
    case "title":
      // Other than the method, it lets letters behind digits and apostrophes be.
      let opens = Set("-({[<".unicodeScalars)
      func starts(_ position: Int) -> Bool {
        position == 0 || opens.contains(text.scalars[position - 1])
          || text.scalars[position - 1].isPythonSpace
      }
      var result = JinjaString()
      var start = 0
      for position in 0..<text.count where position + 1 == text.count || starts(position + 1) {
        let word = JinjaStringMethods(text: text[start + 1..<position + 1], budget: budget)
        result.append(text[start].map { $1.properties.uppercaseMapping.unicodeScalars })
        if case .string(let rest) = try word.call("lower", JinjaArguments()) { result.append(rest) }
        start = position + 1
      }
      return .string(result)
    case "wordcount":
      let words = text.scalars.split {
        !JinjaStringMethods.isLetter($0) && $0.properties.numericType == nil && $0 != "_"
      }
      return .int(words.count)
    default: return try methods.call(name, JinjaArguments())
    }
  }

  private func indented(_ text: JinjaString, _ arguments: JinjaArguments) throws -> JinjaString {
    let given = try arguments.bind("width", "first", "blank")
    var indentation = JinjaString("    ")
    switch given[0] {
    case nil: break
    case .string(let own): indentation = own
    case .some(let width):
      guard let width = width.integer else { throw JinjaFailure("'indent' takes a whole number") }
      try budget.spend(textOf: max(width, 0))
      indentation = JinjaString(String(repeating: " ", count: max(width, 0)))
    }
    var ended = text
    ended.append("\n")
    var result = JinjaString()
    if given[1]?.isTrue == true { result.append(indentation) }
    let lines = try JinjaStringMethods(text: ended, budget: budget).lines()
    for (index, line) in lines.enumerated() {
      let count = indentation.count + line.count + 1
      try budget.spend(textOf: result.count + count, adding: count)
      if index > 0 {
        result.append("\n")
        if !line.isEmpty || given[2]?.isTrue == true { result.append(indentation) }
      }
      result.append(line)
    }
    result.isSafe = text.isSafe
    return result
  }

  func json(_ value: JinjaValue, _ arguments: JinjaArguments) throws -> JinjaValue {
    let given = try arguments.bind("ensure_ascii", "indent", "separators", "sort_keys")
    var style = JinjaText.JSONStyle(separators: (JinjaString(", "), JinjaString(": ")))
    style.onlyASCII = given[0]?.isTrue ?? false
    style.sortsKeys = given[3]?.isTrue ?? false
    switch given[1] {
    case nil, .some(.none): break
    case .string(let indentation): style.indentation = indentation
    case .some(let width):
      guard let width = width.integer else { throw JinjaFailure("'indent' is a whole number") }
      try budget.spend(textOf: max(width, 0))
      style.indentation = JinjaString(String(repeating: " ", count: max(width, 0)))
    }
    if style.indentation != nil { style.separators.item = JinjaString(",") }
    if let separators = given[2], !separators.isNone {
      let parts = try access.items(separators)
      guard parts.count == 2, case .string(let item) = parts[0], case .string(let key) = parts[1]
      else { throw JinjaFailure("'separators' are two texts") }
      style.separators = (item, key)
    }
    var text = JinjaText(budget)
    try text.json(value, style)
    return .string(text.result)
  }
}
