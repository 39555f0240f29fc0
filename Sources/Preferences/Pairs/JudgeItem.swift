import Files
import LanguageModels
import Measures

/// A prompt with the responses that are to be compared: what goes from drawing to judging to
/// pairing, with what the stages so far have filled in.
public struct JudgeItem: Sendable, Equatable {
  public var id: String
  /// What decides the question that is asked: RewardBench's subset, or a category.
  public var category: String
  /// The prompt as text; a conversation of several turns with its speakers' names.
  public var instruction: String
  /// The turns of the prompt, where it is more than one message of a user.
  public var conversation: [ChatMessage]?
  public var responses: [String]
  /// One score per response.
  public var scores: [Double]?
  /// p_yes + p_no for each response, where it is known.
  public var masses: [Double]?
  /// Present where the judge could not read all of it: the prompt or a response was too long.
  public var isShortened: Bool?

  public init(
    id: String = "", instruction: String, category: String, responses: [String] = [],
    conversation: [ChatMessage]? = nil
  ) {
    self.id = id
    self.category = category
    self.instruction = instruction
    self.conversation = conversation
    self.responses = responses
  }

  /// The prompt's turns.
  public var turns: [ChatMessage] { conversation ?? [ChatMessage(.user, instruction)] }

  /// All that an answer to the item depends on, in 16 hexadecimal digits.
  public var digest: String {
    Fingerprint.digest(
      ([id, category] + turns.flatMap { [$0.role.rawValue, $0.content] } + [""] + responses)
        .map { "\($0.utf8.count) \($0)" }.joined())
  }
}

extension JudgeItem: Codable {
  enum CodingKeys: String, CodingKey {
    case id, conversation, responses, scores, masses
    case isShortened = "shortened"
    case category = "subset"
    case instruction = "prompt"
  }
}

extension JudgeItem {
  /// Reads one object: the prompt is `prompt`, `instruction` (AlpacaEval) or `messages`, the
  /// responses `responses` or `output`; `id`, `subset` or `category` and `scores` where there.
  ///
  /// - Parameter number: the record's, the id of an item that has none.
  /// - Throws: ``FileError`` naming the line and the field at fault.
  public init(_ fields: RecordFields, number: Int) throws {
    let name =
      ["conversation", "prompt", "instruction", "messages"].first { fields.has($0) } ?? "prompt"
    var turns: [ChatMessage]
    if fields.isList(name) {
      turns = try fields.messages(name)
      // Chat data ends with the answer that somebody gave.
      while turns.last?.role == .assistant { turns.removeLast() }
      if turns.isEmpty { throw fields.fault(name, "a conversation without a user") }
    } else {
      turns = [ChatMessage(.user, try fields.text(name))]
    }
    self.init(turns: turns)
    id = try fields.name("id") ?? fields.name("prompt_id") ?? String(number)
    category = try fields.optionalText("subset") ?? fields.optionalText("category") ?? "all"
    if fields.has("responses") {
      responses = try fields.texts("responses")
    } else {
      responses = try fields.optionalText("output").map { [$0] } ?? []
    }
    scores = try fields.numbers("scores")
    masses = try fields.numbers("masses")
    for (name, values) in [("scores", scores), ("masses", masses)] {
      if let values, values.count != responses.count {
        throw fields.fault(name, "\(values.count) numbers for \(responses.count) responses")
      }
    }
  }

  init(turns: [ChatMessage]) {
    self.init(
      instruction: turns.text, category: "all", conversation: turns.isPlain ? nil : turns)
  }
}

/// The items of a file of prompts or responses, one at a time.
public final class ItemReader {
  public let records: JSONRecords
  /// How many items have been read.
  public private(set) var count = 0
  /// Where the last one stands in the file, `line 3`.
  public private(set) var place = ""

  /// - Throws: ``FileError`` where the file can't be read.
  public init(_ path: String) throws { records = try JSONRecords(path) }

  /// The next item, `nil` behind the last.
  ///
  /// - Throws: ``FileError`` naming the line and the field at fault, or that the file is empty.
  public func next() throws -> JudgeItem? {
    guard let record = try records.next() else {
      if count > 0 { return nil }
      throw FileError(records.path, "no prompts", remedy: "give a line of JSON for each prompt")
    }
    count += 1
    place = record.placeInFile
    return try JudgeItem(RecordFields(record), number: record.number)
  }

  /// The next items, fewer at the end.
  public func next(_ count: Int) throws -> [JudgeItem] {
    var items: [JudgeItem] = []
    while items.count < count, let item = try next() { items.append(item) }
    return items
  }
}
