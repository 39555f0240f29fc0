// View: one response under the judge's question.
import { h, labelled, select, number, ask, newest, calm, remember, numberOf, oneOf, fixed, chance, say } from "./dom.js"
import { figure, plot, bars, bar, dial, table } from "./charts.js"

export const name = "One judgement"
export const title = "One judgement"
export const lead = "A model is asked whether a response is good, and only the next token is read: how likely is Yes, how likely No? Change a word and see what the score does."

const kinds = { chat: "chat", code: "code", math: "math", safety: "safety", facts: "facts", forms: "forms", sums: "sums", refusals: "refusals", generic: "any, without a category" }

export function show(main, query, catalog) {
  const worlds = ["pocket", "english"].filter(w => catalog.models.some(m => m.world === w))
  const modelsOf = world => catalog.models.filter(m => m.world === world)
  const asked = catalog.models.find(m => m.id === query.model)
  const state = { world: asked?.world ?? oneOf(query.world, worlds, "pocket") }
  state.model = asked?.id ?? (state.world === "pocket" ? "M-instruct" : modelsOf(state.world)[0].id)
  state.category = oneOf(query.category, catalog.categories[state.world], catalog.categories[state.world][0])
  state.seed = Math.round(numberOf(query.seed, 1, 0, 999999999))
  state.question = oneOf(query.question, [...catalog.categories[state.world], "generic"], undefined)
  state.response = query.response
  let task = null
  let place = null

  // MARK: Places

  const controls = h("div", { class: "row" })
  const instruction = h("blockquote", { id: "instruction" })
  const editor = h("div", { id: "editor" })
  const exchange = h("div", { id: "exchange" })
  const slider = h("input", { type: "range", min: 0, value: 0, step: 1, id: "quality", "aria-describedby": "rung" })
  const rung = h("p", { class: "note", id: "rung" })
  const brief = h("p", { class: "num", id: "brief" })
  const ladder = h("div", { id: "ladder" })
  const verdict = h("div", { id: "verdict" })
  const next = h("div", { id: "next" })
  const read = h("div", { id: "read" })
  const questions = h("div", { id: "questions" })
  const worth = h("div", { id: "worth" })
  const samples = h("div", { id: "samples" })
  const draws = { count: 8, temperature: 1, draw: 1 }

  main.append(controls,
    h("div", { class: "grid" },
      h("section", { class: "card w7", "aria-labelledby": "h-response" },
        h("h2", { id: "h-response" }, "The response"), h("p", { class: "note" }, "Somebody asked:"), instruction,
        labelled("Quality: from flawless to nonsense", slider), rung, brief, editor, exchange),
      h("section", { class: "card w5 stay", "aria-labelledby": "h-verdict" },
        h("h2", { id: "h-verdict" }, "The verdict"), verdict),
      h("section", { class: "card w6", "aria-labelledby": "h-next" },
        h("h2", { id: "h-next" }, "What the model would say next"), next),
      h("section", { class: "card w6", "aria-labelledby": "h-questions" },
        h("h2", { id: "h-questions" }, "Asked in other categories’ words"), questions),
      h("section", { class: "card w6", "aria-labelledby": "h-ladder" },
        h("h2", { id: "h-ladder" }, "Flaw by flaw"), ladder),
      h("section", { class: "card w6", "aria-labelledby": "h-worth" },
        h("h2", { id: "h-worth" }, "What each word is worth"),
        h("p", { class: "note" }, "The margin z_yes − z_no, less the margin without the word."),
        h("button", { type: "button", onclick: () => weigh() }, "Leave out each word in turn"), worth),
      h("section", { class: "card", "aria-labelledby": "h-samples" },
        h("h2", { id: "h-samples" }, "The model’s own responses, ranked"),
        h("div", { class: "row tight" },
          labelled("N, responses", number(draws.count, { min: 1, max: 32 }, v => draws.count = Math.round(v))),
          labelled("temperature", number(draws.temperature, { min: 0, max: 3, step: 0.1 }, v => draws.temperature = v)),
          labelled("draw number", number(draws.draw, { min: 0, max: 999999 }, v => draws.draw = Math.round(v))),
          h("button", { type: "button", class: "main", onclick: () => sample() }, "Draw and rank")), samples),
      h("section", { class: "card", "aria-labelledby": "h-read" },
        h("h2", { id: "h-read" }, "What the model read"), read)))

  // MARK: Controls

  const isReal = () => catalog.models.find(m => m.id === state.model).isReal
  function drawControls() {
    const own = catalog.categories[state.world]
    controls.replaceChildren(
      labelled("World", select(worlds.map(w => ({ value: w, label: w === "pocket" ? "pocket, a made-up language" : "English" })), state.world, value => {
        const world = value
        Object.assign(state, { world, model: world === "pocket" ? "M-instruct" : modelsOf(world)[0].id, category: catalog.categories[world][0], question: undefined, response: undefined })
        drawControls()
        fetchTask()
      })),
      labelled("Model", select(modelsOf(state.world).map(m => ({ value: m.id, label: m.label })), state.model, value => {
        state.model = value
        everything()
      })),
      labelled("Kind of task", select(own, state.category, value => {
        Object.assign(state, { category: value, question: undefined, response: undefined })
        drawControls()
        fetchTask()
      })),
      labelled("Task number", number(state.seed, { min: 0, max: 999999999 }, value => {
        Object.assign(state, { seed: Math.round(value), response: undefined })
        fetchTask()
      })),
      h("button", { type: "button", onclick: () => {
        Object.assign(state, { seed: state.seed + 1, response: undefined })
        drawControls()
        fetchTask()
        controls.querySelector("button").focus()
      } }, "Next task"),
      labelled("Question asked", select([{ value: "", label: "the category’s own" }, ...own.filter(c => c !== state.category).map(c => ({ value: c, label: "that of " + c })), { value: "generic", label: kinds.generic }],
        state.question ?? "", value => { state.question = value || undefined; judge() })))
  }

  // MARK: The response and its words

  const words = () => (state.response ?? "").split(" ").filter(w => w)
  function setResponse(text, { keepEditor, keepPlace } = {}) {
    if (!task) return
    state.response = text
    if (!keepPlace) place = null
    if (!keepEditor) drawEditor()
    const at = task.rungs.findIndex(r => r.text === text)
    if (at >= 0) slider.value = at
    slider.setAttribute("aria-valuetext", at >= 0 ? task.rungs[at].name : "edited")
    rung.textContent = at >= 0
      ? `${task.rungs[at].name}: true quality ${fixed(task.rungs[at].quality, 1)}`
      : "edited: none of the ladder’s"
    worth.replaceChildren()
    later()
  }

  function drawEditor() {
    if (isReal()) {
      const field = h("textarea", { "aria-label": "The response, as text", value: state.response, maxlength: 3500, spellcheck: "false",
        oninput: () => setResponse(field.value, { keepEditor: true }) })
      editor.replaceChildren(field)
      exchange.replaceChildren()
      return
    }
    editor.replaceChildren(
      h("p", { class: "note" }, "Choose a word to exchange it:"),
      h("ul", { class: "words" }, words().map((word, index) => h("li", {}, h("button", {
        type: "button", "aria-pressed": String(index === place),
        onclick: () => choose(index === place ? null : index),
      }, word))), h("li", {}, h("button", { type: "button", onclick: () => {
        setResponse([...words(), "."].join(" "))
        choose(words().length - 1)
      } }, "+ word"))))
    drawExchange()
  }
  function choose(index) {
    place = index
    drawEditor()
    const buttons = editor.querySelectorAll("button")
    buttons[Math.min(index ?? 0, buttons.length - 1)]?.focus()
  }
  function replace(index, word) {
    const all = words()
    if (word === null) all.splice(index, 1)
    else all[index] = word
    setResponse(all.join(" "), { keepPlace: word !== null })
  }
  function drawExchange(tried) {
    if (place === null || place >= words().length) return exchange.replaceChildren()
    const chosen = place
    exchange.replaceChildren(
      h("div", { class: "row tight" },
        labelled(`Put in place of “${words()[chosen]}”`, select(catalog.words.includes(words()[chosen]) ? catalog.words : [words()[chosen], ...catalog.words], words()[chosen], value => replace(chosen, value), { id: "other" })),
        h("button", { type: "button", onclick: () => replace(chosen, null) }, "Leave it out"),
        h("button", { type: "button", onclick: () => tryAll(chosen) }, "Try every word")),
      tried ?? "")
  }
  const tryAll = newest(async (signal, index) => {
    const reply = await ask("words", { query: body(), place: index }, signal)
    const order = reply.words.map((w, i) => ({ word: w, ...reply.responses[i] })).sort((a, b) => b.margin - a.margin)
    const current = words()[index]
    const shown = [...order.slice(0, 12), ...order.slice(12, -4).filter(o => o.word === current), ...order.slice(-4)]
    drawExchange(h("div", {}, h("p", { class: "note" }, `All ${order.length} words in this place: the twelve likeliest to be called good, the one there is, and the last four.`),
      table(["word", "score", "", "true quality"], shown.map(o => [
        h("button", { type: "button", onclick: () => replace(index, o.word) }, o.word), fixed(o.score, 4),
        h("span", { class: "c0" }, bar(o.score)), fixed(o.quality, 1)]), { here: shown.findIndex(o => o.word === current), caption: "Words in this place" })))
    say(`Tried ${order.length} words; ${order[0].word} scores highest.`)
  })

  slider.addEventListener("input", () => {
    const chosen = task?.rungs[Number(slider.value)]
    if (chosen) setResponse(chosen.text)
  })

  // MARK: Questions

  const body = () => ({ model: state.model, category: state.category, seed: state.seed, response: state.response ?? "", ...(state.question ? { question: state.question } : {}) })

  const fetchTask = newest(async signal => {
    task = null
    task = await ask("task", { world: state.world, category: state.category, seed: state.seed }, signal)
    instruction.textContent = task.instruction
    slider.max = task.rungs.length - 1
    samples.replaceChildren()
    slider.value = 0
    setResponse(state.response ?? task.rungs[0].text)
    await askLadder()
  })
  function everything() {
    if (!task) return
    drawEditor()
    samples.replaceChildren()
    worth.replaceChildren()
    judge()
    askLadder()
  }

  const askLadder = newest(async signal => {
    const names = task.rungs.map(r => r.name)
    const scored = await ask("ladder", body(), signal)
    ladder.replaceChildren(figure("Score and true quality, rung by rung", width => plot(width, {
      x: { label: "rung", min: -0.3, max: names.length - 0.7, ticks: names.map((_, i) => i), text: i => width < 420 ? String(i + 1) : names[i].slice(0, 11) },
      y: { min: 0, max: 1 },
      series: [
        { name: "score", color: "c0", points: scored.map((r, i) => [i, r.score]) },
        { name: "quality", color: "c1", points: scored.map((r, i) => [i, r.quality]) },
      ] }), {
      summary: scored.map((r, i) => `${names[i]}: score ${fixed(r.score, 2)}, quality ${fixed(r.quality, 1)}`).join("; "),
      legend: [{ name: "score p′_yes", color: "c0" }, { name: "true quality", color: "c1" }],
      head: ["rung", "score", "true quality", "response"],
      rows: () => scored.map((r, i) => [names[i], fixed(r.score, 4), fixed(r.quality, 1), r.text]),
    }))
  })

  const judge = newest(async signal => {
    remember("judgement", { model: state.model, category: state.category, seed: state.seed, question: state.question, response: state.response })
    const begun = performance.now()
    const reply = await ask("judge", body(), signal)
    drawVerdict(reply)
    drawNext(reply)
    drawRead(reply)
    verdict.dataset.milliseconds = (performance.now() - begun).toFixed(1)
    say(`Score ${fixed(reply.reading.score, 4)}, true quality ${fixed(reply.quality, 1)}`)
    drawQuestions(await ask("questions", body(), signal))
  })
  const later = calm(judge, 30)

  function drawVerdict({ reading, quality, doubts }) {
    const score = h("p", { class: "big num", id: "score" }, fixed(reading.score, 4))
    score.dataset.value = reading.score
    brief.textContent = `score p′_yes ${fixed(reading.score, 4)}, margin ${fixed(reading.margin, 2)} nats`
    verdict.replaceChildren(dial(reading.margin, reading.score),
      h("p", { class: "note" }, "p′_yes = σ(z_yes − z_no), the normalised score"), score,
      table(["reading", "value"], [
        ["z_yes", fixed(reading.zYes, 4)], ["z_no", fixed(reading.zNo, 4)],
        ["margin z_yes − z_no, nats", fixed(reading.margin, 4)],
        ["p_yes, raw", chance(reading.pYes)], ["p_no, raw", chance(reading.pNo)],
        ["mass p_yes + p_no", chance(reading.mass)], ["true quality, by the oracle", fixed(quality, 2)]], { caption: "Readings" }),
      ...doubts.map(doubt => h("p", { class: "note" }, `Take care: ${doubt}.`)))
  }
  function drawNext({ next: list, vocabulary }) {
    const most = Math.max(...list.map(w => w.probability))
    next.replaceChildren(
      h("p", { class: "note" }, `The likeliest of ${vocabulary.toLocaleString("en")} tokens, and the two that count.`),
      bars(list.map(w => ({ name: visible(w.text), title: w.role ?? "", value: w.probability, text: chance(w.probability), color: w.role === "yes" ? "c0" : w.role === "no" ? "c1" : "c9" })), { max: most, label: "Next tokens" }))
  }
  function drawRead({ tokens, prompt, question }) {
    read.replaceChildren(
      h("p", { class: "note" }, "The question: ", h("strong", {}, question), `. In all ${tokens.length} tokens; the response’s are tinted, each with its id.`),
      h("ul", { class: "tokens" }, tokens.map(t => h("li", { class: t.isResponse ? "own" : null }, visible(t.text), h("small", {}, String(t.id))))),
      h("details", {}, h("summary", {}, "The prompt as text"), h("pre", {}, prompt)))
  }
  function drawQuestions(list) {
    const here = state.question ?? state.category
    questions.replaceChildren(
      h("p", { class: "note" }, "The same response under each category’s question; only the words of the question differ."),
      bars(list.map(q => ({ name: q.category === here ? `${q.category} ◂` : q.category, title: q.question, value: q.reading.score, text: fixed(q.reading.score, 4), color: q.category === here ? "c0" : "c9" })), { label: "Scores by question" }),
      h("details", {}, h("summary", {}, "The questions’ words"), table(["category", "question", "score", "mass"], list.map(q => [q.category, q.question, fixed(q.reading.score, 4), chance(q.reading.mass)]), { caption: "Questions" })))
  }

  const weigh = newest(async signal => {
    const [all, whole] = await Promise.all([ask("words", { query: body() }, signal), ask("judge", body(), signal)])
    const gains = all.responses.map(r => whole.reading.margin - r.margin)
    const most = Math.max(0.01, ...gains.map(Math.abs))
    worth.replaceChildren(all.words.length
      ? bars(all.words.map((w, i) => ({ name: w, value: Math.abs(gains[i]), text: (gains[i] > 0 ? "+" : "") + fixed(gains[i], 2), color: gains[i] >= 0 ? "c0" : "c1" })), { max: most, label: "Worth of each word, nats" })
      : h("p", {}, "There is no word."))
    say("Each word was left out in turn.")
  })

  const sample = newest(async signal => {
    say("Drawing …")
    const count = Math.min(draws.count, isReal() ? 8 : 32)
    const list = await ask("samples", { model: state.model, category: state.category, seed: state.seed, samples: count, temperature: draws.temperature, draw: draws.draw }, signal)
    const order = list.map((r, i) => ({ ...r, i })).sort((a, b) => b.score - a.score || a.i - b.i)
    const mark = i => order.length < 2 || order[0].score === order.at(-1).score ? "" : i === 0 ? "▲ best" : i === order.length - 1 ? "▼ worst" : ""
    samples.replaceChildren(table(["", "score", "", "true quality", "response", ""], order.map((r, i) => [
      mark(i) || String(i + 1), fixed(r.score, 4), h("span", { class: "c0" }, bar(r.score)), fixed(r.quality, 2), h("span", { class: "mono" }, r.text || "(nothing)"),
      h("button", { type: "button", onclick: () => { setResponse(r.text); say("Taken as the response.") } }, "Judge it")]), { caption: `${order.length} responses, by score` }))
    say(`${order.length} responses ranked.`)
  })

  drawControls()
  fetchTask()
  return () => {}
}

/// A token's blanks and line breaks made visible.
function visible(text) { return text.replaceAll("\n", "⏎").replaceAll(" ", "␣").replaceAll("\t", "⇥") }
