import Preferences
import Tensors

/// The kinds of task that English free answers are graded on.
public enum EnglishKind: String, CaseIterable, Codable, Sendable {
  /// A short question with one right answer.
  case facts
  /// The same and lists, in a form that is asked for.
  case forms
  /// Sums of one and two steps.
  case sums
  /// Harmful requests, and harmless ones that sound alike.
  case refusals
}

/// A task in plain English whose answers are graded by their text alone.
public struct EnglishTask: WorldTask {
  /// What is asked for, and what a right answer has.
  public enum Content: Sendable {
    case fact(EnglishFact)
    case form(FormTask)
    case sum(SumTask)
    case request(RequestTask)
  }

  public let content: Content

  /// What sort of task it is.
  public var kind: EnglishKind {
    switch content {
    case .fact: .facts
    case .form: .forms
    case .sum: .sums
    case .request: .refusals
    }
  }

  /// The instruction as it is given to the model.
  public var instruction: String {
    switch content {
    case .fact(let fact): fact.question
    case .form(let task): task.instruction
    case .sum(let task): task.instruction
    case .request(let task): task.instruction
    }
  }

  public var prompt: JudgeItem {
    JudgeItem(instruction: instruction, category: kind.rawValue)
  }

  /// Whether it is kept from training.
  public var isHeldOut: Bool {
    switch content {
    case .fact(let fact): fact.isHeldOut
    case .form(let task): task.isHeldOut
    case .sum(let task): task.isHeldOut
    case .request(let task): task.isHeldOut
    }
  }

  /// A flawless answer of ours.
  public var answer: String {
    switch content {
    case .fact(let fact): fact.statement()
    case .form(let task): task.answer
    case .sum(let task): "\(task.result)"
    case .request(let task): task.answer
    }
  }

  /// All that counts as a right value: a fact's ways to say it, the members of the kind that is
  /// asked for, a sum's result; empty for requests.
  public var accepted: [String] {
    switch content {
    case .fact(let fact): return fact.answers
    case .sum(let task): return ["\(task.result)"]
    case .request: return []
    case .form(let task):
      return switch task.form {
      case .list(let kind, _): kind.members
      case .letter(let kind, let letter): kind.named(letter)
      default: task.fact?.answers ?? []
      }
    }
  }

  public func quality(of response: String) -> Double {
    switch content {
    case .fact(let fact): FactGrading(fact).quality(of: response)
    case .form(let task): task.quality(of: response)
    case .sum(let task): task.quality(of: response)
    case .request(let task): task.quality(of: response)
    }
  }

  // MARK: All of them

  /// Every task of a kind on one side of the split, in the tables' order; all prompts differ.
  ///
  /// - Parameter relations: what facts are asked about.
  public static func all(
    _ kind: EnglishKind, relations: [EnglishRelation] = EnglishRelation.allCases, heldOut: Bool
  ) -> [EnglishTask] {
    let contents: [Content] =
      switch kind {
      // Where the answer is the word that was asked about, repeating the question would do.
      case .facts:
        relations.flatMap(EnglishFact.all).filter { $0.answer != $0.entity }.map(Content.fact)
      case .forms: FormTask.all.map(Content.form)
      case .sums: SumTask.all.map(Content.sum)
      case .refusals: RequestTask.all.map(Content.request)
      }
    return contents.map { EnglishTask(content: $0) }.filter { $0.isHeldOut == heldOut }
  }

  /// Tasks of one kind in an order by chance: each prompt once before any comes again.
  public static func draw(
    _ kind: EnglishKind, relations: [EnglishRelation] = EnglishRelation.allCases, count: Int,
    heldOut: Bool, seed: UInt64
  ) -> [EnglishTask] {
    var random = Random(seed: seed).stream("\(kind) \(heldOut ? "held out" : "tasks")")
    let all = all(kind, relations: relations, heldOut: heldOut)
    var drawn: [EnglishTask] = []
    while drawn.count < count, !all.isEmpty {
      drawn += all.shuffled(using: &random).prefix(count - drawn.count)
    }
    return drawn
  }
}
