'use client'

import { AnimatePresence } from 'framer-motion'
import * as m from 'framer-motion/m'
import { useTranslations } from 'use-intl'
import type { Typist } from '../data/typing.ts'
import { Moving } from '../ui/moving.tsx'

/** Who is typing, coming and going softly. */
export default function Typists({ typists }: { typists: Typist[] }) {
  const t = useTranslations('conversation')
  const [one, two] = typists
  return (
    <Moving>
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
    </Moving>
  )
}
