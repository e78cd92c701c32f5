/** A copy of the build in which the browser refuses to store anything while it is told to. */
import { copyBuild, type BuildCopy } from './copy'
import { filesOf } from './surfaces'

/** While this is stored, nothing else can be. */
const REFUSING = 'refusing'

/** As a browser whose storage is full: writes fail, taking out and reading do not. */
const REFUSE = `{
  const { local } = (globalThis.browser ?? chrome).storage
  const set = local.set.bind(local)
  local.set = async (items) => {
    if (!('${REFUSING}' in items) && (await local.get('${REFUSING}'))['${REFUSING}'] === true)
      throw new Error('QUOTA_BYTES quota exceeded')
    return set(items)
  }
}
`

export interface Refusing extends Pick<BuildCopy, 'folder' | 'remove'> {
  /** What to store for the browser to refuse from now on, or to store again. */
  refuse: (now: boolean) => object
}

export function makeRefusing(root: string): Refusing {
  const copy = copyBuild(root)
  for (const part of ['background.js', ...filesOf(root, '.html')]) copy.prepend(part, REFUSE)
  return { folder: copy.folder, refuse: (now) => ({ [REFUSING]: now }), remove: () => copy.remove() }
}
