/// A short function: what it does, and how it is written in two languages, rightly and with faults.
struct CodeSpecification: Sendable {
  enum Language: String, CaseIterable, Sendable {
    case python, swift

    var name: String { rawValue.capitalizedFirst }
    var comment: String { self == .python ? "#" : "//" }
  }

  /// The right code, and what each fault makes of it.
  struct Version: Sendable {
    let code: String
    let faulty: [String]

    /// The first line without what only the compiler needs.
    var signature: String {
      var line = String(code.prefix { !$0.isNewline })
      for mark in ["def ", "func "] where line.hasPrefix(mark) { line.removeFirst(mark.count) }
      while let last = line.last, ":{ ".contains(last) { line.removeLast() }
      return line
    }
  }

  let name: String
  /// "returns how many …": what stands behind "a function that" and "it".
  let task: String
  /// What its argument and result are: descriptions are only mistaken within one family.
  let family: String
  private let versions: [Language: Version]

  subscript(language: Language) -> Version {
    versions[language] ?? Version(code: "", faulty: [])
  }

  /// Every third function is kept for corpora; the bench is about the others.
  static let training = all.indices.filter { $0 % 3 == 2 }.map { all[$0] }
  static let heldOut = all.indices.filter { $0 % 3 != 2 }.map { all[$0] }

  static let all = [
    NumberFunctions.table, NumberTests.table, ListFunctions.table, MoreListFunctions.table,
    TextFunctions.table,
  ].flatMap(parse)

  /// Reads a table: functions behind lines `==`, each with a head `name | family | task`, the
  /// Python version, a line `--` and the Swift version; a fault is a line `~ right => wrong` behind
  /// its code, put in for the first place where the right text stands.
  private static func parse(_ table: String) -> [CodeSpecification] {
    var lines = table.split(separator: "\n", omittingEmptySubsequences: false)[...]
    var found: [CodeSpecification] = []
    while !lines.isEmpty {
      let block = lines.prefix { $0 != "==" }
      lines = lines.dropFirst(block.count + 1)
      let parts = block.dropFirst().split(separator: "--", maxSplits: 1)
      let head = (block.first ?? "").split(separator: "|").map { String($0).trimmingSpace }
      guard head.count == 3, parts.count == 2 else { continue }
      found.append(
        CodeSpecification(
          name: head[0], task: head[2], family: head[1],
          versions: [.python: version(parts[0]), .swift: version(parts[1])]))
    }
    return found
  }

  private static func version(_ lines: ArraySlice<Substring>) -> Version {
    let code = lines.filter { !$0.hasPrefix("~ ") }.joined(separator: "\n").trimmingSpace
    let faulty = lines.filter { $0.hasPrefix("~ ") }.map { line in
      let sides = line.dropFirst(2).split(separator: " => ", maxSplits: 1)
      return sides.count == 2
        ? code.replacing(String(sides[0]), with: String(sides[1]), maxReplacements: 1) : code
    }
    return Version(code: code, faulty: faulty)
  }
}
