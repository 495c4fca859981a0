'use client'

import { useTranslations } from 'use-intl'
import { plainText } from '../data/plain-text.ts'
import SendWarning from './send-warning.tsx'
import type { Warning } from './use-send.ts'

/** What is to be asked before the message goes out. */
export default function Doubts({
  warning,
  onSend,
  onBack,
}: {
  warning: Warning
  onSend: () => void
  onBack: () => void
}) {
  const t = useTranslations('composer.warning')
  const { missing, newer } = warning
  const colleague = newer?.sender?.type === 'user' ? newer.sender.available_name : ''
  return (
    <SendWarning
      title={newer ? t('newerTitle', { name: colleague }) : t('missingTitle', { count: missing.length })}
      body={
        <>
          {newer && (
            <blockquote
              dir="auto"
              className="mb-3 line-clamp-5 border-s-2 border-line-strong ps-3 whitespace-pre-wrap text-text [overflow-wrap:anywhere]"
            >
              {plainText(newer.content ?? '')}
            </blockquote>
          )}
          {missing.length > 0 && (
            <>
              <p>{t('missingBody')}</p>
              <ul className="mt-1 list-disc ps-5">
                {missing.map(name => (
                  <li key={name}>
                    <code dir="ltr">{`{{${name}}}`}</code>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      }
      onSend={onSend}
      onBack={onBack}
    />
  )
}
