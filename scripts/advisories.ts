/** Known weaknesses of packages: which are grave, and which are excepted for a reason. */

const GRAVE = new Set(['high', 'critical'])

interface Exception {
  package: string
  /** The advisory's id. */
  advisory: string
  why: string
}

/** None of these is shipped. */
export const EXCEPTIONS: Exception[] = ['GHSA-jmr9-qjv8-65gv', 'GHSA-7pqw-9j4j-h8q3'].map((advisory) => ({
  package: 'extract-zip',
  advisory,
  why: 'No release mends it, and the browser tools that do without it need Node 22.12. It unpacks the browsers that their makers publish, and nothing else.',
}))

interface Weakness {
  package: string
  advisory: string
  severity: string
  title: string
}

/** What `npm audit --json` prints, as far as it is read here. */
interface Report {
  vulnerabilities?: Record<string, { via: (string | { name: string; title: string; url: string; severity: string })[] }>
  message?: string
}

/** The grave weaknesses that a report tells of, each once. @throws Error where it tells of no audit. */
export function weaknessesIn(text: string): Weakness[] {
  const { vulnerabilities, message } = JSON.parse(text) as Report
  if (!vulnerabilities) throw new Error(message ?? 'The registry told nothing')
  const found = new Map<string, Weakness>()
  for (const via of Object.values(vulnerabilities).flatMap((of) => of.via)) {
    if (typeof via === 'string' || !GRAVE.has(via.severity)) continue
    const advisory = via.url.replace(/.*\//, '')
    found.set(`${via.name} ${advisory}`, { package: via.name, advisory, severity: via.severity, title: via.title })
  }
  return [...found.values()]
}

/** What is wrong: weaknesses without an exception, exceptions without a weakness, and any for what is shipped. */
export function faultsOf(
  weaknesses: readonly Weakness[],
  exceptions: readonly Exception[],
  shipped: ReadonlySet<string>,
): string[] {
  const isOf = (exception: Exception) => (weakness: Weakness) =>
    weakness.package === exception.package && weakness.advisory === exception.advisory
  return [
    ...weaknesses.filter((w) => !exceptions.some((e) => isOf(e)(w))).map((w) => `${w.package}: ${w.title} (${w.advisory}, ${w.severity})`),
    ...exceptions.filter((e) => !weaknesses.some(isOf(e))).map((e) => `${e.package}: the exception for ${e.advisory} is not needed any more`),
    ...exceptions.filter((e) => shipped.has(e.package)).map((e) => `${e.package} is shipped: no exception can be made for ${e.advisory}`),
  ] // prettier-ignore
}
