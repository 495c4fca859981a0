'use client'

import { AppWindow, MessageSquare } from 'lucide-react'
import { Tabs } from 'radix-ui'
import { useLocale, useTranslations } from 'use-intl'
import type { Conversation } from '../data/conversation.ts'
import { directionOf } from '../i18n/locale.ts'
import { AppFrames } from './app-frames.tsx'
import type { DashboardApp } from './app-tabs.tsx'

const messages = 'messages'
const tabClass =
  'ring-inset-focus -mb-px flex h-9 shrink-0 items-center gap-1.5 border-b-2 border-transparent text-muted hover:text-text data-[state=active]:border-accent data-[state=active]:font-medium data-[state=active]:text-text'

type Props = {
  apps: DashboardApp[]
  app: DashboardApp | undefined
  conversation: Conversation
  onOpen: (id: number | null) => void
}

export function AppTabList({ apps, app, conversation, onOpen }: Props) {
  const t = useTranslations('apps')
  const tab = app ? String(app.id) : messages
  return (
    <Tabs.Root
      dir={directionOf(useLocale())}
      value={tab}
      onValueChange={next => onOpen(Number(next) || null)}
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
