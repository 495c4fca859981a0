'use client'

import { Check } from 'lucide-react'
import { useId, useState } from 'react'
import { cx } from './cx.ts'
import type { Choice, Choosing } from './picker.tsx'

/** The field that holds the focus, and the choices that fit what is typed in it. */
export function PickerList({ label, placeholder, nothing, choices, value, onPick, onDone }: Choosing) {
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const found = choices.filter(choice => choice.label.toLocaleLowerCase().includes(text.toLocaleLowerCase().trim()))
  function pick(choice: Choice | undefined) {
    if (!choice) return
    onPick(choice.id)
    onDone()
  }
  function onKeyDown(event: React.KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && found.length) {
      event.preventDefault()
      setAt((at + step + found.length) % found.length)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      pick(found[at])
    }
  }
  return (
    <>
      <input
        role="combobox"
        aria-expanded="true"
        aria-controls={listId}
        aria-activedescendant={found[at] && `${listId}-${found[at].id}`}
        aria-label={label}
        placeholder={placeholder}
        value={text}
        onChange={event => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
        className="h-9 w-full border-b border-line bg-transparent px-3 text-sm outline-none"
      />
      <div id={listId} role="listbox" aria-label={label} tabIndex={-1} className="max-h-72 overflow-y-auto p-1">
        {found.length === 0 && <p className="px-2 py-4 text-center text-muted">{nothing}</p>}
        {found.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and the keys
          <div
            key={choice.id}
            id={`${listId}-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={() => pick(choice)}
            className={cx('flex h-8 cursor-default items-center gap-2.5 rounded-md px-2', index === at && 'bg-hover')}
          >
            {choice.icon}
            <span className="min-w-0 flex-1 truncate">{choice.label}</span>
            {choice.hint && <span className="text-xs text-faint">{choice.hint}</span>}
            {choice.id === value && <Check size={14} aria-hidden />}
          </div>
        ))}
      </div>
    </>
  )
}
