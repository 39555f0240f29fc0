// Own loss · a preference loss of your own, with its two derivatives
//
// `pair` has the summed log-probabilities of a chosen and a rejected response under the policy and
// under the reference, their lengths in tokens, and p̂. Return the loss and its derivatives by
// ln π(y_w|x) and ln π(y_l|x). README.md beside this file says what is asked for.
import AssignmentKit
import Foundation

/// What follows is likelihood alone: it never looks at the rejected response, and stands in the book.
try OwnLoss.answer { pair in
  .init(  // your turn
    loss: -pair.policyChosen / pair.chosenLength, byChosen: -1 / pair.chosenLength, byRejected: 0)
}
