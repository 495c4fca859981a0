'use client'

import { AtSign, Mic, Paperclip, Smile, SquareSlash } from 'lucide-react'
import dynamic from 'next/dynamic'
import { Popover } from 'radix-ui'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'
import { ComposerMenu } from './composer-menu.tsx'
import type { ComposerSettings } from './use-settings.ts'

const EmojiPicker = dynamic(() => import('./emoji-picker.tsx'), { ssr: false })

type Props = {
  isNote: boolean
  full: boolean
  canRecord: boolean
  settings: ComposerSettings
  picker: React.RefObject<HTMLInputElement | null>
  onFiles: (files: File[]) => void
  onInsert: (text: string) => void
  onRecord: () => void
  onSignature: () => void
}

/** What can be put into a message besides typing. */
export function ComposerActions(props: Props) {
  const { isNote, full, canRecord, settings, picker, onFiles, onInsert, onRecord, onSignature } = props
  const t = useTranslations('composer')
  return (
    <div className="me-auto flex items-center gap-0.5">
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        aria-label={t('files.attach')}
        onChange={event => {
          onFiles([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      <IconButton label={t('files.attach')} side="top" disabled={full} onClick={() => picker.current?.click()}>
        <Paperclip size={16} aria-hidden />
      </IconButton>
      <EmojiButton onInsert={onInsert} />
      <IconButton
        label={t('suggest.canned')}
        keys="/"
        side="top"
        onClick={() => onInsert('/')}
        className="max-sm:hidden"
      >
        <SquareSlash size={16} aria-hidden />
      </IconButton>
      {isNote && (
        <IconButton label={t('suggest.mention')} keys="@" side="top" onClick={() => onInsert('@')}>
          <AtSign size={16} aria-hidden />
        </IconButton>
      )}
      {canRecord && (
        <IconButton label={t('voice.record')} side="top" disabled={full} onClick={onRecord}>
          <Mic size={16} aria-hidden />
        </IconButton>
      )}
      <ComposerMenu settings={settings} onSignature={onSignature} />
    </div>
  )
}

function EmojiButton({ onInsert }: { onInsert: (text: string) => void }) {
  const t = useTranslations('composer.emoji')
  const [open, setOpen] = useState(false)
  const picked = useRef('')
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <IconButton label={t('pick')} keys=":" side="top">
          <Smile size={16} aria-hidden />
        </IconButton>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          side="top"
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={t('pick')}
          onCloseAutoFocus={event => {
            if (!picked.current) return
            event.preventDefault()
            onInsert(picked.current)
            picked.current = ''
          }}
          className="z-50 w-72 animate-pop overflow-hidden rounded-lg bg-raised shadow-pop"
        >
          <EmojiPicker
            onPick={emoji => {
              picked.current = emoji
              setOpen(false)
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}
