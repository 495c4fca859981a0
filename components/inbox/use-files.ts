import { useEffect, useRef, useState } from 'react'
import { mostAttachments } from '#lib/protocol/attachment.ts'
import { useAccount } from '../data/account-context.tsx'
import { type ReadyFile, sendAhead } from '../data/attachments.ts'

/** A file that somebody has chosen: on its way, ready to go with the message, or refused. */
export type ChosenFile = {
  key: string
  file: File
  progress: number
  ready?: ReadyFile
  failed?: string
  stop: () => void
}

/** The files beside what is being written in a conversation. They are sent ahead as soon as they are chosen. */
export function useFiles(conversationId: number) {
  const { runtime } = useAccount()
  const [files, setFiles] = useState<ChosenFile[]>([])
  const latest = useRef(files)
  latest.current = files

  useEffect(
    () => () => {
      for (const one of latest.current) one.stop()
    },
    [],
  )

  const change = (key: string, fields: Partial<ChosenFile>) =>
    setFiles(known => known.map(one => (one.key === key ? { ...one, ...fields } : one)))

  function begin(file: File, key: string) {
    const stopping = new AbortController()
    const onProgress = (progress: number) => change(key, { progress })
    const announce = (blob: Parameters<typeof runtime.api.announceFile>[1]) =>
      runtime.api.announceFile(conversationId, blob)
    sendAhead(announce, file, { onProgress, signal: stopping.signal }).then(
      ready => change(key, { ready, progress: 1 }),
      error => change(key, { failed: error instanceof Error ? error.message : String(error) }),
    )
    return { key, file, progress: 0, stop: () => stopping.abort() }
  }

  return {
    files,
    ready: files.flatMap(one => (one.ready ? [one.ready] : [])),
    /** Whether all have arrived, so that the message can go. */
    settled: files.every(one => one.ready),
    full: files.length >= mostAttachments,
    add(chosen: File[]) {
      const room = mostAttachments - latest.current.length
      const begun = chosen.slice(0, room).map((file, index) => begin(file, `${Date.now()}-${index}-${file.name}`))
      setFiles(known => [...known, ...begun])
    },
    retry(key: string) {
      const known = latest.current.find(one => one.key === key)
      if (!known) return
      const begun = begin(known.file, key)
      change(key, { ...begun, failed: undefined })
    },
    remove(key: string) {
      latest.current.find(one => one.key === key)?.stop()
      setFiles(known => known.filter(one => one.key !== key))
    },
    clear: () => setFiles([]),
  }
}
