import Foundation

/// How far a long step is, on standard error only: a bar on a terminal, else a line per 10 %, with
/// the time that is left once it can be told.
///
/// Pass `progress.advance` where a library takes an `(Int) -> Void`. Safe from several threads.
public final class Progress: @unchecked Sendable {
  private let label: String
  private let total: Int
  private let bar: Bool
  private let write: (String) -> Void
  private let seconds: () -> Double
  private let lock = NSLock()
  private var done = 0
  private var shown = 0
  private var finished = false

  /// - Parameters:
  ///   - label: What is being done, in a few words.
  ///   - total: How many units it takes.
  ///   - quiet: True shows nothing.
  public convenience init(_ label: String, total: Int, quiet: Bool = false) {
    let begin = Date()
    self.init(
      label, total: total, bar: isatty(STDERR_FILENO) == 1,
      seconds: { Date().timeIntervalSince(begin) }
    ) { text in
      if !quiet { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }
    }
  }

  /// - Parameter seconds: how long it has been at work.
  init(
    _ label: String, total: Int, bar: Bool, seconds: @escaping () -> Double = { 0 },
    write: @escaping (String) -> Void
  ) {
    self.label = Markdown.oneLine(label)
    self.total = max(total, 1)
    self.bar = bar
    self.seconds = seconds
    self.write = write
  }

  /// Counts more units as done.
  public func advance(by count: Int = 1) {
    lock.withLock {
      guard !finished else { return }
      done = min(done + count, total)
      show()
    }
  }

  /// Ends the display, also when fewer units than announced were needed.
  public func finish() {
    lock.withLock {
      guard !finished else { return }
      done = total
      show()
      finished = true
      if bar { write("\n") }
    }
  }

  private func show() {
    let percent = 100 * done / total
    let step = bar ? percent : percent / 10 * 10
    guard step > shown else { return }
    shown = step
    guard bar else { return write("\(label): \(step) %\(timeLeft)\n") }
    let filled = String(repeating: "█", count: percent / 5)
    let rest = String(repeating: "░", count: 20 - percent / 5)
    // The last one may have been longer.
    write("\r\(label) \(filled)\(rest) \(percent) %\(timeLeft)\u{1B}[K")
  }

  /// Units take as long as they have so far; said of steps of half a minute and longer.
  private var timeLeft: String {
    let left = seconds() * Double(total - done) / Double(max(done, 1))
    guard done < total, left >= 30 else { return "" }
    return left < 90
      ? ", \(Int((left / 10).rounded(.up)) * 10) s left"
      : ", \(Int((left / 60).rounded())) min left"
  }
}
