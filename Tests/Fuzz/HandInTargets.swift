import AssignmentKit
import Assignments
import Exercises
import Foundation
import Preferences
import Tensors
import Worlds

// The readers of what students' programs write and of what they hand in.

extension FuzzTarget {
  /// The first line is the exercise's folder, the rest what a program answers.
  static let exercise = FuzzTarget(
    name: "exercise",
    words: Exercises.all.map { $0.about.folder + "\n" } + [
      "null", "\"nan\"", "\"inf\"", "true", "[", "]", "{", "}", ",", "\n", "\"\"", "0", "-1",
      "1e308", "9223372036854775807", "-9223372036854775808",
    ]
  ) { bytes in
    let name = bytes.prefix { $0 != 10 }
    let exercise = Exercises.named(String(decoding: name, as: UTF8.self)) ?? TiesCountHalf.self
    let checks = try exercise.review(reply: Data(bytes.dropFirst(name.count + 1)))
    if !checks.allSatisfy(\.passed) { throw ConversationError("not all is right") }
  }

  /// Lines of an entry of the speedrun, whose referee has no budget: what costs something is refused
  /// behind the bounds.
  static let entry = FuzzTarget(
    name: "speedrun",
    words: [
      "\"prompts\":", "\"generate\":", "\"pYes\":", "\"logLikelihoods\":", "\"learn\":",
      "\"imitate\":", "\"keep\":", "\"restore\":", "\"done\":", "\"count\":", "\"of\":",
      "\"chat\"", "\"samples\":", "\"temperature\":", "\"responses\":", "\"training\":",
      "\"rate\":", "\"name\":", "\"start\"", "null", "\"nan\"", "[", "]", "{", "}", ",", "\n", "-1",
    ]
  ) { bytes in
    let (model, tasks) = try speedrun.get()
    let referee = SpeedrunReferee(start: model, tasks: tasks, budget: 0, random: Random(seed: 1))
    for line in bytes.split(separator: 10) {
      let command: TrackCommand = try Conversation.answer(in: Data(line))
      let reply = try referee.reply(to: command) { throw ConversationError("no loss is told") }
      try demand(reply.flopsLeft == 0, "\(reply.flopsLeft) FLOPs left of none")
    }
  }

  private static let speedrun = Result {
    (try PocketModels.load(.small, .instruct), SpeedrunTasks(perCategory: 2, seed: 1))
  }

  /// A judge's question or prompts, as `ipo judge --templates` and the assignment *question* take
  /// them.
  static let templates = FuzzTarget(
    name: "templates",
    words: [
      "{response}", "{instruction}", "{question}", "\"generic\":", "\"yes\":", "\"no\":",
      "\"chat\":", "null", "[", "]", "{", "}", ",", "\\ud83d", "\\n", "\"",
    ]
  ) { bytes in
    let prompt = try PocketText.judge.with(templates: Data(bytes), of: "question.json")
    for category in ["chat", "generic", "none"] {
      let text = prompt.text(
        instruction: "{response} a", response: "{question}", category: category)
      try demand(text.contains("{question}"), "a prompt without the response")
    }
  }
}
