/** Runs the command-line tools among our packages, the same way on every system: no shell, no npx. */
import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

export const ROOT = path.join(import.meta.dirname, '..')

interface Ended {
  ok: boolean
  /** Everything the tool wrote; empty when it wrote straight to the terminal. */
  output: string
}

/** Runs a package's command in the project's root; `show` lets it write straight to the terminal. */
export function runTool(command: string, args: string[], { show = false } = {}): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileOf(command), ...args], {
      cwd: ROOT,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY && !show ? { FORCE_COLOR: '1' } : {}) },
    })
    let output = ''
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.on('close', (code) => {
      resolve({ ok: code === 0, output })
    })
  })
}

/** The JavaScript file behind a command, as its package.json names it. */
function fileOf(command: string): string {
  const name = command === 'tsc' ? 'typescript' : command
  const dir = path.join(ROOT, 'node_modules', name)
  const { bin } = JSON.parse(fs.readFileSync(path.join(dir, 'package.json'), 'utf8')) as {
    bin: string | Record<string, string>
  }
  const file = typeof bin === 'string' ? bin : bin[command]
  if (file === undefined) throw new Error(`The package ${name} has no command ${command}`)
  return path.join(dir, file)
}

/** The part of an error's message that a user can make something of. */
export function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\n[^]*/, '').trim()
}
