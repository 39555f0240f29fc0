/// A preference loss of one's own, as a program that is asked for it.
public enum OwnLoss {
  /// What a loss may look at: summed log-probabilities of a pair's responses, nats.
  public struct Pair: Codable, Sendable, Equatable {
    /// ln π(y_w|x) and ln π(y_l|x), of the policy that learns.
    public var policyChosen, policyRejected: Double
    /// ln π_ref(y_w|x) and ln π_ref(y_l|x), of the policy as the round began.
    public var referenceChosen, referenceRejected: Double
    /// |y_w| and |y_l|, tokens, 1 or more.
    public var chosenLength, rejectedLength: Double
    /// p̂, the probability that the chosen response is the better one: 1 for a hard label.
    public var preference: Double

    public init(
      policyChosen: Double, policyRejected: Double, referenceChosen: Double,
      referenceRejected: Double, chosenLength: Double = 10, rejectedLength: Double = 10,
      preference: Double = 1
    ) {
      (self.policyChosen, self.policyRejected) = (policyChosen, policyRejected)
      (self.referenceChosen, self.referenceRejected) = (referenceChosen, referenceRejected)
      (self.chosenLength, self.rejectedLength) = (chosenLength, rejectedLength)
      self.preference = preference
    }

    /// Δ_w = ln π(y_w|x) − ln π_ref(y_w|x).
    public var chosenRatio: Double { policyChosen - referenceChosen }
    /// Δ_l = ln π(y_l|x) − ln π_ref(y_l|x).
    public var rejectedRatio: Double { policyRejected - referenceRejected }
  }

  /// What a loss says of a pair.
  public struct Value: Codable, Sendable, Equatable {
    public var loss: Double
    /// ∂ loss / ∂ ln π(y_w|x) and ∂ loss / ∂ ln π(y_l|x).
    public var byChosen, byRejected: Double

    public init(loss: Double, byChosen: Double, byRejected: Double) {
      (self.loss, self.byChosen, self.byRejected) = (loss, byChosen, byRejected)
    }
  }

  /// The whole program: answers each list of pairs with as many values, until it is sent no more.
  public static func answer(_ loss: (Pair) -> Value) throws {
    let end = OwnEnd()
    while let pairs = try end.next([Pair].self) { try end.say(pairs.map(loss)) }
  }
}
