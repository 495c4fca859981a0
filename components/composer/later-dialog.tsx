'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTyped } from '../data/use-typed.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Input, Textarea } from '../ui/field.tsx'
import { fromLocalTime, localTime, sendTimes } from './send-times.ts'
import type { ScheduledMessage } from './use-scheduled.ts'

type Plan = { content: string; send_at: number; cancel_on_reply: boolean }
type Props = {
  /** What is changed; without one, when the text that is being written goes out. */
  message?: ScheduledMessage
  onSave: (plan: Plan) => Promise<boolean>
  onClose: () => void
}

/** The day and time at which an answer goes out, and whether the customer's own takes it back. A changed text stays until it is saved. */
export default function LaterDialog({ message, onSave, onClose }: Props) {
  const t = useTranslations('composer.later')
  const usual = sendTimes(new Date()).find(one => one.id === 'tomorrow')?.at ?? 0
  const ahead = message && message.send_at * 1000 > Date.now() ? message.send_at : usual
  const [typed, setTyped] = useTyped(`scheduled:${message?.id}`)
  const content = message ? (typed ?? message.content) : ''
  const [time, setTime] = useState(localTime(ahead))
  const [cancel, setCancel] = useState(message?.cancel_on_reply ?? true)
  const [busy, setBusy] = useState(false)
  const [tried, setTried] = useState(false)
  const at = fromLocalTime(time)
  const wrong =
    at === null || at * 1000 <= Date.now() ? t('past') : at * 1000 > Date.now() + 31_500_000_000 ? t('far') : null
  const empty = message && !content.trim()

  async function save() {
    if (wrong || empty || at === null) return setTried(true)
    setBusy(true)
    const saved = await onSave({ content, send_at: at, cancel_on_reply: cancel })
    setBusy(false)
    if (!saved) return
    if (message) setTyped(null)
    onClose()
  }

  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={message ? t('edit') : t('choose')}>
      <form
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
        className="flex flex-col gap-4"
      >
        {message && (
          <Field label={t('text')} error={tried && empty ? t('empty') : undefined}>
            {props => (
              <Textarea
                {...props}
                dir="auto"
                rows={5}
                value={content}
                onChange={event => setTyped(event.target.value)}
              />
            )}
          </Field>
        )}
        <Field label={t('when')} error={tried && wrong ? wrong : undefined}>
          {props => (
            <Input
              {...props}
              type="datetime-local"
              value={time}
              min={localTime(Math.floor(Date.now() / 1000))}
              onChange={event => setTime(event.target.value)}
            />
          )}
        </Field>
        <label className="flex items-start gap-2.5 text-sm">
          <input
            type="checkbox"
            checked={cancel}
            onChange={event => setCancel(event.target.checked)}
            className="mt-0.5 size-4 accent-accent"
          />
          <span>
            {t('cancelOnReply')}
            <span className="block text-xs text-muted">{t('cancelHelp')}</span>
          </span>
        </label>
        <div className="flex justify-end">
          <Button type="submit" tone="primary" busy={busy}>
            {t('save')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
