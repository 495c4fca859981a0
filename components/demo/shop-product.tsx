import type { ReactNode } from 'react'
import { cx } from '../ui/cx.ts'

type Picture = { ground: string; body: string; shade: string; drawing: ReactNode }

/** Still lifes of two colours; `currentColor` is the body, `--shade` its darker side. */
const pictures = {
  kettle: {
    ground: '#efe7dc',
    body: '#8a5a34',
    shade: '#6b4324',
    drawing: (
      <>
        <path d="M40 52h44l6 40a8 8 0 0 1-8 8H42a8 8 0 0 1-8-8Z" fill="currentColor" />
        <path d="M88 62c18-2 12-26 24-30" fill="none" stroke="var(--shade)" strokeWidth="5" strokeLinecap="round" />
        <path d="M38 62c-16 0-18 28-2 28" fill="none" stroke="var(--shade)" strokeWidth="6" strokeLinecap="round" />
        <rect x="46" y="44" width="32" height="8" rx="4" fill="var(--shade)" />
        <circle cx="62" cy="40" r="5" fill="var(--shade)" />
      </>
    ),
  },
  grinder: {
    ground: '#e3e9e4',
    body: '#5c7a66',
    shade: '#3c5646',
    drawing: (
      <>
        <rect x="46" y="42" width="36" height="34" rx="6" fill="currentColor" />
        <rect x="42" y="76" width="44" height="28" rx="6" fill="var(--shade)" />
        <path
          d="M64 42V28h30"
          fill="none"
          stroke="var(--shade)"
          strokeWidth="5"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="96" cy="26" r="6" fill="currentColor" />
      </>
    ),
  },
  cups: {
    ground: '#f0e1dd',
    body: '#b4675a',
    shade: '#8f4a3e',
    drawing: (
      <>
        <path d="M24 58h38v22a16 16 0 0 1-16 16h-6a16 16 0 0 1-16-16Z" fill="currentColor" />
        <path d="M62 64h6a8 8 0 0 1 0 16h-6" fill="none" stroke="currentColor" strokeWidth="5" />
        <path d="M68 70h34v18a14 14 0 0 1-14 14h-6a14 14 0 0 1-14-14Z" fill="var(--shade)" />
      </>
    ),
  },
  dripper: {
    ground: '#e2e6ee',
    body: '#6b7da6',
    shade: '#485a84',
    drawing: (
      <>
        <path d="M36 32h56L76 64H52Z" fill="currentColor" />
        <rect x="44" y="64" width="40" height="6" rx="3" fill="var(--shade)" />
        <path d="M48 76h32l6 20a8 8 0 0 1-8 8H50a8 8 0 0 1-8-8Z" fill="var(--shade)" opacity=".75" />
        <path d="M92 40h6a7 7 0 0 1 0 14h-12" fill="none" stroke="currentColor" strokeWidth="5" />
      </>
    ),
  },
  scale: {
    ground: '#ece8ef',
    body: '#7d6a8d',
    shade: '#574765',
    drawing: (
      <>
        <rect x="26" y="62" width="76" height="10" rx="5" fill="var(--shade)" />
        <rect x="30" y="72" width="68" height="26" rx="7" fill="currentColor" />
        <rect x="52" y="79" width="24" height="12" rx="3" fill="#fff" opacity=".85" />
        <path d="M50 40h28v10a12 12 0 0 1-12 12h-4a12 12 0 0 1-12-12Z" fill="currentColor" opacity=".55" />
      </>
    ),
  },
  beans: {
    ground: '#ece4d4',
    body: '#a07a3c',
    shade: '#5f4a1c',
    drawing: (
      <>
        <path d="M42 34h44l4 62a8 8 0 0 1-8 8H46a8 8 0 0 1-8-8Z" fill="currentColor" />
        <path d="M42 34h44l1 12H41Z" fill="var(--shade)" />
        <ellipse cx="64" cy="74" rx="11" ry="15" fill="#fff" opacity=".9" transform="rotate(24 64 74)" />
        <path d="M58 86c8-6 2-16 12-24" fill="none" stroke="var(--shade)" strokeWidth="3" strokeLinecap="round" />
      </>
    ),
  },
} satisfies Record<string, Picture>

export function ShopProduct({ name, large }: { name: keyof typeof pictures; large?: boolean }) {
  const { ground, body, shade, drawing } = pictures[name]
  return (
    <div
      className={cx('grid aspect-[4/3] place-items-center rounded-xl', large && 'max-sm:hidden')}
      style={{ backgroundColor: ground, color: body, ['--shade' as string]: shade }}
    >
      <svg viewBox="0 0 128 128" aria-hidden className="h-[72%]">
        {drawing}
      </svg>
    </div>
  )
}
