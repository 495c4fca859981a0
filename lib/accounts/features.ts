/** What is on in every account unless somebody says otherwise: Chatwoot's usual flags (reference §10), and what else is there. */
const usual = [
  'advanced_search',
  'agent_bots',
  'agent_management',
  'assignment_v2',
  'auto_resolve_conversations',
  'automations',
  'campaigns',
  'canned_responses',
  'captain_tasks',
  'channel_email',
  'channel_facebook',
  'channel_instagram',
  'channel_tiktok',
  'channel_website',
  'chatwoot_v4',
  'companies',
  'contact_chatwoot_support_team',
  'crm',
  'custom_attributes',
  'help_center',
  'inbound_emails',
  'inbox_management',
  'integrations',
  'labels',
  'macros',
  'reports',
  'team_management',
  'voice_recorder',
]

/** What is on, as the API answers it: only names that are on, each with true. `said` is what differs from the usual. */
export function enabledFeatures(said: Record<string, boolean>): Record<string, true> {
  const names = [...usual, ...Object.keys(said)].filter(name => said[name] ?? true)
  return Object.fromEntries(names.map(name => [name, true as const]))
}
