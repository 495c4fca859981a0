import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { faultOfTemplate } from './graph-templates.ts'

export type Sent = { path: string; headers: IncomingMessage['headers']; body: Record<string, unknown>; id: string }
type Refusal = { status: number; error?: object; after?: boolean; hang?: boolean }

/**
 * Meta's Graph API as far as WhatsApp uses it, by its published shapes: messages, media and templates of numbers whose
 * token is `token`; and 360dialog's, which is the same behind a header of its own. `refuse` says how the next requests for
 * messages end, each once. On any free port unless one is given.
 */
export async function startGraph(port = 0) {
  const state = {
    token: 'a token of Meta',
    /** The messages that were taken. */
    sent: [] as Sent[],
    /** What was asked, also what was refused. */
    asked: [] as string[],
    uploads: [] as { id: string; type: string; filename: string; bytes: number }[],
    media: new Map<string, { type: string; content: Buffer }>(),
    templates: [] as object[],
    number: '15550001111',
    refuse: [] as Refusal[],
    refuseMedia: 0,
    /** Where deliveries are to be brought, as was said. */
    webhooks: [] as { path: string; body: Record<string, unknown> }[],
  }
  let next = 0
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://here')
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const raw = Buffer.concat(pieces)
    state.asked.push(`${request.method} ${url.pathname}`)
    const answer = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const error = (status: number, code: number, message: string, details?: string) =>
      answer(status, {
        error: {
          message,
          type: 'OAuthException',
          code,
          ...(details ? { error_data: { details } } : {}),
          fbtrace_id: 'x',
        },
      })
    const isDialog = request.headers['d360-api-key'] === state.token
    if (!isDialog && request.headers['d360-api-key'] !== undefined)
      return answer(401, { meta: { success: false, http_code: 401, developer_message: 'Invalid api key' } })
    if (!isDialog && request.headers.authorization !== `Bearer ${state.token}`)
      return error(401, 190, 'Invalid OAuth access token - Cannot parse access token')
    const path = url.pathname.replace(/^\/v\d+\.\d+/, '')
    if (request.method === 'POST' && path.endsWith('/messages')) {
      const body = JSON.parse(raw.toString('utf8')) as Record<string, unknown>
      const refusal = state.refuse.shift()
      if (refusal && !refusal.after) {
        if (refusal.hang) return request.socket.destroy()
        return answer(refusal.status, refusal.error ? { error: refusal.error } : {})
      }
      const wrong = faultOf(body) ?? faultOfTemplate(state.templates, body)
      if (wrong) return error(400, 100, `(#100) Invalid parameter`, wrong)
      const id = `wamid.${process.pid}.${Date.now()}.${++next}`
      state.sent.push({ path: url.pathname, headers: request.headers, body, id })
      if (refusal?.after) return request.socket.destroy()
      return answer(200, {
        messaging_product: 'whatsapp',
        contacts: [{ input: body.to, wa_id: body.to }],
        messages: [{ id }],
      })
    }
    if (request.method === 'POST' && path.endsWith('/media')) {
      const text = raw.toString('latin1')
      const id = `upload-${++next}`
      const found = (pattern: RegExp) => pattern.exec(text)?.[1] ?? ''
      state.uploads.push({
        id,
        type: found(/name="type"\r\n\r\n([^\r]*)/),
        filename: Buffer.from(found(/filename="([^"]*)"/), 'latin1').toString('utf8'),
        bytes: raw.length,
      })
      return answer(200, { id })
    }
    if (request.method === 'POST' && /\/configs\/webhook$|\/subscribed_apps$/.test(path)) {
      const body = JSON.parse(raw.toString('utf8')) as Record<string, unknown>
      state.webhooks.push({ path, body })
      return answer(200, isDialog ? body : { success: true })
    }
    if (isDialog && path === '/v1/configs/templates')
      return answer(200, { waba_templates: state.templates, count: state.templates.length })
    if (path.endsWith('/message_templates')) {
      const [from, size] = [Number(url.searchParams.get('after') ?? 0), 2]
      const data = state.templates.slice(from, from + size)
      const more = from + size < state.templates.length
      return answer(200, {
        data,
        paging: { cursors: { after: `${from + size}` }, ...(more ? { next: 'https://elsewhere.test/next' } : {}) },
      })
    }
    if (path.startsWith('/files/') || path === '/whatsapp_business/attachments/') {
      const file = state.media.get(url.searchParams.get('mid') ?? path.slice('/files/'.length))
      if (state.refuseMedia > 0 && state.refuseMedia--) return response.writeHead(500).end()
      return file
        ? response.writeHead(200, { 'content-type': file.type }).end(file.content)
        : response.writeHead(404).end()
    }
    const media = state.media.get(decodeURIComponent(path.slice(1)))
    if (media)
      return answer(200, {
        messaging_product: 'whatsapp',
        // 360dialog names Meta's address, and has what is there at its own.
        url: isDialog
          ? `https://lookaside.fbsbx.com/whatsapp_business/attachments/?mid=${path.slice(1)}`
          : `${base()}/files${path}`,
        mime_type: media.type,
        file_size: media.content.length,
        id: path.slice(1),
      })
    if (url.searchParams.has('fields'))
      return answer(200, {
        id: path.slice(1),
        display_phone_number: state.number,
        verified_name: 'Acme',
        quality_rating: 'GREEN',
      })
    return error(404, 100, `Unsupported get request. Object with ID '${path.slice(1)}' does not exist`)
  })
  const base = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  await new Promise<void>(done => server.listen(port, '127.0.0.1', done))
  return {
    state,
    url: base(),
    close: () => {
      server.closeAllConnections()
      return new Promise(done => server.close(done))
    },
  }
}

/** What Meta would refuse in the shape of a message. */
function faultOf(body: Record<string, unknown>): string | null {
  if (body.messaging_product !== 'whatsapp') return 'messaging_product'
  if (typeof body.to !== 'string' && typeof body.recipient !== 'string') return 'to'
  const own = body[String(body.type)] as Record<string, unknown> | undefined
  if (!own) return String(body.type)
  if (body.type === 'text' && (typeof own.body !== 'string' || own.body === '' || own.body.length > 4096))
    return 'text.body'
  if (body.type === 'interactive') return faultOfInteractive(own)
  if (['image', 'video', 'audio', 'document'].includes(String(body.type)) && !own.id && !own.link)
    return `${body.type}.id`
  if (body.type === 'audio' && own.caption) return 'audio.caption'
  return null
}

function faultOfInteractive({ type, body, action }: Record<string, unknown>): string | null {
  const { buttons, sections, button } = action as {
    buttons?: { reply: { title: string } }[]
    sections?: { rows: { title: string }[] }[]
    button?: string
  }
  if (!(body as { text?: string })?.text) return 'interactive.body'
  if (type === 'button')
    return !buttons || buttons.length > 3 || buttons.some(one => one.reply.title.length > 20) ? 'buttons' : null
  const rows = sections?.flatMap(one => one.rows) ?? []
  return !button || rows.length === 0 || rows.length > 10 || rows.some(one => one.title.length > 24) ? 'sections' : null
}
