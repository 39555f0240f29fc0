import Foundation

/// What follows a bar.
enum JinjaFilters {
  static let names: Set<String> = [
    "abs", "batch", "capitalize", "center", "count", "d", "default", "dictsort", "e", "escape",
    "first", "float", "format", "indent", "int", "items", "join", "last", "length", "list",
    "lower", "map", "max", "min", "reject", "rejectattr", "replace", "reverse", "round", "safe",
    "select", "selectattr", "slice", "sort", "string", "sum", "title", "tojson", "trim", "unique",
    "upper", "wordcount",
  ]
}

extension JinjaEvaluation {
  func filter(
    _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
  ) throws -> JinjaValue {
    switch name {
    case "capitalize", "center", "escape", "e", "format", "indent", "lower", "replace", "safe",
      "string", "title", "trim", "upper", "wordcount":
      return try textFilter(name, value, arguments)
    case "abs", "float", "int", "round": return try numberFilter(name, value, arguments)
    case "map", "reject", "rejectattr", "select", "selectattr":
      return try choosingFilter(name, value, arguments)
    case "max", "min", "sort", "sum", "unique", "dictsort":
      return try orderingFilter(name, value, arguments)
    case "d", "default":
      let given = try arguments.bind("default_value", "boolean")
      let isMissing = value.isUndefined || (given[1]?.isTrue ?? false) && !value.isTrue
      return isMissing ? given[0] ?? .string(markup: "") : value
    case "tojson": return try json(value, arguments)
    case "join":
      let given = try arguments.bind("d", "attribute")
      let separator = try printed(given[0] ?? .string(markup: ""))
      let items = try iterator(value, attribute: given[1])
      var result = JinjaString()
      var isFirst = true
      while let item = try items.next() {
        let part = try printed(item)
        let count = separator.count + part.count
        try budget.spend(textOf: result.count + count, adding: count)
        if !isFirst { result.append(separator) }
        isFirst = false
        result.append(part)
      }
      result.isSafe = false
      return .string(result)
    case "batch", "slice":
      let given = try arguments.bind(
        name == "batch" ? "linecount" : "slices", "fill_with", required: 1)
      let items = try access.items(value)
      guard let count = given[0]?.integer, count > 0 else {
        throw JinjaFailure("'\(name)' takes a number above zero")
      }
      let fill = given[1].flatMap { $0.isNone ? nil : $0 }
      let lists = try name == "batch" ? batches(items, count, fill) : slices(items, count, fill)
      return try passing(.list(lists))
    default: _ = try arguments.bind()
    }
    switch name {
    case "count", "length":
      guard let count = access.count(value) else {
        throw JinjaFailure("object of type '\(value.typeName)' has no length")
      }
      return .int(count)
    case "first": return try access.iterator(value).next() ?? .undefined("no first item")
    case "last", "reverse":
      if name == "reverse", case .string(let text) = value {
        return try access.slice(value, [.none, .none, .int(text.isEmpty ? 1 : -1)])
      }
      if name == "last", access.count(value) == nil {
        throw JinjaFailure("'\(value.typeName)' object is not reversible")
      }
      let items = try access.items(value)
      if name == "last" { return items.last ?? .undefined("no last item") }
      let reversed = JinjaValue.list(items.reversed())
      if case .iterator = value { return reversed }
      return try passing(reversed)
    case "list": return .list(try access.items(value))
    case "items":
      if value.isUndefined { return try passing(.list([])) }
      guard case .dictionary(let dictionary) = value else {
        throw JinjaFailure("'items' takes a dictionary, not \(value.typeName)")
      }
      return try passing(.list(dictionary.entries.map { .tuple([$0.key, $0.value]) }))
    default: throw JinjaFailure("unsupported filter '\(name)'")
    }
  }

  /// Values that are gone through once.
  private func passing(_ value: JinjaValue) throws -> JinjaValue {
    .iterator(try access.iterator(value))
  }

  private func iterator(_ value: JinjaValue, attribute: JinjaValue?) throws -> JinjaIterator {
    let source = try access.iterator(value)
    guard let attribute, !attribute.isNone else { return source }
    let access = access
    return JinjaIterator(depth: source.depth) {
      try source.next().map { try access.path($0, attribute) }
    }
  }

  private func batches(
    _ items: [JinjaValue], _ count: Int, _ fill: JinjaValue?
  ) throws -> [JinjaValue] {
    if fill != nil { try budget.spend(itemsOf: count) }
    return stride(from: 0, to: items.count, by: count).map { start in
      let batch = items[start..<start + min(count, items.count - start)]
      let missing = fill.map { Array(repeating: $0, count: count - batch.count) } ?? []
      return .list(batch + missing)
    }
  }

  private func slices(
    _ items: [JinjaValue], _ count: Int, _ fill: JinjaValue?
  ) throws -> [JinjaValue] {
    try budget.spend(itemsOf: count)
    var start = 0
    return (0..<count).map { index in
      let isLonger = index < items.count % count
      let end = start + items.count / count + (isLonger ? 1 : 0)
      defer { start = end }
      let missing = isLonger ? [] : fill.map { [$0] } ?? []
      return .list(items[start..<end] + missing)
    }
  }

  // MARK: Texts

  private func textFilter(
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

  private func json(_ value: JinjaValue, _ arguments: JinjaArguments) throws -> JinjaValue {
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

  // MARK: Numbers

  private func numberFilter(
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

  // MARK: Choosing

  private func choosingFilter(
    _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
  ) throws -> JinjaValue {
    let source = try value.isTrue ? access.iterator(value) : access.iterator(.list([]))
    var arguments = arguments
    if name == "map" {
      let transform: (JinjaValue) throws -> JinjaValue
      if arguments.positional.isEmpty {
        let given = try arguments.bind("attribute", "default", required: 1)
        let (path, standard) = (given[0] ?? .none, given[1] ?? .none)
        let access = access
        transform = {
          let value = try access.path($0, path)
          return value.isUndefined && !standard.isNone ? standard : value
        }
      } else {
        let filter = try self.name(in: &arguments, "filter")
        let rest = arguments
        transform = { [unowned self] in try self.filter(filter, $0, rest) }
      }
      return .iterator(
        JinjaIterator(depth: source.depth + 1) { try source.next().map(transform) })
    }
    var path: JinjaValue?
    if name.hasSuffix("attr") {
      guard !arguments.positional.isEmpty else {
        throw JinjaFailure("'\(name)' takes an attribute")
      }
      path = arguments.positional.removeFirst()
    }
    let test = arguments.positional.isEmpty ? nil : try self.name(in: &arguments, "test")
    let rest = arguments
    let isWanted = name.hasPrefix("select")
    let access = access
    return .iterator(
      JinjaIterator(depth: source.depth + 1) { [unowned self] in
        while let item = try source.next() {
          let value = try path.map { try access.path(item, $0) } ?? item
          let holds = try test.map { try self.test($0, value, rest) } ?? value.isTrue
          if holds == isWanted { return item }
        }
        return nil
      })
  }

  private func name(in arguments: inout JinjaArguments, _ kind: String) throws -> String {
    guard case .string(let name) = arguments.positional.removeFirst() else {
      throw JinjaFailure("the name of a \(kind) must be a text")
    }
    return name.text
  }

  // MARK: Ordering

  private func orderingFilter(
    _ name: String, _ value: JinjaValue, _ arguments: JinjaArguments
  ) throws -> JinjaValue {
    func key(_ value: JinjaValue, _ isExact: JinjaValue?) throws -> JinjaValue {
      guard case .string(let text) = value, isExact?.isTrue != true else { return value }
      return try JinjaStringMethods(text: text, budget: budget).call("lower", JinjaArguments())
    }
    switch name {
    case "sum":
      let given = try arguments.bind("attribute", "start")
      let items = try iterator(value, attribute: given[0])
      var sum = given[1] ?? .int(0)
      if case .string = sum { throw JinjaFailure("'sum' does not take texts") }
      while let item = try items.next() { sum = try operators.arithmetic(sum, "+", item) }
      return sum
    case "dictsort":
      let given = try arguments.bind("case_sensitive", "by", "reverse")
      if case .undefined(let problem) = value { throw JinjaFailure(problem) }
      guard case .dictionary(let dictionary) = value else {
        throw JinjaFailure("'dictsort' takes a dictionary, not \(value.typeName)")
      }
      guard case .string(let by) = given[1] ?? .string(markup: "key"),
        ["key", "value"].contains(by.text)
      else { throw JinjaFailure("'dictsort' goes by 'key' or 'value'") }
      let entries = try operators.sorted(
        dictionary.entries, reversed: given[2]?.isTrue ?? false
      ) { try key(by.text == "key" ? $0.key : $0.value, given[0]) }
      return .list(entries.map { .tuple([$0.key, $0.value]) })
    case "sort":
      let given = try arguments.bind("reverse", "case_sensitive", "attribute")
      var paths = [given[2] ?? .none]
      if case .string(let text) = paths[0] {
        paths = text.scalars.split(separator: ",", omittingEmptySubsequences: false)
          .map { .string(JinjaString($0)) }
      }
      return .list(
        try operators.sorted(access.items(value), reversed: given[0]?.isTrue ?? false) { item in
          .list(try paths.map { try key(access.path(item, $0), given[1]) })
        })
    case "unique":
      let given = try arguments.bind("case_sensitive", "attribute")
      let source = try access.iterator(value)
      let access = access
      var seen: Set<JinjaKey> = []
      return .iterator(
        JinjaIterator(depth: source.depth + 1) {
          while let item = try source.next() {
            let value = try key(access.path(item, given[1] ?? .none), given[0])
            if seen.insert(try JinjaKey(value)).inserted { return item }
          }
          return nil
        })
    default:
      let given = try arguments.bind("case_sensitive", "attribute")
      let items = try access.iterator(value)
      guard var best = try items.next() else { return .undefined("no item: the list is empty") }
      var bestKey = try key(access.path(best, given[1] ?? .none), given[0])
      while let item = try items.next() {
        let itemKey = try key(access.path(item, given[1] ?? .none), given[0])
        if try operators.compare(itemKey, name == "min" ? "<" : ">", bestKey) {
          (best, bestKey) = (item, itemKey)
        }
      }
      return best
    }
  }
}
