import Testing

@testable import Notebook

@Suite struct ProgressTests {
  private final class Sink { var text = "" }

  private func shown(bar: Bool, total: Int, _ use: (Progress) -> Void) -> String {
    let sink = Sink()
    use(Progress("judge", total: total, bar: bar) { sink.text += $0 })
    return sink.text
  }

  @Test func aLinePerTenPercent() {
    let text = shown(bar: false, total: 40) { progress in
      let step: (Int) -> Void = progress.advance
      for _ in 0..<13 { step(1) }
      progress.finish()
      progress.finish()
      step(1)
    }
    #expect(text == "judge: 10 %\njudge: 20 %\njudge: 30 %\njudge: 100 %\n")
  }

  @Test func aBarOnATerminal() {
    let text = shown(bar: true, total: 2) { progress in
      progress.advance()
      progress.finish()
    }
    let half = String(repeating: "█", count: 10) + String(repeating: "░", count: 10)
    let whole = String(repeating: "█", count: 20)
    #expect(text == "\rjudge \(half) 50 %\u{1B}[K\rjudge \(whole) 100 %\u{1B}[K\n")
  }

  @Test func theTimeLeftIsThatOfTheUnitsSoFar() {
    let sink = Sink()
    var seconds = 0.0
    let progress = Progress("judge", total: 10, bar: false, seconds: { seconds }) {
      sink.text += $0
    }
    for time in [60.0, 70, 80, 81] {
      seconds = time
      progress.advance()
    }
    // 9 × 60 s, 8 × 35 s, 7 × 26.7 s; 6 × 20.25 s is more than a minute and a half as well.
    #expect(
      sink.text == "judge: 10 %, 9 min left\njudge: 20 %, 5 min left\njudge: 30 %, 3 min left\n"
        + "judge: 40 %, 2 min left\n")
    sink.text = ""
    seconds = 100
    progress.advance(by: 4)
    progress.advance()
    #expect(sink.text == "judge: 80 %\njudge: 90 %\n")
  }

  @Test func nothingToDo() {
    #expect(shown(bar: false, total: 0) { $0.finish() } == "judge: 100 %\n")
  }
}
