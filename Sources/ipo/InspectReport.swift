import Files
import Foundation
import LanguageModels
import Preferences
import Tensors

/// What a model is and how it would judge: its shape, its memory, its words, its prompt.
struct InspectReport: Encodable {
  struct Shape: Encodable {
    let family: String
    let layers: Int
    let hiddenSize: Int
    let heads: Int
    let keyValueHeads: Int
    let headWidth: Int
    let intermediateSize: Int
    let vocabularySize: Int
    let maximumPositions: Int
    let parameters: Int

    enum CodingKeys: String, CodingKey {
      case family = "model_type"
      case layers = "num_hidden_layers"
      case hiddenSize = "hidden_size"
      case heads = "num_attention_heads"
      case keyValueHeads = "num_key_value_heads"
      case headWidth = "head_dim"
      case intermediateSize = "intermediate_size"
      case vocabularySize = "vocab_size"
      case maximumPositions = "max_position_embeddings"
      case parameters
    }
  }

  /// A token that may follow the judge's prompt.
  struct Next: Encodable {
    let id: Int
    let text: String
    let probability: Double

    enum CodingKeys: String, CodingKey {
      case id, text
      case probability = "p"
    }
  }

  /// One judgement: the prompt as the model reads it and what it expects behind it.
  struct Judgement: Encodable {
    let prompt: TokenList
    let yes: [Int]
    let no: [Int]
    let next: [Next]
    /// p_yes / (p_yes + p_no).
    let score: Double
    /// p_yes + p_no.
    let mass: Double
    /// The probability of other spellings of the two words.
    let otherMass: Double

    enum CodingKeys: String, CodingKey {
      case prompt, yes, no, next, score, mass
      case otherMass = "other_mass"
    }
  }

  let folder: String
  let shape: Shape
  /// Gigabytes, 10⁹ bytes.
  let memory: [String: Double]
  /// What products with its matrices are computed in; their sums and the logits are floats.
  let products: String
  let words: WordAudit
  let chatTemplate: String?
  /// Why the folder's chat template is not used.
  let templateProblem: String?
  /// What the folder holds and is not used.
  let notes: [String]
  /// `nil` where the model can't judge.
  var judgement: Judgement?

  enum CodingKeys: String, CodingKey {
    case folder, memory, products, words, notes, judgement
    case shape = "config"
    case chatTemplate = "chat_template"
    case templateProblem = "chat_template_problem"
  }

  /// All but the judgement, which may fail.
  init(on model: LanguageModel, in folder: String, template: String?, problem: String?) {
    let configuration = model.configuration
    self.folder = folder
    shape = Shape(
      family: configuration.modelType, layers: configuration.layers,
      hiddenSize: configuration.hiddenSize, heads: configuration.heads,
      keyValueHeads: configuration.keyValueHeads, headWidth: configuration.headWidth,
      intermediateSize: configuration.intermediateSize,
      vocabularySize: configuration.vocabularySize,
      maximumPositions: configuration.maximumPositions,
      parameters: model.transformer.parameterCount)
    let estimate = MemoryEstimate(model.transformer)
    memory = [
      "weights": Double(estimate.weights) / 1e9, "judge": Double(estimate.judging) / 1e9,
      "train_lora": Double(estimate.training) / 1e9,
      "train_lora_recompute": Double(estimate.recomputing) / 1e9,
    ]
    let precisions = model.transformer.parameters.map(\.weight.precision)
    products = (precisions.contains(.bfloat16) ? Precision.bfloat16 : .float32).rawValue
    words = WordAudit(model.tokenizer)
    chatTemplate = template
    templateProblem = problem
    notes = model.notes
  }

  // MARK: Text

  var text: String {
    let facts = [
      ("model", folder), ("model_type", shape.family), ("layers", "\(shape.layers)"),
      ("hidden size", "\(shape.hiddenSize)"), ("feed-forward size", "\(shape.intermediateSize)"),
      ("heads", "\(shape.heads), \(shape.keyValueHeads) for keys and values"),
      ("head width", "\(shape.headWidth)"), ("vocabulary", "\(shape.vocabularySize)"),
      ("longest text", "\(shape.maximumPositions) tokens"), ("parameters", "\(shape.parameters)"),
      ("products", "\(products), their sums and the logits in float32"),
      ("memory for the weights", gigabytes("weights")), ("memory to judge", gigabytes("judge")),
      ("memory to train an adapter", gigabytes("train_lora")),
      ("memory to train with --recompute", gigabytes("train_lora_recompute")),
      ("chat template", chatTemplate ?? templateProblem ?? "none"),
    ]
    return
      ([
        facts.map { "\($0): \($1)".terminalLine }.joined(separator: "\n"),
        "memory: " + MemoryEstimate.formula, words.table,
      ] + (judgement.map { [$0.text] } ?? [])).joined(separator: "\n\n")
  }

  private func gigabytes(_ name: String) -> String {
    String(format: "%.2f GB", memory[name] ?? 0)
  }
}

extension InspectReport.Judgement {
  /// - Throws: ``FileError`` for a prompt that does not fit, or logits that are not numbers.
  init(_ classifier: PreferenceClassifier, _ item: JudgeItem, folder: String) throws {
    let model = classifier.model
    let (opening, responses) = try classifier.tokens(of: item)
    let ids = opening + (responses.first ?? [])
    prompt = TokenList(ids, model.tokenizer)
    yes = classifier.yesTokens
    no = classifier.noTokens
    let transformer = model.transformer
    let states = transformer.states(RaggedBatch([ids]), rows: [ids.count - 1])
    let logits = transformer.logits(states).array.map(Double.init)
    do { try transformer.requireNumbers(logits) } catch { throw FileError.within(folder, error) }
    let most = logits.max() ?? 0
    let weights = logits.map { exp($0 - most) }
    let total = weights.reduce(0, +)
    next = weights.indices.sorted { (weights[$0], $1) > (weights[$1], $0) }.prefix(10).map {
      InspectReport.Next(
        id: $0, text: model.tokenizer.text(of: $0), probability: weights[$0] / total)
    }
    let pYes = yes.reduce(0) { $0 + weights[$1] } / total
    let pNo = no.reduce(0) { $0 + weights[$1] } / total
    mass = pYes + pNo
    score = mass > 0 ? pYes / mass : 0.5
    otherMass = classifier.otherTokens.reduce(0) { $0 + weights[$1] } / total
  }

  var text: String {
    var following = TextTable("next", "id", "p")
    for next in next {
      following.add([
        next.text.debugDescription, String(next.id), String(format: "%.6f", next.probability),
      ])
    }
    func list(_ ids: [Int]) -> String { ids.map(String.init).joined(separator: " and ") }
    return [
      "the judge's prompt, \(prompt.ids.count) tokens; Yes is \(list(yes)), No is \(list(no)):",
      prompt.text, following.text,
      String(
        format: """
          p_yes + p_no: %.6f
          p_yes / (p_yes + p_no): %.6f
          other spellings of the two: %.6f
          """, mass, score, otherMass),
    ].joined(separator: "\n\n")
  }
}
