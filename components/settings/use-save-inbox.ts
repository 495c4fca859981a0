'use client'

import type { FieldValues, Path, UseFormReturn } from 'react-hook-form'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import type { AccountApi } from '../data/api.ts'
import { useFormErrors } from '../data/use-form-errors.ts'
import { toast } from '../ui/toast.tsx'
import { useKeepInbox } from './channels/use-channels.ts'
import type { Settling } from './use-saved-form.ts'

type Changes = Parameters<AccountApi['updateInbox']>[1]

/**
 * Saves a part of an inbox's settings and says so; what is refused stands beside the fields that it is about. Answers the
 * inbox as it is then, or null.
 */
export function useSaveInbox(inbox: InboxWire) {
  const t = useTranslations('settings.inboxes')
  const { api } = useAccount()
  const keep = useKeepInbox()
  const showErrors = useFormErrors()
  return async function save<Values extends FieldValues>(
    changes: Changes,
    form: Pick<UseFormReturn<Values>, 'setError'> & Settling,
    names: Record<string, string> = {},
  ): Promise<InboxWire | null> {
    const settled = form.settling()
    try {
      const saved = await api.updateInbox(inbox.id, changes)
      settled()
      keep(saved)
      toast(t('saved'))
      return saved
    } catch (error) {
      showErrors(error, form.setError, names as Record<string, Path<Values>>)
      return null
    }
  }
}

/** The names of fields, as they are and within `channel`. */
export const named = (...fields: string[]): Record<string, string> =>
  Object.fromEntries(
    fields.flatMap(field => [
      [field, field],
      [`channel.${field}`, field],
    ]),
  )
