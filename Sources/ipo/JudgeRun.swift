import Files
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
  /// The probability of other spellings of Yes and No; not written.
  var otherMass: Double?
  /// Why the pair could not be asked about; its scores say nothing then.
  var skipped: String?
  var run: String?
  var item: String?

  enum CodingKeys: String, CodingKey {
    case id, subset, chosen, rejected, shortened, skipped, run, item
    case chosenMass = "chosen_mass"
    case rejectedMass = "rejected_mass"
    case chosenBounds = "chosen_bounds"
    case rejectedBounds = "rejected_bounds"
  }

  init(_ pair: PreferencePair, _ chosen: ScoreReading, _ rejected: ScoreReading) {
    (id, subset) = (pair.id, pair.category)
    (self.chosen, self.rejected) = (chosen.score, rejected.score)
    (chosenMass, rejectedMass) = (chosen.mass, rejected.mass)
    chosenBounds = chosen.bounds.map { [$0.lowerBound, $0.upperBound] }
    rejectedBounds = rejected.bounds.map { [$0.lowerBound, $0.upperBound] }
    shortened = chosen.isShortened || rejected.isShortened ? true : nil
    if let own = chosen.otherMass, let other = rejected.otherMass { otherMass = (own + other) / 2 }
  }

  init(_ pair: PreferencePair, skipped reason: String) {
    let nothing = ScoreReading(score: 0.5, mass: nil)
    self.init(pair, nothing, nothing)
    skipped = reason
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
  /// What errors call the model.
  let model: String
  /// All that the scores depend on but the pairs.
  let maker: Fingerprint
  /// Looks for prompts that were rendered before.
  var rendered: RenderedTexts?

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
    let reader = try PreferenceReader(paths)
    let source = paths.joined(separator: ", ")
    var rendered = rendered
    var rows = RowWatch()
    func group() throws -> [PreferencePair] {
      try Self.group(reader) { pair in
        rendered?.look(at: pair.prompt)
        rows.look(at: pair.item, in: reader.file, at: reader.place)
      }
    }
    func tell(_ line: PairScores) throws {
      try each(line)
      progress.advance()
    }
    if let out {
      try ResumableLines<PairScores>(out, madeBy: maker).run(
        nextGroup: group, digest: \.item.digest,
        make: { pairs, _ in try scores(pairs, source: source) }, each: tell)
    } else {
      while true {
        let pairs = try group()
        if pairs.isEmpty { break }
        try scores(pairs, source: source).forEach(tell)
      }
    }
    progress.finish()
    rendered?.tell(of: source)
    rows.tell(of: source)
  }

  /// Reads everything once, which finds faults before hours are spent.
  private static func count(_ paths: [String]) throws -> Int {
    let reader = try PreferenceReader(paths)
    while try reader.next() != nil {}
    return reader.count
  }

  /// The next pairs, as many as go through a model together.
  private static func group(
    _ reader: PreferenceReader, _ each: (PreferencePair) -> Void
  ) throws -> [PreferencePair] {
    var pairs: [PreferencePair] = []
    var size = 0
    while size < 16_384, pairs.count < 256, let pair = try reader.next() {
      pairs.append(pair)
      each(pair)
      size += pair.prompt.utf8.count + pair.chosen.utf8.count + pair.rejected.utf8.count
    }
    return pairs
  }

  /// Judges pairs that are in memory.
  func scores(_ pairs: [PreferencePair], progress: Notebook.Progress) throws -> [PairScores] {
    let lines = try stride(from: 0, to: pairs.count, by: 64).flatMap { start in
      defer { progress.advance(by: 64) }
      return try scores(Array(pairs[start..<min(pairs.count, start + 64)]), source: "pairs")
    }
    progress.finish()
    return lines
  }

  private func scores(_ pairs: [PreferencePair], source: String) throws -> [PairScores] {
    let readings: [[ScoreReading]]
    do {
      readings = try judge.readings(pairs.map(\.item)) { _ in }
    } catch {
      if pairs.count > 1 {
        // One of them can't be asked; which one is found by asking them alone.
        return try pairs.flatMap { try scores([$0], source: source) }
      }
      let place = "\(source), pair \(pairs.first?.id ?? "")"
      if let problem = error as? UnaskableItem {
        complain("\(place) is left out: \(problem)")
        return pairs.map { PairScores($0, skipped: "\(problem)") }
      }
      throw FileError.within(place, error)
    }
    return try zip(pairs, readings).map { pair, readings in
      let scores = PairScores(pair, readings[0], readings[1])
      guard scores.readings.allSatisfy({ $0.score.isFinite && $0.mass?.isFinite != false }) else {
        throw FileError(
          model, "its logits for pair \(pair.id) are not numbers",
          remedy: "the weights are damaged, fetch them again")
      }
      return scores
    }
  }
}
