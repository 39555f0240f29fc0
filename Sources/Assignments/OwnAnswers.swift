import AssignmentKit
import Foundation
import LanguageModels
import Preferences
import Tensors
import Worlds

/// Pairs of a model's own answers to questions that it can answer in part, one right and one wrong, as
/// the world's checker finds them.
public struct OwnAnswers: Sendable {
  /// Prompts, and answers to each, of which a pair is made where they differ.
  public var prompts = 300
  public var samples = 6
  public var temperature = 0.8
  public init() {}

  /// - Parameter heldOut: about countries, words and numbers that the other half never names.
  /// - Returns: one pair a prompt: the shortest right and the shortest wrong answer.
  public func pairs(of study: Study, heldOut: Bool, seed: UInt64) throws -> [PreferencePair] {
    let tasks = study.world.mixedTasks(prompts, heldOut: heldOut, seed: seed)
    let items = try study.sampling(samples, temperature: temperature).items(
      of: study.model, to: tasks.map(\.prompt), random: Random(seed: seed).stream("own answers"))
    return zip(tasks, items).enumerated().compactMap { number, drawn in
      let (task, item) = drawn
      let byLength = item.responses.sorted { ($0.count, $0) < ($1.count, $1) }
      guard let right = byLength.first(where: { task.quality(of: $0) >= 0.9 }),
        let wrong = byLength.first(where: { task.quality(of: $0) <= 0.1 })
      else { return nil }
      return PreferencePair(
        id: "\(heldOut ? "u" : "k")\(number)", prompt: item.instruction,
        chosen: right, rejected: wrong, category: item.category)
    }
  }

  /// The pairs as lines of JSON that `ipo judge` reads.
  public static func lines(_ pairs: [PreferencePair]) throws -> Data {
    struct Line: Encodable {
      var id, subset, prompt, chosen, rejected: String
    }
    return try JSONLine.write(
      pairs.map {
        Line(
          id: $0.id, subset: $0.category, prompt: $0.prompt, chosen: $0.chosen,
          rejected: $0.rejected)
      })
  }
}
