'use client'

import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { HistoryMessage } from '../data/history.ts'
import { plainText } from '../data/plain-text.ts'

type Props = { signature: string; missing: string[]; newer: HistoryMessage | null }

/** What is to be known before sending: the signature below, variables without a value, a colleague who was faster. */
export function ComposerNotes({ signature, missing, newer }: Props) {
  const t = useTranslations('composer')
  const colleague = newer?.sender?.type === 'user' ? newer.sender.available_name : ''
  return (
    <>
      {signature && (
        <p
          dir="auto"
          className="mx-3.5 mb-2 line-clamp-3 border-s-2 border-line ps-2 text-xs whitespace-pre-wrap text-muted"
        >
          <span className="sr-only">{t('signature.below')} </span>
          {plainText(signature)}
        </p>
      )}
      <div role="status" className="empty:hidden">
        {newer && <Note>{t('warning.newer', { name: colleague })}</Note>}
        {missing.length > 0 && <Note>{t('warning.missing', { names: missing.join(', ') })}</Note>}
      </div>
    </>
  )
}

function Note({ children }: { children: string }) {
  return (
    <p className="mx-3.5 mb-2 flex items-start gap-1.5 text-xs text-attention">
      <TriangleAlert size={14} aria-hidden className="mt-px shrink-0" />
      {children}
    </p>
  )
}
