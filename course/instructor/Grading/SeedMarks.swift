import Assignments
import Foundation

/// Marks for a chapter that was run again with another seed: what was handed in is held beside a run
/// of the grader's own.
///
/// Two processors may round differently, and training makes much of little: so verdicts have to be the
/// same, and intervals only to overlap.
public struct SeedMarks: Sendable {
  let folder: String
  let seed: Int
  /// The claims of the grader's page: verdict and first interval, by id.
  let wanted: [String: Claim]

  struct Claim: Equatable, Sendable {
    var verdict: String
    var low, high: Double?
  }

  init(folder: String, seed: Int, page: String) {
    (self.folder, self.seed, wanted) = (folder, seed, Self.claims(page))
  }

  static func claims(_ page: String) -> [String: Claim] {
    let found = ChapterForm.claims(page).map { cells in
      let ends = cells[5].firstMatch(of: /\\?\[(-?[0-9.]+)(?: %)?, (-?[0-9.]+)(?: %)?\\?\]/)
      return (
        cells[0],
        Claim(
          verdict: cells[6], low: ends.flatMap { Double($0.1) }, high: ends.flatMap { Double($0.2) }
        )
      )
    }
    return Dictionary(found, uniquingKeysWith: { first, _ in first })
  }

  func marks(_ submission: Submission) -> Marks {
    do {
      let path = "chapters/\(folder)/README.md"
      guard let file = try submission.file([path], limit: 1_000_000) else {
        return Marks([
          Mark("the page", 0, of: 10, reason: "\(path) is missing.")
        ])
      }
      return Marks(marks(ofPage: try String(contentsOf: file, encoding: .utf8)))
    } catch {
      return Marks([Mark("the page", 0, of: 10, reason: "\(error)")])
    }
  }

  func marks(ofPage page: String) -> [Mark] {
    let found = Self.claims(page)
    let ids = wanted.keys.sorted()
    let other = ids.filter { found[$0]?.verdict != wanted[$0]?.verdict }
    let apart = ids.filter { id in
      guard let one = wanted[id], let low = one.low, let high = one.high else { return false }
      guard let two = found[id], let from = two.low, let to = two.high else { return true }
      return from > high || to < low
    }
    func share(_ missed: [String]) -> Double {
      (10 * 4 * Double(ids.count - missed.count) / Double(max(1, ids.count))).rounded() / 10
    }
    return [
      Mark(
        "run with the seed that was asked for", of: 2,
        isEarned: page.contains("--seed \(seed)"),
        reason: "The page does not say --seed \(seed)."),
      Mark(
        "its verdicts", share(other), of: 4,
        reason: "Here other verdicts came out for \(other.joined(separator: ", "))."),
      Mark(
        "its intervals", share(apart), of: 4,
        reason: "Intervals that do not touch those measured here: "
          + "\(apart.joined(separator: ", "))."),
    ]
  }
}
