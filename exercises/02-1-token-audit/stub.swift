// 2.1 · Why is P(Yes) zero?
//
// A judge reads the probability of one token, and finds nothing there although the model says yes
// all the time: it spells the word by another token. Audit the likeliest next tokens:
//
//     spelled   places of all tokens that spell the word, counted from 0, in their order;
//     mass      the sum of their probabilities;
//     read      the place of the likeliest of them, or nil if no token spells the word.
//
// White space at either end of a token and case do not count: " Yes", "yes" and "YES" spell Yes.
// Vocabularies write a blank as "Ġ" or as "▁": both count as white space. What is left has to be
// the whole word: "Yesterday", "Y" and "Yes." do not spell it. The word that is asked for may have
// a blank of its own, such as " Yes", which does not count either. No two spellings of one word
// are equally likely here.
import Exercises
import Foundation

/// - Parameters:
///   - word: what the judge asks for.
///   - tokens: the texts of some tokens.
///   - probabilities: theirs, in the same order.
func audit(word: String, tokens: [String], probabilities: [Double]) -> TokenAudit.Output {
  .init(spelled: [], mass: 0, read: nil)  // your turn
}

TokenAudit.answer { audit(word: $0.word, tokens: $0.tokens, probabilities: $0.probabilities) }
