// View: generate, judge, pair, train, on a live model; two runs beside each other.
import { h, labelled, select, number, ask, remember, oneOf, numberOf, fixed, short, percent, say, problem } from "./dom.js"
import { figure, plot, table, range } from "./charts.js"

export const name = "The loop"
export const title = "The loop"
export const lead = "The pocket model S writes N responses to each prompt, a judge scores them, the best is paired with the worst, and the model trains on the pairs. Then again. Run it stage by stage, a round, or until you stop it, and compare two runs."

const presets = {
  "chapter 4": { about: "The book’s loop: P(Yes) labels, DPO with a likelihood term.", set: {} },
  "oracle": { about: "Labels without mistakes: what P(Yes) is to be compared with.", set: { judge: "oracle" } },
  "random": { about: "A coin labels: what training does without a preference in it.", set: { judge: "random" } },
  "inverted": { about: "The judge upside down: the model learns what it finds worst.", set: { judge: "inverted" } },
  "collapse": { about: "DPO without the likelihood term at ten times the rate: both responses’ rewards fall, and the language is lost.", set: { lambda: 0, rate: 0.004 } },
  "taste for short": { about: "A judge that counts words: the model learns to say little.", set: { judge: "shortest" } },
}
const stages = [["measured", "measure"], ["generated", "generate"], ["judged", "judge"], ["paired", "pair"], ["trained", "train"]]
const ownFields = ["judge", "loss", "samples", "beta", "lambda", "rate", "temperature", "prompts", "epochs", "seed"]
// Runs go on while another view is shown, and until the tab is closed.
const kept = { a: null, b: null }

export function show(main, query, catalog) {
  const runs = { a: panel("a", "Run A", "c0"), b: panel("b", "Run B", "c1") }
  const charts = h("div", { class: "grid", id: "charts" })
  const rounds = h("div", { id: "rounds" })
  main.append(
    h("div", { class: "grid" }, runs.a.element, runs.b.element),
    h("h2", {}, "Round by round"), charts,
    h("section", { class: "card", "aria-label": "All rounds" }, rounds))
  let isShown = true
  address()
  drawCharts()
  for (const run of Object.values(runs)) run.follow()

  function address() {
    const parts = {}
    for (const [place, run] of Object.entries(runs)) {
      for (const key of ownFields) if (run.settings[key] !== catalog.settings[key]) parts[place + "." + key] = run.settings[key]
      if (run.preset !== (place === "a" ? "chapter 4" : "oracle")) parts[place + ".preset"] = run.preset
    }
    remember("loop", parts)
  }

  function panel(place, heading, color) {
    const run = { color, heading, settings: { ...catalog.settings }, state: kept[place]?.state ?? null, steps: kept[place]?.steps ?? [] }
    run.preset = oneOf(query[place + ".preset"], [...Object.keys(presets), "own"], place === "a" ? "chapter 4" : "oracle")
    Object.assign(run.settings, presets[run.preset]?.set)
    for (const key of ownFields) {
      const given = query[place + "." + key]
      if (given === undefined) continue
      run.settings[key] = typeof catalog.settings[key] === "number" ? numberOf(given, catalog.settings[key], 0, 1e9) : given
    }
    run.settings.judge = oneOf(run.settings.judge, catalog.judges, "P(Yes)")
    run.settings.loss = oneOf(run.settings.loss, catalog.losses.map(l => l.name), "dpo")
    if (kept[place]) Object.assign(run, { settings: kept[place].settings, preset: kept[place].preset })

    let from = 0
    let followsTail = true
    let hasBegun = !!kept[place]
    const id = "loop-" + place
    const presetPlace = h("div")
    const settings = h("div", { class: "settings" })
    const status = h("p", { class: "num", id: id + "-status" }, "Not begun.")
    const live = h("p", { class: "note", role: "status" })
    const progress = h("progress", { max: 1, value: 0, "aria-label": `${heading}, this stage` })
    const chain = h("ol", { class: "stages", "aria-label": "Stages" })
    const pairing = h("p", { class: "note" })
    const candidates = h("div", { class: "candidates", id: id + "-candidates" })
    const pager = h("div", { class: "row tight" })
    const about = h("p", { class: "note" })
    const buttons = {}
    const button = (key, text, work, main) => buttons[key] = h("button", { type: "button", class: main ? "main" : null, id: `${id}-${key}`, onclick: () => work() }, text)

    run.element = h("section", { class: "card w6", "aria-labelledby": id + "-h" },
      h("h2", { id: id + "-h", class: color }, heading), presetPlace, about,
      h("details", {}, h("summary", {}, "Settings"), settings),
      h("div", { class: "row tight" },
        button("round", "One round", () => go("round"), true), button("stage", "One stage", () => go("stage")), button("on", "Until stopped", () => go("on")),
        button("stop", "Stop", stop), button("reset", "Reset", reset)),
      chain, status, progress, live, pairing, pager, candidates)

    function drawSettings() {
      presetPlace.replaceChildren(labelled("Preset", select([...Object.keys(presets), "own"], run.preset, value => {
        if (value === "own") return
        run.preset = value
        run.settings = { ...catalog.settings, ...presets[value].set, seed: run.settings.seed }
        changed()
      }, { id: id + "-preset" })))
      about.textContent = presets[run.preset]?.about ?? "Settings of your own."
      const change = key => value => {
        run.settings[key] = value
        run.preset = "own"
        changed()
      }
      const loss = catalog.losses.find(l => l.name === run.settings.loss)
      const field = (text, key, bounds) => labelled(text, number(run.settings[key], bounds, v => change(key)(bounds.step ? v : Math.round(v))))
      settings.replaceChildren(
        labelled("judge", select(catalog.judges, run.settings.judge, change("judge"))),
        labelled("loss", select(catalog.losses.map(l => l.name), run.settings.loss, change("loss"))),
        field("N, responses", "samples", { min: 2, max: 16 }), field("prompts a round", "prompts", { min: 8, max: 512 }),
        field(loss.beta ?? "β (not used)", "beta", { min: 0.005, max: 5, step: 0.005 }), field(loss.lambda ?? "λ (not used)", "lambda", { min: 0, max: 5, step: 0.05 }),
        field("learning rate", "rate", { min: 0.000001, max: 0.1, step: 0.000001 }), field("temperature", "temperature", { min: 0.1, max: 3, step: 0.1 }),
        field("epochs", "epochs", { min: 1, max: 8 }), field("seed", "seed", { min: 0, max: 999999999 }))
    }
    function changed() {
      drawSettings()
      address()
      if (hasBegun) live.textContent = "Changed settings count after a reset."
    }

    // From a click until the state is known that follows from it.
    let isAsking = hasBegun
    let again = false
    async function go(extent) {
      if (isAsking) return
      isAsking = true
      drawButtons()
      try {
        if (!hasBegun) await begin()
        try {
          await ask("loop/advance", { place, extent })
        } catch (error) {
          // The server has dropped this tab's runs.
          if (!error.message.includes("no run here")) throw error
          await begin()
          await ask("loop/advance", { place, extent })
        }
        if (run.state) run.state.isRunning = true
        followsTail = true
        problem("", place)
        again = true
        run.follow()
      } catch (error) {
        isAsking = false
        drawButtons()
        fail(error)
      }
    }
    async function begin() {
      await ask("loop/begin", { place, settings: run.settings })
      hasBegun = true
      kept[place] = { settings: run.settings, preset: run.preset, state: null, steps: [] }
      run.state = null
      run.steps = []
    }
    async function stop() {
      try { await ask("loop/stop", { place }) } catch (error) { fail(error) }
    }
    async function reset() {
      try { await ask("loop/reset", { place }) } catch (error) { fail(error) }
      hasBegun = false
      kept[place] = null
      run.state = null
      run.steps = []
      from = 0
      live.textContent = ""
      draw()
      drawCharts()
      say(`${heading} was reset.`)
    }
    const fail = error => problem(error.message, place)

    let isFollowing = false
    run.follow = async () => {
      if (!hasBegun || isFollowing) return
      isFollowing = true
      try {
        while (isShown && hasBegun) {
          const isNew = again
          again = false
          const state = await ask("loop/state", { place, steps: run.steps.length, from, count: 6 })
          if (!hasBegun) break
          if (state === null) {
            // The server has dropped this tab's runs.
            hasBegun = false
            kept[place] = null
            run.state = null
            draw()
            break
          }
          run.steps.push(...state.steps)
          // A stage that was stopped takes its steps back.
          run.steps.length = Math.min(run.steps.length, state.stepCount)
          const wasRunning = run.state?.isRunning ?? false
          const rounds = run.state?.rounds.length ?? 0
          const total = state.settings.prompts
          run.state = state
          if (isNew) isAsking = false
          if (kept[place]) Object.assign(kept[place], { state, steps: run.steps })
          if (state.phase === "generating" && followsTail) from = Math.max(0, Math.min(total - 6, state.done - 6))
          draw()
          if (state.steps.length || state.rounds.length !== rounds || wasRunning !== state.isRunning) drawCharts()
          if (state.rounds.length > rounds && rounds > 0) say(`${heading}: after round ${state.rounds.at(-1).round} quality ${fixed(state.rounds.at(-1).quality, 3)}`)
          if (again) continue
          if (!state.isRunning) break
          await new Promise(done => setTimeout(done, 150))
        }
      } catch (error) { fail(error) }
      isFollowing = false
      if (again && isShown) return run.follow()
      isAsking = false
      drawButtons()
    }

    function drawButtons() {
      const isRunning = isAsking || (run.state?.isRunning ?? false)
      for (const key of ["round", "stage", "on"]) buttons[key].disabled = isRunning
      buttons.stop.disabled = !isRunning || isAsking
      buttons.reset.disabled = !hasBegun || isAsking
    }
    function draw() {
      const state = run.state
      drawButtons()
      const order = ["measured", "generated", "judged", "paired"]
      const at = state ? order.indexOf(state.stage) : -1
      const running = { measuring: state?.stage === "none" ? 0 : 4, generating: 1, judging: 2, pairing: 3, training: 4 }[state?.phase]
      chain.replaceChildren(...stages.map(([key, text], i) => {
        const isNow = state?.isRunning && i === running
        return h("li", { class: isNow ? "now" : i > 0 ? (i <= at ? "done" : null) : at >= 0 ? "done" : null, "aria-current": isNow ? "step" : null }, text)
      }))
      if (!state) {
        status.textContent = "Not begun."
        progress.value = 0
        pairing.textContent = ""
        pager.replaceChildren()
        candidates.replaceChildren()
        return
      }
      const last = state.rounds.at(-1)
      status.textContent = state.isRunning
        ? `Round ${state.round}: ${state.isStopping ? "stopping" : state.phase}${state.of > 1 ? ` ${state.done} of ${state.of}` : ""}`
        : last ? `After round ${last.round}: true quality ${fixed(last.quality, 3)}, diversity ${percent(last.diversity, 0)}` : "Stopped before the first measurement."
      if (state.problem) live.textContent = state.problem
      else if (state.isRunning) live.textContent = ""
      progress.value = state.of ? state.done / state.of : 0
      pairing.textContent = state.pairing ? `${state.pairing.pairs} pairs; no pair from ${state.pairing.identical} prompts of identical responses and ${state.pairing.tied} of equal scores.` : ""
      if (state.doubts.length) pairing.textContent += ` Take care: ${state.doubts.join("; ")}.`
      const total = state.settings.prompts
      if (!state.isRunning && !state.prompts.length) from = 0
      const page = step => {
        followsTail = false
        from = Math.max(0, Math.min(total - 1, from + step))
        if (!state.isRunning) run.follow()
      }
      if (!state.isRunning && !state.prompts.length) pager.replaceChildren()
      else if (state.prompts.length || from) {
        if (!pager.children.length) pager.append(h("button", { type: "button", onclick: () => page(-6) }, "Earlier prompts"), h("button", { type: "button", onclick: () => page(6) }, "Later prompts"), h("span", { class: "note" }))
        pager.lastChild.textContent = state.prompts.length ? `prompts ${from + 1} to ${from + state.prompts.length} of ${total}` : `none yet from ${from + 1} on`
      }
      candidates.replaceChildren(...(state.prompts.length ? [h("p", { class: "note" }, "Behind each response its score and its true quality q; ▲ chosen, ▼ rejected.")] : []), ...state.prompts.map(p => h("div", { class: "prompt" },
        h("p", {}, h("span", { class: "chip" }, p.category), " ", p.instruction, p.isPaired === false ? " (no pair)" : ""),
        h("ol", { "aria-label": "Responses" }, p.candidates.map(c => h("li", { class: c.mark ?? null },
          h("span", { "aria-hidden": "true" }, c.mark === "chosen" ? "▲" : c.mark === "rejected" ? "▼" : "·"),
          h("span", {}, c.text || "(nothing)", c.mark ? h("span", { class: "note" }, ` ${c.mark}`) : null),
          h("span", { class: "n", title: "score" }, c.score === undefined ? "…" : Math.abs(c.score) >= 1 && Number.isInteger(c.score) ? String(c.score).replace("-", "−") : fixed(c.score, 3)),
          h("span", { class: "n", title: "true quality" }, "q " + fixed(c.quality, 1))))))))
    }

    drawSettings()
    draw()
    return run
  }

  // MARK: Both runs

  function drawCharts() {
    // As they are now: a table may be opened when a run has long been reset.
    const all = Object.values(runs).filter(r => r.state?.rounds.length).map(({ heading, color, state }) => ({ heading, color, state }))
    const legend = Object.values(runs).map(r => ({ name: r.heading, color: r.color }))
    const most = Math.max(3, ...all.flatMap(r => r.state.rounds.map(x => x.round)))
    const perRound = (title, label, value, y, text = v => fixed(v, 3)) => {
      const series = all.map(r => ({ color: r.color, points: r.state.rounds.map(x => [x.round, value(x)]) }))
      const [min, max] = y ?? range(series.flatMap(s => s.points.map(p => p[1])), [0, 1], 0.12)
      return h("div", { class: "card w4" }, figure(title, width => plot(width, {
        x: { label: "round", min: -0.2, max: most + 0.2, ticks: Array.from({ length: most + 1 }, (_, i) => i).filter(i => most < 10 || i % 5 === 0) },
        y: { min, max }, series, height: 230 }), {
        legend, summary: all.map(r => `${r.heading}: ${r.state.rounds.map(x => text(value(x))).join(", ")}`).join("; ") || "Nothing yet.",
        head: ["run", "round", label], rows: () => all.flatMap(r => r.state.rounds.map(x => [r.heading, String(x.round), text(value(x))])) }))
    }
    const steps = Object.values(runs).map(r => ({ color: r.color, kind: "line", heading: r.heading, run: r, points: r.steps.map((x, i) => [i + 1, x.loss]) }))
    const longest = Math.max(8, ...steps.map(s => s.points.length))
    const [low, high] = range(steps.flatMap(s => s.points.map(p => p[1])), [0, 1])
    const rewards = Object.values(runs).flatMap(r => [["chosen", ""], ["rejected", ""]].map(([key]) => ({ color: r.color, kind: "line", thin: key === "rejected", points: r.steps.map((x, i) => [i + 1, x[key]]) })))
    const [rlow, rhigh] = range(rewards.flatMap(s => s.points.map(p => p[1])), [-0.5, 0.5])
    charts.replaceChildren(
      perRound("True quality of held-out samples", "true quality", x => x.quality, [0, 1]),
      perRound("Diversity: different texts of four", "diversity", x => x.diversity, [0, 1]),
      perRound("Distance from the start, KL, nats", "KL", x => x.divergence),
      h("div", { class: "card w4" }, figure("Loss, step by step", width => plot(width, {
        x: { label: "step", min: 0, max: longest }, y: { min: low, max: high }, series: steps, height: 230 }), {
        legend, summary: steps.map(s => `${s.heading}: ${s.points.length} steps`).join("; "), head: ["run", "round", "step", "loss", "accuracy"],
        rows: () => steps.flatMap(s => s.run.steps.map(x => [s.heading, String(x.round), String(x.step), short(x.loss), percent(x.accuracy, 0)])) })),
      h("div", { class: "card w4" }, figure("Rewards β Δ: chosen bold, rejected thin", width => plot(width, {
        x: { label: "step", min: 0, max: longest }, y: { min: rlow, max: rhigh }, refs: [{ y: 0 }], series: rewards, height: 230 }), {
        legend, summary: "Mean over each batch.", head: ["run", "step", "chosen", "rejected"],
        rows: () => Object.values(runs).flatMap(r => r.steps.map((x, i) => [r.heading, String(i + 1), fixed(x.chosen), fixed(x.rejected)])) })),
      perRound("The policy as a judge, hard bench", "right", x => x.judge, undefined, v => percent(v, 1)))
    rounds.replaceChildren(all.length
      ? table(["run", "round", "quality", "chat", "code", "math", "safety", "diversity", "KL, nats", "length", "judge right", "pairs"],
        all.flatMap(r => r.state.rounds.map(x => [r.heading, String(x.round), fixed(x.quality, 3), ...["chat", "code", "math", "safety"].map(c => fixed(x.byCategory[c], 2)), percent(x.diversity, 0), short(x.divergence), fixed(x.length, 1), percent(x.judge, 1), String(x.pairs)])),
        { caption: "What each round left, on held-out prompts" })
      : h("p", { class: "note" }, "After each round the policy answers 160 held-out prompts four times; the oracle reads the answers."))
    for (const r of all) {
      rounds.append(h("details", {}, h("summary", {}, `${r.heading}: samples after round ${r.state.rounds.at(-1).round}`), h("pre", {}, r.state.rounds.at(-1).examples.join("\n"))))
    }
  }

  return () => { isShown = false }
}
