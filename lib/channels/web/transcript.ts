import { z } from 'zod'
import { type AccountLocale, findAccount } from '#lib/accounts/index.ts'
import { systemContext } from '#lib/base/context.ts'
import { withAccount } from '#lib/base/db/index.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import { deliverMail, keepMail } from '#lib/base/mail.ts'
import { messageRows } from '#lib/conversations/index.ts'
import { messageType } from '#lib/protocol/index.ts'
import { availableName } from '#lib/users/index.ts'

const MOST = 1000

const subjects: Record<AccountLocale, (account: string) => string> = {
  en: account => `Your conversation with ${account}`,
  es: account => `Tu conversación con ${account}`,
  'pt-BR': account => `Sua conversa com ${account}`,
  ar: account => `محادثتك مع ${account}`,
}

/** Mails what the visitor could read, the newest thousand messages at most. */
export const mailTranscript = defineJob(
  'conversation.transcript',
  z.object({ account_id: z.number(), conversation_id: z.number(), email: z.string(), occasion: z.string() }),
  async ({ account_id, conversation_id, email, occasion }) => {
    const ctx = systemContext(account_id)
    const account = await findAccount(ctx)
    const messages = await withAccount(ctx, ({ sql }) =>
      messageRows(
        sql,
        sql`m.account_id = ${account_id} and m.conversation_id = ${conversation_id} and not m.private
          and m.message_type <> ${messageType.activity}`,
        sql`order by m.id desc limit ${MOST}`,
      ),
    )
    if (!messages.length) return // deleted meanwhile
    const lines = messages.reverse().map(message => {
      const from = message.sender_user
        ? availableName(message.sender_user)
        : (message.sender_contact?.name ?? account.name)
      const who = message.sender_contact ? (message.sender_contact.name ?? '…') : from
      return `[${message.created_at.toISOString().slice(0, 16).replace('T', ' ')} UTC] ${who}: ${message.content ?? ''}`
    })
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
