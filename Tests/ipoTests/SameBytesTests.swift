import Files
import Foundation
import LanguageModels
import Tensors
import TestSupport
import Testing

/// Training and judging with each level of the kernels: the same bytes for any number of threads;
/// between levels, which sum in another order, scores within 1e-5 and weights within 1e-6. With
/// products in bf16 the scores are within 0.01.
@Suite(.serialized) struct SameBytesTests {
  private static let levels = ["portable", "avx2", "avx512", ""]

  /// The output of a command with a level and 1, 2 and 4 threads, which must be the same; `nil`
  /// where the processor lacks the level.
  private func output(
    _ command: Workplace.Command, _ more: [String], level: String, in place: Workplace
  ) throws -> String? {
    var first: (path: String, bytes: [String: Data])?
    for threads in ["1", "2", "4"] {
      let out = "\(command)-\(level)-\(threads)\(more.joined())"
      var victim = place.victim(command, out)
      let index = try #require(victim.arguments.firstIndex(of: "--threads"))
      victim.arguments[index + 1] = threads
      victim.arguments.insert(contentsOf: more, at: index)
      victim.shell = level.isEmpty ? "unset IPO_KERNELS;" : "export IPO_KERNELS=\(level);"
      let end = try victim.run()
      #expect(end.status == 0, "\(end)")
      if end.errors.contains("not on this processor") { return nil }
      let path = place.folder.path + "/" + out
      let now = bytes(of: path)
      if let first {
        let same = now == first.bytes
        #expect(same, "\(command), \(level), \(threads) threads")
      } else {
        first = (path, now)
      }
    }
    return first?.path
  }

  private func scores(_ path: String) throws -> [Double] {
    struct Line: Decodable { var chosen, rejected: Double }
    return try JSONLines.read(Line.self, from: path).flatMap { [$0.chosen, $0.rejected] }
  }

  @Test(arguments: [("float32", 1e-5), ("bfloat16", 0.01)])
  func judging(_ precision: String, within tolerance: Double) throws {
    let place = try Workplace()
    var truth: [Double]?
    for level in Self.levels {
      let more = ["--precision", precision]
      guard let path = try output(.judge, more, level: level, in: place) else { continue }
      let now = try scores(path)
      let before = truth ?? now
      truth = before
      let worst = zip(now, before).map { abs($0 - $1) }.max() ?? 1
      #expect(now.count == before.count && worst <= tolerance, "\(level): \(worst)")
    }
  }

  @Test(arguments: [Workplace.Command.adapter, .full])
  func training(_ command: Workplace.Command) throws {
    let place = try Workplace()
    var truth: [String: [Float]] = [:]
    for level in Self.levels {
      // All weights are trained as floats anyway.
      let more = command == .full ? [] : ["--precision", "float32"]
      guard let path = try output(command, more, level: level, in: place) else { continue }
      let name = command == .full ? "model.safetensors" : "adapter_model.safetensors"
      let file = try Safetensors(path: "\(path)/\(name)")
      for tensor in file.names {
        guard let shape = file.shape(tensor) else { continue }
        let columns = shape.last ?? 1
        let rows = shape.dropLast().reduce(1, *)
        let values = try file.tensor(tensor, rows: rows, columns: columns)
        let now = (0..<values.count).map { values.values[$0] }
        let worst = zip(now, truth[tensor] ?? now).map { abs($0 - $1) }.max() ?? 1
        #expect(worst <= 1e-6, "\(level), \(tensor): \(worst)")
        truth[tensor] = truth[tensor] ?? now
      }
    }
    #expect(!truth.isEmpty)
  }
}
