extension String {
  /// Its beginning as a terminal may show it: one line, in which nothing is an order or turns the
  /// rest round.
  package func shown(_ count: Int) -> String {
    let letters = unicodeScalars.prefix(count).map { letter -> Character in
      switch letter.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: "·"
      default: letter.properties.isBidiControl ? "·" : Character(letter)
      }
    }
    return String(letters) + (unicodeScalars.count > count ? "…" : "")
  }
}
