import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'

const kinds: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
}

/**
 * Answers for files below `url` of which a build has left a `.br` beside it in `folder`, to whoever takes brotli: a sixth
 * less than what is compressed while somebody waits. Answers whether it did. Their names change with what is in them.
 */
export function answerCompressed(folder: string, url: string) {
  const files = new Map(compressedIn(folder).map(name => [`${url}/${name}`, join(folder, `${name}.br`)]))
  const read = new Map<string, Buffer>()
  return (request: IncomingMessage, response: ServerResponse): boolean => {
    const file = files.get((request.url ?? '').split('?', 1)[0] as string)
    if (!file || !takesBrotli(request)) return false
    const body = read.get(file) ?? contentOf(file)
    if (!body) return false
    read.set(file, body)
    response.writeHead(200, {
      'Content-Type': kinds[file.split('.').at(-2) as string],
      'Content-Encoding': 'br',
      'Content-Length': body.length,
      'Cache-Control': 'public, max-age=31536000, immutable',
      Vary: 'Accept-Encoding',
    })
    response.end(request.method === 'HEAD' ? undefined : body)
    return true
  }
}

function compressedIn(folder: string): string[] {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    return names.filter(name => /\.(js|css)\.br$/.test(name)).map(name => name.replaceAll('\\', '/').slice(0, -3))
  } catch {
    return [] // no build, as while developing
  }
}

/** Null when another build has taken its place. */
function contentOf(file: string): Buffer | null {
  try {
    return readFileSync(file)
  } catch {
    return null
  }
}

const takesBrotli = ({ method, headers }: IncomingMessage) =>
  (method === 'GET' || method === 'HEAD') && /\bbr\b/.test(String(headers['accept-encoding'] ?? ''))
