import type { Hono } from 'hono'
import { z } from 'zod'
import { type AppEnv, door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type OpenApi, openApiOf } from '../openapi.ts'
import { docsPage, policy } from './page.ts'

const tag = 'Operations'
const AN_HOUR = 'public, max-age=3600'

/** `/api/openapi.json` and `/api/docs`: the API tells what it is. Both are made once, when they are first asked for. */
export function docsDoor(app: Hono<AppEnv>) {
  let made: OpenApi | undefined
  let page: string | undefined
  const document = () => {
    made ??= openApiOf(app, runtime().url)
    return made
  }
  const docs = door()

  docs.get(
    '/openapi.json',
    operation({
      id: 'openapi',
      tag,
      summary: 'This description of the API.',
      answer: z.looseObject({ openapi: z.literal('3.1.0') }),
    }),
    c => {
      c.header('Cache-Control', AN_HOUR)
      c.header('Access-Control-Allow-Origin', '*')
      return c.json(document())
    },
  )

  docs.get('/docs', operation({ id: 'docs', tag, summary: 'The same, to be read.', answer: null }), c => {
    page ??= docsPage(document())
    c.header('Cache-Control', AN_HOUR)
    c.header('Content-Security-Policy', policy)
    return c.html(page)
  })

  return docs
}
