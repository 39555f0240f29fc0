import Files
import Foundation
import LanguageModels
import Notebook
import Preferences
import Tensors
import Worlds

/// The real model of a chapter's section, in the English world: measured with `--real`, else shown
/// as it was kept.
///
/// A result that is kept and was made by the very same (model, texts, code, scale, seed) on a
/// processor of the same name is not measured again, so that a run that was stopped goes on. Who
/// wants it anew removes the model's folder in `kept/`.
public final class RealModel {
  /// The model whose kept results stand in the committed pages.
  public static let usual = "SmolLM2-135M-Instruct.Q4_1"

  /// The folder's or the file's name.
  public let name: String
  private let options: ChapterOptions
  private let report: Report
  private var opening: (study: Study, maker: Fingerprint)?
  /// Whether the measurement at work has kept stages, from which it goes on if it is stopped.
  private var keepsStages = false

  public init(_ options: ChapterOptions, _ report: Report) {
    (self.options, self.report) = (options, report)
    name = options.real.map(Self.name(of:)) ?? Self.usual
  }

  static func name(of model: String) -> String {
    let last = URL(fileURLWithPath: model).standardizedFileURL.lastPathComponent
    let name = last.hasSuffix(".gguf") ? String(last.dropLast(".gguf".count)) : last
    // A folder of that name is made in `kept/`: of `...gguf` it would be the one above.
    return ["", ".", ".."].contains(name) ? last : name
  }

  /// The model with `--real`, opened by the first result that is measured.
  private var opened: (study: Study, maker: Fingerprint)? {
    if opening == nil, let path = options.real { opening = orExit(try open(path)) }
    return opening
  }

  private func open(_ path: String) throws -> (study: Study, maker: Fingerprint) {
    let checkpoint = try Checkpoint(path)
    let model = try LanguageModel(checkpoint, precision: nil)
    let world = EnglishWorld()
    var maker = try Fingerprint(of: checkpoint)
    maker.add("precision", Precision.fastest.rawValue)
    maker.add("scale", options.scale.rawValue)
    maker.add("seed", "\(options.seed)")
    maker.add("the world", textOf: world.digest)
    maker.add("the chapter's code", "#" + report.measuringCodeDigest)
    return (Study(model, in: world, template: try .own(of: checkpoint)), maker)
  }

  /// A result of the chapter: measured and kept with `--real`, else what was kept; `nil` if nothing
  /// was.
  ///
  /// - Parameter source: the file with the code that measures, where that is not the chapter's.
  public func result<Value: Codable>(
    _ name: String, codeIn source: String? = nil, _ measure: (Study) throws -> Value
  ) -> Kept<Value>? {
    orExit(
      try {
        guard let opened else { return try read(name) }
        var maker = opened.maker
        if let source { try maker.add("its code", file: source) }
        return try kept(name, opened.study, madeBy: maker, measure)
      }())
  }

  /// The same of a file of the reader's own; without one, what was kept.
  public func result<Value: Codable>(
    _ name: String, ofFile path: String?, _ measure: (Study, String) throws -> Value
  ) -> Kept<Value>? {
    orExit(
      try {
        guard let opened, let path else { return try read(name) }
        var maker = opened.maker
        try maker.add("--data", file: path)
        return try kept(name, opened.study, madeBy: maker) { try measure($0, path) }
      }())
  }

  /// The same of another model in the same world; without one, what was kept.
  public func result<Value: Codable>(
    _ name: String, beside other: String?, codeIn source: String? = nil,
    _ measure: (Study) throws -> Value
  ) -> Kept<Value>? {
    orExit(
      try {
        guard let opened, let other else { return try read(name) }
        let beside = try open(other)
        var maker = opened.maker.merging(beside.maker.named("the other's "))
        if let source { try maker.add("its code", file: source) }
        return try kept(name, beside.study, madeBy: maker, measure)
      }())
  }

  private func read<Value: Codable>(_ name: String) throws -> Kept<Value>? {
    try report.keptFolders.committed.read(name, of: self.name)
  }

  private func kept<Value: Codable>(
    _ name: String, _ study: Study, madeBy maker: Fingerprint, _ measure: (Study) throws -> Value
  ) throws -> Kept<Value>? {
    let folder = report.keptFolders.own
    if let about = folder.about(name, of: self.name), about.madeBy == maker,
      about.machine == Machine.processor
    {
      return try folder.read(name, of: self.name)
    }
    let begin = Date()
    let spent = TimeSpent("\(workPath)/\(maker.digest)-\(name).seconds")
    keepsStages = false
    let value = try measure(study)
    // What keeps no stages was measured in this start as a whole.
    let seconds = keepsStages ? spent.seconds : Date().timeIntervalSince(begin)
    let kept = Kept(
      about: KeptAbout(
        model: self.name, parameters: study.model.transformer.parameterCount,
        date: begin.formatted(.iso8601.year().month().day()), machine: Machine.processor,
        threads: options.threads, seconds: seconds.rounded(),
        scale: options.scale.rawValue, madeBy: maker), value: value)
    try folder.write(kept, name)
    spent.end()
    return kept
  }

  /// What another chapter kept of this model; `nil` if nothing was.
  public func result<Value: Codable>(
    _ name: String, ofChapter chapter: String, as type: Value.Type = Value.self
  ) -> Kept<Value>? {
    let (own, committed) = report.keptFolders
    return orExit(
      try (options.real == nil ? committed : own).read(name, of: self.name, chapter: chapter))
  }

  /// The chapter's cells of the README's table of real models, by column; written with `--real`.
  /// A column's name begins with the number of its place.
  public func summary(_ cells: [String: String]) {
    if options.real != nil { orExit(try report.keptFolders.own.writeSummary(cells, of: name)) }
  }

  /// A folder in which a long experiment keeps its stages; only while it is measured.
  public func workFolder(_ name: String) -> (path: String, maker: Fingerprint)? {
    opened.map { opened in
      keepsStages = true
      var maker = opened.maker
      maker.add("experiment", name)
      maker.addKernels()
      return ("\(workPath)/\(maker.digest)-\(name)", maker)
    }
  }

  private var workPath: String {
    report.keptFolders.own.base.appendingPathComponent(".cache/real").path
  }

  /// Progress of a measurement.
  public func progress(_ label: String, total: Int) -> Notebook.Progress {
    Notebook.Progress("\(name): \(label)", total: total, quiet: options.quiet)
  }
}

extension Report {
  /// What a real model gave, with whose and of when it is; or a line that it was never measured.
  public func show<Value>(
    _ kept: Kept<Value>?, of real: RealModel, line: Int = #line, _ body: (Value) -> Void
  ) {
    guard let kept else { return notMeasured(real, line: line) }
    body(kept.value)
    origin(kept.about, line: line)
  }

  /// The line below what a real model gave: whose it is, and when and where it was measured.
  public func origin(_ about: KeptAbout, line: Int = #line) {
    text("*\(Markdown.escape(about.line)).*", line: line)
  }

  /// What stands in place of a section that was never measured on this model.
  public func notMeasured(_ real: RealModel, line: Int = #line) {
    text(
      "*Not measured yet on \(Markdown.escape(real.name)): `make real` does it.*", line: line)
  }
}
