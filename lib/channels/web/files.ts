import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Context as Request } from 'hono'
import { cors } from 'hono/cors'
import { z } from 'zod'
import { notFound } from '#lib/base/errors.ts'
import { door } from '#lib/base/http/app.ts'
import { operation } from '#lib/base/http/operation.ts'
import { body, clientIp, query } from '#lib/base/http/request.ts'
import { limit } from '#lib/base/limits.ts'
import { runtime } from '#lib/base/runtime.ts'
import { changesQuery } from '#lib/realtime/index.ts'
import { domainsOf } from './channel.ts'
import { campaignRule, campaignRules, launcher, launcherAnswer, launcherFor } from './launcher.ts'
import { identification } from './proof.ts'
import { websiteOf } from './visitor.ts'

const folder = join(process.cwd(), 'dist', 'widget')
const types: Record<string, string> = {
  js: 'text/javascript; charset=utf-8',
  css: 'text/css; charset=utf-8',
  json: 'application/json',
}
const YEAR = 'public, max-age=31536000, immutable'
/** Of the loader. */
type Part = 'host' | 'calls' | 'campaigns' | 'unread'
const kept = new Map<string, Promise<Buffer | null>>()

/** Sites that carry the widget ask from their own origin, with the visitor's token and without cookies. */
export const openToSites = cors({
  origin: '*',
  allowHeaders: ['Content-Type', 'X-Auth-Token'],
  allowMethods: ['GET', 'POST', 'PATCH', 'DELETE'],
  maxAge: 86_400,
})

/** The widget's files: the loader under our name and Chatwoot's, the frame's document, and what the frame loads. */
export const widgetFiles = door()

for (const path of ['/widget.js', '/packs/js/sdk.js']) {
  // An hour: sites keep the snippet for years, and a mended loader has to reach them.
  widgetFiles.get(path, c => file(c, 'widget.js', 'public, max-age=3600, stale-while-revalidate=86400'))
}

widgetFiles.get('/widget/assets/:name', c => {
  const name = c.req.param('name')
  if (!/^[\w.-]+\.(js|css)$/.test(name)) throw notFound()
  return file(c, `assets/${name}`, YEAR).catch(missing => {
    // A browser that has kept an older loader asks for the further parts of that one: it gets ours, which understand it.
    const part = /^(host|calls|campaigns|unread)-/.exec(name)?.[1] as Part | undefined
    if (part) return current(c, part)
    throw missing
  })
})

async function current(c: Request, part: Part): Promise<Response> {
  const built = await read('manifest.json')
  if (!built) throw notFound()
  const manifest = JSON.parse(String(built)) as Record<Part, string>
  return file(c, manifest[part].replace('/widget/', ''), 'no-cache')
}

widgetFiles.get('/widget', async c => {
  const website = await websiteOf(c.req.query('website_token'))
  const built = await read('manifest.json')
  if (!built) throw notFound()
  const manifest = JSON.parse(String(built)) as { script: string; style: string; preload: string[] }
  const ancestors = domainsOf(website.allowed_domains)
  c.header('Cache-Control', 'no-cache')
  c.header(
    'Content-Security-Policy',
    `default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: https:${filesOrigin()}; media-src 'self' https:${filesOrigin()}; connect-src 'self' ws: wss:; font-src 'self'; frame-src 'self' https:; base-uri 'none'; form-action 'none'; frame-ancestors ${ancestors.length ? `'self' ${ancestors.join(' ')}` : '*'}`,
  )
  return c.html(document(manifest))
})

const ofVisitor = z.object({ website_token: z.string(), cw_conversation: z.string().optional() })
const launcherQuery = ofVisitor.extend(changesQuery.partial().shape)

widgetFiles.get(
  '/widget/launcher',
  operation({
    id: 'widgetLauncher',
    tag: 'Widget',
    summary:
      'What the bubble needs before the chat is opened: its colour, and for who has written before (`cw_conversation`) what is unread. With the `cursor` of an answer before, that waits up to 25 seconds for something to happen.',
    query: launcherQuery,
    answer: launcherAnswer,
  }),
  openToSites,
  async c => {
    const { website_token, cw_conversation, cursor, wait = 0 } = query(c, launcherQuery)
    const website = await websiteOf(website_token)
    const waiting = cursor === undefined ? undefined : { cursor, seconds: wait, signal: c.req.raw.signal }
    c.header('Cache-Control', 'no-store')
    return c.json(await launcher(website, cw_conversation, c.var, waiting))
  },
)

const proving = identification.pick({ identifier: true, identifier_hash: true, identity_token: true })

widgetFiles.post(
  '/widget/launcher',
  openToSites,
  operation({
    id: 'widgetLauncherOf',
    tag: 'Widget',
    summary: 'The same for the person who the website says that the visitor is. Nothing is stored.',
    query: ofVisitor,
    body: proving,
    answer: launcherAnswer,
  }),
  async c => {
    const { website_token, cw_conversation } = query(c, ofVisitor)
    const website = await websiteOf(website_token)
    const said = await body(c, proving)
    await limit(`widget-launcher:${clientIp(c)}`, 600, 60)
    c.header('Cache-Control', 'no-store')
    return c.json(await launcherFor(website, said, cw_conversation, c.var))
  },
)

const rulesQuery = z.object({ website_token: z.string() })

widgetFiles.get(
  '/widget/campaigns',
  operation({
    id: 'widgetCampaignRules',
    tag: 'Widget',
    summary: 'Where and when the website says something by itself now, for a page to judge without opening the chat.',
    query: rulesQuery,
    answer: z.array(campaignRule),
  }),
  openToSites,
  async c => {
    const website = await websiteOf(query(c, rulesQuery).website_token)
    const rules = await campaignRules(website, c.var)
    c.header('Cache-Control', 'public, max-age=60')
    return c.json(rules)
  },
)

/** Where pictures come from when that is another name of ours, and not https. */
const filesOrigin = () => {
  const { FILES_URL } = runtime().env
  return FILES_URL ? ` ${new URL(FILES_URL).origin}` : ''
}

function document({ script, style, preload }: { script: string; style: string; preload: string[] }): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<meta name="robots" content="noindex">
<title>Chat</title>
<link rel="stylesheet" href="${style}">
${preload.map(path => `<link rel="modulepreload" href="${path}">\n`).join('')}<script type="module" src="${script}"></script>
</head>
<body><div id="app"></div></body>
</html>`
}

async function file(c: Request, name: string, cache: string): Promise<Response> {
  const accepted = c.req.header('accept-encoding') ?? ''
  const [suffix, encoding] = /\bbr\b/.test(accepted)
    ? ['.br', 'br']
    : /\bgzip\b/.test(accepted)
      ? ['.gz', 'gzip']
      : ['', '']
  const [compressed, plain] = await Promise.all([suffix ? read(name + suffix) : null, read(name)])
  if (!plain) throw notFound()
  c.header('Content-Type', types[name.split('.').at(-1) as string])
  c.header('Cache-Control', cache)
  c.header('Vary', 'Accept-Encoding')
  c.header('Access-Control-Allow-Origin', '*')
  c.header('Cross-Origin-Resource-Policy', 'cross-origin')
  if (compressed && encoding) c.header('Content-Encoding', encoding)
  return c.body(new Uint8Array(compressed ?? plain))
}

/** Production reads each file once; a new build is a new process. */
function read(name: string): Promise<Buffer | null> {
  const load = () => readFile(join(folder, name)).catch(() => null)
  if (process.env.NODE_ENV === 'development') return load()
  let content = kept.get(name)
  if (!content) {
    content = load()
    kept.set(name, content)
    void content.then(found => found ?? kept.delete(name))
  }
  return content
}
