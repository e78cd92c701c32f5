import { defineConfig } from 'wxt'
import { fixZip } from './scripts/fixed-zip'
import { loadGlossary } from './scripts/glossary/load'
import { packGlossary } from './scripts/glossary/package'
import { loadRules } from './scripts/glossary/rules'
import { strictCode } from './scripts/strict-code'

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
  vite: () => ({ plugins: [strictCode()] }),
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    short_name: '__MSG_shortName__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'activeTab', 'contextMenus'],
    host_permissions: ['http://*/*', 'https://*/*'],
    action: { default_title: '__MSG_shortName__' },
    commands: {
      'next-word': { suggested_key: { default: 'Alt+Shift+W' }, description: '__MSG_commandNext__' },
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
      : { minimum_chrome_version: '128' }),
  }),
  hooks: {
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
