import AssignmentKit
import Foundation
import Preferences
import Worlds

/// How much an entry may ask for: what is out of bounds is refused before anything is computed.
enum SpeedrunBounds {
  static let commands = 10_000
  /// In a whole run.
  static let prompts = 1 << 16
  static let samples = 16
  /// Prompts, responses or pairs in one command.
  static let list = 1 << 14
  static let epochs = 32
  static let atOnce = 512
  static let rate = 1e-7...0.1
  /// Policies that are kept besides the start.
  static let kept = 4

  /// - Throws: ``Refusal`` unless there is one at least and not too many.
  static func count(_ name: String, _ count: Int, atMost most: Int = list) throws {
    guard (1...most).contains(count) else {
      throw Refusal("\(count) \(name): a command has 1 to \(most)")
    }
  }

  static func number(_ name: String, _ value: Double, _ range: ClosedRange<Double>) throws {
    guard range.contains(value) else {
      throw Refusal(
        "\(name) is \(value): it has to be in \(range.lowerBound)…\(range.upperBound)")
    }
  }

  static func known<Value>(_ id: Int, in values: [Value], _ name: String) throws -> Value {
    guard values.indices.contains(id) else { throw Refusal("there is no \(name) \(id)") }
    return values[id]
  }

  static func training(_ settings: TrackCommand.Training) throws {
    try number("rate", settings.rate, rate)
    try count("epochs", settings.epochs, atMost: epochs)
    try count("responses or pairs a step", settings.atOnce, atMost: atOnce)
  }

  static func name(_ name: String, among kept: some Collection<String>) throws {
    guard (1...40).contains(name.utf8.count), name != "start" else {
      throw Refusal("a policy is kept under a name of 1 to 40 bytes, which is not \"start\"")
    }
    guard kept.contains(name) || kept.count <= Self.kept else {
      throw Refusal("\(Self.kept) policies are kept besides the start: take one of their names")
    }
  }

  /// The judge's prompt with a question of the entry's own in all categories.
  static func question(_ question: String) throws -> JudgePrompt {
    let words = question.split(separator: " ", maxSplits: 16).map(String.init)
    guard (1...16).contains(words.count), question.utf8.count <= 400 else {
      throw Refusal("a question has 1 to 16 words")
    }
    for word in words where !Vocabulary.words.contains(word) || Vocabulary.specials.contains(word) {
      throw Refusal("the pocket world has no word \"\(word.shown(40))\" to ask with")
    }
    var prompt = PocketText.judge.withoutCategories
    prompt.generic = words.joined(separator: " ")
    return prompt
  }
}

extension Double {
  /// As GFLOP.
  var inGiga: String { String(format: "%.2f GFLOP", self / 1e9) }
}
