import Foundation
import Kernels
import Testing

@Suite struct LevelTests {
  @Test func theLevelAskedForIsTheLevelUsed() throws {
    let level = String(cString: kernels_level())
    print("kernels: \(level)")
    #expect(["avx512bf16", "avx512", "avx2", "portable"].contains(level))
    let wanted = ProcessInfo.processInfo.environment["IPO_KERNELS"] ?? ""
    if wanted == "portable" { #expect(level == "portable") }
    // The processor's own list of what it can do; elsewhere than on Linux there is none to ask.
    let flag = ["avx2": " avx2 ", "avx512": " avx512bw ", "avx512bf16": " avx512_bf16 "][wanted]
    if let flag, let flags = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8),
      flags.contains(flag)
    {
      #expect(level == wanted)
    }
  }

  /// By the maker of the processor, as the system names it.
  @Test func bf16IsTheFasterOneOnProcessorsOfAMDAlone() throws {
    let level = String(cString: kernels_level())
    let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
    #expect(bf16_is_faster() == (level == "avx512bf16" && facts.contains("AuthenticAMD")))
  }
}

@Suite struct MemoryTests {
  @Test func buffersAreAlignedAndLargeEnough() {
    for count in Array(0...200) + [1000, 4095, 4096, 4097, 1_000_003] {
      let capacity = buffer_capacity(count)
      #expect(capacity >= count)
      #expect(capacity <= max(16, 2 * count), "\(count) floats take \(capacity)")
      #expect(buffer_capacity(capacity) == capacity)
      let buffer = buffer_take(capacity)
      #expect(UInt(bitPattern: buffer) % 64 == 0)
      // The whole capacity is there to be written.
      buffer.update(repeating: 1, count: capacity)
      buffer_give(buffer, capacity)
    }
  }

  @Test func buffersInUseDoNotOverlap() {
    let capacity = buffer_capacity(100)
    let buffers = (0..<20).map { _ in buffer_take(capacity) }
    for (index, buffer) in buffers.enumerated() {
      buffer.update(repeating: Float(index), count: capacity)
    }
    for (index, buffer) in buffers.enumerated() {
      let values = UnsafeBufferPointer(start: buffer, count: capacity)
      #expect(values.allSatisfy { $0 == Float(index) })
    }
    for buffer in buffers { buffer_give(buffer, capacity) }
  }
}
