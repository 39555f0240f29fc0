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

/// Runs independent pieces of work beside each other, each on one thread: runs of an experiment
/// with other seeds, which so keep all cores busy where the products of one small model do not.
///
/// The results are the same bytes as one after another, on any number of threads.
///
/// - Returns: the results in the order of `inputs`.
/// - Throws: the error of the first input that failed; the others are run all the same.
public func sideBySide<Input: Sendable, Output: Sendable>(
  _ inputs: [Input], _ run: @Sendable (Input) throws -> Output
) throws -> [Output] {
  let results = UnsafeMutableBufferPointer<Result<Output, any Error>?>.allocate(
    capacity: inputs.count)
  results.initialize(repeating: nil)
  defer { results.deinitialize().deallocate() }
  // Each piece writes a place of its own.
  parallel(inputs.count) { index in results[index] = Result { try run(inputs[index]) } }
  return try results.compactMap { try $0?.get() }
}
