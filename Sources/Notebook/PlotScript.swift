import Files

/// A gnuplot script: commands, and named blocks of numbers. The same steps are sent to a session
/// and written to a `.gp` file, line for line.
package struct PlotScript: Equatable {
  package enum Step: Equatable {
    case command(String)
    case block(name: String, rows: [[Double]])
  }

  package private(set) var steps: [Step] = []

  package init() {}

  package mutating func add(_ command: String) { steps.append(.command(command)) }

  /// Adds a block `$name` of equally long rows.
  package mutating func add(block name: String, _ rows: [[Double]]) {
    steps.append(.block(name: name, rows: rows.map { $0.map(Format.rounded) }))
  }

  /// The script as a file.
  var text: String {
    steps.map { step in
      switch step {
      case .command(let command): command + "\n"
      case .block(let name, let rows):
        "$\(name) << EOD\n"
          + rows.map { $0.map(Format.short).joined(separator: " ") + "\n" }.joined() + "EOD\n"
      }
    }.joined()
  }

  /// Any text as a gnuplot string.
  ///
  /// Single quotes, since in double quotes gnuplot runs what stands between backquotes as a shell
  /// command. Inside them only a single quote means something; it becomes a typographic one, since
  /// gnuplot misreads a doubled one at the start. (The terminal is `noenhanced`, so that no
  /// character makes a subscript.)
  static func quote(_ text: String) -> String {
    "'" + Markdown.oneLine(text).spelling { $0 == "'" ? "’" : nil } + "'"
  }

  /// The same for an axis tick, where gnuplot reads `%` as a number format.
  static func quoteTick(_ text: String) -> String {
    quote(text.spelling { $0 == "%" ? "%%" : nil })
  }
}
