// 3.1 · A judge's question for programs
//
// The medium pocket model will be asked about pairs of programs, in this frame:
//
//     <user> instruction : write f : double then add 3 is the response … ? Yes or No ?
//     response : def f x : y = x * 2 ; return y + 3 # double then add 3 <assistant>
//
// Write what stands in the place of the dots: 1 to 8 words of the pocket vocabulary, in small
// letters, no marks. The model should then say Yes to a flawless program and No to each of three
// flaws: a program that computes another function, a program without the comment behind #, and a
// comment that tells of another function. ("Says Yes" means p′_yes above one half.)
//
// Chapter 3 shows the questions that the model was taught.
import Exercises
import Foundation

func question() -> String {
  "good"  // your turn
}

QuestionForPrograms.answer { _ in question() }
