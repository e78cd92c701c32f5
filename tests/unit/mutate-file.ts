/** Files gone wrong: bytes flipped, cut, doubled, and JSON whose values are not what they should be. */

const STRANGE: readonly unknown[] = [null, true, false, 0, -1, 1e308, 7, '', 'x', '<b>x</b>', '__proto__', [], {}, [[]], [null], '\u0000', '\u{1F9B4}', 'x'.repeat(300), { __proto__: { on: false } }, [1, 'x'], 4.5] // prettier-ignore
const KEYS = ['__proto__', 'constructor', 'toString', 'settings', 'on', '', 'x', '0']

/** A file made of one of `seeds` by a few mistakes; now and then the seed as it is. */
export function mutateFile(seeds: readonly string[], random: () => number): Uint8Array<ArrayBuffer> {
  const seed = pick(seeds, random)
  const text = random() < 0.5 ? mutateValue(seed, random) : seed
  const bytes = Array.from(new TextEncoder().encode(text))
  if (random() < 0.5) for (let times = 1 + random() * 6; times > 0; times--) mutateBytes(bytes, random)
  return Uint8Array.from(bytes)
}

/** Changes a value somewhere in the JSON; what is no JSON stays as it is. */
function mutateValue(seed: string, random: () => number): string {
  let value: unknown
  try {
    value = JSON.parse(seed)
  } catch {
    return seed
  }
  for (let times = 1 + random() * 3; times > 0; times--) value = changed(value, random)
  // A JSON text may hold keys that an object cannot be given otherwise.
  return JSON.stringify(value).replaceAll('"__proto__ "', '"__proto__"')
}

function changed(value: unknown, random: () => number): unknown {
  if (typeof value !== 'object' || value === null || random() < 0.15) return pick(STRANGE, random)
  if (Array.isArray(value)) {
    const list = [...(value as unknown[])]
    const at = Math.floor(random() * (list.length + 1))
    if (random() < 0.3) list.splice(at, 1)
    else list.splice(at, Number(random() < 0.6), changed(list[at], random))
    return list
  }
  const entries = Object.entries(value)
  const at = Math.floor(random() * entries.length)
  const what = random()
  if (what < 0.15) entries.splice(at, 1)
  else if (what < 0.3) entries.push([pick(KEYS, random) + (random() < 0.2 ? ' ' : ''), pick(STRANGE, random)])
  else if (entries[at]) entries[at] = [entries[at][0], changed(entries[at][1], random)]
  return Object.fromEntries(entries)
}

function mutateBytes(bytes: number[], random: () => number): void {
  const at = Math.floor(random() * bytes.length)
  const what = random()
  if (what < 0.3) bytes[at] = Math.floor(random() * 256)
  else if (what < 0.5) bytes.splice(at, 1 + Math.floor(random() * 8))
  else if (what < 0.7) bytes.splice(at, 0, ...bytes.slice(at, at + Math.floor(random() * 40)))
  else if (what < 0.85) bytes.splice(at, 0, pick([0, 0xff, 0xef, 0xbb, 0xbf, 0x22, 0x5c, 0x7b, 0x5d], random))
  else bytes.length = at
}

function pick<T>(list: readonly T[], random: () => number): T {
  return list[Math.floor(random() * list.length)]!
}
