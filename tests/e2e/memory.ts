/** How much memory a browser takes, read from the system; where it does not tell (other than Linux), nothing is held against it. */
import fs from 'node:fs'
import type { Browser } from 'puppeteer-core'

/** Looked at this often: a page that runs wild takes a gigabyte in a second or two. */
const LOOK_EVERY_MS = 250
/** Past this a browser is ended, before the machine is. */
const MOST_MB = 4_000

export interface MemoryWatch {
  /** The most that one process of the browser has taken since `begin`, in megabytes. */
  peak(): number
  /** Forgets what was. */
  begin(): void
  stop(): void
}

/** Watches the browser's processes, and ends them all if one of them runs wild. */
export function watchMemory(browser: Browser): MemoryWatch {
  const root = browser.process()?.pid
  let peak = 0
  const look = () => {
    const family = root === undefined ? [] : familyOf(root)
    peak = Math.max(peak, ...family.map(megabytesOf))
    if (peak <= MOST_MB) return
    clearInterval(timer)
    for (const pid of family.reverse()) process.kill(pid, 'SIGKILL')
  }
  const timer = setInterval(look, LOOK_EVERY_MS)
  return {
    peak: () => {
      look()
      return peak
    },
    begin: () => {
      peak = 0
    },
    stop: () => clearInterval(timer),
  }
}

/** A process and all that come from it. */
function familyOf(root: number): number[] {
  if (!fs.existsSync('/proc/self/stat')) return []
  const children = new Map<number, number[]>()
  for (const pid of fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)) {
    // After the name in brackets, which may hold anything: state, parent.
    const parent = Number(/.*\) \S (\d+)/.exec(read(`/proc/${pid}/stat`))?.[1])
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const family = [root]
  for (const pid of family) family.push(...(children.get(pid) ?? []))
  return family
}

function megabytesOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(read(`/proc/${pid}/status`))?.[1] ?? 0) / 1000
}

/** A process may end while it is looked at. */
function read(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}
