import Files
import LanguageModels

extension PreferencePair {
  /// Reads one object. Its fields tell what it is:
  ///
  /// - `chosen`, `rejected`, `prompt`: TRL's explicit form, RewardBench, UltraFeedback binarised;
  ///   each a text or a list of messages, of which the prompt may be repeated at the beginning;
  /// - `chosen`, `rejected` alone: TRL's implicit form, the prompt is what the two begin with alike;
  /// - `input`, `output_1`, `output_2`, `label`: LLMBar.
  ///
  /// `id`, `subset` (or `category`), `score_chosen`, `score_rejected` and `preference` are read
  /// where they are there.
  ///
  /// - Parameter number: the record's, the id of an item that has none.
  /// - Throws: ``FileError`` naming the line and the field at fault.
  public init(_ fields: RecordFields, number: Int) throws {
    if fields.has("output_1"), fields.has("output_2") {
      self = try PreferencePair(bar: fields)
    } else if fields.has("chosen") || fields.has("rejected") {
      self = try PreferencePair(pair: fields)
    } else if fields.has("completion") {
      throw FileError(
        fields.place, "one completion with a label, not a pair",
        remedy: "give prompt, chosen and rejected")
    } else if fields.has("output") || fields.has("responses") {
      throw FileError(
        fields.place, "responses without a preference",
        remedy: "use them with `ipo rank`, `pair` or `evaluate`")
    } else {
      throw fields.missing("chosen")
    }
    id = try fields.name("id") ?? fields.name("prompt_id") ?? String(number)
    category = try fields.optionalText("subset") ?? fields.optionalText("category") ?? "all"
    scoreChosen = try fields.number("score_chosen") ?? 1
    scoreRejected = try fields.number("score_rejected") ?? 0
    massChosen = try fields.number("mass_chosen")
    massRejected = try fields.number("mass_rejected")
    preference = try fields.number("preference")
  }

  private init(bar fields: RecordFields) throws {
    let label = try fields.number("label")
    guard label == 1 || label == 2 else {
      throw fields.fault("label", "neither 1 nor 2")
    }
    let outputs = [try fields.text("output_1"), try fields.text("output_2")]
    self.init(
      prompt: try fields.text("input"), chosen: outputs[label == 1 ? 0 : 1],
      rejected: outputs[label == 1 ? 1 : 0])
  }

  private init(pair fields: RecordFields) throws {
    let inMessages = fields.isList("chosen")
    let turns = try fields.has("prompt") ? Self.turns(fields) : nil
    if inMessages {
      let (chosen, rejected) = (try fields.messages("chosen"), try fields.messages("rejected"))
      for (name, list) in [("chosen", chosen), ("rejected", rejected)] where list.isEmpty {
        throw fields.fault(name, "an empty list, where a message of the assistant is wanted")
      }
      let shared = zip(chosen, rejected).prefix { $0 == $1 }.map(\.0)
      // A prompt that the two lists repeat stands before the response in any case.
      let opening = turns.map { chosen.starts(with: $0) ? $0.count : 0 } ?? shared.count
      // Whatever is alike behind it belongs to it too, except a response given twice.
      let start = max(opening, min(shared.count, chosen.count - 1))
      var context = Array(chosen[..<start])
      if let turns, !context.starts(with: turns) { context = turns + context }
      if context.isEmpty {
        throw FileError(
          fields.place, "\"chosen\" and \"rejected\" share no prompt", remedy: "give a \"prompt\"")
      }
      self.init(
        turns: context, chosen: try fields.response("chosen", chosen.dropFirst(start)),
        rejected: try fields.response("rejected", rejected.dropFirst(start)))
    } else {
      let (chosen, rejected) = (try fields.text("chosen"), try fields.text("rejected"))
      if let turns {
        self.init(turns: turns, chosen: chosen, rejected: rejected)
      } else {
        let start = sharedBeginning(chosen, rejected)
        if start.isEmpty {
          throw FileError(
            fields.place, "no field \"prompt\", and \"chosen\" and \"rejected\" share no beginning",
            remedy: "give a \"prompt\"")
        }
        self.init(
          turns: [ChatMessage(.user, start)],
          chosen: String(chosen.dropFirst(start.count)),
          rejected: String(rejected.dropFirst(start.count)))
      }
    }
  }

  private init(turns: [ChatMessage], chosen: String, rejected: String) {
    self.init(
      prompt: turns.text, chosen: chosen, rejected: rejected,
      conversation: turns.isPlain ? nil : turns)
  }

  private static func turns(_ fields: RecordFields) throws -> [ChatMessage] {
    if fields.has("conversation") { return try fields.messages("conversation") }
    if fields.isList("prompt") { return try fields.messages("prompt") }
    return [ChatMessage(.user, try fields.text("prompt"))]
  }
}

extension RecordFields {
  /// The one message of the assistant that is left behind the prompt.
  fileprivate func response(_ name: String, _ rest: ArraySlice<ChatMessage>) throws -> String {
    guard let message = rest.first, rest.count == 1, message.role == .assistant else {
      throw fault(name, "not the prompt and one message of the assistant")
    }
    return message.content
  }
}

/// What two texts begin with alike, back to the last blank, so that no word is cut in two.
private func sharedBeginning(_ x: String, _ y: String) -> String {
  let shared = String(zip(x, y).prefix { $0 == $1 }.map(\.0))
  if shared.count == min(x.count, y.count) { return shared }
  return String(shared[..<(shared.lastIndex { $0.isWhitespace } ?? shared.startIndex)])
}

/// The items of preference files, one file after the other, one item at a time.
public final class PreferenceReader {
  /// How many items have been read.
  public private(set) var count = 0
  private var paths: ArraySlice<String>
  private var records: JSONRecords?
  private var countInFile = 0
  /// The file of the last one, and where it stands there, `line 3`.
  public private(set) var file = ""
  public private(set) var place = ""

  /// - Throws: ``FileError`` where the first file can't be read.
  public init(_ paths: [String]) throws {
    self.paths = paths[...]
    try openNext()
  }

  /// The next item, `nil` behind the last.
  ///
  /// - Throws: ``FileError`` naming the line and the field at fault, or that a file is empty.
  public func next() throws -> PreferencePair? {
    while let records {
      if let record = try records.next() {
        count += 1
        countInFile += 1
        (file, place) = (records.path, record.placeInFile)
        return try PreferencePair(RecordFields(record), number: record.number)
      }
      if countInFile == 0 {
        throw FileError(
          records.path, "no preference pairs", remedy: "give a line of JSON for each pair")
      }
      try openNext()
    }
    return nil
  }

  private func openNext() throws {
    countInFile = 0
    records = try paths.popFirst().map { try JSONRecords($0) }
  }
}

extension PreferencePair {
  /// All items of a file; ``PreferenceReader`` takes them one by one.
  ///
  /// - Throws: ``FileError`` naming the line and the field at fault, or that the file is empty.
  public static func read(_ path: String) throws -> [PreferencePair] {
    let reader = try PreferenceReader([path])
    var items: [PreferencePair] = []
    while let item = try reader.next() { items.append(item) }
    return items
  }
}
