import Foundation
import Preferences
import Testing

@testable import RemoteModels

/// The three forms of an answer, and what a list that lacks a word allows for.
@Suite struct NextTokensTests {
  func fields(_ text: String) throws -> [String: Any] {
    try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  @Test func everyForm() throws {
    let forms = [
      #"{"choices": [{"text": " Yes", "logprobs": {"tokens": [" Yes"], "token_logprobs": [-0.5], "#
        + #""top_logprobs": [{" Yes": -0.5, " No": -1.5}]}}]}"#,
      #"{"choices": [{"logprobs": {"content": [{"token": " Yes", "logprob": -0.5, "top_logprobs": "#
        + #"[{"token": " Yes", "logprob": -0.5}, {"token": " No", "logprob": -1.5}]}]}}]}"#,
      #"{"completion_probabilities": [{"id": 7, "token": " Yes", "logprob": -0.5, "top_logprobs": "#
        + #"[{"id": 9, "token": " No", "logprob": -1.5}]}]}"#,
      #"{"choices": [{"logprobs": {"top_logprobs": [{"token_id:7": -0.5, "token_id:9": -1.5}]}}]}"#,
    ]
    for form in forms {
      let tokens = try #require(NextTokens(try fields(form)))
      let reading = tokens.reading(
        yes: .init(text: " Yes", id: 7), no: .init(text: " No", id: 9))
      #expect(abs(reading.score - 1 / (1 + exp(-1))) < 1e-12, "\(form)")
      #expect(abs((reading.mass ?? 0) - (exp(-0.5) + exp(-1.5))) < 1e-12)
      #expect(reading.bounds == nil)
    }
    #expect(NextTokens(try fields(#"{"choices": [{"text": "x", "logprobs": null}]}"#)) == nil)
    #expect(NextTokens([:]) == nil)
  }

  @Test func aWordThatIsNotListedGivesAnInterval() {
    func reading(_ list: [(String, Double)]) -> NextTokens {
      NextTokens(tokens: list.map { .init(text: $0.0, id: nil, logProbability: log($0.1)) })
    }
    let (yes, no) = (NextTokens.Label(text: " Yes"), NextTokens.Label(text: " No"))
    // No is at most 0.1, as likely as the last listed.
    let first = reading([(" Yes", 0.5), ("x", 0.2), ("y", 0.1)]).reading(yes: yes, no: no)
    #expect(abs((first.bounds?.lowerBound ?? 0) - 0.5 / 0.6) < 1e-9)
    #expect(first.bounds?.upperBound == 1 && abs((first.mass ?? 0) - 0.5) < 1e-12)
    // Only 0.02 is left over.
    let second = reading([("x", 0.5), (" No", 0.4), ("y", 0.08)]).reading(yes: yes, no: no)
    #expect(abs((second.bounds?.upperBound ?? 0) - 0.02 / 0.42) < 1e-5)
    #expect(second.bounds?.lowerBound == 0)
    let none = reading([("x", 0.5), ("y", 0.3)]).reading(yes: yes, no: no)
    #expect(none.bounds == 0...1 && none.mass == 0)
    // Intervals that overlap decide nothing; those that do not decide.
    #expect(first.credit(over: second) == 1 && second.credit(over: first) == 0)
    #expect(first.credit(over: none) == 0.5)
    // Both are so unlikely that what is left over is lost in rounding.
    let rare = reading([("x", 1.0000001), (" Yes", 1e-8)]).reading(yes: yes, no: no)
    #expect(rare.bounds?.contains(0.5) == true)
  }

  @Test func blanksAreWhereTheServerShowsThem() {
    let (yes, no) = (NextTokens.Label(text: " Yes"), NextTokens.Label(text: " No"))
    let (bareYes, bareNo) = (NextTokens.Label(text: "Yes"), NextTokens.Label(text: "No"))
    func list(_ list: [(String, Double)]) -> NextTokens {
      NextTokens(tokens: list.map { .init(text: $0.0, id: nil, logProbability: log($0.1)) })
    }
    let bare = list([("Yes", 0.6), ("No", 0.2)]).reading(yes: yes, no: no)
    #expect(abs(bare.score - 0.75) < 1e-12 && bare.bounds == nil)
    let blank = list([(" Yes", 0.6), (" No", 0.2)]).reading(yes: bareYes, no: bareNo)
    #expect(blank == bare)
    // Where the spelling is known, a word that is not on the list is not there.
    let both = list([(" Yes", 0.6), (" No", 0.2), ("Yes", 0.1)])
    #expect(both.reading(yes: bareYes, no: bareNo).bounds != nil)
    #expect(both.reading(yes: bareYes, no: bareNo, isGuess: true) == bare)
    #expect(both.reading(yes: yes, no: no, isGuess: true) == bare)
  }

  /// The bare words were taken wherever both of them were listed, however unlikely.
  @Test func theSpellingThatTheModelWritesCountsForBothWords() {
    let list = [(" Yes", 0.74), (" No", 0.2), ("No", 0.03), ("Yes", 0.01)]
    let tokens = NextTokens(
      tokens: list.map { .init(text: $0.0, id: nil, logProbability: log($0.1)) })
    for blank in ["", " "] {
      let reading = tokens.reading(
        yes: .init(text: blank + "Yes"), no: .init(text: blank + "No"), isGuess: true)
      #expect(abs(reading.score - 0.74 / 0.94) < 1e-12 && abs((reading.mass ?? 0) - 0.94) < 1e-12)
    }
    // A spelling of which one word is listed comes before another that is hardly ever written.
    let lone = NextTokens(tokens: tokens.tokens.filter { $0.text != " No" })
    let reading = lone.reading(yes: .init(text: "Yes"), no: .init(text: "No"), isGuess: true)
    #expect(reading.bounds?.upperBound == 1 && reading.score > 0.9)
  }

  /// A logarithm of 1000 was raised to infinity, and the interval from it trapped.
  @Test(arguments: ["1000", "0.5", "1e308", "true", "\"-1\"", "null", "[]", "{}"])
  func whatIsNoLogProbabilityIsNoAnswer(_ value: String) throws {
    let forms = [
      #"{"choices": [{"logprobs": {"top_logprobs": [{" Yes": -0.5, "x": \#(value)}]}}]}"#,
      #"{"choices": [{"logprobs": {"content": [{"token": " Yes", "logprob": -1, "top_logprobs": "#
        + #"[{"token": "x", "logprob": \#(value)}]}]}}]}"#,
      #"{"completion_probabilities": [{"top_logprobs": [{"id": 1, "token": "x", "#
        + #""logprob": \#(value)}]}]}"#,
    ]
    for form in forms { #expect(NextTokens(try fields(form)) == nil, "\(form)") }
  }

  @Test func extremeNumbersGiveScores() {
    let (yes, no) = (NextTokens.Label(text: "Yes"), NextTokens.Label(text: "No"))
    func reading(_ list: [(String, Double)]) -> ScoreReading {
      NextTokens(tokens: list.map { .init(text: $0.0, id: nil, logProbability: $0.1) })
        .reading(yes: yes, no: no)
    }
    #expect(reading([("Yes", -.infinity), ("No", -.infinity)]).score == 0.5)
    // The ratio of what is too unlikely for its probability to be a number.
    #expect(abs(reading([("x", 0), ("Yes", -900), ("No", -901)]).score - 1 / (1 + exp(-1))) < 1e-9)
    #expect(reading([("x", 0), ("Yes", -9999)]).bounds == 0...1)
    #expect(reading([("Yes", 0), ("x", 0)]).bounds?.upperBound == 1)
  }

  /// As llama.cpp lists a whole vocabulary; every token was looked for among all before it.
  @Test func aWholeVocabularyIsReadAtOnce() throws {
    let list = (0..<50_000).map { ["id": $0, "token": "t\($0)", "logprob": -10] as [String: Any] }
    let start = ContinuousClock.now
    let tokens = NextTokens(["completion_probabilities": [["top_logprobs": list]]])
    #expect(tokens?.tokens.count == 50_000 && ContinuousClock.now - start < .seconds(10))
  }

  /// As llama-cpp-python's server answers where the model would rather end.
  @Test func anAnswerThatEndsAtOnceTellsNothing() throws {
    let nothing = #"{"tokens": [], "token_logprobs": [], "top_logprobs": []}"#
    let ended = #"{"choices": [{"text": "", "finish_reason": "stop", "logprobs": \#(nothing)}]}"#
    let tokens = try #require(NextTokens(try fields(ended)))
    let reading = tokens.reading(yes: .init(text: " Yes"), no: .init(text: " No"))
    #expect(reading == ScoreReading(score: 0.5, mass: 0, bounds: 0...1))
    // One that went on and says nothing of it does not give any.
    #expect(NextTokens(try fields(ended.replacing("stop", with: "length"))) == nil)
  }
}
