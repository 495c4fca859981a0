import type { Context } from '#lib/base/context.ts'
import { type Condition, type Filterable, filtering, flag, labels, moment, text, word } from '#lib/filters/index.ts'

const phone = text(sql => sql`c.phone_number`, 'starts_with')

/** What contacts, as `charla.contacts c`, can be filtered by (reference §5.3). */
export const contactAttributes: Filterable = {
  standard: {
    name: text(sql => sql`c.name`),
    email: text(sql => sql`c.email`),
    phone_number: {
      ...phone,
      // Chatwoot's clients leave the plus away.
      read: (value, operator) =>
        operator.includes('contain') ? [String(value)] : [`+${String(value).trim().replace(/^\+/, '')}`],
    },
    identifier: word(sql => sql`c.identifier`),
    country_code: word(sql => sql`c.additional_attributes->>'country_code'`),
    city: text(sql => sql`c.additional_attributes->>'city'`),
    company_name: text(sql => sql`c.additional_attributes->>'company_name'`),
    referer: text(sql => sql`c.additional_attributes->>'referer'`),
    blocked: flag(sql => sql`c.blocked`),
    created_at: moment(sql => sql`c.created_at`),
    last_activity_at: moment(sql => sql`c.last_activity_at`),
    labels: labels(
      (sql, such) => sql`exists (
        select from charla.contact_labels l where (l.account_id, l.contact_id) = (c.account_id, c.id) and ${such})`,
    ),
  },
  custom: [['contact_attribute', (sql, key) => sql`c.custom_attributes->>${key}::text`]],
}

/** The condition on `charla.contacts c` that all this is so. @throws `invalid` that names the condition which says nothing. */
export const contactsSuch = (ctx: Context, conditions: Condition[]) => filtering(ctx, conditions, contactAttributes)
