import LanguageModels
import Testing

@testable import Preferences

@Suite struct RouterTests {
  private let labels = [
    (instruction: "Write a function", category: "code"),
    (instruction: "write a letter", category: "chat"),
    (instruction: "what is 12 + 7?", category: "math"),
    (instruction: "What is a letter?", category: "chat"),
    (instruction: "what is 3+4", category: "math"),
  ]

  @Test func wordsIgnoreCaseAndNumbers() {
    #expect("What is 12+7, or X?".bagOfWords == ["what", "is", "0", "+", ",", "or", "x", "?"])
    #expect("".bagOfWords.isEmpty)
  }

  @Test func theFirstKeywordDecides() {
    let router = KeywordRouter([("write", "code"), ("0", "math")], otherwise: "chat")
    #expect(router.category(of: "Write 5 lines") == "code")
    #expect(router.category(of: "is 7 odd?") == "math")
    #expect(router.category(of: "overwritten") == "chat")
  }

  /// Where instructions say nothing, the probabilities are the categories' shares: 3 of 4.
  @Test func withoutWordsTheSharesRemain() {
    let router = BagOfWordsRouter(
      ["a", "a", "a", "b"].map { ("", $0) }, penalty: 0, rate: 1, steps: 2000)
    let p = router.probabilities(of: "anything")
    #expect(router.categories == ["a", "b"])
    #expect(abs(p[0] - 0.75) < 1e-4 && abs(p[1] - 0.25) < 1e-4)
  }

  /// At the minimum of −mean ln p + λ/2 |W|² every derivative
  /// mean (p_c − [c is right]) x_w + λ W_cw is zero.
  @Test func theFitIsTheMinimum() {
    let penalty: Float = 0.05
    let router = BagOfWordsRouter(labels, penalty: penalty, rate: 1, steps: 3000)
    var largest = 0.0
    for row in router.categories.indices {
      for column in 0..<router.weights.columns {
        let slope = labels.reduce(0.0) { sum, label in
          let isRight = router.categories[row] == label.category ? 1.0 : 0
          let p = router.probabilities(of: label.instruction)[row]
          return sum + (p - isRight) * Double(router.bag(of: label.instruction)[column])
        }
        let pull = Double(penalty * router.weights[row, column])
        largest = max(largest, abs(slope / Double(labels.count) + pull))
      }
    }
    #expect(largest < 1e-4)
    #expect(labels.allSatisfy { router.category(of: $0.instruction) == $0.category })
    #expect(router.category(of: "what is 99 + 1?") == "math")
  }

  /// The judge below likes what its category is called.
  @Test func aRoutedJudgeIsAskedInTheRoutersCategory() throws {
    let judge = FunctionJudge("name") { item in item.responses.map { $0 == item.category ? 1 : 0 } }
    let routed = RoutedJudge(
      judge, by: KeywordRouter([("write", "code")], otherwise: "chat"))
    let item = JudgeItem(instruction: "write", category: "chat", responses: ["chat", "code"])
    #expect(try judge.scores([item]) == [[1, 0]])
    #expect(try routed.scores([item]) == [[0, 1]])
    #expect(routed.name == "name by keywords")
  }
}
