import { connect as overTcp } from 'node:net'
import { connect as overTls } from 'node:tls'
import type { Context } from '#lib/base/context.ts'
import { encrypt } from '#lib/base/crypto.ts'
import { OutboundError } from '#lib/base/http/outbound.ts'
import { reachableAddress } from '#lib/base/http/reachable.ts'
import { type Hop, type HopName, type HopTrouble, hop } from '#lib/protocol/index.ts'
import { connect, leave, troubleOf } from './imap.ts'
import { type EmailRow, findEmailInbox, keepsConsent } from './inbox.ts'
import { keptPassword } from './kept-password.ts'
import { ConsentGone } from './oauth.ts'
import type { EmailSettings } from './settings.ts'
import { ownTransport } from './smtp.ts'

const PATIENCE_MS = 10_000

/** What was tried, and what to do when it failed. Null where nothing is set. */
export type Tried = { ok: boolean; error: string | null } | null

/** Tries the mailbox and every folder of it, and the server that sends, with what is given and else with what is kept. */
export async function testMailbox(ctx: Context, given: EmailSettings, inboxId: number | null): Promise<Hop[]> {
  const before = inboxId === null ? undefined : await findEmailInbox(ctx, inboxId)
  const row = asRow(ctx, given, before)
  const [imap, smtp] = await Promise.all([
    row.imap_address ? inTurn(imapSteps(row)) : [],
    row.smtp_address ? inTurn(smtpSteps(row)) : [],
  ])
  return [...imap, ...smtp]
}

/** The same in two words, as it was told before there were steps. */
export function summary(hops: Hop[], direction: 'imap' | 'smtp'): Tried {
  const own = hops.filter(one => one.name.startsWith(`${direction}.`))
  if (!own.length) return null
  const failed = own.find(one => one.state === 'failed')
  return { ok: !failed, error: failed?.error ?? null }
}

/** What the columns say while nobody has said otherwise; as of the table. */
const usual = {
  provider: null,
  provider_config: null,
  imap_address: '',
  imap_port: 993,
  imap_login: '',
  imap_enable_ssl: true,
  imap_authentication: 'plain',
  imap_folders: ['INBOX'],
  smtp_address: '',
  smtp_port: 587,
  smtp_login: '',
  smtp_domain: '',
  smtp_enable_starttls_auto: true,
  smtp_enable_ssl_tls: false,
  smtp_authentication: 'login',
  smtp_openssl_verify_mode: 'peer',
}

function asRow(ctx: Context, given: EmailSettings, before: EmailRow | undefined): EmailRow {
  const { imap_password, smtp_password, ...plain } = given
  return {
    ...usual,
    account_id: ctx.accountId,
    ...before,
    ...Object.fromEntries(Object.entries(plain).filter(([, value]) => value !== undefined)),
    provider_config: before && keepsConsent(before, given) ? before.provider_config : null,
    imap_password: imap_password ? encrypt(imap_password) : keptPassword(before, given, 'imap'),
    smtp_password: smtp_password ? encrypt(smtp_password) : keptPassword(before, given, 'smtp'),
  } as EmailRow
}

type Step = { name: HopName; take: () => Promise<unknown> }

const imapSteps = (row: EmailRow): Step[] => [
  { name: 'imap.server', take: () => reachableAddress(row.imap_address) },
  { name: 'imap.connection', take: () => knock(row.imap_address, row.imap_port, row.imap_enable_ssl, true) },
  { name: 'imap.login', take: () => connect(row).then(leave) },
  { name: 'imap.folders', take: () => enterFolders(row) },
]

const smtpSteps = (row: EmailRow): Step[] => [
  { name: 'smtp.server', take: () => reachableAddress(row.smtp_address) },
  {
    name: 'smtp.connection',
    take: () =>
      knock(
        row.smtp_address,
        row.smtp_port,
        row.smtp_enable_ssl_tls || row.smtp_port === 465,
        row.smtp_openssl_verify_mode !== 'none',
      ),
  },
  { name: 'smtp.login', take: () => greet(row) },
]

/** One step after the other; after one that failed none is taken. */
async function inTurn(steps: Step[]): Promise<Hop[]> {
  const hops: Hop[] = []
  for (const { name, take } of steps) {
    if (hops.some(one => one.state === 'failed')) hops.push(hop(name, 'skipped'))
    else
      hops.push(
        await take().then(
          () => hop(name),
          (error: unknown) => hop(name, whatIsWrong(name, error), troubleOf(error)),
        ),
      )
  }
  return hops
}

/** Opens the line, and says nothing. */
async function knock(name: string, port: number, secure: boolean, verify: boolean): Promise<void> {
  const host = await reachableAddress(name)
  await new Promise<void>((done, failed) => {
    const socket = secure
      ? overTls({ host, port, servername: name, rejectUnauthorized: verify })
      : overTcp({ host, port })
    const end = (error?: Error) => {
      socket.destroy()
      if (error) failed(error)
      else done()
    }
    socket.setTimeout(PATIENCE_MS, () => end(Object.assign(new Error('No answer in time'), { code: 'ETIMEDOUT' })))
    socket.once('error', end)
    socket.once(secure ? 'secureConnect' : 'connect', () => end())
  })
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

const byCode: [RegExp, HopTrouble][] = [
  [/^ECONNREFUSED$/, 'port_closed'],
  [/^(ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ECONNRESET|ECONNECTION|ESOCKET)$/, 'no_answer'],
  [/WRONG_VERSION_NUMBER|^EPROTO$|PACKET_LENGTH/, 'not_encrypted'],
  [/CERT|SELF_SIGNED|UNABLE_TO_/, 'certificate'],
  [/^EAUTH$/, 'login_refused'],
]

function whatIsWrong(name: HopName, given: unknown): HopTrouble {
  const error = given as Error & { code?: string; authenticationFailed?: boolean }
  if (error instanceof OutboundError) return error.reason === 'refused' ? 'not_public' : 'server_unknown'
  if (error instanceof ConsentGone) return 'consent_gone'
  if (error.authenticationFailed) return 'login_refused'
  const known = byCode.find(([pattern]) => pattern.test(error.code ?? ''))?.[1]
  return known ?? (name === 'imap.folders' ? 'folder_missing' : 'other')
}
