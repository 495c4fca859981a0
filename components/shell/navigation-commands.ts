'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { kinds } from '../data/conversation-list.ts'
import { useInboxes, useLabels, useTeams, useViews } from '../data/use-directory.ts'
import { useCommands } from './commands.ts'
import { paths } from './paths.ts'
import { usePreference } from './use-preference.ts'

/** Every screen by its name, and the keys that agents know from Chatwoot. */
export function useNavigationCommands() {
  const t = useTranslations('nav')
  const router = useRouter()
  const prefer = usePreference()
  const { accountId, isAdministrator } = useAccount()
  const inboxes = useInboxes().data ?? []
  const tv = useTranslations('views')
  const tc = useTranslations('contacts.places')
  const views = useViews().data ?? []
  const segments = useViews('contact').data ?? []
  const teams = useTeams().data ?? []
  const labels = useLabels().data ?? []
  const section = 'navigation' as const
  const go = (path: string) => () => router.push(path)
  useCommands([
    {
      id: 'go-dashboard',
      title: t('allConversations'),
      section: 'navigation',
      keys: 'alt+c',
      run: go(paths.dashboard(accountId)),
    },
    ...inboxes.map(inbox => ({
      id: `go-inbox-${inbox.id}`,
      title: t('goInbox', { name: inbox.name }),
      section: 'navigation' as const,
      run: go(paths.inbox(accountId, inbox.id)),
    })),
    ...kinds.map(kind => ({
      id: `go-${kind}`,
      title: tv(`kinds.${kind}`),
      section,
      run: go(paths.list(accountId, { kind })),
    })),
    ...views.map(one => ({
      id: `go-view-${one.id}`,
      title: tv('goView', { name: one.name }),
      section,
      run: go(paths.list(accountId, { viewId: one.id })),
    })),
    ...teams.map(one => ({
      id: `go-team-${one.id}`,
      title: tv('goTeam', { name: one.name }),
      section,
      run: go(paths.list(accountId, { teamId: one.id })),
    })),
    ...labels.map(one => ({
      id: `go-label-${one.id}`,
      title: tv('goLabel', { name: one.title }),
      section,
      run: go(paths.list(accountId, { label: one.title })),
    })),
    {
      id: 'go-contacts',
      title: t('contacts'),
      section,
      keys: 'alt+v',
      run: go(paths.contacts(accountId)),
    },
    { id: 'go-companies', title: t('companies'), section, run: go(paths.companies(accountId)) },
    { id: 'go-active', title: t('activeContacts'), section, run: go(paths.contacts(accountId, { active: true })) },
    ...segments.map(one => ({
      id: `go-segment-${one.id}`,
      title: tc('goSegment', { name: one.name }),
      section,
      run: go(paths.contacts(accountId, { segmentId: one.id })),
    })),
    ...labels.map(one => ({
      id: `go-contacts-${one.id}`,
      title: tc('goLabel', { name: one.title }),
      section,
      run: go(paths.contacts(accountId, { label: one.title })),
    })),
    ...(isAdministrator
      ? [
          {
            id: 'go-import',
            title: t('importContacts'),
            section,
            run: go(paths.importContacts(accountId)),
          },
          {
            id: 'go-general',
            title: t('general'),
            section: 'navigation' as const,
            keys: 'alt+s',
            run: go(paths.settings(accountId, 'general')),
          },
          {
            id: 'go-agents',
            title: t('agents'),
            section: 'navigation' as const,
            run: go(paths.settings(accountId, 'agents')),
          },
          {
            id: 'go-inboxes',
            title: t('inboxes'),
            section: 'navigation' as const,
            run: go(paths.settings(accountId, 'inboxes')),
          },
          {
            id: 'go-campaigns',
            title: t('campaigns'),
            section: 'navigation' as const,
            run: go(paths.campaigns(accountId)),
          },
          { id: 'new-inbox', title: t('addInbox'), section: 'navigation' as const, run: go(paths.newInbox(accountId)) },
          { id: 'go-outbox', title: t('outbox'), section: 'navigation' as const, run: go(paths.outbox) },
        ]
      : []),
    { id: 'go-profile', title: t('profile'), section: 'navigation', run: go(paths.profile(accountId)) },
    { id: 'theme-light', title: t('themeLight'), section: 'general', run: () => prefer({ theme: 'light' }) },
    { id: 'theme-dark', title: t('themeDark'), section: 'general', run: () => prefer({ theme: 'dark' }) },
    { id: 'theme-system', title: t('themeSystem'), section: 'general', run: () => prefer({ theme: 'system' }) },
  ])
}
