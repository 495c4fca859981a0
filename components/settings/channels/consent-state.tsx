'use client'

import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { FormProblem } from '../../auth/form-problem.tsx'
import { Button } from '../../ui/button.tsx'
import { asProvider, consentName, useConsent } from './use-consent.ts'

/** Who lets us into the mailbox of the inbox, if it is no password; and the way there again. */
export function ConsentState({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('mailboxConsent')
  const { begin, busy, problem } = useConsent(inbox.id)
  const known = asProvider(inbox.provider)
  if (!known || inbox.imap_authentication !== 'xoauth2') return null
  const provider = consentName(known)
  const isIn = !inbox.reauthorization_required
  return (
    <div className="flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg border border-line px-4 py-3">
      {isIn ? (
        <CircleCheck size={18} aria-hidden className="mt-0.5 shrink-0 text-good" />
      ) : (
        <CircleAlert size={18} aria-hidden className="mt-0.5 shrink-0 text-danger" />
      )}
      <div className="min-w-0 flex-1 basis-64 text-sm">
        <p className="font-medium">{t(isIn ? 'isConnected' : 'isNotConnected', { provider })}</p>
        <p className="mt-0.5 text-muted">{t(isIn ? 'isConnectedBody' : 'isNotConnectedBody')}</p>
      </div>
      <Button tone={isIn ? 'secondary' : 'primary'} busy={busy !== null} onClick={() => begin(known, inbox.email)}>
        {t('again', { provider })}
      </Button>
      <FormProblem>{problem}</FormProblem>
    </div>
  )
}
