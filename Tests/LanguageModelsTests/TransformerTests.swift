import Foundation
import Tensors
import Testing

@testable import LanguageModels

/// A small model with grouped heads whose weights are all far from zero, biases and norms included,
/// so that every path shows in its gradients; windows, caps and stretched rotations act.
func smallTransformer(
  _ family: Family = .qwen2, tied: Bool = false, vocabulary: Int = 11
) -> Transformer {
  var configuration = Configuration(
    family: family, vocabularySize: vocabulary, hiddenSize: 16, intermediateSize: 24,
    layers: 2, heads: 4, keyValueHeads: 2, tiedEmbeddings: tied, maximumPositions: 256)
  switch family {
  case .llama, .qwen2: break
  case .mistral, .phi3: configuration.windows = [6, 6]
  case .qwen3: configuration.ropeScaling = .llama3(factor: 4, low: 1, high: 4, length: 32)
  case .phi: configuration.rotaryWidth = 2
  case .gemma2:
    configuration.windows = [6, nil]
    (configuration.attentionCap, configuration.logitCap) = (2, 5)
    configuration.queryScale = 0.4
  }
  let transformer = Transformer(configuration, seed: 5)
  var random = Random(seed: 6)
  for (name, weight) in transformer.parameters {
    guard let tensor = weight.tensor else { continue }
    for i in 0..<tensor.count {
      let offset: Float = name.hasSuffix("norm.weight") ? 1 : 0
      let deviation = name.hasSuffix("norm.weight") ? 0.2 : 0.4
      tensor.values[i] = offset + Float(random.normal() * deviation)
    }
  }
  return transformer
}

/// Repeatable token ids.
func someTokens(_ count: Int, seed: UInt64, vocabulary: Int = 11) -> [Int] {
  var random = Random(seed: seed)
  return (0..<count).map { _ in random.index(vocabulary) }
}

/// The largest distance between two tensors' values.
func distance(_ a: Tensor, _ b: Tensor) -> Float {
  a.count == b.count ? zip(a.array, b.array).map { abs($0 - $1) }.max() ?? 0 : .infinity
}

@Suite struct TransformerTests {
  /// A prompt with two answers, one of them continued, and a sequence apart.
  private let forest: (batch: RaggedBatch, sequences: [[Int]], rows: [[Int]]) = {
    let pieces = [someTokens(5, seed: 1), [3, 7], [4], [9, 0, 2], someTokens(70, seed: 2)]
    var batch = RaggedBatch()
    let prompt = batch.append(pieces[0])
    let first = batch.append(pieces[1], after: prompt)
    batch.append(pieces[2], after: prompt)
    batch.append(pieces[3], after: first)
    batch.append(pieces[4])
    let paths = [[0, 1, 3], [0, 2], [4]]
    return (
      batch, paths.map { $0.flatMap { pieces[$0] } },
      paths.map { $0.flatMap { Array(batch.segments[$0].rows) } }
    )
  }()

  /// L = −Σ c ln p(next token) over all rows of the forest, c different for each row.
  private func loss(_ transformer: Transformer, tape: GradientTape?) -> Tensor {
    let x = transformer.states(forest.batch, tape: tape)
    let targets = forest.batch.tokens.map { ($0 * 3 + 1) % 11 }
    let weights = Tensor(rows: x.rows, columns: 1, (0..<x.rows).map { Float($0 % 5) / 40 })
    return -(tokenLogProbabilities(x, head: transformer.head, targets: targets) * weights).sum
  }

  /// Differences over four points, so that two layers' third derivative drops out. A loss of about
  /// 10 carries noise of 1e-6, which over these steps is up to 1e-3 of slope.
  @Test(arguments: Family.allCases)
  func everyKindOfParameterHasItsSlope(_ family: Family) {
    let transformer = smallTransformer(family, tied: [.llama, .gemma2].contains(family))
    let tape = GradientTape()
    tape.backward(from: loss(transformer, tape: tape))
    for (name, weight) in transformer.parameters {
      guard let tensor = weight.tensor, let gradient = tensor.gradient else {
        Issue.record("\(name) got no gradient")
        continue
      }
      for element in stride(from: 1, to: tensor.count, by: tensor.count / 2) {
        let value = tensor.values[element]
        func at(_ step: Float) -> Double {
          tensor.values[element] = value + step
          return Double(loss(transformer, tape: nil).scalar)
        }
        let slope = (8 * (at(5e-3) - at(-5e-3)) - (at(1e-2) - at(-1e-2))) / 6e-2
        tensor.values[element] = value
        let found = Double(gradient.values[element])
        #expect(abs(found - slope) <= 2e-2 * abs(slope) + 2e-3, "\(name)[\(element)]")
      }
    }
  }

  @Test(arguments: Family.allCases) func aForestGivesTheStatesOfItsSequences(_ family: Family) {
    let transformer = smallTransformer(family)
    let shared = transformer.states(forest.batch)
    for (tokens, rows) in zip(forest.sequences, forest.rows) {
      let alone = transformer.states(RaggedBatch([tokens]))
      #expect(distance(selectRows(shared, rows), alone) < 1e-5)
    }
  }

  @Test func positionsAndLastRowsFollowTheTree() {
    var batch = RaggedBatch()
    let prompt = batch.append([1, 2])
    let empty = batch.append([], after: prompt)
    let end = batch.append([3], after: empty)
    #expect(batch.positions == [0, 1, 2])
    #expect(batch.lastRow(of: empty) == 1 && batch.lastRow(of: end) == 2)
    let transformer = smallTransformer()
    let alone = transformer.states(RaggedBatch([[1, 2, 3]]))
    #expect(distance(transformer.states(batch), alone) < 1e-5)
  }

  @Test(arguments: Family.allCases) func rowsAskedForAreRowsOfTheWhole(_ family: Family) {
    let transformer = smallTransformer(family)
    let rows = [3, 0, forest.batch.tokens.count - 1, 3]
    let whole = selectRows(transformer.states(forest.batch), rows)
    #expect(distance(transformer.states(forest.batch, rows: rows), whole) < 1e-5)
  }

  /// Token by token, in pieces, and two continuations of one prompt side by side.
  @Test(arguments: Family.allCases) func decodingFromACacheIsLikeReadingTheWhole(_ family: Family) {
    let transformer = smallTransformer(family)
    let prompt = someTokens(6, seed: 3)
    let endings = [someTokens(4, seed: 4), someTokens(4, seed: 5)]
    let wholes = endings.map { transformer.states(RaggedBatch([prompt + $0])) }

    let cache = KeyValueCache(transformer.configuration, capacity: 14)
    let trunk = cache.open(room: 6)
    let start = transformer.states(extending: cache, with: [(trunk, Array(prompt[..<4]))])
    #expect(distance(start, selectRows(wholes[0], [0, 1, 2, 3])) < 1e-4)
    let rest = transformer.states(extending: cache, with: [(trunk, Array(prompt[4...]))], rows: [1])
    #expect(distance(rest, selectRows(wholes[0], [5])) < 1e-4)
    let branches = [cache.open(after: trunk, room: 4), cache.open(after: trunk, room: 4)]
    for step in 0..<4 {
      let next = transformer.states(
        extending: cache, with: zip(branches, endings).map { ($0, [$1[step]]) })
      for (row, whole) in wholes.enumerated() {
        #expect(distance(selectRows(next, [row]), selectRows(whole, [6 + step])) < 1e-4)
      }
    }
  }

  /// A fork goes on from what was read before it, and so does the sequence it was made from.
  @Test(arguments: [Family.llama, .qwen2]) func aForkedSequenceGoesOnByItself(_ family: Family) {
    let transformer = smallTransformer(family)
    let prompt = someTokens(3, seed: 3)
    let shared = someTokens(2, seed: 6)
    let endings = [someTokens(3, seed: 4), someTokens(3, seed: 5)]
    let cache = KeyValueCache(transformer.configuration, capacity: 13)
    let trunk = cache.open(room: 3)
    _ = transformer.states(extending: cache, with: [(trunk, prompt)])
    let one = cache.open(after: trunk, room: 5)
    _ = transformer.states(extending: cache, with: [(one, shared)])
    let two = cache.fork(one)
    let next = transformer.states(extending: cache, with: [(one, endings[0]), (two, endings[1])])
    for (index, ending) in endings.enumerated() {
      let whole = transformer.states(RaggedBatch([prompt + shared + ending]))
      let rows = Array(3 * index..<3 * index + 3)
      #expect(distance(selectRows(next, rows), selectRows(whole, [5, 6, 7])) < 1e-4)
    }
  }

  @Test func theNumberOfThreadsChangesNoByte() {
    let before = Threads.count
    defer { Threads.count = before }
    func run(_ threads: Int) -> [[UInt32]] {
      Threads.count = threads
      let transformer = smallTransformer()
      let states = transformer.states(forest.batch)
      let tape = GradientTape()
      tape.backward(from: loss(transformer, tape: tape))
      return ([states] + transformer.trainable.compactMap(\.gradient)).map {
        $0.array.map(\.bitPattern)
      }
    }
    let alone = run(1)
    #expect(alone.count == 1 + smallTransformer().parameters.count)
    #expect(run(2) == alone)
    #expect(run(3) == alone)
  }

  @Test func aCopyHasWeightsOfItsOwn() {
    let transformer = smallTransformer(tied: true)
    let twin = transformer.copy()
    #expect(twin.parameterCount == transformer.parameterCount)
    let before = twin.states(forest.batch)
    #expect(distance(before, transformer.states(forest.batch)) == 0)
    for tensor in transformer.trainable { tensor.values[0] += 1 }
    #expect(distance(before, twin.states(forest.batch)) == 0)
    #expect(distance(before, transformer.states(forest.batch)) > 0)
  }
}
