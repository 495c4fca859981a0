import { ImapFlow } from 'imapflow'
import { decrypt } from '#lib/base/crypto.ts'
import { reachableAddress } from '#lib/base/http/reachable.ts'
import type { EmailRow } from './inbox.ts'
import { accessTokenOf } from './oauth.ts'

type Options = Partial<ConstructorParameters<typeof ImapFlow>[0]>

/** Connects with the inbox's mailbox, by the very address that was looked at. Whoever asks closes it. @throws with a reason for people. */
export async function connect(row: EmailRow, options: Options = {}): Promise<ImapFlow> {
  const host = await reachableAddress(row.imap_address)
  const accessToken = await accessTokenOf(row)
  const client = new ImapFlow({
    host,
    port: row.imap_port,
    secure: row.imap_enable_ssl,
    servername: row.imap_address,
    doSTARTTLS: row.imap_enable_ssl ? false : undefined,
    auth: {
      user: row.imap_login,
      ...(accessToken ? { accessToken } : { pass: row.imap_password ? decrypt(row.imap_password) : '' }),
    },
    logger: false,
    connectionTimeout: 15_000,
    greetingTimeout: 15_000,
    socketTimeout: 120_000,
    ...options,
  } as ConstructorParameters<typeof ImapFlow>[0])
  client.on('error', () => {}) // whoever waits for an answer hears of it
  await client.connect()
  return client
}

type ImapError = Error & { responseText?: string; code?: string; authenticationFailed?: boolean }

/** What is wrong with a mailbox, in words that help to mend it. */
export function troubleOf(given: unknown): string {
  const error = given as ImapError
  if (error.authenticationFailed)
    return `Authentication failed: ${error.responseText ?? 'the server refuses name and password'}`
  if (error.code === 'ECONNREFUSED') return 'The server does not answer on this port'
  return (error.responseText || error.message || 'The mailbox cannot be read').slice(0, 500)
}

/** Ends a connection, whatever state it is in. */
export const leave = (client: ImapFlow): Promise<void> => client.logout().catch(() => client.close())
