'use client'

import { useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTyped } from '../data/use-typed.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'
import { inputClass } from '../ui/field.tsx'
import { Keys } from '../ui/keys.tsx'

/** Writing a note. Ctrl-Enter keeps it; what was typed stays until it was kept, wherever one goes. */
export function NewNote({ contactId, onAdd }: { contactId: number; onAdd: (text: string) => Promise<boolean> }) {
  const t = useTranslations('side.notes')
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const [typed, setTyped] = useTyped(`new-note:${contactId}`)
  const text = typed ?? ''
  const setText = (next: string) => setTyped(next || null)
  const [busy, setBusy] = useState(false)
  async function add() {
    if (!text.trim() || busy) return
    setBusy(true)
    if (await onAdd(text.trim())) setText('')
    setBusy(false)
    field.current?.focus()
  }
  return (
    <div className="pt-1">
      <label htmlFor={id} className="sr-only">
        {t('add')}
      </label>
      <textarea
        ref={field}
        id={id}
        rows={text ? 3 : 1}
        value={text}
        placeholder={t('add')}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) {
            event.preventDefault()
            void add()
          }
        }}
        className={cx(inputClass, 'w-full resize-none py-1.5')}
      />
      {text.trim() && (
        <div className="mt-1 flex items-center justify-end gap-2">
          <Keys keys="mod+enter" />
          <Button size="sm" tone="primary" busy={busy} onClick={add}>
            {t('save')}
          </Button>
        </div>
      )}
    </div>
  )
}
