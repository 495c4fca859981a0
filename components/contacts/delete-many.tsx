'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input } from '../ui/field.tsx'

type Props = { count: number; onClose: () => void; onConfirm: () => void }

/** There is no undo for contacts and what they wrote, so their number must be typed. */
export function DeleteMany({ count, onClose, onConfirm }: Props) {
  const t = useTranslations('contacts.deleteMany')
  const [typed, setTyped] = useState('')
  const right = typed.trim() === String(count)
  return (
    <Dialog
      open
      onOpenChange={open => !open && onClose()}
      title={t('title', { count })}
      description={t('body', { count })}
    >
      <form
        onSubmit={event => {
          event.preventDefault()
          if (right) onConfirm()
        }}
        className="flex flex-col gap-4"
      >
        <Field label={t('type', { number: String(count) })}>
          {props => (
            <Input
              {...props}
              inputMode="numeric"
              autoComplete="off"
              value={typed}
              onChange={event => setTyped(event.target.value)}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="danger" disabled={!right}>
            {t('delete', { count })}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
