import { useTranslations } from 'use-intl'
import { mostAttachments } from '#lib/protocol/attachment.ts'
import type { FileLimit } from '#lib/protocol/index.ts'
import { useAccount } from '../data/account-context.tsx'
import { type ReadyFile, sendAhead, sizeText } from '../data/attachments.ts'
import type { Beside, Mode } from '../data/drafts.ts'
import { createStore, useStore } from '../data/store.ts'
import { useRefusal } from '../data/use-refusal.ts'
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

type Moving = ChosenFile & { place: string; file: File; voice: boolean; stop: () => void }
type Options = {
  conversationId: number
  mode: Mode
  beside: Beside
  accompany: (mode: Mode, fields: Partial<Beside>) => void
  limits: FileLimit[]
  locale: string
}

/** What is on its way goes on while one looks at another conversation. */
const moving = createStore<Moving[]>([])
const update = (key: string, fields: Partial<Moving>) =>
  moving.set(moving.get().map(one => (one.key === key ? { ...one, ...fields } : one)))
const drop = (key: string) => moving.set(moving.get().filter(one => one.key !== key))
const find = (key: string) => moving.get().find(one => one.key === key)

/**
 * The files beside what is being written in a conversation, as a reply or as a note. They are sent ahead as soon as they are
 * chosen; those that have arrived are kept with the draft.
 */
export function useFiles({ conversationId, mode, beside, accompany, limits, locale }: Options) {
  const t = useTranslations('composer.files')
  const refusal = useRefusal()
  const { runtime, accountId } = useAccount()
  const place = `${accountId}:${conversationId}:${mode}`
  const coming = useStore(moving).filter(one => one.place === place)
  const kept = beside.files ?? []
  const keptNow = () => runtime.drafts.read(conversationId).beside[mode].files ?? []

  function arrived(key: string, ready: ReadyFile) {
    if (!find(key)) return
    accompany(mode, { files: [...keptNow(), ready] })
    drop(key)
  }

  function begin(file: File, key: string, voice: boolean): Moving {
    const stopping = new AbortController()
    const most = mostBytesOf(limits, file.type)
    const about = {
      key,
      place,
      file,
      voice,
      name: file.name,
      size: file.size,
      progress: 0,
      stop: () => stopping.abort(),
    }
    if (file.size > most) return { ...about, failed: t('tooLarge', { most: sizeText(most, locale) }) }
    const announce = (blob: Parameters<typeof runtime.api.announceFile>[1]) =>
      runtime.api.announceFile(conversationId, blob)
    const onProgress = (progress: number) => update(key, { progress })
    sendAhead(announce, file, { onProgress, signal: stopping.signal }).then(
      ready => arrived(key, { ...ready, size: file.size, ...(voice ? { voice } : {}) }),
      error => update(key, { failed: refusal(error), again: () => retry(key) }),
    )
    return about
  }

  function retry(key: string) {
    const known = find(key)
    if (known) update(key, { ...begin(known.file, key, known.voice), failed: undefined, again: undefined })
  }

  const ready = kept.map(
    (one): ChosenFile => ({ key: one.signedId, name: one.name, size: one.size ?? 0, progress: 1, ready: one }),
  )
  const files = [...ready, ...coming]
  return {
    files,
    ready: kept,
    /** Whether all have arrived, so that the message can go. */
    settled: coming.length === 0,
    failed: coming.some(one => one.failed),
    full: files.length >= mostAttachments,
    add(chosen: File[], voice = false) {
      const room = mostAttachments - files.length
      if (chosen.length > room) toast(t('tooMany', { most: mostAttachments }), { tone: 'danger' })
      const begun = chosen
        .slice(0, Math.max(room, 0))
        .map((file, index) => begin(file, `${Date.now()}-${index}-${file.name}`, voice))
      moving.set([...moving.get(), ...begun])
    },
    remove(key: string) {
      find(key)?.stop()
      drop(key)
      accompany(mode, { files: keptNow().filter(one => one.signedId !== key) })
    },
  }
}

export type Files = ReturnType<typeof useFiles>
