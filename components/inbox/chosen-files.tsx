'use client'

import { CircleAlert, FileText, RotateCw, X } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { sizeText } from '../data/attachments.ts'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { ChosenFile } from './use-files.ts'

type Props = { files: ChosenFile[]; onRetry: (key: string) => void; onRemove: (key: string) => void }

/** The files that go with the message, how far each is, and why one is not taken. */
export function ChosenFiles({ files, onRetry, onRemove }: Props) {
  const t = useTranslations('composer.files')
  if (!files.length) return null
  return (
    <ul aria-label={t('list')} className="flex flex-wrap gap-1.5 px-3 pb-2">
      {files.map(one => (
        <li
          key={one.key}
          className={cx(
            'flex max-w-full min-w-0 items-center gap-2 rounded-md border bg-raised ps-2 text-xs',
            one.failed ? 'border-danger' : 'border-line-strong',
          )}
        >
          {one.failed ? (
            <CircleAlert size={14} aria-hidden className="shrink-0 text-danger" />
          ) : (
            <FileText size={14} aria-hidden className="shrink-0 text-faint" />
          )}
          <bdi className="max-w-44 truncate">{one.file.name}</bdi>
          <State file={one} />
          {one.failed && (
            <IconButton label={t('retry', { name: one.file.name })} onClick={() => onRetry(one.key)} className="-me-2">
              <RotateCw size={14} aria-hidden />
            </IconButton>
          )}
          <IconButton label={t('remove', { name: one.file.name })} onClick={() => onRemove(one.key)}>
            <X size={14} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}

function State({ file: { file, failed, ready, progress } }: { file: ChosenFile }) {
  const t = useTranslations('composer.files')
  const locale = useLocale()
  if (failed)
    return (
      <span role="alert" className="text-danger">
        {t('failed', { reason: failed })}
      </span>
    )
  if (ready) return <span className="tabular shrink-0 text-faint">{sizeText(file.size, locale)}</span>
  return (
    <progress
      aria-label={t('progress', { name: file.name })}
      value={progress}
      max={1}
      className="h-1 w-16 shrink-0 accent-accent"
    />
  )
}
