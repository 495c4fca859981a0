'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useConversationActions } from '../data/use-actions.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { ExactTime } from '../ui/exact-time.tsx'
import { Field, Input } from '../ui/field.tsx'
import { asLocal, fromLocal } from './local-time.ts'

type Props = { id: number; until: number | null; onClose: () => void }

/** Until which moment the conversation sleeps, by day and hour. */
export function SnoozeDialog({ id, until, onClose }: Props) {
  const t = useTranslations('side.snooze')
  const tc = useTranslations('common')
  const { setStatus } = useConversationActions()
  const [text, setText] = useState(() => asLocal(until ? new Date(until * 1000) : tomorrow()))
  const [error, setError] = useState<string | undefined>()
  const at = fromLocal(text)

  function save(event: React.FormEvent) {
    event.preventDefault()
    if (at === null) return setError(t('needed'))
    if (at * 1000 <= Date.now()) return setError(t('past'))
    void setStatus(id, 'snoozed', at)
    onClose()
  }

  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t('title')} description={t('body')}>
      <form onSubmit={save} noValidate className="flex flex-col gap-4">
        <Field label={t('until')} error={error} help={at === null ? undefined : <ExactTime at={at} />}>
          {props => (
            <Input
              {...props}
              type="datetime-local"
              autoFocus
              value={text}
              min={asLocal(new Date())}
              onChange={event => {
                setText(event.target.value)
                setError(undefined)
              }}
            />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{tc('cancel')}</Button>
          <Button type="submit" tone="primary">
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}

function tomorrow() {
  const now = new Date()
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + 1, 9)
}
