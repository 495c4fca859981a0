'use client'

import { type ReactNode, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { newMessage } from '../new-message/asked.ts'
import { Alerts } from '../notifications/alerts.tsx'
import { idleWhenStirred, startIdling, useIdling } from '../ui/idle.ts'
import { whenNeeded } from '../ui/when-needed.tsx'
import { useCommandKeys, useCommands } from './commands.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { useNavigationCommands } from './navigation-commands.ts'
import { drawer } from './navigation-drawer.ts'
import { isInboxRoute } from './paths.ts'
import { useRecents } from './recents.ts'
import { Sidebar } from './sidebar.tsx'

const AppWorker = whenNeeded(async () => (await import('../pwa/app-worker.tsx')).default)
const LeaveGuard = whenNeeded(async () => (await import('./leave-guard.tsx')).default)
const NewMessage = whenNeeded(async () => (await import('../new-message/new-message.tsx')).default)
const Drawer = whenNeeded(async () => (await import('./drawer.tsx')).Drawer)
const Palette = whenNeeded(async () => (await import('./palette.tsx')).default)
const ShortcutSheet = whenNeeded(async () => (await import('./shortcut-sheet.tsx')).default)

/** When a screen that does not say so itself can surely be used; conversations say so. */
const begins = () =>
  isInboxRoute(location.pathname) ? setTimeout(idleWhenStirred, 4000) : setTimeout(startIdling, 400)

/** Navigation at the start, the screen beside it; below 1024 px the navigation is a drawer. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations('palette')
  const tn = useTranslations('newMessage')
  const [palette, setPalette] = useState(false)
  const [sheet, setSheet] = useState(false)
  const isIdling = useIdling()
  const writing = useStore(newMessage)
  const isDrawn = useStore(drawer)
  useCommandKeys()
  useEffect(() => {
    const timer = begins()
    return () => clearTimeout(timer)
  }, [])
  useNavigationCommands()
  useRecents()
  useCommands([
    { id: 'palette', title: t('open'), section: 'general', keys: 'mod+k', hidden: true, run: () => setPalette(true) },
    {
      id: 'new-message',
      title: tn('open'),
      section: 'general',
      keys: 'c',
      rank: 1,
      run: () => newMessage.set('anybody'),
    },
    { id: 'shortcuts', title: t('shortcuts'), section: 'general', keys: '? mod+/', run: () => setSheet(true) },
  ])
  return (
    <div className="flex h-dvh flex-col overflow-hidden">
      <Alerts />
      {isIdling && <AppWorker />}
      {isIdling && <LeaveGuard />}
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1">
        <div className="hidden border-e border-line lg:block">
          <Sidebar onSearch={() => setPalette(true)} />
        </div>
        {isDrawn && <Drawer onSearch={() => setPalette(true)} />}
        <div className="min-w-0 flex-1">{children}</div>
      </div>
      {writing && <NewMessage to={writing === 'anybody' ? null : writing} />}
      {palette && <Palette open onOpenChange={setPalette} />}
      {sheet && <ShortcutSheet open onOpenChange={setSheet} />}
    </div>
  )
}
