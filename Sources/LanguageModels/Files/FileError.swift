import Foundation

/// A file that cannot be used, told in one line: which file, what is wrong with which field, and
/// what to do about it.
public struct FileError: Error, CustomStringConvertible, LocalizedError {
  /// `FILE: problem; remedy`, without line breaks.
  public let description: String
  /// The same line, for code that knows only `Error`.
  public var errorDescription: String? { description }

  /// Names the file and field, what is wrong, and the remedy.
  public init(_ file: String, _ problem: String, remedy: String) {
    // Names quoted from a broken file may hold anything; the message stays one line.
    description = String(
      "\(file): \(problem); \(remedy)".unicodeScalars.map {
        $0.properties.generalCategory == .control ? "\u{FFFD}" : Character($0)
      })
  }
}
