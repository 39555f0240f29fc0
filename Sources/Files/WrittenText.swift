// What others wrote (models, files, servers, people) on its way out of the program. Its readers go
// letter by letter, as Unicode has them, while Swift's search and replacement compare `Character`s:
// a quote with an accent upon it is none to Swift, and to gnuplot it is.

extension Unicode.Scalar {
  /// Whether a terminal or a browser may take it for an order and not for a letter: control
  /// characters, other line breaks, marks that turn the direction of what follows, and what XML
  /// forbids.
  package var isOrder: Bool {
    switch value {
    case 0..<0x20, 0x7f..<0xa0, 0x061c, 0x200e, 0x200f, 0x2028...0x202e, 0x2066...0x2069,
      0xfffe, 0xffff:
      true
    default: false
    }
  }
}

extension String {
  /// The text with some letters spelled otherwise, whatever accents and joiners stand behind them.
  ///
  /// - Parameter spell: what stands for a letter; `nil` leaves it.
  package func spelling(_ spell: (Unicode.Scalar) -> String?) -> String {
    var spelled = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let other = spell(scalar) {
        spelled.append(contentsOf: other.unicodeScalars)
      } else {
        spelled.append(scalar)
      }
    }
    return String(spelled)
  }

  /// The text on one line of a terminal, with `U+FFFD` in place of each order.
  package var terminalLine: String { spelling { $0.isOrder ? "\u{FFFD}" : nil } }

  /// The text on as many lines as it has, with `U+FFFD` in place of all other orders.
  package var terminalText: String {
    spelling { $0.isOrder && $0 != "\n" && $0 != "\t" ? "\u{FFFD}" : nil }
  }

  /// JSON with its orders escaped, which say the same to its readers.
  package var terminalJSON: String {
    spelling { scalar in
      guard scalar.isOrder, scalar != "\n" else { return nil }
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
  }
}
