import type postgres from 'postgres'
import type { Context, MemberContext, VisitorContext } from '#lib/base/context.ts'
import { inOneTrip, type Sql, withAccount } from '#lib/base/db/index.ts'
import { notFound } from '#lib/base/errors.ts'
import { type Blob, unsigned } from '#lib/files/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import { memberOf } from '#lib/users/index.ts'
import type { Attachment, Variant } from './attachment.ts'
import type { Message } from './message.ts'
import { messageRows, visible } from './rows.ts'

export const PER_PAGE = 100

export type Listed = { attachment: Attachment; message: Message }

/** The attachments of what `where` (on conversations `c`) picks of the conversations that the member sees, newest first. */
export async function listAttachments(
  ctx: MemberContext,
  where: (sql: Sql) => postgres.Fragment,
  page: number,
): Promise<{ listed: Listed[]; count: number }> {
  return withAccount(ctx, async ({ sql }) => {
    const from = () => sql`
      from charla.conversations c
      join charla.messages m on (m.account_id, m.conversation_id) = (c.account_id, c.id)
      join charla.attachments a on (a.account_id, a.message_id) = (m.account_id, m.id)
      where ${visible(sql, ctx)} and ${where(sql)}`
    const counted = sql<[{ count: number }]>`select count(*) ${from()}`.execute()
    const picked = await sql<{ id: number; message_id: number }[]>`
      select a.id, a.message_id ${from()} order by a.id desc limit ${PER_PAGE} offset ${(page - 1) * PER_PAGE}`
    const ids = picked.map(one => one.message_id)
    const messages = await messageRows(sql, sql`m.account_id = ${ctx.accountId} and m.id = any(${ids})`)
    const byId = new Map(
      messages.flatMap(message =>
        (message.attachments ?? []).map(attachment => [attachment.id, { attachment, message }]),
      ),
    )
    const listed = picked.map(one => byId.get(one.id)).filter(one => one !== undefined)
    return { listed, count: (await counted)[0].count }
  })
}

type Fetched = Pick<Blob, 'key' | 'thumb_key' | 'filename' | 'content_type' | 'byte_size'>

/**
 * The file behind a link, while who it was given to may read the message, and the message is there. @throws `not_found` for
 * a link that is forged, too old, for somebody who may not read it any more, or for what was deleted (SEC2).
 */
export async function followLink(token: string, now: () => Date): Promise<{ file: Fetched; variant: Variant }> {
  const [accountId, id, variant, reader, until] = unsigned('attachment', token)?.split('.') ?? []
  if (!accountId || !id || !reader || Number(until) * 1000 < now().getTime()) throw notFound()
  const ctx = await contextOf(Number(accountId), reader, now)
  return { file: await findFile(ctx, Number(id)), variant: variant as Variant }
}

/** @throws `not_found` when the actor may not read the message that has it. */
export async function findFile(ctx: Context, id: number): Promise<Fetched> {
  const [file] = await inOneTrip<Fetched>(
    ctx,
    sql => sql`
    select b.key, b.thumb_key, b.filename, b.content_type, b.byte_size from charla.attachments a
    join charla.blobs b on (b.account_id, b.id) = (a.account_id, a.blob_id)
    join charla.messages m on (m.account_id, m.id) = (a.account_id, a.message_id)
    join charla.conversations c on (c.account_id, c.id) = (m.account_id, m.conversation_id)
    where a.account_id = ${ctx.accountId} and a.id = ${id} and ${visible(sql, ctx)}
      ${ctx.actor.kind === 'visitor' ? sql`and not m.private and m.message_type <> ${messageType.activity}` : sql``}`,
  )
  if (!file) throw notFound()
  return file
}

/** Whom the link was given to, with what they may see now. */
async function contextOf(accountId: number, reader: string, now: () => Date): Promise<Context> {
  const about = { accountId, requestId: 'file', now }
  const number = Number(reader.slice(1))
  if (reader.startsWith('m')) {
    const actor = await memberOf(number, accountId).catch(() => {
      throw notFound()
    })
    return { ...about, actor }
  }
  if (!reader.startsWith('v')) return { ...about, actor: { kind: 'system' } }
  const actor: VisitorContext['actor'] = {
    kind: 'visitor',
    inboxId: 0,
    sourceId: '',
    contactId: null,
    contactInboxId: number,
  }
  return { ...about, actor }
}
