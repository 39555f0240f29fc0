import Preferences

/// What a judge's scores say of it, and which texts it could not read whole: told behind a result.
struct ScoreWatch {
  private(set) var summary = ScoreSummary()
  private var cut = NamedCount()
  /// What is judged, in an error.
  private let what: String

  init(_ what: String = "items") { self.what = what }

  /// How many were cut.
  var shortened: Int { cut.count }

  mutating func look(at item: JudgeItem) {
    summary.add(item)
    if item.isShortened == true { cut.add(item.id) }
  }

  /// The same of the two responses of a pair.
  mutating func look(
    at own: ScoreReading, over other: ScoreReading, isShortened: Bool, named id: String
  ) {
    let readings = [own, other]
    summary.add(
      scores: readings.map(\.score), masses: readings.compactMap(\.mass),
      isTied: own.credit(over: other) == 0.5)
    if isShortened { cut.add(id) }
  }

  func tell(of model: String) {
    summary.warn(about: model)
    if shortened > 0 {
      complain(
        "warning: \(shortened) \(what) were too long to be read whole; their ends were cut: "
          + cut.listed)
    }
  }
}

extension ScoreSummary {
  /// Warns of scores that say little of the responses.
  func warn(about model: String) {
    let hint =
      isHardlyAnswered
      ? "; `ipo inspect` shows what it would say, --raw, --chat-template, --prompt and --templates "
        + "ask in another way" : ""
    for (index, doubt) in doubts.enumerated() {
      complain("warning: \(model): \(doubt)\(index == 0 ? hint : "")")
    }
  }
}
