import AssignmentKit
import LanguageModels
import Measures
import Preferences
import Tensors
import Worlds

/// The referee of one run: it holds the policy, does all computing and counts it.
///
/// An entry names prompts and responses by their number, and learns neither a held-out prompt nor
/// what a response is truly worth.
package final class SpeedrunReferee {
  /// The policy that has been trained so far; a training replaces it and changes nothing in place.
  private(set) var policy: LanguageModel
  package private(set) var flopsLeft: Double
  /// Whether any training has been done.
  private(set) var hasTrained = false

  let tasks: SpeedrunTasks
  let costs: SpeedrunCosts
  private let random: Random
  private var prompting: Random
  private var commands = 0
  private var prompts: [JudgeItem] = []
  private var responses: [(prompt: Int, text: String)] = []
  private var kept: [String: LanguageModel]

  package init(start: LanguageModel, tasks: SpeedrunTasks, budget: Double, random: Random) {
    (policy, kept, flopsLeft) = (start, ["start": start], budget)
    (self.tasks, self.random) = (tasks, random)
    prompting = random.stream("prompts")
    costs = SpeedrunCosts(model: start)
  }

  /// Does what the entry asks until it is done.
  ///
  /// - Returns: what the entry is called.
  /// - Throws: ``ConversationError`` where it ends in any other way.
  func run(_ talk: Conversation) throws -> String {
    defer { talk.end() }
    var drawing = random.stream("the entry's own")
    var command: TrackCommand = try talk.ask(
      TrackReply(flopsLeft: flopsLeft, .begun(seed: drawing.next())))
    while true {
      switch command {
      case .done(let name): return name.shown(60)
      case .stopped(let reason): throw ConversationError("It stopped: \(reason.shown(300))")
      default: command = try talk.ask(try reply(to: command) { ToldLoss(talk) })
      }
    }
  }

  /// Does one thing.
  ///
  /// - Parameter ownLoss: whom a loss of the entry's own is asked of.
  /// - Throws: ``ConversationError`` where the talk has ended meanwhile, or after too many commands.
  package func reply(to command: TrackCommand, ownLoss: () throws -> ToldLoss) throws -> TrackReply
  {
    commands += 1
    guard commands <= SpeedrunBounds.commands else {
      throw ConversationError("It sent more than \(SpeedrunBounds.commands) commands.")
    }
    do {
      let answer = try answer(command, ownLoss)
      return TrackReply(flopsLeft: flopsLeft, answer)
    } catch let error as ConversationError {
      throw error
    } catch {
      return TrackReply(flopsLeft: flopsLeft, .refused(reason: "\(error)"))
    }
  }

  private func answer(
    _ command: TrackCommand, _ ownLoss: () throws -> ToldLoss
  ) throws -> TrackReply.Answer {
    switch command {
    case .prompts(let count, let categories): return try draw(count, of: categories)
    case .generate(let prompts, let samples, let temperature):
      return try generate(prompts, samples: samples, temperature: temperature)
    case .pYes(let responses, let question, let judge):
      return try judged(responses, asking: question, by: judge)
    case .logLikelihoods(let responses, let judge): return try read(responses, by: judge)
    case .learn(let pairs, let training, let name, let isSoft, let reference):
      let loss = try SpeedrunLoss(name)
      let told = loss.loss == nil ? try ownLoss() : nil
      try learn(
        pairs, training, loss, loss.loss ?? told?.loss() ?? .likelihood(), isSoft: isSoft,
        against: reference)
      try told?.check()
    case .imitate(let responses, let training): try imitate(responses, training)
    case .keep(let name):
      try SpeedrunBounds.name(name, among: kept.keys)
      kept[name] = policy
    case .restore(let name): policy = try state(name)
    case .done, .stopped: break
    }
    return .finished
  }

  // MARK: What is computed

  private func draw(_ count: Int, of categories: [Track.Category]) throws -> TrackReply.Answer {
    try SpeedrunBounds.count("prompts", count)
    try SpeedrunBounds.count("categories", categories.count, atMost: 64)
    guard prompts.count + count <= SpeedrunBounds.prompts else {
      throw Refusal("a run has \(SpeedrunBounds.prompts) prompts, and \(prompts.count) are drawn")
    }
    let drawn = tasks.draw(
      count, of: categories.compactMap { PocketCategory(rawValue: $0.rawValue) }, using: &prompting)
    let first = prompts.count
    prompts += drawn.map(\.prompt)
    return .prompts(
      drawn: drawn.enumerated().map { index, task in
        Track.Prompt(
          id: first + index, text: task.instruction,
          category: Track.Category(rawValue: task.category.rawValue) ?? .chat)
      })
  }

  private func generate(
    _ ids: [Int], samples: Int, temperature: Double
  ) throws -> TrackReply.Answer {
    try SpeedrunBounds.count("prompts", ids.count)
    try SpeedrunBounds.count("samples", samples, atMost: SpeedrunBounds.samples)
    try SpeedrunBounds.number("temperature", temperature, 0...4)
    let asked = try ids.map { try SpeedrunBounds.known($0, in: prompts, "prompt") }
    let most = try costs.writing(atMost: samples, to: asked)
    try requireLeft(most, "if all responses were as long as they may be")
    let drawn = try ResponseSampling(
      samples: samples, sampling: Sampling(temperature: temperature),
      limit: PocketText.responseLimit, format: PocketText.chat
    ).continuations(of: policy, to: asked.map(\.turns), random: random.stream("\(commands)"))
    flopsLeft -= try costs.writing(drawn, to: asked)
    var written: [Track.Response] = []
    for (prompt, continuations) in zip(ids, drawn) {
      for continuation in continuations {
        let text = policy.tokenizer.decode(continuation.tokens)
        written.append(
          Track.Response(
            id: responses.count, prompt: prompt, text: text,
            tokens: continuation.tokens.count + (continuation.finished ? 1 : 0),
            isFinished: continuation.finished))
        responses.append((prompt, text))
      }
    }
    return .responses(written: written)
  }

  private func judged(
    _ ids: [Int], asking question: String?, by judge: String?
  ) throws -> TrackReply.Answer {
    let (items, places) = try grouped(ids)
    let prompt = try question.map(SpeedrunBounds.question) ?? PocketText.judge
    let model = try judge.map(state) ?? policy
    try spend(try costs.judging(items, prompt))
    let scores = try PreferenceClassifier(model, prompt: prompt).scores(items)
    return .scores(values: places.map { scores[$0.item][$0.response] })
  }

  private func read(_ ids: [Int], by judge: String?) throws -> TrackReply.Answer {
    let (items, places) = try grouped(ids)
    let model = try judge.map(state) ?? policy
    try spend(try costs.reading(items))
    let sums = try responseLogProbabilities(model, items, format: PocketText.chat)
    let end = try PocketText.chat.endTokens(model.tokenizer).count
    return .likelihoods(
      values: try places.map { place in
        let text = items[place.item].responses[place.response]
        return Track.Likelihood(
          sum: sums[place.item][place.response],
          tokens: try model.tokenizer.encode(text).count + end)
      })
  }

  private func learn(
    _ ids: [Track.PairIDs], _ settings: TrackCommand.Training, _ cost: SpeedrunLoss,
    _ loss: PreferenceLoss, isSoft: Bool, against reference: String?
  ) throws {
    try SpeedrunBounds.count("pairs", ids.count)
    try SpeedrunBounds.training(settings)
    let pairs = try ids.enumerated().map { index, pair in
      let chosen = try SpeedrunBounds.known(pair.chosen, in: responses, "response")
      let rejected = try SpeedrunBounds.known(pair.rejected, in: responses, "response")
      guard chosen.prompt == rejected.prompt else {
        throw Refusal("pair \(index + 1): its responses are to two prompts")
      }
      try SpeedrunBounds.number("pair \(index + 1)'s preference", pair.preference, 0...1)
      let prompt = prompts[chosen.prompt]
      return PreferencePair(
        prompt: prompt.instruction, chosen: chosen.text, rejected: rejected.text,
        category: prompt.category, preference: pair.preference)
    }
    let held = try reference.map(state) ?? policy
    try spend(try costs.training(pairs, cost, epochs: settings.epochs))
    let training = PreferenceTraining(
      loss: isSoft ? loss.softened : loss, rate: Float(settings.rate), epochs: settings.epochs,
      pairsPerStep: settings.atOnce)
    let data = try pairs.map { try PairTokens($0, policy.tokenizer, PocketText.chat) }
    try replacePolicy { next in
      try training.run(
        next, AdamW(next.trainable, training.optimizer), pairs: data,
        reference: ReferenceReading(
          held.transformer, data, mismatched: training.loss.needsDivergence),
        random: random.stream("\(commands)"))
    }
  }

  private func imitate(_ ids: [Int], _ settings: TrackCommand.Training) throws {
    try SpeedrunBounds.count("responses", ids.count)
    try SpeedrunBounds.training(settings)
    let items = try ids.map { id in
      let response = try SpeedrunBounds.known(id, in: responses, "response")
      var item = prompts[response.prompt]
      item.responses = [response.text]
      return item
    }
    try spend(try costs.imitating(items, epochs: settings.epochs))
    let texts = try items.map {
      try TrainingText(
        $0.instruction, $0.responses[0], format: PocketText.chat, policy.tokenizer)
    }
    let batches = (texts.count + settings.atOnce - 1) / settings.atOnce
    let steps = settings.epochs * batches
    let training = SupervisedTraining(
      schedule: Schedule(rate: Float(settings.rate), steps: steps, warmUp: max(1, steps / 10)),
      tokensPerStep: 0)
    var order = random.stream("\(commands)")
    try replacePolicy { next in
      let adam = AdamW(next.trainable, AdamW.Settings(beta2: 0.98, decay: 0))
      for _ in 0..<settings.epochs {
        let shuffled = texts.shuffled(using: &order)
        for start in stride(from: 0, to: texts.count, by: settings.atOnce) {
          try training.step(
            next, Array(shuffled[start..<min(texts.count, start + settings.atOnce)]), adam,
            rate: training.schedule.rate(at: adam.step))
        }
      }
    }
  }

  // MARK: Budget and states

  private func requireLeft(_ flops: Double, _ how: String = "") throws {
    guard flops <= flopsLeft else {
      throw Refusal(
        "it costs \(flops.inGiga)\(how.isEmpty ? "" : " " + how), and \(flopsLeft.inGiga) are left: "
          + "ask for less")
    }
  }

  private func spend(_ flops: Double) throws {
    try requireLeft(flops)
    flopsLeft -= flops
  }

  private func state(_ name: String) throws -> LanguageModel {
    guard let state = kept[name] else { throw Refusal("no policy is kept as \(name.shown(40))") }
    return state
  }

  /// Trains a copy, which takes the policy's place if it is made of numbers.
  private func replacePolicy(_ train: (Transformer) throws -> Void) throws {
    let next = policy.transformer.copy()
    func lost(_ problem: String) -> Refusal {
      Refusal("\(problem), and the policy stays as it was before: take a lower rate")
    }
    do { try train(next) } catch let error as LostNumbers {
      throw lost("in step \(error.step) \(error.problem)")
    }
    guard next.trainable.allSatisfy(\.isFinite) else {
      throw lost("the weights became no numbers")
    }
    policy = LanguageModel(transformer: next, tokenizer: policy.tokenizer)
    hasTrained = true
  }

  /// Responses as items, one for each prompt, and where each is among them.
  private func grouped(
    _ ids: [Int]
  ) throws -> (items: [JudgeItem], places: [(item: Int, response: Int)]) {
    try SpeedrunBounds.count("responses", ids.count)
    var items: [JudgeItem] = []
    var known: [Int: Int] = [:]
    let places = try ids.map { id in
      let response = try SpeedrunBounds.known(id, in: responses, "response")
      let index = known[response.prompt] ?? items.count
      if index == items.count {
        known[response.prompt] = index
        items.append(prompts[response.prompt])
      }
      items[index].responses.append(response.text)
      return (item: index, response: items[index].responses.count - 1)
    }
    return (items, places)
  }
}
