import Measures
import Notebook
import Worlds

// Sentences of chapter 07 that state numbers of its run.

private func points(_ interval: Interval) -> String { Estimate(points: interval).text(digits: 1) }
private func percent(_ interval: Interval) -> String { Estimate(interval).percent() }

extension SpecialistStudy {
  /// The natural specialists and the control over all four domains.
  public var overallInWords: String {
    let lead = runs.lead(Self.math.name, over: Self.code.name) { $0.last.mean }
    return """
      Over all four domains this turns the lesson's advice round: the math specialist judges \
      \(percent(mean(Self.math) { $0.last.mean })) of the pairs right and the code specialist \
      \(percent(mean(Self.code) { $0.last.mean })). Paired by seed, math is ahead by \
      \(points(lead)) points. The code specialist is ahead in one domain only, its own, and the \
      control, at \(percent(mean(nil) { $0.last.mean })), is above both.
      """
  }

  /// The way there, in three points of it.
  public var doseInWords: String {
    func first(_ corpus: Specialty?) -> String { percent(mean(corpus) { $0.readings[0].mean }) }
    func last(_ corpus: Specialty?) -> String { percent(mean(corpus) { $0.last.mean }) }
    return """
      After an eighth of the way the code specialist judges all four domains at \
      \(first(Self.code)) on average and the math specialist at \(first(Self.math)), at the end at \
      \(last(Self.code)) and \(last(Self.math)). The control falls as well, from \
      \(Format.percent(before.mean)) to \(last(nil)).
      """
  }

  /// The effects in the order form, verification, interaction, domain.
  public func effectsInWords(own: [Interval], others: [Interval], both: Interval) -> String {
    """
    In the own domain form gives \(points(own[0])) points, verification \(points(own[1])), and \
    both together \(points(both)): their sum, by definition. The interaction there is \
    \(points(own[2])), its sign open. In the other domains form gives \(points(others[0])) points \
    and verification \(points(others[1])).
    """
  }

  /// Where verification keeps the judge.
  public func verificationInWords(harder: [Interval]) -> String {
    func own(_ domain: PocketCategory) -> String {
      let corpus = Specialty(domain, keepsFormat: false, containsVerification: true)
      return percent(mean(corpus) { $0.last[domain] })
    }
    return """
      Only in turns does such a corpus keep the judge at the control's level. With verification in \
      running text, accuracy is \(own(.code)) in code and \(own(.math)) in math, and the control's \
      is \(percent(mean(nil) { $0.last[.code] })) and \(percent(mean(nil) { $0.last[.math] })). \
      And only on the plain bench does verification help on average: on the harder pairs of its \
      own domain a specialist gains \(points(harder[1])) points by it. That mean hides the one clear \
      interaction of the figure, \(points(harder[2])) points: in both domains the means of the \
      harder pairs rise with verification in chat turns and fall with it in running text.
      """
  }

  /// The two domains, in natural and in matched corpora.
  public func domainsInWords(matched: Interval, harder: Interval) -> String {
    let natural = effect(Self.own) { $0 == Self.code ? 1.0 : $0 == Self.math ? -1.0 : 0.0 }
    return """
      The natural specialists differ in their own domains by \(points(natural)) points, code \
      minus math. In matched corpora code is ahead by \(points(matched)) points on the plain \
      bench, in the mean of the four cells and in each of them: the domains are not shown to \
      differ, nor to be alike. Rule 7.3 asks that this be within a third of the natural \
      difference, \(Format.number(100 * natural.value / 3, digits: 1)) points, whichever domain is \
      ahead. The table of claims has the distances to that bound, formed seed by seed. On the \
      harder pairs code is ahead by \(points(harder)) points.
      """
  }

  /// What became of solving, in the form of the corpus and in chat turns.
  public var solvingInWords: String {
    func inTurns(_ corpus: Specialty?, _ domain: PocketCategory) -> Double {
      mean(corpus) { $0.solvesInTurns[domain] ?? .nan }.value
    }
    func two(_ value: Double) -> String { Format.number(value, digits: 2) }
    let running = corpora.filter { !$0.keepsFormat }.map { inTurns($0, $0.category) }
    return """
      Asked in the form of its corpus, every specialist solves its tasks better than the control; \
      asked in chat turns, those that read running text reach \(two(running.min() ?? .nan)) to \
      \(two(running.max() ?? .nan)), against the control's \(two(inTurns(nil, .code))) in code and \
      \(two(inTurns(nil, .math))) in math.
      """
  }
}

extension AskingStudy {
  /// Each domain as the fourth, in two sizes.
  public static func elsewhereInWords(_ small: AskingStudy, _ medium: AskingStudy) -> String {
    func asked(_ study: AskingStudy, _ domain: PocketCategory) -> String {
      percent(study.accuracy(AskingTrial.without(domain), domain))
    }
    return """
      Asked elsewhere, \(small.name) stays near chance in every domain. \(medium.name) is above \
      it in chat, \(asked(medium, .chat)), and code, \(asked(medium, .code)); in math, \
      \(asked(medium, .math)), and safety, \(asked(medium, .safety)), it is not shown to be.
      """
  }

  /// How much of what questions give comes over into a domain without any.
  public static func carriedOverInWords(_ sizes: [AskingStudy]) -> String {
    func each(_ value: (AskingStudy) -> Interval) -> String {
      sizes.map { "\($0.name) \(points(value($0)))" }.joined(separator: ", ")
    }
    return """
      Over the four domains, less than half comes over of what questions in a domain give. Gained \
      by questions elsewhere, minus half of what is gained by questions there: \
      \(each { $0.gained(elsewhere + [(AskingTrial.everywhere, -0.5)]) }) points. Whether anything \
      comes over is open: questions elsewhere gain \(each { $0.gained(elsewhere) }) points.
      """
  }
}

extension RealSpecialists {
  /// Its table, with the gain elsewhere in points.
  public var shown: Table {
    var shown = table
    let column = shown.columns.count - 2
    shown.columns[column] = "gain elsewhere (points)"
    for (row, cell) in cells.enumerated() {
      shown.rows[row + 1][column] = .estimate(Estimate(points: cell.others), digits: 1)
    }
    return shown
  }
}
