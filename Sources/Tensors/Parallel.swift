import Kernels

/// The number of threads that kernels and ``parallel(_:_:)`` use, the calling one included.
///
/// Work is only ever split over independent rows, columns or heads, never over a sum, so no result
/// depends on it.
public enum Threads {
  /// Set once at the start; the environment variable `THREADS` gives the default, else all cores.
  public static var count: Int {
    get { Int(pool_threads()) }
    set { pool_set_threads(Int32(newValue)) }
  }
}

/// Runs `body(0) … body(count - 1)` on the pool and returns when all are done.
///
/// Calls from inside a parallel body run one after another on the calling thread.
public func parallel(_ count: Int, _ body: (Int) -> Void) {
  withoutActuallyEscaping(body) { escaping in
    var closure = escaping
    withUnsafeMutablePointer(to: &closure) { pointer in
      pool_run(
        Int32(count),
        { context, index in
          context?.assumingMemoryBound(to: ((Int) -> Void).self).pointee(Int(index))
        }, pointer)
    }
  }
}
