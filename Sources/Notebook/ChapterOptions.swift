import ArgumentParser
import Foundation

/// How much a chapter computes: the same experiment with more or fewer seeds, items and steps.
public enum Scale: String, CaseIterable, Sendable, ExpressibleByArgument {
  /// Seconds; too small to conclude anything. For tests.
  case quick
  /// Minutes; what the committed pages show.
  case book
  /// As long as it takes for narrow intervals.
  case full

  /// The value for this scale.
  public func pick<Value>(quick: Value, book: Value, full: Value) -> Value {
    switch self {
    case .quick: quick
    case .book: book
    case .full: full
    }
  }
}

/// The flags that every chapter takes: `let options = ChapterOptions.parseOrExit()`.
public struct ChapterOptions: ParsableArguments, Sendable {
  /// How much to compute.
  @Option(help: "How much to compute: quick, book or full.")
  public var scale = Scale.book

  /// The seed of every random choice.
  @Option(help: "The seed of every random choice.")
  public var seed: UInt64 = 1

  /// How many threads to use.
  @Option(help: "Threads to use; the results do not depend on it.")
  public var threads = ProcessInfo.processInfo.activeProcessorCount

  /// A checkpoint, for the chapters that can use one.
  @Option(
    help: ArgumentHelp(
      "A pocket model of your own, in place of the one that the chapter loads.",
      valueName: "model"))
  public var model: String?

  /// A real model to measure; without it a chapter shows what was kept.
  @Option(
    help: ArgumentHelp(
      """
      A real model, a folder in Hugging Face layout or a GGUF file: its section is measured on it \
      and kept. (default: shows what was kept)
      """, valueName: "model"))
  public var real: String?

  /// The base model that the real one was tuned from, for chapter 06.
  @Option(
    help: ArgumentHelp(
      "The base model that --real was tuned from, for chapter 06.", valueName: "model"))
  public var base: String?

  /// A preference file, for the chapters that can read one.
  @Option(
    help: ArgumentHelp(
      "A preference file of your own (JSON lines), for the chapters that can read one.",
      valueName: "file"))
  public var data: String?

  /// Where the page and figures go instead of the checkout.
  @Option(
    help: ArgumentHelp(
      "Write the page and its figures below this folder, not in the checkout.",
      valueName: "dir"))
  public var out: String?

  /// True shows no progress.
  @Flag(help: "No progress on standard error.")
  public var quiet = false

  /// The defaults.
  public init() {}

  private static let greatestSeed: UInt64 = 1 << 48

  /// Rejects values that no chapter can run with.
  public func validate() throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads is \(threads), not 1 to 1024")
    }
    // Chapters make seeds of their own of it, for each arm and run.
    guard seed <= Self.greatestSeed else {
      throw ValidationError("--seed is \(seed), not 0 to \(Self.greatestSeed)")
    }
  }
}
