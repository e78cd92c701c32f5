import { defineConfig } from 'wxt'
import { loadGlossary } from './scripts/glossary/load'
import { packGlossary } from './scripts/glossary/package'
import { loadRules } from './scripts/glossary/rules'

export default defineConfig({
  modules: ['@wxt-dev/webextension-polyfill'],
  imports: false,
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
      'open-panel': { suggested_key: { default: 'Alt+Shift+P' }, description: '__MSG_commandPanel__' },
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
  },
  zip: { name: 'bedside' },
})
