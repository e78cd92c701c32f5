/** Pages too large to keep as files: too deep, too long in one piece, of too many pieces. */

const SENTENCE = 'The doctor showed the patient a vertebra, a herniated disc and a nerve root, and spoke of bread. '
const frame = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Huge</title><link rel="icon" href="data:,"><body>${body}`

export const HUGE_PAGES: Record<string, string> = {
  // Deeper than a parser goes, so made by a script. Not of boxes: those no browser lays out so deep.
  '/huge/deep.html': frame(`<script>
    let at = document.body
    for (let i = 0; i < 5000; i++) {
      at = at.appendChild(document.createElement(i % 2 ? 'div' : 'section'))
      at.style.display = 'contents'
      if (i % 1000 === 0) at.append(\`Floor \${i}: \\n${SENTENCE}\`)
    }
  </script>`),
  '/huge/deep-inline.html': frame(`<p id="start">${SENTENCE}</p><script>
    addEventListener('load', () => {
      const top = document.createElement('span')
      let at = top
      for (let i = 0; i < 5000; i++) at = at.appendChild(document.createElement('span'))
      at.append(' At the bottom: sciatica.')
      document.querySelector('#start').append(top)
    })
  </script>`),
  '/huge/one-node.html': frame(`<p>${SENTENCE.repeat(Math.ceil(10_000_000 / SENTENCE.length))}</p>`),
  '/huge/many-nodes.html': frame(`<div id="all"></div><script>
    const all = document.querySelector('#all')
    for (let i = 0; i < 100000; i++) {
      const p = document.createElement('p')
      p.append('Line ' + i + ': ', i % 10 ? 'nothing of note' : 'the doctor showed the patient a nerve root and a vertebra')
      all.append(p)
    }
  </script>`),
  '/huge/frameset.html': '<!doctype html><html lang="en"><frameset><frame src="../frame.html"></frameset></html>',
  '/huge/article.xhtml': `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>X</title>
    <link rel="icon" href="data:,"/></head><body><p>${SENTENCE}</p></body></html>`,
}
