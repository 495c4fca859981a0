'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { ownApi } from '../../data/api-settings.ts'
import { keys } from '../../data/keys.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { toast } from '../../ui/toast.tsx'
import { Section } from '../section.tsx'

/** The token of programs that act as this person: shown once, when it is made. A new one ends the old. */
export function TokenSection() {
  const t = useTranslations('settings.access')
  const client = useQueryClient()
  const [made, setMade] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  async function replace() {
    setBusy(true)
    try {
      const profile = await ownApi.resetToken()
      client.setQueryData(keys.profile, profile)
      setMade(profile.access_token)
      setAsking(false)
      toast(t('replaced'))
    } catch {
      toast(t('notReplaced'), { tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <Section title={t('token')} body={t('tokenBody')}>
      {made ? (
        <div>
          <div className="flex flex-wrap items-center gap-2">
            <code dir="ltr" className="min-w-0 flex-1 basis-56 rounded-md bg-bg px-3 py-2 font-mono text-sm break-all">
              {made}
            </code>
            <CopyButton text={made} label={t('copy')} />
          </div>
          <p className="mt-1.5 text-sm text-muted">{t('tokenNow')}</p>
        </div>
      ) : (
        <p className="text-sm text-muted">{t('tokenOnce')}</p>
      )}
      <Button className="self-start" onClick={() => setAsking(true)}>
        {t('replace')}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('replaceAsk')}
        body={t('replaceBody')}
        action={t('replace')}
        busy={busy}
        onConfirm={replace}
      />
    </Section>
  )
}
