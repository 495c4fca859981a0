import { connect, leave, troubleOf } from './imap.ts'
import type { EmailRow } from './inbox.ts'
import { ownTransport } from './smtp.ts'

/** What was tried, and what to do when it failed. Null where nothing is set. */
export type Tried = { ok: boolean; error: string | null } | null

/** Tries to enter the mailbox and every folder of it, and the server that sends. */
export async function testConnections(row: EmailRow): Promise<{ imap: Tried; smtp: Tried }> {
  const [imap, smtp] = await Promise.all([
    row.imap_address ? tried(() => enterFolders(row)) : null,
    row.smtp_address ? tried(() => greet(row)) : null,
  ])
  return { imap, smtp }
}

async function enterFolders(row: EmailRow): Promise<void> {
  const client = await connect(row)
  try {
    for (const folder of row.imap_folders) {
      const lock = await client.getMailboxLock(folder, { readOnly: true }).catch((error: unknown) => {
        throw new Error(`The folder ${folder} cannot be opened: ${troubleOf(error)}`)
      })
      lock.release()
    }
  } finally {
    await leave(client)
  }
}

async function greet(row: EmailRow): Promise<void> {
  const transport = await ownTransport(row)
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

const tried = (work: () => Promise<void>): Promise<Tried> =>
  work().then(
    () => ({ ok: true, error: null }),
    (error: unknown) => ({ ok: false, error: troubleOf(error) }),
  )
