'use client'

import { useQuery } from '@tanstack/react-query'
import { Popover } from 'radix-ui'
import { type ReactNode, useDeferredValue, useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { cx } from '../ui/cx.ts'
import { Spinner } from '../ui/spinner.tsx'
import { useHeldEnter } from '../ui/use-held-enter.ts'

export type Found = { id: string; label: string; hint?: string; icon?: ReactNode }

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  trigger: ReactNode
  label: string
  placeholder: string
  nothing: string
  /** What the search is called in the cache. */
  queryKey: readonly unknown[]
  search: (text: string, signal: AbortSignal) => Promise<Found[]>
  /** What else can be picked, given what was typed. */
  besides?: (text: string) => Found[]
  onPick: (id: string, text: string) => void
}

/** Choosing one of more than can be listed: the server is asked while one types. */
export function SearchPicker({ open, onOpenChange, trigger, ...rest }: Props) {
  return (
    <Popover.Root open={open} onOpenChange={onOpenChange}>
      <Popover.Trigger asChild>{trigger}</Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="start"
          sideOffset={4}
          collisionPadding={8}
          aria-label={rest.label}
          className="z-50 w-72 animate-pop overflow-hidden rounded-lg bg-raised shadow-pop"
        >
          <Body {...rest} onDone={() => onOpenChange(false)} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

type BodyProps = Omit<Props, 'open' | 'onOpenChange' | 'trigger'> & { onDone: () => void }

function Body({ label, placeholder, nothing, queryKey, search, besides, onPick, onDone }: BodyProps) {
  const t = useTranslations('contacts')
  const listId = useId()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  // Whoever moves to one of those that are shown means that one.
  const [moved, setMoved] = useState(false)
  const q = useDeferredValue(text.trim())
  const found = useQuery({
    queryKey: [...queryKey, q],
    queryFn: ({ signal }) => search(q, signal),
    placeholderData: known => known,
    staleTime: 10_000,
  })
  const choices = [...(found.data ?? []), ...(besides?.(text.trim()) ?? [])]
  function pick(choice: Found | undefined) {
    if (!choice) return
    onPick(choice.id, text.trim())
    onDone()
  }
  const answered = q === text.trim() && !found.isPlaceholderData && !found.isPending
  const enter = useHeldEnter(answered || moved, () => pick(choices[at]))
  function onKeyDown(event: React.KeyboardEvent) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step && choices.length) {
      event.preventDefault()
      setAt((at + step + choices.length) % choices.length)
      setMoved(true)
    } else if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault()
      enter.press()
    }
  }
  return (
    <>
      <div className="flex items-center border-b border-line pe-3">
        <input
          role="combobox"
          aria-expanded="true"
          aria-controls={listId}
          aria-activedescendant={choices[at] && `${listId}-${choices[at].id}`}
          aria-label={label}
          placeholder={placeholder}
          value={text}
          onChange={event => {
            setText(event.target.value)
            setAt(0)
            setMoved(false)
            enter.letGo()
          }}
          onKeyDown={onKeyDown}
          className="h-9 min-w-0 flex-1 bg-transparent px-3 text-sm outline-none"
        />
        {found.isFetching && <Spinner size={14} />}
      </div>
      <div id={listId} role="listbox" aria-label={label} tabIndex={-1} className="max-h-72 overflow-y-auto p-1">
        {choices.length === 0 && (
          <p role="status" className="px-2 py-4 text-center text-muted">
            {found.error ? t('searchFailed') : found.isPending ? '…' : nothing}
          </p>
        )}
        {choices.map((choice, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field above holds the focus and the keys
          <div
            key={choice.id}
            id={`${listId}-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onPointerMove={() => setAt(index)}
            onClick={() => pick(choice)}
            className={cx('flex h-9 cursor-default items-center gap-2.5 rounded-md px-2', index === at && 'bg-hover')}
          >
            {choice.icon}
            <bdi className="min-w-0 flex-1 truncate">{choice.label}</bdi>
            {choice.hint && <bdi className="max-w-28 truncate text-xs text-faint">{choice.hint}</bdi>}
          </div>
        ))}
      </div>
    </>
  )
}
