// View: what each loss says of a pair, and where it pushes.
import { h, s, labelled, select, number, ask, newest, calm, remember, numberOf, oneOf, fixed, say } from "./dom.js"
import { figure, plot, table, range } from "./charts.js"

export const name = "Losses"
export const title = "Losses under the finger"
export const lead = "A pair has a chosen and a rejected response. Δ_w and Δ_l say how much likelier each has become than under the reference, in nats. Drag the point and see what every loss makes of it."

export function show(main, query, catalog) {
  const names = catalog.losses.map(l => l.name)
  const state = {
    loss: oneOf(query.loss, names, "dpo"), along: oneOf(query.along, ["chosen", "rejected"], "chosen"),
    chosen: numberOf(query.w, 1, -10, 10), rejected: numberOf(query.l, -1, -10, 10),
    beta: numberOf(query.beta, 0.1, 0.005, 5), lambda: numberOf(query.lambda, 0, 0, 5),
    lengthChosen: Math.round(numberOf(query.nw, 12, 1, 100)), lengthRejected: Math.round(numberOf(query.nl, 12, 1, 100)),
    perToken: numberOf(query.ref, -1, -10, -0.05),
  }
  const about = () => catalog.losses.find(l => l.name === state.loss)
  const pad = h("div", { id: "pad" })
  const formula = h("p", { class: "mono" })
  const parameters = h("div", { class: "row tight" })
  const values = h("div", { id: "values" })
  const pushes = h("div", { id: "pushes" })
  const all = h("div", { id: "all" })
  const sliderOf = (key, text) => {
    const out = h("strong", { class: "num" })
    const field = h("input", { type: "range", min: -10, max: 10, step: 0.1, value: state[key], id: "delta-" + key, oninput: () => {
      state[key] = Number(field.value)
      update()
    } })
    return { field, out, label: h("label", {}, h("span", {}, text, " ", out), field) }
  }
  const w = sliderOf("chosen", "Δ_w, of the chosen response:")
  const l = sliderOf("rejected", "Δ_l, of the rejected response:")

  main.append(h("div", { class: "row" },
    labelled("Loss", select(names, state.loss, value => { state.loss = value; drawParameters(); update() })),
    labelled("Curves run along", select([{ value: "chosen", label: "Δ_w, Δ_l held" }, { value: "rejected", label: "Δ_l, Δ_w held" }], state.along, value => { state.along = value; update() })),
    parameters),
  formula,
  h("div", { class: "grid" },
    h("section", { class: "card w5", "aria-labelledby": "h-pad" }, h("h2", { id: "h-pad" }, "The pair"), pad, w.label, l.label,
      h("p", { class: "note" }, "The stronger the tint, the greater the loss. The line shows where a step down the slope pushes this pair.")),
    h("section", { class: "card w7", "aria-label": "Curves" }, values, pushes),
    h("section", { class: "card", "aria-labelledby": "h-all" }, h("h2", { id: "h-all" }, "All losses at this point"), all)))

  function drawParameters() {
    const { beta, lambda, usesReference } = about()
    formula.replaceChildren(`L = ${about().formula}`)
    const field = (text, key, bounds, round) => labelled(text, number(state[key], bounds, v => { state[key] = round ? Math.round(v) : v; update() }))
    parameters.replaceChildren(
      ...(beta ? [field(beta, "beta", { min: 0.005, max: 5, step: 0.005 })] : []),
      ...(lambda ? [field(lambda, "lambda", { min: 0, max: 5, step: 0.05 })] : []),
      field("|y_w|, tokens", "lengthChosen", { min: 1, max: 100 }, true), field("|y_l|, tokens", "lengthRejected", { min: 1, max: 100 }, true),
      field("ln π_ref of a token", "perToken", { min: -10, max: -0.05, step: 0.05 }))
    if (!usesReference) formula.append(h("span", { class: "note" }, "  (looks at the policy alone: ℓ is ln π per token)"))
  }

  function drawPad({ grid, gridAt, curves }) {
    const size = 260
    const [min, max] = [Math.min(...grid), Math.max(...grid)]
    const n = gridAt.length
    const cell = size / n
    const at = v => (v + 10) / 20 * (size - cell) + cell / 2
    const group = s("g", { class: "c1" })
    grid.forEach((v, i) => group.append(s("rect", { class: "fill", x: (i % n) * cell, y: size - (Math.floor(i / n) + 1) * cell, width: cell, height: cell, "shape-rendering": "crispEdges",
      opacity: (0.06 + 0.84 * (max > min ? Math.sqrt((v - min) / (max - min)) : 0)).toFixed(3) })))
    const here = curves.find(c => c.name === state.loss).here
    const [x, y] = [at(state.chosen), size - at(state.rejected)]
    const length = Math.hypot(here.pushChosen, here.pushRejected)
    const scale = length > 1e-9 ? 44 * Math.min(1, 0.6 + length) / length : 0
    const svg = s("svg", { viewBox: `-46 -4 ${size + 52} ${size + 40}`, class: "pad", role: "img",
      "aria-label": `Loss ${state.loss} over Δ_w and Δ_l; at ${fixed(state.chosen, 1)} and ${fixed(state.rejected, 1)} it is ${fixed(here.value)}. The sliders below move the point.` },
      group, s("rect", { class: "axis", x: 0, y: 0, width: size, height: size }),
      s("line", { class: "ref", x1: at(0), x2: at(0), y1: 0, y2: size }), s("line", { class: "ref", x1: 0, x2: size, y1: size - at(0), y2: size - at(0) }),
      s("text", { x: size / 2, y: size + 30, "text-anchor": "middle" }, "Δ_w"), s("text", { x: -44, y: size / 2 - 24 }, "Δ_l"),
      [-10, 0, 10].map(t => [s("text", { x: at(t), y: size + 15, "text-anchor": "middle" }, String(t).replace("-", "−")), s("text", { x: -4, y: size - at(t) + 4, "text-anchor": "end" }, String(t).replace("-", "−"))]),
      s("line", { class: "needle", x1: x, y1: y, x2: x + here.pushChosen * scale, y2: y - here.pushRejected * scale }),
      s("circle", { class: "box", cx: x, cy: y, r: 8 }), s("g", { class: "c0" }, s("circle", { class: "fill", cx: x, cy: y, r: 4.5 })))
    const move = event => {
      const box = svg.getBoundingClientRect()
      const scale = (size + 52) / box.width
      const back = v => Math.round(Math.min(10, Math.max(-10, (v - cell / 2) / (size - cell) * 20 - 10)) * 10) / 10
      state.chosen = back((event.clientX - box.left) * scale - 46)
      state.rejected = back(size - ((event.clientY - box.top) * scale - 4))
      w.field.value = state.chosen
      l.field.value = state.rejected
      update()
    }
    pad.onpointerdown = event => { pad.setPointerCapture(event.pointerId); pad.dragging = true; move(event) }
    pad.onpointermove = event => { if (pad.dragging) move(event) }
    pad.onpointerup = pad.onpointercancel = () => { pad.dragging = false }
    pad.replaceChildren(svg)
  }

  function draw(reply) {
    drawPad(reply)
    w.out.textContent = fixed(state.chosen, 1)
    l.out.textContent = fixed(state.rejected, 1)
    const held = state.along === "chosen" ? `Δ_l = ${fixed(state.rejected, 1)}` : `Δ_w = ${fixed(state.chosen, 1)}`
    const axis = state.along === "chosen" ? "Δ_w, nats" : "Δ_l, nats"
    const here = state[state.along]
    const own = reply.curves.find(c => c.name === state.loss)
    const others = reply.curves.filter(c => c !== own)
    const points = (c, key) => reply.at.map((x, i) => [x, c.points[i][key]])
    const rows = keys => () => reply.at.map((x, i) => [fixed(x, 2), ...keys.map(([c, k]) => fixed(c.points[i][k]))]).filter((_, i) => i % 4 === 0)
    const mine = points(own, "value").map(p => p[1])
    const [low, high] = range([...mine, 0])
    values.replaceChildren(figure(`Value at ${held}`, width => plot(width, {
      x: { label: axis, min: -10, max: 10 }, y: { min: low, max: high }, refs: [{ x: here }],
      series: [...others.map(c => ({ color: "c9", thin: true, kind: "line", points: points(c, "value").filter(p => p[1] >= low && p[1] <= high) })),
        { color: "c0", kind: "line", points: points(own, "value") }, { color: "c0", points: [[here, own.here.value]], kind: "points", radius: 5 }] }), {
      summary: `${state.loss} is ${fixed(own.here.value)} at the point`, legend: [{ name: state.loss, color: "c0" }, { name: "the others, where they fit", color: "c9" }],
      head: [axis, ...reply.curves.map(c => c.name)], rows: rows(reply.curves.map(c => [c, "value"])) }))
    const [pl, ph] = range([...points(own, "pushChosen"), ...points(own, "pushRejected")].map(p => p[1]).concat(0))
    pushes.replaceChildren(figure(`Push on the two responses, −∂L/∂Δ, at ${held}`, width => plot(width, {
      x: { label: axis, min: -10, max: 10 }, y: { min: pl, max: ph }, refs: [{ x: here }, { y: 0 }],
      series: [{ color: "c0", kind: "line", points: points(own, "pushChosen") }, { color: "c1", kind: "line", points: points(own, "pushRejected") }] }), {
      summary: `At the point ${fixed(own.here.pushChosen)} on the chosen and ${fixed(own.here.pushRejected)} on the rejected response`,
      legend: [{ name: "on y_w", color: "c0" }, { name: "on y_l", color: "c1" }],
      head: [axis, "push on y_w", "push on y_l"], rows: rows([[own, "pushChosen"], [own, "pushRejected"]]) }))
    all.replaceChildren(table(["loss", "value", "push on y_w", "push on y_l", "formula"],
      reply.curves.map(c => [c.name, fixed(c.here.value), fixed(c.here.pushChosen, 4), fixed(c.here.pushRejected, 4), catalog.losses.find(l => l.name === c.name).formula]),
      { caption: "Values and slopes at the point, with these β and λ", here: names.indexOf(state.loss) }))
    say(`${state.loss}: ${fixed(own.here.value)}`)
  }

  const fetch = newest(async signal => {
    remember("losses", { loss: state.loss, along: state.along, w: state.chosen, l: state.rejected, beta: state.beta, lambda: state.lambda, nw: state.lengthChosen, nl: state.lengthRejected, ref: state.perToken })
    draw(await ask("losses", state, signal))
  })
  const update = calm(fetch, 25)
  drawParameters()
  fetch()
  return () => {}
}
