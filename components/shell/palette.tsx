'use client'

import { Search } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { useStore } from '../data/store.ts'
import { cx } from '../ui/cx.ts'
import { Keys } from '../ui/keys.tsx'
import { type Command, commands, type Section } from './commands.ts'

const order: Section[] = ['conversation', 'list', 'navigation', 'general']

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Ctrl-K: everything that can be done or reached, by a few letters of its name. */
export function Palette({ open, onOpenChange }: Props) {
  const t = useTranslations('palette')
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Overlay className="fixed inset-0 z-40 animate-fade bg-overlay" />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-4 top-[12vh] z-40 mx-auto flex max-h-[60vh] max-w-xl animate-pop flex-col overflow-hidden rounded-xl bg-raised shadow-pop"
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
  const all = useStore(commands)
  const found = useMemo(() => search(all, text), [all, text])
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice must be in sight
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  function run(command: Command | undefined) {
    if (!command) return
    onDone()
    // After the dialog has given the focus back, so that a command may take it elsewhere.
    setTimeout(command.run, 30)
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && found.length) {
      event.preventDefault()
      setAt((at + step + found.length) % found.length)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      run(found[at])
    }
  }

  return (
    <>
      <div className="flex items-center gap-3 border-b border-line px-4">
        <Search size={16} aria-hidden className="text-faint" />
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={found[at] && `${listId}-${found[at].id}`}
          aria-label={t('title')}
          placeholder={t('placeholder')}
          className="h-12 flex-1 bg-transparent text-base outline-none"
          value={text}
          onChange={event => {
            setText(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={t('title')}
        tabIndex={-1}
        className="overflow-y-auto p-1.5"
      >
        {found.length === 0 && <p className="px-3 py-6 text-center text-muted">{t('nothing', { text })}</p>}
        {found.map((command, index) => (
          <div key={command.id} role="presentation">
            {command.section !== found[index - 1]?.section && (
              <div role="presentation" className="px-2.5 pt-2 pb-1 text-xs font-medium text-faint">
                {t(`section.${command.section}`)}
              </div>
            )}
            {/* biome-ignore lint/a11y/useKeyWithClickEvents: the input above holds the focus and the keys */}
            <div
              id={`${listId}-${command.id}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              onPointerMove={() => setAt(index)}
              onClick={() => run(command)}
              className={cx(
                'flex h-9 cursor-default items-center justify-between gap-3 rounded-md px-2.5',
                index === at && 'bg-hover',
              )}
            >
              <span className="truncate">{command.title}</span>
              {command.keys && <Keys keys={command.keys} />}
            </div>
          </div>
        ))}
      </div>
    </>
  )
}

function search(all: Command[], text: string) {
  const words = text.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  return all
    .filter(command => !command.hidden && words.every(word => command.title.toLocaleLowerCase().includes(word)))
    .sort((left, right) => order.indexOf(left.section) - order.indexOf(right.section))
}
