import ArgumentParser
import Foundation

/// `swift run site`: the book as a static site.
@main struct SiteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "site",
    abstract: "Makes the book a static site that needs neither a server nor a network.",
    discussion: "Needs pandoc and graphviz on PATH; `sh .ci/setup site` installs them.")

  @Option(help: "The checkout with README.md and chapters/.")
  var checkout = "."
  @Option(help: "The folder of the site; what was built there before is replaced.")
  var out = ".build/site"
  @Option(help: "A folder with the reference of the public API, put beside the book.")
  var reference: String?

  func run() throws {
    let start = Date()
    let builder = SiteBuilder(
      checkout: URL(fileURLWithPath: checkout).standardizedFileURL, resources: Self.resources,
      reference: reference.map { URL(fileURLWithPath: $0) }.flatMap { folder in
        FileManager.default.fileExists(atPath: folder.path) ? folder : nil
      })
    let folder = URL(fileURLWithPath: out).standardizedFileURL
    let result = try builder.build(into: folder)
    let report = result.report
    func megabytes(_ bytes: Int) -> String { String(format: "%.1f MB", Double(bytes) / 1e6) }
    print(
      """
      \(folder.appendingPathComponent("index.html").path)
      \(report.pages) pages, \(report.links) links, \(report.pictures) pictures, scripts and styles, \
      \(report.formulas) formulas: nothing broken (\(report.outside) links to other hosts not followed)
      \(result.files) files, \(megabytes(result.size)); book.epub \(megabytes(result.bookSize)); \
      \(String(format: "%.1f", -start.timeIntervalSinceNow)) s
      """)
  }

  /// Templates, styles and scripts, which the build puts beside the program.
  static var resources: URL { Bundle.module.bundleURL.appendingPathComponent("Resources") }
}
