'use client'

import { Paperclip, X } from 'lucide-react'
import { useRef } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { mostAttachments } from '#lib/protocol/attachment.ts'
import type { FileLimit } from '#lib/protocol/index.ts'
import { mostBytesOf } from '../composer/file-limits.ts'
import { sizeText } from '../data/attachments.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { toast } from '../ui/toast.tsx'

type Props = { files: File[]; limits: FileLimit[]; onChange: (files: File[]) => void }

/** What goes with the first message. */
export function ChosenFiles({ files, limits, onChange }: Props) {
  const t = useTranslations('newMessage')
  const tf = useTranslations('composer.files')
  const locale = useLocale()
  const picker = useRef<HTMLInputElement>(null)

  function take(chosen: File[]) {
    const fit = chosen.filter(file => {
      const most = mostBytesOf(limits, file.type)
      if (file.size <= most) return true
      toast(`${file.name}: ${tf('tooLarge', { most: sizeText(most, locale) })}`, { tone: 'danger' })
      return false
    })
    onChange([...files, ...fit].slice(0, mostAttachments))
  }

  return (
    <div className="flex flex-wrap items-center gap-1.5">
      <Button onClick={() => picker.current?.click()}>
        <Paperclip size={14} aria-hidden />
        {t('attach')}
      </Button>
      <input
        ref={picker}
        type="file"
        multiple
        hidden
        onChange={event => {
          take([...(event.target.files ?? [])])
          event.target.value = ''
        }}
      />
      {files.map((file, index) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: the same file may be there twice
          key={index}
          className="flex h-8 max-w-60 items-center gap-1 rounded-md border border-line ps-2"
        >
          <bdi className="truncate text-sm">{file.name}</bdi>
          <IconButton
            label={t('removeFile', { name: file.name })}
            onClick={() => onChange(files.filter((_, at) => at !== index))}
          >
            <X size={13} aria-hidden />
          </IconButton>
        </span>
      ))}
    </div>
  )
}
