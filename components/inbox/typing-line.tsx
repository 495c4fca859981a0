'use client'

import { AnimatePresence } from 'framer-motion'
import * as m from 'framer-motion/m'
import { useTranslations } from 'use-intl'
import { useAccount } from '../data/account-context.tsx'
import { useStore } from '../data/store.ts'

/** Who is typing, in a place that is always there, so that nothing jumps. */
export function TypingLine({ conversationId }: { conversationId: number }) {
  const t = useTranslations('conversation')
  const { runtime } = useAccount()
  const typists = useStore(runtime.typing)[conversationId] ?? []
  const [one, two] = typists
  return (
    <div aria-live="polite" className="h-6 min-w-0 truncate pt-1 text-xs text-faint">
      <AnimatePresence>
        {one && (
          <m.p
            initial={{ opacity: 0 }}
            animate={{ opacity: 1 }}
            exit={{ opacity: 0 }}
            className="flex items-center gap-2"
          >
            <span className="flex gap-0.5" aria-hidden>
              {[0, 160, 320].map(delay => (
                <span
                  key={delay}
                  className="size-1 animate-pulse-soft rounded-full bg-faint"
                  style={{ animationDelay: `${delay}ms` }}
                />
              ))}
            </span>
            {two
              ? t('typingMany', { count: typists.length })
              : one.isPrivate
                ? t('typingNote', { name: one.name })
                : t('typing', { name: one.name || t('visitor') })}
          </m.p>
        )}
      </AnimatePresence>
    </div>
  )
}
