'use client'

import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { kindOf } from '../data/conversation.ts'
import type { HistoryMessage } from '../data/history.ts'

/** Reads out what the others say as it comes: of rows that come and go with scrolling a reader is to hear nothing. */
export function NewestSaid({ messages }: { messages: HistoryMessage[] }) {
  const t = useTranslations('talk')
  const newest = messages.findLast(message => kindOf(message) === 'incoming')
  const known = useRef(newest?.id ?? 0)
  const [said, setSaid] = useState('')
  useEffect(() => {
    if (!newest || newest.id <= known.current) return
    known.current = newest.id
    setSaid(t('said', { name: newest.sender?.name || t('visitor'), text: newest.content || t('attachment.untitled') }))
  }, [newest, t])
  return (
    <p role="status" className="sr-only">
      {said}
    </p>
  )
}
