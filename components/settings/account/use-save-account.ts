'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '#lib/protocol/client.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import type { Settling } from '../use-saved-form.ts'

/** Changes the account, and what is shown of it; with the form that it was changed in. */
export function useSaveAccount() {
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  return async (changes: BodyOf<'/api/v1/accounts/{account_id}', 'patch'>, form?: Settling) => {
    const settled = form?.settling()
    const saved = await api.updateAccount(changes)
    settled?.()
    client.setQueryData(keys.account(accountId), saved)
    void client.invalidateQueries({ queryKey: keys.profile })
  }
}
