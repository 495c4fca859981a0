'use client'

import { AtSign, CircleDashed, Eye, ListFilter, Tag, UsersRound } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Kind } from '../data/conversation-list.ts'
import { useLabels, useTeams, useUnreadCounts, useViews } from '../data/use-directory.ts'
import { type Place, paths } from './paths.ts'
import { SidebarHeading, SidebarItem } from './sidebar-item.tsx'

type Props = { wide?: boolean; onNavigate?: () => void; place: Place }

const kindIcons = { mention: AtSign, participating: Eye, unattended: CircleDashed }

/** Lists by what the conversations are to the viewer. */
export function KindItems({ place, ...item }: Props) {
  const t = useTranslations('views')
  const { accountId } = useAccount()
  return (Object.keys(kindIcons) as Kind[]).map(kind => (
    <SidebarItem
      key={kind}
      {...item}
      icon={kindIcons[kind]}
      label={t(`kinds.${kind}`)}
      href={paths.list(accountId, { kind })}
      active={place.kind === kind}
    />
  ))
}

/** The viewer's saved views, and the teams and labels of the account, each with what is unread in it. */
export function ListItems({ place, ...item }: Props) {
  const t = useTranslations('views')
  const { accountId } = useAccount()
  const unread = useUnreadCounts().data
  const views = useViews().data ?? []
  const teams = (useTeams().data ?? []).filter(team => team.is_member || unread?.teams[team.id])
  const labels = (useLabels().data ?? []).filter(label => label.show_on_sidebar)
  return (
    <>
      {views.length > 0 && <SidebarHeading wide={item.wide}>{t('title')}</SidebarHeading>}
      {views.map(view => (
        <SidebarItem
          key={view.id}
          {...item}
          icon={ListFilter}
          label={view.name}
          href={paths.list(accountId, { viewId: view.id })}
          active={place.viewId === view.id}
        />
      ))}
      {teams.length > 0 && <SidebarHeading wide={item.wide}>{t('teams')}</SidebarHeading>}
      {teams.map(team => (
        <SidebarItem
          key={team.id}
          {...item}
          icon={UsersRound}
          label={team.name}
          count={unread?.teams[team.id]}
          href={paths.list(accountId, { teamId: team.id })}
          active={place.teamId === team.id}
        />
      ))}
      {labels.length > 0 && <SidebarHeading wide={item.wide}>{t('labels')}</SidebarHeading>}
      {labels.map(label => (
        <SidebarItem
          key={label.id}
          {...item}
          icon={Tag}
          color={label.color}
          label={label.title}
          count={unread?.labels[label.id]}
          href={paths.list(accountId, { label: label.title })}
          active={place.label === label.title}
        />
      ))}
    </>
  )
}
