'use client'

import { Eye, EyeOff } from 'lucide-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { CopyButton } from '../../ui/copy-button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'

type Props = { label: string; text: string; help?: string; secret?: boolean }

/** Something to be carried to another place: what it is, how it reads, and a button that copies it. Secrets are shown on demand. */
export function CopyLine({ label, text, help, secret = false }: Props) {
  const t = useTranslations('channels')
  const [shown, setShown] = useState(!secret)
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-sm font-medium">{label}</p>
      <div className="flex flex-wrap items-center gap-2">
        <code
          dir="ltr"
          className="min-w-0 flex-1 basis-60 rounded-md border border-line bg-bg px-2.5 py-1.5 font-mono text-xs break-all"
        >
          {shown ? text : '•'.repeat(24)}
        </code>
        {secret && (
          <IconButton label={t(shown ? 'hide' : 'reveal', { name: label })} onClick={() => setShown(!shown)}>
            {shown ? <EyeOff size={16} aria-hidden /> : <Eye size={16} aria-hidden />}
          </IconButton>
        )}
        <CopyButton text={text} label={t('copy')} aria-label={t('copyOf', { name: label })} />
      </div>
      {help && <p className="text-xs text-faint">{help}</p>}
    </div>
  )
}
