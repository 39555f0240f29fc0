import Files
import Foundation

/// Where the links of the checkout's markdown lead on the site.
///
/// The site has the checkout's folders, so that most links keep their shape: `README.md` becomes
/// `index.html`, a source file `Rules.swift` becomes the page `Rules.swift.html`, and pictures and
/// data are copied to the same place.
struct LinkMap: Sendable {
  /// Files that become a page with their text.
  static let sources: Set = ["swift", "c", "h", "cpp", "py", "sh", "mk"]
  /// Files that are copied as they are.
  static let assets: Set = ["svg", "png", "jpg", "gp", "tsv", "csv", "json", "jsonl", "txt"]

  /// What only instructors read: it is not on the site, and links to it are text alone.
  static let instructors = "course/instructor"

  private let checkout: URL
  /// By markdown file or folder, the page that is made of it.
  private let pages: [String: String]
  /// Links that lead elsewhere on the site than the file alone would say, with their fragment.
  private let special: [String: String]

  init(_ plan: SitePlan) {
    checkout = plan.checkout
    var pages: [String: String] = [:]
    for page in plan.pages where page.kind != .claims {
      pages[page.file] = page.page
      if page.file.hasSuffix("/README.md") || page.kind == .exercise {
        pages[Paths.folder(of: page.file)] = page.page
      }
      if page.kind == .exercises { pages["exercises"] = page.page }
    }
    self.pages = pages
    special = ["chapters/README.md#all-claims": SitePlan.claims]
  }

  /// What a link of a page becomes.
  struct Target: Equatable {
    /// As the page has it.
    var link: String
    /// The page, copied file or source that it leads to, in the site; `nil` outside.
    var file: String?
    /// The part behind `#`, or empty.
    var fragment = ""
    /// The file of the checkout that has to be copied or shown for it.
    var needs: Need?
  }
  enum Need: Hashable, Sendable {
    case asset(String)
    case source(String)
  }

  /// - Returns: `nil` where the site has only the link's text.
  /// - Throws: ``FileError`` naming the file and the link, where it leads to nothing.
  func target(_ link: String, in source: PageSource) throws -> Target? {
    if link.hasPrefix("https://") || link.hasPrefix("http://") || link.hasPrefix("mailto:") {
      return Target(link: link)
    }
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let fragment = parts.count > 1 ? String(parts[1]) : ""
    if parts[0].isEmpty { return Target(link: link, file: source.page, fragment: fragment) }
    guard
      let path = Paths.resolve(
        String(parts[0]).removingPercentEncoding ?? "", from: source.file)
    else {
      throw broken(link, in: source, "leaves the checkout")
    }
    if path == Self.instructors || path.hasPrefix(Self.instructors + "/") { return nil }
    let end = fragment.isEmpty ? "" : "#\(fragment)"
    if let page = special[path + end] {
      return Target(link: Paths.link(from: source.page, to: page), file: page)
    }
    if let page = pages[path] {
      return Target(
        link: Paths.link(from: source.page, to: page) + end, file: page, fragment: fragment)
    }
    var isFolder: ObjCBool = false
    let full = checkout.appendingPathComponent(path).path
    guard FileManager.default.fileExists(atPath: full, isDirectory: &isFolder) else {
      throw broken(link, in: source, "leads to nothing")
    }
    guard !isFolder.boolValue else {
      throw broken(link, in: source, "leads to a folder that has no page")
    }
    let ending = Paths.ending(of: path)
    if Self.assets.contains(ending) {
      return Target(
        link: Paths.link(from: source.page, to: path) + end, file: path, fragment: fragment,
        needs: .asset(path))
    }
    guard Self.sources.contains(ending) || !path.contains(".") else {
      throw broken(link, in: source, "leads to a kind of file that the site does not show")
    }
    let page = path + ".html"
    return Target(
      link: Paths.link(from: source.page, to: page) + end, file: page, fragment: fragment,
      needs: .source(path))
  }

  private func broken(_ link: String, in source: PageSource, _ problem: String) -> FileError {
    FileError(source.file, "the link “\(link)” \(problem)", remedy: "mend the link")
  }
}
/// Paths with `/` inside the checkout or the site, always from its top and without `.` and `..`.
enum Paths {
  /// The folder's path, empty for the top.
  static func folder(of path: String) -> String {
    path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
  }

  /// Where a relative link leads.
  ///
  /// - Returns: `nil` where it leaves the top.
  static func resolve(_ link: String, from file: String) -> String? {
    var parts = folder(of: file).split(separator: "/").map(String.init)
    for part in link.split(separator: "/") where part != "." {
      if part == ".." {
        guard parts.popLast() != nil else { return nil }
      } else {
        parts.append(String(part))
      }
    }
    return parts.joined(separator: "/")
  }

  /// The relative link from one file to another.
  static func link(from file: String, to target: String) -> String {
    let from = folder(of: file).split(separator: "/")
    let to = target.split(separator: "/")
    var shared = 0
    while shared < from.count, shared < to.count - 1, from[shared] == to[shared] { shared += 1 }
    return (Array(repeating: "..", count: from.count - shared) + to[shared...].map(String.init))
      .joined(separator: "/")
  }

  /// The name's last part behind a dot, in small letters.
  static func ending(of path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    return name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() } ?? ""
  }
}
