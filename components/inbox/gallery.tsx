'use client'

import { ChevronLeft, ChevronRight, Download, FileText, X } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { nameOf, sizeText } from '../data/attachments.ts'
import { exactTime } from '../ui/time.ts'
import { GalleryItem } from './gallery-item.tsx'
import { type GalleryFile, useGallery } from './use-gallery.ts'

type Props = { conversationId: number; first: AttachmentWire; onClose: () => void }

const control =
  'grid size-9 shrink-0 place-items-center rounded-full bg-raised text-text shadow-low hover:bg-bg disabled:opacity-40'

/** Everything that was sent in the conversation, one at a time; arrows lead through it, oldest to newest. */
export function Gallery({ conversationId, first, onClose }: Props) {
  const t = useTranslations('talk.gallery')
  const common = useTranslations('common')
  const locale = useLocale()
  const { accountId } = useAccount()
  const { files, total, more } = useGallery(conversationId, first)
  const [id, setId] = useState(first.id)
  const at = files.findIndex(file => file.id === id)
  const file = files[at] as GalleryFile
  const step = (by: number) => setId(now => files[files.findIndex(one => one.id === now) + by]?.id ?? now)
  useEffect(() => {
    if (at < 3) more()
  }, [at, more])

  function onKeyDown(event: KeyboardEvent) {
    if ((event.target as HTMLElement).closest('video, audio, input, iframe')) return
    const rtl = document.documentElement.dir === 'rtl'
    const by = { ArrowLeft: rtl ? 1 : -1, ArrowRight: rtl ? -1 : 1 }[event.key]
    if (!by) return
    event.preventDefault()
    step(by)
  }

  const source = `/api/v1/accounts/${accountId}/conversations/${conversationId}/attachments/${file.id}`
  const name = nameOf(file) || t('untitled')
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          onKeyDown={onKeyDown}
          className="fixed inset-2 z-40 flex animate-pop flex-col overflow-hidden rounded-xl bg-surface shadow-pop sm:inset-6"
        >
          <header className="flex items-center gap-3 border-b border-line px-4 py-2.5">
            <div className="min-w-0 flex-1">
              <Dialog.Title className="truncate text-base font-semibold">
                <bdi>{name}</bdi>
              </Dialog.Title>
              <p className="truncate text-xs text-muted">
                {[
                  file.sender,
                  file.at ? exactTime(file.at, locale) : null,
                  file.file_size ? sizeText(file.file_size, locale) : null,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </p>
            </div>
            <p aria-live="polite" className="tabular shrink-0 text-xs text-muted">
              {t('position', { at: total - (files.length - 1 - at), total })}
            </p>
            <a
              href={source}
              download={name}
              className="flex h-8 items-center gap-1.5 rounded-md border border-line-strong px-3 text-sm font-medium hover:bg-hover"
            >
              <Download size={14} aria-hidden />
              <span className="hidden sm:inline">{t('save')}</span>
              <span className="sr-only sm:hidden">{t('save')}</span>
            </a>
            <Dialog.Close
              aria-label={common('close')}
              className="grid size-8 place-items-center rounded-md text-muted hover:bg-hover"
            >
              <X size={17} aria-hidden />
            </Dialog.Close>
          </header>
          <div className="flex min-h-0 flex-1 items-center gap-2 bg-bg p-2 sm:gap-4 sm:p-4">
            <button
              type="button"
              aria-label={t('previous')}
              disabled={at <= 0}
              onClick={() => step(-1)}
              className={control}
            >
              <ChevronLeft size={18} aria-hidden className="flip-rtl" />
            </button>
            <div className="grid h-full min-w-0 flex-1 place-items-center">
              <GalleryItem key={file.id} file={file} source={source} name={name} />
            </div>
            <button
              type="button"
              aria-label={t('next')}
              disabled={at >= files.length - 1}
              onClick={() => step(1)}
              className={control}
            >
              <ChevronRight size={18} aria-hidden className="flip-rtl" />
            </button>
          </div>
          <Strip files={files} id={id} onPick={setId} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** Small ones below, as far as they are loaded. */
function Strip({ files, id, onPick }: { files: GalleryFile[]; id: number; onPick: (id: number) => void }) {
  const t = useTranslations('talk.gallery')
  if (files.length < 2) return null
  return (
    <ul className="flex shrink-0 gap-1.5 overflow-x-auto border-t border-line px-4 py-2">
      {files.map(file => (
        <li key={file.id} className="shrink-0">
          <button
            type="button"
            ref={node => {
              if (file.id === id) node?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
            }}
            aria-label={t('open', { name: nameOf(file) || t('untitled') })}
            aria-current={file.id === id || undefined}
            onClick={() => onPick(file.id)}
            className="grid size-12 place-items-center overflow-hidden rounded-md bg-hover text-faint aria-[current]:outline-2 aria-[current]:outline-accent"
          >
            {file.thumb_url ? (
              // biome-ignore lint/performance/noImgElement: the link is signed, and the picture small already
              <img src={file.thumb_url} alt="" loading="lazy" className="size-full object-cover" />
            ) : (
              <FileText size={16} aria-hidden />
            )}
          </button>
        </li>
      ))}
    </ul>
  )
}
