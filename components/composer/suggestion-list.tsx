'use client'

import { Users } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { Avatar } from '../ui/avatar.tsx'
import { cx } from '../ui/cx.ts'
import type { Suggestion, Suggestions } from './use-suggestions.ts'

/** What fits the words before the cursor, above the place where one writes. The field keeps the focus and the keys. */
export function SuggestionList({
  suggestions,
  onPick,
}: {
  suggestions: Suggestions
  onPick: (one: Suggestion) => void
}) {
  const t = useTranslations('composer.suggest')
  const { open, items, at, listId, kind, state } = suggestions
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: whichever is picked is to be seen
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
  }, [at, items])
  if (!open || !kind) return null
  const note = state === 'loading' ? t('loading') : state === 'failed' ? t('failed') : t(`nothing.${kind}`)
  return (
    <div className="absolute inset-x-0 bottom-full z-20 mb-1.5 animate-pop overflow-hidden rounded-lg border border-line bg-raised shadow-pop">
      {items.length === 0 && (
        <p role="status" className="px-3 py-2.5 text-sm text-muted">
          {note}
        </p>
      )}
      <div
        ref={list}
        id={listId}
        role="listbox"
        tabIndex={-1}
        aria-label={t(kind)}
        className={cx('max-h-64 overflow-y-auto p-1', items.length === 0 && 'hidden')}
      >
        {items.map((one, index) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field holds the focus and the keys
          <div
            key={one.id}
            id={`${listId}-${one.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={index === at}
            onMouseDown={event => event.preventDefault()}
            onPointerMove={() => suggestions.setAt(index)}
            onClick={() => onPick(one)}
            className={cx(
              'flex min-h-8 cursor-default items-center gap-2.5 rounded-md px-2 py-1',
              index === at && 'bg-hover',
            )}
          >
            <Picture one={one} />
            <bdi className="max-w-1/2 shrink-0 truncate text-sm font-medium">{one.label}</bdi>
            {one.hint && (
              <span dir="auto" className="truncate-auto min-w-0 flex-1 truncate text-xs text-muted">
                {one.hint}
              </span>
            )}
          </div>
        ))}
      </div>
    </div>
  )
}

function Picture({ one: { glyph, face, id } }: { one: Suggestion }) {
  if (glyph)
    return (
      <span aria-hidden className="w-5 text-center text-lg leading-none">
        {glyph}
      </span>
    )
  if (face) return <Avatar name={face.name} seed={face.seed} src={face.src} size={20} />
  return id.startsWith('team-') ? <Users size={16} aria-hidden className="shrink-0 text-muted" /> : null
}
