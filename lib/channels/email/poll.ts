import type { FetchMessageObject, ImapFlow } from 'imapflow'
import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { inOneTrip, withSystem } from '#lib/base/db/index.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import { keepArrival } from '../arrivals.ts'
import { receive } from '../receive.ts'
import { noteSuccess, noteTrouble } from './health.ts'
import { connect, leave, troubleOf } from './imap.ts'
import { type EmailRow, findEmailInbox } from './inbox.ts'
import { fingerprint } from './mail.ts'

/** More of one mail is not read; what is there is kept, and says that it was cut. */
const MOST_BYTES = 64 * 1_048_576

/** Brings in what is new in the mailbox. */
export const pollMailbox = defineJob(
  'mailbox.poll',
  z.object({ account_id: z.number(), inbox_id: z.number() }),
  async ({ account_id, inbox_id }) => {
    await poll(systemContext(account_id), inbox_id)
  },
)

/** Asks for each mailbox that is connected. Every half minute. */
export const pollMailboxes = defineJob('mailboxes.poll', z.object({}), async () => {
  const boxes = await withSystem(
    sql => sql<{ account_id: number; inbox_id: number }[]>`
      select e.account_id, e.inbox_id from charla.channel_email e
      join charla.accounts a on a.id = e.account_id and a.status = 0
      join charla.inboxes i on (i.account_id, i.id) = (e.account_id, e.inbox_id) and i.deleted_at is null
      where e.imap_enabled`,
  )
  const slot = Math.floor(Date.now() / 15_000)
  await enqueue(boxes.map(payload => ({ job: pollMailbox.name, payload, key: `poll:${payload.inbox_id}:${slot}` })))
})

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
    const goesOn = cursor?.uid_validity === validity
    const after = goesOn ? cursor.last_uid : 0
    let last = goesOn ? after : Math.max(Number(mailbox.uidNext) - 1, 0)
    let brought = 0
    const range = goesOn ? `${after + 1}:*` : await since(client, row.imap_since)
    if (range && mailbox.exists) {
      const asked = { uid: true, internalDate: true, source: { maxLength: MOST_BYTES } }
      for await (const mail of client.fetch(range, asked, { uid: true })) {
        if (mail.uid <= after || (!goesOn && !isNew(mail, row.imap_since))) continue
        if (await keep(ctx, row.inbox_id, folder, mail)) brought++
        if (goesOn) await moveOn(ctx, row.inbox_id, folder, { uid_validity: validity, last_uid: mail.uid })
        last = Math.max(last, mail.uid)
      }
    }
    if (!goesOn || last > after) await moveOn(ctx, row.inbox_id, folder, { uid_validity: validity, last_uid: last })
    return brought
  } finally {
    lock.release()
  }
}

/** IMAP knows only days; the hour is looked at afterwards. */
async function since(client: ImapFlow, from: Date): Promise<string> {
  const uids = (await client.search({ since: new Date(from.getTime() - 86_400_000) }, { uid: true })) || []
  return uids.join(',')
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
  await receive(ctx, id) // here and now, in the order of the mailbox; what fails is tried again with what waits
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
