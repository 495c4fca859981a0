'use client'

import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useDashboardApps } from '../data/use-side.ts'
import { useCommands } from '../shell/commands.ts'
import { localStore, persist } from '../ui/persisted.ts'
import { whenNeeded } from '../ui/when-needed.tsx'

/** Keeps the place of the tabs. */
const place = <div className="h-[37px] shrink-0 border-b border-line" />
const AppTabList = whenNeeded(async () => (await import('./app-tab-list.tsx')).AppTabList, place)

export type DashboardApp = NonNullable<ReturnType<typeof useDashboardApps>['data']>[number]
/**
 * The account's own apps as tabs over the conversation, where there are any. An open one lies over the messages, which
 * stay as they were, out of reach: what comes after the tabs in the pane is invisible, not gone.
 */
export function AppTabs({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('apps')
  const query = useDashboardApps()
  const apps = query.data ?? []
  const expected = useExpected(query.data?.length)
  const [tab, setTab] = useState<number | null>(null)
  const app = apps.find(one => one.id === tab)
  useCommands(
    apps.map(one => ({
      id: `app-${one.id}`,
      title: t('open', { name: one.title }),
      section: 'conversation' as const,
      run: () => setTab(one.id),
    })),
  )
  useEffect(() => {
    if (!app) setTab(null)
  }, [app])
  if (apps.length === 0) return expected ? place : null
  return <AppTabList apps={apps} app={app} conversation={conversation} onOpen={setTab} />
}

/** Whether there were any the last time: then their place is kept while they load, and nothing jumps. */
function useExpected(count: number | undefined) {
  const { accountId } = useAccount()
  const key = `charla:${accountId}:app-tabs`
  useEffect(() => {
    if (count !== undefined) persist(key, String(count))
  }, [key, count])
  return count === undefined && Number(localStore()?.getItem(key)) > 0
}
