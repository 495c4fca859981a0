'use client'

import { AppWindow, MessageSquare } from 'lucide-react'
import dynamic from 'next/dynamic'
import { Tabs } from 'radix-ui'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { useDashboardApps } from '../data/use-side.ts'
import { useCommands } from '../shell/commands.ts'
import { localStore, persist } from '../ui/persisted.ts'

const AppFrames = dynamic(() => import('./app-frames.tsx').then(one => one.AppFrames))
const messages = 'messages'
const tabClass =
  'ring-inset-focus -mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-muted hover:text-text data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text'

/**
 * The account's own apps as tabs over the conversation, where there are any. An open one lies over the messages, which
 * stay as they were, out of reach: what comes after the tabs in the pane is invisible, not gone.
 */
export function AppTabs({ conversation }: { conversation: Conversation }) {
  const t = useTranslations('apps')
  const query = useDashboardApps()
  const apps = query.data ?? []
  const expected = useExpected(query.data?.length)
  const [tab, setTab] = useState(messages)
  const app = apps.find(one => String(one.id) === tab)
  useCommands(
    apps.map(one => ({
      id: `app-${one.id}`,
      title: t('open', { name: one.title }),
      section: 'conversation' as const,
      run: () => setTab(String(one.id)),
    })),
  )
  useEffect(() => {
    if (!app && tab !== messages) setTab(messages)
  }, [app, tab])
  if (apps.length === 0) return expected ? <div className="h-[37px] shrink-0 border-b border-line" /> : null
  return (
    <Tabs.Root
      value={app ? tab : messages}
      onValueChange={setTab}
      className={app ? 'shrink-0 [&~*]:invisible' : 'shrink-0'}
    >
      <Tabs.List aria-label={t('tabs')} className="flex gap-5 overflow-x-auto border-b border-line px-4">
        {/* What it shows is not drawn here, so there is nothing to refer to. */}
        <Tabs.Trigger value={messages} aria-controls={undefined} className={tabClass}>
          <MessageSquare size={14} aria-hidden />
          {t('messages')}
        </Tabs.Trigger>
        {apps.map(one => (
          <Tabs.Trigger key={one.id} value={String(one.id)} className={tabClass}>
            <AppWindow size={14} aria-hidden />
            <span className="max-w-40 truncate">{one.title}</span>
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {app && (
        <Tabs.Content value={tab} className="absolute inset-x-0 top-[89px] bottom-0 z-10 bg-surface outline-none">
          <AppFrames key={app.id} app={app} conversation={conversation} />
        </Tabs.Content>
      )}
    </Tabs.Root>
  )
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
