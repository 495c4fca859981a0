import { chromium, type Browser } from '@playwright/test'
type Args = { browser: Browser; baseURL: string }
const all: [string, (args: Args) => Promise<void>][] = []
export const test = (name: string, run: (args: Args) => Promise<void>) => void all.push([name, run])
export async function go(only?: string) {
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless','--no-sandbox','--disable-gpu','--disable-quic','--no-first-run','--disable-background-networking','--disable-component-update','--disable-sync'] })
  for (const [name, run] of all) {
    if (only && !name.includes(only)) continue
    const at = Date.now()
    try { await run({ browser, baseURL: 'http://localhost:3417' }); console.log('ok  ', name, Math.round((Date.now()-at)/1000)+'s') }
    catch (e) { console.log('FAIL', name, '\n', String((e as Error).message).slice(0, 900), '\n', String((e as Error).stack).split('\n').filter(l => l.includes('local')).slice(0,3).join('\n'))
      for (const c of browser.contexts()) for (const p of c.pages()) { await p.screenshot({ path: `/tmp/contacts/shots/fail-${Date.now()}.png` }).catch(()=>{}); console.log(p.url()) } }
    for (const c of browser.contexts()) await c.close()
  }
  await browser.close()
}
