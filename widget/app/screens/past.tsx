import { useSignal } from '@preact/signals'
import type { ComponentChildren } from 'preact'
import { useCallback, useEffect } from 'preact/hooks'
import type { WidgetGlimpseWire, WidgetMessagesWire } from '#lib/protocol/widget.ts'
import { call } from '../api.ts'
import { Icon } from '../components/icons.tsx'
import { Message } from '../components/message.tsx'
import { focusOn } from '../focus.ts'
import { addWords, t } from '../i18n.ts'
import { past } from '../past.ts'
import { rowsOf } from '../rows.ts'
import { spoken } from '../spoken.ts'
import { config, conversation } from '../store.ts'
import { emptyThread, prepend, type Thread } from '../thread.ts'
import { clock, dayName } from '../times.ts'
import english from './english.ts'
import css from './past.lazy.css'

addWords(english)

export { css }

const fetchAll = () => call<{ payload: WidgetGlimpseWire[] }>('GET', 'conversations/all')
const fetchSaid = (conversation_id: number, before?: number) =>
  call<WidgetMessagesWire>('GET', 'messages', { query: before ? { conversation_id, before } : { conversation_id } })

/** The visitor's earlier conversations, to read again; over the chat. */
export default function Past() {
  const all = useSignal<WidgetGlimpseWire[] | null>(null)
  const failed = useSignal(false)
  const open = useSignal(0)
  /** The one that was read last: the focus goes back to its button. */
  const read = useSignal(0)

  async function load() {
    failed.value = false
    try {
      const { payload } = await fetchAll()
      all.value = payload.filter(one => one.id !== conversation.value?.id)
    } catch {
      failed.value = true
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    load()
  }, [])

  function close() {
    past.value = false
    // Where it was opened.
    requestAnimationFrame(() => focusOn('menu'))
  }
  function back() {
    read.value = open.value
    open.value = 0
  }

  if (open.value)
    return (
      <Sheet title={dayName(all.value?.find(one => one.id === open.value)?.created_at ?? 0)} onClose={back}>
        <Said id={open.value} />
      </Sheet>
    )
  return (
    <Sheet title={t('pastTalks')} onClose={close}>
      {failed.value && <Failed onRetry={load} />}
      <ul class="past-list" aria-busy={!all.value && !failed.value}>
        {all.value?.map(({ id, created_at, last_message }) => (
          <li key={id}>
            <button
              type="button"
              ref={button => {
                if (id !== read.peek()) return
                button?.focus()
                read.value = 0
              }}
              onClick={() => (open.value = id)}
            >
              <span>
                {dayName(created_at)} · {clock(created_at)}
              </span>
              <span dir="auto">{last_message && spoken(last_message)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Sheet>
  )
}

/** What was said in one, to be read. */
function Said({ id }: { id: number }) {
  const thread = useSignal<Thread>(emptyThread)
  const failed = useSignal(false)
  const { website_name } = config.value?.website_channel_config ?? {}

  async function load() {
    failed.value = false
    try {
      const { payload } = await fetchSaid(id, thread.value.messages[0]?.id)
      thread.value = prepend(thread.value, payload)
    } catch {
      failed.value = true
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    load()
  }, [])

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
    <div class="thread is-past" role="log" aria-live="off" aria-label={t('conversation')} tabIndex={0}>
      {failed.value && <Failed onRetry={load} />}
      {thread.value.hasOlder && !failed.value && (
        <button type="button" class="link" onClick={load}>
          {t('olderMessages')}
        </button>
      )}
      {rowsOf(thread.value, website_name || t('team')).map(row =>
        row.kind === 'message' ? (
          <Message key={row.key} row={row} isPast />
        ) : (
          <p class="day" key={row.key}>
            {dayName(row.at)}
          </p>
        ),
      )}
    </div>
  )
}

function Sheet({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const keyPressed = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.stopPropagation()
    onClose()
  }
  // The same function each time: only what is new on the screen takes the focus.
  const focus = useCallback((button: HTMLElement | null) => button?.focus(), [])
  return (
    <section class="past" key={title} aria-label={title} onKeyDown={keyPressed}>
      <div class="past-bar">
        <button type="button" class="round" aria-label={t('back')} title={t('back')} ref={focus} onClick={onClose}>
          <Icon name="back" />
        </button>
        <h2>{title}</h2>
      </div>
      {children}
    </section>
  )
}

const Failed = ({ onRetry }: { onRetry: () => void }) => (
  <p class="past-failed" role="alert">
    {t('olderFailed')}{' '}
    <button type="button" class="link" onClick={onRetry}>
      {t('retry')}
    </button>
  </p>
)
