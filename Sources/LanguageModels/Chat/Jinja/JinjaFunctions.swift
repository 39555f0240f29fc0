/// The functions that Jinja and transformers give to a template.
extension JinjaEvaluation {
  func makeFunctions() -> [String: JinjaFunction] {
    var functions: [String: JinjaFunction] = [:]
    func add(_ name: String, _ call: @escaping (JinjaArguments) throws -> JinjaValue) {
      functions[name] = JinjaFunction(name, call: call)
    }
    add("range") { [unowned self] in try range($0) }
    add("dict") { [unowned self] in .dictionary(try dictionary($0)) }
    add("namespace") { [unowned self] in
      let namespace = JinjaNamespace()
      namespaces.append(namespace)
      for entry in try dictionary($0).entries {
        let (key, value) = (entry.key, entry.value)
        guard case .string(let name) = key else { continue }
        try set(value, name.text, of: namespace)
      }
      return .namespace(namespace)
    }
    add("raise_exception") { [unowned self] in
      let message = try printed(try $0.bind("message", required: 1)[0] ?? .none).text
      var failure = JinjaFailure("the template refuses the conversation: \(message)")
      failure.remedy = "change the conversation or take another template"
      throw failure
    }
    add("strftime_now") {
      guard case .string(let format) = try $0.bind("format", required: 1)[0] else {
        throw JinjaFailure("a date's format must be a text")
      }
      return .string(JinjaDate.text(format))
    }
    for name in ["cycler", "joiner", "lipsum"] {
      add(name) { _ in throw JinjaFailure("unsupported function '\(name)'") }
    }
    return functions
  }

  func set(_ value: JinjaValue, _ name: String, of namespace: JinjaNamespace) throws {
    if name.hasPrefix("_") { throw JinjaFailure("a namespace takes no '\(name)'") }
    try namespace.attributes.insert(value, .string(markup: name))
  }

  private func range(_ arguments: JinjaArguments) throws -> JinjaValue {
    let given = try arguments.bind("_start", "_stop", "_step", required: 1)
    let numbers = try given.compactMap { $0 }.map { value in
      guard let number = value.integer else {
        throw JinjaFailure("'range' takes whole numbers, not \(value.typeName)")
      }
      return number
    }
    let (start, stop) = numbers.count == 1 ? (0, numbers[0]) : (numbers[0], numbers[1])
    let step = numbers.count == 3 ? numbers[2] : 1
    if step == 0 { throw JinjaFailure("a range's step can't be zero") }
    let (distance, overflow) = stop.subtractingReportingOverflow(start)
    let isEmpty = step > 0 ? start >= stop : start <= stop
    let count = isEmpty ? 0 : (distance.magnitude - 1) / step.magnitude + 1
    if overflow && !isEmpty || count > 100_000 {
      throw JinjaFailure("a range of more than 100000 numbers")
    }
    try budget.spend(itemsOf: Int(count))
    let items = (0..<Int(count)).map { JinjaValue.int(start + $0 * step) }
    return .sequence(JinjaSequence(.range(start: start, stop: stop, step: step), items))
  }

  private func dictionary(_ arguments: JinjaArguments) throws -> JinjaDictionary {
    var dictionary = JinjaDictionary()
    if arguments.positional.count > 1 { throw JinjaFailure("'dict' takes one value") }
    switch arguments.positional.first {
    case nil: break
    case .dictionary(let other):
      try budget.spend(itemsOf: other.entries.count)
      dictionary = other
    case .some(let values):
      for pair in try access.items(values) {
        let pair = try access.items(pair)
        guard pair.count == 2 else { throw JinjaFailure("'dict' takes pairs") }
        try dictionary.insert(pair[1], pair[0])
      }
    }
    for (name, value) in arguments.keywords {
      try dictionary.insert(value, .string(markup: name))
    }
    return dictionary
  }
}

/// The day that templates are told it is, always the same: what a model thinks of a text must not
/// depend on the day it is asked.
enum JinjaDate {
  /// Friday, 26 July 2024, midnight.
  private static let parts: [Unicode.Scalar: String] = [
    "d": "26", "e": "26", "j": "208", "m": "07", "B": "July", "b": "Jul", "h": "Jul",
    "Y": "2024", "y": "24", "C": "20", "G": "2024", "g": "24",
    "A": "Friday", "a": "Fri", "u": "5", "w": "5", "U": "29", "W": "30", "V": "30",
    "H": "00", "I": "12", "M": "00", "S": "00", "f": "000000", "p": "AM", "P": "am", "k": " 0",
    "l": "12", "Z": "", "z": "", "n": "\n", "t": "\t", "%": "%",
    "F": "2024-07-26", "D": "07/26/24", "x": "07/26/24", "T": "00:00:00", "X": "00:00:00",
    "R": "00:00", "r": "12:00:00 AM", "c": "Fri Jul 26 00:00:00 2024",
  ]

  static func text(_ format: JinjaString) -> JinjaString {
    var result = JinjaString()
    var position = 0
    while position < format.count {
      let start = position
      position += 1
      if format.scalars[start] == "%" {
        let isShort = position < format.count && format.scalars[position] == "-"
        let place = position + (isShort ? 1 : 0)
        if place < format.count, let part = parts[format.scalars[place]] {
          // `%-d` is without leading zeros.
          let short = part.drop { $0 == "0" || $0 == " " }
          let isZero = short.isEmpty && !part.isEmpty
          result.append(isShort ? (isZero ? "0" : String(short)) : part)
          position = place + 1
          continue
        }
      }
      result.append(format[start])
    }
    return result
  }
}
