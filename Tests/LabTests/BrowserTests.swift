import Foundation
import Preferences
import Tensors
import Testing
import Worlds

@testable import Lab

/// The page in Chromium: every control is used, and what is shown is what the library says.
@Suite(
  .serialized, .enabled(if: WebDriver.obstacle == nil, "\(WebDriver.obstacle ?? "")"))
struct BrowserTests {
  /// A browser on a lab of its own.
  private func browse(
    _ body: (WebDriver, RunningLab) throws -> Void
  ) throws {
    let running = try RunningLab()
    let browser = try WebDriver()
    defer { browser.end() }
    try browser.see(width: 1280)
    do { try body(browser, running) } catch let failure as WebDriver.Failure {
      Issue.record("\(failure.text)")
    }
    let complaints = try browser.complaints()
    #expect(complaints.isEmpty, "\(complaints.joined(separator: "\n"))")
  }

  private static let views = ["judgement", "ways", "loop", "bench", "losses", "quiz"]
  /// What each view shows when its first numbers are here.
  private static let ready = [
    "judgement": "#questions dd", "ways": "#ways table", "loop": "#loop-a-round",
    "bench": "#pair-filter", "losses": "#all table", "quiz": "fieldset",
  ]

  private func show(_ view: String, _ browser: WebDriver, _ lab: RunningLab) throws {
    try browser.open("about:blank")
    try browser.open(lab.address + "#" + view)
    let name = view.prefix { $0 != "?" }
    try browser.wait("document.querySelector(arguments[0])", [Self.ready[String(name)] ?? "main"])
  }

  @Test func everyControlOfEveryViewIsUsed() throws {
    try browse { browser, lab in
      for view in Self.views {
        try show(view, browser, lab)
        // A run has begun, so that its buttons are there to be used.
        if view == "loop" { try browser.click("#loop-a-stage") }
        let used = try uses(of: view, browser)
        #expect(used.count > 2, "\(view): \(used)")
        let problem = try browser.text("#problem")
        #expect(problem.isEmpty, "\(view): \(problem)")
      }
    }
  }

  /// Uses each control once, also those that come while others are used.
  private func uses(of view: String, _ browser: WebDriver) throws -> [String] {
    let next = """
      const used = new Set(arguments[0])
      const nameOf = e => e.getAttribute("aria-label") ?? e.labels?.[0]?.textContent ?? e.textContent
      for (const e of document.querySelectorAll("main button, main select, main input, main textarea, main summary")) {
        if (e.disabled || !e.checkVisibility()) continue
        // Words and ids are many alike: one of each list.
        const list = e.closest(".words") ? "a word" : e.closest("table") ? "in a table" : e.type === "radio" ? "a choice" : null
        const scope = e.closest("section")?.getAttribute("aria-labelledby") ?? ""
        const name = list ?? scope + " " + e.tagName + " " + nameOf(e).slice(0, 40)
        if (used.has(name)) continue
        e.scrollIntoView({ block: "center" })
        e.focus()
        const change = type => e.dispatchEvent(new Event(type, { bubbles: true }))
        if (e.tagName === "SELECT") {
          e.selectedIndex = (e.selectedIndex + 1) % e.options.length
          change("change")
        } else if (e.type === "range") {
          e.value = Number(e.value) < Number(e.max) ? Number(e.value) + Number(e.step || 1) : e.min
          change("input")
        } else if (e.type === "number") {
          const step = Number(e.step) || 1
          e.value = Number(e.value) + step <= Number(e.max) ? Number(e.value) + step : e.min
          change("change")
        } else if (e.tagName === "TEXTAREA") {
          e.value += " Indeed."
          change("input")
        } else e.click()
        return name
      }
      return null
      """
    var used: [String] = []
    while used.count < 200 {
      guard let name = try browser.run(next, [used]) as? String else { return used }
      used.append(name)
      Thread.sleep(forTimeInterval: 0.12)
      let problem = try browser.text("#problem")
      #expect(problem.isEmpty, "\(view), \(name): \(problem)")
    }
    return used
  }

  @Test func theShownScoreIsTheLibrarysToTheLastShownDigit() throws {
    let judge = try pYes(PocketModels.load(.medium, .instruct))
    try browse { browser, lab in
      for category in ["chat", "math"] {
        try show("judgement?model=M-instruct&category=\(category)&seed=5", browser, lab)
        let task = try LabWorld.pocket.task(category, seed: 5)
        for (number, rung) in task.rungs.enumerated() {
          // By keyboard: the slider is moved with an arrow.
          if number > 0 { try browser.type("\u{E014}", into: "#quality") }
          let item = JudgeItem(
            instruction: task.task.prompt.instruction, category: category,
            responses: [rung.text])
          let wanted = try judge.judge([item])[0][0]
          let shown = String(format: "%.4f", wanted.score)
          let margin = String(format: "%.4f", wanted.margin)
            .replacingOccurrences(of: "-", with: "−")
          try browser.wait(
            "document.querySelector('#verdict').textContent.includes(arguments[0])", seconds: 20,
            [margin])
          #expect(try browser.text("#score") == shown)
          #expect(try browser.text("#instruction") == item.instruction)
        }
      }
    }
  }

  @Test func anAddressShowsWhatOneSaw() throws {
    try browse { browser, lab in
      try show("judgement?model=S-instruct&category=code&seed=9", browser, lab)
      try browser.click(".words li:nth-child(9) button")
      let before = try browser.text("#score")
      try browser.run(
        """
        const e = document.querySelector("#other")
        e.value = "sorry"
        e.dispatchEvent(new Event("change"))
        """)
      try browser.wait("location.hash.includes('sorry')")
      try browser.wait("document.querySelector('#score').textContent !== arguments[0]", [before])
      let (address, score) = (
        try browser.run("return location.href") as? String ?? "", try browser.text("#score")
      )
      try browser.open("about:blank")
      try browser.open(address)
      try browser.wait("document.querySelector('#score')?.textContent === arguments[0]", [score])
      #expect(try browser.text("#editor").contains("sorry"))
    }
  }

  @Test func aRoundIsRunAndShown() throws {
    var settings = LoopSettings()
    settings.prompts = 24
    let start = try PocketModels.load(.small, .instruct, trainable: true)
    var loop = try settings.loop(from: start)
    loop.rounds = 1
    let wanted = try loop.run(seed: 1) { policy, _ in try pYes(policy) }
    try browse { browser, lab in
      try show("loop?a.prompts=24", browser, lab)
      try browser.click("#loop-a-round")
      try browser.wait("document.querySelectorAll('#loop-a-candidates li').length > 3")
      try browser.wait("document.querySelectorAll('#loop-a-candidates li.chosen').length > 0")
      let shown = String(format: "%.3f", wanted[1].quality)
      try browser.wait(
        "document.querySelector('#loop-a-status').textContent.includes(arguments[0])",
        ["After round 1: true quality \(shown)"])
      #expect(try browser.text("#rounds").contains(shown))
      // Another view and back: the run is still there.
      try browser.click("nav [data-view=losses]")
      try browser.wait("document.querySelector('#all table')")
      try browser.click("nav [data-view=loop]")
      try browser.wait(
        "document.querySelector('#loop-a-status')?.textContent.includes(arguments[0])", [shown])
      try browser.click("#loop-a-on")
      try browser.wait("!document.querySelector('#loop-a-stop').disabled")
      try browser.click("#loop-a-stop")
      try browser.wait("document.querySelector('#loop-a-stop').disabled", seconds: 15)
    }
  }

  @Test func theKeyboardAloneReachesEverything() throws {
    try browse { browser, lab in
      try show("judgement", browser, lab)
      var seen: [String] = []
      for _ in 0..<60 {
        try browser.press("\u{E004}")
        let name =
          try browser.run(
            """
            const e = document.activeElement
            const box = e.getBoundingClientRect()
            return [e.tagName, e.id || e.textContent.slice(0, 20), getComputedStyle(e).outlineStyle].join("|")
            """) as? String ?? ""
        if name.hasPrefix("BODY") { break }
        seen.append(name)
      }
      for wanted in ["To the view", "The loop", "quality", "Next task", "Draw and rank"] {
        #expect(seen.contains { $0.contains(wanted) }, "\(wanted)")
      }
      #expect(
        seen.allSatisfy { !$0.hasSuffix("|none") }, "\(seen.filter { $0.hasSuffix("|none") })")
      // Enter on a link of the views opens that view, and the focus goes there.
      try browser.run("document.querySelector('nav [data-view=losses]').focus()")
      try browser.press("\u{E007}")
      try browser.wait("document.querySelector('#all table')")
      #expect(try browser.run("return document.activeElement.id") as? String == "main")
    }
  }

  @Test func namesRolesContrastAndWidthsAreInOrder() throws {
    let script = try String(
      contentsOf: URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("access.js"), encoding: .utf8)
    try browse { browser, lab in
      for view in Self.views {
        try show(view, browser, lab)
        for (width, dark) in [(1280, false), (800, true), (360, false), (360, true)] {
          try browser.see(width: width, dark: dark, stillness: true)
          Thread.sleep(forTimeInterval: 0.3)
          let faults = try browser.run(script, [width]) as? [String] ?? ["no answer"]
          #expect(faults.isEmpty, "\(view), \(width), \(dark ? "dark" : "light"): \(faults)")
        }
        try browser.see(width: 1280)
      }
    }
  }

  @Test func whatModelsAndReadersWriteStaysText() throws {
    try browse { browser, lab in
      // Names that every object has are no views.
      for name in ["constructor", "__proto__", "toString"] {
        try show(name, browser, lab)
        try browser.wait("document.querySelector('h1')?.textContent === 'One judgement'")
      }
      let markup = "<img src=x onerror=\"window.hit=1\">"
      let query = markup.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
      try browser.open("about:blank")
      try browser.open(
        lab.address
          + "#judgement?model=M-instruct&category=chat&seed=1&response=\(query)&question=\(query)")
      try browser.wait("document.querySelector('#problem').textContent.includes('<img')")
      #expect(
        try browser.run("return document.querySelectorAll('main img, #problem img').length") as? Int
          == 0)
      #expect(try browser.run("return window.hit ?? 0") as? Int == 0)
      _ = try browser.complaints()  // The refusal is told there as well.
    }
  }
}
