import type { ContactPlace } from '../contacts/contact-filter.ts'
import type { Kind } from '../data/conversation-list.ts'

/** Which list of conversations one looks at: of an inbox, a team, a label, a kind, or a saved view; or of all. */
export type Place = {
  inboxId?: number | null
  teamId?: number | null
  label?: string | null
  kind?: Kind | null
  viewId?: number | null
}

const account = (id: number) => `/app/accounts/${id}`

/** Addresses of the screens: Chatwoot's. */
export const paths = {
  home: '/app',
  accounts: '/app/accounts/',
  login: '/app/login',
  signup: '/app/auth/signup',
  forgot: '/app/auth/reset/password',
  onboarding: '/app/onboarding',
  outbox: '/app/outbox',
  dashboard: (id: number) => `${account(id)}/dashboard`,
  inbox: (id: number, inbox: number) => `${account(id)}/inbox/${inbox}`,
  list: (id: number, place: Place) =>
    place.kind ? `${account(id)}/${names[place.kind]}/conversations` : `${account(id)}${within(place) || '/dashboard'}`,
  conversation: (id: number, conversation: number, place: Place = {}) =>
    `${account(id)}${within(place)}/conversations/${conversation}`,
  notifications: (id: number) => `${account(id)}/inbox-view`,
  contact: (id: number, contact: number) => `${account(id)}/contacts/${contact}`,
  macros: (id: number) => `${account(id)}/settings/macros`,
  newMacro: (id: number) => `${account(id)}/settings/macros/new`,
  macro: (id: number, macro: number) => `${account(id)}/settings/macros/${macro}/edit`,
  settings: (id: number, section: 'general' | 'agents/list' | 'inboxes' | 'integrations/webhook') =>
    `${account(id)}/settings/${section}`,
  /** A page by its path below the account, as `components/settings/sections.ts` has them. */
  section: (id: number, path: string) => `${account(id)}/${path}`,
  campaigns: (id: number) => `${account(id)}/campaigns/ongoing/live_chat`,
  oneOffs: (id: number) => `${account(id)}/campaigns/one_off`,
  newOneOff: (id: number) => `${account(id)}/campaigns/one_off/new`,
  oneOff: (id: number, campaign: number, edit = false) =>
    `${account(id)}/campaigns/one_off/${campaign}${edit ? '/edit' : ''}`,
  newInbox: (id: number, step = '') => `${account(id)}/settings/inboxes/new${step && `/${step}`}`,
  inboxSettings: (id: number, inbox: number, tab = '') => `${account(id)}/settings/inboxes/${inbox}${tab && `/${tab}`}`,
  contacts: (id: number, { active, segmentId, label }: ContactPlace = {}) => {
    if (active) return `${account(id)}/contacts/active`
    if (segmentId) return `${account(id)}/contacts/segments/${segmentId}`
    return `${account(id)}/contacts${label ? `/labels/${encodeURIComponent(label)}` : ''}`
  },
  importContacts: (id: number, job?: number) => `${account(id)}/contacts/import${job ? `/${job}` : ''}`,
  companies: (id: number) => `${account(id)}/companies`,
  company: (id: number, company: number) => `${account(id)}/companies/${company}`,
  profile: (id: number) => `${account(id)}/profile/settings`,
}

const names: Record<Kind, string> = { mention: 'mentions', participating: 'participating', unattended: 'unattended' }

function within({ inboxId, teamId, label, kind, viewId }: Place) {
  if (kind) return `/${names[kind]}`
  if (viewId) return `/custom_view/${viewId}`
  if (teamId) return `/team/${teamId}`
  if (label) return `/label/${encodeURIComponent(label)}`
  return inboxId ? `/inbox/${inboxId}` : ''
}

const list =
  '/(?<place>inbox|team|custom_view)/(?<id>\\d+)|/label/(?<label>[^/]+)|/(?<kind>mentions|participating|unattended)'
const inboxRoute = new RegExp(
  `^/app/accounts/(?<account>\\d+)(?:${list})?(?:/conversations(?:/(?<conversation>\\d+))?|/dashboard)?/?$`,
)

/** Whether it is the address of a list of conversations, or of one of them. */
export const isInboxRoute = (pathname: string) => inboxRoute.test(pathname)

/** What the inbox shows at this address. */
export function readInboxRoute(pathname: string) {
  const found = inboxRoute.exec(pathname)?.groups ?? {}
  const number = (text: string | undefined) => (text ? Number(text) : null)
  const of = (name: string) => (found.place === name ? number(found.id) : null)
  const inboxId = of('inbox')
  return {
    accountId: number(found.account),
    inboxId,
    conversationId: number(found.conversation),
    place: {
      inboxId,
      teamId: of('team'),
      viewId: of('custom_view'),
      label: found.label ? decoded(found.label) : null,
      kind: kindOf(found.kind),
    },
  }
}

const kindOf = (name: string | undefined) => (Object.keys(names) as Kind[]).find(kind => names[kind] === name) ?? null

function decoded(text: string) {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Only our own screens may be a destination after signing in. */
export function safeNext(next: string | null) {
  return next && /^\/app(\/|$|\?)/.test(next) && !next.startsWith('/app/login') ? next : paths.home
}
