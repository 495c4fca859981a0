import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Asked = {
  token: string
  method: string
  fields: Record<string, unknown>
  file: { field: string; filename: string; bytes: number } | null
}
type Refusal = { code: number; description: string; hang?: boolean; after?: boolean }

/** Telegram's Bot API as far as inboxes use it, by its published shapes, for bots whose token ends with `key`. */
export async function startBotApi() {
  const state = {
    key: 'AAbotTokenForTestsOnly_0123456789',
    asked: [] as Asked[],
    /** What was sent, in its order. */
    sent: [] as (Asked & { id: number })[],
    webhooks: new Map<string, { url: string; secret_token: string }>(),
    lastError: null as { last_error_message: string; last_error_date: number } | null,
    files: new Map<string, { path: string; content: Buffer }>(),
    /** How the next sendings end, each once. */
    refuse: [] as Refusal[],
    refuseFiles: [] as Refusal[],
    refuseLeaving: [] as Refusal[],
    /** What the next sending waits for before it is answered. */
    hold: null as Promise<void> | null,
  }
  let next = 100
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = []
    for await (const piece of request) pieces.push(piece as Buffer)
    const answer = (code: number, body: object) =>
      response.writeHead(code, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    const refused = ({ code, description }: Refusal) => answer(code, { ok: false, error_code: code, description })
    const [, kind, token = '', rest = ''] = /^\/(file\/)?bot([^/]+)\/(.+)$/.exec(request.url ?? '') ?? []
    if (!token.endsWith(`:${state.key}`)) return refused({ code: 401, description: 'Unauthorized' })
    if (kind) {
      const file = [...state.files.values()].find(one => one.path === decodeURIComponent(rest))
      return file ? response.writeHead(200).end(file.content) : response.writeHead(404).end()
    }
    const asked = { token, method: rest, ...read(Buffer.concat(pieces), request.headers['content-type'] ?? '') }
    state.asked.push(asked)
    const done = (result: unknown) => answer(200, { ok: true, result })
    const botId = Number(token.split(':')[0])
    if (rest === 'getMe') return done({ id: botId, is_bot: true, first_name: 'Acme', username: `acme_${botId}_bot` })
    if (rest === 'setWebhook') {
      const { url, secret_token } = asked.fields as { url: string; secret_token: string }
      if (!/^[\w-]{1,256}$/.test(secret_token)) return refused({ code: 400, description: 'Bad Request: secret token' })
      state.webhooks.set(token, { url, secret_token })
      return done(true)
    }
    if (rest === 'deleteWebhook') {
      const refusal = state.refuseLeaving.shift()
      if (refusal) return refused(refusal)
      state.webhooks.delete(token)
      return done(true)
    }
    if (rest === 'getWebhookInfo')
      return done({ url: state.webhooks.get(token)?.url ?? '', pending_update_count: 0, ...state.lastError })
    if (rest === 'answerCallbackQuery') return done(true)
    if (rest === 'getFile') {
      const refusal = state.refuseFiles.shift()
      if (refusal) return refused(refusal)
      const file = state.files.get(String(asked.fields.file_id))
      return file
        ? done({ file_id: asked.fields.file_id, file_size: file.content.length, file_path: file.path })
        : refused({ code: 400, description: 'Bad Request: invalid file_id' })
    }
    if (!rest.startsWith('send')) return refused({ code: 404, description: 'Not Found' })
    await state.hold
    const refusal = state.refuse.shift()
    if (refusal?.hang) return request.socket.destroy()
    if (refusal) return refused(refusal)
    const wrong = faultOf(asked)
    if (wrong) return refused({ code: 400, description: `Bad Request: ${wrong}` })
    const id = ++next
    state.sent.push({ ...asked, id })
    return done({
      message_id: id,
      date: Math.floor(Date.now() / 1000),
      chat: { id: Number(asked.fields.chat_id), type: 'private' },
    })
  })
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  return {
    state,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections()
      return new Promise(ended => server.close(ended))
    },
  }
}

function read(raw: Buffer, type: string): Pick<Asked, 'fields' | 'file'> {
  if (!type.startsWith('multipart/')) return { fields: raw.length ? JSON.parse(raw.toString('utf8')) : {}, file: null }
  const fields: Record<string, unknown> = {}
  let file: Asked['file'] = null
  for (const part of raw
    .toString('latin1')
    .split(`--${/boundary=(.+)$/.exec(type)?.[1]}`)
    .slice(1, -1)) {
    const [head = '', ...rest] = part.split('\r\n\r\n')
    const content = rest.join('\r\n\r\n').replace(/\r\n$/, '')
    const name = /name="([^"]*)"/.exec(head)?.[1] ?? ''
    const filename = /filename="([^"]*)"/.exec(head)?.[1]
    if (filename === undefined) fields[name] = Buffer.from(content, 'latin1').toString('utf8')
    else file = { field: name, filename: Buffer.from(filename, 'latin1').toString('utf8'), bytes: content.length }
  }
  return { fields, file }
}

/** What Telegram would refuse in the shape of a message. */
function faultOf({ method, fields, file }: Asked): string | null {
  if (!fields.chat_id) return 'chat_id is empty'
  if (method === 'sendMessage') {
    const text = String(fields.text ?? '')
    if (!text) return 'message text is empty'
    if (text.replace(/<[^>]+>/g, '').length > 4096) return 'message is too long'
    if (fields.parse_mode === 'HTML' && /<(?!\/?(b|i|s|u|a|code|pre|blockquote)\b)/.test(text))
      return "can't parse entities: Unsupported start tag"
  } else if (file?.field !== method.slice(4).toLowerCase())
    return `there is no ${method.slice(4).toLowerCase()} in the request`
  const buttons = (fields.reply_markup as { inline_keyboard?: { callback_data: string }[][] } | undefined)
    ?.inline_keyboard
  return buttons?.flat().some(one => Buffer.byteLength(one.callback_data) > 64) ? 'BUTTON_DATA_INVALID' : null
}
