import { useSignal } from '@preact/signals'
import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { loadOlder } from '../conversation.ts'
import { t } from '../i18n.ts'
import { thread } from '../store.ts'

/** How near to the beginning the next page of history is asked for, in px. */
const near = 240

/** Loads earlier messages when the reader comes near the first one. */
export function useOlder(box: RefObject<HTMLElement | null>) {
  const failed = useSignal(false)
  const load = async () => {
    failed.value = false
    failed.value = !(await loadOlder())
  }
  const scrolled = () => {
    if (box.current && box.current.scrollTop < near && thread.value.hasOlder && !failed.value) load()
  }
  const { length } = thread.value.messages
  // biome-ignore lint/correctness/useExhaustiveDependencies: a page that does not fill the panel asks for the next one
  useLayoutEffect(scrolled, [length])
  return { failed: failed.value, load, scrolled }
}

/** Always as high, whatever it says, so that nothing moves. */
export function Older({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  if (!failed) return <div class="older" aria-hidden="true" />
  return (
    <div class="older" role="alert">
      {t('olderFailed')}{' '}
      <button type="button" class="link" onClick={onRetry}>
        {t('retry')}
      </button>
    </div>
  )
}
