/** The glossary as a page to browse: every headword by body system, with its short meaning. */
import type { LoadedEntry } from './load'

/** Markdown for docs/glossary.md. */
export function indexPage(entries: readonly LoadedEntry[]): string {
  const systems = [...new Set(entries.map((e) => e.system))].sort()
  const name = (system: string) => system.charAt(0).toUpperCase() + system.slice(1).replaceAll('-', ' ')
  return [
    '# The glossary by body system',
    '',
    `${entries.length} entries. Written by \`npm run glossary -- --index\`; the entries themselves are in \`data/glossary\`, under CC BY 4.0.`,
    ...systems.flatMap((system) => [
      '',
      `## ${name(system)}`,
      '',
      ...entries
        .filter((e) => e.system === system)
        .sort((a, b) => a.term.localeCompare(b.term, 'en'))
        .map((e) => `- **${e.term}**: ${e.short}`),
    ]),
    '',
  ].join('\n')
}
