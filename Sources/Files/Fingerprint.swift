import Foundation
import Kernels

/// All that decided a result, by the names that its user knows: options by their values, files by
/// their content.
///
/// A result on disk is taken up again only where its fingerprint is this one; else the two tell by
/// name what differs.
public struct Fingerprint: Sendable, Equatable, Codable {
  public private(set) var facts: [String: String]

  public init(_ facts: [String: String] = [:]) { self.facts = facts }

  /// An option's value, or a text short enough to be shown.
  public mutating func add(_ name: String, _ value: String) { facts[name] = value }

  /// The level of the kernels, which decides the last bits of what is computed here.
  public mutating func addKernels() { facts[Self.kernels] = String(cString: kernels_level()) }
  private static let kernels = "kernels' level"

  /// A longer text, by its digest.
  public mutating func add(_ name: String, textOf text: String) {
    facts[name] = "#" + Self.digest(text)
  }

  /// A file's content; one that is missing is a fact too.
  ///
  /// Up to 64 MB all bytes count. Of a larger file it is size, time of change, the first megabyte
  /// and 256 blocks of 4 kB.
  public mutating func add(_ name: String, file path: String) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      facts[name] = "missing"
      return
    }
    let file = try MappedFile(path: path)
    let bytes = file.bytes
    var hash = Self.hash(bytes.count, Self.start)
    if bytes.count <= 64 << 20 {
      hash = Self.hash(bytes, hash)
    } else {
      hash = Self.hash(file.changed, hash)
      hash = Self.hash(UnsafeRawBufferPointer(rebasing: bytes[..<(1 << 20)]), hash)
      for block in 0..<256 {
        let from = (bytes.count - 4096) / 255 * block
        hash = Self.hash(UnsafeRawBufferPointer(rebasing: bytes[from..<from + 4096]), hash)
      }
    }
    withExtendedLifetime(file) {}
    facts[name] = "#" + Self.digits(hash)
  }

  /// Both sets of facts.
  public func merging(_ other: Fingerprint) -> Fingerprint {
    Fingerprint(facts.merging(other.facts) { $1 })
  }

  /// The same facts under longer names, to stand beside others.
  public func named(_ prefix: String) -> Fingerprint {
    Fingerprint(Dictionary(uniqueKeysWithValues: facts.map { (prefix + $0.key, $0.value) }))
  }

  /// All facts in 16 hexadecimal digits.
  public var digest: String {
    Self.digest(facts.sorted { $0.key < $1.key }.map { "\($0.key)\u{0}\($0.value)\u{0}" }.joined())
  }

  /// What differs, in a few words: `--seed 1 (now 2)`, `model.safetensors`; empty where nothing does.
  public func differences(from now: Fingerprint) -> [String] {
    Set(facts.keys).union(now.facts.keys).sorted().compactMap { name in
      let (old, new) = (facts[name], now.facts[name])
      if old == new { return nil }
      let isContent = [old, new].contains { $0?.hasPrefix("#") == true }
      if isContent { return new == "missing" || new == nil ? "\(name) (now missing)" : name }
      return "\(name) \(old ?? "not set") (now \(new ?? "not set"))"
    }
  }

  /// - Throws: ``FileError`` naming what differs, where these facts made the result at `path` and
  ///   others are wanted now.
  public func check(wanted: Fingerprint, at path: String, remedy: String) throws {
    let differences = differences(from: wanted)
    if differences.isEmpty { return }
    var remedy = remedy
    // The precision follows from the level, where it was not asked for; with the same of all else,
    // this processor or another can go on.
    var others = (self, wanted)
    for name in [Self.kernels, "--precision"] {
      others.0.facts[name] = nil
      others.1.facts[name] = nil
    }
    if others.0 == others.1, let level = facts[Self.kernels], wanted.facts[Self.kernels] != level {
      remedy = "set IPO_KERNELS=\(level) to go on with the same bytes, or " + remedy
    }
    throw FileError(
      path, "was made with another " + differences.joined(separator: ", "), remedy: remedy)
  }

  // MARK: Digests

  /// 64-bit FNV-1a (Fowler, Noll and Vo) in 16 hexadecimal digits.
  public static func digest(_ text: String) -> String {
    var text = text
    return digits(text.withUTF8 { hash(UnsafeRawBufferPointer($0), start) })
  }

  public static func digest(_ data: Data) -> String {
    digits(data.withUnsafeBytes { hash($0, start) })
  }

  /// The same of numbers.
  public static func digest(_ numbers: [Int]) -> String {
    digits(numbers.withUnsafeBytes { hash($0, start) })
  }

  private static let start = fnv1a_start

  private static func hash(_ bytes: UnsafeRawBufferPointer, _ from: UInt64) -> UInt64 {
    bytes.baseAddress.map { fnv1a(from, $0, bytes.count) } ?? from
  }

  private static func hash(_ number: Int, _ from: UInt64) -> UInt64 {
    withUnsafeBytes(of: number.littleEndian) { hash($0, from) }
  }

  private static func digits(_ hash: UInt64) -> String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
