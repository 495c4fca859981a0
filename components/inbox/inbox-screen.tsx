'use client'

import { usePathname } from 'next/navigation'
import { useCallback, useMemo, useState } from 'react'
import type { ListFilter } from '../data/conversation-list.ts'
import { paths, readInboxRoute } from '../shell/paths.ts'
import { cx } from '../ui/cx.ts'
import { ConversationPane } from './conversation-pane.tsx'
import { ListPane } from './list-pane.tsx'
import { readListSettings, writeListSettings } from './list-settings.ts'
import { NoConversation } from './no-conversation.tsx'

/**
 * The three panes. Opening a conversation changes the address without asking the server for a page, so that going
 * through the list is as fast as the data.
 */
export function InboxScreen() {
  const route = readInboxRoute(usePathname())
  const accountId = route.accountId ?? 0
  const [settings, setSettings] = useState(readListSettings)
  const { inboxId, conversationId } = route
  const filter = useMemo<ListFilter>(() => ({ ...settings, inboxId }), [settings, inboxId])

  const open = useCallback(
    (id: number) => window.history.pushState(null, '', paths.conversation(accountId, id, inboxId)),
    [accountId, inboxId],
  )
  const close = useCallback(
    () => window.history.pushState(null, '', inboxId ? paths.inbox(accountId, inboxId) : paths.dashboard(accountId)),
    [accountId, inboxId],
  )

  return (
    <main className="flex h-full min-w-0 bg-surface">
      <div
        className={cx(
          'h-full w-full shrink-0 border-line lg:w-[320px] lg:border-e 2xl:w-[340px]',
          conversationId !== null && 'hidden lg:block',
        )}
      >
        <ListPane
          filter={filter}
          openId={conversationId}
          onOpen={open}
          onChange={change => {
            const next = { ...settings, ...change }
            setSettings(next)
            writeListSettings(next)
          }}
        />
      </div>
      <div className={cx('h-full min-w-0 flex-1', conversationId === null && 'hidden lg:block')}>
        {conversationId === null ? (
          <NoConversation />
        ) : (
          <ConversationPane key={conversationId} id={conversationId} onClose={close} />
        )}
      </div>
    </main>
  )
}
