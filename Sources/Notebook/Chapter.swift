import Foundation

/// The chapter that runs: where its source is, and what it says.
struct Chapter {
  /// `04-self-improvement`.
  let folder: String
  /// The folder that holds `chapters/` and `figures/`.
  let checkout: URL
  let source: String

  /// `ch04`.
  var executable: String { "ch" + folder.prefix(2) }
  /// `4`.
  var number: String { Int(folder.prefix(2)).map(String.init) ?? folder }

  /// - Parameter file: The path of `chapters/NN-name/main.swift` when it was built.
  /// - Throws: `NotebookError` if it is no longer there.
  init(file: String) throws {
    let url = URL(fileURLWithPath: file)
    let folder = url.deletingLastPathComponent()
    // Read at once: an edit during a long run must not come into its page.
    guard let source = try? String(contentsOf: url, encoding: .utf8) else {
      throw NotebookError("cannot read \(file): build and run the chapter from its checkout")
    }
    self.folder = folder.lastPathComponent
    self.checkout = folder.deletingLastPathComponent().deletingLastPathComponent()
    self.source = source.replacing("\r\n", with: "\n")
  }
}
