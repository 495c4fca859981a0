import { readEnv } from '#lib/base/env.ts'
import { start } from '../../../start.ts'

// Where `server.ts` does not run (Vercel, `next start`) the same API stands behind one route: next.config.js rewrites
// every door to it and keeps the path that was asked for. It starts with the first request.
export const runtime = 'nodejs'
export const dynamic = 'force-dynamic'
export const maxDuration = 60

let started: ReturnType<typeof start> | undefined

async function answer(request: Request): Promise<Response> {
  started ??= start(readEnv(), { work: false }).catch(error => {
    started = undefined
    throw error
  })
  const { api } = await started
  const url = new URL(request.url)
  url.pathname = url.pathname.replace(/^\/api\/door(?=\/)/, '')
  const passed = new Request(url, request)
  passed.headers.delete('accept-encoding') // Next compresses by itself, also what is compressed already
  return api.fetch(passed)
}

export {
  answer as DELETE,
  answer as GET,
  answer as HEAD,
  answer as OPTIONS,
  answer as PATCH,
  answer as POST,
  answer as PUT,
}
