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
