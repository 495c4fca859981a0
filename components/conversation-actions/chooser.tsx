'use client'

import { Check, Plus } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { cx } from '../ui/cx.ts'

export type Option = { id: string; label: string; hint?: string; icon?: ReactNode }

export type ChooserProps = {
  label: string
  placeholder: string
  nothing: string
  options: Option[]
  chosen: string[]
  /** Several may be chosen: it stays open, and a second press takes one out. */
  multiple?: boolean
  onPick: (id: string) => void
  /** Makes what was typed, where there is nothing of that name. */
  create?: { label: (text: string) => string; run: (text: string) => void }
  onDone: () => void
}

type Row = Option | { create: string }
const matches = (option: Option, text: string) => option.label.toLocaleLowerCase().includes(text)

/** Choosing by typing: the focus stays in the field, arrows move, Enter picks. */
export function Chooser({
  label,
  placeholder,
  nothing,
  options,
  chosen,
  multiple,
  onPick,
  create,
  onDone,
}: ChooserProps) {
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const list = useRef<HTMLDivElement>(null)
  const wanted = text.toLocaleLowerCase().trim()
  const found = options.filter(option => matches(option, wanted))
  const isNew = create && wanted !== '' && !options.some(option => option.label.toLocaleLowerCase() === wanted)
  const rows: Row[] = isNew ? [...found, { create: text.trim() }] : found
  // biome-ignore lint/correctness/useExhaustiveDependencies: another row must be in sight
  useEffect(() => {
    list.current?.querySelector('[data-at]')?.scrollIntoView({ block: 'nearest' })
  }, [at])

  function press(row: Row | undefined) {
    if (!row) return
    if ('create' in row) create?.run(row.create)
    else onPick(row.id)
    if (multiple) setText('')
    else onDone()
  }

  function onKeyDown(event: React.KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && rows.length) {
      event.preventDefault()
      setAt((at + step + rows.length) % rows.length)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      if (multiple && (event.metaKey || event.ctrlKey)) onDone()
      else press(rows[at])
    }
  }

  return (
    <>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={rows[at] && `${listId}-${at}`}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        className="h-10 w-full shrink-0 border-b border-line bg-transparent px-3 text-base outline-none sm:text-sm"
      />
      {rows.length === 0 && (
        <p role="status" className="px-3 py-5 text-center text-muted">
          {nothing}
        </p>
      )}
      <div
        ref={list}
        id={listId}
        role="listbox"
        aria-label={label}
        aria-multiselectable={multiple || undefined}
        tabIndex={-1}
        className={cx('max-h-72 overflow-y-auto', rows.length > 0 && 'p-1')}
      >
        {rows.map((row, index) => {
          const isChosen = !('create' in row) && chosen.includes(row.id)
          return (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and the keys
            <div
              key={'create' in row ? '+' : row.id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              data-at={index === at || undefined}
              aria-selected={multiple ? isChosen : index === at}
              onPointerMove={() => setAt(index)}
              onClick={() => press(row)}
              className={cx(
                'flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2',
                index === at && 'bg-hover',
              )}
            >
              {'create' in row ? (
                <>
                  <Plus size={14} aria-hidden className="text-muted" />
                  <span className="min-w-0 flex-1 truncate">{create?.label(row.create)}</span>
                </>
              ) : (
                <>
                  {multiple && <Box checked={isChosen} />}
                  {row.icon}
                  <span className="min-w-0 flex-1 truncate">{row.label}</span>
                  {row.hint && <span className="shrink-0 text-xs text-faint">{row.hint}</span>}
                  {!multiple && isChosen && <Check size={14} aria-hidden />}
                </>
              )}
            </div>
          )
        })}
      </div>
    </>
  )
}

function Box({ checked }: { checked: boolean }) {
  return (
    <span
      aria-hidden
      className={cx(
        'grid size-4 shrink-0 place-items-center rounded-sm border',
        checked ? 'border-accent bg-accent text-on-accent' : 'border-line-strong',
      )}
    >
      {checked && <Check size={12} strokeWidth={3} />}
    </span>
  )
}
