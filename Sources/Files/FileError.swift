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
    description =
      "\(Self.short(file, 2000)): \(Self.short(problem, 1000)); \(remedy)".terminalLine
  }

  /// An error told with the place where it happened before it: `pairs.jsonl, line 3: …`.
  public static func within(_ place: String, _ error: any Error) -> FileError {
    FileError(description: "\(short(place, 2000)): \(short("\(error)", 4000))".terminalLine)
  }

  private init(description: String) { self.description = description }

  /// The text, without its middle where it has more letters than `most`.
  private static func short(_ text: String, _ most: Int) -> String {
    let letters = text.unicodeScalars
    // Most are short; to count all letters of the others is not needed.
    guard text.utf8.count > most, letters.dropFirst(most).first != nil else { return text }
    return String(letters.prefix(most * 3 / 4)) + " … " + String(letters.suffix(most / 4))
  }
}
