import { launch, builtFor } from './launch'
import { serve } from './serve'
import { findBrowser, VARIABLES } from './browsers'
import fs from 'node:fs'
process.env[VARIABLES.chrome] = (await findBrowser('chrome')).path
const index = fs.readFileSync('../shared/corpora/html/index.jsonl', 'utf8').trim().split('\n').map((l) => JSON.parse(l))
const non = fs.readdirSync('../shared/corpora/html/nonmedical').filter((_, i) => i % 25 === 0).map((f) => `nonmedical/${f}`)
const med = fs.readdirSync('../shared/corpora/html/medical').filter((_, i) => i % 12 === 0).map((f) => `medical/${f}`)
const a = await serve('tests/pages'), b = await serve('../shared/corpora/html')
const urls = [a.url('unmedical.html'), a.url('spine-report.html'), a.url('calf-twitching.html'), ...[...non, ...med].map((f) => b.url(f))]
const out: Record<string, Record<string, number[]>> = {}
for (const [name, ext] of [['bare', []], ['empty', ['/tmp/work/empty']], ['bedside', [builtFor('chrome')]]] as const) {
  const { browser } = await launch('chrome', ext as string[], { headless: true, args: ['--no-sandbox', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost'] })
  for (const url of urls) for (let i = 0; i < 3; i++) {
    const page = await browser.newPage()
    try {
    await page.setJavaScriptEnabled(false)
    await page.goto(url, { waitUntil: 'load', timeout: 15000 })
    await new Promise((r) => setTimeout(r, 2500))
    const s = await page.createCDPSession()
    await s.send('HeapProfiler.enable'); await s.send('HeapProfiler.collectGarbage'); await s.send('HeapProfiler.collectGarbage')
    const u: any = await s.send('Runtime.getHeapUsage')
    ;((out[url] ??= {})[name] ??= []).push(u.usedSize, u.backingStorageSize ?? 0, u.embedderHeapUsedSize ?? 0)
    } catch (e) { console.log(url, String(e).slice(0, 80)) }
    await page.close()
  }
  await browser.close()
}
const med3 = (v: number[] | undefined, k: number) => { const l = (v ?? []).filter((_, i) => i % 3 === k).sort((x, y) => x - y); return l[Math.floor(l.length / 2)] ?? NaN }
for (const [url, by] of Object.entries(out)) {
  const d = (n: string, k: number) => ((med3(by[n], k) - med3(by.bare, k)) / 1e6).toFixed(2)
  console.log(url.split('/').pop()!.slice(0, 40).padEnd(42), Object.keys(by).map((n) => `${n} +${d(n, 0)} buf ${d(n, 1)}`).join('  '))
}
await a.close(); await b.close()
