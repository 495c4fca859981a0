'use client'

import { type ComponentType, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { useIdling } from '../ui/idle.ts'
import { once } from '../ui/when-needed.tsx'
import type { FieldProps } from './field.ts'
import { PlainField } from './plain-field.tsx'

const fetchEditor = once(() => import('./editor/rich-field.tsx'))

type Rich = ComponentType<FieldProps & { cursor: number | null }>

/**
 * Where one writes: a plain field at once, and the editor in its place when that has come, with the same text, focus and
 * cursor. Where the channel carries words alone, or the editor does not come, the plain field stays.
 */
export function WritingField(props: FieldProps) {
  const wanted = props.formatting.length > 0
  const [Editor, setEditor] = useState<{ rich: Rich; cursor: number | null } | null>(
    () => fetchEditor.loaded && { rich: fetchEditor.loaded.default, cursor: null },
  )
  const place = useRef<HTMLDivElement>(null)
  const isIdling = useIdling()

  useEffect(() => {
    if (Editor || !wanted || !isIdling) return
    let isHere = true
    whenIdle(() =>
      fetchEditor().then(
        ({ default: rich }) => {
          if (isHere)
            whenStill(place.current, () => {
              if (!isHere) return
              // At once: what is typed between looking at the cursor and the change would stand in the wrong place.
              flushSync(() => setEditor({ rich, cursor: cursorIn(place.current) }))
            })
        },
        () => {}, // the plain field does as well
      ),
    )
    return () => {
      isHere = false
    }
  }, [Editor, wanted, isIdling])

  // Where the cursor was counts once: an editor that is made anew, for other keys, is not where one writes.
  useEffect(() => {
    if (Editor && Editor.cursor !== null) setEditor({ ...Editor, cursor: null })
  }, [Editor])

  return (
    <div ref={place}>
      {Editor && wanted ? (
        <Editor.rich key={`${props.enterSends} ${props.formatting.length}`} {...props} cursor={Editor.cursor} />
      ) : (
        <>
          {wanted && <div aria-hidden className="h-[34px]" /> /* where the toolbar will be: nothing is to jump */}
          <PlainField {...props} />
        </>
      )}
    </div>
  )
}

const whenIdle = (run: () => void) =>
  typeof requestIdleCallback === 'function' ? requestIdleCallback(run, { timeout: 1_500 }) : setTimeout(run, 200)

/** Not while somebody types, who would lose a key, or is in the middle of a character (Chinese, dead keys). */
function whenStill(place: HTMLElement | null, run: () => void) {
  const field = place?.querySelector('textarea')
  if (!field || document.activeElement !== field) return run()
  const wait = typedAt + STILL_MS - performance.now()
  if (wait <= 0 && !composing.has(field)) return run()
  setTimeout(() => whenStill(place, run), Math.max(wait, STILL_MS / 4))
}

const STILL_MS = 400
let typedAt = Number.NEGATIVE_INFINITY
const composing = new WeakSet<Element>()
if (typeof document !== 'undefined') {
  document.addEventListener('keydown', () => {
    typedAt = performance.now()
  })
  document.addEventListener('compositionstart', event => event.target instanceof Element && composing.add(event.target))
  document.addEventListener(
    'compositionend',
    event => event.target instanceof Element && composing.delete(event.target),
  )
}

function cursorIn(place: HTMLElement | null): number | null {
  const field = place?.querySelector('textarea')
  return field && document.activeElement === field ? field.selectionStart : null
}
