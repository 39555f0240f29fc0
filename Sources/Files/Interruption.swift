import Foundation

/// Ctrl-C and SIGTERM: the program ends at once with status 130 or 143, after one line that says
/// what is kept and how to go on. All that it was writing aside goes.
public enum Interruption {
  /// From here on; a second signal ends the program without a word.
  ///
  /// A quota on a file's size becomes an error of the write, too, and not the end of the program.
  ///
  /// - Parameter say: writes the line.
  public static func watch(say: @escaping @Sendable (String) -> Void) {
    signal(SIGXFSZ, SIG_IGN)
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    pipeEnd = ends[1]
    var both = sigset_t()
    sigemptyset(&both)
    for number in [SIGINT, SIGTERM] {
      sigaddset(&both, number)
      // What runs behind a terminal's back is told to ignore them, and goes on to.
      let before = unsafeBitCast(signal(number, pass), to: Int.self)
      if before == unsafeBitCast(SIG_IGN, to: Int.self) { signal(number, SIG_IGN) }
    }
    // Who started the program may have held them back in its own thread, without a thought of us.
    pthread_sigmask(SIG_UNBLOCK, &both, nil)
    let end = ends[0]
    let thread = Thread {
      var number: UInt8 = 0
      while read(end, &number, 1) != 1 {}
      Asides.shared.removeAllAndHold()
      if isatty(STDERR_FILENO) == 1 { _ = write(STDERR_FILENO, "\n", 1) }
      let kept = Promises.shared.first ?? "what was not done is not written; run it again"
      say("stopped: \(kept)")
      _exit(128 + Int32(number))
    }
    // Before the threads that compute.
    thread.qualityOfService = .userInteractive
    thread.start()
  }

  /// What is kept and how to go on, as long as this object lives. Of several the first counts: it
  /// is the whole command's.
  public final class Promise: Sendable {
    private let number: Int

    /// - Parameter words: asked when the program is stopped.
    public init(_ words: @escaping @Sendable () -> String) { number = Promises.shared.add(words) }

    deinit { Promises.shared.remove(number) }
  }
}

/// Where the handler writes the signal's number.
nonisolated(unsafe) private var pipeEnd: Int32 = -1

/// In a handler little is allowed: the rest is done by a thread that waits for the byte.
private let pass: @convention(c) (Int32) -> Void = { number in
  signal(SIGINT, SIG_DFL)
  signal(SIGTERM, SIG_DFL)
  var byte = UInt8(truncatingIfNeeded: number)
  _ = write(pipeEnd, &byte, 1)
}

private final class Promises: @unchecked Sendable {
  static let shared = Promises()
  private let lock = NSLock()
  private var words: [Int: @Sendable () -> String] = [:]
  private var last = 0

  func add(_ words: @escaping @Sendable () -> String) -> Int {
    lock.withLock {
      last += 1
      self.words[last] = words
      return last
    }
  }

  func remove(_ number: Int) { lock.withLock { _ = words.removeValue(forKey: number) } }

  var first: String? { lock.withLock { words.min { $0.key < $1.key }?.value }.map { $0() } }
}
