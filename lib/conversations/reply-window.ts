import type { Context } from '#lib/base/context.ts'
import { inOneTrip, type Sql } from '#lib/base/db/index.ts'
import { AppError } from '#lib/base/errors.ts'
import { heardAt, visible } from './rows.ts'

type Window = { reply_window: number | null; heard_at: Date | null }
type Said = { private?: boolean; template_params?: Record<string, unknown> | undefined; message_type?: string }

/** Whether the contact has written within the time in which their channel lets anybody answer freely (reference 5.5). */
export const mayReply = ({ reply_window, heard_at }: Window, now = new Date()): boolean =>
  reply_window === null || (heard_at !== null && now.getTime() - heard_at.getTime() < reply_window * 1000)

/**
 * A template may be sent at any time, and a note goes to nobody. Where the members' own program carries the messages, it has
 * the last word: that the window is shut is told (`can_reply`), as Chatwoot has it, and nothing is refused.
 * @throws `invalid` for anything else when the window is shut (WA7).
 */
export async function checkWindow(ctx: Context, displayId: number, said: Said): Promise<void> {
  if (!isFree(said)) return
  const [window] = await inOneTrip<Window>(ctx, sql => windowOf(sql, ctx, displayId))
  assertOpen(window, ctx)
}

/** The same within a transaction. */
export async function checkWindowIn(sql: Sql, ctx: Context, displayId: number, said: Said): Promise<void> {
  if (!isFree(said)) return
  const [window] = await windowOf(sql, ctx, displayId)
  assertOpen(window, ctx)
}

/** Whether anything may be said freely now. */
export async function isOpenIn(sql: Sql, ctx: Context, displayId: number): Promise<boolean> {
  const [window] = await windowOf(sql, ctx, displayId)
  return !window || mayReply(window, ctx.now())
}

const isFree = ({ private: note, template_params, message_type }: Said) =>
  !note && message_type !== 'incoming' && !template_params?.name

const windowOf = (sql: Sql, ctx: Context, displayId: number) => sql<Window[]>`
  select case when (i.traits->>'programmable')::boolean then null else (i.traits->>'reply_window')::int end as reply_window,
    ${heardAt(sql)} as heard_at from charla.conversations c
  join charla.inboxes i on (i.account_id, i.id) = (c.account_id, c.inbox_id)
  join charla.contact_inboxes ci on (ci.account_id, ci.id) = (c.account_id, c.contact_inbox_id)
  where ${visible(sql, ctx)} and c.display_id = ${displayId}`

function assertOpen(window: Window | undefined, ctx: Context): void {
  if (!window || mayReply(window, ctx.now())) return
  const hours = Math.round((window.reply_window as number) / 3600)
  const reason = `the contact has not written for more than ${hours} hours. Send a template (template_params), or wait until they write.`
  throw new AppError('invalid', `content: ${reason}`, { attributes: ['content'] })
}
