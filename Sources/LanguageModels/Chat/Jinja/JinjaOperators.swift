import Foundation

/// Python's operators.
struct JinjaOperators {
  let budget: JinjaBudget

  // MARK: Arithmetic

  func arithmetic(
    _ left: JinjaValue, _ symbol: String, _ right: JinjaValue
  ) throws -> JinjaValue {
    if symbol == "%", case .string(let format) = left {
      return .string(try JinjaFormatting(budget: budget).percent(format, right))
    }
    for case .undefined(let problem) in [left, right] { throw JinjaFailure(problem) }
    if let left = left.integer, let right = right.integer {
      return try arithmetic(left, symbol, right)
    }
    if let left = left.number, let right = right.number {
      return .double(try arithmetic(left, symbol, right))
    }
    switch (symbol, left, right) {
    case ("+", .string(let left), .string(let right)):
      return .string(try sum(left, right))
    case ("+", .sequence(let left), .sequence(let right))
    where left.kind == right.kind && (left.kind == .list || left.kind == .tuple):
      try budget.spend(itemsOf: left.items.count + right.items.count)
      return .sequence(JinjaSequence(left.kind, left.items + right.items))
    case ("*", _, _):
      if let count = right.integer, let product = try repeated(left, count) { return product }
      if let count = left.integer, let product = try repeated(right, count) { return product }
    default: break
    }
    throw JinjaFailure("\(left.typeName) \(symbol) \(right.typeName) has no meaning")
  }

  private func sum(_ left: JinjaString, _ right: JinjaString) throws -> JinjaString {
    try budget.spend(textOf: left.count + right.count)
    let isSafe = left.isSafe || right.isSafe
    var sum = isSafe ? left.escaped : left
    sum.append(isSafe ? right.escaped : right)
    return sum
  }

  private func repeated(_ value: JinjaValue, _ count: Int) throws -> JinjaValue? {
    switch value {
    case .string(let text):
      try budget.spend(textOf: product(text.count, max(count, 0)))
      var result = text[0..<0]
      var (power, rest) = (text, text.isEmpty ? 0 : max(count, 0))
      while rest > 0 {
        if rest % 2 == 1 { result.append(power) }
        rest /= 2
        if rest > 0 { power.append(power) }
      }
      return .string(result)
    case .sequence(let sequence) where sequence.kind == .list || sequence.kind == .tuple:
      try budget.spend(itemsOf: product(sequence.items.count, max(count, 0)))
      let items = sequence.items.isEmpty ? 0 : max(count, 0)
      return .sequence(
        JinjaSequence(
          sequence.kind, Array(repeatElement(sequence.items, count: items).joined())))
    default: return nil
    }
  }

  private func arithmetic(_ left: Int, _ symbol: String, _ right: Int) throws -> JinjaValue {
    if right == 0, ["/", "//", "%"].contains(symbol) { throw JinjaFailure("division by zero") }
    var result: (partialValue: Int, overflow: Bool)
    switch symbol {
    case "+": result = left.addingReportingOverflow(right)
    case "-": result = left.subtractingReportingOverflow(right)
    case "*": result = left.multipliedReportingOverflow(by: right)
    case "/": return .double(Double(left) / Double(right))
    case "//":
      result = left.dividedReportingOverflow(by: right)
      // Python rounds down, not to zero.
      if !result.overflow, left % right != 0, (left < 0) != (right < 0) { result.partialValue -= 1 }
    case "%":
      result = left.remainderReportingOverflow(dividingBy: right)
      if result.overflow { result = (0, false) }
      if result.partialValue != 0, (result.partialValue < 0) != (right < 0) {
        result.partialValue += right
      }
    default:
      if right < 0 { return .double(try arithmetic(Double(left), "**", Double(right))) }
      result = (1, false)
      var base = (partialValue: left, overflow: false)
      var rest = right
      while rest > 0, !result.overflow {
        if rest % 2 == 1 {
          let step = result.partialValue.multipliedReportingOverflow(by: base.partialValue)
          result = (step.partialValue, step.overflow || base.overflow)
        }
        rest /= 2
        let square = base.partialValue.multipliedReportingOverflow(by: base.partialValue)
        base = (square.partialValue, square.overflow || base.overflow)
      }
    }
    if result.overflow { throw JinjaFailure("\(left) \(symbol) \(right) is too large a number") }
    return .int(result.partialValue)
  }

  private func arithmetic(_ left: Double, _ symbol: String, _ right: Double) throws -> Double {
    if right == 0, ["/", "//", "%"].contains(symbol) { throw JinjaFailure("division by zero") }
    switch symbol {
    case "+": return left + right
    case "-": return left - right
    case "*": return left * right
    case "/": return left / right
    case "**":
      let power = pow(left, right)
      let isFinite = left.isFinite && right.isFinite
      if isFinite && !power.isFinite { throw JinjaFailure("\(left) ** \(right) has no value") }
      return power
    default:
      var remainder = fmod(left, right)
      var quotient = (left - remainder) / right
      if remainder != 0, (remainder < 0) != (right < 0) {
        remainder += right
        quotient -= 1
      }
      if symbol == "%" { return remainder == 0 ? copysign(0, right) : remainder }
      if quotient == 0 { return copysign(0, left / right) }
      let floor = quotient.rounded(.down)
      return quotient - floor > 0.5 ? floor + 1 : floor
    }
  }

  func signed(_ symbol: String, _ value: JinjaValue) throws -> JinjaValue {
    if case .undefined(let problem) = value { throw JinjaFailure(problem) }
    if let number = value.integer {
      if symbol == "+" { return .int(number) }
      return try arithmetic(0, "-", number)
    }
    guard case .double(let number) = value else {
      throw JinjaFailure("\(symbol) \(value.typeName) has no meaning")
    }
    return .double(symbol == "-" ? -number : number)
  }

  // MARK: Comparison

  func compare(_ left: JinjaValue, _ symbol: String, _ right: JinjaValue) throws -> Bool {
    switch symbol {
    case "==": try equal(left, right)
    case "!=": try !equal(left, right)
    case "<": try isLess(left, right)
    case "<=": try isLess(left, right, orEqual: true)
    case ">": try isLess(right, left)
    case ">=": try isLess(right, left, orEqual: true)
    case "in": try contains(right, left)
    default: try !contains(right, left)
    }
  }

  func equal(_ left: JinjaValue, _ right: JinjaValue) throws -> Bool {
    switch (left, right) {
    case (.undefined, .undefined), (.none, .none): return true
    case (.string(let left), .string(let right)):
      try budget.spend(min(left.count, right.count) / 256)
      return left == right
    case (.sequence(let left), .sequence(let right)):
      let isSame =
        left.items.count == right.items.count
        && (left.kind == right.kind || left.kind.name == "range" && right.kind.name == "range")
      if !isSame { return false }
      try budget.spend(left.items.count)
      for (left, right) in zip(left.items, right.items) where try !equal(left, right) {
        return false
      }
      return true
    case (.dictionary(let left), .dictionary(let right)):
      if left.entries.count != right.entries.count { return false }
      try budget.spend(left.entries.count)
      for entry in left.entries {
        let (key, value) = (entry.key, entry.value)
        guard let other = right[try JinjaKey(key)], try equal(value, other) else { return false }
      }
      return true
    case (.namespace(let left), .namespace(let right)): return left === right
    case (.function(let left), .function(let right)): return left === right
    case (.iterator(let left), .iterator(let right)): return left === right
    case (.loop(let left), .loop(let right)): return left === right
    default:
      guard left.number != nil, right.number != nil else { return false }
      // 1 == 1.0, and two large numbers that round to the same are not.
      return try JinjaKey(left) == JinjaKey(right)
    }
  }

  private func isLess(
    _ left: JinjaValue, _ right: JinjaValue, orEqual: Bool = false
  ) throws -> Bool {
    for case .undefined(let problem) in [left, right] { throw JinjaFailure(problem) }
    if let left = left.integer, let right = right.integer {
      return orEqual ? left <= right : left < right
    }
    if let left = left.number, let right = right.number {
      return orEqual ? left <= right : left < right
    }
    switch (left, right) {
    case (.string(let left), .string(let right)):
      try budget.spend(min(left.count, right.count) / 256)
      let isLess = left.scalars.lexicographicallyPrecedes(right.scalars)
      return isLess || orEqual && left == right
    case (.sequence(let left), .sequence(let right))
    where left.kind == right.kind && (left.kind == .list || left.kind == .tuple):
      try budget.spend(min(left.items.count, right.items.count))
      for (left, right) in zip(left.items, right.items) where try !equal(left, right) {
        return try isLess(left, right, orEqual: orEqual)
      }
      let counts = (left.items.count, right.items.count)
      return orEqual ? counts.0 <= counts.1 : counts.0 < counts.1
    default: throw JinjaFailure("\(left.typeName) and \(right.typeName) have no order")
    }
  }

  func contains(_ container: JinjaValue, _ item: JinjaValue) throws -> Bool {
    switch container {
    case .string(let text):
      guard case .string(let part) = item else {
        throw JinjaFailure("\(item.typeName) in str has no meaning")
      }
      return try JinjaSearch(budget: budget).first(part, in: text, 0..<text.count) != nil
    case .dictionary(let dictionary): return dictionary[try JinjaKey(item)] != nil
    default:
      let iterator = try JinjaAccess(budget: budget).iterator(container)
      while let value = try iterator.next() { if try equal(value, item) { return true } }
      return false
    }
  }

  /// The items in the order of their keys; equal ones stay as they are.
  func sorted<Item>(
    _ items: [Item], reversed: Bool = false, by key: (Item) throws -> JinjaValue
  ) throws -> [Item] {
    let keyed = try items.enumerated().map { (index: $0.offset, key: try key($0.element)) }
    // Types without an order are told even where the sort would not compare them.
    for (one, next) in zip(keyed, keyed.dropFirst()) { _ = try isLess(one.key, next.key) }
    let order = try keyed.sorted { left, right in
      try budget.spend()
      let (first, second) = reversed ? (right, left) : (left, right)
      if try isLess(first.key, second.key) { return true }
      return try !isLess(second.key, first.key) && left.index < right.index
    }
    return order.map { items[$0.index] }
  }
}
