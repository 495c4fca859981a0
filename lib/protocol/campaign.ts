import type { AgentWire } from './agent.ts'
import type { InboxWire } from './inbox.ts'

export const campaignTypes = ['ongoing', 'one_off'] as const
export type CampaignType = (typeof campaignTypes)[number]

export const campaignStatuses = ['active', 'completed', 'processing', 'paused'] as const
export type CampaignStatus = (typeof campaignStatuses)[number]

/** Where, as a URL pattern, and after how many seconds on the page. */
export type TriggerRules = { url?: string; time_on_page?: number }

export const audienceKinds = ['Label', 'Segment'] as const
/** Who bears a label, or is of a segment of contacts; a segment with the name that it had. */
export type AudienceWire = { type: (typeof audienceKinds)[number]; id: number; name?: string }

/** How consent names a channel: `Channel::WebWidget` is `web_widget`. */
export const consentChannel = (channelType: string): string =>
  channelType
    .replace(/^Channel::/, '')
    .replace(/(?<=[a-z])(?=[A-Z])/g, '_')
    .toLowerCase()

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
  audience?: AudienceWire[]
  /** What the contacts must have agreed to be sent, by this channel. */
  purpose?: string
  created_at: string
  updated_at: string
}

/** What became of a one-off campaign for one contact; `planned` are still to come, `skipped` have the reason. */
export const recipientStates = ['planned', 'sent', 'delivered', 'read', 'failed', 'skipped'] as const
export type RecipientState = (typeof recipientStates)[number]
