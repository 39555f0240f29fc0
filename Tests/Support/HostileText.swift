/// Texts of strangers, each of which is an order to some reader of what is written.
public enum HostileText {
  /// A file that none of them may bring about.
  public static func all(touching trap: String = "PWNED") -> [String] {
    orders(trap) + orders(trap).prefix(9).map { "it\u{2019}s'\u{301} " + $0 } + marks
  }

  /// For a shell, gnuplot, graphviz.
  private static func orders(_ trap: String) -> [String] {
    [
      "`touch \(trap)`", "$(touch \(trap))", "'; system('touch \(trap)') #",
      "\"; system(\"touch \(trap)\") #", "'.system(\"touch \(trap)\").'", "x\n`touch \(trap)`",
      "x\n!touch \(trap)", "\\\n`touch \(trap)`", "'; touch \(trap); '",
      // An accent makes another `Character` of a quote.
      "'\u{301}`touch \(trap)`", "\"\u{301}`touch \(trap)`", "'\u{200d}; !touch \(trap)",
      "\"\u{301} URL=\"javascript:alert(1)\" x=\"", "\\\"\u{301}];}", "<b>\"\u{301}</b>|x",
      "@GPVAL_TERM", "%\u{301}n%s%n", "{/Symbol a}_b^c&{d}~e{f}",
    ]
  }

  /// For markdown, HTML, terminals and tables.
  private static let marks = [
    "</script><img src=x onerror=alert(1)>", "](javascript:alert(1))", "[x](javascript:alert(1))",
    "![x](http://evil.invalid/p.png)", "<http://evil.invalid>", "see http://\u{301}evil.invalid/a",
    "www.evil.invalid", "mail@evil.invalid", "|x|", "|\u{301} y |", "$\\input{/etc/passwd}$",
    "$$x$$", "<!-- end of claims -->", "<!-- end of real models -->", "--> <b>", "`x`",
    "``\u{301}<img src=x onerror=alert(1)>", "`\u{301}``\u{301} <script>alert(1)</script>",
    "```\u{301}\n```\n<script>alert(1)</script>", "~~~\n<script>alert(1)</script>", "# head",
    "- item", "1. item", "===", "---", "> quote", "    code", "\\", "*a* _b_ ~~c~~ ==d==",
    "[^1]: note", "a\tb", "a\r\nb", "a\u{2028}b", "a\u{85}b", "&lt;b&gt; &amp; &#60;",
    "\"\u{301} onmouseover=alert(1) x=\"", "\"><svg/onload=alert(1)>", "{{title}}",
    "\u{1b}]0;x\u{7}", "\u{1b}]52;c;eA==\u{7}", "\u{1b}[2Jgone", "\u{9b}2J", "\u{8}\u{8}\u{8}ok",
    "wrong\rright", "\u{202e}txt.exe", "\u{2066}a\u{2069}", "\u{200f}a", "\u{0}a", "\u{ffff}a",
    "error: forged\nipo: forged",
  ]
}

extension String {
  /// What is left of the text where white space and orders are gone.
  public var withoutOrders: String {
    var letters = String.UnicodeScalarView()
    letters.append(
      contentsOf: unicodeScalars.filter {
        !$0.properties.isWhitespace && !$0.isObeyed && $0 != "\u{fffd}"
      })
    return String(letters)
  }
}

extension Unicode.Scalar {
  /// Whether a terminal may obey it, by Unicode's own tables.
  public var isObeyed: Bool {
    [.control, .lineSeparator, .paragraphSeparator].contains(properties.generalCategory)
      || properties.isBidiControl || value == 0xfffe || value == 0xffff
  }
}
