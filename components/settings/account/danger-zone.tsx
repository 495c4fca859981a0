'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { Schemas } from '#lib/protocol/client.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field, Input } from '../../ui/field.tsx'
import { toast } from '../../ui/toast.tsx'
import { Section } from '../section.tsx'

/** The account is deleted seven days after it is asked for; until then it can be taken back. */
export function DangerZone({ account }: { account: Schemas['Account'] }) {
  const t = useTranslations('settings.general.danger')
  const locale = useLocale()
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const due = account.custom_attributes.marked_for_deletion_at
  async function mark(action: 'delete' | 'undelete') {
    setBusy(true)
    try {
      await api.toggleDeletion(action)
      await client.invalidateQueries({ queryKey: keys.account(accountId) })
      setAsking(false)
      toast(t(action === 'delete' ? 'marked' : 'unmarked'))
    } catch {
      toast(t('notDone'), { tone: 'danger' })
    }
    setBusy(false)
  }
  if (typeof due === 'string') {
    const date = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(due))
    return (
      <Section title={t('title')} body={t('body')}>
        <div role="status" className="rounded-lg bg-danger-soft p-4">
          <p className="text-sm text-danger">{t('due', { date })}</p>
          <Button className="mt-3" busy={busy} onClick={() => mark('undelete')}>
            {t('keep')}
          </Button>
        </div>
      </Section>
    )
  }
  return (
    <Section title={t('title')} body={t('body')}>
      <Button className="self-start text-danger" onClick={() => setAsking(true)}>
        {t('delete')}
      </Button>
      {asking && (
        <ConfirmDeletion
          name={account.name}
          busy={busy}
          onClose={() => setAsking(false)}
          onConfirm={() => mark('delete')}
        />
      )}
    </Section>
  )
}

type ConfirmProps = { name: string; busy: boolean; onClose: () => void; onConfirm: () => void }

function ConfirmDeletion({ name, busy, onClose, onConfirm }: ConfirmProps) {
  const t = useTranslations('settings.general.danger')
  const [typed, setTyped] = useState('')
  const right = typed.trim() === name.trim()
  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t('ask', { name })} description={t('warning')}>
      <form
        onSubmit={event => {
          event.preventDefault()
          if (right) onConfirm()
        }}
        className="flex flex-col gap-4"
      >
        <Field label={t('type', { name })}>
          {props => (
            <Input {...props} value={typed} onChange={event => setTyped(event.target.value)} autoComplete="off" />
          )}
        </Field>
        <div className="flex justify-end gap-2">
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="submit" tone="danger" busy={busy} disabled={!right}>
            {t('delete')}
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
