import { Code2, Globe, Inbox, Mail, MessageCircle, Send } from 'lucide-react'
import type { ComponentType } from 'react'

export const tabs = [
  'general',
  'widget',
  'form',
  'install',
  'configuration',
  'templates',
  'members',
  'hours',
  'survey',
  'bot',
  'health',
  'log',
] as const
export type Tab = (typeof tabs)[number]

type Look = {
  icon: ComponentType<{ size?: number; className?: string; 'aria-hidden'?: boolean }>
  /** The word in the address of the page where one is added, as Chatwoot's. */
  path: string
  tabs: Tab[]
}

const usual: Tab[] = ['members', 'hours', 'survey', 'bot']

/** How each kind of channel looks here. One that is not in it looks like any inbox, and its form is drawn all the same. */
const looks: Record<string, Look> = {
  web_widget: { icon: Globe, path: 'website', tabs: ['general', 'widget', 'form', 'install', ...usual] },
  email: { icon: Mail, path: 'email', tabs: ['general', 'configuration', ...usual, 'health'] },
  whatsapp: {
    icon: MessageCircle,
    path: 'whatsapp',
    tabs: ['general', 'configuration', 'templates', ...usual, 'health'],
  },
  telegram: { icon: Send, path: 'telegram', tabs: ['general', 'configuration', ...usual, 'health'] },
  api: { icon: Code2, path: 'api', tabs: ['general', 'configuration', ...usual, 'log'] },
}

/** The order in which people look for them; others come last. */
export const inOrder = <Kind extends { type: string }>(kinds: Kind[]): Kind[] => {
  const place = ({ type }: Kind) => (Object.keys(looks).indexOf(type) + 100) % 100
  return kinds.toSorted((a, b) => place(a) - place(b))
}

const wireNames: Record<string, string> = {
  'Channel::WebWidget': 'web_widget',
  'Channel::Email': 'email',
  'Channel::Whatsapp': 'whatsapp',
  'Channel::Telegram': 'telegram',
  'Channel::Api': 'api',
}

/** The kind of an inbox, by how it is named on the wire. */
export const typeOf = ({ channel_type }: { channel_type: string }) =>
  wireNames[channel_type] ?? channel_type.replace(/^Channel::/, '').toLowerCase()

export const lookOf = (type: string): Look =>
  looks[type] ?? { icon: Inbox, path: type, tabs: ['general', 'configuration', ...usual, 'health'] }

/** The kind that an address names. */
export const typeAt = (path: string, types: string[]) => types.find(type => lookOf(type).path === path)
