'use client'

import { Mic, Pause, Play } from 'lucide-react'
import { useRef, useState } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import type { AttachmentWire } from '#lib/protocol/index.ts'
import { nameOf } from '../data/attachments.ts'

const speeds = [1, 1.5, 2]

type Props = { attachment: AttachmentWire; lasting: string }

/** A recording: played, moved through, and faster where one has heard enough of such. */
export function AudioPlayer({ attachment, lasting }: Props) {
  const t = useTranslations('talk.audio')
  const named = useTranslations('conversation.attachment')
  const locale = useLocale()
  const audio = useRef<HTMLAudioElement>(null)
  const [source, setSource] = useState(attachment.data_url)
  const [playing, setPlaying] = useState(false)
  const [at, setAt] = useState(0)
  const [length, setLength] = useState(0)
  const [speed, setSpeed] = useState(1)
  const name = nameOf(attachment)
  const isVoice = attachment.meta?.is_voice_message === true
  const toggle = () => (playing ? audio.current?.pause() : void audio.current?.play().catch(() => setPlaying(false)))
  const faster = () => {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1
    if (audio.current) audio.current.playbackRate = next
    setSpeed(next)
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of controls, not a form's fieldset
    <div
      role="group"
      aria-label={isVoice ? t('voice') : named('audio', { name })}
      className="flex w-72 max-w-full flex-col gap-1 rounded-lg border border-line-strong bg-raised px-2 py-1.5"
    >
      <div className="flex items-center gap-2">
        <button
          type="button"
          onClick={toggle}
          aria-label={playing ? t('pause') : t('play')}
          className="grid size-8 shrink-0 place-items-center rounded-full bg-accent text-on-accent hover:bg-accent-hover"
        >
          {playing ? <Pause size={15} aria-hidden /> : <Play size={15} aria-hidden />}
        </button>
        <input
          type="range"
          min={0}
          max={length || 1}
          step={0.1}
          value={at}
          aria-label={t('position')}
          aria-valuetext={clock(at)}
          onChange={event => {
            const to = Number(event.target.value)
            if (audio.current) audio.current.currentTime = to
            setAt(to)
          }}
          className="h-4 min-w-0 flex-1 accent-accent"
        />
        <span className="tabular shrink-0 text-xs text-muted">{clock(playing || at ? at : length)}</span>
        <button
          type="button"
          onClick={faster}
          aria-label={t('speed', { speed })}
          className="tabular h-6 w-9 shrink-0 rounded-md text-xs text-muted hover:bg-hover hover:text-text"
        >
          {speed.toLocaleString(locale)}×
        </button>
      </div>
      {isVoice && (
        <p className="flex items-center gap-1 px-1 text-2xs text-faint">
          <Mic size={11} aria-hidden /> {t('voice')}
        </p>
      )}
      {attachment.transcribed_text && (
        <p dir="auto" className="px-1 text-sm text-muted">
          {attachment.transcribed_text}
        </p>
      )}
      {/* biome-ignore lint/a11y/useMediaCaption: what was said is below, where it was written down */}
      <audio
        ref={audio}
        preload="metadata"
        src={source}
        onError={() => source !== lasting && setSource(lasting)}
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onTimeUpdate={event => setAt(event.currentTarget.currentTime)}
        onDurationChange={event => setLength(finite(event.currentTarget.duration))}
      />
    </div>
  )
}

const finite = (seconds: number) => (Number.isFinite(seconds) ? seconds : 0)
const clock = (seconds: number) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, '0')}`
