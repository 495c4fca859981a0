'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import type { ProfileWire } from '#lib/protocol/index.ts'
import { useAccount } from '../../data/account-context.tsx'
import { keys } from '../../data/keys.ts'
import { useUpdateProfile } from '../../data/session.ts'
import { Keys } from '../../ui/keys.tsx'
import { Check } from '../check.tsx'
import { Choice } from '../choice.tsx'
import { Section } from '../section.tsx'

/** How messages are sent. Kept under Chatwoot's name where it has one. */
export function WritingSection() {
  const t = useTranslations('settings.preferences')
  const client = useQueryClient()
  const { profile } = useAccount()
  const update = useUpdateProfile()
  const own = profile.ui_settings
  function prefer(change: Record<string, unknown>) {
    client.setQueryData<ProfileWire>(
      keys.profile,
      known => known && { ...known, ui_settings: { ...known.ui_settings, ...change } },
    )
    update.mutate({ ui_settings: change })
  }
  return (
    <Section title={t('writing')} body={t('writingBody')}>
      <Choice
        legend={t('sendWith')}
        name="send-with"
        value={own.editor_message_key === 'cmd_enter' ? 'cmd_enter' : 'enter'}
        options={[
          { value: 'enter', label: <Keys keys="enter" /> },
          { value: 'cmd_enter', label: <Keys keys="mod+enter" /> },
        ]}
        onChange={value => prefer({ editor_message_key: value })}
      />
      <Check
        label={t('hold')}
        help={t('holdHelp')}
        checked={own.editor_undo_send !== false}
        onChange={event => prefer({ editor_undo_send: event.target.checked })}
      />
    </Section>
  )
}
