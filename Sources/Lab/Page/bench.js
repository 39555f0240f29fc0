// View: what a judge does on benches of pairs.
import { h, s, labelled, select, ask, newest, remember, oneOf, fixed, percent, interval, say } from "./dom.js"
import { figure, plot, table, range } from "./charts.js"

export const name = "Bench explorer"
export const title = "Bench explorer"
export const lead = "Pairs of a better and a worse response that no training used. A judge is right about a pair when it scores the better one higher. Look at where it errs, and whether its scores mean what they say."

const colors = ["c0", "c1", "c2", "c3"]

export function show(main, query, catalog) {
  const worlds = ["pocket", "english"].filter(w => catalog.models.some(m => m.world === w))
  const state = { world: oneOf(query.world, worlds, "pocket") }
  const modelsOf = world => catalog.models.filter(m => m.world === world)
  const usual = world => world === "pocket" ? ["M-instruct", "M-base"] : [modelsOf(world)[0].id]
  const known = (query.models ?? "").split(",").filter(id => modelsOf(state.world).some(m => m.id === id)).slice(0, 4)
  state.models = known.length ? known : usual(state.world)
  state.bench = state.world === "english" ? "plain" : oneOf(query.bench, ["plain", "hard"], "plain")
  state.filter = oneOf(query.filter, ["all", "mistakes", "right", "disagree"], "mistakes")
  state.subset = query.subset ?? ""
  let page = 0
  let results = []

  const controls = h("div", { class: "row" })
  const choice = h("fieldset", { class: "row tight" })
  const progress = h("p", { class: "note", role: "status" })
  const grid = h("div", { class: "grid" })
  const summary = h("section", { class: "card w6", "aria-label": "Accuracy" })
  const scatter = h("section", { class: "card w6", "aria-label": "Length against margin" })
  const reliability = h("section", { class: "card w6", "aria-label": "Reliability" })
  const figures = h("section", { class: "card w6", "aria-label": "In numbers" })
  const pairs = h("section", { class: "card", "aria-labelledby": "h-pairs" })
  grid.append(summary, scatter, reliability, figures, pairs)
  main.append(controls, choice, progress, grid)

  const count = () => state.world === "english" ? 8 : 20
  const label = id => catalog.models.find(m => m.id === id).label

  function drawControls() {
    controls.replaceChildren(
      labelled("World", select(worlds.map(w => ({ value: w, label: w === "pocket" ? "pocket" : "English" })), state.world, value => {
        Object.assign(state, { world: value, models: usual(value), bench: "plain", subset: "" })
        drawControls()
        load()
      })),
      labelled("Bench", select(state.world === "pocket" ? [{ value: "plain", label: "plain: one flaw" }, { value: "hard", label: "hard: small or unseen differences" }] : [{ value: "plain", label: "plain English" }], state.bench, value => {
        Object.assign(state, { bench: value, subset: "" })
        load()
      })))
    choice.replaceChildren(h("legend", {}, "Judges side by side, up to four"), ...modelsOf(state.world).map(m => {
      const box = h("input", { type: "checkbox", checked: state.models.includes(m.id), onchange: () => {
        const next = box.checked ? [...state.models, m.id] : state.models.filter(id => id !== m.id)
        if (next.length < 1 || next.length > 4) {
          box.checked = !box.checked
          return say(next.length ? "Four at most." : "One at least.")
        }
        state.models = modelsOf(state.world).map(x => x.id).filter(id => next.includes(id))
        load()
      } })
      return h("label", { class: "inline" }, box, m.label)
    }))
  }

  const load = newest(async signal => {
    address()
    page = 0
    const subsets = catalog.subsets[`${state.world} ${state.bench}`]
    const read = []
    for (const model of state.models) {
      const isReal = catalog.models.find(m => m.id === model).isReal
      const body = { model, bench: state.bench, count: count() }
      if (isReal) {
        // A large model reads subset by subset, so that one sees it go on.
        for (const [i, subset] of subsets.entries()) {
          progress.textContent = `${label(model)} reads ${subset}, ${i + 1} of ${subsets.length} …`
          await ask("bench", { ...body, subsets: [subset], pairs: false }, signal)
        }
      }
      progress.textContent = `${label(model)} reads …`
      read.push({ model, ...await ask("bench", { ...body, pairs: true }, signal) })
    }
    results = read
    progress.textContent = `${read[0].pairs.length} pairs, ${count()} of each subset at most.`
    draw()
  })

  function draw() {
    const legend = results.map((r, i) => ({ name: label(r.model), color: colors[i] }))
    const names = results[0].subsets.map(x => x.name)
    summary.replaceChildren(figure("Accuracy by subset, 95 % intervals", width => subsetPlot(width, names), {
      legend, summary: results.map(r => `${label(r.model)}: ${interval(r.total)}`).join("; "),
      head: ["subset", "pairs", ...results.map(r => label(r.model))],
      rows: () => names.map((n, i) => [n, String(results[0].subsets[i].count), ...results.map(r => interval(r.subsets[i].accuracy))]) }))

    const points = results.map((r, i) => ({ color: colors[i], kind: "points", radius: 3, faint: true, points: r.pairs.map(p => Object.assign([p.length, p.margin], { title: `${p.id}: ${fixed(p.margin, 2)}` })) }))
    const xs = points.flatMap(s => s.points.map(p => p[0]))
    const ys = points.flatMap(s => s.points.map(p => p[1]))
    const [x0, x1] = range(xs, [-1, 1]), [y0, y1] = range([...ys, 0], [-1, 1])
    scatter.replaceChildren(figure("Length against margin", width => plot(width, {
      x: { label: "length of the better less the worse, tokens", min: x0, max: x1 }, y: { min: y0, max: y1 },
      refs: [{ y: 0 }, { x: 0 }], series: points }), {
      legend, summary: "Margin of the better response less that of the worse, nats, by difference in length. Below 0 the judge errs.",
      head: ["pair", "length difference", ...results.map(r => label(r.model))],
      rows: () => results[0].pairs.map((p, i) => [p.id, String(p.length).replace("-", "−"), ...results.map(r => fixed(r.pairs[i].margin, 3))]) }),
      h("p", { class: "note" }, "Margin of the better response less that of the worse, nats: below 0 the judge errs. A judge that follows length leans with it."))

    reliability.replaceChildren(figure("Reliability: said against true", width => plot(width, {
      x: { label: "score, as said", min: 0, max: 1 }, y: { min: 0, max: 1 }, refs: [{ from: [0, 0], to: [1, 1] }],
      series: results.map((r, i) => ({ color: colors[i], points: r.bins.map(b => Object.assign([b.said, b.share.value], { low: b.share.low, high: b.share.high, title: `${b.count} responses` })) })) }), {
      legend, summary: results.map(r => `${label(r.model)}: calibration error ${fixed(r.ece.value, 3)}`).join("; "),
      head: ["judge", "scores", "responses", "said", "better"],
      rows: () => results.flatMap(r => r.bins.map(b => [label(r.model), `${fixed(b.low, 1)}–${fixed(b.high, 1)}`, String(b.count), fixed(b.said, 3), interval(b.share)])) }),
      h("p", { class: "note" }, "Of the responses in ten bins of scores, the share that is the better one of its pair. On the dashed line a score means what it says."))

    figures.replaceChildren(h("h2", {}, "In numbers"), table(["", ...results.map(r => label(r.model))], [
      ["mean of the sections", ...results.map(r => interval(r.total))],
      ...results[0].sections.map((x, i) => [x.name, ...results.map(r => interval(r.sections[i].accuracy))]),
      ["area under the curve", ...results.map(r => fixed(r.auc.value, 3))],
      ["calibration error", ...results.map(r => fixed(r.ece.value, 3))],
      ["Brier score", ...results.map(r => fixed(r.brier.value, 3))],
      ["mean mass", ...results.map(r => fixed(r.mass, 3))]], { caption: "Accuracies in percent; a tie counts one half" }))
    drawPairs()
  }

  function subsetPlot(width, names) {
    const row = 18 + 9 * results.length
    const height = names.length * row + 34
    const left = Math.min(170, width * 0.42)
    const X = v => left + v * (width - left - 14)
    const parts = []
    for (const t of width < 420 ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]) {
      parts.push(s("line", { class: t === 0.5 ? "ref" : "gridline", x1: X(t), x2: X(t), y1: 0, y2: height - 22 }),
        s("text", { x: X(t), y: height - 6, "text-anchor": t === 1 ? "end" : "middle" }, `${100 * t} %`))
    }
    names.forEach((n, i) => {
      const y = i * row + 12
      parts.push(s("text", { x: 0, y: y + 4 + 4 * (results.length - 1) }, n))
      results.forEach((r, j) => {
        const a = r.subsets[i].accuracy
        const at = y + 9 * j
        parts.push(s("g", { class: colors[j] }, s("line", { class: "stroke", x1: X(a.low), x2: X(a.high), y1: at, y2: at }),
          s("circle", { class: "fill", cx: X(a.value), cy: at, r: 4 })))
      })
    })
    return { height, parts }
  }

  function drawPairs() {
    const first = results[0]
    const names = first.subsets.map(x => x.name)
    if (!names.includes(state.subset)) state.subset = ""
    const all = first.pairs.map((p, i) => ({ p, credits: results.map(r => r.pairs[i]) })).filter(({ p, credits }) => {
      if (state.subset && p.subset !== state.subset) return false
      if (state.filter === "mistakes") return credits.some(c => c.credit < 1)
      if (state.filter === "right") return credits.every(c => c.credit === 1)
      if (state.filter === "disagree") return new Set(credits.map(c => c.credit)).size > 1
      return true
    })
    const size = 10
    const last = Math.max(0, Math.ceil(all.length / size) - 1)
    page = Math.min(page, last)
    const turn = step => {
      page = Math.max(0, Math.min(last, page + step))
      drawPairs()
      pairs.querySelector(step < 0 ? ".back" : ".on")?.focus()
    }
    pairs.replaceChildren(h("h2", { id: "h-pairs" }, "The pairs"),
      h("div", { class: "row tight" },
        labelled("Show", select([{ value: "mistakes", label: "where a judge errs" }, { value: "right", label: "where all are right" }, { value: "disagree", label: "where judges differ" }, { value: "all", label: "all" }], state.filter, value => {
          state.filter = value
          page = 0
          address()
          drawPairs()
        }, { id: "pair-filter" })),
        labelled("Subset", select([{ value: "", label: "all subsets" }, ...names], state.subset, value => {
          state.subset = value
          page = 0
          address()
          drawPairs()
        }, { id: "pair-subset" })),
        h("button", { type: "button", class: "back", disabled: page === 0, onclick: () => turn(-1) }, "Back"),
        h("button", { type: "button", class: "on", disabled: page === last, onclick: () => turn(1) }, "On"),
        h("span", { class: "note", role: "status" }, all.length ? `${page * size + 1} to ${Math.min(all.length, page * size + size)} of ${all.length}` : "none")),
      ...all.slice(page * size, page * size + size).map(({ p, credits }) => h("div", { class: "pair" },
        h("p", {}, h("span", { class: "chip" }, p.subset), " ", h("span", { class: "mono" }, p.prompt)),
        h("p", { class: "mono" }, h("span", { class: "c0" }, "better  "), p.chosen),
        h("p", { class: "mono" }, h("span", { class: "c1" }, "worse   "), p.rejected),
        h("p", { class: "note num" }, credits.map((c, i) => `${label(results[i].model)}: ${fixed(c.scoreChosen, 4)} against ${fixed(c.scoreRejected, 4)}, ${c.credit === 1 ? "right" : c.credit === 0.5 ? "a tie" : "wrong"}`).join(" · ")))))
  }

  function address() {
    remember("bench", { world: state.world, bench: state.bench, models: state.models.join(","), filter: state.filter, subset: state.subset })
  }

  drawControls()
  load()
  return () => {}
}
