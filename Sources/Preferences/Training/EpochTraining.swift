import Files
import Tensors

/// Epochs over shuffled items, a batch a step, with AdamW: what training on pairs has in common,
/// whether a policy learns from them or a reward model.
struct EpochTraining {
  /// The highest learning rate.
  var rate: Float
  var epochs: Int
  var itemsPerStep: Int
  var clip: Double
  /// The share of the steps that the warm-up takes; it takes one step at least unless this is 0.
  var warmUp = 0.1
  var shape = Schedule.Shape.cosine
  /// The rate at the end, as a share of the highest.
  var floor: Float = 0.05

  func stepsPerEpoch(_ count: Int) -> Int {
    let size = max(1, itemsPerStep)
    return count / size + (count % size > 0 ? 1 : 0)
  }

  /// - Throws: ``FileError`` naming a setting with which nothing could be learned.
  func check() throws {
    try requireRate(rate)
    try require(epochs >= 1, "epochs", epochs, give: "1 or more")
    try require(itemsPerStep >= 1, "pairs per step", itemsPerStep, give: "1 or more")
    try require(clip > 0, "clip", clip, give: "a norm above 0")
    try require((0...1).contains(warmUp), "warm-up", warmUp, give: "a share, 0 to 1")
    try require((0...1).contains(floor), "floor of the rate", floor, give: "a share, 0 to 1")
  }

  func schedule(_ count: Int) -> Schedule {
    let steps = epochs * stepsPerEpoch(count)
    let rising = warmUp == 0 ? 0 : max(1, Int((Double(steps) * warmUp).rounded(.down)))
    return Schedule(rate: rate, steps: steps, warmUp: rising, floor: floor, shape: shape)
  }

  /// Trains the optimizer's parameters in place.
  ///
  /// - Parameters:
  ///   - adam: a new optimizer, or one that has taken `history.count` steps: training goes on with
  ///     the step after them.
  ///   - history: the metrics of the steps taken already.
  ///   - count: how many items there are.
  ///   - random: orders them anew in each epoch.
  ///   - name: what the user calls an item.
  ///   - gradient: adds the gradient of the mean loss over the items it is given.
  ///   - afterStep: told each step's metrics; what it throws ends the training.
  /// - Returns: the metrics of all steps, those of `history` first.
  /// - Throws: ``LostNumbers`` in a step that is not all numbers; ``FileError`` for settings with
  ///   which nothing could be learned.
  func run(
    _ adam: AdamW, history: [StepMetrics] = [], count: Int, random: Random,
    name: (Int) -> String, gradient: (_ items: [Int], _ step: Int) throws -> StepMetrics,
    afterStep: (StepMetrics) throws -> Void
  ) throws -> [StepMetrics] {
    try check()
    try require(count > 0, "items to train on", count, give: "at least one")
    precondition(adam.step == history.count, "\(adam.step) steps, \(history.count) known")
    let stepsPerEpoch = stepsPerEpoch(count)
    let schedule = schedule(count)
    var order = random.stream("order")
    var step = 0
    var history = history
    for epoch in 0..<epochs {
      let shuffled = (0..<count).shuffled(using: &order)
      for start in stride(from: 0, to: count, by: itemsPerStep) {
        step += 1
        if step <= adam.step { continue }
        let batch = shuffled[start..<min(count, start + itemsPerStep)]
        var metrics = try gradient(Array(batch), step)
        let rate = schedule.rate(at: step - 1)
        metrics.gradientNorm = try adam.update(
          rate: rate, clip: clip, loss: metrics.loss, others: Array(metrics.named.values),
          on: NamedCount(batch.map(name)).listed("pair"))
        metrics.learningRate = Double(rate)
        metrics.step = step
        metrics.epoch = Double(epoch) + Double(start / itemsPerStep + 1) / Double(stepsPerEpoch)
        metrics.tokens += history.last?.tokens ?? 0
        history.append(metrics)
        try afterStep(metrics)
      }
    }
    try adam.requireNumbers()
    return history
  }
}

/// - Throws: ``FileError`` for a learning rate with which nothing is learned, or everything lost.
func requireRate(_ rate: Float) throws {
  try require(rate > 0 && rate <= 1, "rate", rate, give: "a learning rate above 0, 1 at most")
}
