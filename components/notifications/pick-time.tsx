'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input } from '../ui/field.tsx'

type Props = { onPick: (until: number) => void; onClose: () => void }

/** Any time that is still to come; tomorrow at nine to begin with. */
export function PickTime({ onPick, onClose }: Props) {
  const t = useTranslations('notifications')
  const [text, setText] = useState(tomorrow)
  const until = Date.parse(text) / 1000
  const isPast = !(until > Date.now() / 1000)
  return (
    <Dialog open onOpenChange={onClose} title={t('pickTitle')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={event => {
          event.preventDefault()
          if (!isPast) onPick(Math.floor(until))
        }}
      >
        <Field label={t('pickLabel')} error={text && isPast ? t('pickPast') : undefined}>
          {props => (
            <Input {...props} type="datetime-local" value={text} onChange={event => setText(event.target.value)} />
          )}
        </Field>
        <Button type="submit" tone="primary" disabled={isPast} className="self-end">
          {t('snooze')}
        </Button>
      </form>
    </Dialog>
  )
}

function tomorrow() {
  const at = new Date()
  at.setDate(at.getDate() + 1)
  at.setHours(9, 0, 0, 0)
  const two = (number: number) => String(number).padStart(2, '0')
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}T09:00`
}
