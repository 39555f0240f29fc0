import Foundation
import LanguageModels
import Measures
import Preferences
import Tensors
import Testing
import Worlds

@testable import Lab

/// What the server says is what the library says.
@Suite struct EndpointTests {
  private let judged: [String: Any] = [
    "model": "M-instruct", "category": "math", "seed": 3, "response": "so 4 2 .",
  ]

  private struct Reply: Decodable { var reading: [String: Double] }

  @Test func theScoreIsTheLibrarysToTheLastDigit() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    let model = try PocketModels.load(.medium, .instruct)
    for category in PocketCategory.allCases {
      let task = try LabWorld.pocket.task(category.rawValue, seed: 3)
      for rung in task.rungs {
        let raw = try tab.post(
          "judge",
          [
            "model": "M-instruct", "category": category.rawValue, "seed": 3,
            "response": rung.text,
          ])
        // JSONSerialization may miss a number's last bit; a decoder reads it as a browser does.
        let reading = try JSONDecoder().decode(Reply.self, from: raw.body).reading
        let reply = try raw.json()
        let item = JudgeItem(
          instruction: task.task.prompt.instruction, category: category.rawValue,
          responses: [rung.text])
        let wanted = try pYes(model).judge([item])[0][0]
        #expect(reading["score"] == wanted.score)
        #expect(reading["zYes"] == wanted.zYes && reading["zNo"] == wanted.zNo)
        #expect(reading["mass"] == wanted.mass && reading["pYes"] == wanted.pYes)
        #expect(reply["quality"] as? Double == task.task.quality(of: rung.text))
        #expect(reply["instruction"] as? String == item.instruction)
        let tokens = try #require(reply["tokens"] as? [[String: Any]])
        #expect(
          tokens.filter { $0["isResponse"] as? Bool == true }
            .compactMap { $0["text"] as? String }.joined(separator: " ") == rung.text)
        let next = try #require(reply["next"] as? [[String: Any]])
        let yes = next.first { $0["role"] as? String == "yes" }?["probability"] as? Double
        #expect(abs((yes ?? 0) - wanted.pYes) < 1e-4)
      }
    }
  }

  @Test func questionsLadderWordsAndSamplesAreScoredByTheSameJudge() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    let own = try tab.ask("judge", judged)
    let score = (own["reading"] as? [String: Double])?["score"] ?? .nan
    #expect(own["doubts"] as? [String] == [])
    let questions = try tab.list("questions", judged)
    #expect(
      questions.map { $0["category"] as? String } == ["chat", "code", "math", "safety", "generic"])
    let math = (questions[2]["reading"] as? [String: Double])?["score"] ?? .nan
    #expect(abs(math - score) < 1e-5)
    let ladder = try tab.list("ladder", judged)
    #expect(ladder.count == 5)
    let quality = ladder.compactMap { $0["quality"] as? Double }
    #expect(quality == quality.sorted(by: >) && quality[0] == 1)

    let words = try tab.ask("words", ["query": judged, "place": 1])
    let tried = try #require(words["responses"] as? [[String: Any]])
    #expect(tried.count == Vocabulary.words.count - Vocabulary.specials.count)
    let same = tried.first { $0["text"] as? String == "so 4 2 ." }?["score"] as? Double
    #expect(abs((same ?? .nan) - score) < 1e-5)
    let without = try tab.ask("words", ["query": judged])
    #expect((without["responses"] as? [[String: Any]])?.first?["text"] as? String == "4 2 .")

    let drawn: [String: Any] = [
      "model": "S-instruct", "category": "chat", "seed": 2, "samples": 6, "temperature": 1,
      "draw": 5,
    ]
    let first = try tab.list("samples", drawn)
    #expect(first.count == 6)
    let again = try tab.list("samples", drawn)
    #expect(first.map { $0["text"] as? String } == again.map { $0["text"] as? String })
  }

  @Test func lossesAreTheTapesAndDPOIsItsFormula() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    let reply = try tab.ask(
      "losses",
      [
        "loss": "dpo", "beta": 0.5, "lambda": 0, "chosen": 2, "rejected": -1,
        "lengthChosen": 12, "lengthRejected": 10, "perToken": -1, "along": "chosen",
      ])
    let curves = try #require(reply["curves"] as? [[String: Any]])
    #expect(curves.count == LabLoss.all.count)
    let here = try #require(curves[0]["here"] as? [String: Double])
    #expect(abs((here["value"] ?? .nan) - log(1 + exp(-1.5))) < 1e-6)
    let push = 0.5 / (1 + exp(1.5))
    #expect(abs((here["pushChosen"] ?? .nan) - push) < 1e-6)
    #expect(abs((here["pushRejected"] ?? .nan) + push) < 1e-6)
    for curve in curves {
      let points = try #require(curve["points"] as? [[String: Any]])
      #expect(points.count == (reply["at"] as? [Double])?.count)
      #expect(points.allSatisfy { ($0["value"] as? Double)?.isFinite == true })
    }
  }

  @Test func theBenchIsTheLibrarys() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    let reply = try tab.ask(
      "bench", ["model": "S-instruct", "bench": "plain", "count": 4, "pairs": true])
    let pairs = PocketBench.pairs(perSubset: 4, seed: 1)
    let wanted = try PocketBench.accuracy(of: PocketModels.load(.small, .instruct), on: pairs)
    #expect((reply["pairs"] as? [Any])?.count == pairs.count)
    let lines = try #require(reply["subsets"] as? [[String: Any]])
    #expect(
      lines.map { ($0["accuracy"] as? [String: Double])?["value"] }
        == wanted.subsets.map(\.accuracy.value))
    let some = try tab.ask(
      "bench",
      [
        "model": "S-base", "bench": "hard", "count": 2, "pairs": true,
        "subsets": ["math-three-digits"],
      ])
    #expect((some["pairs"] as? [Any])?.count == 2)
  }

  @Test func waysAndQuizAnswer() throws {
    let running = try RunningLab()
    let tab = try Tab(running)
    let reply = try tab.ask(
      "ways", ["labels": 16, "comparison": 2, "tokens": 5, "pool": 1000])
    let ways = try #require(reply["ways"] as? [[String: Any]])
    #expect(ways.map { $0["dollars"] as? Double }.first == 32)
    #expect(ways.last?["dollars"] as? Double == 0)
    #expect((ways[1]["dollars"] as? Double ?? 0) > 0)

    let chapters = try tab.list("quiz", [:])
    #expect(chapters.filter { ($0["questions"] as? [Any])?.isEmpty == false }.count == 10)
    let pages = QuizView(root: QuizView.checkout)
    for chapter in pages.chapters() {
      let page = try String(
        contentsOf: QuizView.checkout.appendingPathComponent(
          "chapters/\(chapter.folder)/README.md"), encoding: .utf8)
      let folds = page.components(separatedBy: "<summary>Answer</summary>").count - 1
      #expect(chapter.questions.count == folds, "\(chapter.folder)")
      for question in chapter.questions {
        #expect(question.choices.map(\.letter) == ["A", "B", "C", "D"])
        #expect(question.choices.allSatisfy { !$0.text.isEmpty && !$0.explanation.isEmpty })
      }
    }
    #expect(pages.chapters().flatMap(\.exercises).count == 30)
  }

  @Test func thePageIsSmallAndItsOwn() throws {
    let running = try RunningLab()
    #expect(try Page().size <= 150_000)
    let page = try Wire.get(running, "/")
    #expect(page.status == 200 && page.head.contains("default-src 'none'"))
    let text = String(decoding: page.body, as: UTF8.self)
    #expect(!text.contains("http://") || text.contains("http://www.w3.org/2000/svg"))
    for name in ["style.css", "main.js", "dom.js", "charts.js", "judgement.js", "loop.js"] {
      let file = try Wire.get(running, "/" + name)
      #expect(file.status == 200, "\(name)")
      #expect(!String(decoding: file.body, as: UTF8.self).contains("innerHTML"))
    }
  }
}
