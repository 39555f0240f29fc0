import Foundation
import Tensors

/// Picks the category whose question is asked about a response, from the instruction alone.
public protocol CategoryRouter: Sendable {
  /// What figures and tables call it.
  var name: String { get }
  /// The category of an instruction.
  func category(of instruction: String) -> String
}

/// Keyword rules: the first rule whose word occurs in the instruction decides.
public struct KeywordRouter: CategoryRouter {
  public let name = "keywords"
  /// Tried in this order. Words are in lower case; `0` stands for any number.
  public var rules: [(word: String, category: String)]
  /// The category where no rule applies.
  public var otherwise: String

  public init(_ rules: [(word: String, category: String)], otherwise: String) {
    self.rules = rules
    self.otherwise = otherwise
  }

  public func category(of instruction: String) -> String {
    let words = instruction.bagOfWords
    return rules.first { words.contains($0.word) }?.category ?? otherwise
  }
}

/// A tiny classifier: softmax regression on the words that an instruction contains,
///
/// `p(c | x) = softmax_c(Σ_{w in x} W_cw + b_c)`,
///
/// fitted to labelled instructions by gradient descent on `−mean ln p(c | x) + λ/2 |W|²`, which has
/// one minimum, so that no seed is needed.
public struct BagOfWordsRouter: CategoryRouter {
  public let name: String
  /// The categories it tells apart, sorted.
  public let categories: [String]
  /// The words it knows, sorted; others say nothing.
  public let words: [String]
  /// `categories × (words + 1)`; the last column is the bias b.
  let weights: Tensor
  private let places: [String: Int]

  /// Fits the weights to the labels.
  ///
  /// - Parameters:
  ///   - labels: at least one; the categories that it can tell apart are those that occur.
  ///   - penalty: λ, which keeps words seen once from deciding everything.
  ///   - rate: the step against the gradient.
  public init(
    _ labels: [(instruction: String, category: String)], penalty: Float = 0.01, rate: Float = 0.5,
    steps: Int = 500, name: String = "bag of words"
  ) {
    self.name = name
    let categories = Set(labels.map(\.category)).sorted()
    words = Set(labels.flatMap { $0.instruction.bagOfWords }).sorted()
    places = Dictionary(uniqueKeysWithValues: words.enumerated().map { ($1, $0) })
    self.categories = categories
    weights = Tensor(
      rows: categories.count, columns: words.count + 1, [], isTrainable: true)
    let targets = labels.map { label in categories.firstIndex(of: label.category) ?? 0 }
    let bags = labels.flatMap { bag(of: $0.instruction) }
    for _ in 0..<steps {
      let tape = GradientTape()
      let x = Tensor(rows: labels.count, columns: weights.columns, tape: tape)
      for (place, value) in bags.enumerated() { x.values[place] = value }
      // The head of a language model is the same regression, on states in place of bags.
      let loss = -tokenLogProbabilities(x, head: .full(weights), targets: targets).mean
      tape.backward(from: loss)
      guard let gradient = weights.gradient else { return }
      for i in 0..<weights.count {
        weights.values[i] -= rate * (gradient.values[i] + penalty * weights.values[i])
      }
      weights.clearGradient()
    }
  }

  /// p(c | instruction), in the order of ``categories``.
  public func probabilities(of instruction: String) -> [Double] {
    let bag = bag(of: instruction)
    let logits = categories.indices.map { row in
      bag.indices.reduce(0.0) { $0 + Double(bag[$1] * weights[row, $1]) }
    }
    let most = logits.max() ?? 0
    let e = logits.map { exp($0 - most) }
    return e.map { $0 / e.reduce(0, +) }
  }

  public func category(of instruction: String) -> String {
    let p = probabilities(of: instruction)
    return categories[p.indices.max { p[$0] < p[$1] } ?? 0]
  }

  /// 1 for each word that the instruction contains, and for the bias.
  func bag(of instruction: String) -> [Float] {
    var bag = [Float](repeating: 0, count: words.count) + [1]
    for word in instruction.bagOfWords {
      if let place = places[word] { bag[place] = 1 }
    }
    return bag
  }
}

/// A judge that is not told the category of an item and asks a router instead.
public struct RoutedJudge: Judge {
  public let judge: any Judge
  public let router: any CategoryRouter
  public var name: String { "\(judge.name) by \(router.name)" }

  public init(_ judge: any Judge, by router: any CategoryRouter) {
    self.judge = judge
    self.router = router
  }

  public func scores(_ items: [JudgeItem]) throws -> [[Double]] {
    try judge.scores(
      items.map { item in
        var item = item
        item.category = router.category(of: item.instruction)
        return item
      })
  }
}

extension String {
  /// The words as routers read them, each once: runs of letters in lower case, `0` for a number, and
  /// every other mark by itself.
  var bagOfWords: Set<String> {
    var words = Set<String>()
    var word = ""
    for character in lowercased() + " " {
      if character.isLetter {
        word.append(character)
        continue
      }
      if !word.isEmpty { words.insert(word) }
      word = ""
      if character.isNumber {
        words.insert("0")
      } else if !character.isWhitespace {
        words.insert(String(character))
      }
    }
    return words
  }
}
