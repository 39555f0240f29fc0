// Small drawings. Each is a figure with its name, an SVG that a screen reader is told in a sentence,
// and a table of the same numbers.
import { h, s, fixed, unique } from "./dom.js"

/// A table from a head and rows of texts; numbers stand to the right.
export function table(head, rows, { caption, here } = {}) {
  const isNumeric = head.map((_, i) => rows.length > 0 && rows.every(r => /^[−\d–$][\d.,·⁻⁰¹²³⁴⁵⁶⁷⁸⁹ %−\[\]–]*$/.test(String(r[i] ?? "–"))))
  const cell = (tag, i, text, more) => h(tag, { class: isNumeric[i] ? "n" : tag === "td" && String(text).length > 16 ? "t" : null, ...more }, text)
  return h("div", { class: "scroll", tabindex: 0, role: "region", "aria-label": caption ?? head.join(", ") },
    h("table", {}, caption && h("caption", {}, caption),
      h("thead", {}, h("tr", {}, head.map((t, i) => cell("th", i, t, { scope: "col" })))),
      h("tbody", {}, rows.map((r, n) => h("tr", { class: n === here ? "here" : null },
        r.map((t, i) => t instanceof Node ? h("td", {}, t) : cell(i ? "td" : "th", i, t, i ? {} : { scope: "row" })))))))
}

/// A figure that is drawn anew at each width.
export function figure(title, draw, { summary = "", head, rows, legend } = {}) {
  const place = h("div")
  const id = unique("figure")
  const more = head && h("details", {}, h("summary", {}, "As a table"))
  more?.addEventListener("toggle", () => {
    if (more.open && more.children.length === 1) more.append(table(head, rows(), { caption: title }))
  })
  const element = h("figure", { role: "group", "aria-labelledby": id },
    h("figcaption", { id }, title),
    legend && h("ul", { class: "legend" }, legend.map(l => h("li", { class: l.color }, h("span", {}, l.name)))),
    place, more)
  let width = 0
  const paint = () => {
    const now = Math.round(place.clientWidth)
    if (now < 40 || now === width) return
    width = now
    const { height, parts } = draw(width)
    place.replaceChildren(s("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": `${title}. ${summary}` }, parts))
  }
  // In the next frame, since drawing changes sizes; and no longer once the chart has left the page.
  const observer = new ResizeObserver(() => requestAnimationFrame(() => {
    if (width && !place.isConnected) observer.disconnect()
    else paint()
  }))
  observer.observe(place)
  return element
}

export function ticks(min, max, count = 5) {
  const raw = (max - min) / count
  if (!(raw > 0)) return [min]
  const power = 10 ** Math.floor(Math.log10(raw))
  const step = [1, 2, 2.5, 5, 10].map(f => f * power).find(f => f >= raw * 0.999)
  const all = []
  for (let t = Math.ceil(min / step - 1e-9) * step; t <= max + step * 1e-9; t += step) all.push(Math.abs(t) < step * 1e-9 ? 0 : t)
  return all
}
const tickText = t => (Math.abs(t) >= 1000 ? t.toLocaleString("en") : String(Number(t.toPrecision(3)))).replace("-", "−")

/// The range of all values, with a little room; `fallback` where there are none.
export function range(values, fallback = [0, 1], room = 0.06) {
  const all = values.filter(Number.isFinite)
  if (!all.length) return fallback
  let [min, max] = [Math.min(...all), Math.max(...all)]
  if (min === max) [min, max] = [min - 0.5, max + 0.5]
  const more = (max - min) * room
  return [min - more, max + more]
}

/// Axes and what is drawn on them: lines, points, bars of intervals, and lines of reference.
export function plot(width, { x, y, series, refs = [], height = Math.min(300, Math.max(210, width * 0.55)) }) {
  const pad = { left: 46, right: 12, top: 8, bottom: 40 }
  const X = v => pad.left + (v - x.min) / (x.max - x.min) * (width - pad.left - pad.right)
  const Y = v => height - pad.bottom - (v - y.min) / (y.max - y.min) * (height - pad.top - pad.bottom)
  const inside = p => Number.isFinite(p[0]) && Number.isFinite(p[1])
  const clip = v => Math.min(y.max, Math.max(y.min, v))
  const parts = []
  for (const t of ticks(y.min, y.max, height < 240 ? 4 : 5)) {
    parts.push(s("line", { class: "gridline", x1: pad.left, x2: width - pad.right, y1: Y(t), y2: Y(t) }),
      s("text", { x: pad.left - 6, y: Y(t) + 4, "text-anchor": "end" }, (y.text ?? tickText)(t)))
  }
  for (const t of x.ticks ?? ticks(x.min, x.max, width < 380 ? 4 : 7)) {
    parts.push(s("line", { class: "axis", x1: X(t), x2: X(t), y1: height - pad.bottom, y2: height - pad.bottom + 4 }),
      s("text", { x: X(t), y: height - pad.bottom + 17, "text-anchor": "middle" }, (x.text ?? tickText)(t)))
  }
  parts.push(s("line", { class: "axis", x1: pad.left, x2: width - pad.right, y1: height - pad.bottom, y2: height - pad.bottom }),
    s("text", { x: (pad.left + width - pad.right) / 2, y: height - 4, "text-anchor": "middle" }, x.label))
  for (const r of refs) {
    if (r.from) parts.push(s("line", { class: "ref", x1: X(r.from[0]), y1: Y(r.from[1]), x2: X(r.to[0]), y2: Y(r.to[1]) }))
    else if (r.x !== undefined && r.x >= x.min && r.x <= x.max) parts.push(s("line", { class: "ref", x1: X(r.x), x2: X(r.x), y1: pad.top, y2: height - pad.bottom }))
    else if (r.y !== undefined && r.y >= y.min && r.y <= y.max) parts.push(s("line", { class: "ref", x1: pad.left, x2: width - pad.right, y1: Y(r.y), y2: Y(r.y) }))
  }
  for (const one of series) {
    const points = one.points.filter(inside)
    const group = s("g", { class: one.color })
    if (one.kind !== "points" && points.length > 1) {
      group.append(s("path", { class: "line stroke" + (one.thin ? " thin" : ""),
        d: points.map((p, i) => `${i && !p.gap ? "L" : "M"}${X(p[0]).toFixed(1)} ${Y(clip(p[1])).toFixed(1)}`).join("") }))
    }
    if (one.kind !== "line") {
      for (const p of points) {
        if (p.low !== undefined) group.append(s("line", { class: "stroke", x1: X(p[0]), x2: X(p[0]), y1: Y(clip(p.low)), y2: Y(clip(p.high)) }))
        if (p[1] < y.min || p[1] > y.max) continue
        const dot = s("circle", { class: "fill", cx: X(p[0]), cy: Y(p[1]), r: one.radius ?? 4 })
        if (one.faint) dot.setAttribute("opacity", 0.5)
        if (p.title) dot.append(s("title", {}, p.title))
        group.append(dot)
      }
    }
    parts.push(group)
  }
  return { height, parts, X, Y, pad }
}

/// Horizontal bars with their texts: a list that needs no table besides.
export function bars(items, { max = 1, label } = {}) {
  return h("dl", { class: "bars", "aria-label": label }, items.map(i => [
    h("dt", { title: i.title ?? null }, i.name),
    h("dd", { "aria-hidden": "true", class: i.color ?? "c9" }, bar(i.value / max)),
    h("dd", { class: "num" }, i.text),
  ]))
}
export function bar(share) {
  const width = Number.isFinite(share) ? Math.max(0, Math.min(1, share)) * 100 : 0
  return h("span", { class: "bar" }, s("svg", { viewBox: "0 0 100 10", preserveAspectRatio: "none", "aria-hidden": "true" },
    s("rect", { class: "fill", x: 0, y: 0, width, height: 10 })))
}

/// A half dial of z_yes − z_no: No at the left, Yes at the right, evenly in the score.
export function dial(margin, score) {
  const [cx, cy, r] = [120, 112, 88]
  const at = (share, radius) => [cx - radius * Math.cos(Math.PI * share), cy - radius * Math.sin(Math.PI * share)]
  const arc = (from, to) => {
    const [a, b] = [at(from, r), at(to, r)]
    return `M${a[0].toFixed(1)} ${a[1].toFixed(1)}A${r} ${r} 0 0 1 ${b[0].toFixed(1)} ${b[1].toFixed(1)}`
  }
  const tip = at(score, r - 4)
  const marks = [-4, -2, -1, 0, 1, 2, 4].map(m => {
    const share = 1 / (1 + Math.exp(-m))
    const [a, b, t] = [at(share, r + 8), at(share, r + 13), at(share, r + 21)]
    return [s("line", { class: "axis", x1: a[0], y1: a[1], x2: b[0], y2: b[1] }),
      s("text", { x: t[0], y: t[1] + 4, "text-anchor": "middle" }, String(m).replace("-", "−"))]
  })
  return s("svg", { viewBox: "0 -10 240 146", role: "img", class: "dial",
    "aria-label": `Margin ${fixed(margin)} nats, score ${fixed(score, 4)}` },
    s("path", { class: "track", d: arc(0, 1) }),
    s("g", { class: "c1" }, s("path", { class: "stroke", "stroke-width": 14, fill: "none", opacity: .35, d: arc(0, .5) })),
    s("g", { class: "c0" }, s("path", { class: "stroke", "stroke-width": 14, fill: "none", opacity: .35, d: arc(.5, 1) })),
    marks, s("line", { class: "needle", x1: cx, y1: cy, x2: tip[0], y2: tip[1] }),
    s("circle", { class: "c9 fill", cx, cy, r: 5 }),
    s("text", { x: 14, y: 130 }, "No"), s("text", { x: 226, y: 130, "text-anchor": "end" }, "Yes"))
}
