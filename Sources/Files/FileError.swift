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
    description = Self.oneLine(
      "\(Self.short(file, 2000)): \(Self.short(problem, 1000)); \(remedy)")
  }

  /// An error told with the place where it happened before it: `pairs.jsonl, line 3: …`.
  public static func within(_ place: String, _ error: any Error) -> FileError {
    FileError(description: oneLine("\(short(place, 2000)): \(short("\(error)", 4000))"))
  }

  private init(description: String) { self.description = description }

  /// Names quoted from a broken file may hold anything: the message stays one line, and no terminal
  /// takes a part of it for an order or turns it round.
  private static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line.append("\u{FFFD}")
      default:
        line.append(directions.contains(scalar.value) ? "\u{FFFD}" : scalar)
      }
    }
    return String(line)
  }

  /// Marks that change the direction of what follows.
  private static let directions = Set<UInt32>(
    [0x061c, 0x200e, 0x200f] + Array(0x202a...0x202e) + Array(0x2066...0x2069))

  /// The text, without its middle where it has more letters than `most`.
  private static func short(_ text: String, _ most: Int) -> String {
    let letters = text.unicodeScalars
    // Most are short; to count all letters of the others is not needed.
    guard text.utf8.count > most, letters.dropFirst(most).first != nil else { return text }
    return String(letters.prefix(most * 3 / 4)) + " … " + String(letters.suffix(most / 4))
  }
}
