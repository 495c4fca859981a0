'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useAccount } from '../../data/account-context.tsx'
import { type ImportJob, useContactsApi } from '../contacts-api.ts'
import { contactKeys } from '../keys.ts'

export const importSteps = ['file', 'mapping', 'preview', 'running', 'summary'] as const
export type ImportStep = (typeof importSteps)[number]

export const isGoing = ({ status }: ImportJob) => status === 'pending' || status === 'processing'

/** An import, asked for again and again while it goes on. */
export function useImport(id: number) {
  const { accountId } = useAccount()
  const api = useContactsApi()
  return useQuery({
    queryKey: contactKeys.import(accountId, id),
    queryFn: () => api.import(id),
    refetchInterval: ({ state }) => (state.data && isGoing(state.data) ? 700 : false),
  })
}

/** Where an import stands. Before it is brought in one may go to and fro; a file that is new begins with its columns. */
export function useImportSteps(id: number) {
  const query = useImport(id)
  const { accountId } = useAccount()
  const client = useQueryClient()
  const [wanted, setWanted] = useState<'mapping' | 'preview'>('mapping')
  const job = query.data
  const step: ImportStep | null = !job
    ? null
    : job.dry_run
      ? job.status === 'cancelled' || job.status === 'failed'
        ? 'summary'
        : wanted
      : isGoing(job)
        ? 'running'
        : 'summary'
  const wasRunning = useRef(false)
  useEffect(() => {
    if (step === 'running') wasRunning.current = true
    if (step !== 'summary' || !wasRunning.current) return
    wasRunning.current = false
    void client.invalidateQueries({ queryKey: contactKeys.lists(accountId) })
    void client.invalidateQueries({ queryKey: contactKeys.imports(accountId), exact: true })
  }, [step, client, accountId])
  return { query, step, goTo: setWanted }
}

/** Changes an import on the server, and shows what it answers. */
export function usePutImport() {
  const { accountId } = useAccount()
  const client = useQueryClient()
  return (job: ImportJob) => client.setQueryData(contactKeys.import(accountId, job.id), job)
}
