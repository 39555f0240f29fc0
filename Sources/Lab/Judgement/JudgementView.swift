import Foundation
import LanguageModels
import Preferences
import Tensors
import Worlds

/// The view *One judgement*: everything that one pass says about one response.
struct JudgementView: Sendable {
  let shelf: Shelf

  // MARK: A task

  struct TaskQuery: Decodable {
    var world: LabWorld
    var category: String
    var seed: Int
  }
  struct TaskReply: Encodable {
    var instruction: String
    var rungs: [LabWorld.Rung]
  }

  func task(_ query: TaskQuery) throws -> API.Work<TaskReply> {
    let number = try TaskNumber(query.world, query.category, query.seed)
    return {
      let task = try number.task()
      return TaskReply(instruction: task.task.prompt.instruction, rungs: task.rungs)
    }
  }

  // MARK: A judgement

  /// A response to the task of a number, asked about in a category.
  struct Query: Decodable {
    var model: String
    var category: String
    var seed: Int
    var response: String
    /// The category whose question is asked, where it is not the task's; `generic` for the one that
    /// names nothing.
    var question: String?
  }

  struct Token: Encodable, Equatable {
    var id: Int
    var text: String
    /// Whether it belongs to the response.
    var isResponse: Bool
  }
  struct Word: Encodable {
    var text: String
    var probability: Double
    /// `yes`, `no`, or nothing.
    var role: String?
  }
  struct Reading: Encodable {
    var zYes: Double
    var zNo: Double
    var margin: Double
    var score: Double
    var mass: Double
    var pYes: Double
    var pNo: Double

    init(_ score: JudgeScore) {
      (zYes, zNo, margin) = (score.zYes, score.zNo, score.margin)
      (self.score, mass, pYes) = (score.score, score.mass, score.pYes)
      pNo = score.mass - score.pYes
    }
  }
  struct JudgementReply: Encodable {
    var instruction: String
    var quality: Double
    var question: String
    var prompt: String
    var tokens: [Token]
    var reading: Reading
    /// Reasons not to trust it, in words.
    var doubts: [String]
    /// The likeliest next tokens, and the two words wherever they stand.
    var next: [Word]
    var vocabulary: Int
  }

  func judge(_ query: Query) throws -> API.Work<JudgementReply> {
    let asked = try Checked(query, on: shelf)
    return {
      let (subject, task, item) = try opened(asked)
      let judge = subject.judge
      let ids = try judge.encoding(of: item)
      let tokens = ids.opening + ids.responses[0]
      let answers = try judge.answers(to: [item])[0][0]
      guard let score = try judge.judge([item]).first?.first else {
        throw Refusal(422, "There is no response.")
      }
      var summary = ScoreSummary()
      summary.add(scores: [score.score], masses: [score.mass])
      let place = try place(of: item, judge)
      let tokenizer = judge.model.tokenizer
      return JudgementReply(
        instruction: item.instruction, quality: task.task.quality(of: asked.response),
        question: judge.prompt.question(for: item.category), prompt: tokenizer.decode(tokens),
        tokens: tokens.enumerated().map { index, id in
          Token(id: id, text: tokenizer.text(of: id), isResponse: place.contains(index))
        }, reading: Reading(score), doubts: summary.doubts, next: words(answers, judge),
        vocabulary: judge.model.configuration.vocabularySize)
    }
  }

  /// A query within bounds.
  private struct Checked {
    let model: Shelf.Item
    let number: TaskNumber
    let question: String
    let response: String

    init(_ query: Query, on shelf: Shelf) throws {
      model = try shelf.item(query.model)
      number = try TaskNumber(model.world, query.category, query.seed)
      question = query.question ?? query.category
      if question != "generic" {
        _ = try checked("question", question, among: model.world.categories)
      }
      response = try checked("response", query.response)
    }
  }

  private func opened(_ asked: Checked) throws -> (Subject, LabTask, JudgeItem) {
    let task = try asked.number.task()
    return (
      try shelf.subject(asked.model), task,
      JudgeItem(
        instruction: task.task.prompt.instruction, category: asked.question,
        responses: [asked.response])
    )
  }

  /// Which of the prompt's tokens are the response: what is not the same without it.
  private func place(of item: JudgeItem, _ judge: PreferenceClassifier) throws -> Range<Int> {
    var both = item
    both.responses.append("")
    let (opening, rests) = try judge.tokens(of: both)
    let same = zip(rests[0].reversed(), rests[1].reversed()).prefix { $0 == $1 }.count
    return opening.count..<max(opening.count, opening.count + rests[0].count - same)
  }

  private func words(_ logProbabilities: [Double], _ judge: PreferenceClassifier) -> [Word] {
    let order = logProbabilities.indices.sorted { logProbabilities[$0] > logProbabilities[$1] }
    let likeliest = order.prefix(12)
    let others = [judge.yes, judge.no].filter { !likeliest.contains($0) }
    return (likeliest + others).map { id in
      Word(
        text: judge.model.tokenizer.text(of: id), probability: exp(logProbabilities[id]),
        role: judge.yesTokens.contains(id) ? "yes" : judge.noTokens.contains(id) ? "no" : nil)
    }
  }

  // MARK: The same response, asked otherwise

  struct Asked: Encodable {
    var category: String
    var question: String
    var reading: Reading
  }

  /// Each category's question and the one that names nothing, about one response.
  func questions(_ query: Query) throws -> API.Work<[Asked]> {
    let asked = try Checked(query, on: shelf)
    return {
      let (subject, _, item) = try opened(asked)
      let categories = subject.world.categories + ["generic"]
      let items = categories.map {
        JudgeItem(instruction: item.instruction, category: $0, responses: item.responses)
      }
      return try zip(categories, subject.judge.judge(items)).map { category, scores in
        Asked(
          category: category, question: subject.judge.prompt.question(for: category),
          reading: Reading(scores[0]))
      }
    }
  }

  // MARK: Other responses

  struct Scored: Encodable {
    var text: String
    var score: Double
    var margin: Double
    var quality: Double
  }

  /// All rungs of the task's ladder.
  func ladder(_ query: Query) throws -> API.Work<[Scored]> {
    let asked = try Checked(query, on: shelf)
    return {
      let (subject, task, item) = try opened(asked)
      return try scored(task.rungs.map(\.text), item, subject, task)
    }
  }

  struct SampleQuery: Decodable {
    var model: String
    var category: String
    var seed: Int
    var samples: Int
    var temperature: Double
    var draw: Int
  }

  /// The model's own responses, as they were drawn.
  func samples(_ query: SampleQuery) throws -> API.Work<[Scored]> {
    let model = try shelf.item(query.model)
    let number = try TaskNumber(model.world, query.category, query.seed)
    let count = try checked("samples", query.samples, in: 1...(model.isReal ? 8 : 32))
    let temperature = try checked("temperature", query.temperature, in: 0...3)
    let random = Random(seed: try checkedSeed(query.draw)).stream("lab samples")
    return {
      let subject = try shelf.subject(model)
      let task = try number.task()
      let drawn = try subject.study.sampling(count, temperature: temperature).items(
        of: subject.study.model, to: [task.task.prompt], random: random)
      return try scored(drawn[0].responses, drawn[0], subject, task)
    }
  }

  struct WordQuery: Decodable {
    var query: Query
    /// Which of the response's words is exchanged; none leaves out each word in turn.
    var place: Int?
  }
  struct WordReply: Encodable {
    var words: [String]
    var responses: [Scored]
  }

  /// What each word of the vocabulary would make of the response, or what each word of the response
  /// is worth.
  func words(_ query: WordQuery) throws -> API.Work<WordReply> {
    let asked = try Checked(query.query, on: shelf)
    let own = asked.response.split(separator: " ").map(String.init)
    if query.place != nil, asked.model.isReal {
      throw Refusal(422, "A real model's words are too many to try; write the response.")
    }
    let place = try query.place.map { try checked("place", $0, in: 0...max(0, own.count - 1)) }
    if place == nil { _ = try checked("words", own.count, in: 0...60) }
    return {
      func text(_ words: [String]) -> String { words.joined(separator: " ") }
      let (subject, task, item) = try opened(asked)
      if let place {
        let all = Vocabulary.words.filter { !Vocabulary.specials.contains($0) }
        let others = all.map { word in
          var words = own
          if words.isEmpty { words = [word] } else { words[place] = word }
          return text(words)
        }
        return WordReply(words: all, responses: try scored(others, item, subject, task))
      }
      let without = own.indices.map { place in text(Array(own[..<place]) + own[(place + 1)...]) }
      return WordReply(
        words: own, responses: try without.isEmpty ? [] : scored(without, item, subject, task))
    }
  }

  private func scored(
    _ texts: [String], _ item: JudgeItem, _ subject: Subject, _ task: LabTask
  ) throws -> [Scored] {
    var item = item
    item.responses = texts
    let scores = try subject.judge.judge([item])[0]
    return zip(texts, scores).map {
      Scored(
        text: $0, score: $1.score, margin: $1.margin, quality: task.task.quality(of: $0))
    }
  }
}
