import Foundation

/// The assignment *speedrun*: the best policy that a budget of counted FLOPs can buy.
public enum Speedrun {
  /// The whole program of an entry: it steers, and the referee computes.
  ///
  /// What the body throws ends the entry, and the referee is told why.
  public static func enter(_ name: String, _ run: (Track) throws -> Void) {
    if isatty(0) == 1 {
      fail("This program is run by its referee: swift run -c release assignment speedrun")
    }
    do {
      let track = try Track(OwnEnd())
      do {
        try run(track)
        try track.tell(.done(name: name))
      } catch {
        try track.tell(.stopped(reason: "\(error)"))
        fail("\(error)")
      }
    } catch { fail("\(error)") }
  }

  private static func fail(_ reason: String) -> Never {
    try? FileHandle.standardError.write(contentsOf: Data((reason + "\n").utf8))
    exit(1)
  }
}

/// Why the referee did not do what it was asked.
public struct Refusal: Error, CustomStringConvertible {
  public var description: String
  public init(_ description: String) { self.description = description }
}

/// An entry's end of the talk with the referee, who holds the policy.
///
/// Every call may throw a ``Refusal``: then nothing was computed, and the budget is as it was.
public final class Track {
  public enum Category: String, Codable, Sendable, CaseIterable { case chat, code, math, safety }

  /// What a policy is asked.
  public struct Prompt: Codable, Sendable, Hashable {
    public let id: Int
    public let text: String
    public let category: Category
    public init(id: Int, text: String, category: Category) {
      (self.id, self.text, self.category) = (id, text, category)
    }
  }

  /// What a policy wrote.
  public struct Response: Codable, Sendable, Hashable {
    public let id: Int
    /// The prompt's id.
    public let prompt: Int
    public let text: String
    /// Its tokens; with the end, where it has one.
    public let tokens: Int
    /// False where the limit of 40 tokens cut it off.
    public let isFinished: Bool
    public init(id: Int, prompt: Int, text: String, tokens: Int, isFinished: Bool) {
      (self.id, self.prompt, self.text) = (id, prompt, text)
      (self.tokens, self.isFinished) = (tokens, isFinished)
    }
  }

  /// Two responses to the same prompt, the better one first.
  public struct Pair: Sendable {
    public var chosen: Response
    public var rejected: Response
    /// p̂, the probability that the chosen one is the better one: read by soft losses.
    public var preference: Double
    public init(_ chosen: Response, over rejected: Response, preference: Double = 1) {
      (self.chosen, self.rejected, self.preference) = (chosen, rejected, preference)
    }
  }

  /// A pair as it is sent.
  public struct PairIDs: Codable, Sendable {
    public var chosen, rejected: Int
    public var preference: Double
    public init(chosen: Int, rejected: Int, preference: Double) {
      (self.chosen, self.rejected, self.preference) = (chosen, rejected, preference)
    }
  }

  /// How likely a response is to a policy.
  public struct Likelihood: Codable, Sendable {
    /// ln π(y|x), summed over the response's tokens and its end, nats.
    public let sum: Double
    /// How many they are.
    public let tokens: Int
    public var perToken: Double { sum / Double(max(1, tokens)) }
    public init(sum: Double, tokens: Int) { (self.sum, self.tokens) = (sum, tokens) }
  }

  private let end: OwnEnd
  /// All that there is to spend.
  public let budget: Double
  /// What is left of it.
  public private(set) var flopsLeft: Double
  /// For draws of the entry's own: `prompts.shuffled(using: &track.random)` is the same in each run
  /// of a seed, as `shuffled()` is not.
  public var random: SeededGenerator

  init(_ end: OwnEnd) throws {
    self.end = end
    guard let first = try end.next(TrackReply.self), case .begun(let seed) = first.answer else {
      throw Refusal("The referee did not begin.")
    }
    (budget, flopsLeft, random) = (first.flopsLeft, first.flopsLeft, SeededGenerator(seed: seed))
  }

  // MARK: Free

  /// Draws new training prompts, of the categories in turn.
  public func prompts(
    _ count: Int, of categories: [Category] = Category.allCases
  ) throws -> [Prompt] {
    guard case .prompts(let drawn) = try ask(.prompts(count: count, of: categories)) else {
      throw unexpected
    }
    return drawn
  }

  /// Keeps the policy as it is now under a name; `start` is kept from the beginning.
  public func keep(_ name: String) throws { _ = try ask(.keep(name: name)) }

  /// Takes a policy that was kept up again.
  public func restore(_ name: String) throws { _ = try ask(.restore(name: name)) }

  // MARK: By the policy

  /// Lets the policy answer, `samples` times each prompt.
  ///
  /// - Parameter temperature: 0 takes the likeliest token.
  /// - Returns: the responses prompt by prompt.
  public func generate(
    _ prompts: [Prompt], samples: Int = 4, temperature: Double = 1
  ) throws -> [Response] {
    let command = TrackCommand.generate(
      prompts: prompts.map(\.id), samples: samples, temperature: temperature)
    guard case .responses(let written) = try ask(command) else { throw unexpected }
    return written
  }

  /// p_yes / (p_yes + p_no) of each response.
  ///
  /// - Parameters:
  ///   - question: stands in "is the response … ?"; `nil` asks each category's own.
  ///   - judge: the name of a policy that was kept; `nil` is the policy as it is now.
  public func pYes(
    _ responses: [Response], asking question: String? = nil, by judge: String? = nil
  ) throws -> [Double] {
    let command = TrackCommand.pYes(responses: responses.map(\.id), asking: question, by: judge)
    guard case .scores(let values) = try ask(command) else { throw unexpected }
    return values
  }

  /// ln π of each response.
  public func logLikelihoods(
    _ responses: [Response], by judge: String? = nil
  ) throws -> [Likelihood] {
    let command = TrackCommand.logLikelihoods(responses: responses.map(\.id), by: judge)
    guard case .likelihoods(let values) = try ask(command) else { throw unexpected }
    return values
  }

  // MARK: Training

  /// Trains the policy on pairs.
  ///
  /// The rate rises over a tenth of the steps and falls along half a cosine; each call has a new
  /// optimizer.
  ///
  /// - Parameter reference: the name of a policy that was kept; `nil` is the policy as it is now.
  public func learn(
    _ pairs: [Pair], loss: TrackLoss = .dpo(), rate: Double, epochs: Int = 1,
    pairsPerStep: Int = 32, against reference: String? = nil
  ) throws {
    let ids = pairs.map {
      PairIDs(chosen: $0.chosen.id, rejected: $0.rejected.id, preference: $0.preference)
    }
    _ = try ask(
      .learn(
        pairs: ids, training: .init(rate: rate, epochs: epochs, atOnce: pairsPerStep),
        loss: loss.name, isSoft: loss.isSoft, against: reference), own: loss.own)
  }

  /// Trains the policy to write what was written, token by token.
  public func imitate(
    _ responses: [Response], rate: Double, epochs: Int = 1, responsesPerStep: Int = 32
  ) throws {
    _ = try ask(
      .imitate(
        responses: responses.map(\.id),
        training: .init(rate: rate, epochs: epochs, atOnce: responsesPerStep)))
  }

  // MARK: The talk

  func tell(_ command: TrackCommand) throws { try end.say(command) }

  private func ask(
    _ command: TrackCommand, own: ((OwnLoss.Pair) -> OwnLoss.Value)? = nil
  ) throws -> TrackReply.Answer {
    try tell(command)
    while let line = try end.next(TrackLine.self) {
      switch line {
      case .pairs(let pairs):
        guard let own else { throw unexpected }
        try end.say(pairs.map(own))
      case .reply(let reply):
        flopsLeft = reply.flopsLeft
        if case .refused(let reason) = reply.answer { throw Refusal(reason) }
        return reply.answer
      }
    }
    throw Refusal("The referee has ended the talk.")
  }

  private var unexpected: Refusal {
    Refusal("The referee's answer is to something else.")
  }
}

/// A seeded generator (SplitMix64, Steele et al. 2014).
public struct SeededGenerator: RandomNumberGenerator, Sendable {
  private var state: UInt64
  public init(seed: UInt64) { state = seed }
  public mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var z = state
    z = (z ^ (z >> 30)) &* 0xbf58_476d_1ce4_e5b9
    z = (z ^ (z >> 27)) &* 0x94d0_49bb_1331_11eb
    return z ^ (z >> 31)
  }
}
