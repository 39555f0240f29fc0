/// Finds texts in texts.
struct JinjaSearch {
  let budget: JinjaBudget

  /// The first place of `part` in the range, or the last one.
  func first(
    _ part: JinjaString, in text: JinjaString, _ range: Range<Int>, backwards: Bool = false
  ) throws -> Int? {
    let places = range.count - part.count + 1
    if places <= 0 { return nil }
    var work = 0
    for place in 0..<places {
      let start = range.lowerBound + (backwards ? places - 1 - place : place)
      var length = 0
      while length < part.count, text.scalars[start + length] == part.scalars[length] {
        length += 1
      }
      if length == part.count { return start }
      work += length + 1
      if work >= 1024 {
        try budget.spend(work / 32)
        work = 0
      }
    }
    try budget.spend(work / 32)
    return nil
  }

  /// All places that don't overlap, at most `limit`, in the order in which they are found.
  func all(
    _ part: JinjaString, in text: JinjaString, _ range: Range<Int>, limit: Int = .max,
    backwards: Bool = false
  ) throws -> [Int] {
    var places: [Int] = []
    var rest = range
    while places.count < limit,
      let place = try first(part, in: text, rest, backwards: backwards)
    {
      try budget.spend()
      places.append(place)
      // The empty text is before and behind every letter.
      if backwards {
        if part.isEmpty, place == range.lowerBound { break }
        rest = range.lowerBound..<place - (part.isEmpty ? 1 : 0)
      } else {
        if part.isEmpty, place == range.upperBound { break }
        rest = place + max(part.count, 1)..<range.upperBound
      }
    }
    return places
  }
}
