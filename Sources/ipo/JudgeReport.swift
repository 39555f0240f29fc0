import Foundation
import LanguageModels
import Notebook
import Preferences

/// What a model said about the pairs of a preference file, and how it is told.
struct JudgeReport {
  /// A pair's line in the file of scores.
  private struct Scores: Encodable {
    var id: String
    var subset: String
    var chosen: Double
    var rejected: Double
    var chosenMass: Double
    var rejectedMass: Double

    enum CodingKeys: String, CodingKey {
      case id, subset, chosen, rejected
      case chosenMass = "chosen_mass"
      case rejectedMass = "rejected_mass"
    }
  }

  private let scores: [Scores]
  private let bench: RewardBench

  /// Judges both responses of each pair.
  ///
  /// - Parameters:
  ///   - source: what errors call the pairs, with `folder` for the model.
  ///   - choice: the wording; by default what fits the tokenizer.
  /// - Throws: ``FileError`` naming the pair that can't be asked, before any is judged.
  init(
    _ model: LanguageModel, folder: String, pairs: [PreferenceItem], source: String,
    prompt choice: PromptChoice?, quiet: Bool
  ) throws {
    let choice = choice ?? .fitting(model.tokenizer)
    let classifier = try PreferenceClassifier(model, prompt: choice.prompt)
    let items = pairs.map {
      JudgeItem(
        instruction: $0.prompt, category: RewardBench.section(of: $0.subset),
        responses: [$0.chosen, $0.rejected])
    }
    for (pair, item) in zip(pairs, items) {
      do {
        _ = try classifier.tokens(of: item)
      } catch {
        throw Misfit(errorDescription: "\(source), pair \(pair.id): \(error)")
      }
    }
    let progress = Progress("judging", total: items.count, quiet: quiet)
    let judged = try classifier.judge(items) { progress.advance(by: $0) }
    progress.finish()
    scores = try zip(pairs, judged).map { pair, scores in
      guard scores.count == 2, scores.allSatisfy({ $0.score.isFinite && $0.mass.isFinite }) else {
        throw FileError(
          folder, "its logits for pair \(pair.id) are not numbers",
          remedy: "the weights are damaged, fetch them again")
      }
      return Scores(
        id: pair.id, subset: pair.subset, chosen: scores[0].score, rejected: scores[1].score,
        chosenMass: scores[0].mass, rejectedMass: scores[1].mass)
    }
    bench = RewardBench(
      scores.map {
        .init(subset: $0.subset, scoreChosen: $0.chosen, scoreRejected: $0.rejected)
      })
  }

  private struct Misfit: LocalizedError { var errorDescription: String? }

  /// p_yes + p_no, the mean over all responses.
  var meanMass: Double {
    scores.reduce(0) { $0 + $1.chosenMass + $1.rejectedMass } / Double(2 * scores.count)
  }

  /// Warns of a model that would rather say something else than Yes or No.
  func warn(about folder: String) {
    guard meanMass < 0.1 else { return }
    complain(
      "warning: \(folder): Yes and No have only \(percent(meanMass)) % of the probability, so the "
        + "model hardly answers with them; try an instruction-tuned model or another --prompt")
  }

  /// Writes a JSON line for each pair: its id, subset, normalised scores and masses.
  func writeScores(to path: String) throws { try JSONLines.write(scores, to: path) }

  // MARK: Table

  /// Subsets, sections and total in aligned columns, then the mean mass.
  var table: String {
    var table = TextTable("subset", "n", "accuracy %", "95 % interval", "ties")
    for line in bench.subsets { table.add(cells(line.name, line.count, line.accuracy, line.ties)) }
    table.addGap()
    table.add(["section"])
    for line in bench.sections { table.add(cells(line.name, line.count, line.accuracy, line.ties)) }
    table.addGap()
    let ties = bench.subsets.reduce(0) { $0 + $1.ties }
    table.add(cells("total", scores.count, bench.total, ties))
    return table.text + "\n\nmean p_yes + p_no: " + String(format: "%.4f", meanMass)
  }

  private func percent(_ share: Double) -> String { String(format: "%.1f", 100 * share) }

  private func cells(_ name: String, _ n: Int, _ accuracy: Interval, _ ties: Int) -> [String] {
    [
      name, String(n), percent(accuracy.value),
      "[\(percent(accuracy.low)), \(percent(accuracy.high))]", String(ties),
    ]
  }

  // MARK: JSON

  /// `{"subsets": {name: {"n", "accuracy", "low", "high", "ties"}}, "sections": {…}, "total"}`,
  /// shares from 0 to 1.
  func json() throws -> String {
    try ipo.json(
      Summary(
        subsets: lines(bench.subsets), sections: lines(bench.sections), total: bench.total.value),
      indented: true)
  }

  private struct Summary: Encodable {
    struct Line: Encodable {
      var n: Int
      var accuracy, low, high: Double
      var ties: Int
    }
    var subsets, sections: [String: Line]
    var total: Double
  }

  private func lines(_ lines: [RewardBench.Line]) -> [String: Summary.Line] {
    lines.reduce(into: [:]) { named, line in
      named[line.name] = Summary.Line(
        n: line.count, accuracy: line.accuracy.value, low: line.accuracy.low,
        high: line.accuracy.high, ties: line.ties)
    }
  }
}
