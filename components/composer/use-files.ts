import { useEffect, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { mostAttachments } from '#lib/protocol/attachment.ts'
import type { FileLimit } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { type ReadyFile, sendAhead, sizeText } from '../data/attachments.ts'
import type { Draft } from '../data/drafts.ts'
import { toast } from '../ui/toast.tsx'
import { mostBytesOf } from './file-limits.ts'

/** A file that somebody has chosen: on its way, ready to go with the message, or refused. */
export type ChosenFile = {
  key: string
  name: string
  size: number
  progress: number
  ready?: ReadyFile
  failed?: string
  again?: () => void
}

type Moving = ChosenFile & { file: File; voice: boolean; stop: () => void }
type Options = {
  conversationId: number
  draft: Draft
  change: (fields: Partial<Draft>) => void
  limits: FileLimit[]
  locale: string
}

/**
 * The files beside what is being written in a conversation. They are sent ahead as soon as they are chosen; those that have
 * arrived are kept with the draft.
 */
export function useFiles({ conversationId, draft, change, limits, locale }: Options) {
  const t = useTranslations('composer.files')
  const { runtime } = useAccount()
  const [moving, setMoving] = useState<Moving[]>([])
  const latest = useRef(moving)
  latest.current = moving
  const kept = draft.files ?? []

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is on its way belongs to the conversation
  useEffect(() => {
    setMoving([])
    return () => {
      for (const one of latest.current) one.stop()
    }
  }, [conversationId])

  const update = (key: string, fields: Partial<Moving>) =>
    setMoving(known => known.map(one => (one.key === key ? { ...one, ...fields } : one)))
  const drop = (key: string) => setMoving(known => known.filter(one => one.key !== key))

  function arrived(key: string, ready: ReadyFile) {
    if (!latest.current.some(one => one.key === key)) return
    change({ files: [...(runtime.drafts.read(conversationId).files ?? []), ready] })
    drop(key)
  }

  function begin(file: File, key: string, voice: boolean): Moving {
    const stopping = new AbortController()
    const most = mostBytesOf(limits, file.type)
    const about = { key, file, voice, name: file.name, size: file.size, progress: 0, stop: () => stopping.abort() }
    if (file.size > most) return { ...about, failed: t('tooLarge', { most: sizeText(most, locale) }) }
    const announce = (blob: Parameters<typeof runtime.api.announceFile>[1]) =>
      runtime.api.announceFile(conversationId, blob)
    const onProgress = (progress: number) => update(key, { progress })
    sendAhead(announce, file, { onProgress, signal: stopping.signal }).then(
      ready => arrived(key, { ...ready, size: file.size, ...(voice ? { voice } : {}) }),
      error => update(key, { failed: error instanceof Error ? error.message : String(error), again: () => retry(key) }),
    )
    return about
  }

  function retry(key: string) {
    const known = latest.current.find(one => one.key === key)
    if (known) update(key, { ...begin(known.file, key, known.voice), failed: undefined, again: undefined })
  }

  const ready = kept.map(
    (one): ChosenFile => ({ key: one.signedId, name: one.name, size: one.size ?? 0, progress: 1, ready: one }),
  )
  const files = [...ready, ...moving]
  return {
    files,
    ready: kept,
    /** Whether all have arrived, so that the message can go. */
    settled: moving.length === 0,
    failed: moving.some(one => one.failed),
    full: files.length >= mostAttachments,
    add(chosen: File[], voice = false) {
      const room = mostAttachments - files.length
      if (chosen.length > room) toast(t('tooMany', { most: mostAttachments }), { tone: 'danger' })
      const begun = chosen
        .slice(0, Math.max(room, 0))
        .map((file, index) => begin(file, `${Date.now()}-${index}-${file.name}`, voice))
      setMoving(known => [...known, ...begun])
    },
    remove(key: string) {
      latest.current.find(one => one.key === key)?.stop()
      drop(key)
      change({ files: (runtime.drafts.read(conversationId).files ?? []).filter(one => one.signedId !== key) })
    },
  }
}

export type Files = ReturnType<typeof useFiles>
