import Foundation
import LanguageModels
import Measures

/// A prompt, its responses and their scores: the line that goes from generating to judging to
/// pairing, with what the stages so far have filled in.
public struct ResponseItem: Sendable, Equatable, Codable {
  public var id: String
  public var subset: String
  /// The prompt as text; a conversation of several turns with its speakers' names.
  public var prompt: String
  /// The turns of the prompt, where it is more than one message of a user.
  public var conversation: [ChatMessage]?
  public var responses: [String]
  /// One score per response.
  public var scores: [Double]?
  /// p_yes + p_no for each response, where it is known.
  public var masses: [Double]?
  /// The run that wrote the line, where one may be started again.
  public var run: String?

  public init(
    id: String, subset: String = "all", prompt: String, conversation: [ChatMessage]? = nil,
    responses: [String] = []
  ) {
    self.id = id
    self.subset = subset
    self.prompt = prompt
    self.conversation = conversation
    self.responses = responses
  }

  /// Reads one object: the prompt is `prompt`, `instruction` (AlpacaEval) or `messages`, the
  /// responses `responses` or `output`; `id`, `subset` or `category` and `scores` where there.
  ///
  /// - Parameter number: from 1, the id of an item that has none.
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
    id = try fields.name("id") ?? fields.name("prompt_id") ?? String(number)
    subset = try fields.optionalText("subset") ?? fields.optionalText("category") ?? "all"
    prompt = turns.text
    conversation = turns.count == 1 && turns[0].role == .user ? nil : turns
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

  /// The turns before the responses.
  public var turns: [ChatMessage] { conversation ?? [ChatMessage(.user, prompt)] }

  /// What a judge is asked; the category is the subset's.
  public func judgeItem(category: (String) -> String = RewardBench.section) -> JudgeItem {
    JudgeItem(instruction: prompt, category: category(subset), responses: responses)
  }
}

/// The items of a file of prompts or responses, one at a time.
public final class ResponseReader {
  public let records: JSONRecords
  /// How many items have been read.
  public private(set) var count = 0

  /// - Throws: ``FileError`` where the file can't be read.
  public init(_ path: String) throws { records = try JSONRecords(path) }

  /// The next item, `nil` behind the last.
  ///
  /// - Throws: ``FileError`` naming the line and the field at fault, or that the file is empty.
  public func next() throws -> ResponseItem? {
    guard let record = try records.next() else {
      if count > 0 { return nil }
      throw FileError(records.path, "no prompts", remedy: "give a line of JSON for each prompt")
    }
    count += 1
    return try ResponseItem(RecordFields(record), number: count)
  }
}
