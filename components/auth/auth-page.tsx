'use client'

import type { ReactNode } from 'react'
import { Logo } from '../ui/logo.tsx'
import { useTitle } from '../ui/use-title.ts'
import { LanguagePicker } from './language-picker.tsx'

type Props = { title: string; body?: ReactNode; children: ReactNode; footer?: ReactNode; wide?: boolean }

/** The quiet page around every form that comes before the dashboard. */
export function AuthPage({ title, body, children, footer, wide }: Props) {
  useTitle(title)
  return (
    <div className="flex min-h-dvh flex-col bg-bg">
      <main className="flex flex-1 flex-col items-center justify-center px-4 py-10">
        <div className={wide ? 'w-full max-w-xl' : 'w-full max-w-[376px]'}>
          <div className="mb-6 flex items-center gap-2.5">
            <Logo size={32} />
            <span className="text-lg font-semibold">Charla</span>
          </div>
          <div className="rounded-xl border border-line bg-surface p-6 shadow-low sm:p-8">
            <h1 className="text-xl font-semibold text-balance">{title}</h1>
            {body && <div className="mt-1.5 text-base text-muted">{body}</div>}
            <div className="mt-6">{children}</div>
          </div>
          {footer && <div className="mt-5 text-center text-sm text-muted">{footer}</div>}
        </div>
      </main>
      <footer className="flex justify-center pb-6">
        <LanguagePicker />
      </footer>
    </div>
  )
}
