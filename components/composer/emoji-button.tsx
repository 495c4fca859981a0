'use client'

import { Smile } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'
import { Popover } from '../ui/popover.tsx'
import { whenNeeded } from '../ui/when-needed.tsx'
import { emojiIn, perLocale, useOurLocale } from './emoji-list.ts'

const EmojiPicker = whenNeeded(async () => (await import('./emoji-picker.tsx')).default)
const pickerIn = perLocale(locale => Promise.all([EmojiPicker.load(), emojiIn(locale)()]))

/** Opens the picker of emoji, which comes with their names in the viewer's language. */
export function EmojiButton({ onInsert }: { onInsert: (text: string) => void }) {
  const t = useTranslations('composer.emoji')
  const [open, setOpen] = useState(false)
  const needs = pickerIn(useOurLocale())
  const picked = useRef('')
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger={
        <IconButton label={t('pick')} keys=":" side="top">
          <Smile size={16} aria-hidden />
        </IconButton>
      }
      side="top"
      align="start"
      label={t('pick')}
      needs={needs}
      onCloseAutoFocus={event => {
        if (!picked.current) return
        event.preventDefault()
        onInsert(picked.current)
        picked.current = ''
      }}
      className="w-72"
    >
      <EmojiPicker
        onPick={emoji => {
          picked.current = emoji
          setOpen(false)
        }}
      />
    </Popover>
  )
}
