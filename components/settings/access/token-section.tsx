'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { ownApi } from '../../data/api-settings.ts'
import { keys } from '../../data/keys.ts'
import { Button } from '../../ui/button.tsx'
import { Confirm } from '../../ui/confirm.tsx'
import { CopyButton } from '../../ui/copy-button.tsx'
import { toast } from '../../ui/toast.tsx'
import { Section } from '../section.tsx'

/** The token of programs that act as this person. Hidden until it is wanted; a new one ends the old. */
export function TokenSection() {
  const t = useTranslations('settings.access')
  const client = useQueryClient()
  const { profile } = useAccount()
  const [shown, setShown] = useState(false)
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  async function replace() {
    setBusy(true)
    try {
      client.setQueryData(keys.profile, await ownApi.resetToken())
      setShown(true)
      setAsking(false)
      toast(t('replaced'))
    } catch {
      toast(t('notReplaced'), { tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <Section title={t('token')} body={t('tokenBody')}>
      <div className="flex flex-wrap items-center gap-2">
        <code dir="ltr" className="min-w-0 flex-1 basis-56 rounded-md bg-bg px-3 py-2 font-mono text-sm break-all">
          {shown ? profile.access_token : '•'.repeat(24)}
        </code>
        <Button aria-pressed={shown} onClick={() => setShown(!shown)}>
          {t(shown ? 'hide' : 'show')}
        </Button>
        <CopyButton text={profile.access_token} label={t('copy')} />
      </div>
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
