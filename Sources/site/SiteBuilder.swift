import Files
import Foundation

/// Builds the whole site into one folder.
struct SiteBuilder {
  let checkout: URL
  /// The folder of templates, styles and scripts.
  let resources: URL
  /// The reference of the API, if it was made.
  var reference: URL?

  struct Result: Sendable {
    let report: LinkCheck.Report
    let files: Int
    /// Bytes.
    let size: Int
    let bookSize: Int
  }

  /// Builds it beside `out`, checks it, and then puts it there.
  ///
  /// - Throws: ``FileError`` where something is broken; what stood at `out` then still stands.
  func build(into out: URL) throws -> Result {
    let manager = FileManager.default
    let isThere = manager.fileExists(atPath: out.path)
    if isThere, !manager.fileExists(atPath: out.appendingPathComponent("search-index.js").path),
      try !manager.contentsOfDirectory(atPath: out.path).isEmpty
    {
      throw FileError(
        out.path, "is there and holds no site", remedy: "name a new folder by --out")
    }
    let draft = out.deletingLastPathComponent().appendingPathComponent(
      ".\(out.lastPathComponent).draft")
    try? manager.removeItem(at: draft)
    try manager.createDirectory(at: draft, withIntermediateDirectories: true)
    defer { try? manager.removeItem(at: draft) }

    try writePages(to: draft)
    if let reference {
      try manager.copyItem(at: reference, to: draft.appendingPathComponent(Layout.reference))
    }
    let report = try LinkCheck.report(on: draft)
    guard report.problems.isEmpty else {
      throw FileError(
        "the site", report.problems.prefix(20).joined(separator: " · "),
        remedy: "\(report.problems.count) problems: mend the pages that are named")
    }
    if isThere { try manager.removeItem(at: out) }
    try manager.moveItem(at: draft, to: out)

    let files = try LinkCheck.allFiles(in: out).map { out.appendingPathComponent($0) }
    let sizes = try files.map { try $0.resourceValues(forKeys: [.fileSizeKey]).fileSize ?? 0 }
    let book = try out.appendingPathComponent("book.epub").resourceValues(forKeys: [.fileSizeKey])
    return Result(
      report: report, files: files.count, size: sizes.reduce(0, +), bookSize: book.fileSize ?? 0)
  }

  private func writePages(to folder: URL) throws {
    let plan = try SitePlan(checkout: checkout)
    let pandoc = try Pandoc()
    let glossary = try plan.pages.first { $0.file == SitePlan.glossary }.map { page in
      try pandoc.read(Checkout.text(page.file, of: checkout), file: page.file).blocks
    }
    let maker = PageMaker(
      checkout: checkout, links: LinkMap(plan), pandoc: pandoc, graphviz: try Graphviz(),
      glossary: Glossary(glossary ?? []))
    var pages = try concurrently(plan.pages) { try maker.page($0) }

    let needs = pages.reduce(into: Set<LinkMap.Need>()) { $0.formUnion($1.needs) }
    var (assets, sources): ([String], [String]) = ([], [])
    for need in needs {
      switch need {
      case .asset(let file): assets.append(file)
      case .source(let file): sources.append(file)
      }
    }
    let version = try pandoc.read("", file: "an empty page").version
    let shown = SourcePages(checkout: checkout, pandoc: pandoc)
    pages += try shown.pages(sources.sorted(), version: version)

    let titles = Dictionary(uniqueKeysWithValues: pages.map { ($0.source.page, $0.title) })
    let layout = Layout(
      template: try resource("page.html"), plan: plan, titles: titles,
      hasReference: reference != nil)
    for page in pages {
      try AtomicFile.write(layout.html(page), to: path(page.source.page, in: folder))
    }
    for asset in assets {
      let target = try path(asset, in: folder)
      try FileManager.default.copyItem(
        at: checkout.appendingPathComponent(asset), to: URL(fileURLWithPath: target))
    }
    for name in ["style.css", "site.js", "favicon.svg"] {
      try AtomicFile.write(try resource(name), to: path(name, in: folder))
    }
    try AtomicFile.write(
      SearchIndex.script(
        pages.filter { !$0.sections.isEmpty }.map { ($0.source.page, $0.title, $0.sections) }),
      to: path("search-index.js", in: folder))
    // Hosts that run a generator of their own leave the folder as it is.
    try AtomicFile.write("", to: path(".nojekyll", in: folder))

    let scratch = folder.appendingPathComponent(".diagrams")
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    try BookFile(maker: maker, plan: plan, scratch: scratch).write(
      to: path("book.epub", in: folder),
      style: resources.appendingPathComponent("epub.css").path)
  }

  /// A file's place, whose folder is there.
  private func path(_ file: String, in folder: URL) throws -> String {
    let url = folder.appendingPathComponent(file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    return url.path
  }

  private func resource(_ name: String) throws -> String {
    try Checkout.text(name, of: resources)
  }
}
