/// What is in a value: its items, attributes and methods.
struct JinjaAccess {
  let budget: JinjaBudget

  // MARK: Going through

  /// The values one by one: of a dictionary the keys, of a text its letters.
  func iterator(_ value: JinjaValue) throws -> JinjaIterator {
    let budget = budget
    var position = 0
    func over(_ count: Int, _ item: @escaping (Int) -> JinjaValue) -> JinjaIterator {
      JinjaIterator(depth: value.depth) {
        if position == count { return nil }
        try budget.spend()
        defer { position += 1 }
        return item(position)
      }
    }
    switch value {
    case .undefined: return over(0) { _ in .none }
    case .string(var text):
      text.isSafe = false
      return over(text.count) { [text] in .string(text[$0]) }
    case .sequence(let sequence): return over(sequence.items.count) { sequence.items[$0] }
    case .dictionary(let dictionary):
      return over(dictionary.entries.count) { dictionary.entries[$0].key }
    case .iterator(let iterator): return iterator
    default: throw JinjaFailure("'\(value.typeName)' object is not iterable")
    }
  }

  func items(_ value: JinjaValue) throws -> [JinjaValue] {
    if case .sequence(let sequence) = value {
      try budget.spend(itemsOf: sequence.items.count)
      return sequence.items
    }
    let iterator = try iterator(value)
    var items: [JinjaValue] = []
    while let item = try iterator.next() { items.append(item) }
    return items
  }

  /// `len(value)`, if it has one.
  func count(_ value: JinjaValue) -> Int? {
    switch value {
    case .undefined: 0
    case .string(let text): text.count
    case .sequence(let sequence): sequence.items.count
    case .dictionary(let dictionary): dictionary.entries.count
    default: nil
    }
  }

  // MARK: Attributes and items

  /// `value.name`: an attribute or method, else an item.
  func attribute(_ value: JinjaValue, _ name: String) throws -> JinjaValue {
    if case .undefined(let problem) = value { throw JinjaFailure(problem) }
    return try own(value, name) ?? entry(value, .string(markup: name))
      ?? .undefined("'\(value.typeName) object' has no attribute '\(name)'")
  }

  /// `value[index]`: an item, else an attribute or method.
  func item(_ value: JinjaValue, _ index: JinjaValue) throws -> JinjaValue {
    if case .undefined(let problem) = value { throw JinjaFailure(problem) }
    if let entry = try entry(value, index) { return entry }
    guard case .string(let name) = index else {
      return .undefined("\(value.typeName) object has no such element")
    }
    return try own(value, name.text)
      ?? .undefined("'\(value.typeName) object' has no attribute '\(name.text)'")
  }

  /// What `map(attribute="a.0.b")` and the like follow.
  func path(_ value: JinjaValue, _ path: JinjaValue) throws -> JinjaValue {
    guard case .string(let text) = path else { return path.isNone ? value : try item(value, path) }
    return try text.scalars.split(separator: ".", omittingEmptySubsequences: false)
      .reduce(value) { value, part in
        let name = JinjaString(part)
        return try item(value, Int(name.text).map { .int($0) } ?? .string(name))
      }
  }

  private func entry(_ value: JinjaValue, _ index: JinjaValue) throws -> JinjaValue? {
    switch value {
    case .dictionary(let dictionary): return (try? JinjaKey(index)).flatMap { dictionary[$0] }
    case .sequence(let sequence) where sequence.kind.hasPositions:
      return position(index, sequence.items.count).map { sequence.items[$0] }
    case .string(let text): return position(index, text.count).map { .string(text[$0]) }
    default: return nil
    }
  }

  private func position(_ index: JinjaValue, _ count: Int) -> Int? {
    guard let index = index.integer, -count <= index, index < count else { return nil }
    return index < 0 ? index + count : index
  }

  func slice(_ value: JinjaValue, _ bounds: [JinjaValue]) throws -> JinjaValue {
    if case .undefined(let problem) = value { throw JinjaFailure(problem) }
    let count: Int
    switch value {
    case .string(let text): count = text.count
    case .sequence(let sequence) where sequence.kind.hasPositions: count = sequence.items.count
    default: throw JinjaFailure("'\(value.typeName)' has no slices")
    }
    let numbers = try bounds.map { bound in
      guard bound.isNone || bound.integer != nil else {
        throw JinjaFailure("a slice's bounds must be whole numbers, not \(bound.typeName)")
      }
      return bound.integer
    }
    let step = numbers.count > 2 ? numbers[2] ?? 1 : 1
    if step == 0 { throw JinjaFailure("a slice's step can't be zero") }
    let (low, high) = step > 0 ? (0, count) : (-1, count - 1)
    func clamped(_ bound: Int) -> Int { min(max(bound < 0 ? bound + count : bound, low), high) }
    let start = numbers[0].map(clamped) ?? (step > 0 ? low : high)
    let end = numbers[1].map(clamped) ?? (step > 0 ? high : low)
    // Far steps end the slice before they overflow.
    let stride = min(max(step, -count - 1), count + 1)
    let positions = stride == 0 ? [] : Array(Swift.stride(from: start, to: end, by: stride))
    try budget.spend(positions.count / 16)
    switch value {
    case .string(let text):
      if step == 1 { return .string(text[start..<max(start, end)]) }
      var result = JinjaString()
      result.isSafe = text.isSafe
      for position in positions { result.append(text[position]) }
      return .string(result)
    case .sequence(let sequence):
      let kind = sequence.kind == .tuple ? JinjaSequence.Kind.tuple : .list
      return .sequence(JinjaSequence(kind, positions.map { sequence.items[$0] }))
    default: return .none
    }
  }

  // MARK: Methods

  private static let changing: [String: Set<String>] = [
    "dict": ["clear", "pop", "popitem", "setdefault", "update"],
    "list": ["append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove"],
  ]

  /// An attribute or method of the value itself.
  private func own(_ value: JinjaValue, _ name: String) throws -> JinjaValue? {
    let isPrivate = name.hasPrefix("__") && name.hasSuffix("__")
    if isPrivate || Self.changing[value.typeName]?.contains(name) == true {
      return .undefined("access to attribute '\(name)' of '\(value.typeName)' object is unsafe")
    }
    func method(_ call: @escaping (JinjaArguments) throws -> JinjaValue) -> JinjaValue {
      .function(JinjaFunction(name, depth: value.depth + 1, call: call))
    }
    switch value {
    case .namespace(let namespace): return namespace.attributes[name]
    case .loop(let loop): return try loop.attribute(name, self)
    case .string(let text):
      if JinjaStringMethods.unsupported.contains(name) {
        throw JinjaFailure("unsupported method 'str.\(name)'")
      }
      guard JinjaStringMethods.names.contains(name) else { return nil }
      let methods = JinjaStringMethods(text: text, budget: budget)
      return method { try methods.call(name, $0) }
    case .dictionary(let dictionary):
      let entries = dictionary.entries
      switch name {
      case "items":
        return method { arguments in
          _ = try arguments.bind()
          try budget.spend(itemsOf: entries.count)
          return .sequence(
            JinjaSequence(.view("dict_items"), entries.map { .tuple([$0.key, $0.value]) }))
        }
      case "keys", "values":
        return method { arguments in
          _ = try arguments.bind()
          try budget.spend(itemsOf: entries.count)
          let items = entries.map { name == "keys" ? $0.key : $0.value }
          return .sequence(JinjaSequence(.view("dict_" + name), items))
        }
      case "get":
        return method { arguments in
          let given = try arguments.bind("_key", "_default", required: 1)
          return dictionary[try JinjaKey(given[0] ?? .none)] ?? given[1] ?? .none
        }
      case "copy":
        return method { arguments in
          _ = try arguments.bind()
          return value
        }
      case "fromkeys": throw JinjaFailure("unsupported method 'dict.fromkeys'")
      default: return nil
      }
    case .sequence(let sequence) where sequence.kind.hasPositions:
      switch name {
      case "index", "count":
        return method { arguments in
          let given = try arguments.bind("_value", required: 1)
          let operators = JinjaOperators(budget: budget)
          let places = try sequence.items.indices.filter {
            try budget.spend()
            return try operators.equal(sequence.items[$0], given[0] ?? .none)
          }
          if name == "count" { return .int(places.count) }
          guard let first = places.first else { throw JinjaFailure("the value is not in the list") }
          return .int(first)
        }
      case "copy" where sequence.kind == .list:
        return method { arguments in
          _ = try arguments.bind()
          return value
        }
      default: return nil
      }
    default: return nil
    }
  }
}
