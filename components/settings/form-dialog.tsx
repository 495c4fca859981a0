'use client'

import { type FormEventHandler, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FormProblem } from '../auth/form-problem.tsx'
import { useUnsaved } from '../data/unsaved.ts'
import { Button } from '../ui/button.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { Dialog } from '../ui/dialog.tsx'

type Props = {
  title: string
  description?: ReactNode
  /** The verb on the button. */
  action: string
  dirty: boolean
  busy: boolean
  problem?: string
  wide?: boolean
  onSubmit: FormEventHandler<HTMLFormElement>
  onClose: () => void
  children: ReactNode
}

/** A form in a small window. Ctrl-Enter saves; closing with changes asks. */
export function FormDialog({
  title,
  description,
  action,
  dirty,
  busy,
  problem,
  wide,
  onSubmit,
  onClose,
  children,
}: Props) {
  const t = useTranslations('settings')
  const [asking, setAsking] = useState(false)
  useUnsaved(dirty)
  const close = () => (dirty && !busy ? setAsking(true) : onClose())
  return (
    <Dialog open wide={wide} onOpenChange={open => !open && close()} title={title} description={description}>
      <form
        onSubmit={onSubmit}
        noValidate
        onKeyDown={event => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault()
            event.currentTarget.requestSubmit()
          }
        }}
        className="flex flex-col gap-4"
      >
        <FormProblem>{problem}</FormProblem>
        {children}
        <div className="flex justify-end gap-2 pt-1">
          <Button onClick={close}>{t('cancel')}</Button>
          <Button type="submit" tone="primary" busy={busy}>
            {action}
          </Button>
        </div>
      </form>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('discard.title')}
        body={t('discard.body')}
        action={t('discard.action')}
        onConfirm={onClose}
      />
    </Dialog>
  )
}
