import Files
import Foundation

/// A result of a long run that is kept in the repository, with what made it.
public struct Kept<Value: Codable>: Codable {
  public var about: KeptAbout
  public var value: Value

  public init(about: KeptAbout, value: Value) { (self.about, self.value) = (about, value) }
}

/// Who measured a kept result, when, and from what.
public struct KeptAbout: Codable, Sendable, Equatable {
  public var model: String
  public var parameters: Int
  /// `2026-11-28`.
  public var date: String
  public var machine: String
  public var threads: Int
  public var seconds: Double
  public var scale: String
  /// All that decided the result: model, texts, chapter's code, scale, seed, arithmetic.
  public var madeBy: Fingerprint

  public init(
    model: String, parameters: Int, date: String, machine: String, threads: Int, seconds: Double,
    scale: String, madeBy: Fingerprint
  ) {
    (self.model, self.parameters, self.date) = (model, parameters, date)
    (self.machine, self.threads, self.seconds) = (machine, threads, seconds)
    (self.scale, self.madeBy) = (scale, madeBy)
  }

  /// For below a table: `SmolLM2-135M (135 M parameters), 2026-11-28, AMD EPYC, 2 threads, 93 s`.
  public var line: String {
    let millions = Format.number(Double(parameters) / 1e6, digits: 0)
    let time =
      seconds < 100
      ? "\(Format.number(seconds, digits: 0)) s" : "\(Format.number(seconds / 60, digits: 0)) min"
    return "\(model) (\(millions) M parameters), \(date), \(machine), "
      + "\(threads) \(threads == 1 ? "thread" : "threads"), scale \(scale), \(time)"
  }
}

/// The folder `kept/`: a folder for each model, in it `NN-chapter-NAME.json` for each result, and
/// `NN-chapter-summary.json`, that chapter's cells of the README's table.
public struct KeptFolder: Sendable {
  /// The folder that holds `kept/`.
  public let base: URL
  public let chapter: String

  public init(_ base: URL, chapter: String) { (self.base, self.chapter) = (base, chapter) }

  private func url(_ model: String, _ name: String, of chapter: String? = nil) -> URL {
    base.appendingPathComponent("kept/\(model)/\(chapter ?? self.chapter)-\(name).json")
  }

  /// What was kept; `nil` if nothing was.
  ///
  /// - Parameter chapter: whose result, this one's if not another is named.
  /// - Throws: `NotebookError` where the file says something else.
  public func read<Value: Codable>(
    _ name: String, of model: String, chapter: String? = nil, as type: Value.Type = Value.self
  ) throws -> Kept<Value>? {
    let url = url(model, name, of: chapter)
    guard let data = try? Data(contentsOf: url) else { return nil }
    do { return try Self.decoder.decode(Kept<Value>.self, from: data) } catch {
      throw NotebookError("\(url.path): not this chapter's result: measure again with --real")
    }
  }

  /// Who made what was kept, whatever it says.
  public func about(_ name: String, of model: String) -> KeptAbout? {
    struct Head: Decodable { var about: KeptAbout }
    guard let data = try? Data(contentsOf: url(model, name)) else { return nil }
    return try? JSONDecoder().decode(Head.self, from: data).about
  }

  public func write<Value: Codable>(_ kept: Kept<Value>, _ name: String) throws {
    try write(kept, to: url(kept.about.model, name))
  }

  /// This chapter's cells of the README's table of real models, by column.
  public func writeSummary(_ cells: [String: String], of model: String) throws {
    try write(cells, to: url(model, "summary"))
  }

  /// JSON has no infinity; an interval of one value has no ends.
  private static let names = ("inf", "-inf", "nan")

  private static var decoder: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: names.0, negativeInfinity: names.1, nan: names.2)
    return decoder
  }

  private func write(_ value: some Encodable, to url: URL) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: Self.names.0, negativeInfinity: Self.names.1, nan: Self.names.2)
    try AtomicFile.makeFolder(url.deletingLastPathComponent().path)
    try AtomicFile.write(encoder.encode(value) + Data("\n".utf8), to: url.path)
  }
}
