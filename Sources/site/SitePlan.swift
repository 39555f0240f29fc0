import Files
import Foundation

/// A page of the site, and where its text comes from.
struct PageSource: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    case home, opening, chapter, claims, exercises, exercise, glossary, other
  }

  /// The markdown file in the checkout; for pages that are made, the file they are made of.
  let file: String
  /// The HTML file in the site.
  let page: String
  var kind = Kind.other
  /// The heading under which the list of pages has it; pages without one are not in the list.
  var group: String?
  /// The markdown, where it is not the file's own.
  var markdown: String?
}

/// Which pages there are, in the order of *previous* and *next*.
struct SitePlan: Sendable {
  static let glossary = "Sources/site/Resources/glossary.md"
  static let claims = "claims/index.html"
  let checkout: URL
  private(set) var pages: [PageSource] = []

  /// - Throws: ``FileError`` where the checkout has no book.
  init(checkout: URL) throws {
    self.checkout = checkout
    guard exists("README.md"), exists("chapters/README.md") else {
      throw FileError(
        checkout.path, "has no README.md and chapters/README.md",
        remedy: "run it in the checkout, or name that by --checkout")
    }
    let (book, reference, course, code) = ("The book", "Reference", "The course", "The code")
    add("README.md", .home, in: book)
    add("chapters/README.md", .opening, in: book)
    for chapter in folders("chapters") { add("chapters/\(chapter)/README.md", .chapter, in: book) }
    pages.append(
      PageSource(
        file: "chapters/README.md", page: Self.claims, kind: .claims, group: reference,
        markdown: try ClaimsPage(checkout: checkout).markdown))
    add(Self.glossary, page: Glossary.page, .glossary, in: reference)
    add("course/README.md", in: course)
    let exercises = try ExercisePages(checkout: checkout)
    pages.append(exercises.list(group: course))
    for name in folders("course/assignments") {
      add("course/assignments/\(name)/README.md", in: course)
    }
    for file in ["Sources/ipo/README.md", "Sources/README.md", "Sources/Kernels/README.md"] {
      add(file, in: code)
    }
    add("Benchmarks/README.md", in: code)
    add("SECURITY.md", in: code)
    pages += exercises.pages
    var files: [String: String] = [:]
    for page in pages {
      if let other = files.updateValue(page.file, forKey: page.page) {
        throw FileError(
          page.file, "would be written over the page of \(other)", remedy: "rename one of the two")
      }
    }
  }

  /// What a reader goes through one after the other: the listed pages, and the exercises.
  func neighbours(of page: PageSource) -> (previous: PageSource?, next: PageSource?) {
    let chain = pages.filter { ($0.group == nil) == (page.group == nil) }
    guard let index = chain.firstIndex(of: page) else { return (nil, nil) }
    return (
      index > 0 ? chain[index - 1] : nil, index + 1 < chain.count ? chain[index + 1] : nil
    )
  }

  private mutating func add(
    _ file: String, page: String? = nil, _ kind: PageSource.Kind = .other, in group: String
  ) {
    guard exists(file) else { return }
    // A folder's page is its README; another file has a folder of its own: SECURITY.md, security/.
    let place = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    let folder = file.hasSuffix("README.md") ? Paths.folder(of: file) : place.lowercased()
    let own = folder.isEmpty ? "index.html" : folder + "/index.html"
    pages.append(PageSource(file: file, page: page ?? own, kind: kind, group: group))
  }

  private func exists(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: checkout.appendingPathComponent(file).path)
  }
  private func folders(_ path: String) -> [String] { Checkout.names(in: path, of: checkout) }
}

/// Reading the checkout.
enum Checkout {
  static func text(_ file: String, of checkout: URL) throws -> String {
    do {
      return try String(contentsOf: checkout.appendingPathComponent(file), encoding: .utf8)
    } catch {
      throw FileError(file, "can't be read as text", remedy: "look whether it is there and UTF-8")
    }
  }

  /// What a folder holds, sorted; nothing where there is none.
  static func names(in folder: String, of checkout: URL) -> [String] {
    let path = checkout.appendingPathComponent(folder).path
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
      .filter { !$0.hasPrefix(".") }.sorted()
  }
}
