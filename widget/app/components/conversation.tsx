import { useComputed } from '@preact/signals'
import { useEffect, useRef } from 'preact/hooks'
import { gate } from '../gate.ts'
import { t } from '../i18n.ts'
import { rowsOf } from '../rows.ts'
import { atBottom, config, conversation, isNew, thread, unread } from '../store.ts'
import { dayName } from '../times.ts'
import { uploads } from '../uploads.ts'
import { Files } from './files.tsx'
import { Icon } from './icons.tsx'
import { Message } from './message.tsx'
import { Older, useOlder } from './older.tsx'
import { TypingIndicator } from './typing-indicator.tsx'
import { usePlace } from './use-place.ts'
import { Welcome } from './welcome.tsx'

export function Conversation() {
  const box = useRef<HTMLDivElement>(null)
  // In this order: only at its place is the reader near the beginning or not.
  const place = usePlace(box)
  const older = useOlder(box)
  useEffect(() => {
    if (!matchMedia('(hover: none)').matches) return
    import('../replies/swipe.ts').then(({ swipeToReply }) => box.current && swipeToReply(box.current)).catch(() => {})
  }, [])
  const rows = useComputed(() => rowsOf(thread.value, config.value?.website_channel_config.website_name || t('team')))
  const scrolled = () => {
    place.scrolled()
    older.scrolled()
  }

  return (
    <>
      <div
        class="thread"
        ref={box}
        role="log"
        aria-live="off"
        aria-label={t('conversation')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
        tabIndex={0}
        onScroll={scrolled}
      >
        {thread.value.hasOlder && <Older failed={older.failed} onRetry={older.load} />}
        {!thread.value.hasOlder && !isNew.value && <Welcome />}
        {rows.value.map(row =>
          row.kind === 'message' ? (
            <Message key={row.key} row={row} />
          ) : (
            <p class="day" key={row.key}>
              {dayName(row.at)}
            </p>
          ),
        )}
        {uploads.value.length > 0 && <Files />}
        <TypingIndicator />
        {conversation.value?.status === 'resolved' && gate.value !== 'ended' && <p class="resolved">{t('resolved')}</p>}
      </div>
      {!atBottom.value && (
        <button type="button" class="to-newest" onClick={place.toNewest} aria-label={t('newMessages')}>
          {unread.value > 0 && t('newMessages')}
          <Icon name="down" />
        </button>
      )}
    </>
  )
}
