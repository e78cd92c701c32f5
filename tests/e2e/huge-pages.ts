/** Pages too large or too odd to keep as files. */

const SENTENCE = 'The doctor showed the patient a vertebra, a herniated disc and a nerve root, and spoke of bread. '
const frame = (body: string) =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Huge</title><link rel="icon" href="data:,"><body>${body}`

export const HUGE_PAGES: Record<string, string> = {
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
  '/huge/frameset.html': '<!doctype html><html lang="en"><frameset><frame src="../frame.html"></frameset></html>',
  '/huge/article.xhtml': `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" lang="en"><head><title>X</title>
    <link rel="icon" href="data:,"/></head><body><p>${SENTENCE}</p></body></html>`,
}
