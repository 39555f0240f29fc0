import Dispatch
import Kernels
import Testing

/// `pool_run` with a Swift closure.
func run(_ count: Int, _ body: (Int) -> Void) {
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

/// How often each index of a job was run; every index counts in a place of its own.
func counts(_ count: Int, _ job: (UnsafeMutablePointer<Int>) -> Void) -> [Int] {
  let places = UnsafeMutablePointer<Int>.allocate(capacity: count)
  defer { places.deallocate() }
  places.initialize(repeating: 0, count: count)
  job(places)
  return Array(UnsafeBufferPointer(start: places, count: count))
}

/// One after another, because the number of threads is one setting for the process. Other suites
/// may change it meanwhile; nothing here depends on that.
@Suite(.serialized) final class ThreadTests {
  private let before = pool_threads()
  deinit { pool_set_threads(before) }

  @Test(arguments: [1, 2, 3, 8]) func everyIndexRunsOnce(_ threads: Int32) {
    pool_set_threads(threads)
    for count in [0, 1, 2, 3, 7, 64, 1000] {
      let seen = counts(count) { places in run(count) { places[$0] += 1 } }
      #expect(seen.allSatisfy { $0 == 1 }, "\(count) indices on \(threads) threads: \(seen)")
    }
  }

  @Test func callsInsideABodyRunToTheirEnd() {
    pool_set_threads(4)
    let seen = counts(20 * 10) { places in
      run(20) { outer in run(10) { places[outer * 10 + $0] += 1 } }
    }
    #expect(seen.allSatisfy { $0 == 1 })
  }

  /// A worker that wakes late must not take an index of a later job.
  @Test(arguments: [2, 8]) func manyShortJobsLoseNoIndex(_ threads: Int32) {
    pool_set_threads(threads)
    let rounds = 20_000
    let seen = counts(5) { places in
      for round in 0..<rounds { run(2 + round % 4) { places[$0] += 1 } }
    }
    #expect(seen == [rounds, rounds, rounds * 3 / 4, rounds / 2, rounds / 4])
  }

  @Test func callersOnSeveralThreadsTakeTurns() {
    pool_set_threads(2)
    let seen = counts(4 * 50) { places in
      nonisolated(unsafe) let places = places
      DispatchQueue.concurrentPerform(iterations: 4) { caller in
        for _ in 0..<100 { run(50) { places[caller * 50 + $0] += 1 } }
      }
    }
    #expect(seen.allSatisfy { $0 == 100 })
  }

  /// Shapes of both ways to split, around the limits between the product's paths.
  @Test func aProductHasTheSameBytesOnAnyNumberOfThreads() {
    let shapes = [
      (2, 1010, 131), (4, 510, 130), (5, 1030, 70), (24, 113, 129), (25, 201, 65), (95, 97, 65),
      (96, 65, 97), (97, 255, 31), (97, 60, 130), (191, 40, 60), (200, 20, 131),
    ]
    for (m, n, k) in shapes {
      for (a, b) in MatrixProductTests.layouts {
        let product = Product(m: m, n: n, k: k, a: a, b: b, gap: 1, half: m % 2 == 1)
        let inputs = product.inputs()
        pool_set_threads(1)
        let whole = product.run(matrix_product_parallel, on: inputs)
        for threads: Int32 in [2, 3, 8] {
          pool_set_threads(threads)
          let split = product.run(matrix_product_parallel, on: inputs)
          #expect(split.elementsEqual(whole) { $0.bitPattern == $1.bitPattern }, "\(product)")
        }
      }
    }
  }
}
