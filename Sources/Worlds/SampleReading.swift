import Measures
import Preferences

/// What a model's own samples are worth in a world, as its checker reads them.
public struct SampleReading: Codable, Sendable, Equatable {
  /// Mean quality, 0…1: over the samples of a prompt, then over prompts.
  public var quality: Double
  /// The same by category.
  public var categories: [String: Double]
  /// Mean length, characters.
  public var length: Double
  /// Share of different texts among the samples of a prompt.
  public var diversity: Double

  /// Reads samples that were drawn.
  public init(_ items: [JudgeItem], of tasks: [any WorldTask]) {
    let qualities = zip(tasks, items).map { task, item in
      (item.category, item.responses.map(task.quality).average)
    }
    quality = qualities.map(\.1).average
    categories = Dictionary(grouping: qualities, by: \.0).mapValues { $0.map(\.1).average }
    length = items.map { item in item.responses.map { Double($0.count) }.average }.average
    diversity =
      items.map { Double(Set($0.responses).count) / Double(max(1, $0.responses.count)) }.average
  }
}
