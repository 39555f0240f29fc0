import Foundation

#if canImport(Darwin)
  import Darwin
#endif

/// The machine that a measurement was made on, for the line that says so.
public enum Machine {
  /// The processor's name as the system tells it, such as `AMD EPYC 9R45`.
  public static let processor: String = {
    #if canImport(Darwin)
      var size = 0
      sysctlbyname("machdep.cpu.brand_string", nil, &size, nil, 0)
      var bytes = [UInt8](repeating: 0, count: size)
      sysctlbyname("machdep.cpu.brand_string", &bytes, &size, nil, 0)
      let name = String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    #else
      let facts = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)) ?? ""
      let line = facts.split(separator: "\n").first { $0.hasPrefix("model name") }
      let name = line?.split(separator: ":").last.map(String.init) ?? ""
    #endif
    let trimmed = name.trimmingCharacters(in: .whitespaces)
    return trimmed.isEmpty ? "unknown processor" : trimmed
  }()
}
