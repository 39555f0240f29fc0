import LanguageModels
import Measures
import Preferences
import Tensors

/// An instruct model is tuned on a specialist's corpus, and looked at on the way.
public struct SpecialistTrial: Sendable {
  /// What became of it.
  public struct Outcome: Sendable {
    /// The judge after each of ``SpecialistTrial/looks``, or only at the end.
    public var readings: [DomainReading] = []
    /// The judge at the end, on harder pairs.
    public var hard: DomainReading
    /// At the end, asked on the usual pairs which of two responses is better, a question that no
    /// specialist's corpus has; only where it was looked at in detail.
    public var comparing: DomainReading?
    /// Mean true quality of solutions, 0…1: of the own domain in the corpus's own form, and of each
    /// domain in chat turns.
    public var solves: Double
    public var solvesInTurns: [PocketCategory: Double]

    /// The judge at the end.
    public var last: DomainReading { readings[readings.count - 1] }
  }

  public var size: PocketSize
  public var phase: PocketRecipe.Phase
  /// Steps after which the judge is asked, the last step among them.
  public var looks: [Int]
  public var pairs: [PreferencePair]
  public var hardPairs: [PreferencePair]
  /// Held-out tasks to solve.
  public var tasks: [PocketTask]
  /// What all of the experiment's seeds hang on.
  public var seed: UInt64

  public init(
    _ size: PocketSize, _ phase: PocketRecipe.Phase, looks: [Int], pairs: [PreferencePair],
    hardPairs: [PreferencePair], tasks: [PocketTask], seed: UInt64
  ) {
    (self.size, self.phase, self.looks) = (size, phase, looks)
    (self.pairs, self.hardPairs, self.tasks, self.seed) = (pairs, hardPairs, tasks, seed)
  }

  /// One run.
  ///
  /// - Parameters:
  ///   - corpus: `nil` for the control, which goes on with the mix of the instruct model's own
  ///     tuning.
  ///   - seed: from 1.
  ///   - inDetail: whether the judge is asked on the way as well, and to compare.
  public func run(_ corpus: Specialty?, seed: Int, inDetail: Bool = true) throws -> Outcome {
    let model = try PocketModels.load(size, .instruct, trainable: true)
    let random = Random(seed: self.seed).stream("specialist \(seed)")
    var readings: [DomainReading] = []
    func look(_ step: Int) throws {
      if inDetail ? looks.contains(step) : step == phase.steps {
        readings.append(try DomainReading(model, on: pairs))
      }
    }
    if let corpus {
      try corpus.tune(model, phase, random: random, observe: look)
    } else {
      var recipe = PocketRecipe.shipped(size)
      recipe.tuning = phase
      recipe.seed = 1000 * self.seed + UInt64(seed)
      try recipe.tune(model) { _, step, _, _ in try look(step) }
    }
    var inTurns: [PocketCategory: Double] = [:]
    for domain in PocketCategory.allCases {
      let turns = Specialty(domain, keepsFormat: true, containsVerification: false)
      inTurns[domain] = try turns.quality(
        of: model, tasks: tasks.filter { $0.category == domain }, random: random)
    }
    var solves = Double.nan
    if let corpus {
      solves = try corpus.quality(
        of: model, tasks: tasks.filter { $0.category == corpus.category }, random: random)
    }
    return Outcome(
      readings: readings, hard: try DomainReading(model, on: hardPairs),
      comparing: inDetail
        ? try DomainReading(
          of: PairwiseJudge(model, prompt: PocketText.pairwiseJudge), on: pairs) : nil,
      solves: solves, solvesInTurns: inTurns)
  }
}

extension Specialty {
  /// How its corpus reads: `turns + verification`, `running text`.
  public var form: String { Self.form(keepsFormat, containsVerification) }

  static func form(_ keepsFormat: Bool, _ containsVerification: Bool) -> String {
    (keepsFormat ? "turns" : "running text") + (containsVerification ? " + verification" : "")
  }

  /// Domain and form: `code: turns`.
  public var name: String { "\(category.rawValue): \(form)" }

  /// All four corpora of each domain.
  public static func factorial(_ domains: [PocketCategory]) -> [Specialty] {
    domains.flatMap { domain in
      [(true, true), (true, false), (false, true), (false, false)].map { form, verification in
        Specialty(domain, keepsFormat: form, containsVerification: verification)
      }
    }
  }

  /// A text of the corpus as a reader would see it: a question if it contains any, with the last of
  /// the responses that it is asked about, else a solution.
  public func example(_ random: Random) throws -> String {
    let text = try PocketText()
    var corpus = self
    corpus.verificationShare = 1
    var random = random.stream("example")
    var node = try corpus.draw(text, using: &random)
    var tokens = node.pieces.flatMap(\.tokens)
    while let next = node.branches.last {
      node = next
      tokens += node.pieces.flatMap(\.tokens)
    }
    return text.tokenizer.decode(tokens)
  }
}
