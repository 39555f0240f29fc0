// View: the chapters' questions, and which exercises are solved.
import { h, labelled, select, ask, newest, remember, unique, say } from "./dom.js"

export const name = "Quiz and exercises"
export const title = "Quiz and exercises"
export const lead = "The questions stand at the end of each chapter’s page; the numbers in their answers are those of the last run of the book. Exercises are solved in your editor and checked by a program."

const given = new Map()

export function show(main, query) {
  const place = h("div", { class: "grid" })
  const controls = h("div", { class: "row" })
  const score = h("p", { class: "note", role: "status" })
  main.append(controls, score, place)
  let chapters = []
  let shown = query.chapter ?? ""

  const load = newest(async signal => {
    chapters = await ask("quiz", {}, signal)
    if (!chapters.some(c => c.folder === shown)) shown = ""
    controls.replaceChildren(
      labelled("Chapter", select([{ value: "", label: "all chapters" }, ...chapters.filter(c => c.questions.length).map(c => ({ value: c.folder, label: c.title }))], shown, value => {
        shown = value
        draw()
      })),
      h("button", { type: "button", onclick: () => { given.clear(); draw() } }, "Begin anew"))
    draw()
  })

  function count() {
    const questions = chapters.flatMap(c => c.questions.map((q, i) => ({ q, key: `${c.folder}/${i}` })))
    const done = questions.filter(x => given.has(x.key))
    const right = done.filter(x => x.q.choices.find(c => c.letter === given.get(x.key))?.isRight)
    const exercises = chapters.flatMap(c => c.exercises)
    score.textContent = `${done.length} of ${questions.length} questions answered, ${right.length} right; ${exercises.filter(e => e.isSolved).length} of ${exercises.length} exercises solved.`
  }

  function draw() {
    remember("quiz", { chapter: shown })
    place.replaceChildren(...chapters.filter(c => (!shown || c.folder === shown) && c.questions.length + c.exercises.length > 0).map(c =>
      h("section", { class: "card", "aria-labelledby": "q-" + c.folder }, h("h2", { id: "q-" + c.folder }, inline(c.title)),
        c.questions.map((q, i) => question(q, `${c.folder}/${i}`)),
        c.exercises.length > 0 && [h("h3", {}, "Exercises"), h("ul", { class: "exercises" }, c.exercises.map(e => h("li", {},
          h("span", { "aria-hidden": "true" }, e.isSolved ? "✓ " : "○ "), h("strong", {}, e.id), " ", inline(e.title), h("span", { class: "note" }, ` ${e.isSolved ? "solved" : "open"}, about ${e.minutes} minutes; extends `, inline(e.extends), "; ", h("code", {}, `swift run exercise run ${e.id}`)))))])))
    count()
  }

  function question(q, key) {
    const group = unique("choice")
    const answered = given.get(key)
    const element = h("fieldset", {}, h("legend", {}, inline(q.text)), q.choices.map(c => {
      const isOpen = answered !== undefined
      const box = h("input", { type: "radio", name: group, checked: answered === c.letter, onchange: () => {
        given.set(key, c.letter)
        const next = question(q, key)
        element.replaceWith(next)
        next.querySelector("input:checked")?.focus()
        count()
        say(c.isRight ? "Right." : "Not right.")
      } })
      const mark = isOpen ? (c.isRight ? " right" : answered === c.letter ? " wrong" : "") : ""
      return h("label", { class: "choice" + mark }, box, h("span", { class: "text" }, h("strong", {}, c.letter), " ", inline(c.text), mark && ` (${mark.trim()})`),
        isOpen && h("p", { class: "why" }, inline(c.explanation)))
    }))
    return element
  }

  load()
  return () => {}
}

/// The little markdown that questions have: emphasis, code, formulas, links' words.
function inline(text) {
  const parts = text.split(/(\*\*[^*]+\*\*|\*[^*\s][^*]*\*|`[^`]+`|\$[^$]+\$|\[[^\]]+\]\([^)]+\))/)
  return parts.map(p => {
    if (/^\*\*.+\*\*$/.test(p)) return h("strong", {}, p.slice(2, -2))
    if (/^\*.+\*$/.test(p)) return h("em", {}, p.slice(1, -1))
    if (/^`.+`$/.test(p)) return h("code", {}, p.slice(1, -1))
    if (/^\$.+\$$/.test(p)) return h("em", {}, formula(p.slice(1, -1)))
    const link = /^\[([^\]]+)\]\([^)]+\)$/.exec(p)
    return link ? link[1] : p
  })
}
const letters = { lambda: "λ", beta: "β", pi: "π", sigma: "σ", Delta: "Δ", gamma: "γ", ln: "ln ", cdot: "·", ge: "≥", le: "≤", to: "→", succ: "≻", infty: "∞", mid: "|", times: "×", approx: "≈", varepsilon: "ε", epsilon: "ε", ell: "ℓ" }
const formula = text => text.replace(/\\(?:text|mathrm|mathbf)\{([^}]*)\}/g, "$1").replace(/\\frac\{([^{}]*)\}\{([^{}]*)\}/g, "($1)/($2)")
  .replace(/\\([a-zA-Z]+)/g, (_, w) => letters[w] ?? w).replace(/[{}]/g, "").replace(/\\[,;! ]/g, " ")
