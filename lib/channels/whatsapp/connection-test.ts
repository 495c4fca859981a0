import type { Context } from '#lib/base/context.ts'
import { encrypt } from '#lib/base/crypto.ts'
import { runtime } from '#lib/base/runtime.ts'
import { type Hop, type HopTrouble, hop } from '#lib/protocol/index.ts'
import { GraphRefusal, graph } from './graph.ts'
import { columns, findWhatsappInbox, secretsOf, type WhatsappRow } from './inbox.ts'
import type { WhatsappSettings } from './settings.ts'
import { noteSuccess } from './trouble.ts'

/** Tries the key, the number behind its id, the templates, and whether what comes could be proven. */
export async function testNumber(
  ctx: Context,
  given: Partial<WhatsappSettings>,
  inboxId: number | null,
): Promise<Hop[]> {
  const before = inboxId === null ? undefined : await findWhatsappInbox(ctx, inboxId)
  const row = asRow(given, before)
  const hops = row.provider === 'default' ? await dialog(row) : await cloud(row)
  const fine = hops.every(one => one.state === 'ok')
  if (before?.trouble && fine && !Object.keys(given).length) await noteSuccess(ctx, before)
  return before ? [...hops, before.heard_at ? hop('webhook') : hop('webhook', 'nothing_heard')] : hops
}

function asRow(given: Partial<WhatsappSettings>, before: WhatsappRow | undefined): WhatsappRow {
  const usual = {
    provider: 'default',
    phone_number: '',
    phone_number_id: '',
    business_account_id: '',
    secrets: encrypt('{}'),
  }
  return { ...usual, ...before, ...columns(given, before && secretsOf(before)) } as WhatsappRow
}

/** 360dialog shows nothing of the number; whether the key fits, the templates say. */
async function dialog(row: WhatsappRow): Promise<Hop[]> {
  const error = await failureOf(() => graph(row, 'v1/configs/templates?limit=1'))
  if (!error) return [hop('key'), hop('templates')]
  return isKeyRefused(error)
    ? [hop('key', 'key_refused', reasonOf(error)), hop('templates', 'skipped')]
    : [hop('key'), hop('templates', troubleOf(error, 'account_unknown'), reasonOf(error))]
}

async function cloud(row: WhatsappRow): Promise<Hop[]> {
  let shown = ''
  const number = await failureOf(async () => {
    const found = await graph<{ display_phone_number?: string }>(
      row,
      `${row.phone_number_id}?fields=display_phone_number`,
    )
    shown = String(found.display_phone_number ?? '').replace(/\D/g, '')
  })
  const secret = secretsOf(row).app_secret || runtime().env.WHATSAPP_APP_SECRET
  const proof = secret ? hop('secret') : hop('secret', 'secret_missing')
  if (number && isKeyRefused(number))
    return [hop('key', 'key_refused', reasonOf(number)), hop('number', 'skipped'), hop('templates', 'skipped'), proof]
  if (number && !(number instanceof GraphRefusal))
    return [hop('key', 'no_answer', reasonOf(number)), hop('number', 'skipped'), hop('templates', 'skipped'), proof]
  return [hop('key'), numberHop(row, number, shown), await templatesHop(row), proof]
}

function numberHop(row: WhatsappRow, error: Error | null, shown: string): Hop {
  if (error) return hop('number', 'number_unknown', reasonOf(error))
  const other = shown && row.phone_number && shown !== row.phone_number.slice(1)
  return other ? hop('number', 'other_number', `+${shown}`) : hop('number')
}

async function templatesHop(row: WhatsappRow): Promise<Hop> {
  if (!row.business_account_id) return hop('templates', 'not_set')
  const error = await failureOf(() => graph(row, `${row.business_account_id}/message_templates?limit=1`))
  return error ? hop('templates', troubleOf(error, 'account_unknown'), reasonOf(error)) : hop('templates')
}

const failureOf = (work: () => Promise<unknown>): Promise<Error | null> =>
  work().then(
    () => null,
    (error: Error) => error,
  )

const troubleOf = (error: Error, known: HopTrouble): HopTrouble => (error instanceof GraphRefusal ? known : 'no_answer')
const isKeyRefused = (error: Error) => error instanceof GraphRefusal && (error.status === 401 || error.code === 190)
const reasonOf = (error: Error) => (error instanceof GraphRefusal ? error.reason : error.message)
