'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import { keys } from '../data/keys.ts'
import { useRefusal } from '../data/use-refusal.ts'
import { Avatar } from '../ui/avatar.tsx'
import { Button } from '../ui/button.tsx'
import { toast } from '../ui/toast.tsx'

/** The picture that customers see. It is saved as soon as it is chosen. */
export function InboxFace({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.face')
  const client = useQueryClient()
  const { api, accountId } = useAccount()
  const field = useRef<HTMLInputElement>(null)
  const refusal = useRefusal()
  const [busy, setBusy] = useState(false)
  async function act(work: () => Promise<unknown>) {
    setBusy(true)
    try {
      await work()
      await client.invalidateQueries({ queryKey: keys.inboxes(accountId) })
    } catch (error) {
      toast(refusal(error), { tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <section className="mb-6 flex flex-wrap items-center gap-3">
      <Avatar name={inbox.name} seed={inbox.id} src={inbox.avatar_url} size={48} />
      <input
        ref={field}
        type="file"
        accept="image/png,image/jpeg,image/gif,image/webp"
        aria-label={t('file')}
        className="sr-only"
        tabIndex={-1}
        onChange={event => {
          const [file] = event.target.files ?? []
          if (file) void act(() => api.setInboxFace(inbox.id, file))
          event.target.value = ''
        }}
      />
      <Button size="sm" busy={busy} onClick={() => field.current?.click()}>
        {t(inbox.avatar_url ? 'change' : 'add')}
      </Button>
      {inbox.avatar_url && (
        <Button size="sm" tone="ghost" disabled={busy} onClick={() => act(() => api.removeInboxFace(inbox.id))}>
          {t('remove')}
        </Button>
      )}
      <p className="w-full text-xs text-faint sm:w-auto">{t('help')}</p>
    </section>
  )
}
