'use client'

import { cx } from './cx.ts'

const symbols: Record<string, string> = {
  enter: '↵',
  shift: '⇧',
  escape: 'Esc',
  arrowup: '↑',
  arrowdown: '↓',
}

export const isApple = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform)

function nameOf(key: string) {
  const apple = isApple()
  if (key === 'mod') return apple ? '⌘' : 'Ctrl'
  if (key === 'alt') return apple ? '⌥' : 'Alt'
  return symbols[key] ?? key.toUpperCase()
}

/** Draws `mod+k` as keys. Alternatives are separated by a space; the first is shown. */
export function Keys({ keys, inverted }: { keys: string; inverted?: boolean }) {
  const first = keys.split(' ')[0] ?? ''
  return (
    <span className="inline-flex gap-0.5" dir="ltr">
      {first.split('+').map(key => (
        <kbd
          key={key}
          className={cx(
            'grid h-4 min-w-4 place-items-center rounded-sm px-1 font-sans text-2xs leading-none',
            inverted ? 'bg-on-tip/15' : 'border border-line bg-bg text-muted',
          )}
        >
          {nameOf(key)}
        </kbd>
      ))}
    </span>
  )
}
