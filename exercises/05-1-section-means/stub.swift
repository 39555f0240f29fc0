// 5.1 · RewardBench's arithmetic
//
// A judge was tried on subsets of pairs. Sum up what it did in one score, 0 to 1:
//
//   1. a subset's accuracy is right / pairs;
//   2. a section's accuracy is the weighted mean of its subsets,
//      Σ weight · accuracy / Σ weight;
//   3. the score is the plain mean of the sections.
//
// Each subset has
//
//   section   its section's name; a section's subsets may stand anywhere in the list,
//             and there may be any number of sections
//   pairs     how many pairs were judged, 0 or more
//   right     how many of them were right; ties are in it already, with ½ each
//   weight    its official weight; where it is nil, the number of pairs is the weight
//
// A subset without pairs is left out together with its weight, and a section in which nothing is
// left is not counted. If nothing was judged at all, the score is 0.
import Exercises
import Foundation

func score(subsets: [SectionMeans.Subset]) -> Double {
  0  // your turn
}

SectionMeans.answer { score(subsets: $0.subsets) }
