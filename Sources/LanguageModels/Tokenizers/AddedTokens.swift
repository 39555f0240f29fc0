import Files

extension TokenizerFile {
  /// Adds the tokens that only the files beside `tokenizer.json` name, with the ids that
  /// transformers gives them: the one in the vocabulary, or the next behind all others.
  ///
  /// A token that is named in both has the flags of the other file.
  ///
  /// - Parameter rows: of the model's embedding. A token without one is left out and noted: as long
  ///   as no text spells it, the model works.
  /// - Throws: ``FileError`` where two tokens share an id, or one has two.
  mutating func add(_ settings: TokenizerSettings, rows: Int?) throws {
    func clash(_ token: AddedToken, _ problem: String) -> FileError {
      FileError(
        settings.path, "the added token \(token.content) with the id \(token.id) \(problem)",
        remedy: "fetch it and tokenizer.json again, from one model")
    }
    func isSame(_ x: AddedToken, _ y: AddedToken) -> Bool {
      x.content.utf8.elementsEqual(y.content.utf8)
    }
    var fresh: [(name: String, token: AddedToken, isPlaced: Bool)] = []
    for token in settings.placed {
      if let known = addedTokens.firstIndex(where: { isSame($0, token) }) {
        guard addedTokens[known].id == token.id else {
          throw clash(token, "has the id \(addedTokens[known].id) in tokenizer.json")
        }
        addedTokens[known] = token
      } else if let other = addedTokens.first(where: { $0.id == token.id }) {
        throw clash(token, "is \(other.content) in tokenizer.json")
      } else {
        fresh.append(("added_tokens_decoder", token, true))
      }
    }
    for (name, token) in settings.unplaced {
      // What has the name of a special token is one.
      if let known = addedTokens.firstIndex(where: { isSame($0, token) }) {
        addedTokens[known].special = true
      } else if let known = fresh.firstIndex(where: { isSame($0.token, token) }) {
        fresh[known].token.special = true
      } else if !token.content.isEmpty {
        fresh.append((name, token, false))
      }
    }
    if fresh.isEmpty { return }

    let contents = Set(fresh.map { Array($0.token.content.utf8) })
    let wanted = Set(fresh.filter(\.isPlaced).map(\.token.id))
    var idOf: [[UInt8]: Int] = [:]
    var wordOf: [Int: [UInt8]] = [:]
    var count = 0
    try vocabulary { word, id in
      count += 1
      if contents.contains(word) { idOf[word] = id }
      if wanted.contains(id) { wordOf[id] = word }
    }
    var next = max(count, (addedTokens.map(\.id).max() ?? -1) + 1)
    for (name, token, isPlaced) in fresh {
      var token = token
      let known = idOf[Array(token.content.utf8)]
      if isPlaced {
        if let known, known != token.id { throw clash(token, "has the id \(known) in model.vocab") }
        if known == nil, let word = wordOf[token.id] {
          throw clash(token, "is \(String(decoding: word, as: UTF8.self)) in model.vocab")
        }
      } else {
        token.id = known ?? next
      }
      if let rows, token.id >= rows {
        notes.append(
          "\(settings.path): \(name) \(token.content) has no row in the embedding of \(rows); it is "
            + "read as letters")
        continue
      }
      addedTokens.append(token)
      next = max(next, token.id + 1)
    }
  }
}
