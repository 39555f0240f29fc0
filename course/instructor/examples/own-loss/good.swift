// A hinge that lets go once a pair is apart, and a likelihood term that never does.
//
//     max(0, 1 − β Δ)² / 2 − λ ln π(y_w|x) / |y_w|
//
// DPO's push fades slowly and keeps pulling the rejected response down long after the pair is
// decided. This one stops at β Δ = 1, so that what is left of the training goes into the chosen
// response.
import AssignmentKit
import Foundation

let β = 0.3
let λ = 1.0

try OwnLoss.answer { pair in
  let gap = max(0, 1 - β * (pair.chosenRatio - pair.rejectedRatio))
  return .init(
    loss: gap * gap / 2 - λ * pair.policyChosen / pair.chosenLength,
    byChosen: -β * gap - λ / pair.chosenLength, byRejected: β * gap)
}
