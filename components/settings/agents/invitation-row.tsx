'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Mail } from 'lucide-react'
import { useState } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { InvitationWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'

/** Somebody who has been asked and has not answered. */
export function InvitationRow({ invitation }: { invitation: InvitationWire }) {
  const t = useTranslations('settings.agents')
  const format = useFormatter()
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const [busy, setBusy] = useState<'resend' | 'revoke' | null>(null)

  async function act(what: 'resend' | 'revoke') {
    setBusy(what)
    try {
      await (what === 'resend' ? api.resendInvitation(invitation.id) : api.revokeInvitation(invitation.id))
      await client.invalidateQueries({ queryKey: keys.invitations(accountId) })
      toast(t(what === 'resend' ? 'resent' : 'revoked', { email: invitation.email }))
    } catch {
      toast(t('notSaved'), { tone: 'danger', action: { label: t('retry'), run: () => act(what) } })
    }
    setBusy(null)
  }

  const expires = new Date(invitation.expires_at)
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <span className="grid size-[34px] place-items-center rounded-full border border-dashed border-faint text-faint">
        <Mail size={16} aria-hidden />
      </span>
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate font-medium">
          <bdi>{invitation.email}</bdi>
        </p>
        <p className="truncate text-muted">
          {t(`roles.${invitation.role}`)} ·{' '}
          {expires.getTime() < Date.now()
            ? t('expired')
            : t('expires', { date: format.dateTime(expires, { dateStyle: 'medium' }) })}
        </p>
      </div>
      <div className="flex gap-2 max-sm:w-full max-sm:ps-[46px]">
        <Button size="sm" busy={busy === 'resend'} onClick={() => act('resend')}>
          {t('resend')}
        </Button>
        <Button size="sm" tone="ghost" busy={busy === 'revoke'} onClick={() => act('revoke')}>
          {t('revoke')}
        </Button>
      </div>
    </li>
  )
}
