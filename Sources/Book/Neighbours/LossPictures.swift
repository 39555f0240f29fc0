import Foundation
import Measures
import Notebook
import Worlds

// What chapter 09 shows of losses on the same pairs.

extension LossComparison {
  /// Each loss against supervised tuning, and what became of the chosen responses.
  public func figure(_ name: String, control: String) -> Figure {
    Figure(
      name, title: "Losses and a control on the same pairs",
      caption: """
        \(trial.prompts) prompts, one round, \(trial.epochs) epochs, \(own.seeds) seeds with 95 % \
        intervals (Student). *Left:* quality of held-out samples minus that of the control, \
        supervised tuning on the chosen responses, paired by seed. A loss that made use of the \
        rejected ones would be right of the line; the control's own row is empty. \
        *Right:* how much likelier a chosen response has become than it was at the start.
        """,
      panels: [
        Panel.categories(
          "minus the control", rows: names, x: Axis("difference in true quality"),
          references: [.vertical(0)],
          [
            .estimates(
              "minus the control",
              names.map { $0 == control ? nil : Estimate(own.lead($0, over: control, \.quality)) })
          ]),
        Panel.categories(
          "chosen responses", rows: names, x: Axis("change of ln π (nats per response)"),
          references: [.vertical(0)],
          [.estimates("after training", names.map { Estimate(own.mean($0, \.chosen)) })]),
      ])
  }

  /// Rate, quality and distance of each loss.
  public var table: Table {
    var table = Table(columns: ["loss", "rate", "quality", "KL from the start", "chosen ln π"])
    table.add("start", .missing, .estimate(Estimate(before)), .missing, .missing)
    for name in names {
      table.add(
        .text(name), .markdown(String(format: "%.1e", rates[name] ?? 0)),
        .estimate(Estimate(own.mean(name, \.quality))),
        .estimate(Estimate(own.mean(name, \.divergence)), digits: 2),
        .estimate(Estimate(own.mean(name, \.chosen)), digits: 2))
    }
    return table
  }

  /// Which losses are certainly above another, and which below it.
  public func sides(of control: String) -> String {
    func named(_ holds: (Interval) -> Bool) -> String {
      let found = names.filter { $0 != control && holds(own.lead($0, over: control, \.quality)) }
      return found.isEmpty ? "none" : found.map { Markdown.code($0) }.joined(separator: ", ")
    }
    return """
      Certainly above the control: \(named { $0.low > 0 }); certainly below it: \
      \(named { $0.high < 0 }).
      """
  }
}

/// Losses on labels of several kinds.
public struct SoftLabels: Sendable {
  public let sources: [(name: String, runs: LossComparison.Outcomes)]

  /// - Parameter sources: who labels, beside the start itself.
  /// - Throws: what judging and training throw.
  public init(
    _ comparison: LossComparison, losses: [String], sources: [LossComparison.Source]
  ) throws {
    self.sources =
      try sources.map { ($0.description, try comparison.runs(losses, labelledBy: $0)) } + [
        ("own margins", comparison.own)
      ]
  }

  /// What a loss has above another, mean over the kinds of label, paired by seed.
  public func lead(_ loss: String, over other: String) -> Interval {
    .mean(
      (0..<(sources.first?.runs.seeds ?? 0)).map { seed in
        sources.map { $0.runs[loss][seed].quality - $0.runs[other][seed].quality }.average
      })
  }

  /// What a loss gains where one labels instead of another, paired by seed.
  public func lead(_ loss: String, on source: String, over other: String) -> Interval {
    func qualities(_ name: String) -> [Double] {
      (sources.first { $0.name == name }?.runs[loss] ?? []).map(\.quality)
    }
    return .mean(zip(qualities(source), qualities(other)).map { $0 - $1 })
  }

  /// Paired differences to one of the losses, by who labels.
  public func figure(_ name: String, of losses: [String], over baseline: String) -> Figure {
    Figure(
      name, title: "Soft labels",
      caption: """
        True quality minus that of \(baseline) on the same pairs, by who labelled them; \
        \(sources.first?.runs.seeds ?? 0) seeds, 95 % intervals of the paired differences (Student). \
        Soft DPO and iREPO read the soft label, DPO and identity PO only its side.
        """,
      Panel.categories(
        rows: sources.map(\.name), x: Axis("difference in true quality"),
        references: [.vertical(0)],
        losses.map { loss in
          .estimates(
            loss, sources.map { Estimate($0.runs.lead(loss, over: baseline, \.quality)) })
        }))
  }

  /// A loss's quality by who labels.
  public func qualities(_ loss: String) -> String {
    sources.map { "\($0.name) \(Estimate($0.runs.mean(loss, \.quality)).text())" }
      .joined(separator: ", ")
  }
}
