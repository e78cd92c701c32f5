/** Timing and printing for the benchmarks. */

export interface Row {
  name: string
  /** Best of the runs, in milliseconds. */
  ms: number
  /** What the run counted; shows that it did the work. */
  count: number
}

/** The best of `runs` runs after two to warm up (a single run has none): what the machine can do when nothing disturbs it. */
export function best(name: string, runs: number, run: () => number): Row {
  let ms = Infinity
  let count = 0
  for (let i = runs > 1 ? -2 : 0; i < runs; i++) {
    const began = performance.now()
    count = run()
    if (i >= 0) ms = Math.min(ms, performance.now() - began)
  }
  return { name, ms, count }
}

/** A Markdown table of rows with their ratio to the first. */
export function table(rows: readonly Row[], counted: string): string {
  const floor = rows[0]!.ms
  return [
    `| | ms | × floor | ${counted} |`,
    '|---|---:|---:|---:|',
    ...rows.map(({ name, ms, count }) => `| ${name} | ${ms.toFixed(2)} | ${(ms / floor).toFixed(1)} | ${count} |`),
  ].join('\n')
}

/** The value below which a share of the values lie, by the nearest rank. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
}
