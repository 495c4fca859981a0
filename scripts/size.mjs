// What a visitor downloads, compressed, against the budgets. Ends with 1 when one is exceeded.
import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const dist = join(dirname(fileURLToPath(import.meta.url)), '../dist')
const manifest = JSON.parse(await readFile(join(dist, 'widget/manifest.json'), 'utf8'))

const opened = [manifest.host, manifest.script, manifest.style, ...manifest.preload]
const rows = [
  { part: 'before opening (loader)', files: ['/widget/widget.js'], budget: 5_000 },
  { part: 'conversation open (JS + CSS)', files: opened, budget: 30_000 },
  {
    part: 'with every lazy part',
    files: [...opened, manifest.calls, manifest.campaigns, manifest.unread, ...manifest.lazy],
    budget: 60_000,
  },
]

let failed = false
for (const { part, files, budget } of rows) {
  const gzip = await total(files, 'gz')
  const brotli = await total(files, 'br')
  const over = gzip > budget
  failed ||= over
  const figures = [gzip, brotli, budget].map(n => `${n.toLocaleString('en')} B`.padStart(10))
  console.log(
    `${part.padEnd(30)} gzip ${figures[0]}  brotli ${figures[1]}  budget ${figures[2]}  ${over ? 'TOO BIG' : 'ok'}`,
  )
}
process.exitCode = failed ? 1 : 0

async function total(files, extension) {
  let bytes = 0
  for (const file of files) bytes += (await readFile(join(dist, `${file}.${extension}`))).length
  return bytes
}
