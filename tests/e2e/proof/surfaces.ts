/** Every place in which the built extension runs or can be called, as its manifest and files tell. */
import fs from 'node:fs'
import path from 'node:path'

/** Keys of a manifest that name, describe or limit, and run nothing. */
const INERT = new Set([
  'manifest_version', 'name', 'short_name', 'description', 'version', 'icons', 'default_locale', 'author', 'homepage_url',
  'host_permissions', 'optional_host_permissions', 'content_security_policy', 'minimum_chrome_version', 'storage',
  'browser_specific_settings', 'incognito',
]) // prettier-ignore

/** Permissions that let nobody call the extension. */
const QUIET_PERMISSIONS = new Set(['storage', 'scripting', 'activeTab', 'sidePanel'])

type Manifest = Record<string, unknown> & { permissions?: string[]; commands?: Record<string, unknown> }

export function manifestOf(root: string): Manifest {
  return JSON.parse(fs.readFileSync(path.join(root, 'manifest.json'), 'utf8')) as Manifest
}

/** All files of a build with this ending, as paths from its root. */
export function filesOf(root: string, ending: string): string[] {
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith(ending))
    .sort()
}

/** The scripts that go into web pages when they are opened. */
export function firstScripts(root: string): string[] {
  const scripts = (manifestOf(root).content_scripts ?? []) as { js?: string[] }[]
  return scripts.flatMap(({ js = [] }) => js)
}

/** One name for each surface. A key of the manifest that is not known here is one as well. */
export function surfacesOf(root: string): string[] {
  const manifest = manifestOf(root)
  const keys = Object.keys(manifest).flatMap((key) => {
    switch (key) {
      case 'content_scripts':
        return firstScripts(root).map(() => 'web page')
      case 'commands':
        return Object.keys(manifest.commands ?? {}).map((name) => `command ${name}`)
      case 'permissions':
        return (manifest.permissions ?? []).filter((p) => !QUIET_PERMISSIONS.has(p)).map((p) => `permission ${p}`)
      // Their pages are among the files.
      case 'action':
      case 'options_ui':
      case 'side_panel':
      case 'sidebar_action':
        return []
      default:
        return INERT.has(key) ? [] : [key]
    }
  })
  return [...new Set([...keys, ...filesOf(root, '.html')])].sort()
}
