import Tensors

/// Epochs over shuffled items, a batch a step, with AdamW: what training on pairs has in common,
/// whether a policy learns from them or a reward model.
struct EpochTraining {
  /// The highest learning rate; warm-up takes a tenth of the steps, half a cosine the rest.
  var rate: Float
  var epochs: Int
  var itemsPerStep: Int
  var clip: Double
  var optimizer: AdamW.Settings

  /// Trains the parameters in place.
  ///
  /// - Parameters:
  ///   - count: how many items there are.
  ///   - random: orders them anew in each epoch.
  ///   - gradient: adds the gradient of the mean loss over the items it is given.
  ///   - afterStep: told each step's metrics.
  /// - Returns: the metrics of all steps.
  func run(
    _ parameters: [Tensor], count: Int, random: Random, gradient: ([Int]) -> StepMetrics,
    afterStep: (StepMetrics) -> Void
  ) -> [StepMetrics] {
    let stepsPerEpoch = (count + itemsPerStep - 1) / itemsPerStep
    let steps = epochs * stepsPerEpoch
    let schedule = Schedule(rate: rate, steps: steps, warmUp: max(1, steps / 10))
    let adam = AdamW(parameters, optimizer)
    var order = random.stream("order")
    var history: [StepMetrics] = []
    for epoch in 0..<epochs {
      let shuffled = (0..<count).shuffled(using: &order)
      for start in stride(from: 0, to: count, by: itemsPerStep) {
        let batch = shuffled[start..<min(count, start + itemsPerStep)]
        var metrics = gradient(Array(batch))
        let rate = schedule.rate(at: history.count)
        metrics.gradientNorm = adam.update(rate: rate, clip: clip)
        metrics.learningRate = Double(rate)
        metrics.step = history.count + 1
        metrics.epoch = Double(epoch) + Double(start / itemsPerStep + 1) / Double(stepsPerEpoch)
        history.append(metrics)
        afterStep(metrics)
      }
    }
    return history
  }
}
