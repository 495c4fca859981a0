import { useSignal } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import { t } from '../i18n.ts'
import { mayAttach } from '../store.ts'
import { addFiles } from '../uploads.ts'

/** Files may be dropped anywhere; while they hang over the chat it says so. */
export function Drop() {
  const over = useSignal(false)

  // biome-ignore lint/correctness/useExhaustiveDependencies: the signal stays the same
  useEffect(() => {
    const drag = (event: DragEvent) => {
      if (!mayAttach.value || !event.dataTransfer?.types.includes('Files')) return
      // A browser would leave the chat for a file that is dropped on it.
      event.preventDefault()
      // Leaving says which element is entered; outside the frame there is none.
      over.value = event.type === 'dragover' || (event.type === 'dragleave' && event.relatedTarget !== null)
      if (event.type === 'drop') addFiles(event.dataTransfer.files)
    }
    const kinds = ['dragover', 'dragleave', 'drop'] as const
    for (const kind of kinds) addEventListener(kind, drag)
    return () => {
      for (const kind of kinds) removeEventListener(kind, drag)
    }
  }, [])

  return over.value ? <div class="drop">{t('drop')}</div> : null
}
