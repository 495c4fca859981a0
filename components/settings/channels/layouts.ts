import type { Schemas } from '#lib/protocol/client.ts'

export type ChannelKind = {
  type: string
  channel_type: string
  traits: Record<string, unknown>
  testable: boolean
  consents: ConsentWay[]
  fields: ChannelField[]
}
/** Who lets us in without a password, and what the installation lacks for it. */
export type ConsentWay = { provider: string; missing: string[]; callback: string }
export type ChannelField = {
  name: string
  kind: 'text' | 'email' | 'secret' | 'number' | 'flag' | 'choice' | 'list' | 'object'
  required: boolean
  choices?: string[]
  usual?: unknown
}
export type Hop = Schemas['ConnectionHop']
export type Values = Record<string, unknown>

/** A part of a form. With a `toggle` its fields are there only while that is on; `rare` ones are folded away; `later` is for inboxes that exist. */
export type Group = { key: string; toggle?: string; fields: string[]; rare?: string[]; later?: true }

type Layout = {
  groups: Group[]
  /** Not for people, or shown elsewhere. */
  hidden?: string[]
  /** Besides what the schema requires. */
  required?: string[]
  usual?: Values
  /** Whether a field says something with these values. */
  shown?: (name: string, values: Values) => boolean
}

const cloudOnly = ['provider_config.phone_number_id', 'provider_config.business_account_id']

const layouts: Record<string, Layout> = {
  email: {
    groups: [
      { key: 'address', fields: ['email'] },
      {
        key: 'imap',
        toggle: 'imap_enabled',
        fields: ['imap_address', 'imap_port', 'imap_enable_ssl', 'imap_login', 'imap_password'],
        rare: ['imap_folders', 'imap_authentication'],
      },
      {
        key: 'smtp',
        toggle: 'smtp_enabled',
        fields: ['smtp_address', 'smtp_port', 'smtp_login', 'smtp_password'],
        rare: [
          'smtp_enable_starttls_auto',
          'smtp_enable_ssl_tls',
          'smtp_openssl_verify_mode',
          'smtp_authentication',
          'smtp_domain',
        ],
      },
      {
        key: 'mails',
        later: true,
        fields: ['quote_history', 'reopen_days'],
        rare: ['mailgun_signing_key', 'sendgrid_public_key'],
      },
    ],
    hidden: ['provider'],
    // Who lets us in by their consent wants no password.
    shown: (name, values) =>
      !/^(imap|smtp)_password$/.test(name) || values[name.replace('password', 'authentication')] !== 'xoauth2',
    required: ['imap_address', 'imap_login', 'imap_password', 'smtp_address'],
    usual: {
      imap_enabled: true,
      imap_port: 993,
      imap_enable_ssl: true,
      imap_folders: ['INBOX'],
      imap_authentication: 'plain',
      smtp_enabled: true,
      smtp_port: 587,
      smtp_enable_starttls_auto: true,
      smtp_enable_ssl_tls: false,
      smtp_openssl_verify_mode: 'peer',
      smtp_authentication: 'login',
      quote_history: true,
    },
  },
  whatsapp: {
    groups: [
      { key: 'number', fields: ['provider', 'phone_number'] },
      { key: 'access', fields: [...cloudOnly, 'provider_config.api_key'] },
      { key: 'proof', fields: ['provider_config.app_secret'], rare: ['provider_config.webhook_verify_token'] },
    ],
    required: ['provider_config.phone_number_id', 'provider_config.api_key'],
    usual: { provider: 'whatsapp_cloud' },
    shown: (name, values) => !cloudOnly.includes(name) || values.provider !== 'default',
  },
  api: {
    groups: [
      { key: 'callbacks', fields: ['webhook_url'] },
      { key: 'identity', fields: ['hmac_mandatory'] },
    ],
  },
}

/** How the form of a kind is laid out: what the layout does not name comes in a part of its own. */
export function layoutOf({ type, fields }: ChannelKind): Required<Layout> {
  const { groups = [], hidden = [], required = [], usual = {}, shown = () => true } = layouts[type] ?? {}
  const placed = [...hidden, ...groups.flatMap(one => [one.toggle ?? '', ...one.fields, ...(one.rare ?? [])])]
  const rest = fields.filter(one => one.kind !== 'object' && !placed.includes(one.name)).map(one => one.name)
  return {
    groups: rest.length ? [...groups, { key: 'access', fields: rest }] : groups,
    hidden,
    required,
    usual,
    shown,
  }
}

/** A value within values, by the names that lead to it: `provider_config.api_key`. */
export const valueAt = (values: unknown, name: string): unknown =>
  name.split('.').reduce<unknown>((within, key) => (within as Values | undefined)?.[key], values)

function put(values: Values, name: string, value: unknown) {
  const [first = '', ...rest] = name.split('.')
  if (!rest.length) values[first] = value
  else {
    values[first] = { ...(values[first] as Values | undefined) }
    put(values[first] as Values, rest.join('.'), value)
  }
}

/** What the form begins with: what the inbox has, else what is usual. Lists are lines of a text; secrets are never shown. */
export function startOf(kind: ChannelKind, inbox: object = {}): Values {
  const { usual } = layoutOf(kind)
  const values: Values = {}
  for (const { name, kind: sort, usual: own } of kind.fields) {
    if (sort === 'object') continue
    const given = valueAt(inbox, name) ?? valueAt(usual, name) ?? own
    put(values, name, sort === 'list' ? ((given as string[] | undefined) ?? []).join('\n') : shownAs(sort, given))
  }
  return values
}

const shownAs = (sort: ChannelField['kind'], given: unknown) =>
  sort === 'flag' ? Boolean(given) : sort === 'secret' ? '' : String(given ?? '')

/** The same as the API takes it. What is empty is not said, unless something was there before. */
export function channelOf(kind: ChannelKind, values: Values, before?: object): Values {
  const { shown, hidden } = layoutOf(kind)
  const channel: Values = {}
  for (const field of kind.fields) {
    if (field.kind === 'object' || hidden.includes(field.name) || !shown(field.name, values)) continue
    const value = asGiven(field.kind, valueAt(values, field.name))
    const was = before && valueAt(before, field.name)
    if (value !== null) put(channel, field.name, value)
    else if (field.kind !== 'secret' && was) put(channel, field.name, emptyOf(field.kind))
  }
  return channel
}

const emptyOf = (kind: ChannelField['kind']) => (kind === 'number' ? null : '')

function asGiven(kind: ChannelField['kind'], value: unknown): unknown {
  if (kind === 'flag') return Boolean(value)
  const text = String(value ?? '').trim()
  if (text === '') return null
  if (kind === 'number') return Number(text)
  return kind === 'list' ? text.split('\n').flatMap(line => line.trim() || []) : text
}
