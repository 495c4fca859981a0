'use client'

import { useEffect, useRef, useState } from 'react'

/** Files that are dropped anywhere on the page come here; the page itself does not go away for them. Says whether some are over it. */
export function useDrop(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(onFiles)
  latest.current = onFiles
  useEffect(() => {
    const brings = (event: DragEvent) => Boolean(event.dataTransfer?.types.includes('Files'))
    const inDialog = () => Boolean(document.querySelector('[role="dialog"][data-state="open"]'))
    function onDragOver(event: DragEvent) {
      if (!brings(event) || inDialog()) return
      event.preventDefault()
      setOver(true)
    }
    function onDragLeave(event: DragEvent) {
      if (!event.relatedTarget) setOver(false)
    }
    function onDrop(event: DragEvent) {
      setOver(false)
      if (!brings(event) || inDialog()) return
      event.preventDefault()
      latest.current([...(event.dataTransfer?.files ?? [])])
    }
    document.addEventListener('dragover', onDragOver)
    document.addEventListener('dragleave', onDragLeave)
    document.addEventListener('drop', onDrop)
    return () => {
      document.removeEventListener('dragover', onDragOver)
      document.removeEventListener('dragleave', onDragLeave)
      document.removeEventListener('drop', onDrop)
    }
  }, [])
  return over
}
