import Foundation
import LanguageModels
import Preferences
import Tensors

/// The loop at two paces with the same prompts, the same number of gradient steps and one look at
/// each pair: in rounds, whose pairs are as old as the round, or as a stream of batches.
public struct PacedLoop: Sendable {
  public enum Pace: String, CaseIterable, Sendable {
    /// Each round's reference is the policy as the round began.
    case rounds
    /// The same rounds, held to the start throughout.
    case anchored = "rounds, held to the start"
    /// A batch answered, judged and learned from before the next; held to the start throughout.
    case stream
    /// The same stream, of whose first batches only the widest pairs are kept.
    case curriculum = "stream, curriculum"
  }

  /// A pace at a learning rate.
  public struct Arm: Sendable {
    public var pace: Pace
    public var rate: Float
    /// Such as `stream at 1e-03`.
    public var name: String { "\(pace.rawValue) at \(String(format: "%.0e", rate))" }

    public init(_ pace: Pace, rate: Float) { (self.pace, self.rate) = (pace, rate) }
  }

  /// What a run left.
  public struct Run: Sendable {
    /// The start, and the policy after each round's number of prompts.
    public var course: [PolicyReport]
    public var policy: LanguageModel
  }

  public var start: LanguageModel
  public var training: PreferenceTraining
  public var rounds = 3
  public var promptsPerRound: Int
  public var evaluation: [PocketTask]
  /// What all of the experiment's seeds hang on.
  public var seed: UInt64

  /// - Parameters:
  ///   - promptsPerRound: a multiple of the training's pairs per step.
  ///   - evaluation: of each category, how many held-out prompts.
  public init(
    from start: LanguageModel, promptsPerRound: Int, evaluation perCategory: Int, seed: UInt64
  ) {
    (self.start, self.promptsPerRound, self.seed) = (start, promptsPerRound, seed)
    evaluation = PolicyReport.tasks(perCategory: perCategory, seed: seed)
    training = PreferenceTraining(loss: .dpo(beta: 0.1, likelihood: 0.5), pairsPerStep: 32)
  }

  /// One run.
  public func run(_ arm: Arm, seed: Int) throws -> Run {
    var random = Random(seed: self.seed).stream("prompts \(seed)")
    let prompts = PocketTask.mixed(rounds * promptsPerRound, using: &random).map(\.prompt)
    let samples = Random(seed: self.seed).stream("paced \(seed)")
    var paced = training
    paced.rate = arm.rate
    var course = [try report(start, seed: seed)]
    switch arm.pace {
    case .rounds, .anchored:
      var policy = start
      for (index, batch) in prompts.batches(of: promptsPerRound).enumerated() {
        policy = try round(
          of: policy, heldTo: arm.pace == .rounds ? policy : start, batch, paced,
          random: samples.stream("round \(index + 1)"))
        course.append(try report(policy, seed: seed))
      }
      return Run(course: course, policy: policy)
    case .stream, .curriculum:
      let online = OnlineImprovement(
        responses: sampling, training: paced, curriculum: arm.pace == .stream ? nil : .init())
      let batch = training.pairsPerStep
      let policy = try online.run(
        from: start, batches: prompts.batches(of: batch), judge: pYes, random: samples
      ) { step in
        if step.number * batch % promptsPerRound == 0 {
          course.append(try report(step.policy, seed: seed))
        }
      }
      return Run(course: course, policy: policy)
    }
  }

  /// Answers, judges, pairs and trains a copy.
  private func round(
    of policy: LanguageModel, heldTo reference: LanguageModel, _ prompts: [JudgeItem],
    _ training: PreferenceTraining, random: Random
  ) throws -> LanguageModel {
    let items = try sampling.items(of: policy, to: prompts, random: random.stream("samples"))
    let pairing = Pairing(items, scores: try pYes(policy).scores(items))
    let next = LanguageModel(transformer: policy.transformer.copy(), tokenizer: policy.tokenizer)
    let pairs = try pairing.pairs.map { try PairTokens($0, next.tokenizer, sampling.format) }
    try training.run(
      next.transformer, AdamW(next.transformer.trainable, training.optimizer), pairs: pairs,
      reference: ReferenceReading(
        reference.transformer, pairs, mismatched: training.loss.needsDivergence),
      random: random.stream("order"))
    return next
  }

  private var sampling: ResponseSampling {
    ResponseSampling(limit: PocketText.responseLimit, format: PocketText.chat)
  }

  private func report(_ policy: LanguageModel, seed: Int) throws -> PolicyReport {
    try PolicyReport(
      of: policy, start: start, tasks: evaluation,
      random: Random(seed: self.seed).stream("evaluation \(seed)"))
  }
}
