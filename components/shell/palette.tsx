'use client'

import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { Spinner } from '../ui/spinner.tsx'
import { useHeldEnter } from '../ui/use-held-enter.ts'
import { commands } from './commands.ts'
import { type Entry, fittingCommands } from './palette-entries.ts'
import { PaletteList } from './palette-list.tsx'
import { useFound } from './use-found.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Ctrl-K: everything that can be done, reached or found, by a few letters of its name. */
export default function Palette({ open, onOpenChange }: Props) {
  const t = useTranslations('palette')
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[10dvh] z-40 mx-auto flex max-h-[70dvh] max-w-xl animate-pop flex-col overflow-hidden rounded-xl bg-raised shadow-pop"
        >
          <Dialog.Title className="sr-only">{t('title')}</Dialog.Title>
          <PaletteBody onDone={() => onOpenChange(false)} />
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function PaletteBody({ onDone }: { onDone: () => void }) {
  const t = useTranslations('palette')
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  // Whoever moves to one of those that are shown means that one.
  const [moved, setMoved] = useState(false)
  const all = useStore(commands)
  const fitting = useMemo(() => fittingCommands(all, text), [all, text])
  const { entries: found, searching, answered, failed } = useFound(text)
  // What was open last stands first while nothing is typed; what is found comes after what can be done.
  const entries = text.trim() ? [...fitting, ...found] : [...found, ...fitting]
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice must be in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  function run(entry: Entry | undefined) {
    if (!entry) return
    onDone()
    // After the dialog has given the focus back, so that a command may take it elsewhere.
    setTimeout(entry.run, 30)
  }

  const isCommand = text.trim() !== '' && at < fitting.length
  const enter = useHeldEnter(answered || isCommand || moved, () => run(entries[at]))

  function onKeyDown(event: React.KeyboardEvent) {
    const next = target(event, at, entries.length)
    if (next !== null && entries.length) {
      event.preventDefault()
      setAt(next)
      setMoved(true)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      enter.press()
    }
  }

  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search size={16} aria-hidden className="shrink-0 text-faint" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={entries[at] && `${listId}-${entries[at].id}`}
          aria-label={t('title')}
          placeholder={t('placeholder')}
          className="h-12 min-w-0 flex-1 bg-transparent text-base outline-none"
          value={text}
          onChange={event => {
            setText(event.target.value)
            setAt(0)
            setMoved(false)
            enter.letGo()
          }}
          onKeyDown={onKeyDown}
        />
        {searching && <Spinner />}
      </div>
      <PaletteList
        ref={list}
        id={listId}
        entries={entries}
        at={at}
        onAt={setAt}
        onRun={run}
        nothing={searching ? t('searching') : t('nothing', { text })}
      />
      {failed && (
        <p role="status" className="border-t border-line px-4 py-2 text-xs text-danger">
          {t('failed')}
        </p>
      )}
      <PaletteFoot />
    </>
  )
}

/** Where a key moves the choice to; null where it does not. */
function target({ key }: React.KeyboardEvent, at: number, count: number) {
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'PageDown') return Math.min(count - 1, at + 8)
  if (key === 'PageUp') return Math.max(0, at - 8)
  return null
}

function PaletteFoot() {
  const t = useTranslations('palette')
  const hints = [
    ['↑↓', t('move')],
    ['↵', t('run')],
    ['Esc', t('leave')],
  ]
  return (
    <footer className="flex shrink-0 gap-4 border-t border-line px-4 py-2 text-xs text-faint max-sm:hidden">
      {hints.map(([keys, what]) => (
        <span key={keys} className="flex items-center gap-1.5">
          <kbd className="rounded-sm border border-line bg-bg px-1 font-sans text-2xs text-muted">{keys}</kbd>
          {what}
        </span>
      ))}
    </footer>
  )
}
