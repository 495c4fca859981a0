'use client'

import { ExternalLink, SlidersHorizontal } from 'lucide-react'
import { useTranslations } from 'use-intl'
import type { InboxWire } from '#lib/protocol/index.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { widgetSnippet } from './snippet-code.ts'

/** The few lines that bring the widget onto a page. */
export function Snippet({ inbox, onCopied }: { inbox: InboxWire; onCopied?: () => void }) {
  const t = useTranslations('settings.inboxes')
  const code = inbox.web_widget_script?.trim() || widgetSnippet(location.origin, inbox.website_token ?? '')
  return (
    <div>
      <section
        dir="ltr"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: long code scrolls, which must work by keyboard
        tabIndex={0}
        aria-label={t('snippet')}
        className="max-h-80 overflow-auto whitespace-pre rounded-lg border border-line bg-bg p-3.5 font-mono text-xs leading-5"
      >
        {code}
      </section>
      <div className="mt-3 flex flex-wrap gap-2">
        <CopyButton tone="primary" text={code} label={t('copySnippet')} onCopied={onCopied} />
        <Button asChild>
          <a href={`/demo?website_token=${inbox.website_token}`} target="_blank" rel="noreferrer">
            <ExternalLink size={14} aria-hidden />
            {t('tryIt')}
          </a>
        </Button>
        <Button asChild>
          <a href={`/playground?website_token=${inbox.website_token}`} target="_blank" rel="noreferrer">
            <SlidersHorizontal size={14} aria-hidden />
            {t('playground')}
          </a>
        </Button>
      </div>
    </div>
  )
}
