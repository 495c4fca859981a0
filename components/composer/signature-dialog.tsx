'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field, Textarea } from '../ui/field.tsx'
import { toast } from '../ui/toast.tsx'
import type { ComposerSettings } from './use-settings.ts'

/** What stands below this person's answers. */
export default function SignatureDialog({ settings, onClose }: { settings: ComposerSettings; onClose: () => void }) {
  const t = useTranslations('composer.signature')
  const [text, setText] = useState(settings.signature)
  const [busy, setBusy] = useState(false)
  const [failed, setFailed] = useState(false)

  async function save() {
    setBusy(true)
    try {
      await settings.saveSignature(text)
      if (text.trim()) settings.setSigns(true)
      toast(t('saved'))
      onClose()
    } catch {
      setFailed(true)
    }
    setBusy(false)
  }

  return (
    <Dialog open onOpenChange={open => !open && onClose()} title={t('title')} description={t('body')}>
      <Field label={t('label')} help={t('help')} error={failed ? t('failed') : undefined}>
        {props => (
          <Textarea
            {...props}
            dir="auto"
            rows={4}
            maxLength={5000}
            value={text}
            onChange={event => setText(event.target.value)}
            onKeyDown={event => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) void save()
            }}
          />
        )}
      </Field>
      <div className="mt-4 flex justify-end">
        <Button tone="primary" busy={busy} onClick={save}>
          {t('save')}
        </Button>
      </div>
    </Dialog>
  )
}
