'use client'

import { useMemo, useState } from 'react'
import { useTranslations } from 'use-intl'
import { type Emoji, foundEmoji, useEmoji } from './emoji-list.ts'

const none: Emoji[] = []

/** All emoji, to choose from with the pointer or by name. */
export default function EmojiPicker({ onPick }: { onPick: (emoji: string) => void }) {
  const t = useTranslations('composer.emoji')
  const [query, setQuery] = useState('')
  const all = useEmoji() ?? none
  const kinds = useMemo(() => [...Map.groupBy(all, one => one.kind)], [all])
  const found = useMemo(() => (query.trim() ? foundEmoji(all, query.trim(), 100) : null), [all, query])
  const button = ({ emoji, name, lang }: Emoji) => (
    <button
      key={emoji}
      type="button"
      lang={lang}
      aria-label={name}
      title={name}
      onClick={() => onPick(emoji)}
      className="grid size-8 place-items-center rounded-md text-xl leading-none hover:bg-hover"
    >
      {emoji}
    </button>
  )
  return (
    <>
      <input
        type="search"
        aria-label={t('search')}
        placeholder={t('search')}
        value={query}
        onChange={event => setQuery(event.target.value)}
        onKeyDown={event => {
          const first = found?.[0]?.emoji
          if (event.key !== 'Enter' || !first) return
          event.preventDefault()
          onPick(first)
        }}
        className="h-9 w-full border-b border-line bg-transparent px-3 text-sm outline-none"
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section tabIndex={0} aria-label={t('all')} className="ring-inset-focus h-64 overflow-y-auto p-2">
        {found?.length === 0 && <p className="py-6 text-center text-sm text-muted">{t('nothing')}</p>}
        {found && <div className="grid grid-cols-8">{found.map(button)}</div>}
        {!found &&
          kinds.map(([kind, emoji]) => (
            <div
              key={kind}
              className="mb-2 grid grid-cols-8 [content-visibility:auto] [contain-intrinsic-size:auto_400px]"
            >
              {emoji.map(button)}
            </div>
          ))}
      </section>
    </>
  )
}
