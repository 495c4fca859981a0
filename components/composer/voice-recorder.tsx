'use client'

import { Square, Trash2 } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Button } from '../ui/button.tsx'
import { recordable } from './file-limits.ts'

/** Longer is hardly ever meant, in seconds. */
const longest = 15 * 60

type Props = { voice: string[]; onDone: (file: File) => void; onClose: () => void }
type Trouble = 'denied' | 'noMicrophone' | 'insecure' | 'unsupported'

/** Records what is said, in a kind of sound that the channel takes. Says what is in the way. */
export default function VoiceRecorder({ voice, onDone, onClose }: Props) {
  const t = useTranslations('composer.voice')
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [seconds, setSeconds] = useState(0)
  const recorder = useRef<MediaRecorder | null>(null)
  const kept = useRef(false)
  const done = useRef(onDone)
  done.current = onDone

  // biome-ignore lint/correctness/useExhaustiveDependencies: one recording
  useEffect(() => {
    let stream: MediaStream | null = null
    let ended = false
    const type =
      typeof MediaRecorder === 'undefined' ? undefined : recordable(voice, one => MediaRecorder.isTypeSupported(one))
    if (!navigator.mediaDevices) setTrouble('insecure')
    else if (!type) setTrouble('unsupported')
    else void begin(type)

    async function begin(mimeType: string) {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ audio: true })
      } catch (error) {
        return setTrouble(error instanceof DOMException && error.name === 'NotFoundError' ? 'noMicrophone' : 'denied')
      }
      if (ended) return stop(stream)
      const parts: Blob[] = []
      const made = new MediaRecorder(stream, { mimeType })
      made.ondataavailable = event => void parts.push(event.data)
      made.onstop = () => {
        stop(stream)
        if (kept.current && parts.length) done.current(fileOf(parts, mimeType))
      }
      made.start(1_000)
      recorder.current = made
    }
    const clock = setInterval(() => recorder.current?.state === 'recording' && setSeconds(known => known + 1), 1_000)
    return () => {
      ended = true
      clearInterval(clock)
      if (recorder.current?.state === 'recording') recorder.current.stop()
      else stop(stream)
    }
  }, [])

  function finish() {
    kept.current = true
    recorder.current?.stop()
    onClose()
  }
  useEffect(() => {
    if (seconds >= longest) finish()
  })

  if (trouble)
    return (
      <div role="alert" className="mx-3 mb-2 flex items-center gap-3 rounded-md border border-danger px-3 py-2 text-sm">
        <p className="min-w-0 flex-1">{t(trouble)}</p>
        <Button size="sm" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    )
  return (
    <div className="mx-3 mb-2 flex items-center gap-3 rounded-md border border-line-strong bg-raised px-3 py-1.5 text-sm">
      <span aria-hidden className="size-2 animate-pulse-soft rounded-full bg-danger" />
      <span role="status">{t('recording')}</span>
      <span role="timer" className="tabular text-muted">
        {Math.floor(seconds / 60)}:{String(seconds % 60).padStart(2, '0')}
      </span>
      <Button size="sm" tone="ghost" onClick={onClose} className="ms-auto">
        <Trash2 size={14} aria-hidden />
        {t('discard')}
      </Button>
      <Button size="sm" tone="primary" onClick={finish}>
        <Square size={12} aria-hidden />
        {t('stop')}
      </Button>
    </div>
  )
}

const stop = (stream: MediaStream | null) => {
  for (const track of stream?.getTracks() ?? []) track.stop()
}

const endings: Record<string, string> = { 'audio/mp4': 'm4a', 'audio/mpeg': 'mp3' }

function fileOf(parts: Blob[], mimeType: string): File {
  const type = mimeType.split(';')[0] ?? mimeType
  const at = new Date().toISOString().slice(0, 19).replace(/[:T]/g, '-')
  return new File(parts, `voice-${at}.${endings[type] ?? type.split('/')[1]}`, { type })
}
