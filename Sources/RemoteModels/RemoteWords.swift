import Foundation
import LanguageModels
import Preferences

/// The two words that a judge compares, as they follow its prompt on a server.
struct RemoteWords {
  var yes: NextTokens.Label
  var no: NextTokens.Label
  /// Whether only the server knows what stands before them.
  var isGuess: Bool
  /// The ids of Yes and No, where both are known.
  var ids: [Int]? { yes.id.flatMap { yes in no.id.map { [yes, $0] } } }
}

extension RemoteModel {
  /// The words behind a prompt that ends with this closing, spelled as the judge here spells them:
  /// behind a chat template with a blank, or without where it ends with white space; the first
  /// spelling of which both words are one token, where the server tells.
  func words(_ prompt: JudgePrompt, behind closing: String) throws -> RemoteWords {
    let text = try text(of: [.user(usesTemplate && closing.isEmpty ? "?" : closing)])
    var spellings = [[prompt.yes, prompt.no]]
    if usesTemplate {
      let bare = spellings[0].map { String($0.trimmingPrefix(" ")) }
      spellings = [bare, bare.map { " " + $0 }]
      if text != nil, text?.last?.isWhitespace != true { spellings.reverse() }
    }
    for words in spellings {
      guard let text, let ids = try ids(of: words, behind: text) else { continue }
      return RemoteWords(
        yes: .init(text: words[0], id: ids[0]), no: .init(text: words[1], id: ids[1]),
        isGuess: false)
    }
    return RemoteWords(
      yes: .init(text: spellings[0][0]), no: .init(text: spellings[0][1]), isGuess: text == nil)
  }

  /// The words' ids, where the server has a route for it and each is one token: the one that the
  /// text's end gains by it. Some tokenizers would put a blank before the word alone.
  private func ids(of words: [String], behind text: String) throws -> [Int]? {
    let end = String(text.suffix(16))
    guard let before = try tokens(of: end) else { return nil }
    let ids = try words.compactMap { word -> Int? in
      guard let after = try tokens(of: end + word), after.count == before.count + 1,
        after.starts(with: before)
      else { return nil }
      return after.last
    }
    // One for both words is that of what the tokenizer does not know.
    return ids.count == 2 && ids[0] != ids[1] ? ids : nil
  }
}

/// Words found once for each closing text, however many ask at the same time.
final class KnownWords: @unchecked Sendable {
  private let lock = NSLock()
  private var known: [String: RemoteWords] = [:]

  func words(_ closing: String, _ find: () throws -> RemoteWords) rethrows -> RemoteWords {
    try lock.withLock {
      if let words = known[closing] { return words }
      let words = try find()
      known[closing] = words
      return words
    }
  }
}
