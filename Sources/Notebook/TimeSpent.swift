import Files
import Foundation

/// How long a measurement has taken over all its starts: a file keeps what earlier ones took, so
/// that a measurement which was stopped and goes on tells the sum of its parts.
public final class TimeSpent: @unchecked Sendable {
  private let path: String
  private let begin = ContinuousClock.now
  private let earlier: Double
  private let timer: DispatchSourceTimer?

  /// - Parameters:
  ///   - path: of the file, in a folder that is there or can be made.
  ///   - interval: seconds between two writes, which are as much as a kill can lose; `nil` never
  ///     writes by itself.
  public init(_ path: String, every interval: Double? = 5) {
    self.path = path
    let kept = FileManager.default.contents(atPath: path).flatMap {
      Double(String(decoding: $0, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines))
    }
    earlier = kept.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil } ?? 0
    timer = interval.map { _ in DispatchSource.makeTimerSource() }
    if let interval {
      timer?.schedule(deadline: .now() + interval, repeating: interval)
      timer?.setEventHandler { [weak self] in self?.keep() }
      timer?.resume()
    }
  }

  deinit { timer?.cancel() }

  public var seconds: Double { earlier + (ContinuousClock.now - begin) / .seconds(1) }

  /// Writes what was spent so far; where that fails, the time is the only loss.
  public func keep() {
    try? AtomicFile.makeFolder(URL(fileURLWithPath: path).deletingLastPathComponent().path)
    try? AtomicFile.write(Data("\(seconds)\n".utf8), to: path)
  }

  /// The measurement is done: the next one begins at 0.
  public func end() {
    timer?.cancel()
    unlink(path)
  }
}
