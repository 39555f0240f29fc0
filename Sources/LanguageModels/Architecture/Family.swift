/// The model families that ``Transformer`` computes, by Hugging Face's `model_type`.
public enum Family: String, Sendable, CaseIterable, Codable {
  case llama, mistral, qwen2, qwen3, phi, phi3, gemma2
}

/// What tells one family's block from another's; a Llama is all the defaults.
public struct Traits: Sendable, Equatable {
  public enum Norm: Sendable {
    /// Root mean square (Llama).
    case rms
    /// Mean and variance, with a bias (Phi-2).
    case layer
  }
  public enum FeedForward: Sendable {
    /// W_down (silu(W_gate x) ⊙ W_up x).
    case siluGated
    /// W_down (gelu(W_gate x) ⊙ W_up x), with the tanh form of GELU.
    case geluGated
    /// W_down gelu(W_up x) (Phi-2).
    case gelu
  }

  public var norm = Norm.rms
  /// What is added to each norm's weight: Gemma's weights are stored less 1.
  public var normOffset: Float = 0
  public var feedForward = FeedForward.siluGated
  /// Whether attention and feed-forward layer read the same norm side by side (Phi-2).
  public var isParallel = false
  /// Whether each head's query and key is normed (Qwen3).
  public var normsHeads = false
  /// Whether what a layer adds to the residual stream is normed too (Gemma 2).
  public var normsOutputs = false
  /// Whether files hold query, key and value as one matrix, and gate and up too (Phi-3).
  public var isFused = false
  /// Whether the output projection has a bias (Phi-2).
  public var headBias = false
}

extension Family {
  /// The family's block.
  public var traits: Traits {
    var traits = Traits()
    switch self {
    case .llama, .mistral, .qwen2: break
    case .qwen3: traits.normsHeads = true
    case .phi3: traits.isFused = true
    case .phi:
      traits.norm = .layer
      traits.feedForward = .gelu
      (traits.isParallel, traits.headBias) = (true, true)
    case .gemma2:
      traits.normOffset = 1
      traits.feedForward = .geluGated
      traits.normsOutputs = true
    }
    return traits
  }

  /// The class that transformers builds.
  var architecture: String {
    switch self {
    case .llama: "LlamaForCausalLM"
    case .mistral: "MistralForCausalLM"
    case .qwen2: "Qwen2ForCausalLM"
    case .qwen3: "Qwen3ForCausalLM"
    case .phi: "PhiForCausalLM"
    case .phi3: "Phi3ForCausalLM"
    case .gemma2: "Gemma2ForCausalLM"
    }
  }
}
