import Files
import Foundation

/// The frame around each page: list of pages, search, contents, previous and next.
struct Layout: Sendable {
  static let name = "IPO notebook"
  /// The folder of the API's reference in the site.
  static let reference = "reference"
  /// The template, with its places as `{{name}}`.
  private let template: String
  private let plan: SitePlan
  /// By page, the title in the list of pages.
  private let titles: [String: String]
  private let hasReference: Bool

  /// - Parameter titles: each page's own, by its path in the site.
  init(template: String, plan: SitePlan, titles: [String: String], hasReference: Bool) {
    (self.template, self.plan, self.titles) = (template, plan, titles)
    self.hasReference = hasReference
  }

  /// - Throws: ``FileError`` where the template has a place that nothing fills.
  func html(_ page: Page) throws -> String {
    let path = page.source.page
    let title =
      page.source.kind == .home
      ? "\(Self.name): how a language model judges itself" : "\(page.title) – \(Self.name)"
    let depth = path.count { $0 == "/" }
    let places = [
      "title": HTML.escape(title),
      "description": HTML.escape(page.description),
      "top": String(repeating: "../", count: depth),
      "kind": page.sections.isEmpty ? "source" : "\(page.source.kind)",
      "pages": list(current: page.source),
      "reference": hasReference
        ? "<p><a href=\"\(String(repeating: "../", count: depth))\(Self.reference)/documentation/\">"
          + "Reference of the API</a> (on a web host)</p>" : "",
      "contents-folded": contents(page, folded: true),
      "contents-beside": contents(page, folded: false),
      "body": page.html,
      "turn": turn(page.source),
    ]
    var html = ""
    var rest = template[...]
    while let open = rest.firstRange(of: "{{") {
      html += rest[..<open.lowerBound]
      rest = rest[open.upperBound...]
      guard let close = rest.firstRange(of: "}}"),
        let text = places[String(rest[..<close.lowerBound])]
      else {
        throw FileError(
          "Sources/site/Resources/page.html",
          "has a place that nothing fills: {{\(rest.prefix(20))",
          remedy: "use the names that Layout.swift gives")
      }
      html += text
      rest = rest[close.upperBound...]
    }
    return html + rest
  }

  /// The list of pages, group by group.
  private func list(current: PageSource) -> String {
    var html = ""
    var last: String?
    for page in plan.pages {
      guard let group = page.group else { continue }
      if group != last {
        html += (last == nil ? "" : "</ul>\n") + "<h2>\(HTML.escape(group))</h2>\n<ul>\n"
      }
      last = group
      let mark = page.page == current.page ? " aria-current=\"page\"" : ""
      html +=
        "<li><a href=\"\(Paths.link(from: current.page, to: page.page))\"\(mark)>"
        + "\(HTML.escape(shortTitle(page)))</a></li>\n"
    }
    return html + "</ul>"
  }

  private func shortTitle(_ page: PageSource) -> String {
    switch page.kind {
    case .home: "Overview"
    case .opening: "Before you begin"
    default: titles[page.page] ?? page.page
    }
  }

  /// The page's sections, beside the text or folded above it.
  private func contents(_ page: Page, folded: Bool) -> String {
    let headings = page.headings.filter { $0.level == 2 || $0.level == 3 && !isLong(page) }
    guard headings.count > 1 else { return "" }
    let items = headings.map { heading in
      "<li class=\"level\(heading.level)\"><a href=\"#\(HTML.escape(heading.id))\">"
        + "\(HTML.escape(heading.text))</a></li>"
    }
    let list = "<ul>\n\(items.joined(separator: "\n"))\n</ul>"
    return folded
      ? "<details class=\"contents folded\">\n<summary>On this page</summary>\n"
        + "<nav aria-label=\"On this page\">\n\(list)\n</nav>\n</details>"
      : "<nav class=\"contents beside\" aria-label=\"On this page\">\n"
        + "<h2>On this page</h2>\n\(list)\n</nav>"
  }

  /// Whether subsections would make the list of contents too long.
  private func isLong(_ page: Page) -> Bool {
    page.source.kind == .claims || page.headings.count > 30
  }

  private func turn(_ page: PageSource) -> String {
    let (previous, next) = plan.neighbours(of: page)
    guard previous != nil || next != nil else { return "" }
    func link(_ target: PageSource?, _ word: String, _ relation: String) -> String {
      guard let target else { return "" }
      return "<a class=\"\(relation)\" rel=\"\(relation)\""
        + " href=\"\(Paths.link(from: page.page, to: target.page))\">"
        + "<small>\(word)</small> <span>\(HTML.escape(shortTitle(target)))</span></a>"
    }
    return "<nav class=\"turn\" aria-label=\"Previous and next page\">"
      + link(previous, "Previous", "prev") + link(next, "Next", "next") + "</nav>"
  }
}
