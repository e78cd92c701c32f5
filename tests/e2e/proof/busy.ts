/** A page that changes all the time, and a copy of the build whose page code never lets go of what it saw. */
import { copyBuild, type BuildCopy } from './copy'

/**
 * An application that shows records, edits them in place, adds and removes rows, and changes its view.
 * It keeps count of what it has thrown away and somebody still holds.
 */
export const BUSY_PAGE = `<!doctype html><html lang="en"><title>Records</title><main id="app"></main><p id="last">The scan showed spinal stenosis.</p><script>
  const TEXTS = ['MRI of the lumbar spine: herniated disc at L4-L5 with sciatica.', 'No fracture. Mild spinal stenosis and a nerve root cyst.',
    'Hypertension, atrial fibrillation and edema of both legs.', 'Physical therapy for low back pain twice a week.', 'The next visit is on Monday at nine.']
  const app = document.getElementById('app')
  let state = 7
  const random = (n) => (state = (state * 1103515245 + 12345) & 0x7fffffff) % n
  const text = () => TEXTS[random(TEXTS.length)]
  let thrown = []
  const throwAway = (li) => thrown.push(new WeakRef(li.lastChild.firstChild))
  const row = () => { const li = document.createElement('li'); li.innerHTML = '<b>' + random(1000) + '</b> <span></span>'; li.lastChild.textContent = text(); return li }
  const view = () => { const ul = document.createElement('ul'); for (let i = 0; i < 60; i++) ul.append(row()); for (const li of app.firstChild?.children ?? []) throwAway(li); app.replaceChildren(ul) }
  const change = (n) => {
    const ul = app.firstChild, li = ul.children[random(ul.children.length)]
    switch (n % 500 === 0 ? 9 : random(6)) {
      case 0: li.lastChild.firstChild.data = text(); break
      case 1: throwAway(li); li.lastChild.textContent = text(); break
      case 2: throwAway(li); li.replaceWith(row()); break
      case 3: ul.append(row()); throwAway(ul.firstChild); ul.firstChild.remove(); break
      case 4: ul.append(li); break
      case 5: li.className = 'c' + random(9); li.hidden = random(8) === 0; break
      default: view()
    }
  }
  view()
  window.run = async (from, count) => {
    for (let n = from; n < from + count; n++) {
      change(n)
      // A burst of a few dozen, then the page draws.
      if (n % 40 === 0) await new Promise(requestAnimationFrame)
    }
  }
  // After a collection: of the texts thrown away, how many are held. The others are forgotten.
  window.held = () => (thrown = thrown.filter((text) => text.deref() !== undefined)).length
</script>`

/** What page code must never do: one list of the nodes a page took out, one of what it made of each change. */
const KEEP = `{
  const nodes = []
  const notes = []
  new MutationObserver((changes) => {
    for (const { removedNodes, type } of changes) {
      nodes.push(...removedNodes)
      notes.push({ type, at: notes.length })
    }
  }).observe(document, { subtree: true, childList: true, characterData: true })
}
`

/** Copies the build and has its page code keep both for good. */
export function makeKeeping(root: string): BuildCopy {
  const copy = copyBuild(root)
  copy.prepend('page.js', KEEP)
  return copy
}
