// The lab's page: its views, and the address that says which is shown.
import { h, open, leave, address, isOwnAddress, problem, say } from "./dom.js"
import * as judgement from "./judgement.js"
import * as loop from "./loop.js"
import * as losses from "./losses.js"
import * as bench from "./bench.js"
import * as ways from "./ways.js"
import * as quiz from "./quiz.js"

const views = { judgement, ways, loop, bench, losses, quiz }
const nav = document.getElementById("nav")
const main = document.getElementById("main")
let catalog = null
let end = null

function show(moveFocus) {
  const { view, query } = address()
  const name = Object.hasOwn(views, view) ? view : "judgement"
  for (const link of nav.children) {
    if (link.dataset.view === name) link.setAttribute("aria-current", "page")
    else link.removeAttribute("aria-current")
  }
  nav.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" })
  end?.()
  problem("")
  document.title = `${views[name].title} · The live lab`
  main.replaceChildren(h("h1", {}, views[name].title), h("p", { class: "lead" }, views[name].lead))
  end = views[name].show(main, query, catalog)
  main.dataset.view = name
  if (moveFocus) {
    main.focus({ preventScroll: true })
    say(views[name].title)
  }
}

document.querySelector(".skip").addEventListener("click", event => {
  event.preventDefault()
  main.focus()
})

try {
  catalog = await open()
  for (const [name, view] of Object.entries(views)) {
    const link = h("a", { href: "#" + name }, view.name)
    link.dataset.view = name
    nav.append(link)
  }
  show(false)
  addEventListener("hashchange", () => {
    if (!isOwnAddress()) show(true)
  })
  // A page that comes back from the browser's memory is opened anew by its next question.
  addEventListener("pagehide", leave)
} catch (error) {
  problem(error.message)
}
