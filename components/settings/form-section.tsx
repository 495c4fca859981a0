'use client'

import type { FormEventHandler, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { FormProblem } from '../auth/form-problem.tsx'
import { useUnsaved } from '../data/unsaved.ts'
import { Button } from '../ui/button.tsx'
import { cx } from '../ui/cx.ts'

type Props = {
  title: string
  body?: ReactNode
  onSubmit: FormEventHandler<HTMLFormElement>
  dirty: boolean
  busy: boolean
  problem?: string
  /** The title above the fields, where something else stands beside them. */
  stacked?: boolean
  children: ReactNode
}

/** A part of a long form with its own save. Ctrl-Enter saves; leaving with changes asks. */
export function FormSection({ title, body, onSubmit, dirty, busy, problem, stacked, children }: Props) {
  const t = useTranslations('settings')
  useUnsaved(dirty)
  return (
    <form
      onSubmit={onSubmit}
      noValidate
      onKeyDown={event => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
          event.preventDefault()
          event.currentTarget.requestSubmit()
        }
      }}
      className={cx(
        'grid grid-cols-[minmax(0,1fr)] gap-x-8 gap-y-4 border-t border-line py-6 first:border-t-0 first:pt-0',
        !stacked && 'md:grid-cols-[200px_minmax(0,1fr)]',
      )}
    >
      <div>
        <h2 className="text-base font-semibold">{title}</h2>
        {body && <div className="mt-1 text-sm text-muted">{body}</div>}
      </div>
      <div className="flex flex-col gap-4">
        <FormProblem>{problem}</FormProblem>
        {children}
        <div>
          <Button type="submit" tone="primary" busy={busy} disabled={!dirty}>
            {t('save')}
          </Button>
        </div>
      </div>
    </form>
  )
}
