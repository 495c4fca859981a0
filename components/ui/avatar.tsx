import { UserRound } from 'lucide-react'
import { cx } from './cx.ts'

const hues = [8, 32, 90, 145, 175, 205, 232, 262, 292, 330]

/** The same name has the same colour everywhere and always. */
function hueOf(seed: string) {
  let hash = 7
  for (const char of seed) hash = (hash * 31 + (char.codePointAt(0) ?? 0)) >>> 0
  return hues[hash % hues.length]
}

function initialsOf(name: string) {
  const words = name.trim().split(/\s+/).filter(Boolean)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map(word => Array.from(word ?? '')[0] ?? '').join('')
}

type Props = {
  name: string | null | undefined
  seed?: string | number
  src?: string
  size?: number
  status?: 'online' | 'busy' | 'offline'
  square?: boolean
  className?: string
}

/** A person's picture, or initials on a stable colour. Decorative: the name always stands beside it. */
export function Avatar({ name, seed, src, size = 32, status, square, className }: Props) {
  const hue = hueOf(String(seed ?? name ?? ''))
  return (
    <span aria-hidden className={cx('relative inline-grid shrink-0', className)} style={{ width: size, height: size }}>
      {src ? (
        // biome-ignore lint/performance/noImgElement: pictures come from the installation itself, already small
        <img src={src} alt="" className={cx('size-full object-cover', square ? 'rounded-md' : 'rounded-full')} />
      ) : (
        <span
          className={cx(
            'avatar grid size-full place-items-center font-semibold uppercase leading-none',
            square ? 'rounded-md' : 'rounded-full',
          )}
          style={{ ['--hue' as string]: hue, fontSize: Math.max(9, Math.round(size * 0.38)) }}
        >
          {name?.trim() ? initialsOf(name) : <UserRound size={Math.round(size * 0.55)} />}
        </span>
      )}
      {status && <PresenceDot status={status} size={size} />}
    </span>
  )
}

function PresenceDot({ status, size }: { status: 'online' | 'busy' | 'offline'; size: number }) {
  const dot = Math.max(8, Math.round(size * 0.3))
  return (
    <span
      className={cx(
        'absolute -end-0.5 -bottom-0.5 rounded-full border-2 border-surface',
        status === 'online' && 'bg-[#22a565]',
        status === 'busy' && 'bg-[#d99a1c]',
        status === 'offline' && 'bg-line-strong',
      )}
      style={{ width: dot, height: dot }}
    />
  )
}
