import { z } from 'zod'
import { type AccountLocale, accountIfThere } from '#lib/accounts/index.ts'
import { type Context, systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import { limit } from '#lib/base/limits.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { messageType } from '#lib/protocol/index.ts'
import { availableName } from '#lib/users/index.ts'
import type { Message } from './message.ts'
import { messageRows } from './rows.ts'

const MOST = 1000
/** Characters; further back nothing is added. */
const MOST_LENGTH = 1_000_000
const AT_ONCE = 20
const PER_HOUR = 1000

const subjects: Record<AccountLocale, (account: string) => string> = {
  en: account => `Your conversation with ${account}`,
  es: account => `Tu conversación con ${account}`,
  'pt-BR': account => `Sua conversa com ${account}`,
  ar: account => `محادثتك مع ${account}`,
}

/**
 * Has what was said mailed to `email`, without notes: what the contact could read, the newest thousand messages, or about a megabyte
 * of them, at most.
 * @throws `rate_limited` from the account's 1,001st within an hour on (reference §3.5).
 */
export async function sendTranscript(ctx: Context, conversationId: number, email: string): Promise<void> {
  await limitTranscripts(ctx)
  const data = { account_id: ctx.accountId, conversation_id: conversationId, email, occasion: ctx.requestId }
  await withAccount(ctx, async tx => mailTranscript.later(tx, data))
}

/** For who sends one within a larger transaction, in which nothing may be waited for. @throws `rate_limited` as `sendTranscript`. */
export const limitTranscripts = (ctx: Context): Promise<void> => limit(`transcripts:${ctx.accountId}`, PER_HOUR, 3600)

export const mailTranscript = defineJob(
  'conversation.transcript',
  z.object({ account_id: z.number(), conversation_id: z.number(), email: z.string(), occasion: z.string() }),
  async ({ account_id, conversation_id, email, occasion }) => {
    const ctx = systemContext(account_id)
    const account = await accountIfThere(ctx)
    if (!account) return
    const lines = await newestLines(ctx, conversation_id, account.name)
    if (!lines.length) return // deleted meanwhile
    const id = await keepMail({
      key: `transcript:${account_id}:${conversation_id}:${occasion}`,
      to: email,
      accountId: account_id,
      subject: subjects[account.locale](account.name),
      text: lines.join('\n\n'),
    })
    await enqueue([{ job: deliverMail.name, payload: { id }, key: `mail:${id}` }])
  },
)

/** Oldest first. A few messages are in memory at once: each may have 150,000 characters. */
async function newestLines(ctx: Context, conversationId: number, account: string): Promise<string[]> {
  const lines: string[] = []
  let length = 0
  for (let before = Number.MAX_SAFE_INTEGER; lines.length < MOST; ) {
    const messages = await withAccount(ctx, ({ sql }) =>
      messageRows(
        sql,
        sql`m.account_id = ${ctx.accountId} and m.conversation_id = ${conversationId} and not m.private
          and m.message_type <> ${messageType.activity} and m.id < ${before}`,
        sql`order by m.id desc limit ${AT_ONCE}`,
      ),
    )
    for (const message of messages) {
      const line = lineOf(message, account)
      length += line.length
      if (length > MOST_LENGTH && lines.length) return lines.reverse()
      lines.push(line)
      before = message.id
    }
    if (messages.length < AT_ONCE) break
  }
  return lines.reverse()
}

function lineOf(message: Message, account: string): string {
  const at = message.created_at.toISOString().slice(0, 16).replace('T', ' ')
  return `[${at} UTC] ${nameOf(message, account)}: ${[message.content, ...filesOf(message)].filter(Boolean).join('\n')}`
}

function nameOf({ sender_user, sender_contact, sender_bot }: Message, account: string): string {
  if (sender_user) return availableName(sender_user)
  if (sender_contact) return sender_contact.name ?? '…'
  return sender_bot?.name ?? account
}

const filesOf = ({ attachments }: Message): string[] =>
  (attachments ?? []).flatMap(({ file }) => (file ? [`[${file.filename}]`] : []))
