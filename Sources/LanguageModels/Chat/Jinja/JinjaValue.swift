/// A value of a template, with Python's meaning.
enum JinjaValue {
  /// Nothing; it prints as nothing, and the text says what was missing if more is asked of it.
  case undefined(String)
  case none
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(JinjaString)
  case sequence(JinjaSequence)
  case dictionary(JinjaDictionary)
  /// What filters such as `map` make: it can be gone through once.
  case iterator(JinjaIterator)
  case namespace(JinjaNamespace)
  case function(JinjaFunction)
  case loop(JinjaLoop)

  /// A text in which special tokens count.
  static func string(markup text: String) -> JinjaValue { .string(JinjaString(text)) }
  /// A text that a message contributes.
  static func string(content text: String) -> JinjaValue {
    .string(JinjaString(text, isContent: true))
  }
  static func list(_ items: [JinjaValue]) -> JinjaValue {
    .sequence(JinjaSequence(.list, items))
  }
  static func tuple(_ items: [JinjaValue]) -> JinjaValue {
    .sequence(JinjaSequence(.tuple, items))
  }
  /// A dictionary in the order of its entries.
  static func dictionary(_ entries: KeyValuePairs<String, JinjaValue>) -> JinjaValue {
    var dictionary = JinjaDictionary()
    for (key, value) in entries {
      dictionary.insert(value, .string(markup: key), JinjaKey.string(JinjaString(key)))
    }
    return .dictionary(dictionary)
  }

  /// How deeply values are nested in it; bounded, as recursion follows it.
  var depth: Int {
    switch self {
    case .sequence(let sequence): sequence.depth
    case .dictionary(let dictionary): dictionary.depth
    case .iterator(let iterator): iterator.depth
    case .function(let function): function.depth
    case .loop(let loop): loop.depth
    default: 0
    }
  }

  var isUndefined: Bool { if case .undefined = self { true } else { false } }
  var isNone: Bool { if case .none = self { true } else { false } }

  /// What `if` makes of it.
  var isTrue: Bool {
    switch self {
    case .undefined, .none: false
    case .bool(let value): value
    case .int(let value): value != 0
    case .double(let value): value != 0
    case .string(let value): !value.isEmpty
    case .sequence(let value): !value.items.isEmpty
    case .dictionary(let value): !value.entries.isEmpty
    case .iterator, .namespace, .function, .loop: true
    }
  }

  /// The name of its type in messages.
  var typeName: String {
    switch self {
    case .undefined: "Undefined"
    case .none: "NoneType"
    case .bool: "bool"
    case .int: "int"
    case .double: "float"
    case .string: "str"
    case .sequence(let sequence): sequence.kind.name
    case .dictionary: "dict"
    case .iterator: "generator"
    case .namespace: "Namespace"
    case .function: "function"
    case .loop: "LoopContext"
    }
  }

  /// It as a whole number, which True and False are too.
  var integer: Int? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): value
    default: nil
    }
  }

  var number: Double? {
    if case .double(let value) = self { value } else { integer.map(Double.init) }
  }
}

/// Values in a row: a list, or what is like one.
struct JinjaSequence {
  enum Kind: Equatable {
    case list, tuple
    case range(start: Int, stop: Int, step: Int)
    /// A dictionary's `keys()`, `values()` or `items()`: it has no positions.
    case view(String)

    var name: String {
      switch self {
      case .list: "list"
      case .tuple: "tuple"
      case .range: "range"
      case .view(let name): name
      }
    }
    var hasPositions: Bool { if case .view = self { false } else { true } }
  }
  let kind: Kind
  let items: [JinjaValue]
  let depth: Int

  init(_ kind: Kind, _ items: [JinjaValue]) {
    self.kind = kind
    self.items = items
    depth = items.reduce(0) { max($0, $1.depth) } + 1
  }
}

/// Values by key, in the order in which the keys came.
struct JinjaDictionary {
  struct Entry {
    let key: JinjaValue
    var value: JinjaValue
  }
  private(set) var entries: [Entry]
  private var positions: [JinjaKey: Int]
  private(set) var depth: Int

  init() {
    (entries, positions, depth) = ([], [:], 1)
  }

  subscript(key: JinjaKey) -> JinjaValue? { positions[key].map { entries[$0].value } }
  subscript(name: String) -> JinjaValue? { self[.string(JinjaString(name))] }

  mutating func insert(_ value: JinjaValue, _ key: JinjaValue, _ hashed: JinjaKey) {
    depth = max(depth, value.depth + 1, key.depth + 1)
    if let position = positions[hashed] {
      entries[position].value = value
    } else {
      positions[hashed] = entries.count
      entries.append(Entry(key: key, value: value))
    }
  }

  mutating func insert(_ value: JinjaValue, _ key: JinjaValue) throws {
    insert(value, key, try JinjaKey(key))
  }
}

/// What dictionaries find values by: equal values have equal keys, so 1, 1.0 and True are one.
enum JinjaKey: Hashable {
  case undefined, none
  case int(Int)
  case double(Double)
  case string(JinjaString)
  case tuple([JinjaKey])
  case object(ObjectIdentifier)

  init(_ value: JinjaValue) throws {
    var rest = 100_000
    try self.init(value, &rest)
  }

  /// Tuples that hold one another many times over would take for ever; `rest` bounds that.
  private init(_ value: JinjaValue, _ rest: inout Int) throws {
    rest -= 1
    if rest < 0 { throw JinjaFailure("a key of more than 100000 values") }
    switch value {
    case .undefined: self = .undefined
    case .none: self = .none
    case .bool(let value): self = .int(value ? 1 : 0)
    case .int(let value): self = .int(value)
    case .double(let value): self = Int(exactly: value).map { .int($0) } ?? .double(value)
    case .string(let value): self = .string(value)
    case .sequence(let sequence) where sequence.kind == .tuple:
      self = .tuple(try sequence.items.map { try JinjaKey($0, &rest) })
    case .namespace(let object): self = .object(ObjectIdentifier(object))
    case .function(let object): self = .object(ObjectIdentifier(object))
    default: throw JinjaFailure("a \(value.typeName) can't be a key")
    }
  }
}

/// Values that come one by one, each once.
final class JinjaIterator {
  let depth: Int
  let next: () throws -> JinjaValue?

  init(depth: Int, next: @escaping () throws -> JinjaValue?) {
    self.depth = depth
    self.next = next
  }
}

/// What `namespace()` makes: names that can be set from inner scopes.
final class JinjaNamespace {
  var attributes = JinjaDictionary()
}

/// A function, a macro, or a method with the value it belongs to.
final class JinjaFunction {
  let name: String
  let depth: Int
  let call: (JinjaArguments) throws -> JinjaValue

  init(_ name: String, depth: Int = 0, call: @escaping (JinjaArguments) throws -> JinjaValue) {
    self.name = name
    self.depth = depth
    self.call = call
  }
}

/// What a call is given.
struct JinjaArguments {
  var positional: [JinjaValue] = []
  var keywords: [(name: String, value: JinjaValue)] = []

  /// The arguments in the order of `names`; a name with a leading `_` goes by position only.
  func bind(_ names: String..., required: Int = 0) throws -> [JinjaValue?] {
    if positional.count > names.count {
      throw JinjaFailure("\(positional.count) arguments where at most \(names.count) are taken")
    }
    var values: [JinjaValue?] =
      positional + Array(repeating: nil, count: names.count - positional.count)
    for keyword in keywords {
      guard let place = names.firstIndex(of: keyword.name), !keyword.name.hasPrefix("_") else {
        throw JinjaFailure("unexpected argument '\(keyword.name)'")
      }
      if values[place] != nil { throw JinjaFailure("two values for '\(keyword.name)'") }
      values[place] = keyword.value
    }
    for place in 0..<required where values[place] == nil {
      throw JinjaFailure("no value for '\(names[place].drop { $0 == "_" })'")
    }
    return values
  }
}

/// Why a template can't be run; ``JinjaTemplate`` adds the file, and the line if it isn't said.
struct JinjaFailure: Error {
  var problem: String
  var line: Int?
  var remedy = "correct the template or take another"

  init(_ problem: String, line: Int? = nil) {
    self.problem = problem
    self.line = line
  }
}
