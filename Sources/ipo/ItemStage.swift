import Foundation
import LanguageModels
import Notebook
import Preferences

extension ResponseItem: RunLine {}

/// A step from one file of prompts or responses to another, a few items at a time. A step that was
/// stopped goes on where it was.
struct ItemStage {
  /// What progress calls it.
  let label: String
  let input: String
  /// The file to write; `nil` is standard output, and starts anew each time.
  let out: String?
  /// All that the output depends on.
  let description: String
  let quiet: Bool

  /// Runs the step.
  ///
  /// - Parameters:
  ///   - size: how many items are handed over together.
  ///   - body: makes the items to write from those read, one of each, and the first one's number.
  /// - Throws: ``FileError`` naming the line at fault.
  func run(size: Int, _ body: ([ResponseItem], _ first: Int) throws -> [ResponseItem]) throws {
    let total = input == "-" ? 0 : try count()
    let progress = Progress(label, total: total, quiet: quiet || input == "-")
    let file = try out.map { try ResumableFile($0, description: description) }
    let reader = try ResponseReader(input)
    while let line = try file?.next(ResponseItem.self) {
      guard let item = try reader.next(), item.id == line.id, item.prompt == line.prompt else {
        throw FileError(
          out ?? "", "item \(line.id) is not the input's item \(reader.count)",
          remedy: "remove the file, or name another one with --out")
      }
      progress.advance()
    }
    while true {
      let first = reader.count
      var items: [ResponseItem] = []
      while items.count < size, let item = try reader.next() { items.append(item) }
      if items.isEmpty { break }
      var lines = try body(items, first)
      if let file {
        for index in lines.indices { lines[index].run = file.run }
        try file.append(lines)
      } else {
        for line in lines { try emit(json(line)) }
      }
      progress.advance(by: items.count)
    }
    progress.finish()
  }

  private func count() throws -> Int {
    let reader = try ResponseReader(input)
    while try reader.next() != nil {}
    return reader.count
  }
}

extension ReadingJudge {
  /// Judges items and puts each one's best response first.
  func ranked(_ items: [ResponseItem], _ prompt: JudgePrompt) throws -> [ResponseItem] {
    for item in items where item.responses.isEmpty {
      throw FileError("item \(item.id)", "no responses", remedy: "give \"responses\" or \"output\"")
    }
    let asked = items.map { $0.judgeItem(category: prompt.category) }
    return zip(items, try readings(asked) { _ in }).map { item, readings in
      let order = readings.indices.sorted {
        (readings[$0].score, $1) > (readings[$1].score, $0)
      }
      var ranked = item
      ranked.responses = order.map { item.responses[$0] }
      ranked.scores = order.map { readings[$0].score }
      let masses = order.compactMap { readings[$0].mass }
      ranked.masses = masses.count == order.count ? masses : nil
      return ranked
    }
  }
}
