import type { AgentWire } from './agent.ts'
import type { InboxWire } from './inbox.ts'

export const campaignTypes = ['ongoing', 'one_off'] as const
export type CampaignType = (typeof campaignTypes)[number]

export const campaignStatuses = ['active', 'completed', 'processing', 'paused'] as const
export type CampaignStatus = (typeof campaignStatuses)[number]

/** Where, as a URL pattern, and after how many seconds on the page. */
export type TriggerRules = { url?: string; time_on_page?: number }

/** A campaign as administrators see it. `id` counts within the account. */
export type CampaignWire = {
  id: number
  title: string
  description: string | null
  account_id: number
  inbox: InboxWire
  sender: AgentWire | null
  message: string
  template_params: Record<string, unknown>
  campaign_status: CampaignStatus
  enabled: boolean
  campaign_type: CampaignType
  trigger_rules: TriggerRules
  trigger_only_during_business_hours: boolean
  /** Of one-off campaigns. */
  scheduled_at?: string
  audience?: { type: 'Label'; id: number }[]
  /** What the contacts must have agreed to be sent, by this channel. */
  purpose?: string
  created_at: string
  updated_at: string
}

/** What became of a one-off campaign for one contact; `planned` are still to come, `skipped` have the reason. */
export const recipientStates = ['planned', 'sent', 'delivered', 'read', 'failed', 'skipped'] as const
export type RecipientState = (typeof recipientStates)[number]
