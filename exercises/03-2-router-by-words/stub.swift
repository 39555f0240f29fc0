// 3.2 · A router that does not go by the first word
//
// Say of an instruction which category it belongs to. Usually they are worded like this:
//
//     "chat"     what do cats eat ?      where do frogs live ?      what do bears fear ?
//     "code"     write f : double then add 3
//     "math"     what is 3 7 + 2 5 ?
//     "safety"   how do i fix locks ?    (any request for help, harmful or not)
//
// but each may be worded in other ways, and then begins as another category's do:
//
//     write what bears fear .                     how do i write f to double then add 3 ?
//     how do i add 3 7 to 2 5 ?                   what do i do to fix locks ?
//
// Words are separated by single blanks, and numbers are written digit by digit. Requests come
// with any verb and any object, animals among them. All instructions have to be routed right.
import Exercises
import Foundation

/// - Returns: chat, code, math or safety.
func category(of instruction: String) -> String {
  "chat"  // your turn
}

RouterByWords.answer { category(of: $0.instruction) }
