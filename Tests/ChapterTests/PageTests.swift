import Foundation
import Testing

/// What a reader may count on: short scripts, prose before code, links that lead somewhere.
@Suite struct PageTests {
  static let checkout = ChapterTests.checkout

  func text(_ path: String) throws -> String {
    try String(contentsOf: Self.checkout.appendingPathComponent(path), encoding: .utf8)
  }

  /// A chapter's script by kind of line, and how much of its page is code that stands open.
  struct Measure {
    var code = 0
    var prose = 0
    var openCode = 0.0

    init(script: String, page: String) {
      for line in script.split(separator: "\n") where !line.allSatisfy(\.isWhitespace) {
        if line.hasPrefix("//:") { prose += 1 } else { code += 1 }
      }
      var (words, open) = (0, 0)
      var (isFolded, isCode) = (false, false)
      for line in page.split(separator: "\n") {
        if line == "<details>" { isFolded = true }
        if !isFolded {
          let count = line.split(separator: " ").count
          if line.hasPrefix("```") { isCode = !isCode && line == "```swift" }
          words += count
          if isCode { open += count }
        }
        if line == "</details>" { isFolded = false }
      }
      openCode = Double(open) / Double(max(1, words))
    }
  }

  @Test(arguments: ChapterTests.folders)
  func aChapterIsProseWithWindowsIntoCode(_ folder: String) throws {
    let measure = Measure(
      script: try text("chapters/\(folder)/main.swift"),
      page: try text("chapters/\(folder)/README.md"))
    #expect(measure.code <= (folder.hasPrefix("09") ? 280 : 220), "\(measure)")
    #expect(Double(measure.prose) >= 0.45 * Double(measure.prose + measure.code), "\(measure)")
    #expect(measure.openCode <= 1.0 / 3, "\(measure)")
  }

  @Test func theReadmeIsShort() throws {
    #expect(
      try text("README.md").split(separator: "\n", omittingEmptySubsequences: false).count <= 161)
  }

  @Test func theCompactCoreIsRead() throws {
    let files = try text("Sources/README.md").matches(of: /\]\(([A-Za-z\/]+\.swift)\)/).map(\.1)
    #expect(files.count == 12)
    let lines = try files.map {
      try text("Sources/\($0)").split(separator: "\n", omittingEmptySubsequences: false).count - 1
    }
    #expect(lines.reduce(0, +) <= 2500, "\(lines)")
  }

  /// Files and headings that the pages of this repository point to.
  @Test(
    arguments: [
      "README.md", "chapters/README.md", "Sources/README.md", "Sources/ipo/README.md",
      "Sources/Kernels/README.md", "Benchmarks/README.md",
    ] + ChapterTests.folders.map { "chapters/\($0)/README.md" })
  func linksLeadSomewhere(_ page: String) throws {
    let folder = Self.checkout.appendingPathComponent(page).deletingLastPathComponent()
    for match in try text(page).matches(of: /\]\(([^)\s]+)\)/) {
      let link = String(match.1)
      if link.contains("://") { continue }
      let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
      let file =
        parts[0].isEmpty
        ? Self.checkout.appendingPathComponent(page)
        : folder.appendingPathComponent(String(parts[0]))
      #expect(FileManager.default.fileExists(atPath: file.path), "\(page): \(link)")
      if parts.count > 1, file.pathExtension == "md" {
        let headings = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
          .filter { $0.hasPrefix("#") }.map(anchor)
        #expect(headings.contains(String(parts[1])), "\(page): \(link)")
      }
    }
  }

  /// As GitHub makes it of a heading.
  private func anchor(_ heading: Substring) -> String {
    heading.drop { $0 == "#" }.trimmingCharacters(in: .whitespaces).lowercased()
      .filter { $0.isLetter || $0.isNumber || " -_".contains($0) }.replacing(" ", with: "-")
  }
}
