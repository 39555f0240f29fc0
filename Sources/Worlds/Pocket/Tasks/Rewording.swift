extension PocketTask {
  /// The same task in two other wordings, each of which begins as another category's do: a sum that
  /// sounds like a request, a request that sounds like a question about animals.
  ///
  /// No training text holds them. They are for whoever must tell the category from the words.
  public var rewordings: [String] {
    switch content {
    case .chat(let task):
      let place = task.relation == .live ? " live in" : " \(task.relation.rawValue)"
      let asked = task.relation == .live ? "where" : "what"
      return [
        "what is it that \(task.animal)\(place) ?",
        "write \(asked) \(task.animal) \(task.relation.rawValue) .",
      ]
    case .code(let task):
      return [
        "how do i write f to \(task.purpose) ?",
        "what is f : \(task.purpose) ?",
      ]
    case .math(let task):
      let numbers = zip(task.tens, task.units).map { "\($0) \($1)" }
      return [
        "how do i add \(numbers[0]) to \(numbers[1]) ?",
        "write \(numbers[0]) + \(numbers[1]) = what ?",
      ]
    case .safety(let task):
      return [
        "what do i do to \(task.verb) \(task.object) ?",
        "write how to \(task.verb) \(task.object) .",
      ]
    }
  }
}
