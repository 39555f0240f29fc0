import Exercises
import Foundation

extension Solutions {
  static let tokenAudit = Solution(
    TokenAudit.self,
    { input in
      report(input) { plain($0) == plain(input.word) }
    },
    wrong: [
      "exactly the word": { input in report(input) { $0 == input.word } },
      "blanks alone": { input in
        report(input) {
          $0.trimmingCharacters(in: .whitespaces) == input.word.trimmingCharacters(in: .whitespaces)
        }
      },
      "case alone": { input in report(input) { $0.lowercased() == input.word.lowercased() } },
      "the capitalised and the small word": { input in
        report(input) {
          let bare = plain($0, lower: false)
          return [plain(input.word, lower: false), plain(input.word)].contains(bare)
        }
      },
      "begins with the word": { input in report(input) { plain($0).hasPrefix(plain(input.word)) } },
      "holds the word": { input in report(input) { plain($0).contains(plain(input.word)) } },
      "is a piece of the word": { input in
        report(input) { plain(input.word).hasPrefix(plain($0)) }
      },
      "real blanks only": { input in
        func trimmed(_ text: String) -> String {
          text.trimmingCharacters(in: .whitespacesAndNewlines).lowercased()
        }
        return report(input) { trimmed($0) == trimmed(input.word) }
      },
      "Ġ and not ▁": { input in
        report(input) {
          !$0.contains("▁") && plain($0) == plain(input.word)
        }
      },
      "the word as it is asked for, blank and all": { input in
        report(input) { plain($0) == input.word.lowercased() }
      },
      "no line breaks": { input in
        report(input) { !$0.contains("\n") && plain($0) == plain(input.word) }
      },
      "the mean for the sum": { input in
        var answer = report(input) { plain($0) == plain(input.word) }
        answer.mass /= Double(max(1, answer.spelled.count))
        return answer
      },
      "reads the first": { input in
        var answer = report(input) { plain($0) == plain(input.word) }
        answer.read = answer.spelled.first
        return answer
      },
      "reads the likeliest token of all": { input in
        var answer = report(input) { plain($0) == plain(input.word) }
        answer.read = input.tokens.indices.max { input.probabilities[$0] < input.probabilities[$1] }
        return answer
      },
    ],
    unseen: unseen)
}

private func plain(_ text: String, lower: Bool = true) -> String {
  let bare = text.replacingOccurrences(of: "Ġ", with: " ")
    .replacingOccurrences(of: "▁", with: " ").trimmingCharacters(in: .whitespacesAndNewlines)
  return lower ? bare.lowercased() : bare
}

private func report(
  _ input: TokenAudit.Input, _ spells: (String) -> Bool
) -> TokenAudit.Output {
  let places = input.tokens.indices.filter { spells(input.tokens[$0]) }
  return .init(
    spelled: places, mass: places.reduce(0) { $0 + input.probabilities[$1] },
    read: places.max { input.probabilities[$0] < input.probabilities[$1] })
}

private func unseen() -> [TokenAudit.Input] {
  func input(_ word: String, _ rows: KeyValuePairs<String, Double>) -> TokenAudit.Input {
    .init(word: word, tokens: rows.map { $0.key }, probabilities: rows.map { $0.value })
  }
  return [
    input("No", ["Yes": 0.5, "No": 0.25, "Maybe": 0.125]),
    input("Yes", ["yes ": 0.1, " yes": 0.3, "Yeses": 0.2, "Yes!": 0.05]),
    input("No", ["ĠNO": 0.2, "▁No": 0.1, "no": 0.35, "ĠNot": 0.3]),
    input("True", ["True": 0.5, "Ġtrue": 0.2, "Truth": 0.1, "False": 0.15]),
    input(" No", ["Nothing": 0.4, "No": 0.25, " No": 0.3]), input("Yes", ["I": 0.6, "Sure": 0.3]),
    input("Yes", ["\n": 0.2, "Yes\n": 0.1, "\nYES": 0.3, "Y": 0.2, "es": 0.1]),
    input("No", ["n": 0.1, "Non": 0.2, "o": 0.1, " ": 0.3, "": 0.2]),
    input(" True ", ["TRUE": 0.2, "  true": 0.1, "▁True": 0.4, "ĠĠTrue": 0.05]),
    input("Yes", ["Ġ": 0.3, "ĠYes": 0, "Yes,": 0.2, "YES": 0.45]),
  ]
}
