'use client'

import { AnimatePresence } from 'framer-motion'
import * as m from 'framer-motion/m'
import { CircleCheck } from 'lucide-react'
import Link from 'next/link'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/index.ts'
import { AuthPage } from '../auth/auth-page.tsx'
import { Snippet } from '../settings/snippet.tsx'
import { paths } from '../shell/paths.ts'
import { Button } from '../ui/button.tsx'
import { Moving } from '../ui/moving.tsx'
import { Steps } from './steps.tsx'
import { useFirstMessage } from './use-first-message.ts'

/** Copy, paste, say hello: the page waits for the first message and shows it. */
export function InstallStep({ inbox, accountId }: { inbox: InboxWire; accountId: number }) {
  const t = useTranslations('onboarding')
  const first = useFirstMessage(inbox.id)
  return (
    <AuthPage
      title={first ? t('arrivedTitle') : t('installTitle')}
      body={first ? t('arrivedBody') : t('installBody')}
      wide
    >
      <Steps at={first ? 3 : 2} />
      <Moving>
        <AnimatePresence mode="popLayout" initial={false}>
          {first ? (
            <m.div key="arrived" initial={{ opacity: 0, y: 8 }} animate={{ opacity: 1, y: 0 }}>
              <div role="status" className="flex items-start gap-3 rounded-xl border border-line bg-bg p-4">
                <CircleCheck size={20} aria-hidden className="mt-0.5 shrink-0 text-good" />
                <div className="min-w-0">
                  <p className="text-xs text-muted">{first.name || t('visitor')}</p>
                  <p dir="auto" className="line-clamp-3 text-base [overflow-wrap:anywhere]">
                    {first.text}
                  </p>
                </div>
              </div>
              <Button tone="primary" size="lg" className="mt-5" asChild>
                <Link href={paths.conversation(accountId, first.conversationId)}>{t('answer')}</Link>
              </Button>
            </m.div>
          ) : (
            <m.div key="install" exit={{ opacity: 0 }}>
              <Snippet inbox={inbox} />
              <div
                role="status"
                className="mt-6 flex items-center gap-3 rounded-xl border border-dashed border-line-strong p-4"
              >
                <span aria-hidden className="relative grid size-5 shrink-0 place-items-center">
                  <span className="absolute size-4 animate-ping rounded-full bg-accent/25 motion-reduce:hidden" />
                  <span className="size-2 rounded-full bg-accent" />
                </span>
                <div>
                  <p className="font-medium">{t('waiting')}</p>
                  <p className="text-muted">{t('waitingBody')}</p>
                </div>
              </div>
              <p className="mt-5 text-sm text-muted">
                <Link href={paths.dashboard(accountId)} className="font-medium text-accent-text hover:underline">
                  {t('later')}
                </Link>
              </p>
            </m.div>
          )}
        </AnimatePresence>
      </Moving>
    </AuthPage>
  )
}
