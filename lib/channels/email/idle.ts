import { createHash, randomUUID } from 'node:crypto'
import type { ImapFlow } from 'imapflow'
import { withSystem } from '#lib/base/db/index.ts'
import { fault } from '#lib/base/faults.ts'
import { connect, leave } from './imap.ts'
import type { EmailRow } from './inbox.ts'
import { askFor } from './poll.ts'

/** So many mailboxes are listened to by one process. The others are asked every half minute, as all are. */
const MOST = 200
const ROUND_MS = 30_000
/** Who has not said so for as long listens no more: another process may. */
const LEASE_MS = 90_000
/** Servers hang up on who is silent for half an hour, and routers earlier (RFC 2177). */
const RESTART_MS = 240_000
/** A mailbox that cannot be listened to is left to be asked for so long. */
const SHUNNED_MS = 600_000
/** While one reading is still under way, the next is asked for again after so long. */
const AGAIN_MS = 2000

type Watched = { settings: string; client: ImapFlow | null; timer: NodeJS.Timeout | undefined }

/**
 * Listens to the first folder of each mailbox whose server tells of new mail (IDLE), and has it read at once. What is not
 * heard here is found by the next asking. Each mailbox is one process's. Returns how to stop.
 */
export function watchMailboxes(): () => Promise<void> {
  const me = randomUUID()
  const watched = new Map<number, Watched>()
  const shunned = new Map<number, number>()
  let stopped = false

  function drop(inboxId: number, one: Watched): void {
    if (watched.get(inboxId) === one) watched.delete(inboxId)
    clearTimeout(one.timer)
    if (one.client) void leave(one.client)
  }

  async function listen(row: EmailRow): Promise<void> {
    const one: Watched = { settings: settingsOf(row), client: null, timer: undefined }
    watched.set(row.inbox_id, one)
    const isOurs = () => !stopped && watched.get(row.inbox_id) === one
    try {
      const client = await connect(row, { maxIdleTime: RESTART_MS, socketTimeout: RESTART_MS * 2 })
      one.client = client
      client.on('close', () => isOurs() && drop(row.inbox_id, one)) // the next round connects again
      if (!client.capabilities.has('IDLE')) throw new Error('The server does not know IDLE')
      await client.mailboxOpen(row.imap_folders[0] ?? 'INBOX', { readOnly: true })
      const ask = () => {
        if (!isOurs()) return
        clearTimeout(one.timer)
        askFor(row).then(
          asked => {
            if (!asked && isOurs()) one.timer = setTimeout(ask, AGAIN_MS)
          },
          error => fault(error, 'a mailbox was not asked for'),
        )
      }
      client.on('exists', ({ count, prevCount }) => count > prevCount && ask())
      if (isOurs()) void client.idle().catch(() => {})
      else await leave(client)
    } catch {
      // Why is found out, and said, by whoever asks the mailbox.
      shunned.set(row.inbox_id, Date.now() + SHUNNED_MS)
      drop(row.inbox_id, one)
    }
  }

  async function round(): Promise<void> {
    for (const [inboxId, until] of shunned) if (until < Date.now()) shunned.delete(inboxId)
    const rows = await lease(me, [...shunned.keys()])
    if (stopped) return
    const settings = new Map(rows.map(row => [row.inbox_id, settingsOf(row)]))
    for (const [inboxId, one] of watched) if (settings.get(inboxId) !== one.settings) drop(inboxId, one)
    // Not waited for: a server that greets and says no more would hold up the others.
    for (const row of rows) if (!watched.has(row.inbox_id)) void listen(row)
  }

  let turn = Promise.resolve()
  const go = () => {
    turn = turn.then(round).catch(error => fault(error, 'mailboxes are not listened to'))
  }
  go()
  const timer = setInterval(go, ROUND_MS)
  return async () => {
    stopped = true
    clearInterval(timer)
    for (const [inboxId, one] of watched) drop(inboxId, one)
    await turn
    await withSystem(
      sql => sql`update charla.channel_email set watched_by = null, watched_until = null where watched_by = ${me}`,
    ).catch(() => {})
  }
}

/** Says which mailboxes are `me`'s from now on: those that are already, and those that are nobody's. */
const lease = (me: string, without: number[]): Promise<EmailRow[]> =>
  withSystem(
    sql => sql<EmailRow[]>`
      update charla.channel_email e set watched_by = ${me}, watched_until = ${new Date(Date.now() + LEASE_MS)}
      where (e.account_id, e.inbox_id) in (
        select w.account_id, w.inbox_id from charla.channel_email w
        join charla.accounts a on a.id = w.account_id and a.status = 0
        join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id) and i.deleted_at is null
        where w.imap_enabled and w.inbox_id <> all(${without}::bigint[])
          and (w.watched_by = ${me} or w.watched_until is null or w.watched_until < now())
        order by w.watched_by = ${me} desc nulls last, w.inbox_id limit ${MOST} for update of w skip locked
      ) returning e.*`,
  )

/** With other settings it is another mailbox. A token that was renewed is none. */
const settingsOf = (row: EmailRow): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        row.imap_address,
        row.imap_port,
        row.imap_login,
        row.imap_password,
        row.imap_enable_ssl,
        row.imap_folders[0],
      ]),
    )
    .digest('hex')
