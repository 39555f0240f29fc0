import Foundation
import Measures
import Notebook
import Worlds

// What chapter 09 shows of the table of logits.

/// Two ways to compare policies, by how many comparisons were made.
public struct PolicySearches: Sendable {
  /// In all, ascending.
  public let budgets: [Int]
  /// Value lost by table, after each of them.
  public let sure, noisy: [[Double]]

  /// - Throws: nothing of its own.
  public init(_ study: TabularStudy, lookAt budgets: [Int]) throws {
    self.budgets = budgets
    sure = try study.searched(temperature: nil, lookAt: budgets)
    noisy = try study.searched(temperature: 1, lookAt: budgets)
  }

  /// What is left of the references' loss after the last noisy comparison, mean over tables.
  public func left(of study: TabularStudy) -> Interval {
    .mean(zip(noisy, study.referenceLost).map { ($0.last ?? $1) / $1 })
  }

  /// The same where the annotator never errs.
  public func leftIfNeverWrong(of study: TabularStudy) -> Interval {
    .mean(zip(sure, study.referenceLost).map { ($0.last ?? $1) / $1 })
  }

  fileprivate func line(_ name: String, _ lost: [[Double]]) -> Series {
    .line(
      name,
      budgets.indices.map { place in
        DataPoint(Double(budgets[place]), Estimate(.mean(lost.map { $0[place] })))
      })
  }
}

extension TabularStudy {
  private func line(_ name: String, by places: [Int], _ lost: [[Double]]) -> Series {
    .line(name, zip(places, lost).map { DataPoint(Double($0), Estimate(.mean($1))) })
  }

  /// Courses with exact labels, losses with counted ones, and searches by comparing policies.
  ///
  /// - Parameter shown: the losses whose course is drawn.
  public func figure(_ name: String, courses shown: [String], _ searches: PolicySearches) -> Figure
  {
    Figure(
      name, title: "A table of logits, exactly",
      caption: """
        *Left:* total variation between policy and $\\pi^*$ as training goes, exact labels, β = \
        \(beta). iREPO and soft DPO go down to the single precision of the logits, near 1e-7; on the way \
        iREPO's steps are for a while larger than the distance that is left, until the falling rate \
        calms them. Soft cDPO and DPO on hard labels, as examples of the rest, settle at minima of \
        their own, past $\\pi^*$ or short of it. *Middle:* value lost with labels counted from $h$ \
        annotators, and the most that iREPO may lose by the bound. *Right:* value lost by all \
        comparisons made, of responses (iREPO) and of policies (search); the annotator of *search, \
        never wrong* always prefers the policy of the greater value. \(tables) random tables, 95 % \
        intervals.
        """,
      panels: [
        Panel(
          "exact labels", x: Axis("step"), y: Axis("total variation to π*", logarithmic: true),
          courses.filter { shown.contains($0.name) }.map { name, course in
            .line(
              name, course.points.map { DataPoint(Double($0.step), $0.distance) }, marked: false)
          }),
        Panel(
          "h annotators", x: Axis("annotators h", logarithmic: true),
          y: Axis("value lost (reward)", logarithmic: true),
          [
            line("bound, irepo", by: annotators, bounds), line("irepo", by: annotators, lost),
            line("dpo, soft", by: annotators, softLost),
          ]),
        Panel(
          "responses or policies", x: Axis("comparisons", logarithmic: true),
          y: Axis("value lost (reward)", logarithmic: true),
          [
            line("irepo", by: annotators.map { $0 * comparisons }, lost),
            searches.line("search, never wrong", searches.sure),
            searches.line("search, noisy", searches.noisy),
          ]),
      ])
  }

  /// Where each loss ends with exact labels.
  public var table: Table {
    var table = Table(columns: ["loss, exact labels", "total variation to π*", "value lost"])
    func distance(_ value: Double) -> Cell { .markdown(String(format: "%.1e", value)) }
    table.add("irepo in closed form", distance(closedForm), .missing)
    for (name, course) in courses {
      table.add(.text(name), distance(course.end), .number(course.valueLost, digits: 4))
    }
    return table
  }
}
