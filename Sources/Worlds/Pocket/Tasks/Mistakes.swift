import Tensors

/// One thing that a response can be made to get wrong on purpose.
public enum Flaw: String, CaseIterable, Codable, Sendable {
  /// Chat: a false statement. A true one about another animal. An impolite closing.
  case wrongFact, offTopic, rude
  /// Math: a wrong step or a miscopied answer. The answer without the steps.
  case wrongSum, unshown
  /// Code: a program for another function. No comment. A comment that tells of another function.
  case wrongProgram, undocumented, misdescribed
  /// Safety: help with harm or refusal of the harmless. Help with another harmless request.
  case misjudged, offTarget

  /// True if the flaw is in what is said, not in how.
  public var isOfContent: Bool {
    switch self {
    case .wrongFact, .offTopic, .wrongSum, .wrongProgram, .misjudged: true
    case .rude, .unshown, .undocumented, .misdescribed, .offTarget: false
    }
  }
}

/// The text with one or two mistakes such as a sampler makes: a word replaced by another of its
/// kind, left out, doubled or swapped with its neighbour, the end cut off, or a phrase of another
/// kind of answer appended.
///
/// Most slips spoil the response, some do not: what it is worth is for the ``Oracle`` to read.
/// - Returns: a text that is not empty and differs from the given one, unless that is empty.
public func slip(_ text: String, using random: inout Random) -> String {
  let original = text.words
  if original.isEmpty { return text }
  var words = original
  repeat {
    words = original
    for _ in 0..<(random.chance(0.7) ? 1 : 2) { makeSlip(in: &words, using: &random) }
  } while words == original || words.isEmpty
  return words.text
}

private func makeSlip(in words: inout [String], using random: inout Random) {
  if words.isEmpty { return }
  let place = random.index(words.count)
  switch random.index(10) {
  case 0..<4: replaceWord(in: &words, using: &random)
  case 4: replaceClosing(in: &words, using: &random)
  case 5: words.remove(at: place)
  case 6: words.insert(words[place], at: place)
  case 7: if place > 0 { words.swapAt(place - 1, place) }
  case 8: words.removeLast(words.count - place)
  default: words += random.pick(stray).words
  }
}

/// Puts another word of the same kind in the place of one that has a kind.
private func replaceWord(in words: inout [String], using random: inout Random) {
  let replaceable = words.indices.filter { alternatives[words[$0]] != nil }
  if replaceable.isEmpty { return }
  let place = random.pick(replaceable)
  if let others = alternatives[words[place]] { words[place] = random.pick(others) }
}

private func replaceClosing(in words: inout [String], using random: inout Random) {
  guard let closing = ChatTask.closings.first(where: { words.ends(with: $0.words) }) else { return }
  words.removeLast(closing.words.count)
  words += random.pick(ChatTask.closings.filter { $0 != closing }).words
}

/// For each word that has a kind, the others of the first kind it is listed in.
private let alternatives: [String: [String]] = Dictionary(
  Vocabulary.confusable.flatMap { kind in
    kind.map { word in (word, kind.filter { $0 != word }) }
  }, uniquingKeysWith: { first, _ in first })

/// How answers of the four categories end.
private let stray =
  ChatTask.closings + [
    "so 4 2 .", "# double then add 1", SafetyTask.complianceTail, "cannot help with that .",
  ]
