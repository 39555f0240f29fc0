// A square around a target, written in a hurry: one derivative has the wrong sign and lacks its factor,
// and nothing was tried before it was handed in.
import AssignmentKit
import Foundation

try OwnLoss.answer { pair in
  let gap = 1 - 0.1 * (pair.chosenRatio - pair.rejectedRatio)
  return .init(loss: gap * gap, byChosen: -0.2 * gap, byRejected: -0.1 * gap)
}
