'use client'

import { CircleAlert, FileText, Mic, RotateCw, X } from 'lucide-react'
import { useLocale, useTranslations } from 'use-intl'
import { sizeText } from '../data/attachments.ts'
import { cx } from '../ui/cx.ts'
import { IconButton } from '../ui/icon-button.tsx'
import type { ChosenFile } from './use-files.ts'

type Props = { files: ChosenFile[]; onRemove: (key: string) => void }

/** The files that go with the message, how far each is, and why one is not taken. */
export function ChosenFiles({ files, onRemove }: Props) {
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
          ) : one.ready?.voice ? (
            <Mic size={14} aria-hidden className="shrink-0 text-faint" />
          ) : (
            <FileText size={14} aria-hidden className="shrink-0 text-faint" />
          )}
          <bdi className="max-w-44 truncate">{one.name}</bdi>
          <State file={one} />
          {one.again && (
            <IconButton label={t('retry', { name: one.name })} onClick={one.again} className="-me-2">
              <RotateCw size={14} aria-hidden />
            </IconButton>
          )}
          <IconButton label={t('remove', { name: one.name })} onClick={() => onRemove(one.key)}>
            <X size={14} aria-hidden />
          </IconButton>
        </li>
      ))}
    </ul>
  )
}

function State({ file: { name, size, failed, ready, progress } }: { file: ChosenFile }) {
  const t = useTranslations('composer.files')
  const locale = useLocale()
  if (failed)
    return (
      <span role="alert" className="text-danger">
        {t('failed', { reason: failed })}
      </span>
    )
  if (ready) return size > 0 && <span className="tabular shrink-0 text-faint">{sizeText(size, locale)}</span>
  return (
    <progress
      aria-label={t('progress', { name })}
      value={progress}
      max={1}
      className="h-1 w-16 shrink-0 accent-accent"
    />
  )
}
