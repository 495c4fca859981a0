/** A page of the settings, by its path below the account. `everyone`: also for agents. */
export type Section = { name: SectionName; path: string; everyone?: true; keys?: string }

const you = [
  { name: 'profile', path: 'profile/settings', everyone: true },
  { name: 'preferences', path: 'profile/preferences', everyone: true },
  { name: 'notifications', path: 'profile/notifications', everyone: true },
  { name: 'access', path: 'profile/access', everyone: true },
  { name: 'shortcuts', path: 'profile/shortcuts', everyone: true },
  { name: 'views', path: 'settings/custom_views/list', everyone: true },
] as const

const account = [
  { name: 'general', path: 'settings/general', keys: 'alt+s' },
  { name: 'hours', path: 'settings/business-hours' },
  { name: 'agents', path: 'settings/agents/list' },
  { name: 'teams', path: 'settings/teams/list' },
] as const

const conversations = [
  { name: 'inboxes', path: 'settings/inboxes' },
  { name: 'labels', path: 'settings/labels/list' },
  { name: 'canned', path: 'settings/canned-response/list', everyone: true },
  { name: 'attributes', path: 'settings/attributes/list' },
  { name: 'macros', path: 'settings/macros', everyone: true },
  { name: 'campaigns', path: 'campaigns/ongoing/live_chat' },
] as const

const system = [
  { name: 'webhooks', path: 'settings/integrations/webhook' },
  { name: 'apps', path: 'settings/integrations/dashboard_apps' },
  { name: 'health', path: 'settings/system-health' },
] as const

export type SectionName = (typeof you | typeof account | typeof conversations | typeof system)[number]['name']

const groups: { name: 'you' | 'account' | 'conversations' | 'system'; sections: readonly Section[] }[] = [
  { name: 'you', sections: you },
  { name: 'account', sections: account },
  { name: 'conversations', sections: conversations },
  { name: 'system', sections: system },
]

/** What the viewer may open, in the groups of the navigation. */
export const sectionsFor = (isAdministrator: boolean) =>
  groups
    .map(group => ({ ...group, sections: group.sections.filter(one => isAdministrator || one.everyone) }))
    .filter(group => group.sections.length > 0)

/** Whether the page at `pathname` belongs to the section. */
export const isWithin = (section: Section, pathname: string) =>
  `${pathname}/`.includes(`/${section.path.replace(/(\/ongoing)?\/(list|live_chat)$/, '')}/`)
