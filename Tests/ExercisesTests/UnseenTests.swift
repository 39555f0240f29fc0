import Exercises
import Foundation
import Solutions
import Testing

/// The inputs by which a grader tells an answer from a table of the visible ones.
@Suite struct UnseenTests {
  private func lines(_ data: Data) -> [Data] { data.split(separator: UInt8(ascii: "\n")) }

  /// Exercise 3.1 has one input only, on which its answer does not depend.
  @Test(arguments: Solutions.all.indices)
  func thereAreSome(_ index: Int) throws {
    let solution = Solutions.all[index]
    let (id, count) = (solution.exercise.about.id, try lines(solution.unseen()).count)
    #expect((8...16).contains(count) || (id == "3.1" && count == 0), "\(id): \(count)")
  }

  @Test(arguments: Solutions.all.indices)
  func theSolutionAgreesWithItselfAndSilenceDoesNot(_ index: Int) throws {
    let solution = Solutions.all[index]
    let count = try lines(solution.unseen()).count
    let own = try solution.agreement(solution.replies().right)
    #expect(own.right == count && own.of == count, "\(solution.exercise.about.id): \(own)")
    let silence = try solution.agreement(Data())
    #expect(silence.right == 0 && silence.of == count, "\(solution.exercise.about.id)")
  }

  @Test(arguments: Solutions.all.indices)
  func noneIsVisible(_ index: Int) throws {
    let solution = Solutions.all[index]
    let unseen = try lines(solution.unseen())
    #expect(Set(unseen).count == unseen.count, "\(solution.exercise.about.id): some twice")
    let known = try Set(lines(solution.exercise.request())).intersection(unseen)
    #expect(known.isEmpty, "\(known.map { String(decoding: $0, as: UTF8.self) })")
  }

  /// What a table says of inputs that it does not hold is one answer for all of them, such as its
  /// first. An answer that were right for half of them would be one of the right ones.
  @Test(arguments: Solutions.all.indices)
  func oneAnswerForAllLoses(_ index: Int) throws {
    let solution = Solutions.all[index]
    let right = try lines(solution.replies().right)
    for answer in Set(right) {
      let reply = right.reduce(into: Data()) { reply, _ in reply += answer + Data("\n".utf8) }
      let agreement = try solution.agreement(reply)
      let shown = String(decoding: answer, as: UTF8.self)
      #expect(
        2 * agreement.right < agreement.of, "\(solution.exercise.about.id), \(shown): \(agreement)")
    }
  }

  /// Wrong in one case alone, whose one input is visible: without pairs, without trials.
  static let onlyVisible: Set = ["0.1, no pairs, accuracy 0", "5.2, divides by no trials"]

  /// All others differ here as well; but 3.1 has nothing to differ on.
  @Test func wrongAnswersDiffer() throws {
    var (caught, missed): (Int, Set<String>) = (0, [])
    for solution in Solutions.all {
      for (name, reply) in try solution.replies().wrong {
        let agreement = try solution.agreement(reply)
        if agreement.right < agreement.of {
          caught += 1
        } else if agreement.of > 0 {
          missed.insert("\(solution.exercise.about.id), \(name)")
        }
      }
    }
    let all = Solutions.all.reduce(0) { $0 + $1.wrong.count }
    print("\(caught) of \(all) wrong answers differ on unseen inputs")
    #expect(missed == Self.onlyVisible)
    #expect(2 * caught >= all, "\(caught) of \(all)")
  }
}
