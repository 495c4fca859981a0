import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { inOneTrip, withSystem } from '#lib/base/db/index.ts'
import { fault } from '#lib/base/faults.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import { keepArrival } from '../arrivals.ts'
import { receive } from '../receive.ts'
import { noteSuccess, noteTrouble } from './health.ts'
import { connect, leave, troubleOf } from './imap.ts'
import { type EmailRow, findEmailInbox } from './inbox.ts'
import { fingerprint } from './mail.ts'

/** More of one mail is not read; what is there is kept, and says that it was cut. */
const MOST_BYTES = 64 * 1_048_576

/** So many mails are asked for in one command: a line must not grow with the gap. */
const AT_ONCE = 500
/** Who was asked so long ago and has not said anything is not there any more. */
const ASKED_MS = 900_000

/** Brings in what is new in the mailbox. */
export const pollMailbox = defineJob(
  'mailbox.poll',
  z.object({ account_id: z.number(), inbox_id: z.number() }),
  async ({ account_id, inbox_id }) => {
    const ctx = systemContext(account_id)
    await poll(ctx, inbox_id).finally(() => noteAnswered(ctx, inbox_id))
  },
)

/** Asks for each mailbox that is connected, and for none that is still waiting to be read. Every half minute. */
export const pollMailboxes = defineJob('mailboxes.poll', z.object({}), async () => {
  const now = new Date()
  const boxes = await withSystem(
    sql => sql<{ account_id: number; inbox_id: number }[]>`
      update charla.channel_email e set poll_asked_at = ${now}
      from charla.accounts a, charla.inboxes i
      where e.imap_enabled and (e.poll_asked_at is null or e.poll_asked_at < ${new Date(now.getTime() - ASKED_MS)})
        and a.id = e.account_id and a.status = 0
        and (i.account_id, i.id) = (e.account_id, e.inbox_id) and i.deleted_at is null
      returning e.account_id, e.inbox_id`,
  )
  const at = now.getTime()
  await enqueue(boxes.map(payload => ({ job: pollMailbox.name, payload, key: `poll:${payload.inbox_id}:${at}` })))
})

const noteAnswered = (ctx: Context, inboxId: number) =>
  inOneTrip(
    ctx,
    sql => sql`
    update charla.channel_email set poll_asked_at = null where account_id = ${ctx.accountId} and inbox_id = ${inboxId}`,
  )

/** Asks for one mailbox. False when it is still waiting to be read, or being read. */
export async function askFor({ account_id, inbox_id }: { account_id: number; inbox_id: number }): Promise<boolean> {
  const now = new Date()
  const [asked] = await inOneTrip(
    systemContext(account_id),
    sql => sql`
      update charla.channel_email set poll_asked_at = ${now}
      where account_id = ${account_id} and inbox_id = ${inbox_id} and imap_enabled
        and (poll_asked_at is null or poll_asked_at < ${new Date(now.getTime() - ASKED_MS)}) returning 1`,
  )
  if (!asked) return false
  await enqueue([
    { job: pollMailbox.name, payload: { account_id, inbox_id }, key: `poll:${inbox_id}:${now.getTime()}` },
  ])
  return true
}

/**
 * Reads every folder on from where it was left. Each mail is kept before the place moves on, so that nothing is lost when this
 * is cut off, and written in the order of the mailbox (E2). A failure is noted with the inbox. Answers how many were new.
 */
export async function poll(ctx: Context, inboxId: number): Promise<number> {
  const row = await findEmailInbox(ctx, inboxId)
  if (!row?.imap_enabled) return 0
  let brought = 0
  try {
    const client = await connect(row)
    try {
      for (const folder of row.imap_folders) brought += await readFolder(ctx, client, row, folder)
    } finally {
      await leave(client)
    }
    await noteSuccess(ctx, inboxId)
  } catch (error) {
    await noteTrouble(ctx, row, troubleOf(error))
  }
  return brought
}

type Cursor = { uid_validity: number; last_uid: number }

async function readFolder(ctx: Context, client: ImapFlow, row: EmailRow, folder: string): Promise<number> {
  const lock = await client.getMailboxLock(folder, { readOnly: true })
  try {
    const mailbox = client.mailbox
    if (!mailbox) throw new Error(`There is no folder ${folder}`)
    const validity = Number(mailbox.uidValidity)
    const cursor = await cursorOf(ctx, row.inbox_id, folder)
    const after = cursor?.uid_validity === validity ? cursor.last_uid : null
    const reach = (last_uid: number) => moveOn(ctx, row.inbox_id, folder, { uid_validity: validity, last_uid })
    const end = Math.max(Number(mailbox.uidNext) - 1, 0)
    const from = after === null ? row.imap_since : null
    let brought = 0
    for (const range of mailbox.exists ? await ranges(client, after, row.imap_since) : []) {
      const asked = { uid: true, internalDate: true, source: { maxLength: MOST_BYTES } }
      for await (const mail of client.fetch(range, asked, { uid: true })) {
        // `12:*` always names the last mail, also when it is the 11th.
        if ((after !== null && mail.uid <= after) || (from && !isNew(mail, from))) continue
        if (await keep(ctx, row.inbox_id, folder, mail)) brought++
        await reach(mail.uid)
      }
    }
    if (after === null || end > after) await reach(end)
    return brought
  } finally {
    lock.release()
  }
}

/** What is to be fetched, in the order of the mailbox: all after a mail, or of a time. IMAP knows only days; the hour is looked at afterwards. */
async function ranges(client: ImapFlow, after: number | null, from: Date): Promise<string[]> {
  if (after !== null) return [`${after + 1}:*`]
  const since = new Date(from.getTime() - 86_400_000)
  const uids = ((await client.search({ since }, { uid: true })) || []).toSorted((a, b) => a - b)
  return Array.from({ length: Math.ceil(uids.length / AT_ONCE) }, (_, n) =>
    uids.slice(n * AT_ONCE, (n + 1) * AT_ONCE).join(','),
  )
}

const isNew = ({ internalDate }: FetchMessageObject, from: Date) =>
  !internalDate || new Date(internalDate).getTime() >= from.getTime() - 1000

async function keep(ctx: Context, inboxId: number, folder: string, mail: FetchMessageObject): Promise<boolean> {
  const payload = mail.source ?? Buffer.alloc(0)
  const { id, created } = await keepArrival(ctx, inboxId, {
    channel: 'email',
    entrance: 'imap',
    key: payload.length ? `mail:${fingerprint(payload)}` : `imap:${folder}:${mail.uid}`,
    about: { folder, uid: mail.uid },
    payload,
  })
  // Here and now, in the order of the mailbox. What fails is tried again with what waits, and holds up nothing.
  await receive(ctx, id).catch(error => fault(error, 'an arrival waits', { arrival: id }))
  return created
}

async function cursorOf(ctx: Context, inboxId: number, folder: string): Promise<Cursor | undefined> {
  const [cursor] = await inOneTrip<Cursor>(
    ctx,
    sql => sql`
    select uid_validity, last_uid from charla.imap_cursors
    where account_id = ${ctx.accountId} and inbox_id = ${inboxId} and folder = ${folder}`,
  )
  return cursor
}

const moveOn = (ctx: Context, inboxId: number, folder: string, to: Cursor) =>
  inOneTrip(
    ctx,
    sql => sql`
    insert into charla.imap_cursors as c (account_id, inbox_id, folder, uid_validity, last_uid)
    values (${ctx.accountId}, ${inboxId}, ${folder}, ${to.uid_validity}, ${to.last_uid})
    on conflict (account_id, inbox_id, folder) do update set uid_validity = excluded.uid_validity,
      last_uid = case when c.uid_validity = excluded.uid_validity then greatest(c.last_uid, excluded.last_uid) else excluded.last_uid end`,
  )
