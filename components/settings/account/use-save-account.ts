'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { BodyOf } from '#lib/protocol/client.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'

/** Changes the account, and what is shown of it. */
export function useSaveAccount() {
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  return async (changes: BodyOf<'/api/v1/accounts/{account_id}', 'patch'>) => {
    client.setQueryData(keys.account(accountId), await api.updateAccount(changes))
    void client.invalidateQueries({ queryKey: keys.profile })
  }
}
