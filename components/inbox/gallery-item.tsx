'use client'

import { FileText, ImageOff } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Spinner } from '../ui/spinner.tsx'
import type { GalleryFile } from './use-gallery.ts'

type Props = { file: GalleryFile; source: string; name: string }

/** One file, as large as it can be shown; what cannot be shown here is said to be so. */
export function GalleryItem({ file, source, name }: Props) {
  const t = useTranslations('talk.gallery')
  const named = useTranslations('conversation.attachment')
  const [failed, setFailed] = useState(false)
  const fail = useCallback(() => setFailed(true), [])
  const whole = 'max-h-full max-w-full min-h-0 min-w-0 rounded-lg object-contain'
  if (failed) return <Unshown icon="broken" text={file.file_type === 'image' ? named('broken') : t('cannotShow')} />
  if (file.file_type === 'image')
    // biome-ignore lint/performance/noImgElement: the link is signed, and the picture is looked at as it is
    return <img src={source} alt={named('image', { name })} onError={fail} className={`${whole}`} />
  const media = { controls: true, src: source, onError: fail } as const
  if (file.file_type === 'video')
    return <video {...media} autoPlay aria-label={named('video', { name })} className={whole} />
  if (file.file_type === 'audio')
    return <audio {...media} aria-label={named('audio', { name })} className="w-96 max-w-full" />
  if (file.extension === 'pdf') return <Pdf source={source} name={name} onFail={fail} />
  return <Unshown icon="file" text={t('cannotShow')} />
}

/** The server lets no page embed a file; its bytes are fetched, and shown as a PDF and nothing else. */
function Pdf({ source, name, onFail }: { source: string; name: string; onFail: () => void }) {
  const [url, setUrl] = useState<string>()
  useEffect(() => {
    let made: string | undefined
    const stop = new AbortController()
    fetch(source, { signal: stop.signal })
      .then(answer => (answer.ok ? answer.arrayBuffer() : Promise.reject(new Error(`HTTP ${answer.status}`))))
      .then(bytes => {
        made = URL.createObjectURL(new Blob([bytes], { type: 'application/pdf' }))
        setUrl(made)
      })
      .catch(() => stop.signal.aborted || onFail())
    return () => {
      stop.abort()
      if (made) URL.revokeObjectURL(made)
    }
  }, [source, onFail])
  if (!url) return <Spinner />
  return <iframe src={url} title={name} className="size-full rounded-lg border border-line bg-surface" />
}

function Unshown({ icon, text }: { icon: 'file' | 'broken'; text: string }) {
  const Icon = icon === 'file' ? FileText : ImageOff
  return (
    <p className="flex max-w-xs flex-col items-center gap-3 text-center text-sm text-muted">
      <Icon size={40} aria-hidden className="text-faint" />
      {text}
    </p>
  )
}
