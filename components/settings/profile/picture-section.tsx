'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { ProfileWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { ownApi } from '../../data/api-settings.ts'
import { ApiError } from '../../data/http.ts'
import { keys } from '../../data/keys.ts'
import { Avatar } from '../../ui/avatar.tsx'
import { Button } from '../../ui/button.tsx'
import { toast } from '../../ui/toast.tsx'
import { Section } from '../section.tsx'

/** Counts at once. Whatever the picture's shape, the middle of it is shown. */
export function PictureSection() {
  const t = useTranslations('settings.profile.picture')
  const client = useQueryClient()
  const { profile, accountId } = useAccount()
  const file = useRef<HTMLInputElement>(null)
  const [busy, setBusy] = useState(false)
  async function change(asked: Promise<ProfileWire>) {
    setBusy(true)
    try {
      client.setQueryData(keys.profile, await asked)
      void client.invalidateQueries({ queryKey: keys.agents(accountId) })
      toast(t('saved'))
    } catch (error) {
      toast(error instanceof ApiError && error.status === 422 ? t('refused') : t('notSaved'), { tone: 'danger' })
    }
    setBusy(false)
  }
  return (
    <Section title={t('title')} body={t('body')}>
      <div className="flex flex-wrap items-center gap-4">
        <Avatar name={profile.name} seed={profile.id} src={profile.avatar_url} size={64} />
        <input
          ref={file}
          type="file"
          accept="image/png,image/jpeg,image/gif,image/webp"
          aria-label={t('choose')}
          tabIndex={-1}
          className="sr-only"
          onChange={event => {
            const [chosen] = event.target.files ?? []
            event.target.value = ''
            if (chosen) void change(ownApi.setPicture(chosen))
          }}
        />
        <Button busy={busy} onClick={() => file.current?.click()}>
          {t(profile.avatar_url ? 'replace' : 'upload')}
        </Button>
        {profile.avatar_url && (
          <Button tone="ghost" disabled={busy} onClick={() => change(ownApi.removePicture())}>
            {t('remove')}
          </Button>
        )}
      </div>
    </Section>
  )
}
