/// Formulas in TeX, as far as a page has to look into them.
enum Formula {
  /// Letters and signs that plain text has too.
  private static let signs: [String: String] = [
    "alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "Delta": "Δ", "varepsilon": "ε",
    "epsilon": "ε", "theta": "θ", "lambda": "λ", "mu": "μ", "pi": "π", "sigma": "σ", "phi": "φ",
    "psi": "ψ", "tau": "τ", "ell": "ℓ", "nabla": "∇", "partial": "∂", "sum": "Σ", "int": "∫",
    "succ": "≻", "mid": "|", "cdot": "·", "approx": "≈", "sim": "~", "pm": "±", "le": "≤",
    "ge": "≥", "ne": "≠", "in": "∈", "to": "→", "gg": "≫", "propto": "∝", "infty": "∞",
    "prime": "′", "qquad": " ", "quad": " ",
    "frac": "", "tfrac": "", "dfrac": "", "text": "", "mathrm": "", "mathcal": "", "mathbb": "",
    "operatorname": "", "big": "", "Big": "", "bigl": "", "bigr": "", "left": "", "right": "",
    "hat": "", "bar": "", "underbrace": "",
  ]

  /// The formula as pandoc turns it best into MathML.
  static func prepared(_ tex: String) -> String {
    // A prime and the index behind it belong to one letter; upright letters are text, since a
    // browser sets single letters in italics whatever is around them.
    tex.replacing(/([A-Za-z])'_/) { "{\($0.1)'}_" }.replacing("\\mathrm{", with: "\\text{")
  }

  /// The formula as a line of text, for headings, search and those who listen.
  static func plain(_ tex: String) -> String {
    var text = ""
    var rest = tex[...]
    while let first = rest.first {
      rest = rest.dropFirst()
      switch first {
      case "\\":
        let name = rest.prefix { $0.isLetter && $0.isASCII }
        if name.isEmpty {
          // \| is a bar; the others, \, and \! and their like, are spaces.
          text += rest.first == "|" ? "‖" : " "
          rest = rest.dropFirst()
        } else {
          text += signs[String(name)] ?? String(name)
          rest = rest.dropFirst(name.count)
        }
      case "{", "}", "_", "^": break
      case "'": text += "′"
      case "-": text += "−"
      default: text.append(first)
      }
    }
    return text.split(separator: " ").joined(separator: " ")
  }
}
