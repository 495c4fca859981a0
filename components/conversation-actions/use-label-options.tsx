'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { LabelWire } from '#lib/protocol/label.ts'
import { useAccount } from '../data/account-context.tsx'
import type { Conversation } from '../data/conversation.ts'
import { ApiError } from '../data/http.ts'
import { keys } from '../data/keys.ts'
import { useLabels } from '../data/use-directory.ts'
import { ColourDot } from '../inbox/colour-dot.tsx'
import { toast } from '../ui/toast.tsx'
import type { ChooserProps } from './chooser.tsx'
import { useMoreActions } from './use-more-actions.ts'

/** What a chooser of labels shows: those of the account, and those that only this conversation bears. */
export function useLabelOptions(conversation: Conversation): Omit<ChooserProps, 'onDone'> {
  const t = useTranslations('side.labels')
  const client = useQueryClient()
  const { api, accountId, isAdministrator } = useAccount()
  const { changeLabels } = useMoreActions()
  const known = useLabels().data ?? []
  const { labels } = conversation
  const strange = labels.filter(title => !known.some(one => one.title === title))

  async function create(text: string) {
    const title = text.toLowerCase().replace(/\s+/g, '-')
    try {
      const made = await api.createLabel({ title, show_on_sidebar: true })
      client.setQueryData<LabelWire[]>(keys.labels(accountId), now => [...(now ?? []), made])
      await changeLabels(conversation, { add: [made.title] })
    } catch (error) {
      toast(error instanceof ApiError && error.status === 422 ? t('refused', { title }) : t('notMade', { title }), {
        tone: 'danger',
      })
    }
  }

  return {
    label: t('choose'),
    placeholder: t('find'),
    nothing: t('nothing'),
    multiple: true,
    chosen: labels,
    options: [
      ...known.map(one => ({ id: one.title, label: one.title, icon: <ColourDot color={one.color} /> })),
      ...strange.map(title => ({ id: title, label: title, icon: <ColourDot color="var(--faint)" /> })),
    ],
    onPick: title => void changeLabels(conversation, labels.includes(title) ? { remove: [title] } : { add: [title] }),
    ...(isAdministrator ? { create: { label: (text: string) => t('create', { title: text }), run: create } } : {}),
  }
}
