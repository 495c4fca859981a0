import type postgres from 'postgres'
import { z } from 'zod'
import { type Context, systemContext } from '#lib/base/context.ts'
import { withAccount, withSystem } from '#lib/base/db/index.ts'
import { defineJob, enqueue } from '#lib/base/jobs.ts'
import type { WhatsappTemplate } from '#lib/protocol/index.ts'
import { graph } from './graph.ts'
import { findWhatsappInbox, type WhatsappRow } from './inbox.ts'
import { noteSuccess, noteTrouble } from './trouble.ts'

const MOST_PAGES = 40
const PER_PAGE = 250
const AGE_MS = 3 * 3_600_000
const INBOXES = 100

const component = z.looseObject({
  type: z.string(),
  format: z.string().optional(),
  text: z.string().optional(),
  buttons: z.array(z.looseObject({ type: z.string() })).optional(),
})
const template = z.looseObject({
  id: z.union([z.string(), z.number()]).transform(String).optional(),
  name: z.string(),
  language: z.string(),
  status: z.string(),
  components: z
    .array(
      component.extend({
        cards: z.array(z.looseObject({ components: z.array(component) })).optional(),
        limited_time_offer: z
          .looseObject({ text: z.string().optional(), has_expiration: z.boolean().optional() })
          .optional(),
      }),
    )
    .default([]),
})

/** Fetches the templates of one inbox. */
export const syncTemplates = defineJob(
  'whatsapp.templates.sync',
  z.object({ account_id: z.number(), inbox_id: z.number() }),
  async ({ account_id, inbox_id }) => {
    const ctx = systemContext(account_id)
    const row = await findWhatsappInbox(ctx, inbox_id)
    if (row)
      await sync(ctx, row).catch((error: Error) =>
        noteTrouble(ctx, row, `The templates cannot be read: ${error.message}`),
      )
  },
)

/** Asks for those of inboxes that have not been asked for in a while. Every minute. */
export const syncAllTemplates = defineJob('whatsapp.templates.due', z.object({}), async () => {
  const now = new Date()
  const due = await withSystem(
    sql => sql<{ account_id: number; inbox_id: number }[]>`
      update charla.channel_whatsapp set templates_asked_at = ${now} where (account_id, id) in (
        select w.account_id, w.id from charla.channel_whatsapp w
        join charla.accounts a on a.id = w.account_id and a.status = 0
        join charla.inboxes i on (i.account_id, i.id) = (w.account_id, w.inbox_id) and i.deleted_at is null
        where (templates_asked_at is null or templates_asked_at < ${new Date(now.getTime() - AGE_MS)})
          and (business_account_id <> '' or provider = 'default')
        order by templates_asked_at nulls first limit ${INBOXES})
      returning account_id, inbox_id`,
  )
  await enqueue(
    due.map(payload => ({ job: syncTemplates.name, payload, key: `templates:${payload.inbox_id}:${now.getTime()}` })),
  )
})

/** The same at once. Answers how many there are. @throws when the provider does not answer with templates. */
export async function sync(ctx: Context, row: WhatsappRow): Promise<number> {
  const templates = await templatesOf(row)
  const kept = templates.flatMap(one => template.safeParse(one).data ?? []) as WhatsappTemplate[]
  await withAccount(
    ctx,
    ({ sql }) => sql`
      update charla.channel_whatsapp set templates = ${sql.json(kept as unknown as postgres.JSONValue)},
        templates_synced_at = ${ctx.now()}, templates_asked_at = ${ctx.now()}
      where account_id = ${ctx.accountId} and inbox_id = ${row.inbox_id}`,
  )
  await noteSuccess(ctx, row)
  return kept.length
}

async function templatesOf(row: WhatsappRow): Promise<unknown[]> {
  if (row.provider === 'default') {
    const { waba_templates } = await graph<{ waba_templates?: unknown[] }>(row, 'v1/configs/templates?limit=1000')
    return waba_templates ?? []
  }
  if (!row.business_account_id) throw new Error('The business account’s id is not set')
  const found: unknown[] = []
  let after = ''
  for (let page = 0; page < MOST_PAGES; page++) {
    const path = `${row.business_account_id}/message_templates?limit=${PER_PAGE}${after}`
    const { data = [], paging } = await graph<Page>(row, path)
    found.push(...data)
    // Only the cursor is taken from the answer, never an address.
    if (!paging?.next || !paging.cursors?.after) break
    after = `&after=${encodeURIComponent(paging.cursors.after)}`
  }
  return found
}

type Page = { data?: unknown[]; paging?: { next?: string; cursors?: { after?: string } } }
