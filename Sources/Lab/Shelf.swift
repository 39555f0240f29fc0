import Files
import Foundation
import LanguageModels
import Preferences
import Worlds

/// The models that can be asked. They only judge and write here and are never changed, so tabs share
/// them; what learns is a tab's own.
final class Shelf: @unchecked Sendable {
  /// A model by name.
  struct Item: Encodable, Sendable {
    var id: String
    var label: String
    var world: LabWorld
    var isReal: Bool
    fileprivate var path: String

    enum CodingKeys: String, CodingKey { case id, label, world, isReal }
  }

  let items: [Item]
  private let lock = NSLock()
  private var open: [String: Subject] = [:]

  /// - Parameters:
  ///   - model: one of the reader's own, beside those there are.
  ///   - kept: those that were fetched earlier.
  /// - Throws: ``FileError`` where one can't be used.
  init(model: String? = nil, kept: [String] = Shelf.kept) throws {
    var items: [Item] = []
    for size in PocketSize.allCases {
      for stage in PocketStage.allCases.reversed() {
        items.append(
          Item(
            id: "\(size.rawValue)-\(stage.rawValue)", label: "pocket \(size.rawValue) \(stage)",
            world: .pocket, isReal: false, path: try PocketModels.folder(size, stage)))
      }
    }
    for path in (model.map { [$0] } ?? []) + kept where items.allSatisfy({ $0.path != path }) {
      let checkpoint = try Checkpoint(path)
      _ = try checkpoint.configuration()
      let isPocket = Vocabulary.isKnown(to: try checkpoint.tokenizer())
      let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
      items.append(
        Item(
          id: "real-\(items.count)", label: name, world: isPocket ? .pocket : .english,
          isReal: !isPocket, path: path))
    }
    self.items = items
  }

  /// GGUF files that `make real` has fetched.
  static var kept: [String] {
    let folder =
      FileManager.default.homeDirectoryForCurrentUser.path
      + "/.cache/ipo-notebook/models"
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return names.filter { $0.hasSuffix(".gguf") }.sorted().map { "\(folder)/\($0)" }
  }

  /// What is known of a model before it is opened.
  ///
  /// - Throws: ``Refusal`` for a name that is none.
  func item(_ id: String) throws -> Item {
    guard let item = items.first(where: { $0.id == id }) else {
      throw Refusal(422, "There is no model of that name.")
    }
    return item
  }

  /// The model, opened at its first use.
  ///
  /// - Throws: ``FileError`` for a file that can't be read.
  func subject(_ item: Item) throws -> Subject {
    try lock.withLock {
      if let known = open[item.id] { return known }
      let subject = try Subject(item)
      // Real models are large: one at a time.
      if item.isReal {
        for other in items where other.isReal { open[other.id] = nil }
      }
      open[item.id] = subject
      return subject
    }
  }
}

/// A model in its world, ready to be asked.
struct Subject: Sendable {
  let item: Shelf.Item
  let study: Study
  let judge: PreferenceClassifier

  init(_ item: Shelf.Item) throws {
    self.item = item
    if item.isReal {
      let checkpoint = try Checkpoint(item.path)
      study = Study(
        try LanguageModel(checkpoint, precision: nil), in: EnglishWorld(),
        template: try .own(of: checkpoint))
    } else {
      study = Study(try LanguageModel(folder: item.path), in: PocketWorld())
    }
    judge = try study.judge()
  }

  var world: LabWorld { item.world }
}
