// View: three ways to find out which of two responses is better.
import { h, s, labelled, ask, newest, calm, remember, numberOf, interval, short, say } from "./dom.js"
import { table } from "./charts.js"

export const name = "Three ways to labels"
export const title = "Three ways to get labels"
export const lead = "Somebody has to say which of two responses is better: people whose choices train a reward model, a larger model that is paid for, or the policy itself. What is right is measured here; what it costs is counted."

const pipelines = [
  { name: "people and a reward model", steps: ["policy writes", "people compare", "reward model learns", "it scores the pool"], color: "c2" },
  { name: "an outside judge", steps: ["policy writes", "sent to a larger model", "paid by the token", "scores come back"], color: "c1" },
  { name: "P(Yes) of the policy", steps: ["policy writes", "policy is asked: Yes or No?", "two logits are read", "it is a score"], color: "c0" },
]

export function show(main, query) {
  const state = {
    labels: [16, 32, 64, 128, 256, 512, 1024].includes(Number(query.labels)) ? Number(query.labels) : 128,
    comparison: numberOf(query.comparison, 1, 0, 1000), tokens: numberOf(query.tokens, 2.5, 0, 10000),
    pool: Math.round(numberOf(query.pool, 4000, 1, 10000000)),
  }
  const pictures = h("div", { class: "grid" })
  const result = h("section", { class: "card", "aria-labelledby": "h-costs" }, h("h2", { id: "h-costs" }, "What is right, and what it costs"))
  const place = h("div", { id: "ways" })
  const wait = h("p", { class: "note", role: "status" })
  result.append(wait, place)
  const ranged = (text, key, values, shown) => {
    const out = h("strong", { class: "num" }, shown(state[key]))
    const at = values.reduce((best, v, i) => Math.abs(Math.log((v || 1e-3) / (state[key] || 1e-3))) < Math.abs(Math.log((values[best] || 1e-3) / (state[key] || 1e-3))) ? i : best, 0)
    const field = h("input", { type: "range", min: 0, max: values.length - 1, step: 1, value: at, "aria-valuetext": shown(state[key]), oninput: () => {
      state[key] = values[Number(field.value)]
      out.textContent = shown(state[key])
      field.setAttribute("aria-valuetext", shown(state[key]))
      later()
    } })
    return h("label", {}, h("span", {}, text, " ", out), field)
  }
  const dollars = v => "$" + (v >= 100 ? Math.round(v).toLocaleString("en") : v.toFixed(2))
  const isStill = matchMedia("(prefers-reduced-motion: reduce)").matches
  const playing = h("input", { type: "checkbox", checked: !isStill, onchange: () => pictures.classList.toggle("play", playing.checked) })
  pictures.classList.toggle("play", !isStill)
  main.append(
    h("div", { class: "row tight" }, h("label", { class: "inline" }, playing, "The pictures move")), pictures,
    h("section", { class: "card", "aria-labelledby": "h-prices" }, h("h2", { id: "h-prices" }, "Numbers and prices"),
      h("div", { class: "ranges" },
        ranged("Comparisons by people:", "labels", [16, 32, 64, 128, 256, 512, 1024], v => String(v)),
        ranged("A comparison costs", "comparison", [0, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10], dollars),
        ranged("A million tokens cost", "tokens", [0, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 100], dollars),
        ranged("Pairs in the pool:", "pool", [100, 300, 1000, 4000, 10000, 30000, 100000, 1000000], v => v.toLocaleString("en")))), result)

  function picture({ name, steps, color }, way) {
    const [w, boxHeight, gap] = [220, 36, 30]
    const height = steps.length * boxHeight + (steps.length - 1) * gap + 8
    const parts = steps.flatMap((text, i) => {
      const y = 4 + i * (boxHeight + gap)
      return [
        i < steps.length - 1 && [s("path", { class: "flow", d: `M${w / 2} ${y + boxHeight}V${y + boxHeight + gap - 8}` }),
          s("path", { class: "fill", d: `M${w / 2 - 6} ${y + boxHeight + gap - 9}h12l-6 9z` })],
        s("rect", { class: "box" + (i === 2 ? " lit" : ""), x: 4, y, width: w - 8, height: boxHeight, rx: 7 }),
        s("text", { x: w / 2, y: y + boxHeight / 2 + 4, "text-anchor": "middle", class: "strong" }, text),
      ].flat().filter(Boolean)
    })
    return h("section", { class: "card w4 " + color, "aria-label": name }, h("h2", {}, name),
      s("svg", { viewBox: `0 0 ${w} ${height}`, role: "img", "aria-label": `${name}: ${steps.join(", then ")}`, class: "pipeline" }, parts),
      h("p", { class: "note num" }, way ? `Right on the policy’s own samples ${interval(way.own)}, ${dollars(way.dollars)} for the pool.` : "…"))
  }
  pictures.replaceChildren(...pipelines.map(p => picture(p)))

  const load = newest(async signal => {
    remember("ways", state)
    wait.textContent = "A reward model is trained and three judges are tried …"
    const { ways } = await ask("ways", state, signal)
    wait.textContent = ""
    pictures.replaceChildren(...pipelines.map(p => picture(p, ways.find(w => w.name === p.name))))
    place.replaceChildren(table(["way", "right, own samples", "right, hard bench", "dollars", "labels by people", "FLOPs of training", "FLOPs of judging", "tokens read", "parameters"],
      ways.map(w => [w.name, interval(w.own), interval(w.hard), dollars(w.dollars), w.labels.toLocaleString("en"), w.training ? short(w.training) : "0", short(w.judging), Math.round(w.tokens).toLocaleString("en"), w.parameters.toLocaleString("en")]),
      { caption: `For ${state.pool.toLocaleString("en")} pairs; accuracy in percent with 95 % intervals` }),
    h("p", { class: "note" }, "The policy is pocket S, whose tuning held truthful yes/no questions: its P(Yes) is not without labels, they were given before. The outside judge is pocket L. People err as Bradley and Terry have it, and a reward model made of S learns from their choices. Tokens are those of this small world; a real prompt has hundreds."))
    say("Measured.")
  })
  const later = calm(load, 120)
  load()
  return () => {}
}
