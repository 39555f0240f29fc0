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
    #expect(text == "\rjudge \(half) 50 %\r" + "judge \(String(repeating: "█", count: 20)) 100 %\n")
  }

  @Test func nothingToDo() {
    #expect(shown(bar: false, total: 0) { $0.finish() } == "judge: 100 %\n")
  }
}
