import { readdir } from 'node:fs/promises'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { runtime } from '#lib/base/runtime.ts'
import { discardUnneeded } from '#lib/files/index.ts'
import type { ConversationWire, ListedAttachment, MessageWire } from '#lib/protocol/index.ts'
import { makeTenant, makeVisitor, type Person, request, type VisitorToken, withCharla } from '#tests/support/app.ts'
import { aFile, fetchFile, firstOf, formOf, picture } from '#tests/support/files.ts'
import { asSuperuser } from '#tests/support/superuser.ts'
import { startTalk, type Talk } from '#tests/support/talk.ts'

const { api } = withCharla()

const send = (talk: Talk, fields: Parameters<typeof formOf>[0], as: Person = talk.tenant.agent) =>
  request('POST', `/api/v1/accounts/${talk.tenant.accountId}/conversations/${talk.displayId}/messages`, {
    as,
    form: formOf(fields),
  })
const write = (visitor: VisitorToken, fields: Parameters<typeof formOf>[0]) =>
  request('POST', '/api/v1/widget/messages', { as: visitor, form: formOf(fields) })
const followed = async (url: string | undefined) => (await fetchFile(api(), url)).status

describe('an agent’s message with files', () => {
  it('comes with links, sizes and a small copy without what the camera wrote', async () => {
    const talk = await startTalk()
    const bytes = await picture(1200, 600)
    const { status, body } = await send(talk, { content: 'Look', 'attachments[]': aFile(bytes, 'photo.jpg') })
    expect(status).toBe(200)
    const attachment = firstOf(body)
    expect(attachment).toMatchObject({
      file_type: 'image',
      account_id: talk.tenant.accountId,
      message_id: (body as MessageWire).id,
      extension: 'jpg',
      content_type: 'image/jpeg',
      file_size: bytes.length,
      width: 1200,
      height: 600,
    })
    const whole = await fetchFile(api(), attachment.data_url)
    expect(whole.bytes.equals(bytes)).toBe(true)
    const small = await fetchFile(api(), attachment.thumb_url)
    expect(await sharp(small.bytes).metadata()).toMatchObject({ format: 'webp', width: 500, height: 250 })
    expect(small.bytes.includes('secret-place')).toBe(false)
  })

  it('needs no words, but something', async () => {
    const talk = await startTalk()
    const file = aFile('notes', 'notes.txt')
    expect((await send(talk, { attachments: file })).body).toMatchObject({ content: null, content_html: '' })
    expect(await send(talk, { content: ' ' })).toMatchObject({ status: 422, body: { attributes: ['content'] } })
  })

  it('carries at most fifteen, and says which are voices', async () => {
    const talk = await startTalk()
    const files = Array.from({ length: 16 }, (_, n) => aFile(`${n}`, `${n}.txt`))
    expect(await send(talk, { 'attachments[]': files })).toMatchObject({ status: 422 })
    const { body } = await send(talk, { 'attachments[]': files.slice(1), is_voice_message: 'true', private: 'true' })
    expect((body as MessageWire).attachments).toHaveLength(15)
    expect(body).toMatchObject({ private: true })
  })

  it('is stored once for one echo id', async () => {
    const talk = await startTalk()
    const fields = { content: 'Once', echo_id: 'echo', 'attachments[]': aFile('a', 'a.txt') }
    const [first, second] = [await send(talk, fields), await send(talk, fields)]
    expect((second.body as MessageWire).id).toBe((first.body as MessageWire).id)
    expect((second.body as MessageWire).attachments).toHaveLength(1)
  })

  it('is refused to who does not see the conversation, before anything is stored', async () => {
    const talk = await startTalk()
    const fields = { 'attachments[]': aFile('a', 'a.txt') }
    expect((await send(talk, fields, talk.tenant.outsider)).status).toBe(404)
  })

  it('can begin a conversation', async () => {
    const talk = await startTalk()
    const { contact_inbox } = { contact_inbox: (await talk.conversation()).meta.sender.id }
    const { body } = await request('POST', `/api/v1/accounts/${talk.tenant.accountId}/conversations`, {
      as: talk.tenant.agent,
      form: formOf({
        contact_id: String(contact_inbox),
        inbox_id: String(talk.tenant.inboxId),
        'message[content]': 'Begun',
        'message[attachments][]': aFile('a', 'a.txt'),
      }),
    })
    expect((body as ConversationWire).messages[0]?.attachments).toHaveLength(1)
  })
})

describe('what others see of it', () => {
  it('is in the history, the last message, the events and the lists, each with links of their own', async () => {
    const talk = await startTalk()
    const A = `/api/v1/accounts/${talk.tenant.accountId}`
    const start = await talk.ask('GET', '/messages')
    const cursor = (start.body as { meta: { cursor: number } }).meta.cursor
    await send(talk, { content: 'Look', 'attachments[]': aFile(await picture(), 'photo.jpg') })

    const urls = [
      firstOf((await talk.messages()).at(-1)).data_url,
      firstOf((await talk.conversation()).messages[0]).data_url,
    ]
    const events = await request('GET', `${A}/changes?cursor=${cursor}`, { as: talk.tenant.agent })
    const told = (events.body as { events: { data: MessageWire }[] }).events.map(event => firstOf(event.data))
    urls.push(told[0]?.data_url)
    const theirs = await request('GET', '/api/v1/widget/messages', { as: talk.visitor })
    const seen = firstOf((theirs.body as { payload: MessageWire[] }).payload.at(-1)).data_url
    for (const url of [...urls, seen]) expect(await followed(url)).toBe(200)
    expect(seen).not.toBe(urls[0])

    const { id } = (await talk.conversation()).meta.sender
    const own = await talk.ask('GET', '/attachments')
    const ofContact = await request('GET', `${A}/contacts/${id}/attachments`, { as: talk.tenant.agent })
    expect(own.body).toMatchObject({ meta: { total_count: 1 }, payload: [{ file_type: 'image', width: 40 }] })
    expect(ofContact.body).toMatchObject({ payload: [{ conversation_id: talk.displayId, extension: 'jpg' }] })
    const [listed] = (own.body as { payload: ListedAttachment[] }).payload
    expect(await followed(listed?.data_url)).toBe(200)
    const led = await talk.ask('GET', `/attachments/${listed?.id}`)
    expect(led.status).toBe(302)
    expect(await followed(led.headers.get('location') ?? '')).toBe(200)
  })

  it('is not told to visitors when it is a note', async () => {
    const talk = await startTalk()
    const { body } = await send(talk, { private: 'true', attachments: aFile('secret', 's.txt') })
    const theirs = await request('GET', '/api/v1/widget/messages', { as: talk.visitor })
    expect(JSON.stringify(theirs.body)).not.toContain('s.txt')
    expect(await followed(firstOf(body).data_url)).toBe(200)
  })
})

describe('a visitor’s message with files', () => {
  it('may be the first', async () => {
    const tenant = await makeTenant()
    const visitor = await makeVisitor(tenant)
    const fields = { 'message[attachments][]': aFile(await picture(), 'photo.jpg'), 'message[echo_id]': 'one' }
    const { status, body } = await write(visitor, fields)
    expect(status).toBe(200)
    expect(await followed(firstOf(body).data_url)).toBe(200)
    const again = await write(visitor, fields)
    expect((again.body as MessageWire).id).toBe((body as MessageWire).id)
  })
})

describe('a message with files through the public API', () => {
  it('is the contact’s', async () => {
    const tenant = await makeTenant()
    const A = `/api/v1/accounts/${tenant.accountId}`
    const inbox = await request('POST', `${A}/inboxes`, {
      as: tenant.administrator,
      json: { name: 'App', channel: { type: 'api' } },
    })
    const base = `/public/api/v1/inboxes/${(inbox.body as { inbox_identifier: string }).inbox_identifier}/contacts`
    const contact = (await request('POST', base, { json: { name: 'Zoe' } })).body as { source_id: string }
    const conversations = `${base}/${contact.source_id}/conversations`
    const { id } = (await request('POST', conversations)).body as { id: number }
    const form = formOf({ content: 'Mine', 'attachments[]': aFile('a', 'a.txt') })
    const { status, body } = await request('POST', `${conversations}/${id}/messages`, { form })
    expect(status).toBe(200)
    expect(await followed(firstOf(body).data_url)).toBe(200)
  })
})

describe('a link (SEC2)', () => {
  const links = async (talk: Talk) => {
    const { body } = await send(talk, { 'attachments[]': aFile(await picture(), 'photo.jpg') })
    return { ...firstOf(body), id: (body as MessageWire).id }
  }

  it('is good for five minutes at most', async () => {
    const { data_url: url = '' } = await links(await startTalk())
    const until = Number(new URL(url).pathname.split('/').at(-2)?.split('.')[4])
    expect(until - Date.now() / 1000).toBeLessThanOrEqual(300)
    expect(until - Date.now() / 1000).toBeGreaterThan(120)
  })

  it('cannot be forged, prolonged, or turned to another file, reader or account', async () => {
    const talk = await startTalk()
    const { data_url: url = '' } = await links(talk)
    const token = new URL(url).pathname.split('/').at(-2) as string
    const [account, id, variant, reader, until, signature] = token.split('.')
    const forged = [
      [account, Number(id) + 1, variant, reader, until, signature],
      [Number(account) + 1, id, variant, reader, until, signature],
      [account, id, 'thumb', reader, until, signature],
      [account, id, variant, 'a', until, signature],
      [account, id, variant, reader, Number(until) + 1, signature],
      [account, id, variant, reader, until, `${signature?.slice(0, -1)}${signature?.endsWith('_') ? '-' : '_'}`],
      [account, id, variant, reader, until],
      [''],
    ]
    for (const parts of forged)
      expect(await followed(url.replace(token, parts.join('.') || 'x')), parts.join('.')).toBe(404)
    expect(await followed(url.replace(token, token.slice(0, -1)))).toBe(404)
    expect(await followed(url)).toBe(200)
  })

  it('is dead when its reader may not see the inbox any more, and alive for the others', async () => {
    const talk = await startTalk()
    const { data_url } = await links(talk)
    const ofAdministrator = firstOf((await talk.messages(talk.tenant.administrator)).at(-1)).data_url
    await request('PATCH', `/api/v1/accounts/${talk.tenant.accountId}/inbox_members`, {
      as: talk.tenant.administrator,
      json: { inbox_id: talk.tenant.inboxId, user_ids: [] },
    })
    expect([await followed(data_url), await followed(ofAdministrator)]).toEqual([404, 200])
  })

  it.each(['message', 'conversation', 'contact', 'inbox'])(
    'is dead at once when the %s is deleted, and the file goes',
    async what => {
      const talk = await startTalk()
      const { id, data_url, thumb_url } = await links(talk)
      const A = `/api/v1/accounts/${talk.tenant.accountId}`
      const contact = (await talk.conversation()).meta.sender.id
      const places = {
        message: `${A}/conversations/${talk.displayId}/messages/${id}`,
        conversation: `${A}/conversations/${talk.displayId}`,
        contact: `${A}/contacts/${contact}`,
        inbox: `${A}/inboxes/${talk.tenant.inboxId}`,
      }
      const as = talk.tenant.administrator
      const { status, body } = await request('DELETE', places[what as keyof typeof places], { as })
      expect(status).toBe(200)
      if (what === 'message') expect((body as MessageWire).attachments).toBeUndefined()
      expect([await followed(data_url), await followed(thumb_url)]).toEqual([404, 404])
      await discardUnneeded(new Date(Date.now() + 60_000))
      expect(await stored(talk.tenant.accountId)).toEqual([])
    },
  )
})

describe('files that nobody took', () => {
  it('are discarded after a day, and not those that somebody has', async () => {
    const talk = await startTalk()
    const { body } = await send(talk, { attachments: aFile('kept', 'kept.txt') })
    const { accountId } = talk.tenant
    const form = formOf({ attachment: aFile('loose', 'loose.txt') })
    await request('POST', `/api/v1/accounts/${accountId}/upload`, { as: talk.tenant.agent, form })
    await discardUnneeded(new Date())
    expect(await stored(accountId)).toHaveLength(2)
    await asSuperuser(
      sql =>
        sql`update charla.blobs set discard_after = discard_after - interval '25 hours' where account_id = ${accountId}`,
      { keep: true },
    )
    await discardUnneeded(new Date())
    expect(await stored(accountId)).toHaveLength(1)
    expect(await followed(firstOf(body).data_url)).toBe(200)
  })
})

/** The keys of the account's files on the disk. */
const stored = (accountId: number): Promise<string[]> =>
  readdir(`${runtime().env.DATA_DIR}/files/${accountId}`).catch(() => [])
