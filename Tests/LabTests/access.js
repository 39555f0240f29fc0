// What a reader needs who does not see, or does not use a mouse; an empty list is well.
const width = arguments[0]
const faults = []
const all = [...document.querySelectorAll("body *")].filter(e => e.checkVisibility())
const about = e => `${e.tagName.toLowerCase()}${e.id ? "#" + e.id : ""} “${(e.textContent || "").trim().slice(0, 24)}”`

if (document.documentElement.lang !== "en") faults.push("no language")
if (document.documentElement.scrollWidth > width) faults.push(`the page is ${document.documentElement.scrollWidth} wide`)
for (const name of ["header", "main", "footer", "nav"]) if (document.querySelectorAll(name).length !== 1) faults.push(`not one ${name}`)
if (document.querySelectorAll("h1").length !== 1) faults.push("not one h1")
if (document.querySelectorAll("nav [aria-current]").length !== 1) faults.push("not one current view")

const ids = [...document.querySelectorAll("[id]")].map(e => e.id)
for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) faults.push("id twice: " + id)
for (const e of document.querySelectorAll("[aria-labelledby], [aria-describedby]")) {
  for (const id of (e.getAttribute("aria-labelledby") ?? e.getAttribute("aria-describedby")).split(" ")) {
    if (!document.getElementById(id)) faults.push(`${about(e)} names ${id}`)
  }
}

let level = 1
for (const e of all.filter(e => /^H[1-6]$/.test(e.tagName))) {
  const own = Number(e.tagName[1])
  if (own > level + 1) faults.push(`heading jumps: ${about(e)}`)
  level = own
}
for (const e of all.filter(e => e.matches("button, a, select, input, textarea, summary"))) {
  const name = e.getAttribute("aria-label") || [...(e.labels ?? [])].map(l => l.textContent).join("") || e.textContent
  if (!name.trim()) faults.push(`no name: ${e.outerHTML.slice(0, 80)}`)
  const box = e.getBoundingClientRect()
  if (!e.matches(".skip") && e.type !== "radio" && e.type !== "checkbox" && (box.height < 23.5 || box.width < 20)) faults.push(`small: ${about(e)} ${box.width.toFixed()}×${box.height.toFixed()}`)
}
for (const e of all.filter(e => e.tagName === "svg")) {
  if (!e.closest("[aria-hidden=true]") && e.getAttribute("aria-hidden") !== "true" && !(e.getAttribute("role") === "img" && e.getAttribute("aria-label")?.trim())) faults.push(`picture without words: ${e.outerHTML.slice(0, 80)}`)
}
for (const e of all.filter(e => e.tagName === "FIGURE")) if (!e.querySelector("details")) faults.push(`no table: ${about(e)}`)
for (const e of all.filter(e => e.tagName === "TABLE")) if (!e.querySelector("th[scope=col]")) faults.push("table without heads")

// Contrast of every text with what is behind it (WCAG 2: 4.5, and 3 for large type).
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true })
function rgba(text) {
  canvas.clearRect(0, 0, 1, 1)
  canvas.fillStyle = text
  canvas.fillRect(0, 0, 1, 1)
  const d = canvas.getImageData(0, 0, 1, 1).data
  return [d[0], d[1], d[2], d[3] / 255]
}
const over = (top, bottom) => [0, 1, 2].map(i => top[i] * top[3] + bottom[i] * (1 - top[3])).concat(1)
function behind(e) {
  const layers = []
  for (let p = e; p; p = p.parentElement) layers.push(rgba(getComputedStyle(p).backgroundColor))
  return layers.reverse().reduce((below, layer) => over(layer, below), rgba(getComputedStyle(document.documentElement).backgroundColor))
}
const light = c => [0.2126, 0.7152, 0.0722].reduce((sum, w, i) => {
  const v = c[i] / 255
  return sum + w * (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
}, 0)
const poor = new Set()
for (const e of all) {
  if (![...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) || e.closest("button:disabled, option, .skip, #status, noscript")) continue
  const style = getComputedStyle(e)
  const isSVG = e.namespaceURI.endsWith("svg")
  const under = behind(isSVG ? e.closest("svg").parentElement : e)
  const ink = over(rgba(isSVG ? style.fill : style.color), under)
  const [a, b] = [light(ink), light(under)].sort((x, y) => y - x)
  const ratio = (a + 0.05) / (b + 0.05)
  const size = parseFloat(style.fontSize)
  if (ratio < (size >= 24 || (size >= 18.6 && Number(style.fontWeight) >= 700) ? 3 : 4.5)) poor.add(`contrast ${ratio.toFixed(2)}: ${e.tagName.toLowerCase()}.${e.className.baseVal ?? e.className}`)
}
faults.push(...poor)
if (matchMedia("(prefers-reduced-motion: reduce)").matches) {
  for (const e of document.getAnimations()) if (e.playState === "running") faults.push("moves all the same")
}
return [...new Set(faults)].slice(0, 12)
