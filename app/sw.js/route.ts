import { readFileSync } from 'node:fs'
import { join } from 'node:path'

// Made once, when the pages are built: another build is another version, and browsers notice by the bytes alone.
export const dynamic = 'force-static'

const version = process.env.NODE_ENV === 'production' ? new Date().toISOString() : 'development'

export function GET() {
  const source = readFileSync(join(process.cwd(), 'components/pwa/worker.js'), 'utf8')
  return new Response(`// ${version}\n${source}`, {
    headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'no-cache' },
  })
}
