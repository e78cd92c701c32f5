/** How a document becomes blocks of text, and the way back from a character to its node. */
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { describe, expect, it } from 'vitest'
import { liesIn } from '../../page/ancestors'
import { isCurrent, pointIn } from '../../page/blocks'
import { blockAround, isHidden, isInSkipped } from '../../page/kinds'
import { walkBlocks, type WalkOptions } from '../../page/walk'

const OBJECT = '\uFFFC'

function bodyOf(html: string): HTMLElement {
  return parseHTML(`<!doctype html><html><body>${html}</body></html>`).document.body
}

function textsOf(root: Node, options?: WalkOptions): string[] {
  return [...walkBlocks(root, options)].flatMap((block) => (block ? [block.text] : []))
}

describe('walkBlocks', () => {
  it.each<[what: string, html: string, blocks: string[]]>([
    ['a paragraph', '<p>one</p>', ['one']],
    ['tags within a line', '<p>a <b>bulging</b> <i><u>di</u>sc</i></p>', ['a bulging disc']],
    ['paragraphs apart', '<p>one</p><p>two</p>', ['one', 'two']],
    ['text around a block', 'one<div>two</div>three', ['one', 'two', 'three']],
    ['cells and items', '<ul><li>a</li><li>b</li></ul><table><tr><td>c</td><td>d</td></tr></table>', ['a', 'b', 'c', 'd']], // prettier-ignore
    ['a line break', '<p>nerve<br>root</p>', ['nerve\nroot']],
    ['line ends of the source', '<p>nerve\n  root</p>', ['nerve   root']],
    ['line ends of preformatted text', '<pre>nerve\nroot</pre>', ['nerve\nroot']],
    ['preformatted text, and what comes after it', '<pre>a\nb <b>c\nd</b></pre><p>e\nf</p>', ['a\nb c\nd', 'e f']],
    ['code inside a sentence', '<p>a <code>spine</code> b</p>', [`a ${OBJECT} b`]],
    ['a picture inside a phrase', '<p>nerve <img> root</p>', [`nerve ${OBJECT} root`]],
    ['fields and editors', '<input value="x"><textarea>x</textarea><div contenteditable>x</div><p role="textbox">x</p>', []], // prettier-ignore
    ['an editor that is none', '<div contenteditable="false">one</div>', ['one']],
    ['another language', '<p lang="es">nervio</p><p lang="en-GB">nerve</p>', ['nerve']],
    ['blank text', '<p>  \n </p><p>one</p>', ['one']],
    ['script, style and templates', '<script>x</script><style>x</style><template><p>x</p></template>', []],
  ])('reads %s', (_what, html, blocks) => {
    expect(textsOf(bodyOf(html))).toEqual(blocks)
  })

  it('passes over what it is told to', () => {
    const hidden = '<p hidden>x</p><p style="display: none">y</p><p inert>z</p>'
    expect(textsOf(bodyOf(`${hidden}<p>one</p>`))).toEqual(['x', 'y', 'z', 'one'])
    expect(textsOf(bodyOf(`${hidden}<p>one <b hidden>x</b> two</p>`), { skips: isHidden })).toEqual([
      `one ${OBJECT} two`,
    ])
  })

  it('keeps the line ends of a root inside preformatted text', () => {
    expect(textsOf(bodyOf('<pre><b>nerve\nroot</b></pre>').querySelector('b')!)).toEqual(['nerve\nroot'])
  })

  it('reads only the own text of a root when asked to', () => {
    const body = bodyOf('<div id="own">one <b>two</b><p>x</p>three<span>four</span></div>')
    expect(textsOf(body.querySelector('#own')!, { own: true })).toEqual(['one two', 'threefour'])
  })

  it('goes on in another block after the longest', () => {
    expect(textsOf(bodyOf('<p>aaaa<b>bbbb</b>cc</p>'), { longestBlock: 6 })).toEqual(['aaaabbbb', 'cc'])
    expect(textsOf(bodyOf('<p>aaaa bbb cc<b>dd</b></p>'), { longestBlock: 6 })).toEqual(['aaaa ', 'bbb ccdd'])
  })

  it('never asks for the whole of a long text, which a browser may copy each time', () => {
    const body = bodyOf(`<p>${'a nerve root and '.repeat(10_000)}</p>`)
    const text = body.querySelector('p')!.firstChild as Text
    const whole = text.data
    const { length } = text
    const part = (from: number, count: number) => {
      expect(count).toBeLessThan(length / 2)
      return whole.slice(from, from + count)
    }
    Object.defineProperties(text, {
      data: { get: () => expect.fail('asked for the whole text') },
      length: { value: length },
      substringData: { value: part },
    })
    const blocks = [...walkBlocks(body)].flatMap((block) => block ?? [])
    expect(blocks.map((block) => block.text).join('')).toBe(whole)
    for (const block of blocks) {
      expect(isCurrent(block)).toBe(true)
      expect(pointIn(block, 2, false)).toEqual({ node: text, offset: 2 - block.starts[0]! })
    }
  })

  it('passes over a single text of more than a million characters', () => {
    const body = bodyOf('<p>a nerve <b></b> root</p><p>one</p>')
    body.querySelector('b')!.append(body.ownerDocument.createTextNode('word '.repeat(200_001)))
    expect(textsOf(body)).toEqual([`a nerve ${OBJECT} root`, 'one'])
  })

  it('says so when the page takes away what it reads', () => {
    const body = bodyOf('<div><p>one</p><p>two</p></div><p>three</p>')
    const walk = walkBlocks(body)
    walk.next()
    body.querySelector('div')!.remove()
    const rest = Array.from({ length: 9 }, () => walk.next())
    expect(rest.find(({ done }) => done)?.value).toBe(false)
  })
})

describe('blocks around nodes', () => {
  it('finds the element that starts the block', () => {
    const body = bodyOf('<p>a <b>b <i>c</i></b></p>')
    expect(blockAround(body.querySelector('i')!.firstChild!)).toBe(body.querySelector('p'))
  })

  it('knows what lies in something skipped, and what is skipped itself', () => {
    const body = bodyOf('<div contenteditable><p><b>x</b></p></div><p>y</p>')
    expect(isInSkipped(body.querySelector('b')!.firstChild!)).toBe(true)
    expect(isInSkipped(body.querySelector('div')!)).toBe(true)
    expect(isInSkipped(body.querySelector('div + p')!)).toBe(false)
  })

  it.each<[what: string, change: (text: Text) => void]>([
    ['grows', (text) => (text.data += ' more')],
    ['shrinks', (text) => (text.data = text.data.slice(0, 3))],
    ['reads differently', (text) => (text.data = text.data.replace('nerve', 'spine'))],
    ['is taken away', (text) => text.remove()],
  ])('is no longer current when its text %s', (_what, change) => {
    const body = bodyOf('<p>nerve\nroot <br>and <code>x</code> disc</p>')
    const [block] = walkBlocks(body)
    expect(isCurrent(block!)).toBe(true)
    change(block!.nodes[0]!)
    expect(isCurrent(block!)).toBe(false)
  })
})

type Tree = string | { tag: string; children: Tree[] }

const { tree } = fc.letrec<{ tree: Tree }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom('a', 'nerve ', ' root', ' ', '\n', 'x\ny'),
    fc.record({
      tag: fc.constantFrom('p', 'div', 'b', 'i', 'span', 'br', 'code', 'button', 'li'),
      children: fc.array(tie('tree'), { maxLength: 4 }),
    }),
  ),
}))

function grow(parent: Element, trees: readonly Tree[]): void {
  for (const one of trees) {
    if (typeof one === 'string') parent.append(parent.ownerDocument.createTextNode(one))
    else {
      const element = parent.ownerDocument.createElement(one.tag)
      if (one.tag !== 'br') grow(element, one.children)
      parent.append(element)
    }
  }
}

function textNodes(root: Node): Text[] {
  return [...root.childNodes].flatMap((node) => (node.nodeType === 3 ? [node as Text] : textNodes(node)))
}

describe('what many nodes lie in', () => {
  it('is asked of each node around them once', () => {
    const body = bodyOf(`${'<div><b>'.repeat(50)}<i id="in"></i>${'<u></u>'.repeat(50)}`)
    let asked = 0
    const liesInDiv = liesIn((node) => {
      asked++
      return node === body
    })
    const all = [...body.querySelectorAll('*')]
    expect(all.every(liesInDiv)).toBe(true)
    expect(asked).toBeLessThanOrEqual(all.length + 1)
    expect(liesInDiv(body.ownerDocument.documentElement)).toBe(false)
  })
})

describe('the way back from text to nodes', () => {
  const anyTree = fc.array(tree, { maxLength: 6 })
  const flat = (text: string) => text.replace(/\s/g, ' ')

  it('finds every piece of a block in its nodes', () => {
    fc.assert(
      fc.property(anyTree, (trees) => {
        const body = bodyOf('')
        grow(body, trees)
        for (const block of walkBlocks(body))
          for (let start = 0; block && start < block.text.length; start++) {
            const from = pointIn(block, start, false)
            const to = pointIn(block, start + 1, true)
            const sign = block.text.charAt(start)
            // The signs for a line break and an object stand for no character of the page.
            if (from.node !== to.node || from.offset === to.offset) expect(`\n${OBJECT}`).toContain(sign)
            else expect(flat(from.node.data.slice(from.offset, to.offset))).toBe(flat(sign))
          }
      }),
    )
  })

  it('reads every text once, but what is skipped never', () => {
    fc.assert(
      fc.property(anyTree, (trees) => {
        const body = bodyOf('')
        grow(body, trees)
        const read = [...walkBlocks(body)].flatMap((block) => block?.nodes ?? [])
        expect(new Set(read).size).toBe(read.length)
        const wanted = textNodes(body).filter((node) => node.data.trim() !== '' && !isInSkipped(node))
        expect(wanted.filter((node) => !read.includes(node))).toEqual([])
        expect(read.filter((node) => isInSkipped(node))).toEqual([])
      }),
    )
  })
})
