'use client'

import { Check, Copy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button, type ButtonProps } from './button.tsx'

/** Copies `text` and says so for two seconds. */
export function CopyButton({
  text,
  label,
  onCopied,
  ...props
}: ButtonProps & { text: string; label: string; onCopied?: () => void }) {
  const t = useTranslations('common')
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  async function copy() {
    await copyText(text)
    setCopied(true)
    onCopied?.()
  }
  return (
    <Button {...props} onClick={copy}>
      {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
      <span aria-live="polite">{copied ? t('copied') : label}</span>
    </Button>
  )
}

/** The clipboard API needs HTTPS or localhost; an installation on a bare address has neither. */
export async function copyText(text: string) {
  if (navigator.clipboard && window.isSecureContext) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}
