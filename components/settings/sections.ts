import {
  Activity,
  AppWindow,
  Bell,
  Building2,
  Clock,
  Inbox,
  Keyboard,
  KeyRound,
  ListFilter,
  type LucideIcon,
  Megaphone,
  MessageSquareText,
  SlidersHorizontal,
  Tag,
  TextCursorInput,
  UserRound,
  UserRoundPlus,
  UsersRound,
  Webhook,
  Zap,
} from 'lucide-react'

/** A page of the settings, by its path below the account. `everyone`: also for agents. */
export type Section = { name: SectionName; path: string; icon: LucideIcon; everyone?: true; keys?: string }

const you = [
  { name: 'profile', path: 'profile/settings', icon: UserRound, everyone: true },
  { name: 'preferences', path: 'profile/preferences', icon: SlidersHorizontal, everyone: true },
  { name: 'notifications', path: 'profile/notifications', icon: Bell, everyone: true },
  { name: 'access', path: 'profile/access', icon: KeyRound, everyone: true },
  { name: 'shortcuts', path: 'profile/shortcuts', icon: Keyboard, everyone: true },
  { name: 'views', path: 'settings/custom_views/list', icon: ListFilter, everyone: true },
] as const

const account = [
  { name: 'general', path: 'settings/general', icon: Building2, keys: 'alt+s' },
  { name: 'hours', path: 'settings/business-hours', icon: Clock },
  { name: 'agents', path: 'settings/agents/list', icon: UserRoundPlus },
  { name: 'teams', path: 'settings/teams/list', icon: UsersRound },
] as const

const conversations = [
  { name: 'inboxes', path: 'settings/inboxes', icon: Inbox },
  { name: 'labels', path: 'settings/labels/list', icon: Tag },
  { name: 'canned', path: 'settings/canned-response/list', icon: MessageSquareText, everyone: true },
  { name: 'attributes', path: 'settings/attributes/list', icon: TextCursorInput },
  { name: 'macros', path: 'settings/macros', icon: Zap, everyone: true },
  { name: 'campaigns', path: 'campaigns/ongoing/live_chat', icon: Megaphone },
] as const

const system = [
  { name: 'webhooks', path: 'settings/integrations/webhook', icon: Webhook },
  { name: 'apps', path: 'settings/integrations/dashboard_apps', icon: AppWindow },
  { name: 'health', path: 'settings/system-health', icon: Activity },
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
