// After `next build`: each script and style sheet once more in brotli, the strongest, which `server.ts` sends instead.
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants } from 'node:zlib'

const root = join(dirname(fileURLToPath(import.meta.url)), '../.next/static')
for (const file of readdirSync(root, { recursive: true, encoding: 'utf8' })) {
  const path = join(root, file)
  if (!/\.(js|css)$/.test(file) || !statSync(path).isFile()) continue
  const plain = readFileSync(path)
  const params = { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length }
  writeFileSync(`${path}.br`, brotliCompressSync(plain, { params }))
}
