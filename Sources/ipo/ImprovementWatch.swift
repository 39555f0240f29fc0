import Foundation
import LanguageModels
import Notebook
import Preferences

/// Progress of a loop on standard error.
final class ImprovementWatch {
  private let quiet: Bool
  private let prompts: String
  private let limit: Int
  private let judge: String
  private(set) var round = 0
  private var stage: (name: String, progress: Notebook.Progress, done: Int)?

  init(quiet: Bool, prompts: String, limit: Int, judge: String) {
    (self.quiet, self.prompts, self.limit, self.judge) = (quiet, prompts, limit, judge)
  }

  func observe(_ round: Int, _ progress: SelfImprovement.Progress) {
    self.round = round
    switch progress {
    case .generated(let done, let total): advance("generating", done, total)
    case .judged(let done, let total): advance("judging", done, total)
    case .scored(let summary): summary.warn(about: "round \(round), \(judge)")
    case .paired(let pairing, let cut):
      if !quiet { complain("round \(round): \(pairing.summary(pairs: pairing.pairs.count))") }
      tell(cut, of: "round \(round)", limit: limit)
    case .training(let progress):
      if case .step(let metrics) = progress, !quiet, metrics.step == 1 || metrics.step % 20 == 0 {
        complain(
          "round \(round), step \(metrics.step): loss \(short(metrics.loss)), margin "
            + short(metrics.rewardChosen - metrics.rewardRejected))
      }
      if case .resumed(let step) = progress, !quiet {
        complain("round \(round): going on after step \(step)")
      }
    }
  }

  private func short(_ value: Double) -> String { String(format: "%.4f", value) }

  private func advance(_ name: String, _ done: Int, _ total: Int) {
    let label = "round \(round), \(name)"
    if stage?.name != label {
      stage = (label, Progress(label, total: total, quiet: quiet), 0)
    }
    guard var now = stage else { return }
    now.progress.advance(by: done - now.done)
    now.done = done
    stage = now
    if done == total { now.progress.finish() }
  }
}
