/// What an entry asks of the referee; a line of JSON each.
public enum TrackCommand: Codable, Sendable {
  case prompts(count: Int, of: [Track.Category])
  case generate(prompts: [Int], samples: Int, temperature: Double)
  case pYes(responses: [Int], asking: String?, by: String?)
  case logLikelihoods(responses: [Int], by: String?)
  case learn(
    pairs: [Track.PairIDs], training: Training, loss: TrackLoss.Name, isSoft: Bool,
    against: String?)
  case imitate(responses: [Int], training: Training)
  case keep(name: String)
  case restore(name: String)
  /// The entry has ended: well, or by an error.
  case done(name: String)
  case stopped(reason: String)

  /// How often what is given is gone through, how much of it at a time, and how fast.
  public struct Training: Codable, Sendable {
    public var rate: Double
    public var epochs: Int
    public var atOnce: Int
    public init(rate: Double, epochs: Int, atOnce: Int) {
      (self.rate, self.epochs, self.atOnce) = (rate, epochs, atOnce)
    }
  }
}

/// What the referee answers, with what is left of the budget afterwards.
public struct TrackReply: Codable, Sendable {
  public enum Answer: Codable, Sendable {
    /// The first line: what there is to spend, and a seed for draws of the entry's own.
    case begun(seed: UInt64)
    case prompts(drawn: [Track.Prompt])
    case responses(written: [Track.Response])
    case scores(values: [Double])
    case likelihoods(values: [Track.Likelihood])
    case finished
    /// Nothing was computed, or nothing of it was kept.
    case refused(reason: String)
  }

  public var flopsLeft: Double
  public var answer: Answer

  public init(flopsLeft: Double, _ answer: Answer) {
    (self.flopsLeft, self.answer) = (flopsLeft, answer)
  }
}

/// A line from the referee: an answer, or pairs whose losses it asks for while it trains.
enum TrackLine: Decodable {
  case reply(TrackReply)
  case pairs([OwnLoss.Pair])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let pairs = try? value.decode([OwnLoss.Pair].self) {
      self = .pairs(pairs)
    } else {
      self = .reply(try value.decode(TrackReply.self))
    }
  }
}
