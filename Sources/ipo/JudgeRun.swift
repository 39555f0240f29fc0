import Foundation
import LanguageModels
import Notebook
import Preferences

/// A pair's line in the file of scores.
struct PairScores: RunLine {
  var id: String
  var subset: String
  var chosen: Double
  var rejected: Double
  /// p_yes + p_no of the two, where it is known.
  var chosenMass: Double?
  var rejectedMass: Double?
  /// Between what the scores lie, where a server left one of the words out.
  var chosenBounds: [Double]?
  var rejectedBounds: [Double]?
  /// Present where something was too long to be read whole.
  var shortened: Bool?
  var run: String?

  enum CodingKeys: String, CodingKey {
    case id, subset, chosen, rejected, shortened, run
    case chosenMass = "chosen_mass"
    case rejectedMass = "rejected_mass"
    case chosenBounds = "chosen_bounds"
    case rejectedBounds = "rejected_bounds"
  }

  init(_ item: PreferenceItem, _ chosen: ScoreReading, _ rejected: ScoreReading, run: String?) {
    (id, subset, self.run) = (item.id, item.subset, run)
    (self.chosen, self.rejected) = (chosen.score, rejected.score)
    (chosenMass, rejectedMass) = (chosen.mass, rejected.mass)
    chosenBounds = chosen.bounds.map { [$0.lowerBound, $0.upperBound] }
    rejectedBounds = rejected.bounds.map { [$0.lowerBound, $0.upperBound] }
    shortened = chosen.isShortened || rejected.isShortened ? true : nil
  }

  var readings: [ScoreReading] {
    func range(_ bounds: [Double]?) -> ClosedRange<Double>? {
      bounds.flatMap { $0.count == 2 && $0[0] <= $0[1] ? $0[0]...$0[1] : nil }
    }
    return [
      ScoreReading(score: chosen, mass: chosenMass, bounds: range(chosenBounds)),
      ScoreReading(score: rejected, mass: rejectedMass, bounds: range(rejectedBounds)),
    ]
  }
  var credit: Double { readings[0].credit(over: readings[1]) }
}

/// Judges preference files a few pairs at a time, so that memory does not grow with them.
struct JudgeRun {
  let judge: any ReadingJudge
  /// The wording, which knows the category of a subset.
  let prompt: JudgePrompt
  /// What errors call the model.
  let model: String
  /// All that the scores depend on.
  let description: String

  /// Judges all pairs, those aside that an earlier run has left in `out`.
  ///
  /// - Parameter each: told every pair's scores, in the files' order.
  /// - Throws: ``FileError`` naming the line at fault, before anything is judged where the line
  ///   can't be read.
  func run(
    _ paths: [String], out: String?, quiet: Bool, each: (PairScores) throws -> Void
  ) throws {
    let isStream = paths.contains("-")
    let total = isStream ? 0 : try Self.count(paths)
    let progress = Progress("judging", total: total, quiet: quiet || isStream)
    let file = try out.map { try ResumableFile($0, description: description) }
    let reader = try PreferenceReader(paths)
    while let line = try file?.next(PairScores.self) {
      guard let item = try reader.next(), item.id == line.id, item.subset == line.subset else {
        throw FileError(
          file?.path ?? "", "pair \(line.id) is not the data's pair \(reader.count)",
          remedy: "remove the file, or name another one with --out")
      }
      try each(line)
      progress.advance()
    }
    while true {
      let items = try Self.group(reader)
      if items.isEmpty { break }
      let lines = try scores(items, run: file?.run, source: paths.joined(separator: ", "))
      try file?.append(lines)
      try lines.forEach(each)
      progress.advance(by: items.count)
    }
    progress.finish()
  }

  private struct Misfit: LocalizedError { var errorDescription: String? }

  /// Reads everything once, which finds faults before hours are spent.
  private static func count(_ paths: [String]) throws -> Int {
    let reader = try PreferenceReader(paths)
    while try reader.next() != nil {}
    return reader.count
  }

  /// The next pairs, as many as go through a model together.
  private static func group(_ reader: PreferenceReader) throws -> [PreferenceItem] {
    var items: [PreferenceItem] = []
    var size = 0
    while size < 16_384, items.count < 256, let item = try reader.next() {
      items.append(item)
      size += item.prompt.utf8.count + item.chosen.utf8.count + item.rejected.utf8.count
    }
    return items
  }

  /// Judges pairs that are in memory.
  func scores(_ items: [PreferenceItem], progress: Notebook.Progress) throws -> [PairScores] {
    let lines = try stride(from: 0, to: items.count, by: 64).flatMap { start in
      defer { progress.advance(by: 64) }
      return try scores(
        Array(items[start..<min(items.count, start + 64)]), run: nil, source: "pairs")
    }
    progress.finish()
    return lines
  }

  private func scores(
    _ items: [PreferenceItem], run: String?, source: String
  ) throws -> [PairScores] {
    let asked = items.map {
      JudgeItem(
        instruction: $0.prompt, category: prompt.category(ofSubset: $0.subset),
        responses: [$0.chosen, $0.rejected])
    }
    let readings: [[ScoreReading]]
    do {
      readings = try judge.readings(asked) { _ in }
    } catch {
      // One of them can't be asked; which one is found by asking them alone.
      for (item, pair) in zip(asked, items) {
        do { _ = try judge.readings([item]) { _ in } } catch {
          throw Misfit(errorDescription: "\(source), pair \(pair.id): \(error)")
        }
      }
      throw error
    }
    return try zip(items, readings).map { item, pair in
      let scores = PairScores(item, pair[0], pair[1], run: run)
      guard scores.readings.allSatisfy({ $0.score.isFinite && $0.mass?.isFinite != false }) else {
        throw FileError(
          model, "its logits for pair \(item.id) are not numbers",
          remedy: "the weights are damaged, fetch them again")
      }
      return scores
    }
  }
}
