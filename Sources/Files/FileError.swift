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
    description = Self.oneLine("\(file): \(problem); \(remedy)")
  }

  /// An error told with the place where it happened before it: `pairs.jsonl, line 3: …`.
  public static func within(_ place: String, _ error: any Error) -> FileError {
    FileError(description: oneLine("\(place): \(error)"))
  }

  private init(description: String) { self.description = description }

  private static func oneLine(_ text: String) -> String {
    String(
      text.unicodeScalars.map {
        $0.properties.generalCategory == .control ? "\u{FFFD}" : Character($0)
      })
  }
}
