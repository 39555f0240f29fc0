import ArgumentParser
import Foundation

/// LLVM's fuzzer, where the build has it: `swift build -c release --sanitize fuzzer`.
enum LibFuzzer {
  private typealias Callback = @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
  private typealias Driver =
    @convention(c) (
      UnsafeMutablePointer<Int32>,
      UnsafeMutablePointer<
        UnsafeMutablePointer<
          UnsafeMutablePointer<CChar>?
        >?
      >, Callback
    ) -> Int32

  nonisolated(unsafe) private static var target: FuzzTarget?

  /// - Parameter folder: where new inputs are kept in `NAME/`, and what breaks the target.
  static func run(_ target: FuzzTarget, seconds: Double, folder: String) throws {
    guard let symbol = dlsym(dlopen(nil, RTLD_NOW), "LLVMFuzzerRunDriver") else {
      throw ValidationError("this build has no libFuzzer; make fuzz builds it")
    }
    self.target = target
    let own = "\(folder)/\(target.name)"
    try FileManager.default.createDirectory(atPath: own, withIntermediateDirectories: true)
    for (name, bytes) in try target.corpus() {
      try Data(bytes).write(to: URL(fileURLWithPath: "\(own)/seed-\(name)"))
    }
    let words = "\(folder)/\(target.name).words"
    try target.words.map { word in
      "\"" + word.utf8.map { String(format: "\\x%02X", $0) }.joined() + "\"\n"
    }.joined().write(toFile: words, atomically: true, encoding: .utf8)
    let time = seconds.isFinite ? ["-max_total_time=\(Int(seconds))"] : []
    let arguments =
      [
        "fuzz", own, "-dict=\(words)", "-artifact_prefix=\(folder)/\(target.name)-", "-timeout=20",
        "-rss_limit_mb=4096", "-max_len=65536", "-print_final_stats=1", "-verbosity=0",
      ] + time
    var copies = arguments.map { strdup($0) } + [nil]
    var count = Int32(arguments.count)
    let driver = unsafeBitCast(symbol, to: Driver.self)
    let status = copies.withUnsafeMutableBufferPointer { buffer in
      var start = buffer.baseAddress
      return driver(&count, &start) { bytes, count in
        let input = Array(UnsafeBufferPointer(start: bytes, count: count))
        do { _ = try LibFuzzer.target?.isRefused(input) } catch {
          FileHandle.standardError.write(Data("finding: \(error)\n".utf8))
          abort()
        }
        return 0
      }
    }
    if status != 0 { throw ExitCode(status) }
  }
}
