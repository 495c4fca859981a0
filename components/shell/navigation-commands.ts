'use client'

import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useInboxes, useLabels, useTeams, useViews } from '../data/use-directory.ts'
import { sectionsFor } from '../settings/sections.ts'
import { type Command, useCommands } from './commands.ts'
import { neighbour } from './font-size.ts'
import { pages } from './pages.ts'
import { paths } from './paths.ts'
import { themes } from './theme.ts'
import { useGo } from './use-go.ts'
import { usePreference } from './use-preference.ts'

const section = 'navigation' as const

/** Every screen by its name, with the keys that agents know from Chatwoot; every list of conversations; the looks. */
export function useNavigationCommands() {
  const t = useTranslations()
  const goTo = useGo()
  const prefer = usePreference()
  const { accountId, isAdministrator } = useAccount()
  const go = (path: string) => () => goTo(path)
  const lists = useListCommands(go)
  useCommands([
    ...pages
      .filter(page => isAdministrator || !page.administrators)
      .map(page => ({
        id: `go-${page.id}`,
        title: t(page.name),
        also: page.also && t(page.also),
        section,
        keys: page.keys,
        run: go(page.path(accountId)),
      })),
    ...sectionsFor(isAdministrator).flatMap(group =>
      group.sections.map(one => ({
        id: `go-settings-${one.name}`,
        title: t('nav.goSettings', { name: t(`settings.sections.${one.name}`) }),
        section,
        keys: one.keys,
        run: go(paths.section(accountId, one.path)),
      })),
    ),
    ...lists,
    ...themes.map(theme => ({
      id: `theme-${theme}`,
      title: t(`nav.useTheme.${theme}`),
      section: 'general' as const,
      run: () => prefer({ theme }),
    })),
    {
      id: 'text-larger',
      title: t('nav.largerText'),
      section: 'general',
      run: () => prefer({ font_size: neighbour(1) }),
    },
    {
      id: 'text-smaller',
      title: t('nav.smallerText'),
      section: 'general',
      run: () => prefer({ font_size: neighbour(-1) }),
    },
  ])
}

/** Inboxes, saved views, teams and labels: each is a list that one can go to. */
function useListCommands(go: (path: string) => () => void): Command[] {
  const t = useTranslations()
  const { accountId } = useAccount()
  const inboxes = useInboxes().data ?? []
  const views = useViews().data ?? []
  const segments = useViews('contact').data ?? []
  const teams = useTeams().data ?? []
  const labels = useLabels().data ?? []
  return [
    ...inboxes.map(({ id, name }) => ({
      id: `go-inbox-${id}`,
      title: t('nav.goInbox', { name }),
      section,
      run: go(paths.inbox(accountId, id)),
    })),
    ...views.map(({ id, name }) => ({
      id: `go-view-${id}`,
      title: t('views.goView', { name }),
      section,
      run: go(paths.list(accountId, { viewId: id })),
    })),
    ...teams.map(({ id, name }) => ({
      id: `go-team-${id}`,
      title: t('views.goTeam', { name }),
      section,
      run: go(paths.list(accountId, { teamId: id })),
    })),
    ...labels.map(({ id, title }) => ({
      id: `go-label-${id}`,
      title: t('views.goLabel', { name: title }),
      section,
      run: go(paths.list(accountId, { label: title })),
    })),
    ...segments.map(({ id, name }) => ({
      id: `go-segment-${id}`,
      title: t('contacts.places.goSegment', { name }),
      section,
      run: go(paths.contacts(accountId, { segmentId: id })),
    })),
    ...labels.map(({ id, title }) => ({
      id: `go-contacts-${id}`,
      title: t('contacts.places.goLabel', { name: title }),
      section,
      run: go(paths.contacts(accountId, { label: title })),
    })),
  ]
}
