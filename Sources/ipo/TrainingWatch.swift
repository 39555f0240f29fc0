import Foundation
import Notebook
import Preferences

/// Progress of a training run on standard error.
final class TrainingWatch {
  private let reading: Notebook.Progress
  private let training: Notebook.Progress
  private let quiet: Bool
  private var read = 0

  init(pairs: Int, steps: Int, quiet: Bool) {
    reading = Progress("reading pairs by the reference", total: pairs, quiet: quiet)
    training = Progress("training", total: steps, quiet: quiet)
    self.quiet = quiet
  }

  func observe(_ progress: TrainingRun.Progress) {
    switch progress {
    case .reference(let pairs):
      reading.advance(by: pairs - read)
      read = pairs
    case .resumed(let step):
      if !quiet { complain("going on after step \(step)") }
      training.advance(by: step)
    case .step(let metrics):
      training.advance()
      if metrics.step == 1 { explain(metrics) }
    }
  }

  func finish() { training.finish() }

  /// What the first step must show where policy and reference are still the same.
  private func explain(_ first: StepMetrics) {
    guard !quiet else { return }
    complain(
      String(
        format: "step 1: loss %.4f, gradient norm %.4f; DPO begins at ln 2 = 0.6931",
        first.loss, first.gradientNorm))
  }
}

/// Loss, margin and accuracy over the steps.
func trainingFigure(_ metrics: [StepMetrics]) -> Figure {
  func panel(
    _ label: String, percent: Bool = false, references: [Reference] = [],
    _ value: (StepMetrics) -> Double
  ) -> Panel {
    // Over thousands of steps a point for each would be a smear; neighbours are averaged.
    let width = max(1, metrics.count / 200)
    let points = stride(from: 0, to: metrics.count, by: width).map { start in
      let part = metrics[start..<min(metrics.count, start + width)]
      let count = Double(part.count)
      return DataPoint(
        part.reduce(0) { $0 + Double($1.step) } / count, part.reduce(0) { $0 + value($1) } / count)
    }
    return Panel(
      x: Axis("step"), y: Axis(label, percent: percent), references: references,
      [.line("", points, marked: metrics.count <= 40)])
  }
  return Figure(
    "training", title: "Training", caption: "",
    panels: [
      panel("loss (nats)", \.loss),
      panel("margin of the rewards", references: [.horizontal(0)]) {
        $0.rewardChosen - $0.rewardRejected
      },
      panel("chosen above rejected", percent: true, references: [.horizontal(0.5)], \.accuracy),
    ])
}
