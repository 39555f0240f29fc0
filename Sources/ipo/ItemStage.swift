import Files
import Foundation
import LanguageModels
import Notebook
import Preferences

/// A step from one file of prompts or responses to another, a few items at a time. A step that was
/// stopped goes on where it was.
struct ItemStage {
  /// What progress calls it.
  let label: String
  let input: String
  /// The file to write; `nil` is standard output, and starts anew each time.
  let out: String?
  /// All that the output depends on but the items.
  let maker: Fingerprint
  let quiet: Bool
  /// Looks for prompts that were rendered before.
  var rendered: RenderedTexts?

  /// Runs the step.
  ///
  /// - Parameters:
  ///   - size: how many items are handed over together.
  ///   - each: told every item written, those aside that an earlier run left too.
  ///   - body: makes the items to write from those read, one of each, and the first one's number.
  /// - Throws: ``FileError`` naming the line at fault.
  func run(
    size: Int, each: (JudgeItem) -> Void = { _ in },
    _ body: ([JudgeItem], _ first: Int) throws -> [JudgeItem]
  ) throws {
    try requireApart(outputs: [out], inputs: [input])
    let total = input == "-" ? 0 : try count()
    let progress = Progress(label, total: total, quiet: quiet || input == "-")
    let file = try out.map { try ResumableLines<ItemLine>($0, madeBy: maker) }
    let reader = try ItemReader(input)
    var rendered = rendered
    var rows = RowWatch()
    func next() throws -> [JudgeItem] {
      var items: [JudgeItem] = []
      while items.count < size, let item = try reader.next() {
        rendered?.look(at: item.instruction)
        rows.look(at: item, in: input, at: reader.place)
        items.append(item)
      }
      return items
    }
    if let file {
      try file.run(
        nextGroup: next, digest: \.digest,
        make: { try body($0, $1).map { ItemLine($0) } },
        each: {
          each($0.value)
          progress.advance()
        })
    } else {
      while true {
        let first = reader.count
        let items = try next()
        if items.isEmpty { break }
        for item in try body(items, first) {
          try emit(json(item))
          each(item)
        }
        progress.advance(by: items.count)
      }
    }
    progress.finish()
    rendered?.tell(of: reader.records.path)
    rows.tell(of: reader.records.path)
  }

  private func count() throws -> Int {
    let reader = try ItemReader(input)
    while try reader.next() != nil {}
    return reader.count
  }
}

extension Judge {
  /// Judges items and puts each one's best response first. An item that can't be asked about keeps
  /// no scores, and is told.
  func ranked(_ items: [JudgeItem]) throws -> [JudgeItem] {
    for item in items where item.responses.isEmpty {
      throw FileError("item \(item.id)", "no responses", remedy: "give \"responses\" or \"output\"")
    }
    return try scoredOrTold(items).map { item in
      guard let scores = item.scores else { return item }
      let order = scores.indices.sorted { (scores[$0], $1) > (scores[$1], $0) }
      var ranked = item
      ranked.responses = order.map { item.responses[$0] }
      ranked.scores = order.map { scores[$0] }
      ranked.masses = item.masses.map { masses in order.map { masses[$0] } }
      return ranked
    }
  }

  private func scoredOrTold(_ items: [JudgeItem]) throws -> [JudgeItem] {
    do {
      return try scored(items)
    } catch is UnaskableItem {
      return try items.map { item in
        do { return try scored([item])[0] } catch let problem as UnaskableItem {
          complain("item \(item.id) is left without scores: \(problem)")
          var item = item
          (item.scores, item.masses, item.isShortened) = (nil, nil, nil)
          return item
        }
      }
    }
  }
}
