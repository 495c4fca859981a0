import { newToken } from '#lib/base/crypto.ts'
import type { Sql } from '#lib/base/db/index.ts'
import { invalid } from '#lib/base/errors.ts'
import { runtime } from '#lib/base/runtime.ts'
import { defineChannel } from '#lib/inboxes/index.ts'
import { formattings } from '#lib/protocol/index.ts'
import { withChannel } from '../channel.ts'
import { testMailbox } from './connection-test.ts'
import { emailDelivering } from './deliver.ts'
import { columns, type EmailRow, emailKeys, inboundKeys, keepsConsent } from './inbox.ts'
import { keptPassword } from './kept-password.ts'
import { callbackUrl, providerNames, providerOf } from './providers.ts'
import { readArrival } from './read.ts'
import { changes, type EmailSettings, settings } from './settings.ts'
import { conversationOf, messageOf, noteThread } from './threads.ts'
import { emailWebhook } from './webhook.ts'

/** A mailbox of the company's. */
export const email = withChannel(
  defineChannel<EmailSettings>({
    type: 'email',
    channelType: 'Channel::Email',
    settings,
    changes,
    traits: {
      reply_window: null,
      reach: 'anybody',
      recipients: true,
      formatting: [...formattings],
      voice: ['audio/mp4', 'audio/webm', 'audio/ogg'],
    },

    async create(sql, ctx, inboxId, given) {
      await assertFree(sql, given.email ?? '', inboxId)
      // The token is a word that an address may have before its @.
      const token = newToken()
        .replace(/[^a-z0-9]/gi, '')
        .toLowerCase()
        .slice(0, 24)
      await sql`insert into charla.channel_email ${sql({
        account_id: ctx.accountId,
        inbox_id: inboxId,
        token,
        imap_since: ctx.now(),
        ...columns(sql, given),
      })}`
      await setReopening(sql, ctx.accountId, inboxId, given)
    },

    async update(sql, ctx, inboxId, given) {
      if (given.email) await assertFree(sql, given.email, inboxId)
      const [before] = await sql<EmailRow[]>`
        select * from charla.channel_email where account_id = ${ctx.accountId} and inbox_id = ${inboxId} for update`
      const anew = before && (await beginsAnew(sql, before, given, ctx.now()))
      const isRenamed = given.email !== undefined && given.email.toLowerCase() !== before?.email.toLowerCase()
      const row = {
        ...(before?.imap_password && !keptPassword(before, given, 'imap') ? { imap_password: null } : {}),
        ...(before?.smtp_password && !keptPassword(before, given, 'smtp') ? { smtp_password: null } : {}),
        ...(before?.provider_config && !keepsConsent(before, given) ? { provider_config: null } : {}),
        ...columns(sql, given, inboundKeys(before?.inbound_keys ?? null)),
        ...anew,
        ...(isRenamed ? { verified_for_sending: false } : {}), // that was said of the other address
      }
      if (Object.keys(row).length)
        await sql`
          update charla.channel_email set ${sql(row)}, trouble = null, trouble_since = null
          where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`
      await setReopening(sql, ctx.accountId, inboxId, given)
    },

    async present(sql, accountId, inboxIds, toAdministrator) {
      if (!inboxIds.length) return new Map()
      const rows = await sql<(EmailRow & { reopen_days: number | null })[]>`
        select e.*, i.reopen_days from charla.channel_email e
        join charla.inboxes i on (i.account_id, i.id) = (e.account_id, e.inbox_id)
        where e.account_id = ${accountId} and e.inbox_id = any(${inboxIds})`
      return new Map(
        rows.map(row => [row.inbox_id, { ...emailKeys(row, toAdministrator), reopen_days: row.reopen_days }]),
      )
    },
  }),
  {
    webhook: emailWebhook,
    delivering: emailDelivering,
    test: testMailbox,
    consents: () =>
      providerNames.map(name => ({ provider: name, missing: providerOf(name).missing, callback: callbackUrl(name) })),
    receiving: { name: 'email', read: readArrival, conversationOf, written: noteThread, messageOf },
  },
)

/**
 * What changes with the mailbox itself: how far the other was read says nothing of this one, which is read from where the other
 * could be read last, so that nothing is missing between. One that is read for the first time begins now (E5).
 */
async function beginsAnew(
  sql: Sql,
  before: EmailRow,
  given: EmailSettings,
  now: Date,
): Promise<Partial<Pick<EmailRow, 'imap_since' | 'polled_at'>>> {
  const other = (['imap_address', 'imap_port', 'imap_login'] as const).some(
    name => given[name] !== undefined && given[name] !== before[name],
  )
  const starts = Boolean(given.imap_enabled && !before.imap_enabled)
  if (other)
    await sql`
      delete from charla.imap_cursors where account_id = ${before.account_id} and inbox_id = ${before.inbox_id}`
  else if (!starts || before.polled_at) return {}
  return { imap_since: before.imap_enabled ? (before.polled_at ?? before.imap_since) : now, polled_at: null }
}

/**
 * An address is one inbox's in the whole installation: what arrives for it belongs to one account. On the domain whose mail
 * comes to us every address is the installation's own: answers of every account come there.
 */
async function assertFree(sql: Sql, address: string, inboxId: number): Promise<void> {
  const own = runtime().env.MAIL_INBOUND_DOMAIN?.toLowerCase()
  if (own && address.toLowerCase().endsWith(`@${own}`))
    throw invalid(`channel.email: must not be on ${own}, where answers to all inboxes come`, 'channel.email')
  const [taken] = await sql<{ taken: boolean }[]>`select charla.email_taken(${address}, ${inboxId}) as taken`
  if (taken?.taken) throw invalid('channel.email: has already been taken', 'channel.email')
}

async function setReopening(sql: Sql, accountId: number, inboxId: number, { reopen_days }: EmailSettings) {
  if (reopen_days === undefined) return
  await sql`update charla.inboxes set reopen_days = ${reopen_days} where account_id = ${accountId} and id = ${inboxId}`
}
