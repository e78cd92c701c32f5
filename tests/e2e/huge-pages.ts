/** Pages too large or too odd to keep as files. */

const SENTENCE = 'The doctor showed the patient a vertebra, a herniated disc and a nerve root, and spoke of bread. '
const frame = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Huge</title><link rel="icon" href="data:,"><body>${body}`

/** A page with a field to write in, and what a script makes of the rest. In German, Bedside lets it be: the bare page. */
const made = (script: string) => {
  const html = frame(`<textarea id="field"></textarea><p id="first">${SENTENCE}</p><script>${script}</script>`)
  return { html, bare: html.replace('lang="en"', 'lang="de"') }
}
const long = (characters: number) =>
  made(`const p = document.createElement('p')
    p.append(${JSON.stringify(SENTENCE)}.repeat(${Math.ceil(characters / SENTENCE.length)}))
    document.body.append(p)`)

/** By the numbers of what is in them. Made by scripts: no parser goes so deep, and none need leave a text in one piece. */
const MADE = {
  // Not of boxes: those no browser lays out so deep.
  deep: made(`document.body.style.minHeight = '300vh'
    let at = document.body
    for (let i = 0; i < 5000; i++) {
      at = at.appendChild(document.createElement(i % 2 ? 'div' : 'section'))
      at.style.display = 'contents'
      if (i % 1000 === 0) at.append(\`Floor \${i}: \\n${SENTENCE}\`)
    }`),
  many: made(`const all = document.body.appendChild(document.createElement('div'))
    const grow = (lines) => {
      for (let i = 0; i < lines; i++) {
        const p = document.createElement('p')
        // Enough words to speak of medicine, and fewer than are marked at most.
        p.append('Line' + i, i % 20 ? '.' : ': a pinched nerve root, a herniated disc and a vertebra')
        all.append(p)
      }
    }
    grow(100_000)`),
  crumbs: made(`const all = document.body.appendChild(document.createElement('p'))
    for (let i = 0; i < 200_000; i++) all.append(i % 20 ? ' word' : ' a pinched nerve root and a broken vertebra,')`),
  book: long(900_000),
  'one-text': long(10_000_000),
}

export const HUGE_PAGES: Record<string, string> = {
  ...Object.fromEntries(
    Object.entries(MADE).flatMap(([name, { html, bare }]) => [
      [`/huge/${name}.html`, html],
      [`/huge/${name}-bare.html`, bare],
    ]),
  ),
  '/huge/deep-inline.html': frame(`<p id="start">${SENTENCE}</p><script>
    addEventListener('load', () => {
      const top = document.createElement('span')
      let at = top
      for (let i = 0; i < 5000; i++) at = at.appendChild(document.createElement('span'))
      at.append(' At the bottom: sciatica.')
      document.querySelector('#start').append(top)
    })
  </script>`),
  '/huge/frameset.html': '<!doctype html><html lang="en"><frameset><frame src="../frame.html"></frameset></html>',
  '/huge/article.xhtml': `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>X</title>
    <link rel="icon" href="data:,"/></head><body><p>${SENTENCE}</p></body></html>`,
}
