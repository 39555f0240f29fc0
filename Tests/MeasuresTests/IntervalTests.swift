import Foundation
import Measures
import Testing

@Suite struct IntervalTests {
  @Test func wilsonAndStudent() {
    // Wilson's interval for 8 of 10, from the formula by hand: 0.4902 … 0.9433.
    let share = Interval.share(8, of: 10)
    #expect(abs(share.low - 0.4902) < 1e-4)
    #expect(abs(share.high - 0.9433) < 1e-4)
    #expect(Interval.share(0, of: 5).low == 0 && Interval.share(5, of: 5).high == 1)
    // Mean 2, deviation 1, t(2) = 4.3027: 2 ± 2.4841.
    let mean = Interval.mean([1, 2, 3])
    #expect(abs(mean.low + 0.4841) < 1e-4)
    #expect(abs(mean.high - 4.4841) < 1e-4)
  }

  /// For a plain mean the bootstrap's interval is close to the normal one.
  @Test func bootstrapAgreesWithTheNormalInterval() {
    let values = (0..<400).map { Double($0 % 4 == 0 ? 0 : 1) }
    let interval = Interval.bootstrap([values]) { $0[0] }
    let half = 1.96 * (0.75 * 0.25 / 400).squareRoot()
    #expect(interval.value == 0.75)
    #expect(abs(interval.low - (0.75 - half)) < 0.01)
    #expect(abs(interval.high - (0.75 + half)) < 0.01)
    let byIndex = Interval.bootstrap(of: values.count) { drawn in
      drawn.reduce(0.0) { $0 + values[$1] } / Double(drawn.count)
    }
    #expect(byIndex.value == 0.75)
    #expect(abs(byIndex.low - (0.75 - half)) < 0.01)
    #expect(abs(byIndex.high - (0.75 + half)) < 0.01)
  }

  /// Against scipy; see `Fixtures/make_student.py`.
  @Test func studentsPoints() throws {
    struct Fixture: Decodable {
      var levels: [Double]
      var freedoms: [Int]
      var points: [[Double]]
    }
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("Fixtures/student.json")
    let fixture = try JSONDecoder().decode(Fixture.self, from: Data(contentsOf: file))
    var worst = 0.0
    for (freedom, points) in zip(fixture.freedoms, fixture.points) {
      for (level, expected) in zip(fixture.levels, points) {
        let found = Student.point(level, freedom: freedom)
        worst = max(worst, abs(found / expected - 1))
        #expect(abs(Student.point(1 - level, freedom: freedom) + found) < 1e-9 * found)
      }
    }
    #expect(fixture.freedoms.count > 200 && worst < 1e-10, "\(worst)")
    #expect(Student.point(0.5, freedom: 3) == 0)
  }
}
