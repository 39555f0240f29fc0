extension PocketRecipe {
  /// A small model tuned for fewer steps than the shipped one, as it is or with other assumptions:
  /// what an experiment compares with.
  public static func brief(
    pretraining: Int, tuning: Int, _ change: (inout Assumptions) -> Void = { _ in }
  ) -> PocketRecipe {
    var recipe = shipped(.small)
    (recipe.pretraining.steps, recipe.tuning.steps) = (pretraining, tuning)
    change(&recipe.assumptions)
    return recipe
  }
}

extension Assumptions {
  /// Hardly any question about sums: the judge that comes of it can't check an addition.
  public mutating func leaveOutSums() {
    verifiedShares = [0.4, 0.35, 0.02, 0.23]
    stepwiseShares = [0.6, 0.4, 0, 0]
  }

  /// A share of the yes/no questions.
  public mutating func askLess(_ share: Double) {
    verificationShare *= share
    stepwiseShare *= share
  }
}
