import path from 'node:path'
import { minify, type MinifyOptions } from 'terser'
import { mergeConfig, type Plugin, type Rolldown } from 'vite'
import { defineConfig } from 'wxt'
import { fixZip } from './scripts/fixed-zip'
import { loadGlossary } from './scripts/glossary/load'
import { packGlossary } from './scripts/glossary/package'
import { loadRules } from './scripts/glossary/rules'
import { strictCode } from './scripts/strict-code'

/**
 * One sign beyond Latin-1 makes a browser keep a whole script at two bytes a letter, in each page. Such
 * signs stand in strings and patterns only, where they can be written by their number.
 */
const inAscii: Plugin = {
  name: 'in-ascii',
  enforce: 'post',
  generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk')
        file.code = file.code.replace(/[^\0-\x7F]/g, (s) => `\\u${s.charCodeAt(0).toString(16).padStart(4, '0')}`)
  },
}

const SMALLEST: MinifyOptions = {
  compress: { passes: 3, ecma: 2020, unsafe_arrows: true },
  format: { ascii_only: true, ecma: 2020 },
}

/** Makes what runs in every page smaller by a fortieth, after all that the bundler has done. */
const smaller: Plugin = {
  name: 'smaller',
  enforce: 'post',
  async generateBundle(_options, bundle) {
    for (const file of Object.values(bundle))
      if (file.type === 'chunk') file.code = (await minify(file.code, SMALLEST)).code ?? file.code
  },
}

/**
 * What our pages share is one file for a popup, and another of what a popup never runs: each further file, and
 * each line to compile, costs it some of the time in which it opens. The picture's shapes stay apart, which take
 * longest to be made and are seldom asked for.
 */
const OFTEN = { minShareCount: 2, test: (id: string) => !id.includes('core/picture') }
const SHARED: Rolldown.CodeSplittingGroup[] = [
  { ...OFTEN, name: (id, modules) => (servesPopup(id, modules) ? 'shared' : null), priority: 1 },
  { ...OFTEN, name: 'reading' },
]

/** Whether the popup asks for a module, by whatever chain of imports. */
function servesPopup(id: string, modules: Rolldown.ChunkingContext, met = new Set<string>()): boolean {
  if (id.includes('entrypoints/popup/')) return true
  if (met.has(id)) return false
  met.add(id)
  return modules.getModuleInfo(id)?.importers.some((importer) => servesPopup(importer, modules, met)) ?? false
}

/** `wxt/browser` is the polyfill's. */
const polyfilled: Plugin = {
  name: 'polyfilled',
  enforce: 'pre',
  resolveId: (source) => (source === 'wxt/browser' ? path.resolve('platform/polyfill.ts') : undefined),
}

export default defineConfig({
  // The oldest browsers that the manifests below let in: nothing is rewritten for older ones.
  vite: () => ({ plugins: [inAscii, strictCode()], build: { target: ['chrome128', 'firefox140'] } }),
  imports: false,
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'activeTab', 'contextMenus'],
    content_scripts: [
      {
        matches: ['http://*/*', 'https://*/*'],
        js: ['first.js'],
        all_frames: true,
        match_about_blank: true,
        run_at: 'document_idle',
      },
    ],
    host_permissions: ['http://*/*', 'https://*/*'],
    action: { default_title: '__MSG_shortName__' },
    commands: {
      'next-word': { suggested_key: { default: 'Alt+Shift+E' }, description: '__MSG_commandNext__' },
      'open-panel': { suggested_key: { default: 'Alt+Shift+L' }, description: '__MSG_commandPanel__' },
      'previous-word': { suggested_key: { default: 'Alt+Shift+Q' }, description: '__MSG_commandPrevious__' },
    },
    content_security_policy: {
      extension_pages:
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; font-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'bedside@bedside.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
            // The first one for Android that knows the line above.
            gecko_android: { strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '128', storage: { managed_schema: 'managed-schema.json' } }),
  }),
  hooks: {
    'vite:build:extendConfig': (entrypoints, config) => {
      // Older Chromes get the promises of `browser` from the polyfill; scripts in pages do without, for the pages' memory.
      if (entrypoints.some(({ type }) => type === 'unlisted-script')) {
        config.plugins = [...(config.plugins ?? []), smaller]
        return
      }
      config.plugins = [polyfilled, ...(config.plugins ?? [])]
      if (entrypoints.some(({ type }) => type === 'popup'))
        Object.assign(config, mergeConfig(config, { build: { rolldownOptions: { output: { codeSplitting: { groups: SHARED } } } } })) // prettier-ignore
    },
    'build:publicAssets': (_wxt, files) => {
      const glossary = loadGlossary()
      const [bad] = glossary.problems
      if (bad) throw new Error(`${bad.file} ${bad.id} ${bad.field}: ${bad.reason} (npm run glossary lists all)`)
      for (const { name, contents } of packGlossary(glossary, loadRules())) files.push({ relativeDest: name, contents })
    },
    'build:manifestGenerated': (_wxt, manifest) => {
      // WXT takes the popup's title, which is in one language.
      Object.assign(manifest.action ?? {}, { default_title: '__MSG_shortName__' })
    },
    'zip:done': async (_wxt, files) => {
      for (const file of files) await fixZip(file)
    },
  },
  zip: { name: 'bedside', excludeSources: ['store/**'] },
})
