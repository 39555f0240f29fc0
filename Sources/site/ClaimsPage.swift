import Files
import Foundation

/// The page of all claims, made of the files that the chapters' runs left.
struct ClaimsPage {
  struct Claim: Equatable {
    let id, text, source, figure, measured, verdict: String
  }
  /// The verdicts in the order in which they are told, and their classes in the style sheet.
  static let verdicts = [
    "reproduced", "partly", "not reproduced", "inconclusive", "by construction",
    "not testable here",
  ]

  static func style(of verdict: String) -> String { verdict.replacing(" ", with: "-") }

  /// By chapter's folder.
  let chapters: [(folder: String, title: String, claims: [Claim])]

  /// - Throws: ``FileError`` where a file is not one of claims.
  init(checkout: URL) throws {
    let ending = "-claims.tsv"
    chapters = try Checkout.names(in: "figures", of: checkout).filter { $0.hasSuffix(ending) }
      .map { name in
        let file = "figures/\(name)"
        let text = try Checkout.text(file, of: checkout)
        let folder = String(name.dropLast(ending.count))
        let page = try Checkout.text("chapters/\(folder)/README.md", of: checkout)
        let title = page.prefix { $0 != "\n" }.drop { "# ".contains($0) }
        return (folder, String(title), try Self.claims(in: text, file: file))
      }
  }

  static func claims(in text: String, file: String) throws -> [Claim] {
    try text.split(separator: "\n").dropFirst().map { line in
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      guard cells.count == 6, verdicts.contains(cells[5]) else {
        throw FileError(file, "is not a file of claims", remedy: "run its chapter again")
      }
      return Claim(
        id: cells[0], text: cells[1], source: cells[2], figure: cells[3], measured: cells[4],
        verdict: cells[5])
    }
  }

  /// The page, whose links start at `chapters/`.
  var markdown: String {
    let all = chapters.flatMap(\.claims)
    let counts = Self.verdicts.compactMap { verdict -> (String, Int)? in
      let count = all.count { $0.verdict == verdict }
      return count > 0 ? (verdict, count) : nil
    }
    let bar = counts.map { verdict, count in
      "<span class=\"\(Self.style(of: verdict))\" style=\"flex-grow:\(count)\"></span>"
    }
    let buttons = counts.map { verdict, count in
      "<button type=\"button\" class=\"\(Self.style(of: verdict))\" aria-pressed=\"false\""
        + " data-verdict=\"\(Self.style(of: verdict))\">\(verdict) <b>\(count)</b></button>"
    }
    let sums = counts.map { "\($1) \($0)" }.joined(separator: ", ")
    var parts = [
      "# All claims",
      """
      What the lesson and the paper claim, and what the runs of this book measured: \(all.count) \
      claims, \(sums). Each has a [rule](../Sources/Book/Rules.swift) that was written down before \
      its run. [How to read a verdict](README.md#how-to-read-a-verdict) says what the words mean; \
      a claim with an R is about the real model.
      """,
      "<div class=\"verdict-bar\" aria-hidden=\"true\">\(bar.joined())</div>",
      "<div class=\"filters\" role=\"group\" aria-label=\"Show one verdict alone\">"
        + buttons.joined() + "</div>",
    ]
    for chapter in chapters {
      parts.append("## [\(chapter.title)](\(chapter.folder)/README.md)")
      for claim in chapter.claims { parts += Self.card(claim) }
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func card(_ claim: Claim) -> [String] {
    let figure =
      claim.figure.contains("](")
      ? " · figure \(claim.figure.replacing("](figures/", with: "](../figures/"))" : ""
    // Each quantity on a line of its own; a semicolon inside brackets divides nothing.
    let measured = claim.measured.split(separator: "; ").map { "- \($0)" }
    return [
      "<div class=\"claim \(style(of: claim.verdict))\" data-verdict=\"\(style(of: claim.verdict))\">",
      "### \(claim.id) · \(claim.text)",
      "**\(claim.verdict)** · \(claim.source)\(figure)",
      "<details>\n<summary>What was measured</summary>",
      measured.joined(separator: "\n"),
      "</details>",
      "</div>",
    ]
  }
}
