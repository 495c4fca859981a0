'use client'

import { useTranslations } from 'use-intl'
import { useAccount } from '../../data/account-context.tsx'
import { useUiSettings } from '../../data/use-ui-settings.ts'
import { Keys } from '../../ui/keys.tsx'
import { Check } from '../check.tsx'
import { Choice } from '../choice.tsx'
import { Section } from '../section.tsx'

/** How messages are sent. Kept under Chatwoot's name where it has one. */
export function WritingSection() {
  const t = useTranslations('settings.preferences')
  const { profile } = useAccount()
  const prefer = useUiSettings()
  const own = profile.ui_settings
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
