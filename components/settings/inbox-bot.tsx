'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { Field, Select } from '../ui/field.tsx'
import { Loading, Problem, Skeleton } from '../ui/states.tsx'
import { toast } from '../ui/toast.tsx'
import { FormSection } from './form-section.tsx'

/** The program that answers first in this inbox, before people do. */
export function InboxBot({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.bot')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const bots = useQuery({ queryKey: keys.bots(accountId), queryFn: () => api.bots() })
  const connected = useQuery({ queryKey: keys.inboxBot(accountId, inbox.id), queryFn: () => api.inboxBot(inbox.id) })
  const [chosen, setChosen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const error = bots.error ?? connected.error
  if (!bots.data || !connected.data)
    return error ? (
      <Problem
        error={error}
        onRetry={() => {
          void bots.refetch()
          void connected.refetch()
        }}
      />
    ) : (
      <Loading>
        <Skeleton className="h-9 w-full" />
      </Loading>
    )
  const { agent_bot: bot } = connected.data
  const saved = 'id' in bot && bot.id ? String(bot.id) : ''
  const value = chosen ?? saved

  async function save(event: React.FormEvent) {
    event.preventDefault()
    setBusy(true)
    setProblem(undefined)
    try {
      await api.setInboxBot(inbox.id, value ? Number(value) : null)
      await client.invalidateQueries({ queryKey: keys.inboxBot(accountId, inbox.id) })
      setChosen(null)
      toast(t(value ? 'connected' : 'disconnected'))
    } catch {
      setProblem(t('notSaved'))
    }
    setBusy(false)
  }

  return (
    <FormSection
      title={t('title')}
      body={t('body')}
      onSubmit={save}
      dirty={value !== saved}
      busy={busy}
      problem={problem}
    >
      <Field label={t('bot')} help={bots.data.length ? t('botHelp') : t('none')}>
        {props => (
          <Select {...props} value={value} onChange={event => setChosen(event.target.value)}>
            <option value="">{t('nobody')}</option>
            {bots.data.map(one => (
              <option key={one.id} value={one.id}>
                {one.name}
              </option>
            ))}
          </Select>
        )}
      </Field>
    </FormSection>
  )
}
