import Files
import Foundation
import Tensors

/// Low-rank adaptation (Hu et al. 2021): what the updates of a model's matrices look like.
public struct LoRA: Sendable, Equatable, Codable {
  /// Which matrices get an update.
  public enum Targets: Sendable, Equatable, Codable {
    /// Every matrix of every layer: all but the embedding and the head.
    case allLinear
    /// Those whose name ends in one of these, such as `q_proj` or `layers.3.mlp.up_proj`.
    case named([String])
  }

  /// r, the rank of an update.
  public var rank: Int
  /// α; an update is scaled by α / r.
  public var alpha: Double
  /// The share of inputs that an update does not see in training.
  public var dropout: Double
  public var targets: Targets
  /// Scales by α / √r instead, so that large ranks learn as fast (Kalajdzievski 2023).
  public var rankStabilised: Bool

  public init(
    rank: Int = 16, alpha: Double = 32, dropout: Double = 0, targets: Targets = .allLinear,
    rankStabilised: Bool = false
  ) {
    self.rank = rank
    self.alpha = alpha
    self.dropout = dropout
    self.targets = targets
    self.rankStabilised = rankStabilised
  }

  public var scale: Float {
    Float(alpha / (rankStabilised ? Double(rank).squareRoot() : Double(rank)))
  }

  /// Whether the module, a matrix's name without `.weight`, is a target.
  func includes(_ module: String) -> Bool {
    switch targets {
    case .allLinear: true
    case .named(let names): names.contains { module == $0 || module.hasSuffix("." + $0) }
    }
  }
}

extension Transformer {
  /// A policy that begins equal to this model and shares its memory: every target becomes the
  /// matrix here, frozen, with an update of its own. This model, unchanged by the policy's
  /// training, is the reference.
  ///
  /// A is uniform in ±1/√inputs and B zero, as PEFT begins.
  ///
  /// - Throws: ``FileError`` naming a target that the model does not have, or a number outside its
  ///   meaning.
  public func adapted(_ lora: LoRA, random: Random) throws -> Transformer {
    try require(lora.rank >= 1, "rank", lora.rank, give: "1 or more")
    try require(lora.alpha > 0 && lora.alpha.isFinite, "α", lora.alpha, give: "a number above 0")
    try require(
      (0..<1).contains(lora.dropout), "dropout", lora.dropout,
      give: "a share, 0 or more and below 1")
    let numbers = configuration.weightShapes.reduce(0.0) { numbers, shape in
      let isTarget = shape.rows > 1 && shape.name.hasPrefix("model.layers.")
      return isTarget && lora.includes(shape.module)
        ? numbers + Double(lora.rank) * Double(shape.rows + shape.columns) : numbers
    }
    // Each has a value, a gradient and two moments.
    try requireMemory(
      16 * numbers, for: "updates of rank \(lora.rank)", in: "rank", remedy: "take a lower rank")
    return try adapted(lora) { module, outputs, inputs in
      var random = random.stream(module)
      let bound = 1 / Double(inputs).squareRoot()
      let a = Tensor(uninitialized: lora.rank, columns: inputs)
      for i in 0..<a.count { a.values[i] = Float((2 * random.uniform() - 1) * bound) }
      return (a, Tensor(rows: outputs, columns: lora.rank))
    }
  }

  /// The same with given factors A and B for each module.
  ///
  /// - Parameter strict: whether a target without a matrix is an error.
  func adapted(
    _ lora: LoRA, strict: Bool = true,
    factors: (_ module: String, _ outputs: Int, _ inputs: Int) throws -> (a: Tensor, b: Tensor)
  ) throws -> Transformer {
    let modules = adaptableModules
    if strict, case .named(let names) = lora.targets {
      for name in names where !modules.contains(where: { $0 == name || $0.hasSuffix("." + name) }) {
        let known = Set(modules.compactMap { $0.split(separator: ".").last }).sorted()
        throw FileError(
          "targets", "no linear layer is named \(name)",
          remedy: "name some of \(known.joined(separator: ", ")), or all-linear")
      }
    }
    let targets = Set(modules.filter(lora.includes))
    let shapes = configuration.weightShapes
    var made: [String: (a: Tensor, b: Tensor)] = [:]
    var index = 0
    return try rebuilt { _, weight in
      let shape = shapes[index]
      index += 1
      guard targets.contains(shape.module), weight.rows > 1 else { return weight.frozen }
      if case .adapted = weight {
        throw FileError(
          shape.module, "has an update already",
          remedy: "merge the first adapter into the model")
      }
      // The parts of a stacked matrix have A in common, and rows of B each.
      let (a, b) =
        try made[shape.module] ?? factors(shape.module, shape.storedRows, shape.columns)
      made[shape.module] = (a, b)
      let part = Array(
        b.array[shape.part.lowerBound * lora.rank..<shape.part.upperBound * lora.rank])
      a.isTrainable = true
      return .adapted(
        LowRankUpdate(
          base: weight.frozen, a: a,
          b: Tensor(rows: shape.rows, columns: lora.rank, part, isTrainable: true),
          scale: lora.scale, dropout: lora.dropout))
    }
  }

  /// The matrices of the layers as files have them, by name without `.weight`.
  var adaptableModules: [String] {
    configuration.weightShapes.filter {
      $0.part.lowerBound == 0 && $0.rows > 1 && $0.name.hasPrefix("model.layers.")
    }.map(\.module)
  }

  /// The updates by module, in the order of ``parameters``; a stacked matrix has one for each of
  /// its parts, with the same A.
  public var updates: [(module: String, update: LowRankUpdate)] {
    zip(configuration.weightShapes, parameters).compactMap { shape, parameter in
      guard case .adapted(let update) = parameter.weight else { return nil }
      return (shape.module, update)
    }
  }
}

extension WeightShape {
  /// The stored tensor's name without `.weight`: what PEFT calls the matrix.
  fileprivate var module: String {
    stored.hasSuffix(".weight") ? String(stored.dropLast(".weight".count)) : stored
  }
}
