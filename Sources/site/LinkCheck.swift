import Files
import Foundation

/// Looks through all pages of a built site for what is broken.
struct LinkCheck {
  struct Report: Equatable, Sendable {
    var pages = 0
    var links = 0
    var pictures = 0
    var formulas = 0
    /// Links to other hosts, which are not followed.
    var outside = 0
    /// What is wrong, a line each, with its page.
    var problems: [String] = []
  }

  /// - Parameter site: the folder of the site.
  static func report(on site: URL) throws -> Report {
    let files = try allFiles(in: site)
    // The reference comes from a program of its own, and is read by a server's means.
    let pages = files.filter {
      $0.hasSuffix(".html") && !$0.hasPrefix(Layout.reference + "/")
    }.sorted()
    let read = try concurrently(pages) { page in
      let text = try String(contentsOf: site.appendingPathComponent(page), encoding: .utf8)
      return PageContent(text)
    }
    let ids = Dictionary(uniqueKeysWithValues: zip(pages, read.map { Set($0.ids) }))
    var report = Report()
    for (page, content) in zip(pages, read) {
      report.pages += 1
      report.links += content.links.count
      report.pictures += content.resources.count
      report.formulas += content.formulas
      var problems = content.problems
      for resource in content.resources {
        if resource.contains("://") || resource.hasPrefix("//") {
          problems.append("loads \(resource) from outside")
        } else if !files.contains(Paths.resolve(resource, from: page) ?? "") {
          problems.append("shows \(resource), which is not there")
        }
      }
      for link in content.links {
        if ["https://", "http://", "mailto:"].contains(where: link.hasPrefix) {
          report.outside += 1
          continue
        }
        let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let target = parts[0].isEmpty ? page : Paths.resolve(String(parts[0]), from: page) ?? ""
        if !files.contains(target) {
          problems.append("links to \(link), which is not there")
        } else if parts.count > 1, !parts[1].isEmpty,
          ids[target]?.contains(String(parts[1]).removingPercentEncoding ?? "") != true
        {
          problems.append("links to \(link), an anchor that is not there")
        }
      }
      report.problems += problems.map { "\(page): \($0)" }
    }
    return report
  }

  /// All files below a folder, by their paths in it.
  static func allFiles(in folder: URL) throws -> Set<String> {
    // The enumerator's paths are relative to the folder, on every system.
    guard let walk = FileManager.default.enumerator(atPath: folder.path) else {
      throw FileError(folder.path, "can't be read", remedy: "build the site first: make site")
    }
    return Set(walk.compactMap { $0 as? String })
  }
}

/// What a page says about itself.
struct PageContent: Sendable {
  private(set) var ids: [String] = []
  private(set) var links: [String] = []
  /// What a browser loads to show it.
  private(set) var resources: [String] = []
  private(set) var formulas = 0
  private(set) var problems: [String] = []

  init(_ page: String) {
    let (tags, problem) = HTML.tags(of: page)
    if let problem { problems.append(problem) }
    var open: [String] = []
    for tag in tags {
      if !open.contains(where: Self.verbatim.contains), let formula = Self.formula(tag.textBefore) {
        problems.append("a formula as text: \(formula)")
      }
      if let twice = tag.twice { problems.append("<\(tag.name)> has the attribute \(twice) twice") }
      if tag.isEnd {
        if open.last == tag.name {
          open.removeLast()
        } else {
          problems.append("</\(tag.name)> closes <\(open.last ?? "nothing")>")
          if let index = open.lastIndex(of: tag.name) { open.removeSubrange(index...) }
        }
        continue
      }
      read(tag)
      if !tag.isClosed, !HTML.void.contains(tag.name) { open.append(tag.name) }
    }
    if !open.isEmpty { problems.append("<\(open[open.count - 1])> is never closed") }
    let twice = Dictionary(grouping: ids) { $0 }.filter { $1.count > 1 }.keys.sorted()
    problems += twice.map { "the id \($0) is there twice" }
  }

  private mutating func read(_ tag: HTML.Tag) {
    // Code of the site's own is in its one script; anything else came in with somebody's text.
    for name in tag.attributes.keys.sorted() where name.hasPrefix("on") {
      problems.append("<\(tag.name)> runs what its attribute \(name) holds")
    }
    if tag.name == "script", tag.attributes["src"] == nil {
      problems.append("a script in the page")
    }
    if Self.foreign.contains(tag.name) { problems.append("<\(tag.name)> does not belong here") }
    if let id = tag.attributes["id"] { ids.append(id) }
    switch tag.name {
    case "a", "area":
      if let link = tag.attributes["href"] { links.append(link) }
    case "link":
      if let link = tag.attributes["href"] { resources.append(link) }
    case "img", "script", "source", "iframe", "video", "audio", "embed":
      if let source = tag.attributes["src"] { resources.append(source) }
      if tag.name == "img", tag.attributes["alt"] == nil { problems.append("an image has no alt") }
    case "math": formulas += 1
    default: break
    }
  }

  /// What shows or sends to other places, or moves all links.
  private static let foreign: Set = ["base", "embed", "form", "frame", "iframe", "object"]

  /// Where dollars and backslashes may stand.
  private static let verbatim: Set = ["code", "pre", "annotation", "script", "style"]

  /// A formula that was left as dollars and TeX.
  private static func formula(_ text: String) -> String? {
    guard text.utf8.contains(UInt8(ascii: "$")), text.utf8.contains(UInt8(ascii: "\\")) else {
      return nil
    }
    return text.firstMatch(of: /\$[^$\n]*\\[a-zA-Z]+[^$\n]*\$/).map { String($0.0) }
  }
}
