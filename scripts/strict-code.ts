/**
 * Takes out of the shipped code what makes code or HTML of text, and what loads scripts by a name that
 * is only known at run time. Our own code has none of it. The libraries have some in places that Bedside
 * never comes to, and the extension's security policy would stop it there; but what is not shipped need
 * not be stopped, nor explained to the stores.
 */
import type { Plugin } from 'vite'

/** What is replaced in finished scripts, and by what. Each replacement does what the policy would do. */
const REPLACEMENTS: readonly (readonly [pattern: RegExp, by: string])[] = [
  // The old way to the global object.
  [/(?<![\w$.])Function\((["'`])return this\1\)\(\)/g, 'globalThis'],
  // Every other function made of text fails, as it would without 'unsafe-eval'.
  [/(?<![\w$.])(?:new\s+)?Function\(/g, '(()=>{throw new EvalError("no code from text")})('],
  // Scripts by a computed name: pdf.js would read a file without its worker that way. A quoted name stays.
  [/(?<![\w$."'`])import\((?!\s*["'`])/g, '(()=>{throw new EvalError("no code by name")})('],
  // Preact's dangerouslySetInnerHTML, which Bedside never uses, sets plain text.
  [/\.innerHTML=([\w$]+)\.__html/g, '.textContent=$1.__html'],
]

/** The script without its makers of code. */
export function strict(code: string): string {
  return REPLACEMENTS.reduce((text, [pattern, by]) => text.replace(pattern, by), code)
}

/** Works on what is written, after everything else, since only then it is all there. */
export function strictCode(): Plugin {
  return {
    name: 'bedside-strict-code',
    enforce: 'post',
    generateBundle(_options, bundle) {
      for (const file of Object.values(bundle)) {
        if (!/\.m?js$/.test(file.fileName)) continue
        if (file.type === 'chunk') file.code = strict(file.code)
        else if (typeof file.source === 'string') file.source = strict(file.source)
        else file.source = strict(new TextDecoder().decode(file.source))
      }
    },
  }
}
