'use client'

import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/inbox.ts'
import { useAccount } from '../data/account-context.tsx'
import { Button } from '../ui/button.tsx'
import { CodeBlock } from '../ui/code-block.tsx'
import { Confirm } from '../ui/confirm.tsx'
import { toast } from '../ui/toast.tsx'
import { CopyLine } from './channels/copy-line.tsx'
import { typeOf } from './channels/looks.ts'
import { useKeepInbox } from './channels/use-channels.ts'
import { CheckField } from './check-field.tsx'
import { FormSection } from './form-section.tsx'
import { useSaveInbox } from './use-save-inbox.ts'
import { useSavedForm } from './use-saved-form.ts'

/** How a website or program proves who somebody is: the secret, how to sign with it, and whether nobody else may come. */
export function IdentityCheck({ inbox }: { inbox: InboxWire }) {
  const t = useTranslations('channels.identity')
  const save = useSaveInbox(inbox)
  const isWebsite = typeOf(inbox) === 'web_widget'
  const form = useSavedForm({ saved: { hmac_mandatory: inbox.hmac_mandatory ?? false } })
  const { errors, isDirty, isSubmitting } = form.formState
  const submit = form.handleSubmit(async channel => {
    await save({ channel }, form)
  })
  return (
    <FormSection
      title={t('title')}
      body={t('body')}
      onSubmit={submit}
      dirty={isDirty}
      busy={isSubmitting}
      problem={errors.root?.message}
    >
      {inbox.hmac_token && <CopyLine secret label={t('secret')} text={inbox.hmac_token} help={t('secretHelp')} />}
      {isWebsite && <Rotate inbox={inbox} label={t('rotate')} warning={t('rotateBody')} />}
      <CodeBlock code={isWebsite ? websiteCode : programCode} label={t('code')} className="max-h-64 p-3" />
      <CheckField label={t('mandatory')} help={t('mandatoryHelp')} {...form.register('hmac_mandatory')} />
    </FormSection>
  )
}

/** Gives the inbox another secret. What is signed with the old one counts no more, which is said before. */
export function Rotate({ inbox, label, warning }: { inbox: InboxWire; label: string; warning: string }) {
  const t = useTranslations('channels.identity')
  const { api } = useAccount()
  const keep = useKeepInbox()
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  async function rotate() {
    setBusy(true)
    try {
      keep(await api.resetSecret(inbox.id))
      toast(t('rotated'))
    } catch {
      toast(t('notRotated'), { tone: 'danger' })
    }
    setBusy(false)
    setAsking(false)
  }
  return (
    <div>
      <Button size="sm" onClick={() => setAsking(true)}>
        {label}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t('rotateAsk')}
        body={warning}
        action={label}
        busy={busy}
        onConfirm={rotate}
      />
    </div>
  )
}

const websiteCode = `// on your server
const identifier_hash = crypto
  .createHmac('sha256', SECRET)
  .update(user.id)
  .digest('hex')

// on your page
window.$chatwoot.setUser(user.id, {
  name: user.name,
  email: user.email,
  identifier_hash,
})`

const programCode = `const identifier_hash = crypto
  .createHmac('sha256', SECRET)
  .update(user.id)
  .digest('hex')

await fetch(\`\${BASE_URL}/public/api/v1/inboxes/\${IDENTIFIER}/contacts\`, {
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ identifier: user.id, identifier_hash, name: user.name }),
})`
