'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { type ImportJob, useContactsApi } from '../contacts-api.ts'
import { ImportCounts } from './counts.tsx'
import { Progress } from './progress.tsx'
import { usePutImport } from './use-import.ts'

/** It is being brought in. This page may be left meanwhile. */
export function RunningStep({ job }: { job: ImportJob }) {
  const t = useTranslations('contacts.import')
  const api = useContactsApi()
  const put = usePutImport()
  const [busy, setBusy] = useState(false)
  async function cancel() {
    setBusy(true)
    await api.cancelImport(job.id).then(put, () => toast(t('notCancelled'), { tone: 'danger' }))
    setBusy(false)
  }
  return (
    <>
      <h2 className="text-xl font-semibold">{t('running.title')}</h2>
      <p className="mt-1 mb-5 max-w-prose text-base text-muted">{t('running.body')}</p>
      <Progress job={job} />
      <div className="mt-6">
        <ImportCounts job={job} />
      </div>
      <div className="mt-6 flex justify-end">
        <Button busy={busy} onClick={cancel}>
          {t('running.cancel')}
        </Button>
      </div>
    </>
  )
}
