import { templateValues } from '#lib/protocol/template-values.ts'
import type { WhatsappTemplate } from '#lib/protocol/whatsapp.ts'
import type { Audience, Campaign } from './one-off-api.ts'
import { fromZone, inZone } from './zoned.ts'

/** What is written down of a campaign while it is planned. */
export type Draft = {
  title: string
  inbox_id: number
  message: string
  template: Record<string, unknown> | null
  audience: Audience
  purpose: string
  when: 'now' | 'later'
  /** By the account's clocks, as the field has it. */
  at: string
}

export function draftOf(campaign: Campaign | null, inboxId: number, timeZone: string, now = new Date()): Draft {
  const planned = campaign?.scheduled_at ? new Date(campaign.scheduled_at) : null
  const isLater = planned !== null && planned > now
  return {
    title: campaign?.title ?? '',
    inbox_id: campaign?.inbox.id ?? inboxId,
    message: campaign?.message ?? '',
    template: campaign?.template_params.name ? campaign.template_params : null,
    audience: campaign?.audience ?? [],
    purpose: campaign?.purpose ?? 'marketing',
    when: isLater ? 'later' : 'now',
    at: inZone(isLater ? planned : tomorrow(now), timeZone),
  }
}

/** In a day, at a full hour. */
function tomorrow(now: Date): Date {
  const hour = 3_600_000
  return new Date(Math.ceil((now.getTime() + 24 * hour) / hour) * hour)
}

/** As the API takes it. A time that has passed is now. */
export function wireOf(draft: Draft, timeZone: string, enabled: boolean) {
  const at = draft.when === 'later' ? fromZone(draft.at, timeZone) : null
  return {
    title: draft.title,
    inbox_id: draft.inbox_id,
    message: draft.message,
    audience: draft.audience.map(({ type, id }) => ({ type, id })),
    purpose: draft.purpose,
    scheduled_at: at?.toISOString() ?? null,
    enabled,
    ...(draft.template ? { template_params: draft.template } : {}),
  }
}

/** The template that was chosen, while the inbox has it, and what fills it. */
export function chosenTemplate(template: Record<string, unknown> | null, known: WhatsappTemplate[] = []) {
  const found = known.find(one => one.name === template?.name && one.language === template?.language)
  return found ? { template: found, values: templateValues(template?.processed_params) } : undefined
}
