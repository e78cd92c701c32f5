/** Our own source files, for tests that read them. */
import fs from 'node:fs'
import path from 'node:path'
import ts from 'typescript'
import { ROOT } from '../../scripts/tools'

/** All files below one of our folders, by their paths from the root. */
export const filesIn = (folder: string): string[] =>
  fs
    .readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.replaceAll(path.sep, '/')))
export const isSource = (file: string) => /\.tsx?$/.test(file)
export const read = (file: string) => fs.readFileSync(path.join(ROOT, file), 'utf8')
export const parse = (file: string, text: string) => ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)

/** The node and all below it. */
export function nodesIn(node: ts.Node, found: ts.Node[] = []): ts.Node[] {
  found.push(node)
  ts.forEachChild(node, (child) => void nodesIn(child, found))
  return found
}
