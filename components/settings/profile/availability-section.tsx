'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { ProfileWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { ownApi } from '../../data/api-settings.ts'
import { keys } from '../../data/keys.ts'
import { useAvailability } from '../../data/session.ts'
import { toast } from '../../ui/toast.tsx'
import { Check } from '../check.tsx'
import { Choice } from '../choice.tsx'
import { Section } from '../section.tsx'

const order = ['online', 'busy', 'offline'] as const

/** Whether colleagues see the person as available in this account, and what happens when they are gone. */
export function AvailabilitySection() {
  const t = useTranslations('settings.preferences')
  const tn = useTranslations('nav')
  const client = useQueryClient()
  const { accountId, membership } = useAccount()
  const availability = useAvailability(accountId)
  async function setAutoOffline(auto_offline: boolean) {
    const before = client.getQueryData<ProfileWire>(keys.profile)
    const accounts = before?.accounts.map(one => (one.id === accountId ? { ...one, auto_offline } : one)) ?? []
    if (before) client.setQueryData<ProfileWire>(keys.profile, { ...before, accounts })
    try {
      await ownApi.setAutoOffline(accountId, auto_offline)
    } catch {
      client.setQueryData(keys.profile, before)
      toast(t('notSaved'), { tone: 'danger' })
    }
  }
  return (
    <Section title={t('availability')} body={t('availabilityBody')}>
      <Choice
        legend={t('now')}
        name="availability"
        value={membership.availability}
        options={order.map(value => ({ value, label: tn(`availability.${value}`) }))}
        onChange={value => availability.mutate(value)}
      />
      <Check
        label={t('autoOffline')}
        help={t('autoOfflineHelp')}
        checked={membership.auto_offline}
        onChange={event => setAutoOffline(event.target.checked)}
      />
    </Section>
  )
}
