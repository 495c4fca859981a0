'use client'

import { AtSign, Mic, Paperclip, SquareSlash } from 'lucide-react'
import { useTranslations } from 'use-intl'
import { IconButton } from '../ui/icon-button.tsx'
import { ComposerMenu } from './composer-menu.tsx'
import { EmojiButton } from './emoji-button.tsx'
import type { ComposerSettings } from './use-settings.ts'

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
