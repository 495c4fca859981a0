'use client'

import { cx } from '../ui/cx.ts'
import { Logo } from '../ui/logo.tsx'
import { Loading } from '../ui/states.tsx'

/** While we find out who is looking, or `within` the frame, while what they look at is on its way. */
export function Boot({ within }: { within?: boolean }) {
  return (
    <main className={cx('grid place-items-center', within ? 'h-full' : 'h-dvh')}>
      <Loading>
        <Logo size={36} />
      </Loading>
    </main>
  )
}
