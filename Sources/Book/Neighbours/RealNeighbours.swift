import Measures
import Notebook
import Worlds

// What chapter 09 shows of its section on a real model.

extension ImprovementRuns {
  /// Gain, length and variety of each arm's samples after the last round.
  public var gains: Table {
    var table = Table(columns: [
      "loss", "gain in one round (points)", "length, characters", "different samples",
    ])
    for arm in arms {
      table.add(
        .text(arm), .estimate(Estimate(points: lead(arm)), digits: 1),
        .number(mean(arm, rounds) { $0.length }.value, digits: 0),
        .percent(mean(arm, rounds) { $0.diversity }.value))
    }
    return table
  }
}

extension RealComparing {
  /// The numbers in a sentence.
  public var text: String {
    """
    One at a time the judge is right in \(Estimate(pointwise).percent()) (mean of the sections), two at \
    a time in \(Estimate(pairwise).percent()) of the pairs, and in \(Estimate(shownFirst).percent()) \
    when only asked with the better one first. Both orders agree in \(Estimate(consistent).percent()). \
    Being shown first raises the probability of being preferred by \
    \(Format.number(100 * positionBias, digits: 1)) points, against the mean of the two orders.
    """
  }
}

extension RealChoosing {
  /// Best of N by the judge and by the checker.
  public var samples: Table {
    var table = Table(columns: ["best of", "by P(Yes)", "best there is"])
    for (index, n) in [1, 2, 4, 8].enumerated() {
      table.add(
        .integer(n), .percentEstimate(Estimate(bestOf[index])),
        .percentEstimate(Estimate(possible[index])))
    }
    return table
  }

  /// The system prompts, the best liked first.
  public var prompts: Table {
    var table = Table(columns: ["system prompt", "liked (mean p′_yes)", "held-out quality"])
    for index in order {
      table.add(
        .text(Self.systemPrompts[index]), .number(liked[index], digits: 3),
        .percentEstimate(Estimate(quality[index])))
    }
    table.add("none", .missing, .percentEstimate(Estimate(plain)))
    return table
  }
}
