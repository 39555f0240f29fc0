import Files
import TestSupport
import Testing

@Suite struct FingerprintTests {
  /// The last bits hang on the kernels' level: another one is refused, with the way to go on.
  @Test func anotherLevelOfTheKernelsIsRefused() throws {
    var now = Fingerprint(["--seed": "1"])
    now.addKernels()
    let level = try #require(now.facts.values.first { $0 != "1" })
    try now.check(wanted: now, at: "out", remedy: "name another folder")
    let other = Fingerprint(["--seed": "1", "kernels' level": "avx9"])
    expectError(
      naming: "out: was made with another kernels' level avx9 (now \(level))",
      "set IPO_KERNELS=avx9 to go on with the same bytes, or name another folder"
    ) { try other.check(wanted: now, at: "out", remedy: "name another folder") }
    var old = other
    old.add("--precision", "bfloat16")
    expectError(naming: "--precision bfloat16", "set IPO_KERNELS=avx9") {
      try old.check(wanted: now, at: "out", remedy: "name another folder")
    }
    // Where something else differs too, that would not help.
    let both = Fingerprint(["--seed": "2", "kernels' level": "avx9"])
    do {
      try both.check(wanted: now, at: "out", remedy: "name another folder")
      Issue.record("nothing was thrown")
    } catch { #expect(!"\(error)".contains("IPO_KERNELS")) }
  }
}
