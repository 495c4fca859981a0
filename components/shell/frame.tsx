'use client'

import dynamic from 'next/dynamic'
import { Dialog } from 'radix-ui'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { newMessage } from '../new-message/asked.ts'
import { Alerts } from '../notifications/alerts.tsx'
import { useCommandKeys, useCommands } from './commands.ts'
import { ConnectionBanner } from './connection-banner.tsx'
import { useNavigationCommands } from './navigation-commands.ts'
import { drawer } from './navigation-drawer.ts'
import { useRecents } from './recents.ts'
import { Sidebar } from './sidebar.tsx'

const AppWorker = dynamic(() => import('../pwa/app-worker.tsx'), { ssr: false })
const NewMessage = dynamic(() => import('../new-message/new-message.tsx'))
const Palette = dynamic(() => import('./palette.tsx'))
const ShortcutSheet = dynamic(() => import('./shortcut-sheet.tsx'))

/** Navigation at the start, the screen beside it; below 1024 px the navigation is a drawer. */
export function Frame({ children }: { children: ReactNode }) {
  const t = useTranslations('palette')
  const tn = useTranslations('newMessage')
  const [palette, setPalette] = useState(false)
  const [sheet, setSheet] = useState(false)
  const writing = useStore(newMessage)
  useCommandKeys()
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
      <AppWorker />
      <ConnectionBanner />
      <div className="flex min-h-0 flex-1">
        <div className="hidden border-e border-line lg:block">
          <Sidebar onSearch={() => setPalette(true)} />
        </div>
        <Drawer onSearch={() => setPalette(true)} />
        <div className="min-w-0 flex-1">{children}</div>
      </div>
      {writing && <NewMessage to={writing === 'anybody' ? null : writing} />}
      {palette && <Palette open onOpenChange={setPalette} />}
      {sheet && <ShortcutSheet open onOpenChange={setSheet} />}
    </div>
  )
}

function Drawer({ onSearch }: { onSearch: () => void }) {
  const t = useTranslations('nav')
  const open = useStore(drawer)
  return (
    <Dialog.Root open={open} onOpenChange={next => drawer.set(next)}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-30 animate-fade bg-overlay lg:hidden" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-y-0 start-0 z-30 w-72 animate-fade bg-bg shadow-pop lg:hidden"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <Sidebar
            wide
            onNavigate={() => drawer.set(false)}
            onSearch={() => {
              drawer.set(false)
              onSearch()
            }}
          />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
