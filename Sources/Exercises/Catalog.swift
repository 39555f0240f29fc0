/// All exercises, in the order of the book.
public enum Exercises {
  public static let all: [any Checked.Type] = [
    TiesCountHalf.self, SharedOpening.self, NoisyAnnotator.self,
    TwoLogits.self, TemperatureFit.self, CalibrationError.self,
    TokenAudit.self, BestAgainstWorst.self, SoftmaxRow.self,
    QuestionForPrograms.self, RouterByWords.self, GainAgainstWordings.self,
    LossByHand.self, InvertedScores.self, LikelihoodTerm.self,
    SectionMeans.self, ShareInterval.self, PairedLead.self,
    ResponseLikelihoods.self, ThreeReadings.self, MurphyParts.self,
    TwoByTwo.self, SeedInterval.self, LowRankMap.self,
    LeaveOneOut.self, FairWins.self, ShareOfGain.self,
    SimPOLoss.self, SoftRegression.self, TwoOrders.self,
  ]

  /// The exercise of that number; `nil` if there is none.
  public static func named(_ id: String) -> (any Checked.Type)? {
    all.first { $0.about.id == id || $0.about.folder == id }
  }
}
