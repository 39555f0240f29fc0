/// What one rendering may use: a template from a stranger's model must neither hang nor exhaust
/// the program that reads it.
final class JinjaBudget {
  static let depth = 200
  static let macroDepth = 100
  /// Code points of a text, of four bytes each: 64 MiB.
  static let textLimit = 16 << 20
  static let itemLimit = 2_000_000

  private var steps = 2_000_000

  /// Counts work: an expression, a statement or a value is a step.
  func spend(_ amount: Int = 1) throws {
    steps -= min(max(amount, 0), 2_000_000)
    if steps < 0 { throw JinjaFailure("more than 2000000 steps") }
  }

  /// Counts a text that is about to be made, or `adding` as many code points to one.
  func spend(textOf count: Int, adding: Int? = nil) throws {
    if count > Self.textLimit { throw JinjaFailure("a text of more than 64 MiB") }
    try spend(1 + (adding ?? count) / 64)
  }

  /// Counts a list that is about to be made.
  func spend(itemsOf count: Int) throws {
    if count > Self.itemLimit { throw JinjaFailure("a list of more than 2000000 values") }
    try spend(count / 16)
  }
}

/// `left * right`, unless it is more than any limit.
func product(_ left: Int, _ right: Int) -> Int {
  let (product, overflow) = left.multipliedReportingOverflow(by: right)
  return overflow ? Int.max : product
}
