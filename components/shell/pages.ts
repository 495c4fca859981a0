import type { MessageKeys, Messages, NestedKeyOf } from 'use-intl'
import { kinds } from '../data/conversation-list.ts'
import { paths } from './paths.ts'

/** A screen that the palette and the shortcuts reach. */
export type Page = {
  id: string
  /** Where its name is in the catalogues. */
  name: MessageKeys<Messages, NestedKeyOf<Messages>>
  path: (account: number) => string
  /** Whether only administrators may see it. */
  administrators?: boolean
  /** Words by which people also look for it, as a key of the catalogues. */
  also?: MessageKeys<Messages, NestedKeyOf<Messages>>
  keys?: string
}

/** Every screen that one can go to besides the settings (`../settings/sections.ts`), in the order in which the palette offers them. A new screen is one line here. */
export const pages: Page[] = [
  { id: 'dashboard', name: 'nav.allConversations', path: paths.dashboard, keys: 'alt+c' },
  ...kinds.map(kind => ({
    id: kind,
    name: `views.kinds.${kind}` as const,
    path: (account: number) => paths.list(account, { kind }),
  })),
  { id: 'notifications', name: 'notifications.title', path: paths.notifications, keys: 'alt+i' },
  { id: 'contacts', name: 'nav.contacts', path: account => paths.contacts(account), keys: 'alt+v' },
  { id: 'companies', name: 'nav.companies', path: paths.companies },
  { id: 'active-contacts', name: 'nav.activeContacts', path: account => paths.contacts(account, { active: true }) },
  {
    id: 'import-contacts',
    name: 'nav.importContacts',
    path: account => paths.importContacts(account),
    administrators: true,
  },
  { id: 'one-off-campaigns', name: 'oneOff.title', path: paths.oneOffs, administrators: true },
  { id: 'new-one-off', name: 'oneOff.newTitle', path: paths.newOneOff, administrators: true },
  { id: 'new-macro', name: 'macros.newTitle', path: paths.newMacro },
  { id: 'new-inbox', name: 'nav.addInbox', path: account => paths.newInbox(account), administrators: true },
  { id: 'outbox', name: 'nav.outbox', path: () => paths.outbox, administrators: true },
]
