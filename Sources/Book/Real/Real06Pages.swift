// How chapter 06 shows what it kept of a real model.

import Measures
import Notebook

extension Table {
  /// What real models say and know, a row each.
  public static func states(_ states: [Real06State]) -> Table {
    Table(
      columns: [
        "model", "says (P(Yes))", "mass", "scores within 0.1 of ½", "ECE",
        "knows (likelihood per token)", "knows what it says wrongly",
      ],
      rows: states.map {
        [
          .text($0.name), .percent($0.says), .percent($0.mass), .percent($0.middling),
          .percent($0.ece), .percent($0.knows), .percent($0.knowsUnsaid),
        ]
      })
  }
}

extension Finding {
  /// Claim 6.R, of the instruct model asked in its chat template and bare.
  public static func real06(_ states: [Real06State]) -> Finding {
    let unsaid = states.map { (of: $0.name, $0.knowsUnsaid) }
    let better = states.map(\.knowsUnsaid).max { $0.low < $1.low } ?? Interval(.nan, .nan, .nan)
    return Finding(
      "6.R",
      Quantity.each("likelihood right where P(Yes) is wrong", unsaid)
        + [Quantity("the better of the two ways to ask", better)],
      note: "says minus knows: " + Format.inPoints(states.map { ($0.name, $0.lead) }))
  }
}
