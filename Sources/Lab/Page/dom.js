// Elements, numbers and questions to the server. Whatever comes from a model or a reader becomes a
// text node; no markup is ever made of a string.

export function h(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children)
}
export function s(tag, attributes = {}, ...children) {
  return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children)
}
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value)
    else if (name === "value" || name === "checked" || name === "disabled") element[name] = value
    else element.setAttribute(name, value === true ? "" : value)
  }
  element.append(...children.flat(Infinity).filter(c => c !== undefined && c !== null && c !== false))
  return element
}

let ids = 0
export const unique = name => `${name}-${++ids}`

/// A control under its label; `control` is found by its label everywhere.
export const labelled = (text, control) => h("label", {}, text, control)

export function select(options, value, change, attributes = {}) {
  const element = h("select", { ...attributes, onchange: () => change(element.value) },
    options.map(o => h("option", { value: o.value ?? o }, o.label ?? o)))
  element.value = value
  return element
}

/// A number field; what lies outside is put back inside.
export function number(value, { min, max, step = 1, ...rest }, change) {
  const element = h("input", { type: "number", min, max, step, value, ...rest, onchange: () => {
    const read = Number(element.value)
    element.value = Number.isFinite(read) && element.value !== "" ? Math.min(max, Math.max(min, read)) : value
    change(Number(element.value))
  } })
  return element
}

// MARK: Numbers

export const isNumber = value => typeof value === "number" && Number.isFinite(value)
/// Digits behind the point, with a real minus.
export const fixed = (value, digits = 3) =>
  isNumber(value) ? value.toFixed(digits).replace("-", "−") : "–"
export const percent = (value, digits = 1) => isNumber(value) ? fixed(100 * value, digits) + " %" : "–"
export function short(value) {
  if (!isNumber(value)) return "–"
  if (value !== 0 && (Math.abs(value) < 1e-3 || Math.abs(value) >= 1e6)) {
    const [digits, power] = value.toExponential(1).split("e")
    return `${digits.replace("-", "−")}·10${[...String(Number(power))].map(c => c === "-" ? "⁻" : "⁰¹²³⁴⁵⁶⁷⁸⁹"[c]).join("")}`
  }
  return value.toLocaleString("en", { maximumSignificantDigits: 4 }).replace("-", "−")
}
/// A probability, also a very small one.
export const chance = p => !isNumber(p) ? "–" : p >= 0.0001 ? fixed(p, 4) : p === 0 ? "0" : short(p)
export const interval = (i, digits = 1) =>
  `${percent(i.value, digits)} [${fixed(100 * i.low, digits)}, ${fixed(100 * i.high, digits)}]`

// MARK: Questions to the server

let session = null

async function post(name, body, signal) {
  const response = await fetch("api/" + name, {
    method: "POST", signal, keepalive: name === "close",
    headers: { "content-type": "application/json", ...(session ? { "x-lab-session": session } : {}) },
    body: JSON.stringify(body),
  }).catch(error => {
    throw error.name === "AbortError" ? error : new Error("The lab does not answer: was it ended?")
  })
  const reply = await response.json()
  if (!response.ok) throw Object.assign(new Error(reply.error ?? "The lab does not answer."), { status: response.status })
  return reply
}

export async function open() {
  const opening = await post("session", {})
  session = opening.session
  return opening
}
export function leave() { if (session) post("close", {}).catch(() => {}) }

/// Asks; a tab that the server has forgotten is opened anew, once.
export async function ask(name, body = {}, signal) {
  try {
    return await post(name, body, signal)
  } catch (error) {
    if (error.status !== 409 || !error.message.includes("forgotten")) throw error
    session = null
    await open()
    return post(name, body, signal)
  }
}

/// Runs only the newest of several calls; older ones are given up.
export function newest(work) {
  let current = null
  return async (...parameters) => {
    current?.abort()
    const own = current = new AbortController()
    try {
      await work(own.signal, ...parameters)
      if (own === current) problem("", work)
    } catch (error) {
      if (own.signal.aborted || error.name === "AbortError") return
      problem(error.message, work)
    }
  }
}

/// Waits for a pause in what the reader does.
export function calm(work, milliseconds) {
  let timer
  return (...parameters) => {
    clearTimeout(timer)
    timer = setTimeout(() => work(...parameters), milliseconds)
  }
}

export const say = text => { document.getElementById("status").textContent = text }
const problems = new Map()
/// Shows what went wrong until whatever it was works again; without a source, until all is shown anew.
export function problem(text, source = null) {
  if (source === null) problems.clear()
  if (text) problems.set(source, text)
  else problems.delete(source)
  const shown = [...new Set(problems.values())].join("\n")
  const place = document.getElementById("problem")
  if (place.textContent !== shown) place.textContent = shown
}

// MARK: Addresses

/// The view's name and what it shows, as the address has them.
export function address() {
  const [view, query] = location.hash.slice(1).split("?")
  return { view, query: Object.fromEntries(new URLSearchParams(query ?? "")) }
}
let written = ""
/// Puts what is shown into the address, without a new entry of the history.
export function remember(view, query) {
  const parameters = new URLSearchParams(Object.entries(query).filter(([, v]) => v !== undefined && v !== ""))
  written = `#${view}?${parameters}`
  if (location.hash !== written) history.replaceState(null, "", written)
  document.querySelector(`nav [data-view="${view}"]`)?.setAttribute("href", written)
}
export const isOwnAddress = () => location.hash === written
/// A number of the address within its bounds, else the usual one.
export function numberOf(text, usual, min, max) {
  const value = Number(text)
  return text !== undefined && text !== "" && value >= min && value <= max ? value : usual
}
export const oneOf = (value, names, usual) => names.includes(value) ? value : usual
