// What every chapter begins with: one import for the floors below, its flags, and its page.

@_exported import Files
@_exported import Foundation
@_exported import LanguageModels
@_exported import Measures
@_exported import Notebook
@_exported import Preferences
@_exported import Tensors
@_exported import Worlds

/// Reads the chapter's flags, sets the threads and begins its page.
///
/// Ends the program with one line on standard error where a flag is wrong or gnuplot is missing.
public func openChapter(file: String = #filePath) -> (options: ChapterOptions, report: Report) {
  let options = ChapterOptions.parseOrExit()
  Threads.count = options.threads
  let drawing = Drawing()
  orExit(try drawing.check())
  return (options, Report(options, file: file, svg: drawing.svg))
}

extension Estimate {
  /// An interval of the statistics, for tables and figures.
  public init(_ interval: Interval) { self.init(interval.value, interval.low, interval.high) }
}
