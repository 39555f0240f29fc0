import Files
import Foundation

/// What went wrong, in one line that names the file or field and the remedy.
public struct NotebookError: Error, CustomStringConvertible, Equatable {
  /// The line, without a final newline.
  public let description: String

  package init(_ description: String) { self.description = description }
}

/// The value, or the end of the program: one line on standard error and exit status 1.
///
/// A bare `try` at a chapter's top level would end in a trap and a backtrace. With
/// `let model = orExit(try PocketModel.load(…))` a chapter stays flat and still fails politely.
public func orExit<Value>(_ value: @autoclosure () throws -> Value) -> Value {
  do { return try value() } catch { stop(error) }
}

/// Prints the error as one line on standard error and ends the program with status 1.
func stop(_ error: any Error) -> Never {
  let line = "\(error)".split(whereSeparator: \.isWhitespace).joined(separator: " ")
  try? FileHandle.standardError.write(contentsOf: Data("error: \(line.terminalLine)\n".utf8))
  exit(1)
}
