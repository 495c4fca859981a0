import { z } from 'zod'
import { attributes, id, line, text } from '#lib/base/text.ts'
import { inboxAnswer } from '#lib/inboxes/index.ts'
import {
  type AudienceWire,
  audienceKinds,
  type CampaignWire,
  campaignStatuses,
  campaignTypes,
  type InboxWire,
  messageMaxLength,
} from '#lib/protocol/index.ts'
import { type Agent, agentAnswer, agentWire } from '#lib/users/index.ts'
import { type AudiencePart, audienceInput } from './audience.ts'

const DAY = 86_400

/** A page's address, or a pattern for several: `https://example.com/shop/*` (the URL Pattern Standard). */
const pattern = text(2048)
  .trim()
  .refine(
    value => /^https?:\/\/\S+$/i.test(value) && isPattern(value),
    'must be an address, or a pattern, that begins with http:// or https://',
  )

function isPattern(value: string): boolean {
  try {
    new URLPattern(value)
    return true
  } catch {
    return false
  }
}

const triggerRules = z.object({
  url: pattern.optional(),
  time_on_page: z.coerce.number().int().min(0).max(DAY).optional(),
})

export const purpose = text(64)
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9_]+$/, 'may have letters, digits and underscores')

const fields = {
  title: line(),
  description: text(2000).nullable().optional(),
  message: text(messageMaxLength).trim().min(1, "can't be blank"),
  sender_id: z.preprocess(value => (value === 0 || value === '' ? null : value), id().nullable().optional()),
  enabled: z.boolean().optional(),
  trigger_rules: triggerRules.optional(),
  trigger_only_during_business_hours: z.boolean().optional(),
  scheduled_at: z.iso
    .datetime({ offset: true, local: true })
    .transform(value => new Date(value))
    .nullable()
    .optional(),
  audience: audienceInput.optional(),
  template_params: attributes().nullable().optional(),
  /** What the contacts must have agreed to be sent; one-off campaigns go to nobody else. */
  purpose: purpose.optional(),
}

export const newCampaign = z.object({ ...fields, inbox_id: id() })
export type NewCampaign = z.output<typeof newCampaign>

export const campaignChanges = z.object({ ...fields, inbox_id: id() }).partial()
export type CampaignChanges = z.output<typeof campaignChanges>

/** A campaign's row, with who sends it. */
export type Campaign = {
  id: number
  account_id: number
  display_id: number
  inbox_id: number
  sender_id: number | null
  title: string
  description: string | null
  message: string
  campaign_type: number
  campaign_status: number
  enabled: boolean
  trigger_rules: { url?: string; time_on_page?: number }
  trigger_only_during_business_hours: boolean
  scheduled_at: Date | null
  audience: AudiencePart[]
  template_params: Record<string, unknown>
  purpose: string
  created_at: Date
  updated_at: Date
  sender: Agent | null
}

/** A campaign as the API answers it. */
export const campaignAnswer = z
  .object({
    id: z.number(),
    title: z.string(),
    description: z.string().nullable(),
    account_id: z.number(),
    inbox: inboxAnswer,
    sender: agentAnswer.nullable(),
    message: z.string(),
    template_params: z.record(z.string(), z.unknown()),
    campaign_status: z.enum(campaignStatuses),
    enabled: z.boolean(),
    campaign_type: z.enum(campaignTypes),
    trigger_rules: z.object({ url: z.string().optional(), time_on_page: z.number().optional() }),
    trigger_only_during_business_hours: z.boolean(),
    scheduled_at: z.iso.datetime().optional(),
    audience: z
      .array(z.object({ type: z.enum(audienceKinds), id: z.number(), name: z.string().optional() }))
      .optional(),
    purpose: z.string().optional(),
    created_at: z.iso.datetime(),
    updated_at: z.iso.datetime(),
  })
  .meta({ id: 'Campaign' })

export const campaignWire = (campaign: Campaign, inbox: InboxWire, present: Set<number>): CampaignWire => ({
  id: campaign.display_id,
  title: campaign.title,
  description: campaign.description,
  account_id: campaign.account_id,
  inbox,
  sender: campaign.sender && agentWire(campaign.sender, present),
  message: campaign.message,
  template_params: campaign.template_params,
  campaign_status: campaignStatuses[campaign.campaign_status] ?? 'active',
  enabled: campaign.enabled,
  campaign_type: campaignTypes[campaign.campaign_type] ?? 'ongoing',
  trigger_rules: campaign.trigger_rules,
  trigger_only_during_business_hours: campaign.trigger_only_during_business_hours,
  ...(campaignTypes[campaign.campaign_type] === 'one_off'
    ? {
        ...(campaign.scheduled_at ? { scheduled_at: campaign.scheduled_at.toISOString() } : {}),
        audience: campaign.audience.map(audienceWire),
        purpose: campaign.purpose,
      }
    : {}),
  created_at: campaign.created_at.toISOString(),
  updated_at: campaign.updated_at.toISOString(),
})

const audienceWire = (part: AudiencePart): AudienceWire =>
  part.type === 'Segment' ? { type: part.type, id: part.id, name: part.name } : { type: part.type, id: part.id }
