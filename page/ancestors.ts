/** Questions about what nodes lie in, asked of very many nodes at once. */

/** What a node lies in, from a shadow root on its host. */
export function parentOrHost(node: Node): Node | null {
  return node.parentNode ?? (node as Partial<ShadowRoot>).host ?? null
}

/**
 * A function that says whether a node, or something around it, passes a test. It keeps what it has found
 * out on the way up, so that thousands of nodes deep in one tree cost no more than the tree: use it at once.
 */
export function liesIn(
  test: (node: Node) => boolean,
  up: (node: Node) => Node | null = parentOrHost,
): (node: Node) => boolean {
  const known = new Map<Node, boolean>()
  return (node) => {
    const way: Node[] = []
    let answer = false
    for (let at: Node | null = node; at; at = up(at)) {
      const before = known.get(at)
      if (before === undefined) way.push(at)
      answer = before ?? test(at)
      if (answer || before !== undefined) break
    }
    for (const passed of way) known.set(passed, answer)
    return answer
  }
}
